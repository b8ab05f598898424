"""A claim that is called likely although every line of support multiplies out to less than half.

What it finds:
    Statements called likely, very likely or certain, each of whose lines of support has a product
    of stated chances under one half, by more than one doubtful statement or step. Only what the
    map states counts: weights, and the certainty of the statements where the lines begin, but for
    those that a scenario assumes.

Why it matters:
    Doubts add up along a chain and across linked premises, and people underestimate how fast: five
    steps of nine in ten leave less than six in ten.

Wrong:
    :thesis a arg:Claim ; arg:text "The plan will work." ; arg:implicit true ;
        arg:certainty kind:likely .
    :one a arg:Assumption ; arg:text "The law passes." ; arg:implicit true ; arg:weight 0.7 .
    :two a arg:Assumption ; arg:text "The money comes." ; arg:implicit true ; arg:weight 0.6 .
    :step a arg:Inference ; arg:premise :one , :two ; arg:conclusion :thesis .

Right:
    :thesis a arg:Claim ; arg:text "The plan may work." ; arg:implicit true ;
        arg:certainty kind:possible .
    :one a arg:Assumption ; arg:text "The law passes." ; arg:implicit true ; arg:weight 0.7 .
    :two a arg:Assumption ; arg:text "The money comes." ; arg:implicit true ; arg:weight 0.6 .
    :step a arg:Inference ; arg:premise :one , :two ; arg:conclusion :thesis .

Reference:
    Tversky and Kahneman, Extensional versus intuitive reasoning (1983), on conjunctions; Adams, A
    Primer of Probability Logic (1998).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.checks.chances import Doubts, best_lines
from argmap.checks.context import Context, Finder
from argmap.diagnostic import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

FINDER = Finder("ARG513", "long-weak-chain", Severity.WARNING)
_LIKELY = frozenset({"likely", "veryLikely", "certain"})
_HALF = 0.5


def check(context: Context) -> Iterator[Diagnostic]:
    """One finding for each statement whose best line is weaker than it says."""
    known = context.map.inferences_to
    likely = [s for s in context.map.statements if s.certainty in _LIKELY and s.id in known]
    best = best_lines(context.map) if likely else {}
    doubts = Doubts(context.map, best)
    for name in (statement.id for statement in likely if statement.id in best):
        chance = best[name].chance
        if chance < _HALF and len(doubts[name]) > 1:
            yield FINDER(
                context,
                name,
                f"{name} is called likely or more, and its best line of support "
                f"multiplies out to {chance:.2f}",
                "weaken the claim, shorten the chain, or add an independent line",
                doubts[name],
            )
