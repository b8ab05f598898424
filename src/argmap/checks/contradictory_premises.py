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

from typing import TYPE_CHECKING

from argmap.checks.context import Context, Finder
from argmap.diagnostic import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model import ArgumentMap

FINDER = Finder("ARG201", "contradictory-premises", Severity.ERROR)


def check(context: Context) -> Iterator[Diagnostic]:
    """One finding for each pair of contradictory statements, where they first come together."""
    pairs = _contradictions(context.map)
    if not pairs:
        return
    needed = _Needed(context.map)
    for argument in context.map.arguments:
        ground = needed.by(argument.needs)
        for one, other in pairs:
            if {one, other} <= ground and not needed.by_one_alone(argument.needs, one, other):
                yield FINDER(
                    context,
                    argument.id,
                    f"{argument.id} needs both {one} and {other}, which contradict each other",
                    "split the argument, or withdraw one of the two",
                    (one, other),
                )


def _contradictions(argument_map: ArgumentMap) -> list[tuple[str, str]]:
    """The declared contradictions, each pair once."""
    found = {
        (min(statement.id, other), max(statement.id, other))
        for statement in argument_map.statements
        for other in statement.contradicts
        if other != statement.id
    }
    return sorted(found)


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

    def by_one_alone(self, premises: tuple[str, ...], one: str, other: str) -> bool:
        """Whether a single premise already needs both; then an argument below is to blame."""
        return any({one, other} <= self.by((premise,)) for premise in premises)
