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
from argmap.diagnostic import Diagnostic, Severity
from argmap.semantics import Label

if TYPE_CHECKING:
    from collections.abc import Iterator

FINDER = Finder("ARG506", "unanswered-objection", Severity.WARNING)


def check(context: Context) -> Iterator[Diagnostic]:
    """One finding for each objection that stands and is no answer to another."""
    for name, needs, target in _objections(context):
        against = target in context.cone and _conclusion(context, target) in context.argued
        if against and _stands(context, name, needs) and not _attacked(context, name, needs):
            yield FINDER(
                context,
                name,
                f"nothing answers the objection {name} to {target}",
                "record the answer that the source gives to it; if it gives none, say so",
                (*needs, target),
            )


def _objections(context: Context) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """Objections and drawn attacks: what is told of, what it needs, and what it is directed at."""
    for argument in context.map.arguments:
        if argument.is_objection and argument.target:
            yield argument.id, argument.needs, argument.target
    for relation in context.map.relations:
        if relation.kind.is_attack and len(relation.origins) == 1:
            for target in relation.targets:
                yield relation.origins[0], relation.origins, target


def _stands(context: Context, name: str, needs: tuple[str, ...]) -> bool:
    """Whether the objection, or what is drawn to attack, is in."""
    labels = context.evaluation.labels
    return all(labels.get(n) is Label.IN for n in ((name,) if name in labels else needs))


def _conclusion(context: Context, name: str) -> str:
    """The statement that an attack is in the end directed at; empty when that is an objection.

    What is directed at an objection, or at what only objections use, answers one.
    """
    target = context.map.argument_by_id.get(name)
    if target is None:
        return name
    return "" if target.is_objection else target.target


def _attacked(context: Context, name: str, needs: tuple[str, ...]) -> bool:
    """Whether something is objected to it, here or in a map that is checked together with this."""
    maps = (context.map, *context.companions)
    if any(n in m.objections_to for m in maps for n in (name, *needs)):
        return True
    return not context.drawn_against.isdisjoint((name, *needs))
