"""``argmap load``."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

import click

from argmap.commands.progress import Progress
from argmap.commands.terminal import Map, from_option, note, open_bench, shown_path, store_option

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from argmap.model import ArgumentMap, Triple
    from argmap.rdf.store import Holding


@click.command()
@click.argument("paths", nargs=-1, required=True, type=Map(), metavar="MAP...")
@store_option
@click.option("--replace", is_flag=True, help="Put maps in the place of those of the same IRI.")
@click.option(
    "--labels",
    is_flag=True,
    help="Keep as well what becomes of each element in the default scenario, as argmap evaluate "
    "has it, in graphs of their own.",
)
@from_option
def command(
    paths: tuple[str, ...], store: str, replace: bool, labels: bool, from_: str | None
) -> int:
    """Keep maps in a store on disk.

    A store is a folder. Each map is a named graph there, of the map's own IRI; what follows from it
    (arg:supports, arg:attacks, arg:restsOn) is in the graph IRI/derived, its labels, if wanted, in
    IRI/evaluation/SCENARIO. All maps are taken in or none: a load that fails or is killed leaves
    the store as it was, and whoever asks it meanwhile gets the answers of before.

    \b
    argmap load graph/*.ttl examples/old-bridge/old-bridge.ttl --store maps
    argmap query --store maps --named map-overview
    """
    from argmap.rdf.store import MapStore

    with Progress(*(f"Loading {PurePath(path).name}" for path in paths), "Writing") as progress:

        def read() -> Iterator[ArgumentMap]:
            for path in paths:
                yield open_bench(path, from_ or "").map

        def taken(holding: Holding) -> None:
            told.append(f"{holding.iri}: {holding.triples + holding.derived:,} triples")
            progress.next()

        told: list[str] = []
        made = MapStore(store).load(
            read(), replace=replace, results=_labels if labels else None, after_each=taken
        )
    for line in told:
        note(line)
    note(f"{len(made)} map{'s' * (len(made) != 1)} in {shown_path(store)}")
    return 0


def _labels(argument_map: ArgumentMap) -> tuple[str, Iterable[Triple]]:
    """The graph of the labels of a map in its default scenario."""
    from argmap.rdf.results import results_triples
    from argmap.semantics import evaluate
    from argmap.workbench import run_of

    run = run_of(evaluate(argument_map))
    return run.iri, results_triples(run)
