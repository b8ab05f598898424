"""From tokens to the syntax tree. Nothing recurses, and a fault costs as little as can be.

The grammar is that of Argdown 2.0: blocks parted by empty lines, each a heading, a statement or
argument with its relations, a premise-conclusion structure, or a list.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.formats.argdown.content import (
    CLOSING,
    ITEMS,
    TEXT,
    Writer,
    break_line,
    plain_content,
)
from argmap.formats.argdown.lexer import Lexer
from argmap.formats.argdown.syntax import (
    Content,
    DataBlock,
    Element,
    Form,
    Heading,
    InferenceNode,
    ListBlock,
    Pcs,
    RelationNode,
    Tree,
)
from argmap.formats.argdown.tokens import RELATIONS, Kind, Token

if TYPE_CHECKING:
    from argmap.formats.argdown.settings import Settings
    from argmap.formats.argdown.syntax import Block

_BLANK_LINE = re.compile(r"\n[ \t]*\r?\n")
_ARGUMENTS = frozenset({Kind.ARGUMENT_DEFINITION, Kind.ARGUMENT_REFERENCE})
_TITLED = frozenset({Kind.STATEMENT_DEFINITION, Kind.STATEMENT_REFERENCE}) | _ARGUMENTS
_ELEMENTS = ITEMS | _TITLED
_DEFINITIONS = frozenset({Kind.STATEMENT_DEFINITION, Kind.ARGUMENT_DEFINITION})
_PLAIN = frozenset({Kind.FREESTYLE, Kind.CONTROL, Kind.NEWLINE})
_LISTS = frozenset({Kind.ORDERED_ITEM, Kind.UNORDERED_ITEM})
_RESUME = RELATIONS | {Kind.INDENT, Kind.DEDENT, Kind.END}


@dataclass(frozen=True, slots=True)
class Fault:
    """A place where the text is not Argdown.

    Attributes:
        wanted: What was being read: the name of an explanation in ``faults``.
        found: What stands there instead.
        start: Where that begins.
    """

    wanted: str
    found: Kind
    start: int


class _Stuck(Exception):
    """Nothing that may follow follows."""

    def __init__(self, wanted: str) -> None:
        super().__init__(wanted)
        self.wanted = wanted


class Parser:
    """Reads a document.

    Args:
        text: The document.

    Attributes:
        faults: What was wrong with it, in order of place.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.faults: list[Fault] = []
        self._lexer = Lexer(text)
        self._tokens: list[Token] = []
        self._kinds: list[Kind] = [Kind.END]
        self._at = 0
        self._shortcodes: dict[str, str] = {}
        self._keep_tags = True

    def front_matter(self) -> DataBlock | None:
        """The front matter, which is read first because it says how to read the rest."""
        self._fill()
        self._take_if(Kind.NEWLINE)
        if self._look() is Kind.END and self._begins_after_empty_line():
            self._fill()
        if self._look() is not Kind.FRONT_MATTER:
            return None
        block = self._data()
        self._take_if(Kind.NEWLINE)
        if self._look() is not Kind.END or not self._begins_after_empty_line():
            self._fault("after-front-matter")
        else:
            self._fill()
        return block

    def tree(self, front_matter: DataBlock | None, settings: Settings) -> Tree:
        """The whole tree."""
        self._shortcodes, self._keep_tags = settings.shortcodes, settings.keep_tags
        tree = Tree(front_matter)
        if not self._tokens or (self._look() is Kind.END and not self.faults):
            self._fault("block")
        while self._tokens:
            self._block_into(tree)
            self._fill()
        return tree

    def _begins_after_empty_line(self) -> bool:
        return bool(self._tokens) and self._tokens[-1].kind is Kind.EMPTY_LINE

    def _fill(self) -> None:
        """Reads the tokens of the next block."""
        self._tokens, self._at = self._lexer.block(), 0
        self._kinds = [token[0] for token in self._tokens]
        if self._kinds and self._kinds[-1] is Kind.EMPTY_LINE:
            self._kinds[-1] = Kind.END
        self._kinds.append(Kind.END)

    def _look(self) -> Kind:
        return self._kinds[self._at]

    def _take(self) -> Token:
        token = self._tokens[self._at]
        self._at += 1
        return token

    def _take_if(self, kind: Kind) -> bool:
        if self._look() is kind:
            self._at += 1
            return True
        return False

    def _require(self, kind: Kind, wanted: str) -> Token:
        self._expect(kind, wanted)
        return self._take()

    def _expect(self, kind: Kind, wanted: str) -> None:
        if self._look() is not kind:
            raise _Stuck(wanted)

    def _end(self) -> int:
        """Where the last token taken ends."""
        return self._tokens[self._at - 1].end if self._at else self._start()

    def _start(self) -> int:
        if self._at < len(self._tokens):
            return self._tokens[self._at].start
        return self._tokens[-1].end if self._tokens else len(self.text)

    def _fault(self, wanted: str) -> None:
        found = self._look()
        if found is Kind.INDENT:
            found = self._second()
        elif found is Kind.DEDENT and set(self._kinds[self._at :]) == {Kind.DEDENT, Kind.END}:
            found = Kind.END
        start = self._start()
        while self.text[start : start + 1] in {" ", "\t"}:
            start += 1
        self.faults.append(Fault(wanted, found, start))

    def _block_into(self, tree: Tree) -> None:
        """Reads one block, or says what is wrong with it and goes to the next.

        An inference that is not finished takes in all that follows, so nothing is told from that.
        """
        found: list[Block] = []
        before = len(self.faults)
        try:
            self._block(found)
            self._expect(Kind.END, "end-of-block")
        except _Stuck as stuck:
            if stuck.wanted != "end-of-block" or len(self.faults) == before:
                self._fault(stuck.wanted)
            place = self._start()
            started = self._kinds.count(Kind.INFERENCE_START)
            if started == self._kinds.count(Kind.INFERENCE_END):
                self._look_over(found)
            self._recover(place)
        tree.blocks += found

    def _look_over(self, found: list[Block]) -> None:
        """Takes what can be had from the rest of a block, line by line, each on its own."""
        while (kind := self._look()) is not Kind.END:
            self._take()
            if kind not in RELATIONS and kind is not Kind.STATEMENT_NUMBER:
                continue
            try:
                found.append(self._head(_ELEMENTS, "other" if kind in RELATIONS else "numbered"))
                if self._look() in ITEMS:
                    self._fault("end-of-block")
            except _Stuck as stuck:
                self._fault(stuck.wanted)

    def _recover(self, place: int) -> None:
        """Goes on after the next empty line, even where an inference swallowed it."""
        if self._tokens[-1].kind is not Kind.EMPTY_LINE:
            match = _BLANK_LINE.search(self.text, place)
            self._lexer.restart(match.end() if match else len(self.text))
        else:
            self._lexer.forget()

    def _block(self, found: list[Block]) -> None:
        kind = self._look()
        if kind is Kind.HEADING_START:
            found.append(self._heading())
        elif kind is Kind.STATEMENT_NUMBER:
            found.append(self._pcs())
        elif kind is Kind.INDENT and self._second() in _LISTS:
            self._list(found)
        elif kind in _ELEMENTS:
            root = self._head(_ELEMENTS, "block")
            found.append(root)
            self._relations_below(root, RELATIONS)
        else:
            raise _Stuck("block")

    def _second(self) -> Kind:
        at = self._at + 1
        return self._kinds[at] if at < len(self._kinds) else Kind.END

    def _heading(self) -> Heading:
        mark = self._take()
        content = self._content("text")
        heading = Heading(mark.end - mark.start - 1, mark.start, 0, content)
        if self._look() is Kind.DATA:
            heading.data = self._data()
            self._take_if(Kind.NEWLINE)
        heading.end = self._end()
        return heading

    def _list(self, found: list[Block]) -> None:
        start = self._take().start
        kind = self._look()
        block = ListBlock(start)
        found.append(block)
        while self._look() is kind:
            self._take()
            item = self._head(_ELEMENTS, "list-item")
            block.items.append(item)
            self._relations_below(item, RELATIONS)
        self._require(Kind.DEDENT, "list-end")
        block.end = self._end()

    def _pcs(self) -> Pcs:
        pcs = Pcs(self._start())
        self._numbered(pcs)
        while True:
            while self._look() is Kind.STATEMENT_NUMBER:
                self._numbered(pcs)
            self._inference(pcs)
            if self._look() is not Kind.STATEMENT_NUMBER:
                raise _Stuck("conclusion")
            self._numbered(pcs)
            if self._look() not in {Kind.STATEMENT_NUMBER, Kind.INFERENCE_START}:
                break
        pcs.end = self._end()
        return pcs

    def _numbered(self, pcs: Pcs) -> None:
        self._take()
        element = self._head(_ELEMENTS - _ARGUMENTS, "numbered")
        pcs.items.append(element)
        self._relations_below(element, RELATIONS)

    def _inference(self, pcs: Pcs) -> None:
        node = InferenceNode(self._require(Kind.INFERENCE_START, "inference").start)
        if self._look() in TEXT or (self._look() is Kind.NEWLINE and self._second() in TEXT):
            self._take_if(Kind.NEWLINE)
            node.rules = self._rules()
        self._take_if(Kind.NEWLINE)
        if self._look() is Kind.DATA:
            node.data = self._data()
            self._take_if(Kind.NEWLINE)
        self._require(Kind.INFERENCE_END, "inference-end")
        self._require(Kind.NEWLINE, "after-inference")
        node.end = self._end()
        pcs.items.append(node)
        self._relations_below(node, frozenset({Kind.OUTGOING_UNDERCUT}))

    def _rules(self) -> list[str]:
        rules = []
        while True:
            if self._look() not in TEXT:
                raise _Stuck("rule")
            writer = Writer(self.text, self._shortcodes, True)
            while self._look() in TEXT:
                writer.item(self._take())
            rules.append((writer.done().text or "").strip())
            if not self._take_if(Kind.LIST_DELIMITER):
                return rules

    def _data(self) -> DataBlock:
        token = self._take()
        return DataBlock(token.start, token.end)

    def _head(self, among: frozenset[Kind], wanted: str) -> Element:
        """An element without its relations."""
        kind = self._look()
        if kind not in among:
            raise _Stuck(wanted)
        start = self._tokens[self._at].start
        if kind not in _TITLED:
            element = Element(False, Form.TEXT, start, content=self._content("text"))
        elif kind in _DEFINITIONS:
            title = self._title(self._take(), 2)
            content = self._content("text-of-definition")
            element = Element(
                kind in _ARGUMENTS, Form.DEFINITION, start, title=title, content=content
            )
        else:
            element = self._reference(kind in _ARGUMENTS, start)
        element.head_end = self._end()
        if self._look() is Kind.DATA:
            element.data = self._data()
            if self._take_if(Kind.NEWLINE) and self._look() is Kind.INDENT:
                break_line(element.content)
        element.end = self._end()
        return element

    def _reference(self, is_argument: bool, start: int) -> Element:
        title = self._title(self._take(), 1)
        form = Form.REFERENCE
        if title[0] in "\n\r":  # the pattern of a reference lets this through; it names nothing
            title, form = "", Form.TEXT
        content = self._tags() if self._look() is Kind.TAG else Content()
        if self._take_if(Kind.NEWLINE) and self._look() in {Kind.DATA, Kind.INDENT}:
            break_line(content)
        return Element(is_argument, form, start, title=title, content=content)

    def _tags(self) -> Content:
        writer = self._writer()
        while self._look() is Kind.TAG:
            writer.item(self._take())
        return writer.done()

    def _writer(self) -> Writer:
        return Writer(self.text, self._shortcodes, self._keep_tags)

    def _title(self, token: Token, closing: int) -> str:
        return self.text[token.start + 1 : token.end - closing]

    def _content(self, wanted: str) -> Content:
        """Running text, as far as it goes; at least one token."""
        if self._look() not in ITEMS:
            raise _Stuck(wanted)
        at, kinds = self._at, self._kinds
        while kinds[at] in _PLAIN:
            at += 1
        if kinds[at] in ITEMS:
            return self._marked(self._writer())
        tokens = self._tokens[self._at : at]
        self._at = at
        return plain_content(self.text, tokens)

    def _marked(self, writer: Writer) -> Content:
        """Running text with marks, links, mentions or tags."""
        open_: list[Token] = []
        line_end = False
        while True:
            kind = self._look()
            if kind not in ITEMS:
                if not open_:
                    return writer.done()
                if kind is not CLOSING[open_[-1].kind]:
                    raise _Stuck(self._unclosed(open_[-1]))
                open_.pop()
                line_end = False
                writer.close(self._take())
                continue
            if line_end:
                writer.line_break()
            line_end = kind is Kind.NEWLINE
            token = self._take()
            if kind in CLOSING:
                open_.append(token)
                writer.open(token)
            elif not line_end:
                writer.item(token)

    def _unclosed(self, mark: Token) -> str:
        return "range " + self.text[mark.start : mark.end]

    def _relations_below(self, root: Element | InferenceNode, among: frozenset[Kind]) -> None:
        """Reads the relations below an element and below those, however deep they go."""
        if not self._take_if(Kind.INDENT):
            return
        above: list[Element | InferenceNode] = [root]
        first = True
        while above and self._look() is not Kind.END:
            try:
                lower = self._relation_below(above, among, first)
            except _Stuck as stuck:
                self._fault(stuck.wanted)
                self._resume()
                lower = None
            first = lower is not None
            if lower:
                above.append(lower)
        if above:
            raise _Stuck("relation")

    def _relation_below(
        self, above: list[Element | InferenceNode], among: frozenset[Kind], first: bool
    ) -> Element | None:
        """Reads one relation; the element below it when that has relations of its own."""
        kind = self._look()
        if kind in (among if len(above) == 1 else RELATIONS):
            mark = self._take()
            wanted = _ELEMENTS - _ARGUMENTS if kind is Kind.CONTRADICTION else _ELEMENTS
            element = self._head(wanted, "contradiction" if kind is Kind.CONTRADICTION else "other")
            start = mark.end - len(self.text[mark.start : mark.end].lstrip(" '\t"))
            above[-1].relations.append(RelationNode(kind, start, element))
            return element if self._take_if(Kind.INDENT) else None
        if kind is Kind.DEDENT and not first:
            self._take()
            above.pop().end = self._end()
            return None
        raise _Stuck("relation")

    def _resume(self) -> None:
        """Passes over what is not understood, up to the next relation or the end of the block."""
        if self._look() is not Kind.DEDENT and self._look() is not Kind.END:
            self._take()
        while self._look() not in _RESUME:
            self._take()
        self._lexer.forget()
