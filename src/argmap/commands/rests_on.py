"""``argmap rests-on``."""

from __future__ import annotations

import click

from argmap.commands.evaluating import evaluated, policy_options, scenario_options
from argmap.commands.terminal import (
    Map,
    RecordId,
    format_option,
    from_option,
    paint,
    say,
    width,
)


@click.command()
@click.argument("path", metavar="MAP", type=Map())
@click.argument("name", metavar="ID", type=RecordId())
@scenario_options
@policy_options
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
@from_option
def command(
    path: str,
    name: str,
    scenario: str | None,
    assume: tuple[str, ...],
    reject: tuple[str, ...],
    rebut: str | None,
    leaves: str | None,
    most: int,
    show: int,
    format_: str,
    from_: str | None,
) -> int:
    """Tell on what a statement or argument rests, and what breaks it.

    Sufficient reasons: the smallest sets of accepted statements that keep it in whatever else of
    the scenario is withdrawn. Cuts: the smallest sets whose withdrawal can bring it down. Critical
    statements are cuts by themselves: the single points of failure. Threats: statements outside
    the scenario whose acceptance alone brings it down.

    \b
    argmap rests-on map.ttl close-bridge
    argmap rests-on map.ttl close-bridge --format json --most 100
    """
    from argmap.report.grounds import grounds_data, grounds_text
    from argmap.report.labels import as_json

    _, found = evaluated(
        path,
        from_,
        scenario=scenario,
        assume=assume,
        reject=reject,
        rebut=rebut,
        leaves=leaves,
    )
    grounds = found.rests_on(name, most)
    if format_ == "json":
        say(as_json(grounds_data(found, grounds)))
    else:
        say(grounds_text(found, grounds, show, width(), paint))
    return 0
