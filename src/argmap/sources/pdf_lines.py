"""The lines of a page of a PDF, with their places on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdfium2 import PdfPage, PdfTextPage

_SPACE = 0.2
"""The width of a gap, in heights of the line, from which on it parts words."""

_LEVEL = 0.3
"""How far, in heights of the line, the feet of two pieces of one line may differ."""


class Line(NamedTuple):
    """A line or a piece of one; lengths in points from the lower left corner of the page.

    ``foot`` is that of its first character and ``last_foot`` that of its last.
    """

    text: str
    left: float
    right: float
    foot: float
    last_foot: float
    height: float


def mended_lines(page: PdfPage) -> list[Line]:
    """The lines of the page in reading order, those that the reader broke up whole again."""
    lines: list[Line] = []
    text_page = page.get_textpage()
    for piece in _pieces(text_page):
        if lines and _goes_on(lines[-1], piece):
            lines[-1] = _joined(lines[-1], piece)
        else:
            lines.append(piece)
    text_page.close()
    return lines


def _pieces(page: PdfTextPage) -> Iterator[Line]:
    """The stretches between the line ends that the reader sets; those of white space left out."""
    position, count = 0, page.count_chars()
    for text in page.get_text_range().split("\r\n"):
        first = position + len(text) - len(text.lstrip())
        last = position + len(text.rstrip()) - 1
        if first <= last < count:
            left, foot, _, top = page.get_charbox(first, loose=True)
            _, last_foot, right, _ = page.get_charbox(last, loose=True)
            yield Line(text.lstrip(), left, right, foot, last_foot, top - foot)
        position += len(text) + 2


def _goes_on(line: Line, piece: Line) -> bool:
    """Whether the piece stands to the right of the line, on the same level."""
    level = abs(line.last_foot - piece.foot) <= _LEVEL * line.height
    return level and piece.left >= line.right - line.height


def _joined(line: Line, piece: Line) -> Line:
    apart = piece.left - line.right > _SPACE * line.height
    space = " " if apart and not line.text.endswith(" ") else ""
    whole = line.text + space + piece.text
    return line._replace(text=whole, right=piece.right, last_foot=piece.last_foot)
