"""Bipolar frameworks: attacks and supports between arguments (Cayrol & Lagasquie-Schiex 2005).

A set attacks an argument by a *supported attack*, a path of supports whose last argument attacks
it, or by an *indirect attack*, an attack on an argument from which a path of supports leads to it.
Admissible sets defend themselves against all of these; under the second reading they are *safe*,
that is they attack nothing that they support; under the third *closed*: what they support they
contain.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from argmap.semantics.dung.framework import Framework
from argmap.semantics.dung.residue import Extension, Kind, Residue

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Reading(StrEnum):
    """What an admissible set must be besides."""

    DEFENDED = "d"
    SAFE = "s"
    CLOSED = "c"


def preferred(
    names: Sequence[str],
    attacks: Sequence[tuple[int, int]],
    supports: Sequence[tuple[int, int]],
    reading: Reading = Reading.DEFENDED,
) -> Iterator[Extension]:
    """The largest admissible sets under a reading.

    Args:
        names: The arguments.
        attacks: Pairs of numbers: who attacks whom.
        supports: Pairs of numbers: who supports whom.
        reading: What the sets must be besides defended.
    """
    supported = _reachable(len(names), supports)
    direct = Framework(names, attacks).targets
    every = [
        (one, end)
        for one in range(len(names))
        for by in (one, *supported[one])
        for other in direct[by]
        for end in (other, *(supported[other] if by == one else ()))
    ]
    framework = Framework(names, every)
    with Residue(framework, Kind.ADMISSIBLE) as residue:
        for clause in _besides(framework, supports, supported, reading):
            residue.add([literal + (1 if literal >= 0 else 0) for literal in clause])
        yield from residue.all_maximal()


def _reachable(size: int, supports: Sequence[tuple[int, int]]) -> list[list[int]]:
    """For each argument those to which a path of supports leads."""
    steps = Framework([""] * size, supports).targets
    found = []
    for start in range(size):
        reached = list(steps[start])
        seen = set(reached)
        for argument in reached:
            fresh = [other for other in steps[argument] if other not in seen]
            seen.update(fresh)
            reached.extend(fresh)
        found.append(reached)
    return found


def _besides(
    framework: Framework,
    supports: Sequence[tuple[int, int]],
    supported: list[list[int]],
    reading: Reading,
) -> Iterator[list[int]]:
    """Clauses over the arguments, numbered from 0, negative ones as ``-1 - number``."""
    if reading is Reading.CLOSED:
        for one, other in supports:
            yield [-1 - one, other]
    elif reading is Reading.SAFE:
        backers: dict[int, list[int]] = {}
        for one, reached in enumerate(supported):
            for other in reached:
                backers.setdefault(other, []).append(one)
        for other, by in backers.items():
            for attacker in framework.attackers[other]:
                for backer in by:
                    yield [-1 - attacker, -1 - backer]
