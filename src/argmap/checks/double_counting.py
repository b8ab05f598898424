"""A thesis that looks stronger than it is because one source counts more than once.

What it finds:
    Theses whose strength, attacks left aside, is above the probability that they can be derived by
    more than 0.1: their lines of support share statements, and strength counts each line anew.
    Theses with more than two thousand statements below them are not judged, nor circles of support.

Why it matters:
    Two roads that begin in one place are one road. The more often one piece of evidence is used,
    the more convincing a case looks, and it is not.

Wrong:
    :thesis a arg:Claim ; arg:text "Trams pay off." ; arg:implicit true .
    :hint a arg:Evidence ; arg:text "A clerk hinted at it." ; arg:implicit true ; arg:weight 0.5 .
    :one a arg:Claim ; arg:text "The council knows." ; arg:implicit true .
    :two a arg:Claim ; arg:text "The operator knows." ; arg:implicit true .
    :a a arg:Inference ; arg:premise :hint ; arg:conclusion :one .
    :b a arg:Inference ; arg:premise :hint ; arg:conclusion :two .
    :c a arg:Inference ; arg:premise :one ; arg:conclusion :thesis .
    :d a arg:Inference ; arg:premise :two ; arg:conclusion :thesis .

Right:
    :thesis a arg:Claim ; arg:text "Trams pay off." ; arg:implicit true .
    :hint a arg:Evidence ; arg:text "A clerk hinted at it." ; arg:implicit true ; arg:weight 0.5 .
    :file a arg:Evidence ; arg:text "A file says so." ; arg:implicit true ; arg:weight 0.5 .
    :one a arg:Inference ; arg:premise :hint ; arg:conclusion :thesis .
    :two a arg:Inference ; arg:premise :file ; arg:conclusion :thesis .

Reference:
    Rago, Toni, Aurisicchio and Baroni, Discontinuity-free decision support with quantitative
    argumentation debates (2016); Schum (1994), on double counting of evidence.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from argmap.checks.context import Context, Finder
from argmap.diagnostic import Diagnostic, Severity
from argmap.semantics import double_counting, evaluate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model import ArgumentMap

FINDER = Finder("ARG512", "double-counting", Severity.WARNING)
MOST = 0.1
"""An excess of strength over probability up to this is let pass."""


def check(context: Context) -> Iterator[Diagnostic]:
    """One finding for each thesis with an excess that is beyond the error of the estimate."""
    below = {name: _below(context, name) for name in context.leading}
    judged = [name for name, uses in below.items() if any(count > 1 for count in uses.values())]
    if not judged:
        return
    part = _part(context.map, {n for name in judged for n in (name, *below[name])})
    for found in double_counting(evaluate(part, context.scenario), judged):
        if found.excess - 3 * found.error > MOST:
            yield FINDER(
                context,
                found.id,
                f"{found.id} has strength {found.strength:.2f}, and with shared statements counted "
                f"once the probability {found.probability:.2f}",
                "look for what its lines of support share: argmap strength shows contributions",
                (found.id, *_shared(below[found.id])),
            )


_LARGEST = 2_000
"""Below a thesis with more statements under it some are shared anyway, and nothing is judged."""
_SHOWN = 12


def _below(context: Context, thesis: str) -> dict[str, int]:
    """The statements below a thesis, nearest first, each with how often it is used on the way.

    Nothing where there are too many, or where the thesis is below itself.
    """
    order = [thesis]
    uses: dict[str, int] = {}
    for name in order:
        if len(order) > _LARGEST:
            return {}
        for argument in context.map.inferences_to.get(name, ()):
            for premise in argument.needs:
                if premise == thesis:
                    return {}
                if premise not in uses:
                    order.append(premise)
                uses[premise] = uses.get(premise, 0) + 1
    return uses


def _shared(uses: dict[str, int]) -> list[str]:
    """Those that are used more than once."""
    return [name for name, count in uses.items() if count > 1][:_SHOWN]


def _part(argument_map: ArgumentMap, names: set[str]) -> ArgumentMap:
    """The map with some statements and the inferences to them, which is all that counts here."""
    return replace(
        argument_map,
        statements=tuple(s for s in argument_map.statements if s.id in names),
        arguments=tuple(a for n in sorted(names) for a in argument_map.inferences_to.get(n, ())),
        relations=(),
        locutions=(),
        groups=(),
        passages=(),
    )
