"""A statement that neither stands in a passage nor is marked as implicit.

What it finds:
    Statements without a passage that are not marked as supplied by the analyst. Of a map that has
    neither passages nor such marks that is said once, as a remark.

Why it matters:
    A reader must be able to tell what the source says from what the analyst reads into it.

Wrong:
    :thesis a arg:Claim ; arg:text "The mill should stay." .
    :jobs a arg:Assumption ; arg:text "It gives work to many." ; arg:implicit true .
    :step a arg:Inference ; arg:premise :jobs ; arg:conclusion :thesis .

Right:
    :thesis a arg:Claim ; arg:text "The mill should stay." ; arg:implicit true .
    :jobs a arg:Assumption ; arg:text "It gives work to many." ; arg:implicit true .
    :step a arg:Inference ; arg:premise :jobs ; arg:conclusion :thesis .

Reference:
    Web Annotation Data Model (W3C 2017), section 4.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.checks.context import Context, Finder
from argmap.diagnostic import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

FINDER = Finder("ARG301", "missing-passage", Severity.WARNING)


def check(context: Context) -> Iterator[Diagnostic]:
    """One finding for each statement of which nobody can tell where it comes from."""
    statements = context.map.statements
    if not any(s.implicit or s.expressed_in for s in statements):
        if statements:
            yield _nowhere(context)
        return
    for statement in statements:
        if not statement.implicit and not statement.expressed_in:
            yield FINDER(
                context,
                statement.id,
                f"{statement.id} has no passage and is not marked as implicit",
                'find its passage with argmap anchor DOC --quote "...", or add arg:implicit true',
                (statement.id,),
            )


def _nowhere(context: Context) -> Diagnostic:
    """What to say of a map that has no passages at all, once and not of every statement."""
    return FINDER(
        context,
        "",
        "no statement has a passage, nor is any marked as implicit",
        "find the passages with argmap anchor, if the map is of a document",
        span=context.mention("", ""),
        severity=Severity.INFO,
    )
