"""A thesis that looks stronger than it is because one source counts more than once.

What it finds:
    Theses whose strength, attacks left aside, is above the probability that they can be derived by
    more than 0.1: their lines of support share statements, and strength counts each line anew.

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

from typing import TYPE_CHECKING

from argmap.checks.context import Context, Finder
from argmap.diagnostic import Diagnostic, Severity
from argmap.semantics import double_counting

if TYPE_CHECKING:
    from collections.abc import Iterator

FINDER = Finder("ARG512", "double-counting", Severity.WARNING)
MOST = 0.1
"""An excess of strength over probability up to this is let pass."""


def check(context: Context) -> Iterator[Diagnostic]:
    """One finding for each thesis with an excess that is beyond the error of the estimate."""
    argued = [name for name in context.leading if name in context.map.inferences_to]
    for found in double_counting(context.evaluation, argued):
        shared = _shared(context, found.id)
        if shared and found.excess - 3 * found.error > MOST:
            yield FINDER(
                context,
                found.id,
                f"{found.id} has strength {found.strength:.2f}, and with shared statements counted "
                f"once the probability {found.probability:.2f}",
                "look for what its lines of support share: argmap strength shows contributions",
                (found.id, *shared),
            )


def _shared(context: Context, thesis: str) -> list[str]:
    """The statements below that are used more than once on the way to the thesis, nearest first."""
    order = [thesis]
    uses: dict[str, int] = {}
    for name in order:
        for argument in context.map.inferences_to.get(name, ()):
            for premise in argument.needs:
                if premise not in uses and premise != thesis:
                    order.append(premise)
                uses[premise] = uses.get(premise, 0) + 1
    return [name for name in order[1:] if uses[name] > 1][:12]
