"""The maps that a server shows: from files, or from a store."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Protocol

from argmap.formats import loads
from argmap.rdf.names import slugs_for
from argmap.rdf.query import Session
from argmap.rdf.store import MapStore, StoreSession, derived_graph
from argmap.workbench import Workbench

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from argmap.rdf.endpoint import EndpointSession
    from argmap.rdf.session import QueryProcess
    from argmap.web.making import Reader

__all__ = ["Files", "Library", "Shelf", "Stored", "slugs_for"]

_LONGEST = 3600.0
"""Seconds in which a graph is read; who reads it is ended before."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """A map as it stands in the list of a server.

    Attributes:
        slug: The last part of its address on the server, ``/graph/SLUG``.
        iri: Its IRI, which is that of its graph.
        title: Its title.
        statements: Number of its statements.
        arguments: Number of its arguments.
        triples: Number of the triples of its graph, or 0 when they were not counted.
        graphs: IRIs of its graph and of those that belong to it: what follows, and its labels.
        derived: Number of the triples that follow from it, or 0 when they were not counted.
    """

    slug: str
    iri: str
    title: str
    statements: int
    arguments: int
    triples: int
    graphs: tuple[str, ...]
    derived: int = 0


class Library(Protocol):
    """Maps to be shown and asked."""

    folder: Path | None
    """The store that can be changed; None when nothing can."""

    def state(self) -> str:
        """Names what is there now; another name when anything has changed."""

    def shelves(self) -> tuple[Shelf, ...]:
        """The maps, in order of their IRIs."""

    def reader(self, shelf: Shelf) -> Reader:
        """What gives a map to work with, in another process too."""

    def session(self) -> QueryProcess | EndpointSession:
        """What answers queries about all of them."""


class Files:
    """Maps that were read from files.

    Args:
        benches: The maps, with the documents at hand.
    """

    folder: Path | None = None

    def __init__(self, benches: Sequence[Workbench]) -> None:
        ordered = sorted(benches, key=lambda bench: bench.map.iri)
        self._benches = {bench.map.iri: bench for bench in ordered}
        slugs = slugs_for(list(self._benches))
        self._shelves = tuple(
            Shelf(
                slugs[bench.map.iri],
                bench.map.iri,
                bench.map.name,
                len(bench.map.statements),
                len(bench.map.arguments),
                0,
                (bench.map.iri,),
            )
            for bench in ordered
        )

    def state(self) -> str:
        """They never change."""
        return ""

    def shelves(self) -> tuple[Shelf, ...]:
        """The maps, in order of their IRIs."""
        return self._shelves

    def reader(self, shelf: Shelf) -> Reader:
        """What gives a map to work with, as it was read at the beginning."""
        return partial(_as_read, self._benches[shelf.iri])

    def session(self) -> QueryProcess:
        """A query process over all of them."""
        return Session([bench.map for bench in self._benches.values()])


class Stored:
    """The maps of a store.

    Args:
        store: The store; what is loaded into it later is shown too.
    """

    def __init__(self, store: MapStore) -> None:
        self._store = store
        self.folder: Path | None = store.folder

    def state(self) -> str:
        """The generation of the store."""
        return self._store.database.name

    def shelves(self) -> tuple[Shelf, ...]:
        """The maps, in order of their IRIs."""
        holdings, slugs = self._store.holdings, self._store.slugs
        return tuple(
            Shelf(
                slugs[h.iri],
                h.iri,
                h.title,
                h.statements,
                h.arguments,
                h.triples,
                tuple(filter(None, (h.iri, derived_graph(h.iri), h.results))),
                h.derived,
            )
            for h in holdings
        )

    def reader(self, shelf: Shelf) -> Reader:
        """What gives a map to work with, read from its graph."""
        return partial(_read_from, self._store.folder, shelf.iri)

    def session(self) -> QueryProcess:
        """A query process over all of them."""
        return StoreSession(self._store)


def _as_read(bench: Workbench) -> Workbench:
    return bench


def _read_from(folder: Path, map_iri: str) -> Workbench:
    with StoreSession(MapStore(folder)) as session:
        asked = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{map_iri}> {{ ?s ?p ?o }} }}"
        triples = session.ask(asked, form="ntriples", timeout=_LONGEST).body
    return Workbench(loads(triples, "", "ntriples"))
