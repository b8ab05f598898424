"""``argmap info``."""

from __future__ import annotations

import click

from argmap.commands.terminal import Map, format_option, from_option, open_bench, say, width


@click.command()
@click.argument("path", metavar="MAP", type=Map())
@format_option("text", "json")
@from_option
def command(path: str, format_: str, from_: str | None) -> int:
    """Count what a map holds: theses, statements by kind, sources, the longest chain of support.

    \b
    argmap info graph/japan-south-korea-alignments.ttl
    """
    from argmap.report.info import info_json, info_text

    bench = open_bench(path, from_ or "")
    found = bench.info()
    say(info_json(found) if format_ == "json" else info_text(found, bench.map, width()))
    return 0
