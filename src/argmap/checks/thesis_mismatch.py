"""A conclusion that leads nowhere and is not among the theses.

What it finds:
    Where the map declares its theses: statements for which a reason is given, from which nothing
    follows, and which are no thesis. A conclusion that is used in an objection, that a thesis
    restates or contradicts or that a drawn relation starts from does lead somewhere. What is cut
    off from the theses altogether is left to disconnected-map.

Why it matters:
    Reasons are given for what matters to the author. Either the map misses a step from the
    conclusion to a thesis, or the conclusion is a thesis as well, or the wrong one is declared.

Wrong:
    :thesis a arg:Claim ; arg:text "Trams pay off." ; arg:implicit true .
    :study a arg:Evidence ; arg:text "Trams earned more than they cost." ; arg:implicit true .
    :step a arg:Inference ; arg:premise :study ; arg:conclusion :thesis .
    :build a arg:Claim ; arg:text "The town should build trams." ; arg:implicit true .
    :further a arg:Inference ; arg:premise :thesis ; arg:conclusion :build .

Right:
    <> a arg:ArgumentMap ; arg:thesis :build .
    :pays a arg:Claim ; arg:text "Trams pay off." ; arg:implicit true .
    :study a arg:Evidence ; arg:text "Trams earned more than they cost." ; arg:implicit true .
    :step a arg:Inference ; arg:premise :study ; arg:conclusion :pays .
    :build a arg:Claim ; arg:text "The town should build trams." ; arg:implicit true .
    :further a arg:Inference ; arg:premise :pays ; arg:conclusion :build .

Reference:
    Freeman, Dialectics and the Macrostructure of Arguments (1991).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.checks.context import Context, Finder
from argmap.checks.reach import loose_ends, ties, together
from argmap.diagnostic import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

FINDER = Finder("ARG109", "thesis-mismatch", Severity.WARNING)
_MOST_NAMED = 3


def check(context: Context) -> Iterator[Diagnostic]:
    """One finding for each conclusion that leads nowhere."""
    known = context.map.statement_by_id
    theses = [name for name in context.map.theses if name in known]
    ends = loose_ends(context) if theses else ()
    if not ends:
        return
    part_of = together(ties(context.map))
    parts = {part_of(thesis) for thesis in theses}
    for name in ends:
        if part_of(name) in parts:
            yield FINDER(
                context,
                name,
                f"{name} is concluded and leads to none of the theses ({_listed(theses)})",
                "add the step from it to a thesis, or declare it as a thesis",
                (name, *theses[:_MOST_NAMED]),
            )


def _listed(names: list[str]) -> str:
    more = len(names) - _MOST_NAMED
    return ", ".join(names[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
