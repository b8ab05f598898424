"""An objection to a conclusion that is drawn strictly.

What it finds:
    Rebuttals of a statement for which there are arguments, all of them marked as strict.

Why it matters:
    What follows strictly cannot be false while the premises hold. Whoever denies the conclusion
    must deny a premise; the objection as it is drawn has no effect.

Wrong:
    :thesis a arg:Claim ; arg:text "Socrates is mortal." ; arg:implicit true .
    :man a arg:Assumption ; arg:text "He is a man, and all men are." ; arg:implicit true .
    :step a arg:Inference ; arg:premise :man ; arg:conclusion :thesis ; arg:strict true .
    :fame a arg:Assumption ; arg:text "His fame never dies." ; arg:implicit true .
    :against a arg:Objection ; arg:premise :fame ; arg:rebuts :thesis .
    :play a arg:Evidence ; arg:text "That plays on words." ; arg:implicit true .
    :answer a arg:Objection ; arg:premise :play ; arg:undercuts :against .

Right:
    :thesis a arg:Claim ; arg:text "Socrates is mortal." ; arg:implicit true .
    :man a arg:Assumption ; arg:text "He is a man, and all men are." ; arg:implicit true .
    :step a arg:Inference ; arg:premise :man ; arg:conclusion :thesis ; arg:strict true .
    :myth a arg:Assumption ; arg:text "He may be a figure of Plato's." ; arg:implicit true .
    :against a arg:Objection ; arg:premise :myth ; arg:rebuts :man .
    :play a arg:Evidence ; arg:text "Xenophon knew him too." ; arg:implicit true .
    :answer a arg:Objection ; arg:premise :play ; arg:undercuts :against .

Reference:
    Modgil and Prakken, A general account of argumentation with preferences (2013).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.checks.context import Context, Finder
from argmap.diagnostic import Diagnostic, Severity
from argmap.model import ArgumentKind

if TYPE_CHECKING:
    from collections.abc import Iterator

FINDER = Finder("ARG212", "attack-on-strict", Severity.ERROR)


def check(context: Context) -> Iterator[Diagnostic]:
    """One finding for each objection that can have no effect."""
    for argument in context.map.arguments:
        support = context.steps_to.get(argument.target, ())
        rebuts = argument.kind is ArgumentKind.REBUTTAL
        if rebuts and support and all(line.strict for line in support):
            lines = tuple(line.id for line in support)
            yield FINDER(
                context,
                argument.id,
                f"{argument.id} rebuts {argument.target}, which follows strictly by {lines[0]}",
                "direct it at a premise, or take the mark of strictness off the inference",
                (argument.target, *lines),
            )
