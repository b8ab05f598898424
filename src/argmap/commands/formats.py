"""``argmap formats``."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from argmap.commands.terminal import colourful, format_option, say, width


@click.command()
@format_option("table", "json")
def command(format_: str) -> int:
    """List the formats that can be read and written, and what each cannot hold.

    \b
    argmap formats
    argmap formats --format json
    """
    from argmap.formats.table import FORMATS
    from argmap.report.table import table

    if format_ == "json":
        rows = [{k: v for k, v in asdict(row).items() if k != "module"} for row in FORMATS]
        say(json.dumps(rows, indent=2))
        return 0
    yes = {True: "yes", False: ""}
    shown = [
        [
            row.name,
            " ".join(row.extensions),
            yes[row.reads],
            yes[row.writes],
            row.about + (f"; without {row.lacks}" if row.lacks else ""),
        ]
        for row in FORMATS
    ]
    say(table(["name", "extensions", "read", "written", "what it is"], shown, width(), colourful()))
    say(
        "\nargmap render writes pages and pictures (.html .svg .png .pdf), graphs for Graphviz"
        "\n(.dot) and Mermaid (.mmd) and the outline in Markdown (.md); argmap solve reads and"
        "\nwrites abstract frameworks (p af, apx, tgf)."
    )
    return 0
