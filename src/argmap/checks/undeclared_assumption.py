"""A thesis rests on a statement that is neither argued for nor marked as assumption or evidence.

What it finds:
    Statements of no stated kind, without any reason, in an argument that goes through for a thesis;
    in maps that do say of other statements what they are. Claims without a reason are found by
    unsupported-claim.

Why it matters:
    What a case takes for granted should be said to be taken for granted. Evaluation accepts such a
    statement like an assumption, and no list of assumptions has it.

Wrong:
    :thesis a arg:Claim ; arg:text "Trams pay off." ; arg:implicit true .
    :riders a arg:Evidence ; arg:text "Riders doubled." ; arg:implicit true .
    :fares a arg:Statement ; arg:text "Fares stay as they are." ; arg:implicit true .
    :step a arg:Inference ; arg:premise :riders , :fares ; arg:conclusion :thesis .

Right:
    :thesis a arg:Claim ; arg:text "Trams pay off." ; arg:implicit true .
    :riders a arg:Evidence ; arg:text "Riders doubled." ; arg:implicit true .
    :fares a arg:Assumption ; arg:text "Fares stay as they are." ; arg:implicit true .
    :step a arg:Inference ; arg:premise :riders , :fares ; arg:conclusion :thesis .

Reference:
    Ennis, Identifying implicit assumptions (1982).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.checks.context import Context, Finder
from argmap.checks.reach import path_back, reached
from argmap.diagnostic import Diagnostic, Severity
from argmap.model import StatementKind
from argmap.semantics import Label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FINDER = Finder("ARG515", "undeclared-assumption", Severity.WARNING)


def check(context: Context) -> Iterator[Diagnostic]:
    """One finding for each statement that is taken for granted without a word."""
    kinds = {statement.kind for statement in context.map.statements}
    if StatementKind.STATEMENT not in kinds or len(kinds) < 2:
        return
    accepted = context.evaluation.setting.accepted
    before = reached(context.theses, _standing_grounds(context))
    for statement in context.map.statements:
        name = statement.id
        plain = statement.kind is StatementKind.STATEMENT and name in accepted
        if plain and name in before and before[name] != name:
            path = tuple(reversed(path_back(before, name)))
            yield FINDER(
                context,
                name,
                f"{path[-1]} rests on {name}, which is neither argued for nor marked",
                "mark it as an assumption or as evidence, or give a reason for it",
                path,
            )


def _standing_grounds(context: Context) -> Callable[[str], Iterator[str]]:
    labels, inferences = context.evaluation.labels, context.map.inferences_to

    def grounds(name: str) -> Iterator[str]:
        for argument in inferences.get(name, ()):
            if labels[argument.id] is Label.IN:
                yield from argument.needs

    return grounds
