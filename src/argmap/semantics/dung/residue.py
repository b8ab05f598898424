"""What the grounded labelling leaves undecided, as a formula.

For each undecided argument two variables: it is in the set, and the set attacks it. Clauses say
that the set is free of conflict and, as asked, admissible, complete or stable (Besnard & Doutre
2004). What is in or out in the grounded labelling is so in every complete set and is left out.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from argmap.semantics.dung.framework import IN, UNDECIDED, Framework, grounded
from argmap.semantics.solvers import Satisfiability

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Extension = frozenset[int]
Chosen = set[int]
"""The variables, from 1, of the undecided arguments that are in the set."""


class Kind(StrEnum):
    """What sets the formula has as its models."""

    CONFLICT_FREE = "conflict-free"
    ADMISSIBLE = "admissible"
    COMPLETE = "complete"
    STABLE = "stable"


class Residue:
    """The undecided part of a framework and a solver for its sets of one kind.

    Attributes:
        labels: The grounded labelling; all undecided for conflict-free and for admissible sets,
            which it does not bind.
        size: Number of undecided arguments.
    """

    def __init__(self, framework: Framework, kind: Kind) -> None:
        self.framework, self.kind = framework, kind
        free = kind in {Kind.CONFLICT_FREE, Kind.ADMISSIBLE}
        self.labels = [UNDECIDED] * len(framework) if free else grounded(framework)
        self.fixed = [i for i, label in enumerate(self.labels) if label == IN]
        self.arguments = [i for i, label in enumerate(self.labels) if label == UNDECIDED]
        self.size = len(self.arguments)
        self.variable = {a: v for v, a in enumerate(self.arguments, 1)}
        self._top = 2 * self.size
        preferred = () if kind is Kind.STABLE else range(1, self.size + 1)
        self._solver = Satisfiability(self._clauses(), preferred)

    def _clauses(self) -> list[list[int]]:
        size, variable, attackers_of = self.size, self.variable, self.framework.attackers
        stable, complete = self.kind is Kind.STABLE, self.kind is Kind.COMPLETE
        defended = complete or self.kind is Kind.ADMISSIBLE
        clauses: list[list[int]] = []
        for argument, v in variable.items():
            attackers = [variable[b] for b in attackers_of[argument] if b in variable]
            attacked = v + size
            clauses.append([-v, -attacked])
            clauses += [[-b, attacked] for b in attackers]
            clauses.append([-attacked, *attackers])
            if stable:
                clauses.append([v, attacked])
            if defended:
                clauses += [[-v, b + size] for b in attackers]
            if complete:
                clauses.append([v, *[-(b + size) for b in attackers]])
        return clauses

    def close(self) -> None:
        """Frees the solver."""
        self._solver.close()

    def __enter__(self) -> Residue:
        return self

    def __exit__(self, *args: object) -> None:
        self.close()

    def find(self, assumed: Sequence[int] = ()) -> Chosen | None:
        """The variables of some set under the assumed literals; None when there is none."""
        return self._solver.solve(assumed, self.size)

    def attacked(self) -> set[int]:
        """The variables of what the set found last attacks."""
        return {v - self.size for v in self._solver.true(self.size + 1, 2 * self.size)}

    def extension(self, chosen: Iterable[int]) -> Extension:
        """The arguments of a set, those of the grounded labelling included."""
        return frozenset(self.fixed) | {self.arguments[v - 1] for v in chosen}

    def add(self, clause: Sequence[int]) -> None:
        """One more clause, for good."""
        self._solver.add(clause)

    def guard(self) -> int:
        """A new variable, by which clauses can be turned on for one question."""
        self._top += 1
        return self._top

    def maximal(self, chosen: Chosen, assumed: Sequence[int] = ()) -> Chosen:
        """A largest set around one, under the assumed literals."""
        while True:
            guard = self.guard()
            self.add([-guard, *(v for v in range(1, self.size + 1) if v not in chosen)])
            larger = self.find([guard, *assumed, *sorted(chosen)])
            self.add([-guard])
            if larger is None:
                return chosen
            chosen = larger

    def all_maximal(self) -> Iterator[Extension]:
        """The sets that lie within no other, one by one."""
        while (chosen := self.find()) is not None:
            chosen = self.maximal(chosen)
            yield self.extension(chosen)
            if len(chosen) == self.size:
                return
            self.pass_over_within(chosen)

    def pass_over(self, chosen: Chosen) -> None:
        """Lets this very set not be found again."""
        self.add([-v if v in chosen else v for v in range(1, self.size + 1)])

    def pass_over_within(self, chosen: Chosen) -> None:
        """Lets no set be found again that lies within this one."""
        self.add([v for v in range(1, self.size + 1) if v not in chosen])
