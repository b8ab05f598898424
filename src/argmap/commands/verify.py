"""``argmap verify``."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

import click

from argmap.commands.terminal import (
    Map,
    colourful,
    format_option,
    from_option,
    note,
    open_bench,
    say,
    source_option,
    width,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.sources import Verification
    from argmap.workbench import Workbench

_ORDER = ("exact", "moved", "reworded", "gone", "unchecked")


@click.command()
@click.argument("path", metavar="MAP", type=Map())
@source_option
@click.option("--update", is_flag=True, help="Write the new places of moved passages into MAP.")
@click.option("--force", is_flag=True, help="Update even if comments in the file would be lost.")
@click.option("--all", "all_", is_flag=True, help="List the exact passages too.")
@format_option("text", "json")
@from_option
def command(
    path: str,
    sources: tuple[str, ...],
    update: bool,
    force: bool,
    all_: bool,
    format_: str,
    from_: str | None,
) -> int:
    """Tell for every passage of MAP whether it stands in the document.

    exact: the very characters stand at the very place. moved: the same words stand elsewhere, or
    there with other spaces and marks. reworded: only similar words are there. gone: nothing like it
    is there. The exit code is 1 when a passage is reworded or gone.

    \b
    argmap verify map.ttl --source article.txt
    argmap verify map.ttl --source article-2nd-edition.html --update
    """
    if not sources:
        raise click.UsageError("Name the document with --source.")
    bench = open_bench(path, from_ or "", sources)
    results = bench.verify()
    if format_ == "json":
        say(json.dumps([result.as_json() for result in results], indent=2))
    else:
        _print(results, all_)
    if update:
        _update(path, bench, results, force)
    return int(any(result.status in {"reworded", "gone"} for result in results))


def _print(results: Sequence[Verification], all_: bool) -> None:
    from argmap.report.table import table

    rows = [
        [
            result.id,
            result.status,
            f"{result.start} to {result.end}" if result.start is not None else "",
            f"{result.found[0]} to {result.found[1]}" if result.found else "",
            f"{result.similarity:.0%}",
        ]
        for result in results
        if all_ or result.status != "exact"
    ]
    if rows:
        heads = ("passage", "status", "recorded", "found", "alike")
        say(table(heads, rows, width(), colourful()))
    counts = Counter(result.status for result in results)
    parts = [f"{counts[status]} {status}" for status in _ORDER if counts[status]]
    note(f"{len(results)} passages: {', '.join(parts) or 'none'}")


def _update(path: str, bench: Workbench, results: Sequence[Verification], force: bool) -> None:
    from argmap.commands.fmt import refuse_loss, require_turtle
    from argmap.sources import moved

    changed = moved(bench.map, results, bench.documents)
    if changed == bench.map:
        note("nothing to update")
        return
    require_turtle(path, f"argmap anchor --into {path} writes new places into text")
    refuse_loss(path, bench.loaded, force)
    bench.with_map(changed).save(path)
    number = sum(result.status == "moved" for result in results)
    note(f"updated {number} passage{'s' * (number != 1)} in {path}")
