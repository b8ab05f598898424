"""An argument that needs two statements which cannot both be true.

What it finds:
    Arguments with two premises, or a premise and something that every line of support for another
    premise passes through, that are declared to contradict each other.

Why it matters:
    From premises that cannot all be true anything can be drawn, so nothing is shown.

Wrong:
    <> a arg:ArgumentMap ; arg:defaultScenario :sunny .
    :sunny a arg:Scenario ; rdfs:label "Sunny" ; arg:rejects :wet .
    :dry a arg:Assumption ; arg:text "It will not rain." ; arg:implicit true .
    :wet a arg:Assumption ; arg:text "It will rain." ; arg:implicit true ; arg:contradicts :dry .
    :plan a arg:Claim ; arg:text "We hold the fair and sell umbrellas." ; arg:implicit true .
    :step a arg:Inference ; arg:premise :dry , :wet ; arg:conclusion :plan .

Right:
    <> a arg:ArgumentMap ; arg:defaultScenario :sunny .
    :sunny a arg:Scenario ; rdfs:label "Sunny" ; arg:rejects :wet .
    :dry a arg:Assumption ; arg:text "It will not rain." ; arg:implicit true .
    :wet a arg:Assumption ; arg:text "It will rain." ; arg:implicit true ; arg:contradicts :dry .
    :plan a arg:Claim ; arg:text "We hold the fair." ; arg:implicit true .
    :step a arg:Inference ; arg:premise :dry ; arg:conclusion :plan .

Reference:
    Besnard and Hunter, A logic-based theory of deductive arguments (2001).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.checks.context import Context, Finder
from argmap.checks.reach import needing
from argmap.diagnostic import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model import Argument, ArgumentMap

FINDER = Finder("ARG201", "contradictory-premises", Severity.ERROR)


def check(context: Context) -> Iterator[Diagnostic]:
    """One finding for each pair of contradictory statements, where they first come together."""
    pairs = [pair for pair in context.evaluation.compiled.pairs if pair[0] != pair[1]]
    most = max(_FEWEST, _MOST // max(1, len(pairs)))
    for one, other in pairs:
        first, second = (needing(context.map, name, most) for name in (one, other))
        for argument in _meeting(context.map, first, second):
            yield FINDER(
                context,
                argument.id,
                f"{argument.id} needs both {one} and {other}, which contradict each other",
                "split the argument, or withdraw one of the two",
                (one, other),
            )


_FEWEST, _MOST = 200, 200_000
"""So many statements above each side are looked at: some at least, and so many for all pairs."""


def _meeting(argument_map: ArgumentMap, first: set[str], second: set[str]) -> Iterator[Argument]:
    """The arguments that need both, by premises of which none needs both by itself."""
    both = first & second
    uses = {
        use.id: use for name in sorted(first - both) for use in argument_map.uses_of.get(name, ())
    }
    for name in sorted(uses):
        needs = set(uses[name].needs)
        if not needs.isdisjoint(second - both) and needs.isdisjoint(both):
            yield uses[name]
