"""``argmap why``."""

from __future__ import annotations

from dataclasses import asdict

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
    "--depth",
    type=click.IntRange(min=0),
    help="How many levels below the element to explain; all unless given.",
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
    depth: int | None,
    format_: str,
    from_: str | None,
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
    from argmap.report.labels import as_json
    from argmap.report.why import why_text

    _, found = evaluated(
        path,
        from_,
        scenario=scenario,
        assume=assume,
        reject=reject,
        rebut=rebut,
        leaves=leaves,
    )
    witness = found.why(name)
    if format_ == "json":
        say(as_json({"id": witness.id, "grounds": [asdict(g) for g in witness.grounds.values()]}))
    else:
        say(why_text(found, witness, width(), paint, depth))
    return 0
