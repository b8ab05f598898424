"""A thesis that falls with any one of certain statements.

What it finds:
    For each thesis that is in, the accepted statements without any single one of which it would no
    longer be: those that stand in every one of its sufficient reasons.

Why it matters:
    This is where the case is thinnest. Whoever wants to know whether the thesis holds can begin by
    asking whether these do; whoever defends it can look for a second line.

Wrong:
    :thesis a arg:Claim ; arg:text "The ferry will run." ; arg:implicit true .
    :calm a arg:Assumption ; arg:text "The sea stays calm." ; arg:implicit true .
    :step a arg:Inference ; arg:premise :calm ; arg:conclusion :thesis .

Right:
    :thesis a arg:Claim ; arg:text "The ferry will run." ; arg:implicit true .
    :calm a arg:Assumption ; arg:text "The sea stays calm." ; arg:implicit true .
    :new a arg:Evidence ; arg:text "The new ferry bears any sea." ; arg:implicit true .
    :step a arg:Inference ; arg:premise :calm ; arg:conclusion :thesis .
    :other a arg:Inference ; arg:premise :new ; arg:conclusion :thesis .

Reference:
    de Kleer, An assumption-based TMS (1986); Vesely et al., Fault Tree Handbook (1981), on cut sets
    of order one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.checks.context import Context, Finder
from argmap.diagnostic import Diagnostic, Severity
from argmap.semantics.critical import critical_of

if TYPE_CHECKING:
    from collections.abc import Iterator

FINDER = Finder("ARG505", "single-point-of-failure", Severity.INFO)
_SHOWN = 4


def check(context: Context) -> Iterator[Diagnostic]:
    """One finding for each thesis that has any."""
    found = critical_of(context.evaluation, context.leading)
    for thesis, names in found.items():
        critical = sorted(names - {thesis})
        if critical:
            yield FINDER(
                context,
                thesis,
                f"{thesis} falls with {_listed(critical)}",
                "ask whether that holds, or find a line of support that does without it; "
                f"argmap rests-on shows on what {thesis} rests",
                tuple(critical),
            )


def _listed(names: list[str]) -> str:
    """One name, or how many there are and the first of them."""
    if len(names) == 1:
        return names[0]
    more = ", and others" * (len(names) > _SHOWN)
    return f"any one of {len(names)} statements: {', '.join(names[:_SHOWN])}{more}"
