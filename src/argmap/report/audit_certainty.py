"""How sure the source says it is, beside what it argues from."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.report.audit_common import Listed
from argmap.vocabulary import CERTAINTY, HORIZONS

if TYPE_CHECKING:
    from collections.abc import Container

    from argmap.model import Argument, Statement
    from argmap.report.audit_common import Matter

_RANK = {name: rank for rank, name in enumerate(CERTAINTY)}
_SURE, _WEAK = _RANK["likely"], _RANK["possible"]


@dataclass(frozen=True, slots=True)
class Overstated:
    """A statement put as likely or more, all of whose reasons have a premise that is less.

    Attributes:
        id: The statement.
        certainty: How sure the source says it is.
        support: What the best of its reasons carries: the certainty of its weakest premise.
        argument: Id of that reason.
        premise: Id of that premise.
    """

    id: str
    certainty: str
    support: str
    argument: str
    premise: str


@dataclass(frozen=True, slots=True)
class Forecasts:
    """The number of predictions of one certainty about one time.

    Attributes:
        certainty: How sure the source says it is; empty when not stated.
        horizon: The time; empty when not stated.
        count: How many.
    """

    certainty: str
    horizon: str
    count: int


@dataclass(frozen=True, slots=True)
class Certainty:
    """How sure the source says it is.

    Attributes:
        stated: Number of statements of each certainty, most certain first.
        unstated: Number of statements of which it is not recorded.
        overstated: Statements put as likely or more, argued from what is only possible or less.
        surer: Number of statements put more surely than the weakest premise of each reason.
        predictions: Number of statements about what will be.
        forecasts: These by certainty and time, most certain and nearest first.
    """

    stated: dict[str, int]
    unstated: int
    overstated: Listed[Overstated]
    surer: int
    predictions: int
    forecasts: tuple[Forecasts, ...]


def certainty(matter: Matter) -> Certainty:
    """How sure the source says it is, as far as the map records it."""
    statements = matter.map.statements
    counts = Counter(s.certainty for s in statements)
    surer = [o for s in statements for o in _surer(matter, s)]
    found = [o for o in surer if _RANK[o.certainty] >= _SURE and _RANK[o.support] <= _WEAK]
    found.sort(key=lambda o: (_RANK[o.support] - _RANK[o.certainty], o.id))
    predictions = [s for s in statements if s.modality == "predictive"]
    return Certainty(
        {name: counts[name] for name in reversed(CERTAINTY) if counts[name]},
        sum(n for name, n in counts.items() if name not in _RANK),
        Listed.of(found),
        len(surer),
        len(predictions),
        _forecasts(predictions),
    )


def _surer(matter: Matter, statement: Statement) -> list[Overstated]:
    """The statement with the best of its reasons, where even that carries less."""
    reasons = matter.map.inferences_to.get(statement.id, ())
    carried = [_carries(matter, argument, statement) for argument in reasons]
    known = [c for c in carried if c is not None]
    if statement.certainty not in _RANK or not known or len(known) < len(carried):
        return []
    rank, argument, premise = max(known, key=lambda c: (c[0], c[1]))
    if rank >= _RANK[statement.certainty]:
        return []
    return [Overstated(statement.id, statement.certainty, CERTAINTY[rank], argument, premise)]


def _carries(
    matter: Matter, argument: Argument, statement: Statement
) -> tuple[int, str, str] | None:
    """The least certainty among the premises and whose it is; None when none is recorded.

    What is put forward for some scenarios alone may take for granted what these assume.
    """
    known = matter.map.statement_by_id
    granted = {n for s in matter.map.scenarios if s.id in statement.holds_in for n in s.assumes}
    ranks = [
        (_RANK["certain"] if n in granted else _RANK[known[n].certainty], argument.id, n)
        for n in argument.needs
        if n in known and (known[n].certainty in _RANK or n in granted)
    ]
    return min(ranks, default=None)


def _forecasts(predictions: list[Statement]) -> tuple[Forecasts, ...]:
    counts = Counter((_known(s.certainty, _RANK), _known(s.horizon, HORIZONS)) for s in predictions)
    order = sorted(counts, key=lambda pair: (-_RANK.get(pair[0], -1), _soon(pair[1]), pair))
    return tuple(Forecasts(sure, time, counts[sure, time]) for sure, time in order)


def _known(name: str, names: Container[str]) -> str:
    """The name, where it stands in the list; names of one's own count as not stated."""
    return name if name in names else ""


def _soon(horizon: str) -> int:
    return HORIZONS.index(horizon) if horizon in HORIZONS else len(HORIZONS)
