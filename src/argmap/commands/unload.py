"""``argmap unload``."""

from __future__ import annotations

import click

from argmap.commands.terminal import note, shown_path, store_option


@click.command()
@click.argument("iris", nargs=-1, required=True, metavar="IRI...")
@store_option
def command(iris: tuple[str, ...], store: str) -> int:
    """Take maps out of a store, with all that belongs to them.

    \b
    argmap unload https://w3id.org/argmap/graph/old-bridge --store maps
    """
    from argmap.rdf.store import MapStore

    holder = MapStore(store)
    holder.unload(iris)
    note(f"{len(holder.holdings)} maps are left in {shown_path(store)}")
    return 0
