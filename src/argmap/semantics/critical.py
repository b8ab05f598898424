"""Single points of failure: the accepted statements without which something is not in.

One pass of the bit-parallel engine answers for every claim at once: bit ``i`` is the scenario in
which the ``i``-th accepted statement alone is withdrawn. That is exact with attacks as without.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.semantics.parallel import Table, ones, table
from argmap.semantics.policy import Label
from argmap.semantics.wellfounded import TRUE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.semantics.evaluation import Evaluation

_CHUNK = 2048
"""So many scenarios at once: wide integers are quick, but memory is their width times the atoms."""


def critical_for(evaluation: Evaluation, name: str) -> frozenset[str]:
    """The accepted statements without any one of which it is not in; empty if it is not in."""
    if evaluation.labels[name] is not Label.IN:
        return frozenset()
    atoms = roots(evaluation, name)
    cone = evaluation.compiled.program.below(atoms, evaluation.off)
    inside = set(cone)
    accepting = evaluation.compiled.accepting
    heads = evaluation.compiled.atoms
    relevant = [
        n for n in sorted(evaluation.setting.accepted) if n in accepting and heads[n] in inside
    ]
    found: set[str] = set()
    for names, drawn in _withdrawals(evaluation, relevant, cone):
        lost = _fails(evaluation, name, drawn)
        found.update(names[i] for i in ones(lost))
    return frozenset(found)


def critical_for_all(evaluation: Evaluation) -> dict[str, frozenset[str]]:
    """For every statement that is in, the accepted statements without which it is not."""
    compiled = evaluation.compiled
    atoms = {n: a for n, a in compiled.atoms.items() if evaluation.model.values[a] == TRUE}
    found: dict[str, list[str]] = {name: [] for name in atoms if name in evaluation.labels}
    accepted = [n for n in sorted(evaluation.setting.accepted) if n in compiled.accepting]
    for names, drawn in _withdrawals(evaluation, accepted, None):
        full = (1 << drawn.width) - 1
        for name, kept in found.items():
            lost = full & ~drawn.true[atoms[name]]
            if lost:
                kept.extend(names[i] for i in ones(lost))
    return {name: frozenset(kept) for name, kept in found.items()}


def roots(evaluation: Evaluation, name: str) -> list[int]:
    """The atoms that a statement or an argument hangs on directly."""
    compiled = evaluation.compiled
    atom = compiled.atoms.get(name, compiled.standing.get(name))
    if atom is not None:
        return [atom]
    rule = compiled.bodies[name]
    return [*compiled.program.positive[rule], *compiled.program.negative[rule]]


def holds(evaluation: Evaluation, name: str, drawn: Table) -> int:
    """The scenarios, as bits, in which a statement or an argument is in."""
    compiled = evaluation.compiled
    atom = compiled.atoms.get(name, compiled.standing.get(name))
    if atom is not None:
        return drawn.true[atom]
    rule = compiled.bodies[name]
    bits = 0 if rule in evaluation.off else (1 << drawn.width) - 1
    for needed in compiled.program.positive[rule]:
        bits &= drawn.true[needed]
    for stop in compiled.program.negative[rule]:
        bits &= ~drawn.possible[stop]
    return bits


def _fails(evaluation: Evaluation, name: str, drawn: Table) -> int:
    return (1 << drawn.width) - 1 & ~holds(evaluation, name, drawn)


def _withdrawals(
    evaluation: Evaluation, names: Sequence[str], cone: list[int] | None
) -> Iterator[tuple[Sequence[str], Table]]:
    """The tables of the scenarios in which one of the names is withdrawn, chunk by chunk."""
    compiled = evaluation.compiled
    components = compiled.program.components(cone)
    for start in range(0, len(names), _CHUNK):
        chunk = names[start : start + _CHUNK]
        full = (1 << len(chunk)) - 1
        when = {compiled.accepting[name]: full & ~(1 << i) for i, name in enumerate(chunk)}
        drawn = table(compiled.program, len(chunk), when, evaluation.off, components=components)
        yield chunk, drawn


def settled_by_one(evaluation: Evaluation, name: str) -> tuple[str, ...]:
    """For something undecided, the accepted statements whose withdrawal alone settles it."""
    compiled = evaluation.compiled
    cone = compiled.program.below(roots(evaluation, name), evaluation.off)
    inside = set(cone)
    accepted = [
        n
        for n in sorted(evaluation.setting.accepted)
        if n in compiled.accepting and compiled.atoms[n] in inside
    ]
    found: list[str] = []
    for names, drawn in _withdrawals(evaluation, accepted, cone):
        full = (1 << drawn.width) - 1
        settled = holds(evaluation, name, drawn) | full & ~possible(evaluation, name, drawn)
        found.extend(names[i] for i in ones(settled))
    return tuple(found)


def possible(evaluation: Evaluation, name: str, drawn: Table) -> int:
    """The scenarios, as bits, in which a statement or an argument is in or undecided."""
    compiled = evaluation.compiled
    atom = compiled.atoms.get(name, compiled.standing.get(name))
    if atom is not None:
        return drawn.possible[atom]
    rule = compiled.bodies[name]
    bits = 0 if rule in evaluation.off else (1 << drawn.width) - 1
    for needed in compiled.program.positive[rule]:
        bits &= drawn.possible[needed]
    for stop in compiled.program.negative[rule]:
        bits &= ~drawn.true[stop]
    return bits
