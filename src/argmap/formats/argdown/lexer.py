"""From text to tokens, one block at a time, in time that grows with the length of the text alone.

A block ends with an empty line. Nothing but an open bold or italic range outlasts it, so blocks can
be read on their own, and after a fault the next one begins afresh.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property

from argmap.formats.argdown import tokens as t
from argmap.formats.argdown.tokens import Kind, Token

_LINE_START = frozenset("' \t+-<>_(*#0123456789")
_AT_LINE_START = {
    name: Kind[name.upper() if name != "inference" else "INFERENCE_START"]
    for name in t.STRUCTURE.groupindex
    if name != "indent"
}
_CLOSES = frozenset({Kind.INFERENCE_START, Kind.STATEMENT_NUMBER})
"""What ends all open indentation."""
_FRESH = frozenset({None, Kind.NEWLINE, Kind.EMPTY_LINE})
"""What comes before the start of a line."""
_SPECIAL = frozenset("\\@#*_[],.:;</>-\r\n(){} \t=")
"""Characters at which something other than plain text may begin."""
_LINE_ENDS = frozenset({"\r", "\n"})
_SPACE = frozenset({" ", "\t"})
_WHITE = _LINE_ENDS | _SPACE
"""After one of these a full stop or a colon begins no short code."""
_LONE = frozenset(",;()]}>-")
"""Characters that are just text wherever they stand within a line."""
_SIMPLE = frozenset("\\.:{=")
_LISTS = frozenset({Kind.ORDERED_ITEM, Kind.UNORDERED_ITEM})


class Lexer:
    """Reads the tokens of a text block by block.

    Attributes:
        text: The text.
        at: Where the next block begins.
    """

    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0
        self._last: Kind | None = None
        self._ranges: list[str] = []
        self._found: dict[str, tuple[int, int]] = {}
        self._skipped = 0

    def restart(self, at: int) -> None:
        """Goes on at another place, as after an empty line, with no range open."""
        self.at, self._last = at, Kind.EMPTY_LINE
        self.forget()

    def forget(self) -> None:
        """Takes all bold and italic ranges as closed."""
        self._ranges.clear()

    def block(self) -> list[Token]:
        """The tokens up to the next empty line, which is the last of them; none at the end."""
        size = len(self.text)
        found: list[Token] = []
        indents = [0]
        pos = self.at
        inference = False
        while pos < size:
            if inference:
                token = self._in_inference(pos)
                inference = token is None or token.kind is not Kind.INFERENCE_END
            else:
                pos = self._words(pos, found)
                if pos == size:
                    break
                token = self._next(pos, self.text[pos], indents, found)
                inference = token is not None and token.kind is Kind.INFERENCE_START
            if token is None:
                pos = self._skipped
                continue
            pos = token.end
            found.append(token)
            self._last = token.kind
            if token.kind is Kind.EMPTY_LINE:
                break
        self.at = pos
        if found and found[-1].kind is not Kind.EMPTY_LINE:
            _dedent(indents, found, pos)
        return found

    def _words(self, pos: int, found: list[Token]) -> int:
        """Takes what most of a text is made of: words, the space between, and plain line ends.

        Returns:
            The place of what is something else; the size of the text when nothing is left.
        """
        text, size, last = self.text, len(self.text), self._last
        freestyle, spaces, add = t.FREESTYLE.match, t.SPACES.match, tuple.__new__
        while pos < size:
            char = text[pos]
            if char == "\n":
                blank = spaces(text, pos + 1)
                after = blank.end() if blank else pos + 1
                if text[after : after + 1] in _LINE_ENDS:
                    break
                last = Kind.NEWLINE
                found.append(add(Token, (last, pos, pos + 1)))
                pos += 1
            elif char in _LINE_START and last in _FRESH:
                break
            elif char not in _SPECIAL:
                end = freestyle(text, pos).end()  # type: ignore[union-attr]
                last = Kind.FREESTYLE
                found.append(add(Token, (last, pos, end)))
                pos = end
            elif char in " \t":
                end = spaces(text, pos).end()  # type: ignore[union-attr]
                if text[end : end + 1] in _LINE_ENDS:
                    break
                pos = end
            elif char in _LONE or (char in ".:" and text[pos + 1 : pos + 2] in _WHITE):
                last = Kind.CONTROL
                end = pos + 2 if text[pos + 1 : pos + 2] in _SPACE else pos + 1
                found.append(add(Token, (last, pos, end)))
                pos = end
            else:
                break
        self._last = last
        return pos

    def _next(self, pos: int, char: str, indents: list[int], found: list[Token]) -> Token | None:
        """The token at a place; None when something there is passed over, up to ``_skipped``."""
        if char == "[":
            return self._bracket(pos) or Token(Kind.CONTROL, pos, self._blank(pos + 1))
        if char in " \t\n\r":
            line = self._line_end(pos, char, indents, found)
            if line is not None:
                return line
        elif char in "</" and self._comment(pos, self._last):
            return None
        elif char in _SIMPLE and (simple := self._simple(pos, char)) is not None:
            return simple
        fresh = char in _LINE_START and self._last in _FRESH
        if fresh and (start := self._line_start(pos, indents, found)):
            return start
        item = self._item(pos, char) if char in "<@#*_" else None
        return item if item is not None else self._rest(pos, char)

    def _rest(self, pos: int, char: str) -> Token | None:
        if char in " \t":
            self._skipped = t.SPACES.match(self.text, pos).end()  # type: ignore[union-attr]
            return None
        if match := t.FREESTYLE.match(self.text, pos):
            return Token(Kind.FREESTYLE, pos, match.end())
        if char == "\\":
            return Token(Kind.STRAY_ESCAPE, pos, pos + 1)
        return Token(Kind.CONTROL, pos, self._blank(pos + 1))

    def _simple(self, pos: int, char: str) -> Token | None:
        """What is told by its first character wherever it stands."""
        if char == "\\":
            match = t.ESCAPED.match(self.text, pos)
            return Token(Kind.ESCAPED, pos, match.end()) if match else None
        if char in ".:":
            match = t.SHORTCODE.match(self.text, pos)
            return Token(Kind.SHORTCODE, pos, match.end()) if match else None
        if char == "{" and (end := self._data.end_of(pos)):
            return Token(Kind.DATA, pos, end)
        if char == "=" and self.text.startswith("===", pos):
            match = t.FRONT_MATTER.match(self.text, pos)
            return Token(Kind.FRONT_MATTER, pos, match.end()) if match else None
        return None

    def _line_end(
        self, pos: int, char: str, indents: list[int], found: list[Token]
    ) -> Token | None:
        """The end of a line, with the white space before it and with what empty lines follow."""
        if char in " \t":
            end = t.SPACES.match(self.text, pos).end()  # type: ignore[union-attr]
            if self.text[end : end + 1] not in {"\n", "\r"}:
                return None
        if self._last is not Kind.EMPTY_LINE and (match := t.EMPTY_LINE.match(self.text, pos)):
            _dedent(indents, found, pos)
            return Token(Kind.EMPTY_LINE, pos, match.end())
        match = t.NEWLINE.match(self.text, pos)
        return Token(Kind.NEWLINE, pos, match.end()) if match else None

    def _line_start(self, pos: int, indents: list[int], found: list[Token]) -> Token | None:
        if self.text[pos] == "#" and (match := t.HEADING.match(self.text, pos)):
            return Token(Kind.HEADING_START, pos, match.end())
        form = t.AFTER_EMPTY_LINE if self._last is Kind.EMPTY_LINE else t.STRUCTURE
        match = form.match(self.text, pos)
        if match is None or match.lastgroup is None:
            return None
        kind = _AT_LINE_START[match.lastgroup]
        if kind in _CLOSES:
            _dedent(indents, found, pos)
        else:
            _indent(indents, found, match.end("indent") - pos + (kind in _LISTS), pos)
        return Token(kind, pos, match.end())

    def _range(self, pos: int, char: str) -> Token | None:
        """The end of the innermost open range, else the start of another."""
        if self._ranges and (mark := self._ranges[-1])[0] == char:
            match = t.RANGE_END[mark].match(self.text, pos)
            if match:
                self._ranges.pop()
                return Token(_END_OF[mark], pos, match.end())
        for mark in (char * 2, char):
            match = t.RANGE_START[mark].match(self.text, pos)
            if match:
                self._ranges.append(mark)
                return Token(_START_OF[mark], pos, match.end())
        return None

    def _item(self, pos: int, char: str) -> Token | None:
        """A mark, a tag, a mention, or the definition of or a reference to an argument."""
        if char in "*_":
            return self._range(pos, char)
        if char == "#":
            return self._tag(pos)
        if char == "<":
            return self._angle(pos)
        return self._mention(pos)

    def _tag(self, pos: int) -> Token | None:
        if self.text.startswith("(", pos + 1):
            end = self._find(")", pos + 3)
            fits = end >= 0 and self.text[pos + 2] != ")"
            return Token(Kind.TAG, pos, self._blank(end + 1)) if fits else None
        match = t.TAG.match(self.text, pos)
        return Token(Kind.TAG, pos, self._blank(match.end())) if match else None

    def _bracket(self, pos: int) -> Token | None:
        text = self.text
        close = self._find("]", pos + 2)
        if close >= 0 and text[pos + 1] != "]" and text.startswith("(", close + 1):
            end = self._find(")", close + 3)
            if end >= 0 and text[close + 2] != ")":
                return Token(Kind.LINK, pos, self._blank(end + 1))
        end = self._find("]:", pos + 2)
        if 0 <= end < self._line_end_after(pos + 1):
            return Token(Kind.STATEMENT_DEFINITION, pos, end + 2)
        end = self._reference_end(pos, close)
        return Token(Kind.STATEMENT_REFERENCE, pos, end) if end else None

    def _angle(self, pos: int) -> Token | None:
        end = self._find(">:", pos + 2)
        if 0 <= end < self._line_end_after(pos + 1):
            return Token(Kind.ARGUMENT_DEFINITION, pos, end + 2)
        end = self._reference_end(pos, self._find(">", pos + 2))
        return Token(Kind.ARGUMENT_REFERENCE, pos, end) if end else None

    def _reference_end(self, pos: int, close: int) -> int:
        """The end of a reference; its first character may be anything but a hyphen."""
        if close < 0 or self.text[pos + 1] == "-" or close >= self._line_end_after(pos + 2):
            return 0
        return close + 1

    def _mention(self, pos: int) -> Token | None:
        opening = self.text[pos + 1 : pos + 2]
        if opening not in {"[", "<"}:
            return None
        close = self._find("]" if opening == "[" else ">", pos + 3)
        if close < 0 or close >= self._line_end_after(pos + 2):
            return None
        kind = Kind.STATEMENT_MENTION if opening == "[" else Kind.ARGUMENT_MENTION
        return Token(kind, pos, self._blank(close + 1))

    def _in_inference(self, pos: int) -> Token | None:
        """The token at a place between the marks of an inference."""
        text, char = self.text, self.text[pos]
        if char in "</" and self._comment(pos, self._last):
            return None
        if char in " \t\n\r" and (match := t.NEWLINE.match(text, pos)):
            return Token(Kind.NEWLINE, pos, match.end())
        if char == "-" and text.startswith("--", pos):
            end = pos + 2
            while text.startswith("-", end):
                end += 1
            return Token(Kind.INFERENCE_END, pos, end)
        if char != "=" and (simple := self._simple(pos, char)) is not None:
            return simple
        if char == ",":
            return Token(Kind.LIST_DELIMITER, pos, pos + 1)
        return self._rest(pos, char)

    def _comment(self, pos: int, last: Kind | None) -> bool:
        """Whether a comment stands here; if so, where it ends is in ``_skipped``."""
        text = self.text
        if text.startswith("<!--", pos):
            end = self._after("-->", pos + 4)
        elif text.startswith("/*", pos):
            end = self._after("*/", pos + 2)
        else:
            end = self._line_end_after(pos) if text.startswith("//", pos) else -1
            end = end if text[end : end + 1] in {"\n", "\r"} else -1
        if end < 0:
            return False
        if last is Kind.EMPTY_LINE:
            end = t.AFTER_COMMENT.match(text, end).end()  # type: ignore[union-attr]
        elif last is Kind.NEWLINE:
            end = t.AFTER_COMMENT_LINE.match(text, end).end()  # type: ignore[union-attr]
        self._skipped = end
        return True

    def _after(self, mark: str, start: int) -> int:
        end = self._find(mark, start)
        barred = min((at for c in "\u2028\u2029" if (at := self._find(c, start)) >= 0), default=end)
        return end + len(mark) if 0 <= end <= barred else -1

    def _find(self, mark: str, start: int) -> int:
        """Where a mark next stands at or after a place; -1 when nowhere.

        The last answer is kept, so that a mark which is far away, or missing, is not looked for
        again and again.
        """
        begun, known = self._found.get(mark, (0, -2))
        if begun <= start and (known == -1 or known >= start):
            return known
        found = self.text.find(mark, start)
        self._found[mark] = (start, found)
        return found

    def _line_end_after(self, start: int) -> int:
        ends = self._line_ends
        index = bisect_left(ends, start)
        return ends[index] if index < len(ends) else len(self.text)

    @cached_property
    def _line_ends(self) -> list[int]:
        import re

        return [m.start() for m in re.finditer(f"[{t.LINE}]", self.text)]

    @cached_property
    def _data(self) -> DataEnds:
        return DataEnds(self.text)

    def _blank(self, end: int) -> int:
        """The place after one space or tab, if there is one."""
        return end + 1 if self.text[end : end + 1] in {" ", "\t"} else end


_START_OF = {
    "**": Kind.BOLD_START,
    "__": Kind.BOLD_START,
    "*": Kind.ITALIC_START,
    "_": Kind.ITALIC_START,
}
_END_OF = {
    "**": Kind.BOLD_END,
    "__": Kind.BOLD_END,
    "*": Kind.ITALIC_END,
    "_": Kind.ITALIC_END,
}


def _indent(indents: list[int], found: list[Token], level: int, pos: int) -> None:
    if level > indents[-1]:
        indents.append(level)
        found.append(Token(Kind.INDENT, pos, pos))
    while len(indents) > 1 and level < indents[-1]:
        indents.pop()
        found.append(Token(Kind.DEDENT, pos, pos))


def _dedent(indents: list[int], found: list[Token], pos: int) -> None:
    while len(indents) > 1:
        indents.pop()
        found.append(Token(Kind.DEDENT, pos, pos))


class DataEnds:
    """Where the data blocks of a text end.

    A block runs from its opening brace to the last closing one that is not followed by a comma or
    another closing brace, but never past a closing brace with white space and other text behind.
    Argdown's own lexer also stops at the line ends of Windows, so that no block of several lines
    is found in a file that has them; here they are line ends like any other.
    """

    def __init__(self, text: str) -> None:
        import re

        self._stops, self._ends = [], []
        forbidden = [m.start() for m in re.finditer("\r(?!\n)|[\u2028\u2029]", text)]
        follow = re.compile(rf"[{t.WHITE}]*([,}}])?")
        stop = re.compile(rf"[{t.WHITE}][^,}}]")
        for m in re.finditer("}", text):
            at = m.start()
            if stop.match(text, at + 1):
                self._stops.append(at)
            if not follow.match(text, at + 1)[1]:  # type: ignore[index]
                self._ends.append(at)
        self._stops = sorted([*self._stops, *forbidden])

    def end_of(self, start: int) -> int:
        """The place after the block that begins at ``start``; 0 when none does."""
        index = bisect_left(self._stops, start + 1)
        last = self._stops[index] if index < len(self._stops) else None
        before = len(self._ends) if last is None else bisect_right(self._ends, last)
        end = self._ends[before - 1] if before else -1
        return end + 1 if end > start else 0
