"""``argmap whatif``."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from argmap.commands.evaluating import policy_options, tell
from argmap.commands.terminal import (
    Map,
    RecordId,
    colourful,
    format_option,
    from_option,
    open_bench,
    paint,
    say,
    width,
)

if TYPE_CHECKING:
    from argmap.semantics import Evaluation


@click.command()
@click.argument("path", metavar="MAP", type=Map())
@click.option(
    "--drop",
    multiple=True,
    type=RecordId(),
    metavar="ID",
    help="Withdraw this statement; or drop this argument or argued claim. May be repeated.",
)
@click.option(
    "--assume",
    multiple=True,
    type=RecordId(),
    metavar="ID",
    help="Accept this statement as well. May be repeated.",
)
@click.option("--scenario", metavar="NAME", help="The scenario to look at.")
@click.option("--against", metavar="NAME", help="The scenario to set beside it.")
@click.option("--rank", "ranked", is_flag=True, help="Every accepted statement by what it carries.")
@click.option("--all-pairs", "pairs", is_flag=True, help="The most dangerous pairs of statements.")
@policy_options
@click.option(
    "--show",
    type=click.IntRange(min=0),
    default=20,
    show_default=True,
    help="Rows of a ranking to show.",
)
@format_option("text", "json")
@from_option
def command(
    path: str,
    drop: tuple[str, ...],
    assume: tuple[str, ...],
    scenario: str | None,
    against: str | None,
    ranked: bool,
    pairs: bool,
    rebut: str | None,
    leaves: str | None,
    show: int,
    format_: str,
    from_: str | None,
) -> int:
    """Show what changes when something is dropped or assumed, or between two scenarios.

    For every statement that is labelled otherwise, the way by which the change reaches it. With
    --rank every accepted statement is listed with what is lost without it; with --all-pairs the
    pairs that are more dangerous together than one by one.

    \b
    argmap whatif map.ttl --drop china-stays-coercive
    argmap whatif map.ttl --scenario coercive --against conciliatory
    argmap whatif map.ttl --rank
    """
    if not (drop or assume or against or ranked or pairs):
        raise click.UsageError(
            "Say what to change: --drop ID, --assume ID, --scenario A --against B; "
            "or what to rank: --rank, --all-pairs."
        )
    bench = open_bench(path, from_ or "")
    found = bench.evaluate(scenario or "", rebut=rebut or "", leaves=leaves or "")
    tell(found)
    if not (ranked or pairs):
        _compare(found, drop, assume, against, format_)
        return 0
    if against:
        raise click.UsageError("--against sets scenarios side by side; rank one at a time.")
    if drop or assume:
        found = found.changed(assume, drop)
    if ranked and pairs:
        raise click.UsageError("--rank and --all-pairs are asked for one at a time.")
    (_rank if ranked else _pairs)(found, show, format_)
    return 0


def _compare(
    before: Evaluation,
    drop: tuple[str, ...],
    assume: tuple[str, ...],
    against: str | None,
    format_: str,
) -> None:
    from argmap.report.changes import changes_text
    from argmap.report.labels import as_json, frame

    after = before.under(against, assume, drop) if against else before.changed(assume, drop)
    tell(after, before)
    difference = before.diff(after)
    if format_ == "json":
        frames = {"before": frame(before), "after": frame(after)}
        say(as_json({**frames, **asdict(difference)}))
    else:
        say(changes_text(before, after, difference, width(), paint))


def _rank(found: Evaluation, show: int, format_: str) -> None:
    from argmap.report.changes import ranking_text
    from argmap.report.labels import as_json, frame, heading
    from argmap.semantics import rank

    ranking = rank(found)
    if format_ == "json":
        say(as_json({**frame(found), **asdict(ranking)}))
    else:
        say(ranking_text(ranking, show, width(), colourful()) + "\n" + heading(found, width()))


def _pairs(found: Evaluation, show: int, format_: str) -> None:
    from argmap.report.changes import pairs_text
    from argmap.report.labels import as_json, frame, heading
    from argmap.semantics import dangerous_pairs

    pairs = dangerous_pairs(found)
    if format_ == "json":
        say(as_json({**frame(found), **asdict(pairs)}))
    else:
        say(pairs_text(pairs, show, width(), colourful()) + "\n" + heading(found, width()))
