"""What changes when an argument is left out, for many arguments at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.semantics.compiling import CONTRADICTION
from argmap.semantics.critical import holds, possible, without_each
from argmap.semantics.parallel import ones
from argmap.semantics.policy import Label
from argmap.semantics.wellfounded import TRUE, well_founded

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from argmap.semantics.evaluation import Evaluation
    from argmap.semantics.parallel import Table


def without_effect(evaluation: Evaluation, names: Iterable[str]) -> tuple[str, ...]:
    """Those arguments whose removal, each for itself, changes no label of anything else.

    Args:
        evaluation: The map in its scenario.
        names: Ids of arguments; those that are larger arguments or sketches without premises of
            their own are passed over.
    """
    bodies = evaluation.compiled.bodies
    rules = {name: bodies[name] for name in names if name in bodies}
    found: list[str] = []
    for chunk, drawn, moved in without_each(evaluation, rules):
        changed = _statements_changed(evaluation, chunk, drawn, moved)
        for i, name in enumerate(chunk):
            target = evaluation.map.argument_by_id[name].target
            if not changed >> i & 1 and not _changed(evaluation, target, drawn) >> i & 1:
                found.append(name)
    return tuple(found)


def _statements_changed(
    evaluation: Evaluation, chunk: Iterable[str], drawn: Table, moved: Collection[int]
) -> int:
    """The scenarios, as bits, in which a statement or a standing argument has another label."""
    compiled, values = evaluation.compiled, evaluation.model.values
    full = (1 << drawn.width) - 1
    own = {compiled.standing[n]: 1 << i for i, n in enumerate(chunk) if n in compiled.standing}
    shown = {*compiled.atoms.values(), *compiled.standing.values()}
    changed = 0
    for atom in moved:
        if atom in shown:
            true, maybe = _RAILS[values[atom]]
            differs = (drawn.true[atom] ^ full * true) | (drawn.possible[atom] ^ full * maybe)
            changed |= differs & ~own.get(atom, 0)
    return changed


_RAILS = ((0, 0), (1, 1), (0, 1))
"""Whether something false, true or undefined is true, and whether it is possible."""


def _changed(evaluation: Evaluation, name: str, drawn: Table) -> int:
    """The scenarios, as bits, in which an argument without an atom has another label."""
    compiled = evaluation.compiled
    if name not in compiled.bodies or compiled.atom_of(name) is not None:
        return 0
    label, full = evaluation.labels[name], (1 << drawn.width) - 1
    true = full * (label is Label.IN)
    maybe = full * (label is not Label.OUT)
    return (holds(evaluation, name, drawn) ^ true) | (possible(evaluation, name, drawn) ^ maybe)


def losses(
    evaluation: Evaluation,
    names: Iterable[str],
    theses: Collection[str],
    counted: bool = True,
) -> dict[str, tuple[tuple[str, ...], int]]:
    """What is lost without each argument: the theses, and how many statements, that are in with it.

    Args:
        evaluation: The map in its scenario.
        names: Ids of arguments; those that are larger arguments or sketches without premises of
            their own are passed over.
        theses: Ids of the statements that count as theses.
        counted: Whether to count the other statements too, which can take time quadratic in the
            map; without, the number is that of the theses.
    """
    compiled, values = evaluation.compiled, evaluation.model.values
    rules = {name: compiled.bodies[name] for name in names if name in compiled.bodies}
    wanted = compiled.atoms if counted else {n: compiled.atoms[n] for n in theses}
    named = {atom: name for name, atom in wanted.items() if values[atom] == TRUE}
    found: dict[str, tuple[tuple[str, ...], int]] = {}
    for chunk, drawn, moved in without_each(evaluation, rules):
        full = (1 << drawn.width) - 1
        counts = [0] * len(chunk)
        lost: list[list[str]] = [[] for _ in chunk]
        for atom in moved:
            gone = full & ~drawn.true[atom] if atom in named else 0
            for i in ones(gone):
                counts[i] += 1
                if named[atom] in theses:
                    lost[i].append(named[atom])
        found.update({n: (tuple(sorted(lost[i])), counts[i]) for i, n in enumerate(chunk)})
    return found


def without_contradictions(evaluation: Evaluation) -> Sequence[int]:
    """The values of the atoms if no declared contradiction spoke against either side."""
    compiled = evaluation.compiled
    rules = {r for r, origin in enumerate(compiled.origins) if origin.kind == CONTRADICTION}
    heads = sorted({compiled.program.heads[rule] for rule in rules})
    off = evaluation.off | rules
    return well_founded(compiled.program, off, evaluation.model, heads).values
