"""``argmap evaluate``."""

from __future__ import annotations

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


@click.command()
@click.argument("path", metavar="MAP", type=Map())
@scenario_options
@policy_options
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
@format_option("text", "json", "ttl")
@from_option
def command(
    path: str,
    scenario: str | None,
    assume: tuple[str, ...],
    reject: tuple[str, ...],
    rebut: str | None,
    leaves: str | None,
    layer: str,
    most: int,
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

    bench, evaluation = evaluated(
        path,
        from_,
        scenario=scenario,
        assume=assume,
        reject=reject,
        rebut=rebut,
        leaves=leaves,
    )
    if format_ == "ttl":
        from argmap.workbench import results_of

        say(results_of(evaluation, layer, most))
        return 0
    found = Labelled.of(evaluation, layer, most)
    if format_ == "json":
        say(as_json(evaluation_data(found)))
        return 0
    if outline:
        say(labelled_outline(bench.outline(), found, width(), paint) + "\n")
    elif not brief:
        say(labels_text(found, width(), colourful()))
        say("")
    say(summary_text(found, width(), paint))
    return 0
