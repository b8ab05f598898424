"""``argmap evaluate``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from argmap.commands.evaluating import evaluated, policy_options, scenario_options
from argmap.commands.terminal import (
    Map,
    colourful,
    format_option,
    from_option,
    paint,
    say,
    width,
)

if TYPE_CHECKING:
    from argmap.semantics import Evaluation


@click.command()
@click.argument("path", metavar="MAP", type=Map())
@scenario_options
@policy_options
@click.option("--outline", is_flag=True, help="Show the outline with labels instead of a table.")
@click.option("--brief", is_flag=True, help="Leave the table out.")
@format_option("text", "json", "ttl")
@from_option
def command(
    path: str,
    scenario: str | None,
    assume: tuple[str, ...],
    reject: tuple[str, ...],
    rebut: str | None,
    leaves: str | None,
    outline: bool,
    brief: bool,
    format_: str,
    from_: str | None,
) -> int:
    """Tell what stands, what falls and what is undecided in a scenario.

    Every statement and argument is labelled in, out or undecided. It is in when it can be derived
    from what the scenario accepts and every attack on that fails; out when something defeats it
    (defeated), when nothing supports it (unsupported), or when its support only goes in circles
    (circular); undecided when a loop of attacks settles nothing.

    \b
    argmap evaluate map.ttl
    argmap evaluate map.ttl --scenario conciliatory --outline
    argmap evaluate map.ttl --reject china-stays-coercive --format json
    argmap evaluate map.ttl --format ttl > evaluation.ttl
    """
    from argmap.report.labels import (
        as_json,
        evaluation_data,
        labelled_outline,
        labels_text,
        summary_text,
    )

    bench, found = evaluated(
        path,
        from_,
        scenario=scenario,
        assume=assume,
        reject=reject,
        rebut=rebut,
        leaves=leaves,
    )
    if format_ == "json":
        say(as_json(evaluation_data(found)))
    elif format_ == "ttl":
        say(_turtle(found))
    else:
        if outline:
            say(labelled_outline(bench.outline(), found, width(), paint) + "\n")
        elif not brief:
            say(labels_text(found, width(), colourful()))
            say("")
        say(summary_text(found, width(), paint))
    return 0


def _turtle(found: Evaluation) -> str:
    from argmap.workbench import results_of

    return results_of(found)
