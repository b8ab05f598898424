"""Single points of failure: the accepted statements without which something is not in.

One pass of the bit-parallel engine answers for every claim at once: bit ``i`` is the scenario in
which the ``i``-th accepted statement alone is withdrawn. That is exact with attacks as without.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from argmap.semantics.compiling import ACCEPTING
from argmap.semantics.parallel import Table, ones, table
from argmap.semantics.policy import Label
from argmap.semantics.wellfounded import TRUE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from argmap.semantics.evaluation import Evaluation

_CHUNK = 2048
"""So many scenarios at once: wide integers are quick, but memory is their width times the atoms."""


class Critical(Mapping[str, frozenset[str]]):
    """For every statement that is in, the accepted statements without which it is not.

    Held as bits, and only where there are any: written out, the sets can be quadratic in the map.
    """

    def __init__(self, evaluation: Evaluation) -> None:
        compiled, values = evaluation.compiled, evaluation.model.values
        standing = {n: a for n, a in compiled.atoms.items() if values[a] == TRUE}
        self._chunks: list[Sequence[str]] = []
        self._lost: dict[str, list[tuple[int, int]]] = {name: [] for name in standing}
        named = {atom: name for name, atom in standing.items()}
        for names, drawn, cone in _withdrawals(evaluation, accepted_in(evaluation), None):
            full = (1 << drawn.width) - 1
            for atom in cone:
                lost = full & ~drawn.true[atom]
                if lost and atom in named:
                    self._lost[named[atom]].append((len(self._chunks), lost))
            self._chunks.append(names)

    def __getitem__(self, name: str) -> frozenset[str]:
        lost = self._lost[name]
        return frozenset(self._chunks[i][j] for i, bits in lost for j in ones(bits))

    def __iter__(self) -> Iterator[str]:
        return iter(self._lost)

    def __len__(self) -> int:
        return len(self._lost)


def accepted_in(evaluation: Evaluation, cone: Collection[int] | None = None) -> list[str]:
    """The statements that the scenario accepts without a reason, by id.

    Args:
        evaluation: The map in its scenario.
        cone: Only those whose atoms are among these.
    """
    compiled = evaluation.compiled
    accepted = [n for n in sorted(evaluation.setting.accepted) if n in compiled.accepting]
    return accepted if cone is None else [n for n in accepted if compiled.atoms[n] in cone]


def critical_for(evaluation: Evaluation, name: str) -> frozenset[str]:
    """The accepted statements without any one of which it is not in; empty if it is not in."""
    if evaluation.labels[name] is not Label.IN:
        return frozenset()
    cone = set(evaluation.compiled.program.below(roots(evaluation, name), evaluation.off))
    found: set[str] = set()
    relied = _relied_on(evaluation, [name])
    candidates = [n for n in accepted_in(evaluation, cone) if n in relied]
    for names, drawn, _ in _withdrawals(evaluation, candidates, cone):
        lost = (1 << drawn.width) - 1 & ~holds(evaluation, name, drawn)
        found.update(names[i] for i in ones(lost))
    return frozenset(found)


def critical_of(evaluation: Evaluation, names: Iterable[str]) -> dict[str, frozenset[str]]:
    """What ``critical_for`` gives, for several statements or arguments at once."""
    standing = [name for name in names if evaluation.labels[name] is Label.IN]
    found: dict[str, set[str]] = {name: set() for name in standing}
    relied = _relied_on(evaluation, standing)
    candidates = [n for n in accepted_in(evaluation) if n in relied]
    for chunk, drawn, _ in _withdrawals(evaluation, candidates, None):
        full = (1 << drawn.width) - 1
        for name in standing:
            lost = full & ~holds(evaluation, name, drawn)
            if lost:
                found[name].update(chunk[i] for i in ones(lost))
    return {name: frozenset(lost) for name, lost in found.items()}


def _relied_on(evaluation: Evaluation, names: Iterable[str]) -> set[str]:
    """Accepted statements among which are all those without any one of which one is not in.

    What is true is followed down by the one rule that derived it, what is not true by all that
    could have made it so. Whatever is not met on the way can be withdrawn without harm: a proof
    that does without it is left.
    """
    compiled, model = evaluation.compiled, evaluation.model
    program, origins = compiled.program, compiled.origins
    waiting = list(dict.fromkeys(atom for name in names for atom in roots(evaluation, name)))
    seen = set(waiting)
    relied: set[str] = set()
    for atom in waiting:
        true = model.values[atom] == TRUE
        for rule in (model.grounds[atom],) if true else program.rules_for[atom]:
            if rule in evaluation.off:
                continue
            if true and origins[rule].kind == ACCEPTING:
                relied.add(origins[rule].id)
            for other in program.positive[rule] + program.negative[rule]:
                if other not in seen:
                    seen.add(other)
                    waiting.append(other)
    return relied


def goal(evaluation: Evaluation, name: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The atoms that must hold for a statement or argument to be in, and those that must not."""
    compiled = evaluation.compiled
    atom = compiled.atom_of(name)
    if atom is not None:
        return (atom,), ()
    rule = compiled.bodies[name]
    return compiled.program.positive[rule], compiled.program.negative[rule]


def roots(evaluation: Evaluation, name: str) -> list[int]:
    """The atoms that a statement or an argument hangs on directly."""
    needed, stops = goal(evaluation, name)
    return [*needed, *stops]


def holds(evaluation: Evaluation, name: str, drawn: Table) -> int:
    """The scenarios, as bits, in which a statement or an argument is in."""
    return _read(evaluation, name, drawn.true, drawn.possible, drawn.width)


def possible(evaluation: Evaluation, name: str, drawn: Table) -> int:
    """The scenarios, as bits, in which a statement or an argument is in or undecided."""
    return _read(evaluation, name, drawn.possible, drawn.true, drawn.width)


def _read(
    evaluation: Evaluation, name: str, plain: Sequence[int], opposite: Sequence[int], width: int
) -> int:
    """One rail for an element; for an argument without an atom of its own, that of its body."""
    compiled = evaluation.compiled
    atom = compiled.atom_of(name)
    if atom is not None:
        return plain[atom]
    rule = compiled.bodies[name]
    bits = 0 if rule in evaluation.off else (1 << width) - 1
    for needed in compiled.program.positive[rule]:
        bits &= plain[needed]
    for stop in compiled.program.negative[rule]:
        bits &= ~opposite[stop]
    return bits


def _withdrawals(
    evaluation: Evaluation, names: Sequence[str], cone: set[int] | None
) -> Iterator[tuple[Sequence[str], Table, Collection[int]]]:
    """The tables of the scenarios in which one of the accepted statements is withdrawn."""
    rules = {name: evaluation.compiled.accepting[name] for name in names}
    return without_each(evaluation, rules, cone)


def without_each(
    evaluation: Evaluation, rules: Mapping[str, int], cone: set[int] | None = None
) -> Iterator[tuple[Sequence[str], Table, Collection[int]]]:
    """The tables of the scenarios in which one of the rules is off, chunk by chunk.

    Args:
        evaluation: The map in its scenario.
        rules: The rules, each under the name of what it was made from.
        cone: The atoms to look at, closed under dependency; all when None.

    Returns:
        The names of a chunk, in the order of the bits; the table; and the atoms that depend on the
        rules of the chunk, within the cone: the others are computed in none of the scenarios.
    """
    program = evaluation.compiled.program
    components = program.components(cone)
    names = list(rules)
    for start in range(0, len(names), _CHUNK):
        chunk = names[start : start + _CHUNK]
        full = (1 << len(chunk)) - 1
        when = {rules[name]: full & ~(1 << i) for i, name in enumerate(chunk)}
        moved = set(program.above([program.heads[rule] for rule in when]))
        if cone is not None:
            moved &= cone
        drawn = table(
            program,
            len(chunk),
            when,
            evaluation.off,
            components=[c for c in components if c[0] in moved],
            base=evaluation.model.values,
        )
        yield chunk, drawn, sorted(moved)


def settled_by_one(evaluation: Evaluation, name: str) -> tuple[str, ...]:
    """For something undecided, the accepted statements whose withdrawal alone settles it."""
    cone = set(evaluation.compiled.program.below(roots(evaluation, name), evaluation.off))
    found: list[str] = []
    for names, drawn, _ in _withdrawals(evaluation, accepted_in(evaluation, cone), cone):
        full = (1 << drawn.width) - 1
        settled = holds(evaluation, name, drawn) | full & ~possible(evaluation, name, drawn)
        found.extend(names[i] for i in ones(settled))
    return tuple(found)
