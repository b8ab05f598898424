"""The figures of a corpus: what papers print of the maps they work on."""

from __future__ import annotations

from collections import Counter
from statistics import median
from typing import TYPE_CHECKING, Any

from argmap.network import components, longest_chain, support_cycles
from argmap.report.info import counted, plural

if TYPE_CHECKING:
    from argmap.model import ArgumentMap

_SHOWN = 8
"""So many schemes are named."""


class CorpusInfo:
    """The figures of many maps together.

    Attributes:
        maps: Number of maps.
        empty: Number of those without a statement.
        connected: Number of those in which everything hangs together.
        circular: Number of those with circles of support.
        records: Number of records of each sort.
        statements: Number of statements of each kind.
        arguments: Number of arguments of each kind.
        relations: Number of relations of each kind.
        schemes: How often each scheme is followed.
        depths: The number of statements in the longest chain of support of each map.
        sizes: The number of statements of each map.
    """

    def __init__(self) -> None:
        self.maps = self.empty = self.connected = self.circular = 0
        self.records: Counter[str] = Counter()
        self.statements: Counter[str] = Counter()
        self.arguments: Counter[str] = Counter()
        self.relations: Counter[str] = Counter()
        self.schemes: Counter[str] = Counter()
        self.depths: list[int] = []
        self.sizes: list[int] = []

    def add(self, argument_map: ArgumentMap) -> None:
        """Counts a map."""
        self.maps += 1
        self.empty += not argument_map.statements
        self.connected += len(components(argument_map)) == 1
        self.circular += bool(support_cycles(argument_map))
        for name in ("statements", "arguments", "relations", "locutions", "agents", "passages"):
            self.records[name] += len(getattr(argument_map, name))
        self.statements.update(str(s.kind) for s in argument_map.statements)
        self.arguments.update(str(a.kind) for a in argument_map.arguments)
        self.relations.update(str(r.kind) for r in argument_map.relations)
        self.schemes.update(name for a in argument_map.arguments for name in a.schemes)
        self.depths.append(len(longest_chain(argument_map)))
        self.sizes.append(len(argument_map.statements))

    def data(self) -> dict[str, Any]:
        """The figures as plain data."""
        return {
            "maps": self.maps,
            "empty": self.empty,
            "connected": self.connected,
            "circular": self.circular,
            "records": dict(self.records),
            "statements": counted(self.statements.elements()),
            "arguments": counted(self.arguments.elements()),
            "relations": counted(self.relations.elements()),
            "schemes": counted(self.schemes.elements()),
            "statements_in_a_map": _spread(self.sizes),
            "depth": _spread(self.depths),
        }


def _spread(numbers: list[int]) -> dict[str, float]:
    if not numbers:
        return {"least": 0, "median": 0, "most": 0}
    return {"least": min(numbers), "median": median(numbers), "most": max(numbers)}


def corpus_text(found: CorpusInfo, oddities: Counter[str], width: int) -> str:
    """The figures in words, for a terminal.

    Args:
        found: The figures.
        oddities: How often each finding of reading was made.
        width: Columns to fill.
    """
    from textwrap import fill

    sizes, depth = _spread(found.sizes), _spread(found.depths)
    rows = [
        ("maps", _maps(found)),
        ("statements", _shares(found.statements)),
        ("", _span(sizes, "in a map")),
        ("steps", _shares(found.arguments)),
        ("relations", _shares(found.relations)),
        ("dialogue", _dialogue(found)),
        ("schemes", _schemes(found)),
        ("depth", _span(depth, "statements in the longest chain of a map")),
        ("found", ", ".join(f"{n:,} {slug}" for slug, n in oddities.most_common())),
    ]
    indent = " " * 12
    return "".join(
        fill(text, width, initial_indent=f"{name:<12}", subsequent_indent=indent) + "\n"
        for name, text in rows
        if text
    )


def _maps(found: CorpusInfo) -> str:
    parts = [f"{found.maps:,}"]
    if found.maps:
        share = found.connected / found.maps
        parts.append(f"{found.connected:,} connected ({share:.0%})")
        parts.append(f"{found.circular:,} with circles of support")
        parts.append(f"{found.empty:,} empty")
    return ", ".join(parts)


def _shares(counts: Counter[str]) -> str:
    shown = [f"{n:,} {plural(name, n)}" for name, n in counts.most_common()]
    return f"{counts.total():,}: {', '.join(shown)}" if counts else ""


def _span(spread: dict[str, float], what: str) -> str:
    return f"{spread['least']:g} to {spread['most']:g} {what}, {spread['median']:g} at the middle"


def _dialogue(found: CorpusInfo) -> str:
    said, by = found.records["locutions"], found.records["agents"]
    return f"{said:,} locutions by {by:,} speakers" if said else ""


def _schemes(found: CorpusInfo) -> str:
    most = found.schemes.most_common(_SHOWN)
    shown = [f"{n:,} {name}" for name, n in most]
    more = len(found.schemes) - len(most)
    return ", ".join(shown) + (f", and {more} more" if more > 0 else "")
