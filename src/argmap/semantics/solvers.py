"""The door to the solvers: the only module here that imports them.

python-sat for satisfiability and hitting sets; clingo for questions over
all scenarios between two. Both are used with one thread and their own fixed seeds, so that the
same question gets the same answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from argmap.semantics.program import Program


class HittingSets:
    """The minimal sets that meet every one of a growing family of sets, smallest first."""

    def __init__(self, family: Iterable[Collection[int]] = ()) -> None:
        from pysat.examples.hitman import Hitman

        self._hitman: Any = Hitman(htype="sorted")
        for members in family:
            self.meet(members)

    def smallest(self) -> frozenset[int] | None:
        """A smallest one that contains none that was passed over; None when there is none."""
        found = self._hitman.get()
        return None if found is None else frozenset(found)

    def meet(self, members: Collection[int]) -> None:
        """One more set that is to be met."""
        self._hitman.hit(sorted(members))

    def pass_over(self, members: Collection[int]) -> None:
        """One that is known, and need not come again, nor any that contains it."""
        self._hitman.block(sorted(members))

    def close(self) -> None:
        """Frees the solver."""
        self._hitman.delete()


class BetweenScenarios:
    """Whether a goal holds in every scenario between a given one and the largest.

    The well-founded model of a scenario is unfolded into two rails, what is true and what is
    possible, as a three-valued stable model (Przymusinski 1990; unfolded after Janhunen et al.
    2006): the goal fails in some scenario exactly if some three-valued stable model misses it,
    for the well-founded one is the least of them.
    """

    def __init__(
        self,
        program: Program,
        atoms: Collection[int],
        choices: Sequence[int],
        off: Collection[int],
        goal: tuple[Sequence[int], Sequence[int]],
    ) -> None:
        import clingo

        self._control: Any = clingo.Control(["--warn=none"])
        text = "\n".join(_unfolded(program, atoms, choices, off, goal))
        self._control.add("base", [], text)
        self._control.ground([("base", [])])
        known: Any = self._control.symbolic_atoms
        symbols = [clingo.Function("s", [clingo.Number(i)]) for i in range(len(choices))]
        self._literals: list[int] = [known[symbol].literal for symbol in symbols]

    def counterexample(self, members: Iterable[int]) -> set[int] | None:
        """A scenario that accepts at least the members and misses the goal; None if none does."""
        assumed = [self._literals[i] for i in members]
        with self._control.solve(yield_=True, assumptions=assumed) as handle:
            model = handle.model()
            if model is None:
                return None
            return {i for i, literal in enumerate(self._literals) if model.is_true(literal)}


def _unfolded(
    program: Program,
    atoms: Collection[int],
    choices: Sequence[int],
    off: Collection[int],
    goal: tuple[Sequence[int], Sequence[int]],
) -> Iterator[str]:
    number = {rule: i for i, rule in enumerate(choices)}
    for i in range(len(choices)):
        yield f"{{s({i})}}."
    for atom in sorted(atoms):
        for rule in program.rules_for[atom]:
            if rule in off:
                continue
            gate = [f"s({number[rule]})"] if rule in number else []
            needs, stops = program.positive[rule], program.negative[rule]
            true = [*gate, *(f"t({a})" for a in needs), *(f"not p({a})" for a in stops)]
            possible = [*gate, *(f"p({a})" for a in needs), *(f"not t({a})" for a in stops)]
            yield f"t({atom})" + " :- " * bool(true) + ", ".join(true) + "."
            yield f"p({atom})" + " :- " * bool(possible) + ", ".join(possible) + "."
    yield ":- t(X), not p(X)."
    reached = [*(f"t({a})" for a in goal[0]), *(f"not p({a})" for a in goal[1])]
    yield ":- " + ", ".join(reached) + "." if reached else ":- #true."
    yield "#show s/1."
