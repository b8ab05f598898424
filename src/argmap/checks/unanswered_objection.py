"""An objection that nobody answers.

What it finds:
    Objections to a thesis, to what supports it or to a step of its support that go through: nothing
    is objected to them or to their premises, and what they need is accepted in the scenario.

Why it matters:
    As long as it stands, what it is directed at does not. Either the source leaves an objection
    open that it raises itself, or its answer has not been recorded.

Wrong:
    :thesis a arg:Claim ; arg:text "Trams pay off." ; arg:implicit true .
    :riders a arg:Evidence ; arg:text "Riders doubled." ; arg:implicit true .
    :step a arg:Inference ; arg:premise :riders ; arg:conclusion :thesis .
    :dear a arg:Evidence ; arg:text "They cost much." ; arg:implicit true .
    :against a arg:Objection ; arg:premise :dear ; arg:rebuts :thesis .

Right:
    :thesis a arg:Claim ; arg:text "Trams pay off." ; arg:implicit true .
    :riders a arg:Evidence ; arg:text "Riders doubled." ; arg:implicit true .
    :step a arg:Inference ; arg:premise :riders ; arg:conclusion :thesis .
    :dear a arg:Evidence ; arg:text "They cost much." ; arg:implicit true .
    :against a arg:Objection ; arg:premise :dear ; arg:rebuts :thesis .
    :cheaper a arg:Evidence ; arg:text "Roads cost more." ; arg:implicit true .
    :answer a arg:Objection ; arg:premise :cheaper ; arg:undercuts :against .

Reference:
    Dung, On the acceptability of arguments (1995); Walton, on the obligation to answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.checks.context import Context, Finder
from argmap.checks.reach import grounds_of, reached
from argmap.diagnostic import Diagnostic, Severity
from argmap.semantics import Label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model import Argument

FINDER = Finder("ARG506", "unanswered-objection", Severity.WARNING)


def check(context: Context) -> Iterator[Diagnostic]:
    """One finding for each objection that stands and is no answer to another."""
    argued = reached(context.theses, grounds_of(context.map))
    for argument in context.map.arguments:
        if argument.is_objection and argument.id in context.cone and argument.target:
            against = _conclusion(context, argument.target) in argued
            stands = against and context.evaluation.labels[argument.id] is Label.IN
            if stands and not _attacked(context, argument):
                yield FINDER(
                    context,
                    argument.id,
                    f"nothing answers the objection {argument.id} to {argument.target}",
                    "record the answer that the source gives to it; if it gives none, say so",
                    (*argument.needs, argument.target),
                )


def _conclusion(context: Context, name: str) -> str:
    """The statement that an attack is in the end directed at; empty when that is an objection.

    What is directed at an objection, or at what only objections use, answers one.
    """
    target = context.map.argument_by_id.get(name)
    if target is None:
        return name
    return "" if target.is_objection else target.target


def _attacked(context: Context, argument: Argument) -> bool:
    """Whether something is objected to it, here or in a map that is checked together with this."""
    names = (argument.id, *argument.needs)
    maps = (context.map, *context.companions)
    return any(name in m.objections_to for m in maps for name in names)
