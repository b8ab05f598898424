"""A claim for which no reason is given.

What it finds:
    Claims, and theses of no stated kind, that are the conclusion of no inference and of no drawn
    support.

Why it matters:
    A claim is put forward to be accepted for reasons. Where there is none, the statement is an
    assumption of the reasoning, or evidence, or a reason has been overlooked.

Wrong:
    :thesis a arg:Claim ; arg:text "Taxes will rise." ; arg:implicit true .
    :debt a arg:Claim ; arg:text "The debt cannot be carried." ; arg:implicit true .
    :step a arg:Inference ; arg:premise :debt ; arg:conclusion :thesis .

Right:
    :thesis a arg:Claim ; arg:text "Taxes will rise." ; arg:implicit true .
    :debt a arg:Assumption ; arg:text "The debt cannot be carried." ; arg:implicit true .
    :step a arg:Inference ; arg:premise :debt ; arg:conclusion :thesis .

Reference:
    Toulmin, The Uses of Argument (1958); Govier, A Practical Study of Argument.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.checks.context import Context, Finder
from argmap.diagnostic import Diagnostic, Severity
from argmap.model import StatementKind

if TYPE_CHECKING:
    from collections.abc import Iterator

FINDER = Finder("ARG102", "unsupported-claim", Severity.WARNING)


def check(context: Context) -> Iterator[Diagnostic]:
    """One finding for each claim without a reason."""
    drawn = {
        target
        for relation in context.map.relations
        if relation.kind.is_support
        for target in relation.targets
    }
    for statement in context.map.statements:
        supported = statement.id in context.map.inferences_to or statement.id in drawn
        claimed = statement.kind is StatementKind.CLAIM or (
            statement.kind is StatementKind.STATEMENT and statement.id in context.map.theses
        )
        if claimed and not supported and not statement.restates:
            yield FINDER(
                context,
                statement.id,
                f"no reason is given for {statement.id}",
                "add an inference to it, or mark it as assumption or evidence",
                (statement.id,),
            )
