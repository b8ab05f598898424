"""What is declared not to be true together, and whose it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.report.audit_common import Listed

if TYPE_CHECKING:
    from argmap.report.audit_common import Matter


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two statements that cannot be true together.

    Attributes:
        ids: The two.
        labels: Their labels.
        voices: Names of those who put forward both.
        accepted_in: Ids of the judged scenarios that accept both without a reason; an empty id is
            the map as it stands.
    """

    ids: tuple[str, str]
    labels: tuple[str, str]
    voices: tuple[str, ...]
    accepted_in: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contradictions:
    """The declared contradictions.

    Attributes:
        pairs: The pairs; those that a scenario accepts on both sides first, then those in which
            one voice is on both sides.
        accepted: Number of pairs that some judged scenario accepts on both sides.
        same_voice: Number of pairs of which someone puts forward both sides.
    """

    pairs: Listed[Contradiction]
    accepted: int
    same_voice: int


def contradictions(matter: Matter) -> Contradictions:
    """The contradictions that the map declares."""
    pairs = [_pair(matter, one, other) for one, other in matter.evaluation.compiled.pairs]
    pairs.sort(key=lambda p: (not p.accepted_in, not p.voices, p.ids))
    return Contradictions(
        Listed.of(pairs),
        sum(bool(p.accepted_in) for p in pairs),
        sum(bool(p.voices) for p in pairs),
    )


def _pair(matter: Matter, one: str, other: str) -> Contradiction:
    known, labels = matter.map.statement_by_id, matter.evaluation.labels
    both = set(known[one].asserted_by) & set(known[other].asserted_by)
    scenarios = (matter.evaluation, *matter.others.values())
    return Contradiction(
        (one, other),
        (str(labels[one]), str(labels[other])),
        tuple(matter.map.name_of(name) for name in sorted(both)),
        tuple(e.setting.scenario for e in scenarios if {one, other} <= e.setting.accepted),
    )
