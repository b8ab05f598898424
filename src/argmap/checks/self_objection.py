"""A claim that objects to itself.

What it finds:
    Objections among whose premises is the very statement they rebut, or that undercut themselves.

Why it matters:
    Whoever accepts such an objection must give it up; it can decide nothing and leaves what it
    touches undecided.

Wrong:
    :rule a arg:Assumption ; arg:text "No rule holds without exception." ; arg:implicit true .
    :turn a arg:Objection ; arg:premise :rule ; arg:rebuts :rule .

Right:
    :rule a arg:Assumption ; arg:text "No rule holds without exception." ; arg:implicit true .
    :sums a arg:Assumption ; arg:text "The rules of addition do." ; arg:implicit true .
    :turn a arg:Objection ; arg:premise :sums ; arg:rebuts :rule .

Reference:
    Dung, On the acceptability of arguments (1995); Pollock, Defeasible reasoning (1987).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.checks.context import Context, Finder
from argmap.diagnostic import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

FINDER = Finder("ARG104", "self-objection", Severity.ERROR)


def check(context: Context) -> Iterator[Diagnostic]:
    """One finding for each objection that turns against itself."""
    for argument in context.map.arguments:
        if not argument.is_objection:
            continue
        if argument.target in argument.needs or argument.target == argument.id:
            yield FINDER(
                context,
                argument.id,
                f"{argument.id} objects to {argument.target} on the strength of itself",
                "oppose the claim with another statement",
                (argument.target,),
            )
