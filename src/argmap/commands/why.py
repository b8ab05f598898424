"""``argmap why``."""

from __future__ import annotations

from dataclasses import asdict
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
    "--depth",
    type=click.IntRange(min=0),
    help="How many levels below the element to explain; all unless given.",
)
@format_option("text", "json")
def command(
    evaluation: Evaluation,
    name: str,
    depth: int | None,
    format_: str,
) -> int:
    """Explain why a statement or argument is in, out or undecided.

    For something in: one derivation, and for each attack on it why that fails. For something out:
    the attack that succeeds, or what is missing. For something undecided: the loop of attacks that
    it hangs on, and what would settle it.

    \b
    argmap why map.ttl close-bridge
    argmap why map.ttl close-bridge --depth 1
    argmap why map.ttl close-bridge --reject keep-crossing
    """
    from argmap.report.labels import as_json, frame
    from argmap.report.why import why_text

    witness = evaluation.why(name)
    if format_ == "json":
        grounds = [asdict(ground) for ground in witness.grounds.values()]
        say(as_json({**frame(evaluation), "id": witness.id, "grounds": grounds}))
    else:
        say(why_text(evaluation, witness, width(), paint, depth))
    return 0
