"""A conclusion about something of which the premises do not speak.

What it finds:
    Inferences whose conclusion has a content word that is in none of the premises. Only English
    texts and those in no stated language are compared, word by word: another word for the same
    thing counts as another.

Why it matters:
    What comes out of a step must have gone into it. A word that is in no premise points to a
    premise that is left unsaid, often the one that is worth doubting.

Wrong:
    :thesis a arg:Claim ; arg:text "Trams are safe." ; arg:implicit true .
    :slow a arg:Evidence ; arg:text "Trams are slow." ; arg:implicit true .
    :step a arg:Inference ; arg:premise :slow ; arg:conclusion :thesis .

Right:
    :thesis a arg:Claim ; arg:text "Trams are safe." ; arg:implicit true .
    :slow a arg:Evidence ; arg:text "Trams are slow." ; arg:implicit true .
    :rule a arg:Assumption ; arg:text "What is slow is safe." ; arg:implicit true .
    :step a arg:Inference ; arg:premise :slow , :rule ; arg:conclusion :thesis .

Reference:
    ter Berg and others, Critical Thinking: Reasoning and Communicating with Rationale (2013).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.checks.context import Context, Finder
from argmap.checks.reach import whole_arguments
from argmap.checks.terms import terms_of
from argmap.diagnostic import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

FINDER = Finder("ARG209", "term-from-nowhere", Severity.INFO, default=False)
_MOST_NAMED = 3


def check(context: Context) -> Iterator[Diagnostic]:
    """One finding for each inference whose conclusion brings in a word."""
    known = context.map.statement_by_id
    for argument in whole_arguments(context.map):
        terms = [terms_of(known.get(name)) for name in (argument.target, *argument.needs)]
        new = sorted(terms[0].difference(*terms[1:])) if all(terms) else []
        if new:
            yield FINDER(
                context,
                argument.id,
                f"{argument.target} speaks of {', '.join(new[:_MOST_NAMED])}, "
                f"and no premise of {argument.id} does",
                "add the premise that brings it in, or keep to one word for one thing",
                (argument.target, *argument.needs),
            )
