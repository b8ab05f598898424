"""Answers to queries as tables for a terminal."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from argmap.vocabulary import PREFIXES, shorten

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.rdf.query import Answer


def answer_table(answer: Answer, prefixes: dict[str, str], width: int, colour: bool) -> str:
    """A table of the rows, with IRIs shortened; ``yes`` or ``no`` for ASK.

    Args:
        answer: An answer that was asked for as JSON.
        prefixes: Further prefixes for shortening, name to namespace.
        width: Columns to fill at most; cells wrap.
        colour: Whether to colour the heading.
    """
    if answer.form == "boolean":
        return "yes\n" if answer.yes else "no\n"
    loaded = json.loads(answer.body)
    names = tuple(loaded["head"].get("vars", ()))
    known = PREFIXES | prefixes
    rows = [
        [_shown(row.get(name), known) for name in names] for row in loaded["results"]["bindings"]
    ]
    return table(names, rows, width, colour) + f"{_rows(len(rows))}\n"


def _rows(number: int) -> str:
    return "1 row" if number == 1 else f"{number:,} rows"


def _shown(term: dict[str, Any] | None, prefixes: dict[str, str]) -> str:
    if term is None:
        return ""
    value: str = term["value"]
    return shorten(value, prefixes) if term["type"] == "uri" else value


def table(heads: Sequence[str], rows: list[list[str]], width: int, colour: bool) -> str:
    """Rows under their headings, aligned and wrapped to the width."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    drawn = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold", show_edge=False)
    for name in heads:
        drawn.add_column(name, overflow="fold")
    for row in rows:
        drawn.add_row(*(Text(_clean(cell)) for cell in row))
    console = Console(
        width=width,
        force_terminal=colour,
        no_color=not colour,
        color_system="standard" if colour else None,
        highlight=False,
        markup=False,
        legacy_windows=False,
    )
    with console.capture() as capture:
        console.print(drawn)
    lines = (line.rstrip() for line in capture.get().splitlines())
    return "\n".join(lines).strip("\n") + "\n"


def _clean(cell: str) -> str:
    """The cell without characters that would move the cursor of a terminal."""
    return "".join(c if c.isprintable() or c == "\n" else "�" for c in cell)
