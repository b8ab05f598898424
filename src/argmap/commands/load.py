"""``argmap load``."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

import click

from argmap.commands.elsewhere import authorization, place_options, require_one
from argmap.commands.progress import Progress
from argmap.commands.terminal import Map, from_option, note, open_bench, shown_path

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from argmap.model import ArgumentMap, Triple
    from argmap.rdf.store import Holding


@click.command()
@click.argument("paths", nargs=-1, required=True, type=Map(), metavar="MAP...")
@place_options
@click.option("--replace", is_flag=True, help="Put maps in the place of those of the same IRI.")
@click.option(
    "--labels",
    is_flag=True,
    help="Keep as well what becomes of each element in the default scenario, as argmap evaluate "
    "has it, in graphs of their own.",
)
@from_option
def command(
    paths: tuple[str, ...],
    store: str | None,
    graph_store: str | None,
    replace: bool,
    labels: bool,
    from_: str | None,
) -> int:
    """Keep maps in a store on disk, or in one elsewhere.

    A store is a folder. Each map is a named graph there, of the map's own IRI; what follows from it
    (arg:supports, arg:attacks, arg:restsOn) is in the graph IRI/derived, its labels, if wanted, in
    IRI/evaluation/SCENARIO. All maps are taken in or none: a load that fails or is killed leaves
    the store as it was, and whoever asks it meanwhile gets the answers of before.

    With --graph-store the same graphs, and the vocabulary, are put into a store elsewhere, one
    after the other: such a store has no all or nothing over several graphs.

    \b
    argmap load graph/*.ttl examples/old-bridge/old-bridge.ttl --store maps
    argmap query --store maps --named map-overview
    argmap load map.ttl --graph-store http://localhost:7878/store
    """
    from argmap.workbench import labels_of

    require_one(store, graph_store)
    results = labels_of if labels else None
    if graph_store:
        return _load_elsewhere(paths, graph_store, replace, results, from_ or "")
    from argmap.rdf.store import MapStore

    with Progress(*(f"Loading {PurePath(path).name}" for path in paths), "Writing") as progress:

        def read() -> Iterator[ArgumentMap]:
            for path in paths:
                yield open_bench(path, from_ or "").map

        def taken(holding: Holding) -> None:
            told.append(f"{holding.iri}: {holding.triples + holding.derived:,} triples")
            progress.next()

        told: list[str] = []
        holder = MapStore(str(store))
        made = holder.load(read(), replace=replace, results=results, after_each=taken)
    for line in told:
        note(line)
    note(f"{_maps(len(made))} loaded; {_maps(len(holder.holdings))} in {shown_path(str(store))}")
    return 0


def _load_elsewhere(
    paths: tuple[str, ...],
    address: str,
    replace: bool,
    results: Callable[[ArgumentMap], tuple[str, Iterable[Triple]]] | None,
    from_: str,
) -> int:
    from argmap.errors import GraphInStore
    from argmap.rdf.graph_store import GraphStore
    from argmap.rdf.store import require_name

    parts = ("Asking", *(f"Loading {PurePath(path).name}" for path in paths))
    told = []
    with Progress(*parts) as progress, GraphStore(address, authorization()) as there:
        maps = [open_bench(path, from_).map for path in paths]
        names = [argument_map.iri for argument_map in maps]
        for name in names:
            require_name(name)
            if names.count(name) > 1 or (not replace and there.holds(name)):
                raise GraphInStore(name)
        there.put_vocabulary()
        for argument_map in maps:
            progress.next()
            count = there.load(argument_map, replace=True, results=results)
            told.append(f"{argument_map.iri}: {count:,} triples")
    for line in told:
        note(line)
    note(f"{_maps(len(paths))} loaded to {address}")
    return 0


def _maps(number: int) -> str:
    return f"{number} map{'s' * (number != 1)}"
