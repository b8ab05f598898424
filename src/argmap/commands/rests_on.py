"""``argmap rests-on``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from argmap.commands.elsewhere import elsewhere_options
from argmap.commands.evaluating import in_scenario
from argmap.commands.terminal import (
    RecordId,
    format_option,
    paint,
    say,
    width,
)

if TYPE_CHECKING:
    from argmap.semantics import Evaluation


@click.command()
@elsewhere_options
@in_scenario
@click.argument("name", metavar="ID", type=RecordId())
@click.option(
    "--most",
    type=click.IntRange(min=1),
    default=1000,
    show_default=True,
    help="Stop at so many reasons or cuts; the lists are then marked incomplete.",
)
@click.option(
    "--show",
    type=click.IntRange(min=0),
    default=10,
    show_default=True,
    help="Write out so many reasons and cuts.",
)
@format_option("text", "json")
def command(
    evaluation: Evaluation,
    name: str,
    most: int,
    show: int,
    format_: str,
) -> int:
    """Tell on what a statement or argument rests, and what breaks it.

    Sufficient reasons: the smallest sets of accepted statements that keep it in whatever else of
    the scenario is withdrawn. Cuts: the smallest sets whose withdrawal can bring it down. Critical
    statements are cuts by themselves: the single points of failure. Threats: statements outside
    the scenario whose acceptance alone brings it down.

    \b
    argmap rests-on map.ttl close-bridge
    argmap rests-on map.ttl close-bridge --format json --most 100
    argmap rests-on https://example.org/graph/mine close --endpoint https://example.org/sparql
    """
    from argmap.report.grounds import grounds_data, grounds_text
    from argmap.report.labels import as_json

    grounds = evaluation.rests_on(name, most)
    if format_ == "json":
        say(as_json(grounds_data(evaluation, grounds)))
    else:
        say(grounds_text(evaluation, grounds, show, width(), paint))
    return 0
