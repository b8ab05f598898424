"""``argmap strength``."""

from __future__ import annotations

import click

from argmap.commands.evaluating import evaluated, scenario_options
from argmap.commands.terminal import (
    Map,
    RecordId,
    colourful,
    format_option,
    from_option,
    say,
    width,
)
from argmap.semantics.gradual import GRADUAL, Linking


@click.command()
@click.argument("path", metavar="MAP", type=Map())
@click.argument("name", metavar="[ID]", required=False, type=RecordId())
@scenario_options
@click.option(
    "--semantics",
    type=click.Choice(list(GRADUAL)),
    default="df-quad",
    show_default=True,
    help="How strengths are computed.",
)
@click.option(
    "--linking",
    type=click.Choice([str(linking) for linking in Linking]),
    default="product",
    show_default=True,
    help="How linked premises count: by the product of their strengths, or by the weakest.",
)
@format_option("text", "json")
@from_option
def command(
    path: str,
    name: str | None,
    scenario: str | None,
    assume: tuple[str, ...],
    reject: tuple[str, ...],
    semantics: str,
    linking: str,
    format_: str,
    from_: str | None,
) -> int:
    """Compute how strongly each statement is supported, from 0 to 1.

    Strengths are another layer than labels and are never mixed with them. A statement has a base
    score: its weight, else the middle of the range for its certainty when the scenario accepts it,
    else one half; 0 when it has only its reasons to stand on. With an ID: what each accepted
    statement contributes to it, and how much of its strength counts a shared source twice.

    \b
    argmap strength map.ttl
    argmap strength map.ttl close-bridge --semantics quadratic-energy
    """
    from argmap.report.labels import as_json
    from argmap.report.strengths import (
        contributions_text,
        double_text,
        strength_data,
        strength_text,
    )
    from argmap.semantics import contributions, double_counting
    from argmap.semantics import strength as weigh

    _, found = evaluated(path, from_, scenario=scenario, assume=assume, reject=reject)
    linked = Linking(linking)
    weighed = weigh(found, semantics, linked)
    asked = found.id_of(name) if name else ""
    shares = contributions(found, asked, semantics, linked) if asked else ()
    topics = [asked] if asked else [t for t in found.map.theses if t in weighed.strengths]
    doubles = double_counting(found, topics)
    if format_ == "json":
        say(as_json(strength_data(found, weighed, shares, doubles)))
        return 0
    if asked:
        say(contributions_text(found, asked, weighed, shares, width(), colourful()))
    else:
        say(strength_text(found, weighed, width(), colourful()))
    if doubles:
        say("")
        say(double_text(doubles, width(), colourful()))
    return 0
