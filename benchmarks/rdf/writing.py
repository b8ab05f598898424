"""Serialising and validating many claims: from memory, from a store, over HTTP, and by rdflib.

python benchmarks/rdf/writing.py
python benchmarks/rdf/writing.py 1000 10000 100000 1000000 --write

*serialise* is from the map in memory to sorted Turtle, from the graph in a store on disk and from
``argmap serve`` to N-Triples, and from rdflib's graph to its Turtle. *validate* is with all
shapes of the vocabulary: from memory as `argmap check` does it, from a store and over HTTP the
reading of the map included, and by pySHACL with rdflib's graph. Seconds on the clock. More than
{one} claims are many maps of {part}, one after the other. The server is given
--max-answer 1 GB, for the graph of {one} claims exceeds the usual 200 MB. rdflib and pySHACL are
run up to --rdflib-up-to claims. With --stores a store that stores.py kept is read, and not loaded
again.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from http.client import HTTPConnection
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parent))

import pyshacl
from machine import page, store, table
from stores import ONE, PART, Server, maps

from argmap.formats import dump, loads
from argmap.rdf import shape_file
from argmap.rdf.interop import rdflib_graph, to_rdflib
from argmap.rdf.shapes import lists, validate
from argmap.rdf.store import MapStore, StoreSession

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from argmap.rdf.store import Holding

LIMIT = 600.0


def timed(run: Callable[[], object]) -> float:
    """Seconds that it takes."""
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def from_memory(claims: int) -> tuple[float, float]:
    """The maps themselves."""
    written = validated = 0.0
    for argument_map in maps(claims):
        written += timed(lambda m=argument_map: dump(m, "turtle"))  # type: ignore[misc]
        validated += timed(lambda m=argument_map: validate(m))  # type: ignore[misc]
    return written, validated


def read_from(fetch: Callable[[str], bytes], held: Iterable[Holding]) -> tuple[float, float]:
    """The graphs of a store, however they are fetched."""
    written = validated = 0.0
    for holding in held:
        start = time.perf_counter()
        text = fetch(holding.iri)
        written += time.perf_counter() - start
        validate(loads(text, "", "ntriples").map)
        validated += time.perf_counter() - start
    return written, validated


def by_rdflib(claims: int) -> tuple[float, float]:
    """rdflib and pySHACL."""
    (argument_map,) = maps(claims)
    graph = to_rdflib(argument_map)
    written = timed(lambda: graph.serialize(format="turtle"))
    for triple in rdflib_graph(lists()):
        graph.add(triple)
    shapes = rdflib_graph(shape_file.whole(shape_file.wanted(frozenset())))

    def check() -> None:
        settings = {"inference": "none", "advanced": False, "inplace": True}
        pyshacl.validate(graph, shacl_graph=shapes, **settings)

    return written, timed(check)


def measured(claims: int, rdflib_up_to: int, folder: Path) -> list[list[str]]:
    """The rows for so many claims."""
    size = f"{claims:,} claims"
    found = {"in memory": from_memory(claims)}
    print(size, found, flush=True)
    kept = MapStore(folder / f"store-{claims}")
    held = kept.holdings if kept.folder.exists() else kept.load(maps(claims))
    with StoreSession(kept) as session:

        def ask(graph: str) -> bytes:
            text = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
            return session.ask(text, form="ntriples", timeout=LIMIT, tidy=False).body

        found["on disk"] = read_from(ask, held)
    server = Server(kept.folder, LIMIT, 1_000_000_000)

    def get(graph: str) -> bytes:
        connection = HTTPConnection("127.0.0.1", server.port, timeout=LIMIT)
        headers = {"Accept": "application/n-triples"}
        connection.request("GET", f"/data?graph={quote(graph, safe='')}", headers=headers)
        answer = connection.getresponse()
        text = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{answer.status}: {text[:200]!r}")
        return text

    print(size, found, flush=True)
    found["over HTTP"] = read_from(get, held)
    server.close()
    if claims <= rdflib_up_to:
        found["rdflib, pySHACL"] = by_rdflib(claims)
    return _rows(size, found)


def _rows(size: str, found: dict[str, tuple[float, float]]) -> list[list[str]]:
    return [[f"{size}: {way}", *(f"{s:.1f}" for s in seconds)] for way, seconds in found.items()]


def main() -> None:
    """Measures, prints, and writes the results when asked to, after each size."""
    parser = argparse.ArgumentParser(description="Measure serialising and validating.")
    parser.add_argument("sizes", type=int, nargs="*", default=[1_000, 10_000])
    parser.add_argument("--rdflib-up-to", type=int, default=10_000)
    parser.add_argument("--stores", type=Path, help="the folder in which stores.py kept them")
    parser.add_argument("--write", action="store_true", help="write results/writing.md")
    options = parser.parse_args()
    rows = []
    for claims in options.sizes:
        with tempfile.TemporaryDirectory() as name:
            rows += measured(claims, options.rdflib_up_to, options.stores or Path(name))
        note = (__doc__ or "").split("\n\n", 2)[2].format(one=f"{ONE:,}", part=f"{PART:,}")
        found = table(["", "serialise s", "validate s"], rows)
        result = page("Serialising and validating", f"{found}\n{note}")
        print(result, flush=True)
        if options.write:
            store("writing", result)


if __name__ == "__main__":
    main()
