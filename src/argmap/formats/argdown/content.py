"""Running text: what is between the marks, with escapes, short codes, tags and links resolved."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.formats.argdown.syntax import Content, Range
from argmap.formats.argdown.tokens import Kind

if TYPE_CHECKING:
    from argmap.formats.argdown.tokens import Token

TEXT = frozenset({Kind.FREESTYLE, Kind.CONTROL, Kind.ESCAPED, Kind.SHORTCODE})
"""Tokens that are plain text."""
ITEMS = TEXT | {
    Kind.LINK,
    Kind.BOLD_START,
    Kind.ITALIC_START,
    Kind.TAG,
    Kind.ARGUMENT_MENTION,
    Kind.STATEMENT_MENTION,
    Kind.NEWLINE,
}
"""Tokens with which running text may begin or go on."""
CLOSING = {Kind.BOLD_START: Kind.BOLD_END, Kind.ITALIC_START: Kind.ITALIC_END}
_LINE_END = re.compile(r"[ \t]*[\r\n]+[ \t]*")
_SPACES = re.compile(r"[ \t]+")
_RANGE = {Kind.BOLD_START: "bold", Kind.ITALIC_START: "italic"}


def plain_content(source: str, tokens: list[Token]) -> Content:
    """The content of tokens that are all plain text and line ends."""
    last = len(tokens) - 1
    pieces: list[str] = []
    for index, (kind, start, end) in enumerate(tokens):
        if kind is not Kind.NEWLINE:
            pieces.append(source[start:end])
        elif index < last and not (pieces and pieces[-1].endswith(" ")):
            pieces.append(" ")
    text = "".join(pieces)
    return Content(text, plain=_single_spaced(text)) if text else Content()


def break_line(content: Content) -> None:
    """Adds a line end that something follows: a space, unless the text ends in one already."""
    text = content.text or ""
    if not text.endswith(" "):
        content.text = text + " "


class Writer:
    """Puts a text together, token by token.

    Args:
        source: The whole document.
        shortcodes: What short codes stand for.
        keep_tags: Whether tags stay in the text.
    """

    __slots__ = (
        "_codes",
        "_keep_tags",
        "_length",
        "_marked",
        "_open",
        "_pieces",
        "_plain",
        "_source",
        "_trailing",
        "_written",
        "content",
    )

    def __init__(self, source: str, shortcodes: dict[str, str], keep_tags: bool) -> None:
        self.content = Content()
        self._source, self._codes, self._keep_tags = source, shortcodes, keep_tags
        self._pieces: list[str] = []
        self._length = 0
        self._open: list[Range] = []
        self._plain: list[str] = []
        self._written: list[str] = []
        self._trailing = 0
        self._marked = False

    def done(self) -> Content:
        """The content so far."""
        content = self.content
        if self._pieces:
            content.text = "".join(self._pieces)
            content.plain = _single_spaced("".join(self._plain))
        if self._marked:
            content.markup = _single_spaced("".join(self._written[: self._trailing]))
        return content

    def line_break(self) -> None:
        """A line end that is not the last thing: a space, unless there is one already."""
        if not self._ends_in_space():
            self._add(" ")
        self._plain.append(" ")
        self._written.append(" ")

    def item(self, token: Token) -> None:
        """A token that is neither a line end nor the mark of a range."""
        image = self._source[token.start : token.end]
        self._note(token.kind, image)
        if token.kind is Kind.FREESTYLE or token.kind is Kind.CONTROL:
            self._add(image)
        elif token.kind is Kind.ESCAPED:
            self._add(image[1:])
        elif token.kind is Kind.SHORTCODE:
            self._shortcode(image)
        elif token.kind is Kind.LINK:
            self._link(image)
        elif token.kind is Kind.TAG:
            self._tag(image)
        else:
            statement = token.kind is Kind.STATEMENT_MENTION
            kind = "statement-mention" if statement else "argument-mention"
            self._mark(kind, image, image.rstrip(" \t")[2:-1])

    def _note(self, kind: Kind, image: str) -> None:
        """Keeps what was written, and whether it is more than text and tags at its end."""
        self._written.append(image)
        if kind is not Kind.TAG:
            self._marked = self._marked or kind not in TEXT or bool(self.content.tags)
            self._trailing = len(self._written)

    def open(self, token: Token) -> None:
        """The start of a bold or italic range."""
        self._note(token.kind, self._source[token.start : token.end])
        made = Range(_RANGE[token.kind], self._length, self._length)
        self._open.append(made)
        self.content.ranges.append(made)

    def close(self, token: Token) -> None:
        """The end of the innermost range."""
        self._note(token.kind, self._source[token.start : token.end])
        self._open.pop().stop = self._length - 1 if self._length else 0
        if self._source[token.end - 1] == " ":
            self._add(" ")

    def _add(self, piece: str, plain: bool = True) -> None:
        if plain:
            self._plain.append(piece)
        self._pieces.append(piece)
        self._length += len(piece)

    def _ends_in_space(self) -> bool:
        return next((p.endswith(" ") for p in reversed(self._pieces) if p), False)

    def _mark(self, kind: str, text: str, value: str) -> None:
        end = self._length + len(text) - 1
        self.content.ranges.append(Range(kind, self._length, end, value))
        self._add(text, kind != "tag")

    def _shortcode(self, image: str) -> None:
        stands_for = self._codes.get(image.rstrip(" \t"))
        if stands_for is None:
            self._add(image)
            return
        self._add(stands_for)
        if image.endswith(" "):
            self._add(" ")

    def _link(self, image: str) -> None:
        text, _, address = _LINE_END.sub(" ", image).rstrip(" \t")[1:-1].rpartition("](")
        self._mark("link", text, address)
        if image.endswith(" "):
            self._add(" ")

    def _tag(self, image: str) -> None:
        plain = image.rstrip(" \t")[1:]
        tag = plain[1:-1] if plain.startswith("(") else plain
        if self._keep_tags:
            self._mark("tag", image, tag)
        if tag not in self.content.tags:
            self.content.tags.append(tag)


def _single_spaced(text: str) -> str:
    if "  " not in text and "\t" not in text:
        return text.strip(" ")
    return _SPACES.sub(" ", text).strip(" \t")
