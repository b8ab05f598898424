"""A claim that is supported by itself, in one step or by way of others.

What it finds:
    Each set of statements that support one another in a circle, with the shortest way round.

Why it matters:
    Support that comes back to where it started gives nobody who doubts the claim a reason to
    accept it. Evaluation never counts it.

Wrong:
    :a a arg:Claim ; arg:text "The bank is safe." ; arg:implicit true .
    :b a arg:Claim ; arg:text "Everybody trusts the bank." ; arg:implicit true .
    :one a arg:Inference ; arg:premise :a ; arg:conclusion :b .
    :two a arg:Inference ; arg:premise :b ; arg:conclusion :a .

Right:
    :a a arg:Claim ; arg:text "The bank is safe." ; arg:implicit true .
    :b a arg:Evidence ; arg:text "The auditors found its reserves sound." ; arg:implicit true .
    :one a arg:Inference ; arg:premise :b ; arg:conclusion :a .

Reference:
    Walton, Begging the Question (1991); de Kleer, An assumption-based TMS (1986).
"""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

from argmap.checks.context import Context, Finder
from argmap.diagnostic import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

FINDER = Finder("ARG101", "circular-support", Severity.ERROR)


def check(context: Context) -> Iterator[Diagnostic]:
    """One finding for each circle."""
    if not _has_circle(context):
        return
    from argmap.network import support_cycles

    for cycle in support_cycles(context.map):
        shown = cycle if len(cycle) <= _SHOWN else (*cycle[:_SHOWN], f"... ({len(cycle)} in all)")
        steps = " supports ".join([*shown, cycle[0]])
        yield FINDER(
            context,
            cycle[0],
            f"{cycle[0]} rests on itself: {steps}",
            "take out one of the steps, or support one of the claims from outside the circle",
            cycle[:_MOST_NAMED],
        )


_SHOWN, _MOST_NAMED = 8, 100


def _has_circle(context: Context) -> bool:
    """Whether there is any circle at all; most maps have none, and this is quick."""
    below: dict[str, list[str]] = {}
    for argument in context.map.arguments:
        if argument.target and not argument.is_objection:
            below.setdefault(argument.target, []).extend(argument.needs)
    for relation in context.map.relations:
        for target in relation.targets if relation.kind.is_support else ():
            below.setdefault(target, []).extend(relation.origins)
    if any(name in needs for name, needs in below.items()):
        return True
    try:
        TopologicalSorter(below).prepare()
    except CycleError:
        return True
    return False
