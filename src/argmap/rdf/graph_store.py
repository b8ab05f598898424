"""Graphs of a store elsewhere, written over the SPARQL 1.1 Graph Store HTTP Protocol."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from argmap.errors import EndpointRefused, GraphInStore, UnknownGraph
from argmap.rdf.derive import derived
from argmap.rdf.parse import parse
from argmap.rdf.query import vocabulary_ntriples
from argmap.rdf.session import Closable
from argmap.rdf.store import VOCABULARY, derived_graph, require_name
from argmap.rdf.web import Web, require_address
from argmap.rdf.write import triples
from argmap.vocabulary import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from argmap.model import ArgumentMap, Triple

_DONE = (200, 201, 204)
_KEPT_THERE = 409
"""How a server says that it works out by itself what follows from a map."""


class GraphStore(Closable):
    """The graphs of a server.

    Args:
        address: The address of its Graph Store, which is another one than that of its queries.
        authorization: The header ``Authorization`` to be sent; none when empty.
        timeout: Seconds in which each request must be answered.

    Raises:
        BadEndpoint: The address is none of the web.
    """

    def __init__(self, address: str, authorization: str = "", timeout: float = 60.0) -> None:
        require_address(address)
        self._address, self._timeout = address, timeout
        self._web = Web(authorization)

    def close(self) -> None:
        """Lets go of the connections."""
        self._web.close()

    def holds(self, graph: str) -> bool:
        """Whether a graph is there."""
        # Not every server knows HEAD (Virtuoso says 501).
        headers = {"Accept": "text/turtle, application/n-triples;q=0.9"}
        reply = self._asked("GET", graph, headers=headers, accepted=(200, 404), whole=False)
        return reply == 200

    def put(self, graph: str, content: Iterable[Triple]) -> int:
        """Puts a graph in the place of what is there of its name; the status that the server gave.

        Raises:
            EndpointUnreachable, EndpointRefused, QueryTimedOut: It is not taken.
        """
        lines = sorted(" ".join(triple) + " .\n" for triple in content)
        headers = {"Content-Type": "text/turtle; charset=utf-8"}
        return self._asked("PUT", graph, "".join(lines).encode(), headers, (*_DONE, _KEPT_THERE))

    def put_vocabulary(self) -> None:
        """Puts the vocabulary there, which queries use beside the maps.

        Raises:
            EndpointUnreachable, EndpointRefused, QueryTimedOut: It is not taken.
        """
        text = vocabulary_ntriples()
        self.put(VOCABULARY, parse(text.encode(), "ntriples", ROOT).triples)

    def load(
        self,
        argument_map: ArgumentMap,
        *,
        replace: bool = False,
        results: Callable[[ArgumentMap], tuple[str, Iterable[Triple]]] | None = None,
    ) -> int:
        """Puts a map there, and what follows from it beside it; how many triples the map has.

        The map is put last, so that whoever finds it finds the rest as well.

        Args:
            argument_map: The map.
            replace: Whether a map that is there already is replaced.
            results: Gives the labels of a map, where they are to be kept as well.

        Raises:
            KeptName, BadGraph: No map can be kept under its IRI.
            GraphInStore: The map is there already.
            EndpointUnreachable, EndpointRefused, QueryTimedOut: It is not taken.
        """
        require_name(argument_map.iri)
        if not replace and self.holds(argument_map.iri):
            raise GraphInStore(argument_map.iri)
        self.put(derived_graph(argument_map.iri), set(derived(argument_map)))
        if results:
            graph, labels = results(argument_map)
            if self.put(graph, labels) == _KEPT_THERE:
                raise EndpointRefused(self._address, _KEPT_THERE, "it takes no labels")
        own = list(triples(argument_map))
        self.put(argument_map.iri, own)
        return len(own)

    def unload(self, map_iri: str) -> None:
        """Takes a map away, and what follows from it.

        Raises:
            UnknownGraph: There is no such map.
            EndpointUnreachable, EndpointRefused, QueryTimedOut: It is not taken away.
        """
        if self._asked("DELETE", map_iri, accepted=(*_DONE, 404)) == 404:
            raise UnknownGraph(map_iri, where="the endpoint")
        self._asked("DELETE", derived_graph(map_iri), accepted=(*_DONE, 404, _KEPT_THERE))

    def _asked(
        self,
        method: str,
        graph: str,
        body: bytes = b"",
        headers: dict[str, str] | None = None,
        accepted: tuple[int, ...] = _DONE,
        whole: bool = True,
    ) -> int:
        mark = "&" if "?" in self._address else "?"
        address = f"{self._address}{mark}graph={quote(graph, safe='')}"
        return self._web.request(
            method, address, self._timeout, body, headers, accepted, whole
        ).status
