"""``argmap show``."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from argmap.commands.elsewhere import elsewhere_options
from argmap.commands.terminal import (
    Map,
    RecordId,
    format_option,
    from_option,
    open_bench,
    paint,
    say,
    width,
)

if TYPE_CHECKING:
    from argmap.commands.elsewhere import Elsewhere
    from argmap.workbench import Workbench


@click.command()
@click.argument("path", metavar="MAP", type=Map())
@click.argument("name", required=False, metavar="[ID]", type=RecordId())
@click.option(
    "--depth",
    type=click.IntRange(min=0),
    help="How many levels below the start to show; all unless given.",
)
@click.option("--dialogue", is_flag=True, help="Print who said what, and what was done by it.")
@format_option("text", "json")
@elsewhere_options
@from_option
def command(
    path: str,
    name: str | None,
    depth: int | None,
    dialogue: bool,
    format_: str,
    elsewhere: Elsewhere | None,
    from_: str | None,
) -> int:
    """Print the argument as an outline in words, or what stands under the record ID.

    Under each statement come the reasons for it, what is linked in one reason together, and the
    objections. What was shown above is named again but not repeated.

    With --dialogue, of a map that was made of one, as those in AIF are: each turn with its speaker,
    and under it what was asserted, asked or argued by it.

    \b
    argmap show map.ttl
    argmap show map.ttl close-bridge --depth 2
    argmap show debate.json --dialogue
    argmap show https://example.org/graph/mine close-bridge --endpoint https://example.org/sparql
    """
    from argmap.report.outline import outline_text

    if dialogue:
        if name or elsewhere:
            raise click.UsageError("--dialogue shows the whole of a map in a file.")
        return _dialogue(open_bench(path, from_ or ""), format_ == "json")
    if elsewhere:
        bench = elsewhere.bench(path, (name,) if name else (), depth)
    else:
        bench = open_bench(path, from_ or "")
    items = bench.outline(name or "", depth)
    if format_ == "json":
        say(json.dumps([asdict(item) for item in items], indent=2, ensure_ascii=False))
    else:
        say(outline_text(items, bench.map, width(), paint))
    return 0


def _dialogue(bench: Workbench, as_json: bool) -> int:
    from argmap.report.dialogue import dialogue, dialogue_text

    turns = dialogue(bench.map)
    if as_json:
        rows = [
            asdict(turn)
            | {"acts": [dict(zip(("force", "about", "words"), a, strict=True)) for a in turn.acts]}
            for turn in turns
        ]
        say(json.dumps(rows, indent=2, ensure_ascii=False))
    else:
        say(dialogue_text(turns, width(), paint))
    return 0
