"""The problems of the argumentation competitions on Dung frameworks.

Extensions, and whether an argument is accepted credulously (in some extension) or sceptically (in
all), under the grounded, complete, preferred, stable, semi-stable, stage and ideal semantics (Dung
1995; Caminada 2006; Verheij 1996; Dung, Mancarella & Toni 2007). What the grounded labelling
leaves undecided goes to a SAT solver.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from argmap.semantics.dung.framework import IN, OUT, Framework, grounded
from argmap.semantics.dung.residue import Chosen, Extension, Kind, Residue

if TYPE_CHECKING:
    from collections.abc import Iterator


class Semantics(StrEnum):
    """The semantics, by the names of the competitions."""

    GROUNDED = "GR"
    COMPLETE = "CO"
    PREFERRED = "PR"
    STABLE = "ST"
    SEMI_STABLE = "SST"
    STAGE = "STG"
    IDEAL = "ID"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether an argument is accepted, and the certificate.

    Attributes:
        accepted: Whether it is.
        witness: For credulous acceptance an extension with it; against sceptical acceptance one
            without it; None where there is none to show.
    """

    accepted: bool
    witness: Extension | None


def extensions(framework: Framework, semantics: Semantics) -> Iterator[Extension]:
    """Every extension, one by one; there can be exponentially many."""
    yield from _ENUMERATIONS[semantics](framework)


def some_extension(framework: Framework, semantics: Semantics) -> Extension | None:
    """One extension; None when there is none, which only the stable semantics knows."""
    if semantics is Semantics.COMPLETE:
        return _grounded(framework)
    return next(extensions(framework, semantics), None)


def credulous(
    framework: Framework, semantics: Semantics, argument: int, certify: bool = True
) -> Verdict:
    """Whether an argument is in some extension, with one that has it.

    Args:
        framework: The framework.
        semantics: Which extensions.
        argument: Number of the argument.
        certify: Whether to grow the set that shows it to an extension where the answer does not
            need that, as under the preferred semantics.
    """
    if semantics in {Semantics.PREFERRED, Semantics.COMPLETE}:
        grown = certify and semantics is Semantics.PREFERRED
        return _some_with(framework, Kind.COMPLETE, argument, grown)
    if semantics is Semantics.STABLE:
        return _some_with(framework, Kind.STABLE, argument)
    found = next((e for e in extensions(framework, semantics) if argument in e), None)
    return Verdict(found is not None, found)


def sceptical(
    framework: Framework, semantics: Semantics, argument: int, certify: bool = True
) -> Verdict:
    """Whether an argument is in every extension; if not, one that lacks it.

    Args:
        framework: The framework.
        semantics: Which extensions.
        argument: Number of the argument.
        certify: Whether to look for the extension that lacks it where the answer does not need
            it, as under the preferred semantics, where that can take longer than the answer.
    """
    if semantics is Semantics.COMPLETE:
        semantics = Semantics.GROUNDED
    if semantics is Semantics.PREFERRED:
        return _all_preferred(framework, argument, certify)
    if semantics is Semantics.STABLE:
        return _all_stable(framework, argument)
    found = next((e for e in extensions(framework, semantics) if argument not in e), None)
    return Verdict(found is None, found)


def _grounded(framework: Framework) -> Extension:
    labels = grounded(framework)
    return frozenset(a for a, label in enumerate(labels) if label == IN)


def _every_grounded(framework: Framework) -> Iterator[Extension]:
    yield _grounded(framework)


def _every_complete(framework: Framework) -> Iterator[Extension]:
    with Residue(framework, Kind.COMPLETE) as residue:
        yield from _all_sets(residue)


def _every_stable(framework: Framework) -> Iterator[Extension]:
    with Residue(framework, Kind.STABLE) as residue:
        yield from _all_sets(residue)


def _all_sets(residue: Residue) -> Iterator[Extension]:
    while (chosen := residue.find()) is not None:
        yield residue.extension(chosen)
        if not residue.size:
            return
        residue.pass_over(chosen)


def _every_preferred(framework: Framework) -> Iterator[Extension]:
    with Residue(framework, Kind.COMPLETE) as residue:
        yield from residue.all_maximal()


def _every_semi_stable(framework: Framework) -> Iterator[Extension]:
    if some_extension(framework, Semantics.STABLE) is not None:
        yield from _every_stable(framework)
        return
    with Residue(framework, Kind.COMPLETE) as residue:
        yield from _with_largest_range(residue)


def _every_stage(framework: Framework) -> Iterator[Extension]:
    if some_extension(framework, Semantics.STABLE) is not None:
        yield from _every_stable(framework)
        return
    with Residue(framework, Kind.CONFLICT_FREE) as residue:
        yield from _with_largest_range(residue)


def _with_largest_range(residue: Residue) -> Iterator[Extension]:
    """The sets whose range, what is in them or attacked by them, lies within no other's.

    One variable for each argument says that it is in the range.
    """
    size = residue.size
    covered = {v: residue.guard() for v in range(1, size + 1)}
    for v, c in covered.items():
        residue.add([-c, v, v + size])
        residue.add([c, -v])
        residue.add([c, -(v + size)])
    while (chosen := residue.find()) is not None:
        reach = chosen | residue.attacked()
        while True:
            guard = residue.guard()
            residue.add([-guard, *(covered[v] for v in covered if v not in reach)])
            larger = residue.find([guard, *(covered[v] for v in sorted(reach))])
            residue.add([-guard])
            if larger is None:
                break
            reach = larger | residue.attacked()
        yield from _all_of_range(residue, covered, reach)
        if len(reach) == size:
            return
        residue.add([covered[v] for v in covered if v not in reach])


def _all_of_range(residue: Residue, covered: dict[int, int], reach: Chosen) -> Iterator[Extension]:
    guard = residue.guard()
    within = [covered[v] for v in sorted(reach)]
    while (chosen := residue.find([guard, *within])) is not None:
        yield residue.extension(chosen)
        literals = [-v if v in chosen else v for v in range(1, residue.size + 1)]
        residue.add([-guard, *literals])
        if not residue.size:
            break
    residue.add([-guard])


def _every_ideal(framework: Framework) -> Iterator[Extension]:
    """The largest admissible set inside every preferred extension (Dunne 2009).

    The undecided arguments of some preferred extension that no admissible set attacks, and of
    these the largest set that defends itself.
    """
    with Residue(framework, Kind.COMPLETE) as residue:
        chosen = residue.find()
        candidates = residue.maximal(chosen) if chosen is not None else set()
        while candidates:
            guard = residue.guard()
            residue.add([-guard, *(v + residue.size for v in sorted(candidates))])
            found = residue.find([guard])
            residue.add([-guard])
            if found is None:
                break
            candidates -= residue.attacked()
        yield residue.extension(_self_defending(residue, candidates))


def _self_defending(residue: Residue, candidates: Chosen) -> Chosen:
    framework, variable = residue.framework, residue.variable
    kept = {residue.arguments[v - 1] for v in candidates}
    moved = True
    while moved:
        undefended = {
            a
            for a in kept
            for b in framework.attackers[a]
            if b in variable and kept.isdisjoint(framework.attackers[b])
        }
        kept -= undefended
        moved = bool(undefended)
    return {variable[a] for a in kept}


_ENUMERATIONS = {
    Semantics.GROUNDED: _every_grounded,
    Semantics.COMPLETE: _every_complete,
    Semantics.PREFERRED: _every_preferred,
    Semantics.STABLE: _every_stable,
    Semantics.SEMI_STABLE: _every_semi_stable,
    Semantics.STAGE: _every_stage,
    Semantics.IDEAL: _every_ideal,
}


def _some_with(framework: Framework, kind: Kind, argument: int, grown: bool = False) -> Verdict:
    with Residue(framework, kind) as residue:
        label = residue.labels[argument]
        if label == OUT:
            return Verdict(accepted=False, witness=None)
        chosen = residue.find([] if label == IN else [residue.variable[argument]])
        if chosen is None:
            return Verdict(accepted=False, witness=None)
        largest = residue.maximal(chosen) if grown else chosen
        return Verdict(accepted=True, witness=residue.extension(largest))


def _all_stable(framework: Framework, argument: int) -> Verdict:
    with Residue(framework, Kind.STABLE) as residue:
        label = residue.labels[argument]
        if label == IN:
            return Verdict(accepted=True, witness=None)
        chosen = residue.find([] if label == OUT else [-residue.variable[argument]])
        found = None if chosen is None else residue.extension(chosen)
        return Verdict(found is None, found)


def _all_preferred(framework: Framework, argument: int, certify: bool) -> Verdict:
    """By counterexamples (Thimm, Cerutti & Vallati 2021).

    An admissible set to which the argument cannot be added shows that some preferred extension
    lacks it.
    """
    with Residue(framework, Kind.COMPLETE) as residue:
        if residue.labels[argument] == IN:
            return Verdict(accepted=True, witness=None)
        counter = _counterexample(residue, argument)
        if counter is None:
            return Verdict(accepted=True, witness=None)
        witness = residue.extension(residue.maximal(counter)) if certify else None
        return Verdict(accepted=False, witness=witness)


def _counterexample(residue: Residue, argument: int) -> Chosen | None:
    """An admissible set of which no preferred superset has the argument; None if there is none."""
    if residue.labels[argument] == OUT:
        return residue.find()
    own = residue.variable[argument]
    if residue.find([own]) is None:
        return residue.find()
    if (against := residue.find([own + residue.size])) is not None:
        return against
    guard = residue.guard()
    while (chosen := residue.find([guard, -own])) is not None:
        with_it = residue.find([own, *sorted(chosen)])
        if with_it is None:
            return chosen
        largest = residue.maximal(with_it)
        residue.add([-guard, *(v for v in range(1, residue.size + 1) if v not in largest)])
    return None
