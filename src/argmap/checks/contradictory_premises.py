"""An argument that needs two statements which cannot both be true.

What it finds:
    Arguments with two premises, or a premise and something every line of support for another
    premise passes through, that are declared to contradict each other.

Why it matters:
    From premises that cannot all be true anything can be drawn, so nothing is shown.

Wrong:
    :dry a arg:Assumption ; arg:text "It will not rain." ; arg:implicit true .
    :wet a arg:Assumption ; arg:text "It will rain." ; arg:implicit true ; arg:contradicts :dry .
    :plan a arg:Claim ; arg:text "We hold the fair and sell umbrellas." ; arg:implicit true .
    :step a arg:Inference ; arg:premise :dry , :wet ; arg:conclusion :plan .

Right:
    :dry a arg:Assumption ; arg:text "It will not rain." ; arg:implicit true .
    :wet a arg:Assumption ; arg:text "It will rain." ; arg:implicit true ; arg:contradicts :dry .
    :plan a arg:Claim ; arg:text "We hold the fair." ; arg:implicit true .
    :step a arg:Inference ; arg:premise :dry ; arg:conclusion :plan .

Reference:
    Besnard and Hunter, A logic-based theory of deductive arguments (2001).
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from argmap.checks.context import Context, Finder
from argmap.diagnostic import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model import ArgumentMap

FINDER = Finder("ARG201", "contradictory-premises", Severity.ERROR)


def check(context: Context) -> Iterator[Diagnostic]:
    """One finding for each argument and pair of statements that contradict each other."""
    against = _contradictions(context.map)
    if not against:
        return
    needed = _Needed(context.map)
    for argument in context.map.arguments:
        ground = needed.by(argument.needs)
        for one, other in combinations(sorted(ground), 2):
            if other in against.get(one, ()):
                yield FINDER(
                    context,
                    argument.id,
                    f"{argument.id} needs both {one} and {other}, which contradict each other",
                    "split the argument, or withdraw one of the two",
                    (one, other),
                )


def _contradictions(argument_map: ArgumentMap) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for statement in argument_map.statements:
        for other in statement.contradicts:
            found.setdefault(statement.id, set()).add(other)
            found.setdefault(other, set()).add(statement.id)
    return found


class _Needed:
    """What cannot be done without: premises, and the premises of a statement's only inference."""

    def __init__(self, argument_map: ArgumentMap) -> None:
        self._inferences = argument_map.inferences_to

    def by(self, premises: tuple[str, ...]) -> frozenset[str]:
        """Everything that the premises need, themselves included."""
        seen: set[str] = set()
        waiting = list(premises)
        while waiting:
            name = waiting.pop()
            if name in seen:
                continue
            seen.add(name)
            ways = self._inferences.get(name, ())
            if ways:
                common = set(ways[0].needs).intersection(*(way.needs for way in ways[1:]))
                waiting.extend(common)
        return frozenset(seen)
