"""A thesis to which nothing is objected, nor to anything on which it rests.

What it finds:
    Theses below which there is no objection, no undercut, no drawn attack and no contradiction at
    any depth.

Why it matters:
    A case that meets no counter-argument has not been tested; readers trust more, and should, where
    what speaks against a thesis is named and answered.

Wrong:
    :thesis a arg:Claim ; arg:text "The mill should stay." ; arg:implicit true .
    :jobs a arg:Evidence ; arg:text "It employs forty." ; arg:implicit true .
    :step a arg:Inference ; arg:premise :jobs ; arg:conclusion :thesis .

Right:
    :thesis a arg:Claim ; arg:text "The mill should stay." ; arg:implicit true .
    :jobs a arg:Evidence ; arg:text "It employs forty." ; arg:implicit true .
    :step a arg:Inference ; arg:premise :jobs ; arg:conclusion :thesis .
    :smoke a arg:Evidence ; arg:text "It smokes." ; arg:implicit true .
    :against a arg:Objection ; arg:premise :smoke ; arg:rebuts :thesis .
    :filter a arg:Evidence ; arg:text "A filter was built in." ; arg:implicit true .
    :answer a arg:Objection ; arg:premise :filter ; arg:undercuts :against .

Reference:
    Perkins, Reasoning as it is and could be (1989); Wolfe and Britt, The locus of the myside bias
    in written argumentation (2008).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.checks.context import Context, Finder
from argmap.checks.reach import reached
from argmap.diagnostic import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model import ArgumentMap

FINDER = Finder("ARG208", "one-sided-conclusion", Severity.INFO)


def check(context: Context) -> Iterator[Diagnostic]:
    """One finding for each thesis that stands unopposed all the way down."""
    ways = _ways_up(context.map)
    against = [n for m in (context.map, *context.companions) for n in _opposed(m)]
    opposed = reached(against, lambda name: ways.get(name, ()))
    for name in context.theses:
        if name not in opposed and name in context.map.inferences_to:
            yield FINDER(
                context,
                name,
                f"nothing is objected to {name}, nor to anything on which it rests",
                "record what the source says against it, or what it leaves unsaid",
                (name,),
            )


def _opposed(argument_map: ArgumentMap) -> Iterator[str]:
    """Whatever something speaks against."""
    yield from argument_map.objections_to
    for relation in argument_map.relations:
        if relation.kind.is_attack or relation.kind.is_conflict:
            yield from relation.targets
    for statement in argument_map.statements:
        if statement.contradicts:
            yield from (statement.id, *statement.contradicts)


def _ways_up(argument_map: ArgumentMap) -> dict[str, list[str]]:
    """For each id what it bears on directly."""
    ways: dict[str, list[str]] = {}
    for argument in argument_map.arguments:
        for name in argument.needs:
            ways.setdefault(name, []).append(argument.id)
        ways.setdefault(argument.id, []).extend(filter(None, (argument.target, argument.part_of)))
    for relation in argument_map.relations:
        for origin in relation.origins:
            ways.setdefault(origin, []).extend(relation.targets)
    return ways
