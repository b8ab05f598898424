"""The same reason for and against one thing.

What it finds:
    Two elements of which one is drawn both to support and to attack or contradict the other, and
    one set of premises that stands in an argument for a statement and in an argument against it.

Why it matters:
    What speaks for a claim cannot, by itself, speak against it too. Either one of the two is drawn
    the wrong way round, or a premise that tells them apart is left unsaid.

Wrong:
    :thesis a arg:Claim ; arg:text "Trams pay off." ; arg:implicit true .
    :dear a arg:Evidence ; arg:text "They cost much." ; arg:implicit true .
    :for a arg:Inference ; arg:premise :dear ; arg:conclusion :thesis .
    :against a arg:Objection ; arg:premise :dear ; arg:rebuts :thesis .
    :more a arg:Evidence ; arg:text "Roads cost more." ; arg:implicit true .
    :answer a arg:Objection ; arg:premise :more ; arg:undercuts :against .

Right:
    :thesis a arg:Claim ; arg:text "Trams pay off." ; arg:implicit true .
    :dear a arg:Evidence ; arg:text "They cost much." ; arg:implicit true .
    :earn a arg:Evidence ; arg:text "They earn more." ; arg:implicit true .
    :for a arg:Inference ; arg:premise :earn ; arg:conclusion :thesis .
    :against a arg:Objection ; arg:premise :dear ; arg:rebuts :thesis .
    :more a arg:Evidence ; arg:text "Roads cost more." ; arg:implicit true .
    :answer a arg:Objection ; arg:premise :more ; arg:undercuts :against .

Reference:
    Walton, Argumentation Schemes for Presumptive Reasoning (1996), on opposed arguments.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.checks.context import Context, Finder
from argmap.diagnostic import Diagnostic, Severity
from argmap.model import RelationKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model import ArgumentMap

FINDER = Finder("ARG204", "supports-and-attacks", Severity.WARNING)
Line = tuple[frozenset[str], str]


def check(context: Context) -> Iterator[Diagnostic]:
    """One finding for each reason that is drawn both ways."""
    supports: dict[Line, str] = {}
    attacks: dict[Line, str] = {}
    for line, name, supporting in _lines(context.map):
        (supports if supporting else attacks).setdefault(line, name)
    for line, name in attacks.items():
        if line in supports:
            yield _finding(context, line, (supports[line], name))


def _lines(argument_map: ArgumentMap) -> Iterator[tuple[Line, str, bool]]:
    """Each reason with what it bears on, the record that says so, and whether it supports."""
    for argument in argument_map.arguments:
        if argument.target:
            origins = frozenset(argument.needs or (argument.id,))
            yield (origins, argument.target), argument.id, not argument.is_objection
    for relation in argument_map.relations:
        kind = relation.kind
        if kind.is_support or kind is RelationKind.ATTACK or kind.is_conflict:
            for target in relation.targets:
                line = (frozenset(relation.origins), target)
                yield line, relation.id, kind.is_support
    for statement in argument_map.statements:
        for other in statement.contradicts:
            yield (frozenset({statement.id}), other), statement.id, False
            yield (frozenset({other}), statement.id), statement.id, False


def _finding(context: Context, line: Line, records: tuple[str, str]) -> Diagnostic:
    origins = " with ".join(context.map.name_of(name) for name in sorted(line[0]))
    target = context.map.name_of(line[1])
    return FINDER(
        context,
        records[1],
        f"{origins} stands both for and against {target}",
        "turn one of the two round, or add the premise that tells them apart",
        (*sorted(line[0]), line[1]),
    )
