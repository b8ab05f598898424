"""Asking SPARQL 1.1 of maps."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

from argmap.errors import UnknownElement
from argmap.model import is_slug, nearest
from argmap.rdf.derive import derived, direct_ground, rests_on_pairs
from argmap.rdf.session import DEFAULT_TIMEOUT, Answer, QueryProcess
from argmap.rdf.terms import iri
from argmap.rdf.write import triples
from argmap.resources import ontology_bytes

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from argmap.model import ArgumentMap

__all__ = ["DEFAULT_TIMEOUT", "Answer", "Session", "query", "vocabulary_ntriples"]

VOCABULARY_FILES = ("argmap.ttl", "kinds.ttl", "schemes.ttl", "roles.ttl")
"""The files of the vocabulary that every query sees."""


class Session(QueryProcess):
    """A query process with some maps loaded, for one query after another.

    Close it, or use it in a ``with`` statement. The vocabulary and the derived shortcuts are there
    beside the maps. Queries that name graphs find each map in the graph of its IRI as well.

    Args:
        maps: The maps to ask; the empty prefix stands for the namespace of the first.
    """

    def __init__(self, maps: Sequence[ArgumentMap]) -> None:
        super().__init__()
        self._maps = tuple(maps)
        self._has_graphs = False
        self._overfull = False

    @property
    def base(self) -> str | None:
        """The IRI of the first map."""
        return self._maps[0].iri if self._maps else None

    @property
    def space(self) -> str:
        """The namespace of the first map."""
        return self._maps[0].space if self._maps else ""

    def iri_of(self, name: str) -> str:
        """The IRI of a record in the first map that has it; an IRI as it is.

        Raises:
            UnknownElement: No map has a record of that id.
        """
        home = next((m for m in self._maps if name in m), None)
        if home is None and is_slug(name):
            raise UnknownElement(name, nearest(name, [i for m in self._maps for i in m.records]))
        return home.iri_of(name) if home else name

    def graphs(self) -> Collection[str]:
        """The IRIs of the maps."""
        return {argument_map.iri for argument_map in self._maps}

    def is_overfull(self) -> bool:
        """Whether a map has too many pairs of ``arg:restsOn``."""
        return self._overfull

    def fill(self) -> None:
        """Loads the vocabulary, the maps and what follows from them."""
        self._has_graphs = False
        quads = vocabulary_ntriples() + "".join(map(self._default_graph, self._maps))
        self.tell({"do": "load"}, quads.encode())

    def fill_graphs(self) -> None:
        """Loads each map into a graph of its own."""
        if not self._has_graphs:
            self.tell({"do": "load"}, "".join(_named_graphs(self._maps)).encode())
            self._has_graphs = True

    def _default_graph(self, argument_map: ArgumentMap) -> str:
        """A map and what follows from it, as N-Triples."""
        pairs = rests_on_pairs(argument_map)
        self._overfull |= not pairs and bool(direct_ground(argument_map))
        graph = chain(triples(argument_map), derived(argument_map, pairs))
        return "".join(f"{s} {p} {o} .\n" for s, p, o in graph)


def query(argument_map: ArgumentMap, text: str, **options: Any) -> Answer:
    """The answer to one query about one map; the options are those of ``Session.ask``."""
    with Session([argument_map]) as session:
        return session.ask(text, **options)


def _named_graphs(maps: Sequence[ArgumentMap]) -> Iterator[str]:
    for argument_map in maps:
        graph = iri(argument_map.iri)
        yield "".join(f"{s} {p} {o} {graph} .\n" for s, p, o in triples(argument_map))


def vocabulary_ntriples() -> str:
    """The vocabulary with its lists, as N-Triples."""
    import pyoxigraph

    parts = [
        pyoxigraph.serialize(
            pyoxigraph.parse(ontology_bytes(name), format=pyoxigraph.RdfFormat.TURTLE),
            format=pyoxigraph.RdfFormat.N_TRIPLES,
        )
        for name in VOCABULARY_FILES
    ]
    return b"".join(part or b"" for part in parts).decode()
