"""On what the theses rest: single points of failure, smallest reasons, dangerous pairs."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import comb
from typing import TYPE_CHECKING

from argmap.model import Statement, StatementKind
from argmap.report.audit_common import SHOWN, TABLED, TOLD, Listed, Place
from argmap.semantics import Label, dangerous_pairs
from argmap.semantics.environments import relevant_for

if TYPE_CHECKING:
    from argmap.model import ArgumentMap
    from argmap.report.audit_common import Matter
    from argmap.semantics import Pair

MOST_RELEVANT = 250
"""Reasons and cuts are sought where no more accepted statements can bear on a thesis."""
_SETS = 200
_SETS_SHOWN = 3
_PAIRS = 20_000
_PAIRS_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Single:
    """A single point of failure: an accepted statement without which a thesis is not in.

    Attributes:
        id: The statement.
        theses: Ids of the theses that are in and would not be without it.
        others: Number of other statements of which the same is true.
        given: How the source gives it: ``argued``, ``evidence``, ``assumed``, ``claimed`` (put
            forward without a reason), ``unsaid``.
        places: Where it stands.
    """

    id: str
    theses: tuple[str, ...]
    others: int
    given: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Footing:
    """On what one thesis rests.

    Attributes:
        id: The thesis.
        label: Its label; what is not in rests on nothing.
        relevant: Number of accepted statements that can bear on it.
        sought: Whether reasons and cuts were sought; else too many statements bear on it.
        complete: Whether all reasons and cuts were found.
        reasons: The smallest sufficient reasons, each a set of ids.
        cuts: The smallest cuts of more than one statement likewise.
        critical: Ids of the single points of failure.
        resilience: Size of the smallest cut that is known; None when none is.
        exact: Whether that is the size of the smallest cut there is.
    """

    id: str
    label: str
    relevant: int
    sought: bool
    complete: bool
    reasons: Listed[tuple[str, ...]]
    cuts: Listed[tuple[str, ...]]
    critical: Listed[str]
    resilience: int | None
    exact: bool


@dataclass(frozen=True, slots=True)
class Couples:
    """Pairs of accepted statements that bring down theses which neither brings down alone.

    Attributes:
        id: A statement.
        partners: Ids of those with any one of which it brings them down.
        theses: Ids of the theses that fall.
    """

    id: str
    partners: Listed[str]
    theses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rests:
    """On what the theses rest.

    Attributes:
        singles: The single points of failure of the theses, most lost first.
        footings: The theses one by one.
        couples: The pairs that bring a thesis down, gathered by what they share.
        pairs: Number of such pairs.
        paired: Whether all pairs were looked at.
    """

    singles: Listed[Single]
    footings: tuple[Footing, ...]
    couples: Listed[Couples]
    pairs: int
    paired: bool


def rests(matter: Matter) -> Rests:
    """On what the theses rest, in the scenario in which the map is read."""
    footings = tuple(_footing(matter, name) for name in matter.told)
    pairs, paired = _pairs(matter)
    return Rests(_singles(matter), footings, _gathered(pairs), len(pairs), paired)


def _singles(matter: Matter) -> Listed[Single]:
    """What brings down a thesis alone, of the theses in the table of verdicts."""
    critical = matter.evaluation.all_critical
    lost: dict[str, list[str]] = {}
    for thesis in matter.theses[:TABLED]:
        for name in critical.get(thesis, ()):
            lost.setdefault(name, []).append(thesis)
    order = sorted(lost, key=lambda n: (-len(lost[n]), n))
    counts = _falling(matter, order[:SHOWN])
    first = sorted(order[:SHOWN], key=lambda n: (-len(lost[n]), -counts[n], n))
    shown = tuple(
        Single(n, tuple(lost[n][:TOLD]), counts[n], given(matter.map, n), matter.places(n))
        for n in first
    )
    return Listed(shown, len(order))


def _falling(matter: Matter, names: list[str]) -> dict[str, int]:
    """For each of the names, how many statements beside it and the theses fall without it."""
    theses = set(matter.theses[:TABLED])
    return {
        name: sum(matter.is_in(n) and n not in theses for n in matter.without([name]))
        for name in names
    }


def given(argument_map: ArgumentMap, name: str) -> str:
    """How the source gives a statement: whether it argues for it, states it, or leaves it out."""
    record = argument_map.records.get(name)
    drawn = any(name in r.targets for r in argument_map.relations if r.kind.is_support)
    if argument_map.inferences_to.get(name) or drawn:
        return "argued"
    if not isinstance(record, Statement) or record.implicit:
        return "unsaid"
    if record.kind is StatementKind.EVIDENCE:
        return "evidence"
    return "assumed" if record.kind is StatementKind.ASSUMPTION else "claimed"


def _footing(matter: Matter, name: str) -> Footing:
    evaluation = matter.evaluation
    label = evaluation.labels[name]
    relevant = relevant_for(evaluation, name)
    if label is not Label.IN or len(relevant) > MOST_RELEVANT:
        critical = sorted(evaluation.all_critical.get(name, ()))
        found = Listed.of(critical)
        sought = label is not Label.IN
        size = 0 if label is not Label.IN else 1 if critical else None
        return Footing(
            name,
            str(label),
            len(relevant),
            sought,
            sought,
            Listed(),
            Listed(),
            found,
            size,
            sought or bool(critical),
        )
    grounds = evaluation.rests_on(name, _SETS)
    larger = [tuple(sorted(c)) for c in grounds.cuts if len(c) > 1]
    return Footing(
        name,
        str(label),
        len(relevant),
        sought=True,
        complete=grounds.complete,
        reasons=Listed.of((tuple(sorted(r)) for r in grounds.reasons), _SETS_SHOWN),
        cuts=Listed.of(larger, _SETS_SHOWN),
        critical=Listed.of(sorted(grounds.critical)),
        resilience=grounds.resilience,
        exact=grounds.exact,
    )


def _pairs(matter: Matter) -> tuple[list[Pair], bool]:
    """The pairs that bring a thesis down, where there are few enough to look at all."""
    if comb(len(matter.evaluation.setting.accepted), 2) > _PAIRS:
        return [], False
    pairs = dangerous_pairs(matter.evaluation)
    return [p for p in pairs.rows if p.theses_lost], pairs.complete


def _gathered(pairs: list[Pair]) -> Listed[Couples]:
    """The pairs by the statement that most of those left share, with the same theses lost."""
    found, left = [], list(pairs)
    while left:
        shares = Counter((name, p.theses_lost) for p in left for name in p.ids)
        hub, theses = min(shares, key=lambda key: (-shares[key], -len(key[1]), key))
        taken = [p for p in left if hub in p.ids and p.theses_lost == theses]
        partners = sorted(name for p in taken for name in p.ids if name != hub)
        found.append(Couples(hub, Listed.of(partners), theses[:TOLD]))
        left = [p for p in left if p not in taken]
    found.sort(key=lambda c: (-len(c.theses), -c.partners.total, c.id))
    return Listed.of(found, _PAIRS_SHOWN)
