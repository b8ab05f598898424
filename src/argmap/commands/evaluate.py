"""``argmap evaluate``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from argmap.commands.evaluating import in_scenario
from argmap.commands.terminal import (
    colourful,
    format_option,
    paint,
    say,
    width,
)

if TYPE_CHECKING:
    from argmap.semantics import Evaluation


@click.command()
@in_scenario
@click.option(
    "--layer",
    type=click.Choice(["none", "last-link", "weakest-link", "standards"]),
    default="none",
    show_default=True,
    help="Lay preferences between arguments (outweighs) over the labels, arguments compared by "
    "their last or their weakest steps; or weights and proof standards, as in Carneades.",
)
@click.option(
    "--most",
    type=click.IntRange(min=1),
    default=10_000,
    show_default=True,
    help="So many arguments may be built for preferences.",
)
@click.option("--outline", is_flag=True, help="Show the outline with labels instead of a table.")
@click.option("--brief", is_flag=True, help="Leave the table out.")
@format_option("text", "json", "ttl", "trig")
def command(
    evaluation: Evaluation,
    layer: str,
    most: int,
    outline: bool,
    brief: bool,
    format_: str,
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
    argmap evaluate map.ttl --layer last-link --brief
    argmap evaluate map.ttl --format ttl > evaluation.ttl
    """
    from argmap.report.labels import (
        Labelled,
        as_json,
        evaluation_data,
        labelled_outline,
        labels_text,
        summary_text,
    )

    if format_ in {"ttl", "trig"}:
        from argmap.workbench import results_of

        say(results_of(evaluation, layer, most, named=format_ == "trig"))
        return 0
    from argmap.view import outline as outline_of

    found = Labelled.of(evaluation, layer, most)
    if format_ == "json":
        say(as_json(evaluation_data(found)))
        return 0
    if outline:
        say(labelled_outline(outline_of(evaluation.map), found, width(), paint) + "\n")
    elif not brief:
        say(labels_text(found, width(), colourful()))
        say("")
    say(summary_text(found, width(), paint))
    return 0
