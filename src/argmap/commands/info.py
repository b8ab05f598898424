"""``argmap info``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.commands.elsewhere import elsewhere_options
from argmap.commands.terminal import Map, format_option, from_option, open_bench, say, width

if TYPE_CHECKING:
    from argmap.commands.elsewhere import Elsewhere


@click.command()
@click.argument("path", metavar="MAP|FOLDER", type=Map())
@format_option("text", "json")
@elsewhere_options
@from_option
def command(path: str, elsewhere: Elsewhere | None, format_: str, from_: str | None) -> int:
    """Count what a map holds: theses, statements by kind, sources, the longest chain of support.

    Of a folder, what all its maps hold together: statements, steps and relations by kind, schemes,
    how many are connected, have circles, how deep they go.

    \b
    argmap info graph/japan-south-korea-alignments.ttl
    argmap info corpus/
    argmap info https://example.org/graph/mine --endpoint https://example.org/sparql
    """
    from argmap.report.info import info_json, info_text

    if path != "-" and not elsewhere and Path(path).is_dir():
        from argmap.commands.corpus import counted

        return counted(Path(path), from_ or "", format_ == "json", width())
    if elsewhere:
        found, argument_map = elsewhere.info(path)
    else:
        bench = open_bench(path, from_ or "")
        found, argument_map = bench.info(), bench.map
    say(info_json(found) if format_ == "json" else info_text(found, argument_map, width()))
    return 0
