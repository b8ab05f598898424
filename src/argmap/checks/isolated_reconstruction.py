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
from itertools import chain
from typing import TYPE_CHECKING

from argmap.checks.context import Context, Finder
from argmap.checks.reconstructions import reconstructions
from argmap.diagnostic import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model import Argument, ArgumentMap

FINDER = Finder("ARG203", "isolated-reconstruction", Severity.WARNING)
_FEW = 50
"""So few names are counted quicker in their list than by a counter."""


def check(context: Context) -> Iterator[Diagnostic]:
    """One finding for each reconstruction that stands alone."""
    maps = (context.map, *context.companions)
    if sum(not argument.part_of for m in maps for argument in m.arguments) < 2:
        return
    own, known = reconstructions([context.map]), context.map.argument_by_id
    uses = Counter(chain.from_iterable(map(_uses, maps)))
    parts = _parts(context.map)
    for name, found in own.items():
        inner = [n for part in parts.get(name, (name,)) for n in _mentions(known[part])]
        count = inner.count if len(inner) < _FEW else Counter(inner).__getitem__
        if all(uses[other] <= count(other) for other in (name, found.conclusion, *found.premises)):
            yield FINDER(
                context,
                name,
                f"nothing else uses the conclusion or a premise of {context.map.name_of(name)}",
                "check the titles of its statements; let it share what stands elsewhere",
                (found.conclusion, *sorted(found.premises)),
            )


def _uses(argument_map: ArgumentMap) -> list[str]:
    """Every mention that connects something, once for each."""
    found = list(argument_map.theses)
    for argument in argument_map.arguments:
        found += _mentions(argument)
    for relation in argument_map.relations:
        found += (*relation.origins, *relation.targets)
    for scenario in argument_map.scenarios:
        found += (*scenario.assumes, *scenario.rejects)
    for statement in argument_map.statements:
        if linked := statement.contradicts + statement.restates:
            found += (*linked, *(statement.id,) * len(linked))
    return found


def _mentions(argument: Argument) -> tuple[str, ...]:
    if not argument.target:
        return argument.needs + argument.outweighs
    return (*argument.needs, argument.target, *argument.outweighs)


def _parts(argument_map: ArgumentMap) -> dict[str, list[str]]:
    """For each larger argument itself and its steps."""
    parts: dict[str, list[str]] = {}
    for argument in argument_map.arguments:
        whole = argument.part_of
        if whole in argument_map.argument_by_id and whole != argument.id:
            parts.setdefault(whole, [whole]).append(argument.id)
    return parts
