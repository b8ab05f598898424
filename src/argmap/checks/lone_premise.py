"""A conclusion that is drawn from one premise alone.

What it finds:
    Inferences with a single premise, no warrant beside it, that are not marked as strict.

Why it matters:
    One premise rarely carries a conclusion by itself: something that joins the two is usually
    taken for granted, and nobody can doubt what is not said.

Wrong:
    :thesis a arg:Claim ; arg:text "The well is safe." ; arg:implicit true .
    :clear a arg:Evidence ; arg:text "Its water is clear." ; arg:implicit true .
    :step a arg:Inference ; arg:premise :clear ; arg:conclusion :thesis .

Right:
    :thesis a arg:Claim ; arg:text "The well is safe." ; arg:implicit true .
    :clear a arg:Evidence ; arg:text "Its water is clear." ; arg:implicit true .
    :rule a arg:Assumption ; arg:text "Clear water is safe." ; arg:implicit true .
    :step a arg:Inference ; arg:premise :clear ; arg:warrant :rule ; arg:conclusion :thesis .

Reference:
    Toulmin, The Uses of Argument (1958); ter Berg and others, Critical Thinking (2013).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.checks.context import Context, Finder
from argmap.checks.reach import whole_arguments
from argmap.diagnostic import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

FINDER = Finder("ARG110", "lone-premise", Severity.INFO, default=False)


def check(context: Context) -> Iterator[Diagnostic]:
    """One finding for each inference from one premise."""
    for argument in whole_arguments(context.map):
        if len(argument.needs) == 1 and not argument.strict:
            [premise] = argument.needs
            yield FINDER(
                context,
                argument.id,
                f"{argument.id} draws {argument.target} from {premise} alone",
                "what joins the two? add it as a warrant or a second premise",
                (premise, argument.target),
            )
