"""``argmap strength``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from argmap.commands.evaluating import in_scenario
from argmap.commands.terminal import (
    RecordId,
    colourful,
    format_option,
    say,
    width,
)
from argmap.semantics.gradual import GRADUAL, Linking

if TYPE_CHECKING:
    from argmap.semantics import Evaluation


@click.command()
@in_scenario
@click.argument("name", metavar="[ID]", required=False, type=RecordId())
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
def command(
    evaluation: Evaluation,
    name: str | None,
    semantics: str,
    linking: str,
    format_: str,
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

    linked = Linking(linking)
    weighed = weigh(evaluation, semantics, linked)
    asked = evaluation.id_of(name) if name else ""
    shares = contributions(evaluation, asked, semantics, linked) if asked else ()
    topics = [asked] if asked else [t for t in evaluation.map.theses if t in weighed.strengths]
    doubles = double_counting(evaluation, topics)
    if format_ == "json":
        say(as_json(strength_data(evaluation, weighed, shares, doubles)))
        return 0
    if asked:
        say(contributions_text(evaluation, asked, weighed, shares, width(), colourful()))
    else:
        say(strength_text(evaluation, weighed, width(), colourful()))
    if doubles:
        say("")
        say(double_text(doubles, width(), colourful()))
    return 0
