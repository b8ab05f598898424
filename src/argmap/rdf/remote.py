"""A map at an endpoint, of which no more is fetched than what is needed.

Everything is asked in batches of nodes and pages of rows, so that no answer is long, and with
``GRAPH``, because engines differ in what they take for their default graph.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.errors import BadIri, TooMuchThere, UnknownElement, UnknownGraph
from argmap.model import Triple, is_slug
from argmap.model.map import ABSOLUTE_IRI
from argmap.rdf.terms import TYPE, iri, iri_value, is_iri, literal
from argmap.vocabulary import ARG, DCTERMS, OA, PROV, ROLE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from argmap.rdf.endpoint import EndpointSession

BATCH = 100
"""So many nodes are asked about at once."""
PAGE = 5_000
"""So many rows are asked for at once; some servers never give more than 10,000."""
MOST = 20_000
"""So many nodes are fetched around others at most."""
MOST_ROWS = 1_000_000
"""So many rows are fetched of the structure of a map at most."""


def _terms(space: str, *names: str) -> tuple[str, ...]:
    return tuple(iri(space + name) for name in names)


_NEEDS = _terms(ARG, "premise", "warrant", "from")
"""What leads from a step to what it starts from."""
_AIMS = _terms(ARG, "conclusion", "rebuts", "undercuts", "to", "partOf")
"""What leads from a step to what it bears on."""
_SAME = _terms(ARG, "contradicts", "restates")
"""What holds both ways."""
_ASSUMES = iri(ARG + "assumes")
_HOLDS_IN = iri(ARG + "holdsIn")
_AROUND = (
    *_terms(ARG, "expressedIn", "assertedBy"),
    *_terms(OA, "hasSelector", "hasSource"),
    *_terms(DCTERMS, "source", "creator"),
    iri(PROV + "wasAttributedTo"),
)
"""What leads to passages, sources and speakers."""
_HOPS = 3
"""From a statement to a passage, from there to its source, and to who made that."""
_SKELETON = (
    TYPE,
    *_NEEDS,
    *_AIMS,
    *_SAME,
    _ASSUMES,
    _HOLDS_IN,
    *_AROUND,
    *_terms(
        ARG,
        *("implicit", "certainty", "evidenceKind", "member", "rejects", "relationKind"),
    ),
)
"""What the figures of a map are counted from."""


class RemoteMap:
    """A map in a graph of an endpoint. What it gives are triples, as N-Triples.

    Args:
        session: The endpoint.
        map_iri: IRI of the map.
        graph: IRI of the graph in which it lies; that of the map when empty.
        timeout: Seconds in which each request must be answered.

    Raises:
        BadIri: One of them is no absolute IRI.
    """

    def __init__(
        self, session: EndpointSession, map_iri: str, graph: str = "", timeout: float = 30.0
    ) -> None:
        for name in (map_iri, graph or map_iri):
            if not ABSOLUTE_IRI.fullmatch(name):
                raise BadIri(name)
        self.iri, self._graph = map_iri, graph or map_iri
        self._session, self._timeout = session, timeout
        self._space = f"{map_iri.partition('#')[0]}#"
        self._known: dict[str, list[Triple]] = {}

    def around(self, names: Collection[str] = (), depth: int | None = None) -> bytes:
        """What bears on some elements, with passages, sources, speakers and scenarios.

        When it is fetched to its leaves, these elements have the same labels in this part as in the
        whole map.

        Args:
            names: Ids or IRIs of statements and arguments; the theses of the map when empty.
            depth: So many levels of reasons are fetched; all when None.

        Raises:
            UnknownGraph: The endpoint has no such map.
            UnknownElement: The map has no such element.
            TooMuchThere: More bears on them than is ever fetched.
            EndpointUnreachable, EndpointRefused, QueryTimedOut: As for ``EndpointSession.ask``.
        """
        assumed = self._begin()
        thesis = iri(ARG + "thesis")
        start = [iri(self._space + name if is_slug(name) else name) for name in names]
        start = start or [t.object for t in self._known[iri(self.iri)] if t.predicate == thesis]
        self._describe(start)
        for node in start:
            if not self._known.get(node) and names:
                raise UnknownElement(iri_value(node).removeprefix(self._space))
        self._descend(start, assumed, None if depth is None else 2 * depth)
        found = list(self._known)
        for _ in range(_HOPS):
            near = {
                t.object for n in found for t in self._known.get(n, ()) if t.predicate in _AROUND
            }
            found = sorted(near - self._known.keys())
            self._describe(found)
        return _text(self._whole())

    def skeleton(self) -> bytes:
        """The structure of the whole map, with titles: what its figures are counted from.

        Raises:
            UnknownGraph, TooMuchThere, EndpointUnreachable, EndpointRefused, QueryTimedOut:
                As for ``around``.
        """
        self._begin()
        triples = [t for p in _SKELETON for t in self._rows(f"VALUES ?p {{ {p} }}", MOST_ROWS)]
        spoken = {
            t.object for t in self._known[iri(self.iri)] if t.predicate == iri(ARG + "thesis")
        }
        spoken |= {t.subject for t in triples if t.predicate == TYPE and t.object == _SOURCE}
        self._describe(sorted(spoken))
        return _text({*triples, *(t for own in self._known.values() for t in own)})

    def whole(self) -> bytes:
        """All of the map.

        Raises:
            UnknownGraph, TooMuchThere, EndpointUnreachable, EndpointRefused, QueryTimedOut:
                As for ``around``.
        """
        found = _text(self._rows("", MOST_ROWS))
        if not found:
            raise UnknownGraph(self.iri, where="the endpoint")
        return found

    def described(self, names: Iterable[str]) -> bytes:
        """All that is said of some records, by their ids or IRIs."""
        nodes = [iri(self._space + name if is_slug(name) else name) for name in names]
        self._describe(nodes)
        return _text(t for node in nodes for t in self._known.get(node, ()))

    def _begin(self) -> dict[str, list[str]]:
        """Fetches the map itself and its scenarios; what is assumed in each of these."""
        self._describe([iri(self.iri)])
        if not self._known[iri(self.iri)]:
            raise UnknownGraph(self.iri, where="the endpoint")
        scenarios = [
            t.subject for t in self._rows(f"VALUES (?p ?o) {{ ({TYPE} {_SCENARIO}) }}", MOST)
        ]
        self._describe(scenarios)
        return {
            s: [t.object for t in self._known.get(s, ()) if t.predicate == _ASSUMES]
            for s in scenarios
        }

    def _descend(
        self, start: Iterable[str], assumed: Mapping[str, list[str]], rounds: int | None
    ) -> None:
        """Fetches what bears on what is known, round by round, to the leaves or so far."""
        edge, seen = sorted(set(start)), set(start)
        while edge and rounds != 0:
            rounds = None if rounds is None else rounds - 1
            ways = set(self._pointing(edge))
            for node in edge:
                for t in self._known.get(node, ()):
                    if t.predicate in {*_NEEDS, *_SAME} or t.predicate.startswith(f"<{ROLE}"):
                        ways.add(t.object)
                    elif t.predicate == _HOLDS_IN:
                        ways.update(assumed.get(t.object, ()))
            edge = sorted(n for n in ways - seen if is_iri(n))
            seen.update(edge)
            if len(seen) > MOST:
                raise TooMuchThere(self.iri, MOST)
            self._describe(edge)

    def _whole(self) -> Iterator[Triple]:
        """What is known, without what leads to nodes of the map that were not asked about.

        A step with a premise of that sort is left out altogether.
        """
        missing = {
            t.object
            for own in self._known.values()
            for t in own
            if t.object.startswith(f"<{self._space}") and t.object not in self._known
        }
        for own in self._known.values():
            if not any(t.object in missing and t.predicate in _NEEDS for t in own):
                yield from (t for t in own if t.object not in missing)

    def _describe(self, nodes: Iterable[str]) -> None:
        """Fetches all that is said of nodes."""
        wanted = [node for node in dict.fromkeys(nodes) if node not in self._known and is_iri(node)]
        self._known.update((node, []) for node in wanted)
        for batch in _batches(wanted):
            for triple in self._rows(f"VALUES ?s {{ {' '.join(batch)} }}", MOST_ROWS):
                self._known[triple.subject].append(triple)

    def _pointing(self, nodes: list[str]) -> Iterator[str]:
        """What bears on nodes by a property of its own."""
        ways = " ".join((*_AIMS, *_SAME))
        for batch in _batches(nodes):
            where = f"VALUES ?p {{ {ways} }} VALUES ?o {{ {' '.join(batch)} }}"
            yield from (t.subject for t in self._rows(where, MOST_ROWS))

    def _rows(self, where: str, most: int) -> Iterator[Triple]:
        """The triples of the graph that fit, page by page."""
        inner = f"SELECT ?s ?p ?o WHERE {{ {where} GRAPH <{self._graph}> {{ ?s ?p ?o }} }}"
        start, full = 0, True
        while full:
            # Without a query around it, Virtuoso refuses to sort so many rows.
            query = (
                f"SELECT * WHERE {{ {{ {inner} ORDER BY ?s ?p ?o }} }} LIMIT {PAGE} OFFSET {start}"
            )
            rows = self._session.ask(query, timeout=self._timeout).terms
            yield from (
                Triple(_term(row["s"]), _term(row["p"]), _term(row["o"]))
                for row in rows
                if all(_is_sound(row[name]) for name in "spo") and row["s"]["type"] == "uri"
            )
            start, full = start + len(rows), len(rows) == PAGE
            if start > most:
                raise TooMuchThere(self.iri, most)


_SCENARIO, _SOURCE = _terms(ARG, "Scenario", "Source")


def _batches(nodes: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(nodes), BATCH):
        yield nodes[start : start + BATCH]


def _is_sound(cell: Mapping[str, Any]) -> bool:
    """Whether a term can stand in a map: no blank node, and no IRI that is none."""
    if cell["type"] == "uri":
        return bool(ABSOLUTE_IRI.fullmatch(cell["value"]))
    return bool(cell["type"] != "bnode")


def _term(cell: Mapping[str, Any]) -> str:
    """A term of a result in JSON, as N-Triples has it."""
    if cell["type"] == "uri":
        return iri(cell["value"])
    return literal(cell["value"], cell.get("xml:lang", ""), cell.get("datatype", ""))


def _text(triples: Iterable[Triple]) -> bytes:
    return "".join(
        sorted(f"{t.subject} {t.predicate} {t.object} .\n" for t in set(triples))
    ).encode()
