"""A thesis that the arguments leave undecided.

What it finds:
    Theses that are neither in nor out in the scenario, with the loop of attacks on which they hang
    and the statements whose withdrawal alone would settle them.

Why it matters:
    Two sides defeat each other and nothing breaks the tie. Whoever reads on must be told which side
    the source takes, and why.

Wrong:
    :thesis a arg:Claim ; arg:text "The match will be played." ; arg:implicit true .
    :ann a arg:Assumption ; arg:text "Ann, who says so, is reliable." ; arg:implicit true .
    :bob a arg:Assumption ; arg:text "Bob, who denies it, is reliable." ; arg:implicit true .
    :step a arg:Inference ; arg:premise :ann ; arg:conclusion :thesis .
    :one a arg:Objection ; arg:premise :bob ; arg:rebuts :ann .
    :two a arg:Objection ; arg:premise :ann ; arg:rebuts :bob .

Right:
    :thesis a arg:Claim ; arg:text "The match will be played." ; arg:implicit true .
    :ann a arg:Assumption ; arg:text "Ann, who says so, is reliable." ; arg:implicit true .
    :bob a arg:Assumption ; arg:text "Bob, who denies it, is reliable." ; arg:implicit true .
    :step a arg:Inference ; arg:premise :ann ; arg:conclusion :thesis .
    :one a arg:Objection ; arg:premise :bob ; arg:rebuts :ann .
    :lied a arg:Evidence ; arg:text "Bob lied before." ; arg:implicit true .
    :two a arg:Objection ; arg:premise :lied ; arg:rebuts :bob .

Reference:
    Caminada, On the issue of reinstatement in argumentation (2006).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.checks.context import Context, Finder
from argmap.diagnostic import Diagnostic, Severity
from argmap.semantics import Label

if TYPE_CHECKING:
    from collections.abc import Iterator

FINDER = Finder("ARG510", "undecided-thesis", Severity.WARNING)
_SHOWN = 8


def check(context: Context) -> Iterator[Diagnostic]:
    """One finding for each thesis that is undecided."""
    for thesis in context.leading:
        if context.evaluation.labels[thesis] is Label.UNDECIDED:
            yield _finding(context, thesis)


def _finding(context: Context, thesis: str) -> Diagnostic:
    grounds = context.evaluation.why(thesis).grounds.values()
    circle = next((g.circle for g in grounds if g.circle), ())
    releases = sorted({name for g in grounds for name in g.releases})
    loop = ": " + ", ".join(circle[:_SHOWN]) if circle else ""
    loop += f" and {len(circle) - _SHOWN} more" if len(circle) > _SHOWN else ""
    ways = ", ".join(releases[:_SHOWN]) + ", or others" * (len(releases) > _SHOWN)
    return FINDER(
        context,
        thesis,
        f"{thesis} is undecided; it hangs on a loop of attacks{loop}",
        f"it would be settled without {ways}" if ways else "record what breaks the tie",
        tuple(dict.fromkeys((*circle, *releases))),
    )
