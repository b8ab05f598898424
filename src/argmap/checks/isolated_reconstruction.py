"""A reconstructed argument of which nothing else makes any use.

What it finds:
    Reconstructed arguments whose conclusion is no thesis and stands in no other argument and no
    relation, and whose premises nothing supports, attacks or shares. Maps that are checked together
    count as one; the only argument of all is not reported.

Why it matters:
    Whoever reconstructs an argument means it to bear on something. Usually a title was written in
    two ways, so that what should be one statement is two.

Wrong:
    :thesis a arg:Claim ; arg:text "Trams pay off." ; arg:implicit true .
    :study a arg:Evidence ; arg:text "A study found so." ; arg:implicit true .
    :step a arg:Inference ; arg:premise :study ; arg:conclusion :thesis .
    :quick a arg:Claim ; arg:text "Trams are quick." ; arg:implicit true .
    :timed a arg:Evidence ; arg:text "A ride takes ten minutes." ; arg:implicit true .
    :aside a arg:Inference ; arg:premise :timed ; arg:conclusion :quick .

Right:
    :thesis a arg:Claim ; arg:text "Trams pay off." ; arg:implicit true .
    :quick a arg:Claim ; arg:text "Trams are quick." ; arg:implicit true .
    :step a arg:Inference ; arg:premise :quick ; arg:conclusion :thesis .
    :timed a arg:Evidence ; arg:text "A ride takes ten minutes." ; arg:implicit true .
    :aside a arg:Inference ; arg:premise :timed ; arg:conclusion :quick .

Reference:
    Argdown, issue 593.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from argmap.checks.context import Context, Finder
from argmap.checks.reconstructions import reconstructions
from argmap.diagnostic import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model import ArgumentMap

FINDER = Finder("ARG203", "isolated-reconstruction", Severity.WARNING)


def check(context: Context) -> Iterator[Diagnostic]:
    """One finding for each reconstruction that stands alone."""
    maps = (context.map, *context.companions)
    if sum(not argument.part_of for m in maps for argument in m.arguments) < 2:
        return
    own = reconstructions([context.map])
    uses = Counter(name for m in maps for name in _uses(m))
    parts = _parts(context.map)
    for name, found in own.items():
        inner = Counter(n for part in parts[name] for n in _mentions(context.map, part))
        about = {name, found.conclusion, *found.premises}
        if all(uses[other] <= inner[other] for other in about):
            yield FINDER(
                context,
                name,
                f"nothing else uses the conclusion or a premise of {context.map.name_of(name)}",
                "check the titles of its statements; let it share what stands elsewhere",
                (found.conclusion, *sorted(found.premises)),
            )


def _uses(argument_map: ArgumentMap) -> Iterator[str]:
    """Every mention that connects something, once for each."""
    yield from argument_map.theses
    for argument in argument_map.arguments:
        yield from _mentions(argument_map, argument.id)
    for relation in argument_map.relations:
        yield from (*relation.origins, *relation.targets)
    for scenario in argument_map.scenarios:
        yield from (*scenario.assumes, *scenario.rejects)
    for statement in argument_map.statements:
        linked = (*statement.contradicts, *statement.restates)
        yield from linked
        yield from (statement.id,) * len(linked)


def _mentions(argument_map: ArgumentMap, name: str) -> Iterator[str]:
    argument = argument_map.argument_by_id[name]
    yield from argument.needs
    if argument.target:
        yield argument.target
    yield from argument.outweighs


def _parts(argument_map: ArgumentMap) -> dict[str, list[str]]:
    """For each argument itself and its steps."""
    parts: dict[str, list[str]] = {
        argument.id: [argument.id] for argument in argument_map.arguments
    }
    for argument in argument_map.arguments:
        if argument.part_of in parts and argument.part_of != argument.id:
            parts[argument.part_of].append(argument.id)
    return parts
