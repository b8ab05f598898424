"""The door to the solvers: the only module here that imports them.

python-sat for satisfiability and hitting sets; clingo for questions over
all scenarios between two. Both are used with one thread and their own fixed seeds, so that the
same question gets the same answer.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from argmap.semantics.program import Program


@contextmanager
def _interruptible() -> Iterator[None]:
    """Lets an interrupt that a solver caught be one again."""
    try:
        yield
    except Exception as error:
        if "keyboard interrupt" in str(error):
            raise KeyboardInterrupt from None
        raise


class HittingSets:
    """The minimal sets that meet every one of a growing family of sets, smallest first."""

    def __init__(self, family: Iterable[Collection[int]] = ()) -> None:
        from pysat.examples.hitman import Hitman

        self._hitman: Any = Hitman(htype="sorted")
        for members in family:
            self.meet(members)

    def smallest(self) -> frozenset[int] | None:
        """A smallest one that contains none that was passed over; None when there is none."""
        with _interruptible():
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


class Satisfiability:
    """A formula in conjunctive normal form and an incremental solver for it.

    CaDiCaL 1.9.5, which can be told what to try first; 1.5.3 where nothing is told, which was
    quicker there on dense frameworks.
    """

    def __init__(self, clauses: Sequence[Sequence[int]], first: Iterable[int] = ()) -> None:
        from pysat.solvers import Solver

        preferred = list(first)
        name = "cadical195" if preferred else "cadical153"
        self._solver: Any = Solver(name=name, bootstrap_with=clauses)
        if preferred:
            self._solver.set_phases(preferred)
        self._model: list[int] = []

    def add(self, clause: Sequence[int]) -> None:
        """One more clause."""
        self._solver.add_clause(list(clause))

    def solve(self, assumed: Sequence[int], upto: int) -> set[int] | None:
        """The true variables from 1 to ``upto`` in some model; None if there is none."""
        with _interruptible():
            found = self._solver.solve(assumptions=list(assumed))
        if not found:
            return None
        self._model = self._solver.get_model() if upto else []
        return self.true(1, upto)

    def true(self, first: int, last: int) -> set[int]:
        """The true ones of a range of variables in the model that was found last."""
        return {v for v in self._model[first - 1 : last] if v > 0}

    def close(self) -> None:
        """Frees the solver."""
        self._solver.delete()


class AnswerSets:
    """An answer-set program of which the atoms of some predicates are asked for (clingo).

    Attributes:
        last: For each predicate the numbers of its true atoms in the answer set found last.
    """

    def __init__(self, text: str, predicates: Sequence[str]) -> None:
        import clingo

        self._control: Any = clingo.Control(["--warn=none"])
        self._control.add("base", [], text)
        self._control.ground([("base", [])])
        self._parts = 0
        self._literals: dict[str, dict[int, int]] = {
            name: {
                atom.symbol.arguments[0].number: atom.literal
                for atom in self._control.symbolic_atoms.by_signature(name, 1)
            }
            for name in predicates
        }
        self.last: dict[str, frozenset[int]] = {}

    def __enter__(self) -> AnswerSets:
        return self

    def __exit__(self, *args: object) -> None:
        del self._control

    def add(self, text: str) -> None:
        """A constraint more, for good."""
        self._parts += 1
        name = f"part{self._parts}"
        self._control.add(name, [], text)
        self._control.ground([(name, [])])

    def find(
        self,
        predicate: str,
        including: Collection[int] = (),
        some: Collection[str] = (),
        holding: Sequence[tuple[str, int, bool]] = (),
    ) -> frozenset[int] | None:
        """The numbers of the true atoms of a predicate in some answer set; None if there is none.

        Args:
            predicate: The predicate.
            including: Numbers that must be among them.
            some: Atoms of which one at least must hold, where there are any.
            holding: Further atoms, as predicate and number, and whether they are to hold.
        """
        assumed = [self._literals[predicate][i] for i in sorted(including)]
        for name, number, positive in holding:
            literal = self._literals[name].get(number)
            if literal is None:
                if positive:
                    return None
                continue
            assumed.append(literal if positive else -literal)
        if some:
            assumed.append(self._guarded(some))
        with self._control.solve(yield_=True, assumptions=assumed) as handle:
            model = handle.model()
            if model is None:
                return None
            self.last = {
                name: frozenset(i for i, literal in known.items() if model.is_true(literal))
                for name, known in self._literals.items()
            }
        return self.last[predicate]

    def _guarded(self, some: Collection[str]) -> int:
        """A literal under which one of some atoms must hold."""
        import clingo

        name = f"guard{self._parts + 1}"
        denied = ", ".join(f"not {atom}" for atom in some)
        self.add(f"{{{name}}}. :- {name}, {denied}.")
        atom: Any = self._control.symbolic_atoms[clingo.Function(name)]
        literal: int = atom.literal
        return literal
