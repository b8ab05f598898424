"""Whether the passages stand in the document, and what stands in none."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.report.audit_common import Listed, Place

if TYPE_CHECKING:
    from argmap.report.audit_common import Matter

STATUSES = ("exact", "moved", "reworded", "gone", "unchecked")


@dataclass(frozen=True, slots=True)
class Strayed:
    """A passage that does not stand where the map says.

    Attributes:
        passage: Its id.
        status: ``moved``, ``reworded`` or ``gone``.
        expresses: Ids of what it expresses.
        recorded: First and last code point as recorded; None for a passage without position.
        found: Where it stands now; None when nowhere.
        similarity: From 0 to 1.
    """

    passage: str
    status: str
    expresses: tuple[str, ...]
    recorded: tuple[int, int] | None
    found: Place | None
    similarity: float


@dataclass(frozen=True, slots=True)
class Passages:
    """The passages.

    Attributes:
        total: Number of passages.
        verified: Number of passages by what became of them; empty without a document.
        strayed: Those that do not stand where the map says, the worst first.
        unplaced: Ids of statements that the source is to express and that name no passage.
        implicit: Ids of statements that the analyst supplies.
    """

    total: int
    verified: dict[str, int]
    strayed: Listed[Strayed]
    unplaced: Listed[str]
    implicit: Listed[str]


def passages(matter: Matter) -> Passages:
    """What became of the passages."""
    counts = Counter(v.status for v in matter.verified.values())
    statements = matter.map.statements
    return Passages(
        len(matter.map.passages),
        {status: counts[status] for status in STATUSES if counts[status]},
        _strayed(matter),
        Listed.of(s.id for s in statements if not s.expressed_in and not s.implicit),
        Listed.of(s.id for s in statements if s.implicit),
    )


def _strayed(matter: Matter) -> Listed[Strayed]:
    expressed: dict[str, list[str]] = {}
    for element in matter.map.elements:
        for passage in element.expressed_in:
            expressed.setdefault(passage, []).append(element.id)
    found = [
        Strayed(
            v.id,
            v.status,
            tuple(expressed.get(v.id, ())[:3]),
            (v.start, v.end) if v.start is not None and v.end is not None else None,
            matter.place(matter.map.passage_by_id[v.id]) if v.found else None,
            v.similarity,
        )
        for v in matter.verified.values()
        if v.status not in {"exact", "unchecked"}
    ]
    found.sort(key=lambda s: (-STATUSES.index(s.status), s.passage))
    return Listed.of(found)
