"""Asking SPARQL 1.1 of maps: the one door to the query engine."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import threading
from dataclasses import dataclass
from html import escape
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Any

from argmap.errors import (
    QueryFailed,
    QueryRefused,
    QuerySyntaxError,
    QueryTimedOut,
    UnknownElement,
    UnknownVariable,
)
from argmap.model import is_slug, nearest
from argmap.rdf.derive import MOST_RESTS_ON, derived, direct_ground, rests_on_pairs
from argmap.rdf.guard import guard, tokenize, words_of
from argmap.rdf.parse import parse
from argmap.rdf.terms import iri
from argmap.rdf.turtle import turtle
from argmap.rdf.worker import receive, send
from argmap.rdf.write import triples
from argmap.resources import ontology_bytes
from argmap.vocabulary import PREFIXES, ROOT

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from types import TracebackType

    from argmap.model import ArgumentMap

DEFAULT_TIMEOUT = 30.0
"""Seconds that a query may take."""
VOCABULARY_FILES = ("argmap.ttl", "kinds.ttl", "schemes.ttl", "roles.ttl")
"""The files of the vocabulary that every query sees."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gave.

    Attributes:
        form: ``table`` for SELECT, ``boolean`` for ASK, ``graph`` for CONSTRUCT and DESCRIBE.
        body: The result in the format that was asked for: SPARQL results as JSON, CSV, TSV or XML;
            graphs as N-Triples, Turtle, RDF/XML or JSON-LD.
    """

    form: str
    body: bytes

    @property
    def _json(self) -> dict[str, Any]:
        loaded: dict[str, Any] = json.loads(self.body)
        return loaded

    @property
    def variables(self) -> tuple[str, ...]:
        """The columns of a table; the answer must have been asked for as JSON."""
        return tuple(self._json["head"].get("vars", ()))

    @property
    def rows(self) -> list[dict[str, str]]:
        """The rows of a table, unbound variables left out; asked for as JSON."""
        bindings = self._json["results"]["bindings"]
        return [{name: term["value"] for name, term in row.items()} for row in bindings]

    def _repr_html_(self) -> str:
        """A table in a notebook, all of it text; anything but a table of JSON as it is."""
        try:
            loaded = self._json
        except ValueError:
            return f"<pre>{escape(self.body.decode('utf-8', 'replace'))}</pre>"
        if "boolean" in loaded:
            return f"<p>{'yes' if loaded['boolean'] else 'no'}</p>"
        heads = "".join(f"<th>{escape(name)}</th>" for name in self.variables)
        cells = (
            "".join(f"<td>{escape(row.get(name, ''))}</td>" for name in self.variables)
            for row in self.rows
        )
        rows = "".join(f"<tr>{row}</tr>" for row in cells)
        return f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"

    @property
    def yes(self) -> bool:
        """The answer to ASK; asked for as JSON."""
        return bool(self._json["boolean"])


class Session:
    """A query process with some maps loaded, for one query after another.

    Close it, or use it in a ``with`` statement. The vocabulary and the derived shortcuts are there
    beside the maps. Queries that name graphs find each map in the graph of its IRI as well.

    Args:
        maps: The maps to ask; the empty prefix stands for the namespace of the first.
    """

    def __init__(self, maps: Sequence[ArgumentMap]) -> None:
        self._maps = tuple(maps)
        self._process: subprocess.Popen[bytes] | None = None
        self._has_graphs = False
        self._overfull = False

    def __enter__(self) -> Session:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def ask(
        self,
        query: str,
        bindings: Mapping[str, str] | None = None,
        form: str = "json",
        timeout: float = DEFAULT_TIMEOUT,
        services: Collection[str] = (),
    ) -> Answer:
        """The answer to a query.

        Args:
            query: SPARQL 1.1 SELECT, ASK, CONSTRUCT or DESCRIBE.
            bindings: Variables to set beforehand, name to id or IRI.
            form: ``json``, ``csv``, ``tsv`` or ``xml`` for tables; ``ntriples``, ``turtle``,
                ``xml`` or ``jsonld`` for graphs. What does not fit gives JSON or N-Triples.
            timeout: Seconds after which the query is stopped; loading the maps does not count.
            services: IRIs of the endpoints that SERVICE may ask.

        Raises:
            QueryRefused: It asks another machine, changes data, or needs what is not derived.
            UnknownVariable: A variable to be set is not in the query.
            UnknownElement: A variable is to be set to a record that no map has.
            QuerySyntaxError: It is not SPARQL 1.1.
            QueryTimedOut: It was stopped.
            QueryFailed: The engine could not evaluate it.
        """
        guard(query, services)
        self._refuse_hidden(query, bindings or {})
        words = words_of(query)
        request = {
            "do": "query",
            "ordered": "ORDER" in words,
            "query": query,
            "base": self._base,
            "prefixes": PREFIXES | ({"": self._space} if self._maps else {}),
            "bindings": {k: self._iri_of(v) for k, v in (bindings or {}).items()},
            "format": "ntriples" if form == "turtle" else form,
        }
        head, body = self._exchange(request, timeout, needs_graphs=bool({"GRAPH", "FROM"} & words))
        answer = _answer(head, body)
        if answer.form == "graph" and form in {"turtle", "ntriples", "json"}:
            return Answer("graph", self._sorted_graph(body, form))
        return answer

    def _refuse_hidden(self, query: str, bindings: Mapping[str, str]) -> None:
        """Stops a query whose answer would be empty for a reason that nobody sees."""
        tokens = {token for _, token in tokenize(query)}
        variables = {token[1:] for token in tokens if token[0] in "?$" and len(token) > 1}
        for name in bindings:
            if name not in variables:
                raise UnknownVariable(name, tuple(sorted(variables)))
        self._refuse_absent_graphs(query)
        self._started(needs_graphs=False)
        if self._overfull and any(token.endswith(("restsOn", "restsOn>")) for token in tokens):
            raise QueryRefused(
                f"a map has more than {MOST_RESTS_ON:,} pairs of arg:restsOn",
                "bind the claim and use (^arg:conclusion/(arg:premise|arg:warrant))+",
            )

    def _refuse_absent_graphs(self, query: str) -> None:
        """Stops a query FROM a graph that is not there; nothing is ever fetched."""
        held = {iri(argument_map.iri) for argument_map in self._maps}
        tokens = [token for _, token in tokenize(query) if token.upper() != "NAMED"]
        for word, graph in pairwise(tokens):
            if word.upper() == "FROM" and graph.startswith("<") and graph not in held:
                raise QueryRefused(
                    f"FROM names {graph}, which is no map at hand", "name its file before the query"
                )

    def _sorted_graph(self, ntriples: bytes, form: str) -> bytes:
        """A graph in an order of its own, in Turtle with the usual prefixes if wanted."""
        if form != "turtle":
            return b"".join(sorted(ntriples.splitlines(keepends=True)))
        graph = parse(ntriples, "ntriples", ROOT).triples
        return turtle(graph, self._base or ROOT).encode()

    def close(self) -> None:
        """Ends the process."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for stream in (process.stdin, process.stdout):
                if stream:
                    with contextlib.suppress(OSError):
                        stream.close()

    @property
    def _base(self) -> str | None:
        return self._maps[0].iri if self._maps else None

    @property
    def _space(self) -> str:
        return self._maps[0].space

    def _iri_of(self, name: str) -> str:
        home = next((m for m in self._maps if name in m), None)
        if home is None and is_slug(name):
            raise UnknownElement(name, nearest(name, [i for m in self._maps for i in m.records]))
        return home.iri_of(name) if home else name

    def _exchange(
        self, request: dict[str, Any], timeout: float, needs_graphs: bool
    ) -> tuple[dict[str, Any], bytes]:
        process = self._started(needs_graphs)
        expired = threading.Event()

        def stop() -> None:
            expired.set()
            self._kill()

        timer = threading.Timer(timeout, stop)
        timer.start()
        try:
            message = _call(process, request)
        finally:
            timer.cancel()
        if message is None:
            self.close()
            raise QueryTimedOut(timeout) if expired.is_set() else QueryFailed(_CRASHED)
        return message

    def _kill(self) -> None:
        process = self._process
        if process is not None:
            process.kill()

    def _started(self, needs_graphs: bool) -> subprocess.Popen[bytes]:
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", "argmap.rdf.worker"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
            self._has_graphs = False
            self._load(vocabulary_ntriples() + "".join(map(self._default_graph, self._maps)))
        if needs_graphs and not self._has_graphs:
            self._load("".join(_named_graphs(self._maps)))
            self._has_graphs = True
        return self._process

    def _default_graph(self, argument_map: ArgumentMap) -> str:
        """A map and what follows from it, as N-Triples."""
        pairs = rests_on_pairs(argument_map)
        self._overfull |= not pairs and bool(direct_ground(argument_map))
        graph = chain(triples(argument_map), derived(argument_map, pairs))
        return "".join(f"{s} {p} {o} .\n" for s, p, o in graph)

    def _load(self, quads: str) -> None:
        if self._process is None or not _call(self._process, {"do": "load"}, quads.encode()):
            self.close()
            raise QueryFailed(_CRASHED)


_CRASHED = "the engine ran out of memory or crashed"


def _call(
    process: subprocess.Popen[bytes], head: dict[str, Any], body: bytes = b""
) -> tuple[dict[str, Any], bytes] | None:
    """One request and its answer; None when the process is gone."""
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        send(process.stdin, head, body)
        return receive(process.stdout)
    except (OSError, ValueError):
        return None


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


def _answer(head: dict[str, Any], body: bytes) -> Answer:
    if head.get("error") == "syntax":
        raise QuerySyntaxError(head["detail"], head["line"], head["column"])
    if "error" in head:
        raise QueryFailed(head["detail"])
    return Answer(head["form"], body)
