"""A statement that plays no part in the map.

What it finds:
    Statements that stand in no argument, relation, contradiction, restatement or scenario and are
    no thesis.

Why it matters:
    What is connected to nothing neither supports nor opposes anything; either a connection was
    forgotten or the statement does no work.

Wrong:
    :thesis a arg:Claim ; arg:text "Trams pay off." ; arg:implicit true .
    :study a arg:Evidence ; arg:text "A study found so." ; arg:implicit true .
    :step a arg:Inference ; arg:premise :study ; arg:conclusion :thesis .
    :aside a arg:Assumption ; arg:text "Trams were once red." ; arg:implicit true .

Right:
    :thesis a arg:Claim ; arg:text "Trams pay off." ; arg:implicit true .
    :study a arg:Evidence ; arg:text "A study found so." ; arg:implicit true .
    :step a arg:Inference ; arg:premise :study ; arg:conclusion :thesis .

Reference:
    Goal Structuring Notation Community Standard, version 3 (2021).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.checks.context import Context, Finder
from argmap.diagnostic import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model import ArgumentMap

FINDER = Finder("ARG103", "orphan-claim", Severity.WARNING)


def check(context: Context) -> Iterator[Diagnostic]:
    """One finding for each statement that is connected to nothing."""
    linked = placed(context.map)
    for statement in context.map.statements:
        own = statement.contradicts or statement.restates or statement.holds_in
        if statement.id not in linked and not own:
            yield FINDER(
                context,
                statement.id,
                f"{statement.id} plays no part in the map",
                "use it in an argument, or leave it out",
                (statement.id,),
            )


def placed(argument_map: ArgumentMap) -> set[str]:
    """The ids of what something in the map refers to."""
    found = {*argument_map.theses, *argument_map.uses_of}
    found.update(argument.target for argument in argument_map.arguments)
    for relation in argument_map.relations:
        found.update(relation.origins, relation.targets)
    for scenario in argument_map.scenarios:
        found.update(scenario.assumes, scenario.rejects)
    for statement in argument_map.statements:
        found.update(statement.contradicts, statement.restates)
    return found
