"""Proof standards and weights: labels by balancing arguments (Gordon & Walton 2016).

An optional layer. Statements are labelled in, out or undecided from what is assumed; rival
statements stand as positions of an issue, which is settled by weighing once every argument for
every position can be weighed, and by the proof standard of the issue. Differences from the grounded
labels of a map: a tied issue puts all its positions out; circles of support stay undecided.
"""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from argmap.semantics.policy import Label

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Standard(StrEnum):
    """When the weight of one position suffices against another."""

    PREPONDERANCE = "preponderance"
    """It is greater."""
    CLEAR_AND_CONVINCING = "clear-and-convincing"
    """It is greater by more than one half."""
    BEYOND_REASONABLE_DOUBT = "beyond-reasonable-doubt"
    """It is greater by more than one half, and the other is less than 0.3."""

    def suffices(self, weight: float, other: float) -> bool:
        """Whether a weight is enough against another."""
        if self is Standard.PREPONDERANCE:
            return weight > other
        enough = weight - other > _MARGIN
        return enough and (self is Standard.CLEAR_AND_CONVINCING or other < _DOUBT)


_MARGIN, _DOUBT = 0.5, 0.3


@dataclass(frozen=True, slots=True)
class Reason:
    """An argument for a statement.

    Attributes:
        id: Its name.
        conclusion: The statement that it is for.
        premises: The statements that it starts from.
        undercutter: The statement by which it is defeated when that is in; empty when none.
        weigh: How much it weighs; by ``linked`` unless said otherwise.
        properties: What preferences between arguments look at, such as the date of a law.
    """

    id: str
    conclusion: str
    premises: tuple[str, ...] = ()
    undercutter: str = ""
    weigh: Weigh | None = None
    properties: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Issue:
    """Rival statements, of which one at most can be in.

    Attributes:
        positions: The statements.
        standard: The proof standard by which it is settled.
    """

    positions: tuple[str, ...]
    standard: Standard = Standard.PREPONDERANCE


class Weigh(Protocol):
    """A weighing function: the weight of an argument, from 0 to 1, as things stand."""

    def __call__(self, reason: Reason, state: State) -> float:
        """The weight."""
        ...


@dataclass(frozen=True)
class Case:
    """Statements, what is assumed, the arguments and the issues.

    Attributes:
        statements: Every statement.
        assumed: Those that are in from the beginning, whatever is said against them.
        reasons: The arguments.
        issues: The issues; no statement is a position of two.
        texts: The wordings of the statements, where they differ from their names.
    """

    statements: tuple[str, ...]
    assumed: frozenset[str]
    reasons: tuple[Reason, ...]
    issues: tuple[Issue, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def reasons_for(self) -> Mapping[str, tuple[Reason, ...]]:
        """For each statement the arguments for it."""
        found: dict[str, list[Reason]] = {}
        for reason in self.reasons:
            found.setdefault(reason.conclusion, []).append(reason)
        return {name: tuple(reasons) for name, reasons in found.items()}

    @cached_property
    def issue_of(self) -> Mapping[str, Issue]:
        """For each position its issue."""
        return {name: issue for issue in self.issues for name in issue.positions}


class State:
    """The labels so far.

    Attributes:
        case: What is being settled.
        labels: The label of each statement.
    """

    def __init__(self, case: Case) -> None:
        self.case = case
        self.labels = dict.fromkeys(case.statements, Label.UNDECIDED)

    def label(self, name: str) -> Label:
        """The label of a statement; out for a name that is none."""
        return self.labels.get(name, Label.OUT)

    def is_undercut(self, reason: Reason) -> bool:
        """Whether what defeats an argument is in."""
        return bool(reason.undercutter) and self.label(reason.undercutter) is Label.IN

    def is_applicable(self, reason: Reason) -> bool:
        """Whether an argument can be weighed: it is undercut, or all it depends on is decided."""
        if self.is_undercut(reason):
            return True
        needed = [*reason.premises, *([reason.undercutter] if reason.undercutter else [])]
        return all(self.label(name) is not Label.UNDECIDED for name in needed)

    def weight(self, reason: Reason) -> float:
        """The weight of an argument; 0 when it is undercut or cannot be weighed yet."""
        if self.is_undercut(reason) or not self.is_applicable(reason):
            return 0.0
        return (reason.weigh or linked)(reason, self)

    def strongest(self, name: str) -> float:
        """The greatest weight of an argument for a statement; 0 when there is none."""
        return max((self.weight(r) for r in self.case.reasons_for.get(name, ())), default=0.0)


def balance(case: Case) -> dict[str, Label]:
    """The label of each statement; see ``settle``."""
    return settle(case).labels


def settle(case: Case) -> State:
    """The labels of a case and the weights behind them.

    What can be settled is settled, in rounds of the statements whose reasons changed, until nothing
    moves; the rest is undecided.
    """
    state = _begun(case)
    affected = _affected(case)
    waiting = deque(case.statements)
    queued = set(case.statements)
    while waiting:
        name = waiting.popleft()
        queued.discard(name)
        if state.labels[name] is not Label.UNDECIDED:
            continue
        for settled in _settle(name, state):
            fresh = [n for n in affected.get(settled, ()) if n not in queued]
            queued.update(fresh)
            waiting.extend(fresh)
    return state


def _begun(case: Case) -> State:
    """What is assumed is in, and its rivals are out."""
    state = State(case)
    for name in case.assumed & state.labels.keys():
        state.labels[name] = Label.IN
    for issue in case.issues:
        if any(state.label(name) is Label.IN for name in issue.positions):
            for name in issue.positions:
                if state.label(name) is Label.UNDECIDED:
                    state.labels[name] = Label.OUT
    return state


def _affected(case: Case) -> dict[str, list[str]]:
    """For each statement those that may be settled once it is."""
    found: dict[str, dict[str, None]] = {}
    for reason in case.reasons:
        issue = case.issue_of.get(reason.conclusion)
        ends = issue.positions if issue else (reason.conclusion,)
        for name in (*reason.premises, reason.undercutter):
            found.setdefault(name, {}).update(dict.fromkeys(ends))
    return {name: list(ends) for name, ends in found.items()}


def _settle(name: str, state: State) -> list[str]:
    """Labels a statement, or all positions of its issue, if that can be done; what was labelled."""
    reasons = state.case.reasons_for.get(name, ())
    issue = state.case.issue_of.get(name)
    weighable = all(state.is_applicable(reason) for reason in reasons)
    if weighable and all(state.weight(reason) <= 0 for reason in reasons):
        state.labels[name] = Label.OUT
        return [name]
    if issue is None:
        if any(state.weight(reason) > 0 for reason in reasons):
            state.labels[name] = Label.IN
            return [name]
        return []
    rivals = [r for p in issue.positions for r in state.case.reasons_for.get(p, ())]
    if not all(state.is_applicable(reason) for reason in rivals):
        return []
    return _resolve(issue, state)


def _resolve(issue: Issue, state: State) -> list[str]:
    weights = {name: state.strongest(name) for name in issue.positions}
    for name in issue.positions:
        others = [weights[other] for other in issue.positions if other != name]
        enough = all(issue.standard.suffices(weights[name], other) for other in others)
        won = weights[name] > 0 and enough
        state.labels[name] = Label.IN if won else Label.OUT
    return list(issue.positions)


def _count_in(reason: Reason, state: State) -> int:
    return sum(state.label(name) is Label.IN for name in reason.premises)


def linked(reason: Reason, state: State) -> float:
    """1 if every premise is in, else 0."""
    return float(_count_in(reason, state) == len(reason.premises))


def convergent(reason: Reason, state: State) -> float:
    """1 if some premise is in, else 0."""
    return float(_count_in(reason, state) > 0)


def cumulative(reason: Reason, state: State) -> float:
    """The share of the premises that are in."""
    return _count_in(reason, state) / len(reason.premises) if reason.premises else 0.0


def factorized(reason: Reason, state: State) -> float:
    """The share of all factors of the issue that are premises in; 0 if a premise is out.

    The factors are the different premises of all arguments for all positions of the issue.
    """
    if any(state.label(name) is Label.OUT for name in reason.premises):
        return 0.0
    issue = state.case.issue_of.get(reason.conclusion, Issue((reason.conclusion,)))
    factors = {
        state.case.texts.get(premise, premise)
        for position in issue.positions
        for rival in state.case.reasons_for.get(position, ())
        for premise in rival.premises
    }
    return _count_in(reason, state) / len(factors) if factors else 0.0


def constant(weight: float) -> Weigh:
    """That weight if every premise is in, else 0."""

    def weigh(reason: Reason, state: State) -> float:
        return weight * linked(reason, state)

    return weigh


def preference(orders: Sequence[tuple[str, object]]) -> Weigh:
    """The place of the argument among all that bear on its issue, by an order of properties.

    Args:
        orders: Pairs of a property and its order: ``ascending`` (larger or later is stronger),
            ``descending``, or a list of values from the weakest to the strongest. The first
            property that differs decides. Equal arguments weigh the same.
    """

    def rank(reason: Reason) -> tuple[tuple[int, object], ...]:
        return tuple(_place(reason.properties.get(name), order) for name, order in orders)

    def weigh(reason: Reason, state: State) -> float:
        issue = state.case.issue_of.get(reason.conclusion)
        own = linked(reason, state)
        if not own or issue is None:
            return own
        rivals = [r for p in issue.positions for r in state.case.reasons_for.get(p, ())]
        places = sorted({rank(r) for r in rivals})
        return (places.index(rank(reason)) + 1) / len(places)

    return weigh


def _place(value: object, order: object) -> tuple[int, object]:
    """A sort key of one property: weaker first; what is not said is weakest."""
    if value is None:
        return (0, 0)
    if isinstance(order, list | tuple):
        known = [str(v).lower() for v in order]
        told = str(value).lower()
        return (1, known.index(told) if told in known else len(known))
    if isinstance(value, int | float):
        return (1, value if order == "ascending" else -value)
    number = "".join(f"{ord(c):07d}" for c in str(value))
    return (1, int(number) if order == "ascending" else -int(number))


def criteria(hard: Sequence[int], soft: Mapping[str, tuple[float, Mapping[str, float]]]) -> Weigh:
    """The weighted sum of how well each criterion is met (multi-criteria decision analysis).

    Args:
        hard: Places, from 0, of the premises that must not be out.
        soft: For each property, a predicate of two terms among the premises, its factor and the
            value of each term from 0 to 1. Where the premise is not in but at issue, the position
            that is in counts.
    """
    total = sum(factor for factor, _ in soft.values())

    def weigh(reason: Reason, state: State) -> float:
        if any(state.label(reason.premises[i]) is Label.OUT for i in hard):
            return 0.0
        met = 0.0
        for name in sorted(soft):
            factor, values = soft[name]
            term = _term(name, reason, state)
            if term is None:
                return 0.0
            met += factor / total * values.get(term, 0.0)
        return met

    return weigh


_BINARY = re.compile(r"\s*([^\s(),]+)\s*\(\s*[^(),]+\s*,\s*([^(),]+?)\s*\)\s*")


def _term(predicate: str, reason: Reason, state: State) -> str | None:
    """The second term of the premise with that predicate, as things stand."""
    for premise in reason.premises:
        match = _BINARY.fullmatch(premise)
        if match is None or match[1] != predicate:
            continue
        if state.label(premise) is Label.IN:
            return match[2]
        issue = state.case.issue_of.get(premise)
        chosen = [p for p in issue.positions if state.label(p) is Label.IN] if issue else []
        if chosen and (other := _BINARY.fullmatch(chosen[0])):
            return other[2]
    return None


WEIGHING: Mapping[str, Weigh] = {
    "linked": linked,
    "convergent": convergent,
    "cumulative": cumulative,
    "factorized": factorized,
}
"""The weighing functions that need no more said, by name."""
