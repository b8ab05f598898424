"""The maps of an endpoint of somebody else, shown and asked through a server of our own."""

from __future__ import annotations

import time
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING

from argmap.formats import loads
from argmap.rdf.endpoint import EndpointSession
from argmap.rdf.remote import RemoteMap
from argmap.rdf.store import VOCABULARY, derived_graph
from argmap.web.library import Shelf, slugs_for
from argmap.workbench import Workbench

if TYPE_CHECKING:
    from pathlib import Path

    from argmap.web.making import Reader

_ANEW = 60.0
"""Seconds after which the endpoint is asked anew which maps it has."""
_MAPS = """SELECT ?map ?title ?graph WHERE {
  GRAPH ?graph { ?map a arg:ArgumentMap }
  OPTIONAL { GRAPH ?graph { ?map dcterms:title ?title } }
} ORDER BY ?map ?title"""
_COUNTS = """SELECT ?graph ?class (COUNT(DISTINCT ?it) AS ?number) WHERE {
  VALUES ?class { arg:Claim arg:Evidence arg:Assumption arg:Inference arg:Objection }
  GRAPH ?graph { ?it a ?class }
} GROUP BY ?graph ?class"""
_ARGUMENTS = ("Inference", "Objection")


class Elsewhere:
    """The maps of an endpoint; a map lies in the graph of its IRI.

    Args:
        address: The address of the endpoint.
        timeout: Seconds in which each request must be answered.
        authorization: The header ``Authorization`` to be sent; none when empty.

    Raises:
        BadEndpoint: The address is none of the web.
    """

    folder: Path | None = None

    def __init__(self, address: str, timeout: float = 30.0, authorization: str = "") -> None:
        self._address, self._timeout = address, timeout
        self._authorization = authorization
        self._shelves: tuple[Shelf, ...] = ()
        self._asked = float("-inf")
        self._graphs: tuple[str, ...] = ()
        self._lock = Lock()
        self._open().close()

    def state(self) -> str:
        """The minute, for what lies elsewhere may change at any time."""
        return str(int(time.monotonic() / _ANEW))

    def shelves(self) -> tuple[Shelf, ...]:
        """The maps, in order of their IRIs.

        Raises:
            EndpointUnreachable, EndpointRefused, QueryTimedOut: The endpoint does not answer.
        """
        with self._lock:
            if time.monotonic() - self._asked > _ANEW:
                self._shelves = self._found()
                self._asked = time.monotonic()
            return self._shelves

    def reader(self, shelf: Shelf) -> Reader:
        """What gives a map to work with, fetched whole."""
        return partial(_fetched, self._address, shelf.iri, self._timeout, self._authorization)

    def session(self) -> EndpointSession:
        """The endpoint, with all maps and what follows from them as its default graph."""
        self.shelves()
        return self._open(self._graphs)

    def _open(self, graphs: tuple[str, ...] = ()) -> EndpointSession:
        secret = self._authorization
        return EndpointSession(self._address, graphs, authorization=secret, named=graphs)

    def _found(self) -> tuple[Shelf, ...]:
        titles: dict[str, list[str]] = {}
        statements: dict[str, int] = {}
        arguments: dict[str, int] = {}
        with self._open() as session:
            for row in session.ask(_MAPS, timeout=self._timeout).rows:
                if row["graph"] == row["map"]:
                    titles.setdefault(row["map"], []).append(row.get("title", ""))
            for row in session.ask(_COUNTS, timeout=self._timeout).rows:
                counts = arguments if row["class"].endswith(_ARGUMENTS) else statements
                counts[row["graph"]] = counts.get(row["graph"], 0) + int(row["number"])
            known = tuple(titles)
            inside = {graph for name in known for graph in (name, derived_graph(name))}
            # Whose default graph is all graphs needs no list of them.
            has_all = session.ask("ASK { ?map a arg:ArgumentMap }", timeout=self._timeout).yes
        self._graphs = () if has_all else (*sorted(inside), VOCABULARY)
        slugs = slugs_for(list(known))
        return tuple(
            Shelf(
                slugs[name],
                name,
                titles[name][0] or name,
                statements.get(name, 0),
                arguments.get(name, 0),
                0,
                (name, derived_graph(name)),
            )
            for name in sorted(known)
        )


def _fetched(address: str, map_iri: str, timeout: float, authorization: str) -> Workbench:
    with EndpointSession(address, authorization=authorization) as session:
        text = RemoteMap(session, map_iri, timeout=timeout).whole()
    return Workbench(loads(text, map_iri, "ntriples"))
