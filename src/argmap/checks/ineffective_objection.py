"""An objection that goes through and changes nothing.

What it finds:
    Objections that stand in the scenario and without which every statement would have the same
    label: what they are directed at is out anyway, or nothing hangs on it. Several objections to
    the same thing back each other up and are not reported.

Why it matters:
    Space is given to a counter-argument on which nothing turns. Often it is directed at the wrong
    place, or a stronger one makes it needless.

Wrong:
    :thesis a arg:Claim ; arg:text "Trams pay off." ; arg:implicit true .
    :riders a arg:Evidence ; arg:text "Riders doubled." ; arg:implicit true .
    :step a arg:Inference ; arg:premise :riders ; arg:conclusion :thesis .
    :dear a arg:Claim ; arg:text "They cost too much." ; arg:implicit true .
    :against a arg:Objection ; arg:premise :dear ; arg:rebuts :thesis .
    :ledger a arg:Evidence ; arg:text "The ledger says so." ; arg:implicit true .
    :cost a arg:Inference ; arg:premise :ledger ; arg:conclusion :dear .
    :old a arg:Evidence ; arg:text "It is the ledger of buses." ; arg:implicit true .
    :other-ledger a arg:Objection ; arg:premise :old ; arg:undercuts :cost .
    :tone a arg:Evidence ; arg:text "Who says so is a grumbler." ; arg:implicit true .
    :grumbling a arg:Objection ; arg:premise :tone ; arg:rebuts :dear .

Right:
    :thesis a arg:Claim ; arg:text "Trams pay off." ; arg:implicit true .
    :riders a arg:Evidence ; arg:text "Riders doubled." ; arg:implicit true .
    :step a arg:Inference ; arg:premise :riders ; arg:conclusion :thesis .
    :dear a arg:Evidence ; arg:text "They cost much." ; arg:implicit true .
    :against a arg:Objection ; arg:premise :dear ; arg:rebuts :thesis .
    :cheaper a arg:Evidence ; arg:text "Roads cost more." ; arg:implicit true .
    :answer a arg:Objection ; arg:premise :cheaper ; arg:undercuts :against .

Reference:
    Odekerken, Lehtonen, Borg, Wallner and Jarvisalo, Argumentative reasoning in ASPIC+ under
    incomplete information (2023), on relevance.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from argmap.checks.context import Context, Finder
from argmap.diagnostic import Diagnostic, Severity
from argmap.semantics import Label
from argmap.semantics.removal import without_effect

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST = 4_000
"""So many objections are tried at most, the first by their ids."""
FINDER = Finder("ARG508", "ineffective-objection", Severity.INFO)


def check(context: Context) -> Iterator[Diagnostic]:
    """One finding for each objection that stands for nothing."""
    objections = [a.id for a in context.map.arguments if a.is_objection and a.target]
    if not objections:
        return
    labels = context.evaluation.labels
    standing = [name for name in objections if labels[name] is Label.IN][:_MOST]
    at_once = Counter(context.map.argument_by_id[name].target for name in standing)
    for name in without_effect(context.evaluation, standing):
        argument = context.map.argument_by_id[name]
        if argument.target in context.cone and at_once[argument.target] == 1:
            yield FINDER(
                context,
                name,
                f"the objection {name} goes through, and without it every label is the same",
                f"is {argument.target} what it is directed at? if so, nothing turns on it",
                (*argument.needs, argument.target),
            )
