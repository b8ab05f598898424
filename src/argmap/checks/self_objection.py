"""A claim that objects to itself.

What it finds:
    Objections among whose premises is the very statement they rebut, or one every line of support
    for which passes through it (five hundred statements above it are looked through); arguments
    that undercut themselves; and statements that attack or contradict themselves.

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
from argmap.checks.reach import needing
from argmap.diagnostic import Diagnostic, Severity
from argmap.model import RelationKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model import Argument

FINDER = Finder("ARG104", "self-objection", Severity.ERROR)


def check(context: Context) -> Iterator[Diagnostic]:
    """One finding for each objection that turns against itself."""
    for argument in context.map.arguments:
        if not argument.is_objection:
            continue
        if argument.target in argument.needs or argument.target == argument.id:
            by, how = argument.target, "on the strength of itself"
        elif by := _rests_on_target(context, argument):
            how = f"on the strength of {by}, which cannot be supported without it"
        else:
            continue
        yield FINDER(
            context,
            argument.id,
            f"{argument.id} objects to {argument.target} {how}",
            "oppose the claim with another statement",
            (argument.target,) if by == argument.target else (by, argument.target),
        )
    yield from _of_itself(context)


def _of_itself(context: Context) -> Iterator[Diagnostic]:
    """Statements that are drawn to attack, or said to contradict, themselves."""
    drawn = {
        origin
        for relation in context.map.relations
        if relation.kind is RelationKind.ATTACK or relation.kind.is_conflict
        for origin in relation.origins
        if origin in relation.targets
    }
    for statement in context.map.statements:
        if statement.id in drawn or statement.id in statement.contradicts:
            how = "contradicts" if statement.id in statement.contradicts else "attacks"
            yield FINDER(
                context,
                statement.id,
                f"{statement.id} {how} itself",
                "oppose the claim with another statement",
                (statement.id,),
            )


def _rests_on_target(context: Context, argument: Argument) -> str:
    """A premise every line of support for which passes through the target; empty if none is."""
    argued = [name for name in argument.needs if name in context.map.inferences_to]
    if not argued or argument.target not in context.map.uses_of:
        return ""
    above = needing(context.map, argument.target, _MOST)
    return next((name for name in argued if name in above), "")


_MOST = 500
"""So many statements above the target are looked through at most."""
