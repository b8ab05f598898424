"""A document as Markdown. Texts of the map stay texts: nothing in them is markup."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING
from urllib.parse import quote

from argmap.view.blocks import (
    Break,
    Code,
    Entries,
    Grid,
    Heading,
    Items,
    Mark,
    Paragraph,
    Quoted,
    Reference,
    Strong,
    Web,
)

if TYPE_CHECKING:
    from argmap.view.blocks import Block, Inline, Line, Paper

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~$^{}&@])")
_LIKE_A_LINK = re.compile(r"(?i)(:)(?=//)|(?<=www)(\.)")
_LIKE_A_BLOCK = re.compile(r"^(?:([#+=:-])|(\d+)([.)]))")
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")


def audit_markdown(paper: Paper) -> str:
    """The document as Markdown (GitHub's), with anchors as HTML."""
    parts = [f"# {_flow(paper.title)}", _line(paper.subtitle), "## In short"]
    parts.append("\n".join(f"- {_line(line)}" for line in paper.summary))
    contents = [f"- [{_flow(h.text)}](#{h.anchor})" for h in paper.contents]
    parts += ["## Contents", "\n".join(contents), *(_block(b) for b in paper.blocks)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        anchor = f'<a id="{block.anchor}"></a>\n\n' if block.anchor else ""
        return f"{anchor}{'#' * block.level} {_flow(block.text)}"
    if isinstance(block, Paragraph):
        return f"*{_line(block.text)}*" if block.quiet else _line(block.text)
    if isinstance(block, Items):
        return "\n".join(f"- {_line(item)}" for item in block.items)
    if isinstance(block, Grid):
        return _table(block)
    return _entries(block)


def _table(grid: Grid) -> str:
    """A table, under its caption; one without headings as a list."""
    if not grid.heads:
        return "\n".join(f"- **{_line(row[0])}**: {_line(row[1])}" for row in grid.rows)
    rows = [grid.heads, *grid.rows]
    told = [f"| {' | '.join(_flow(cell) or ' ' for cell in row)} |" for row in rows]
    told.insert(1, "|" + " --- |" * len(grid.heads))
    return f"**{_text(grid.caption)}**\n\n" + "\n".join(told)


def _entries(entries: Entries) -> str:
    return "\n".join(
        f'- <a id="{e.anchor}"></a>{_line(e.term)}: ' + "<br>".join(_line(line) for line in e.lines)
        for e in entries.entries
    )


def _line(line: Line) -> str:
    """A line that stands by itself: nothing at its beginning makes it a list or a heading."""
    return _LIKE_A_BLOCK.sub(_held, _flow(line))


def _flow(line: Line) -> str:
    return "".join(_inline(part) for part in line)


def _held(match: re.Match[str]) -> str:
    """The beginning of a line kept from beginning a list, a heading or a rule."""
    mark, number, dot = match.groups()
    return f"\\{mark}" if mark else f"{number}\\{dot}"


def _inline(part: Inline) -> str:
    if isinstance(part, str):
        return _text(part, ends=True)
    if isinstance(part, Reference):
        return _reference(part)
    if isinstance(part, Web):
        return f"[{_text(part.text)}]({quote(part.href, _IN_ADDRESS, errors='replace')})"
    if isinstance(part, Mark | Strong):
        return f"**{_text(part.text)}**"
    if isinstance(part, Code):
        return _code(part.text)
    if isinstance(part, Quoted):
        return f"\u201c{_text(part.text)}\u201d" if part.named else _text(part.text)
    assert isinstance(part, Break)
    return "<br>"


_IN_ADDRESS = "!#$%&+,/:;=?@~-._"


def _reference(part: Reference) -> str:
    shown = _text(part.id)
    link = f"[{shown}](#{part.anchor})" if part.anchor else f"({shown})"
    text = _text(part.text)
    told = f"\u201c{text}\u201d" if part.name else text
    return f"{told} {link}" if part.text else link


def _code(text: str) -> str:
    """A code between as many backticks as it takes; a bar would end the cell of a table."""
    told = clean(text)
    if "|" in told or "`" in told:
        return _text(told)
    return f"`{told}`"


def _text(text: str, ends: bool = False) -> str:
    """A text in which nothing is markup; our own words keep the spaces at their ends."""
    told = clean(text, ends)
    told = _SPECIAL.sub(r"\\\1", told)
    return _LIKE_A_LINK.sub(lambda m: "\\" + m.group(), told)


def clean(text: str, ends: bool = False) -> str:
    """A text on one line, without characters that turn the writing or control a terminal."""
    spaced = " ".join(text.split())
    if ends and spaced:
        spaced = " " * text[:1].isspace() + spaced + " " * text[-1:].isspace()
    elif ends and text:
        spaced = " "
    return "".join("\ufffd" if _controls(c) else c for c in spaced)


def _controls(character: str) -> bool:
    return character in _TURNING or unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"}
