"""Asking a SPARQL 1.1 endpoint of somebody else, over HTTP, because the user named it.

Engines differ: prefixes are declared in every query, graphs can be named in the request, and an
answer to ASK that comes as a table (as from Virtuoso) is read as yes when it has rows. Redirects
are not followed, and nothing but the endpoint is asked.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

from argmap.errors import (
    EndpointRefused,
    QueryFailed,
    QueryRefused,
    UnknownElement,
    UnknownVariable,
)
from argmap.model import is_slug
from argmap.rdf.guard import dataset_clause, guard, tokenize, words_of
from argmap.rdf.session import DEFAULT_TIMEOUT, Answer, Closable, Dataset, sorted_graph
from argmap.rdf.web import Web, require_address
from argmap.vocabulary import PREFIXES, ROOT

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

_TABLES = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
}
_GRAPHS = {
    "json": "application/n-triples",
    "ntriples": "application/n-triples",
    "turtle": "application/n-triples",
    "xml": "application/rdf+xml",
    "jsonld": "application/ld+json",
}
_PLACE = re.compile(r"\b((?:line|at) 1(?::|, col(?:umn)? ))(\d+)", re.IGNORECASE)
"""A place in the first line of a query, as engines tell it."""


class EndpointSession(Closable):
    """An endpoint, to be asked as ``argmap.rdf.query.Session`` is.

    Args:
        address: Its address, ``http://`` or ``https://``.
        graphs: IRIs of the graphs to ask; what the endpoint takes for its default graph when there
            are none.
        map_iri: The map that the empty prefix and bare ids stand for; empty for none.
        authorization: The header ``Authorization`` to be sent; none when empty.
        named: IRIs of the graphs that GRAPH can reach; with ``graphs`` and without these it reaches
            none on some engines.

    Raises:
        BadEndpoint: The address is none of the web.
    """

    def __init__(
        self,
        address: str,
        graphs: Collection[str] = (),
        map_iri: str = "",
        authorization: str = "",
        named: Collection[str] = (),
    ) -> None:
        require_address(address)
        self.address, self._dataset = address, Dataset(tuple(graphs), tuple(named))
        self._map = map_iri
        self._web = Web(authorization)

    @property
    def space(self) -> str:
        """What the empty prefix stands for; empty for nothing."""
        return f"{self._map.partition('#')[0]}#" if self._map else ""

    def close(self) -> None:
        """Lets go of the connections."""
        self._web.close()

    def ask(
        self,
        query: str,
        bindings: Mapping[str, str] | None = None,
        form: str = "json",
        timeout: float = DEFAULT_TIMEOUT,
        services: Collection[str] = (),
        dataset: Dataset | None = None,
        tidy: bool = True,
        most: int = 0,
    ) -> Answer:
        """The answer to a query; rows whose order the query leaves open are put in order in JSON.

        Args:
            query: SPARQL 1.1 SELECT, ASK, CONSTRUCT or DESCRIBE.
            bindings: Variables to set beforehand, name to id or IRI.
            form: As for ``argmap.rdf.query.Session.ask``.
            timeout: Seconds in which the endpoint must answer.
            services: IRIs of the endpoints that SERVICE may ask.
            dataset: The graphs to ask, instead of those of the session.
            tidy: Whether rows and triples are put in order.
            most: The most bytes that the answer may have; 0 for as many as are ever taken.

        Raises:
            QueryRefused: It changes data, or asks another machine.
            UnknownVariable: A variable to be set is not in the query.
            UnknownElement: A variable is to be set to an id, and no map is meant.
            EndpointUnreachable: Nothing answers there.
            EndpointRefused: It answers that it will not, or with something else.
            QueryTimedOut: It takes too long.
        """
        guard(query, services)
        dataset = dataset or self._named(query)
        words = words_of(query)
        kind = next((w for w in ("CONSTRUCT", "DESCRIBE", "ASK") if w in words), "SELECT")
        before, text = self._declared(), self._bound(query, bindings or {})
        graph = kind in {"CONSTRUCT", "DESCRIBE"}
        wanted = (_GRAPHS if graph else _TABLES).get(form, "application/sparql-results+json")
        try:
            body = self._fetched(before + text, wanted, timeout, dataset)
        except EndpointRefused as error:
            told = _PLACE.sub(lambda place: _moved(place, len(before)), error.reason)
            raise EndpointRefused(self.address, error.status, told) from None
        if most and len(body) > most:
            raise QueryFailed(f"the result has more than {most:,} bytes; ask for less")
        if graph and form in {"json", "ntriples", "turtle"}:
            return Answer("graph", sorted_graph(body, form, self._map or ROOT))
        if graph:
            return Answer("graph", body)
        answer = Answer("boolean" if kind == "ASK" else "table", body)
        is_ordered = "ORDER" in words or not tidy
        return self._tidied(answer, is_ordered) if form == "json" else answer

    def _named(self, query: str) -> Dataset | None:
        """The graphs that a query names itself; they are sent beside it, as those asked of are.

        Raises:
            QueryRefused: It names one that is not among those asked of.
        """
        clause = dataset_clause(query, self._map, PREFIXES)
        held = {*self._dataset.default, *self._dataset.named}
        for graph in (*clause[0], *clause[1]) if clause else ():
            if held and graph not in held:
                raise QueryRefused(
                    f"FROM names <{graph}>, which is not among the graphs that are asked",
                    "name it with --graph, or leave the graphs to the query",
                )
        return Dataset(*clause) if clause else None

    def _declared(self) -> str:
        """The usual prefixes, on the line on which the query begins, so that its lines count."""
        known = PREFIXES | ({"": self.space} if self.space else {})
        return "".join(f"PREFIX {name}: <{iri}> " for name, iri in known.items())

    def _bound(self, query: str, bindings: Mapping[str, str]) -> str:
        """The query with its variables set."""
        tokens = {token for _, token in tokenize(query)}
        for name in bindings:
            if not {f"?{name}", f"${name}"} & tokens:
                variables = sorted(t[1:] for t in tokens if t[0] in "?$" and len(t) > 1)
                raise UnknownVariable(name, tuple(variables))
        if not bindings:
            return query
        names = " ".join(f"?{name}" for name in bindings)
        values = " ".join(f"<{self._iri_of(name)}>" for name in bindings.values())
        return f"{query}\nVALUES ({names}) {{ ({values}) }}"

    def _iri_of(self, name: str) -> str:
        if not is_slug(name):
            if any(c in '<>"{}|^`\\' or c <= " " for c in name):
                raise UnknownElement(name)
            return name
        if not self.space:
            raise UnknownElement(name, ("give its IRI, or say which map is meant",))
        return self.space + name

    def _fetched(
        self, query: str, media_type: str, timeout: float, dataset: Dataset | None
    ) -> bytes:
        wanted = dataset or self._dataset
        given = [("query", query), *(("default-graph-uri", graph) for graph in wanted.default)]
        given += [("named-graph-uri", graph) for graph in wanted.named]
        headers = {"Accept": media_type, "Content-Type": "application/x-www-form-urlencoded"}
        body = urlencode(given, quote_via=quote)
        return self._web.request("POST", self.address, timeout, body, headers).body

    def _tidied(self, answer: Answer, ordered: bool) -> Answer:
        """The answer, checked, with its rows in order, and yes or no where that was asked."""
        try:
            found: dict[str, Any] = json.loads(answer.body)
            if "boolean" in found:
                return Answer("boolean", answer.body)
            rows = found["results"]["bindings"]
            names = found["head"]["vars"]
        except (ValueError, KeyError, TypeError):
            raise EndpointRefused(self.address, 200, "the answer is no SPARQL result") from None
        if answer.form == "boolean":
            yes = {"head": {}, "boolean": bool(rows)}
            return Answer("boolean", json.dumps(yes).encode())
        if not ordered:
            rows.sort(key=lambda row: [json.dumps(row.get(n, {}), sort_keys=True) for n in names])
        return Answer("table", json.dumps(found, ensure_ascii=False).encode())


def _moved(place: re.Match[str], before: int) -> str:
    """A place in the first line, without what stands before the query there."""
    column = int(place[2])
    return f"{place[1]}{column - before if column > before else column}"
