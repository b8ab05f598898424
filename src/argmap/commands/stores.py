"""``argmap stores``."""

from __future__ import annotations

import json

import click

from argmap.commands.terminal import colourful, format_option, say, store_option, width


@click.command()
@store_option
@format_option("table", "json")
def command(store: str, format_: str) -> int:
    """List the maps in a store.

    \b
    argmap stores --store maps
    argmap stores --store maps --format json
    """
    from argmap.rdf.store import MapStore, holdings_json
    from argmap.report.table import table

    holdings = MapStore(store).holdings
    if format_ == "json":
        say(json.dumps(holdings_json(holdings), indent=2, ensure_ascii=False))
        return 0
    if not holdings:
        say("The store is empty.")
        return 0
    rows = [
        [
            h.iri,
            h.title,
            f"{h.statements:,}",
            f"{h.arguments:,}",
            f"{h.triples:,}",
            f"{h.derived:,}",
        ]
        for h in holdings
    ]
    heads = ["map", "title", "statements", "arguments", "triples", "derived"]
    say(table(heads, rows, width(), colourful()))
    return 0
