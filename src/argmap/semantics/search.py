"""Reasons and cuts where there are too many statements to look at every scenario.

By implicit hitting sets, smallest cuts first: a smallest set that meets all reasons known so far,
and contains no cut known so far, is withdrawn. If the claim can fall then, it is a cut; else the
rest suffices and is shrunk to one more reason. When no such set is left, the known cuts are all
the minimal hitting sets of the known reasons, and so both lists are complete (Reiter 1987;
Ignatiev, Previti, Liffiton & Marques-Silva 2015).
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.semantics.critical import goal, roots
from argmap.semantics.solvers import BetweenScenarios, HittingSets
from argmap.semantics.wellfounded import TRUE, Model, well_founded

if TYPE_CHECKING:
    from argmap.semantics.evaluation import Evaluation

_QUESTIONS = 20_000
"""So many scenarios are asked about at most; counted, not timed, so that answers are the same."""


@dataclass(frozen=True, slots=True)
class Result:
    """What the search found.

    Attributes:
        reasons: Sufficient reasons, in no particular order.
        cuts: Cuts, smallest first.
        complete: Whether both are all there are.
        exact: Whether the first cut is a smallest one.
    """

    reasons: list[frozenset[str]]
    cuts: list[frozenset[str]]
    complete: bool
    exact: bool


class _OutOfQuestions(Exception):
    """The limit was reached."""


def search(
    evaluation: Evaluation,
    name: str,
    relevant: tuple[str, ...],
    most: int,
    smallest: bool = False,
) -> Result:
    """The reasons and cuts of something that is in, as far as the limits allow.

    Args:
        evaluation: The map in its scenario.
        name: Id of a statement or argument.
        relevant: The statements on which its label can depend.
        most: So many reasons, and so many cuts, are found at most.
        smallest: Whether to stop once all cuts of the smallest size are found.
    """
    oracle = _Oracle(evaluation, name, relevant)
    reasons: list[frozenset[int]] = []
    cuts: list[frozenset[int]] = []
    complete = False
    with contextlib.suppress(_OutOfQuestions):
        complete = _enumerate(oracle, reasons, cuts, most, smallest)
    exact = complete or bool(cuts)
    if not exact:
        oracle.left = _QUESTIONS
        cuts += oracle.some_cut()
    named = [[frozenset(relevant[i] for i in m) for m in sets] for sets in (reasons, cuts)]
    return Result(named[0], named[1], complete, exact)


def _enumerate(
    oracle: _Oracle,
    reasons: list[frozenset[int]],
    cuts: list[frozenset[int]],
    most: int,
    smallest: bool,
) -> bool:
    """Fills the two lists; whether they are complete."""
    everything = frozenset(range(oracle.size))
    candidates = HittingSets()
    try:
        while len(reasons) < most and len(cuts) < most:
            cut = candidates.smallest()
            if cut is None:
                return True
            if smallest and cuts and len(cut) > len(cuts[0]):
                return False
            if oracle.counterexample(everything - cut) is not None:
                cuts.append(cut)
                candidates.pass_over(cut)
                continue
            reason = oracle.shrink(set(everything - cut))
            reasons.append(reason)
            if not reason:
                return True
            candidates.meet(reason)
        return False
    finally:
        candidates.close()


class _Oracle:
    """Whether a set of statements suffices, asked of the cheapest engine that can tell."""

    def __init__(self, evaluation: Evaluation, name: str, relevant: tuple[str, ...]) -> None:
        compiled = evaluation.compiled
        self.program = compiled.program
        self.size = len(relevant)
        self.rules = [compiled.accepting[n] for n in relevant]
        self.off, self.model = evaluation.off, evaluation.model
        self.goal = goal(evaluation, name)
        self.left = _QUESTIONS
        cone = self.program.below(roots(evaluation, name), self.off)
        attacked = any(self.program.negative[r] for a in cone for r in self.program.rules_for[a])
        self.between = (
            BetweenScenarios(self.program, cone, self.rules, self.off, self.goal)
            if attacked
            else None
        )

    def counterexample(self, members: set[int] | frozenset[int]) -> set[int] | None:
        """A scenario that accepts at least the members and in which the claim is not in."""
        if not self.left:
            raise _OutOfQuestions
        self.left -= 1
        if self.between is not None:
            return self.between.counterexample(sorted(members))
        values = self._with(members).values
        return None if all(values[atom] == TRUE for atom in self.goal[0]) else set(members)

    def _with(self, members: set[int] | frozenset[int]) -> Model:
        """The model in which only the members are accepted."""
        gone = [rule for i, rule in enumerate(self.rules) if i not in members]
        heads = [self.program.heads[rule] for rule in gone]
        return well_founded(self.program, self.off | set(gone), self.model, heads)

    def _used(self, members: set[int]) -> set[int]:
        """The members of which one derivation of the claim makes use; for maps without attacks."""
        grounds = self._with(members).grounds
        number = {rule: i for i, rule in enumerate(self.rules)}
        reached = list(dict.fromkeys(self.goal[0]))
        seen = set(reached)
        for atom in reached:
            fresh = [a for a in self.program.positive[grounds[atom]] if a not in seen]
            seen.update(fresh)
            reached.extend(fresh)
        rules = (grounds[atom] for atom in reached)
        return {number[rule] for rule in rules if rule in number}

    def shrink(self, members: set[int]) -> frozenset[int]:
        """A reason within a set that suffices."""
        kept = set(members) if self.between is not None else self._used(members)
        for member in sorted(kept):
            if self.counterexample(kept - {member}) is None:
                kept.discard(member)
        return frozenset(kept)

    def some_cut(self) -> list[frozenset[int]]:
        """One cut, grown from a scenario without any of the statements; none if none breaks it."""
        members = self.counterexample(frozenset())
        if members is None:
            return []
        for member in range(self.size):
            if member not in members:
                members |= self.counterexample(members | {member}) or set()
        return [frozenset(range(self.size)) - members]
