"""``argmap stores``."""

from __future__ import annotations

import json

import click

from argmap.commands.terminal import colourful, format_option, note, say, store_option, width


@click.command()
@store_option
@click.option(
    "--check",
    is_flag=True,
    help="Read all that the store holds first, and stop where something is missing or damaged.",
)
@format_option("table", "json")
def command(store: str, check: bool, format_: str) -> int:
    """List the maps in a store.

    The list itself is no sign that the maps are there: it is read from a file of its own. With
    --check they are read too.

    \b
    argmap stores --store maps
    argmap stores --store maps --format json
    argmap stores --store maps-copy --check
    """
    from argmap.rdf.store import MapStore, holdings_json
    from argmap.report.table import table

    holder = MapStore(store)
    if check:
        note(f"{holder.verify():,} triples were read; the store is whole")
    holdings = holder.holdings
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
