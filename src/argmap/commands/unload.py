"""``argmap unload``."""

from __future__ import annotations

import click

from argmap.commands.elsewhere import authorization, place_options, require_one
from argmap.commands.terminal import note, shown_path


@click.command()
@click.argument("iris", nargs=-1, required=True, metavar="IRI...")
@place_options
def command(iris: tuple[str, ...], store: str | None, graph_store: str | None) -> int:
    """Take maps out of a store, with all that belongs to them.

    From a store elsewhere the graph of the map goes, and that of what follows from it; labels that
    were loaded are a graph of their own, IRI/evaluation/SCENARIO, to be named as well.

    \b
    argmap unload https://w3id.org/argmap/graph/old-bridge --store maps
    argmap unload https://example.org/graph/mine --graph-store http://localhost:7878/store
    """
    require_one(store, graph_store)
    if graph_store:
        from argmap.rdf.graph_store import GraphStore

        with GraphStore(graph_store, authorization()) as there:
            for name in iris:
                there.unload(name)
        note(f"{len(iris)} map{'s' * (len(iris) != 1)} taken out of {graph_store}")
        return 0
    from argmap.rdf.store import MapStore

    holder = MapStore(str(store))
    holder.unload(iris)
    left = len(holder.holdings)
    words = "1 map is" if left == 1 else f"{left} maps are"
    note(f"{words} left in {shown_path(str(store))}")
    return 0
