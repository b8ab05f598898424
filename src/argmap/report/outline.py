"""The outline of an argument for a terminal."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from argmap.report.plain import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from argmap.model import ArgumentMap
    from argmap.view import OutlineItem

_DEEPEST_INDENT = 12


def outline_text(
    items: Iterable[OutlineItem],
    argument_map: ArgumentMap,
    width: int,
    paint: Callable[[str, str], str],
) -> str:
    """Each item on lines of its own, indented by its depth and wrapped to the width.

    Args:
        items: The outline, in pre-order.
        argument_map: The map, for the ids.
        width: Columns to fill at most.
        paint: Puts a text into a style of the terminal.
    """
    lines = [line for item in items for line in _lines(item, argument_map, width, paint)]
    return "\n".join(lines) + "\n"


def _lines(
    item: OutlineItem, argument_map: ArgumentMap, width: int, paint: Callable[[str, str], str]
) -> list[str]:
    indent = "  " * min(item.depth, _DEEPEST_INDENT)
    level = f"{item.depth}: " if item.depth > _DEEPEST_INDENT else ""
    text = plain(item.text) if item.text != item.words else ""
    words = item.words + (": " if text and item.words else "")
    name = item.id if item.id in argument_map else ""
    named = item.role in {"contradicts", "restates"}
    again = " (see above)" if item.seen and not named and "above" not in item.words else ""
    tail = f" [{name}]{again}" if name else again
    body = wrap(
        f"{level}{words}{text}{tail}".strip(),
        width=max(30, width - len(indent)),
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [_painted(indent + line, words, tail, paint) for line in body]


def _painted(line: str, words: str, tail: str, paint: Callable[[str, str], str]) -> str:
    """The line with the connecting words strong and the id faint."""
    lead = words.strip()
    if lead and line.lstrip().startswith(lead):
        line = line.replace(lead, paint(lead, "strong"), 1)
    end = tail.strip()
    if end and line.endswith(end):
        line = line[: -len(end)] + paint(end, "faint")
    return line
