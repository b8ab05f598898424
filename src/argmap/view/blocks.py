"""The blocks of a document in words: what stands in it, apart from how it is written.

Made by ``report``; written as HTML by ``view.paper`` and as Markdown by ``report.audit_text``.
Texts are as the map has them: whoever writes them out escapes them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, TypeAlias


@dataclass(frozen=True, slots=True)
class Quoted:
    """A text of the map.

    Attributes:
        text: The text.
        language: Its language; empty when not stated.
        named: Whether it is a name, to be put in quotation marks.
    """

    what: ClassVar[str] = "quoted"
    text: str
    language: str = ""
    named: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """An element of the map by its words and its id, with a link to where it is told in full.

    Attributes:
        id: Its id.
        anchor: The anchor of its entry.
        text: The words; empty when it has none but its id.
        language: Their language; empty when not stated.
        name: Whether the words are a name, to be put in quotation marks, and not the whole text.
    """

    what: ClassVar[str] = "reference"
    id: str
    anchor: str
    text: str = ""
    language: str = ""
    name: bool = False


@dataclass(frozen=True, slots=True)
class Web:
    """An address of the web with its words; ``href`` begins with http or https."""

    what: ClassVar[str] = "web"
    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A short word that stands out: a label or a severity. The tone names both.

    Attributes:
        text: The word.
        tone: ``in``, ``out``, ``undecided``, ``error``, ``warning``, ``info``.
    """

    what: ClassVar[str] = "mark"
    text: str
    tone: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Words that matter most in their paragraph."""

    what: ClassVar[str] = "strong"
    text: str


@dataclass(frozen=True, slots=True)
class Code:
    """A code, digest or file name."""

    what: ClassVar[str] = "code"
    text: str


@dataclass(frozen=True, slots=True)
class Break:
    """The end of a line within a cell or an item."""

    what: ClassVar[str] = "break"


Inline: TypeAlias = str | Quoted | Reference | Web | Mark | Strong | Code | Break
Line: TypeAlias = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; those of level 2 make the table of contents."""

    what: ClassVar[str] = "heading"
    level: int
    text: Line
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``quiet`` for what merely explains."""

    what: ClassVar[str] = "paragraph"
    text: Line
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    what: ClassVar[str] = "items"
    items: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table.

    Attributes:
        caption: What it shows.
        heads: The heading of each column.
        rows: The cells of each row; the first tells what the row is about.
        figures: Whether the other cells are short: such a table keeps its shape on a narrow screen.
    """

    what: ClassVar[str] = "grid"
    caption: str
    heads: tuple[Line, ...]
    rows: tuple[tuple[Line, ...], ...]
    figures: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a glossary: its anchor, what it explains, and the lines that do."""

    anchor: str
    term: Line
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Entries:
    """A glossary."""

    what: ClassVar[str] = "entries"
    entries: tuple[Entry, ...]


Block: TypeAlias = Heading | Paragraph | Items | Grid | Entries


@dataclass(frozen=True, slots=True)
class Paper:
    """A document.

    Attributes:
        title: Its title.
        subtitle: The line below it.
        summary: What matters first, a line each.
        blocks: The rest, in order.
    """

    title: Line
    subtitle: Line
    summary: tuple[Line, ...]
    blocks: tuple[Block, ...]

    @property
    def contents(self) -> tuple[Heading, ...]:
        """The headings of the table of contents."""
        return tuple(b for b in self.blocks if isinstance(b, Heading) and b.level == 2)
