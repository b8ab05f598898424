"""One query process and what it is asked: the one door to the query engine."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import threading
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any, Self

from argmap.errors import (
    MissingExtra,
    QueryCrashed,
    QueryFailed,
    QueryRefused,
    QuerySyntaxError,
    QueryTimedOut,
    UnknownVariable,
)
from argmap.rdf.derive import MOST_RESTS_ON
from argmap.rdf.guard import dataset_clause, guard, tokenize, words_of
from argmap.rdf.parse import parse
from argmap.rdf.turtle import turtle
from argmap.rdf.worker import ONLINE, receive, send
from argmap.vocabulary import PREFIXES, ROOT, XSD

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from types import TracebackType

    import pandas as pd

DEFAULT_TIMEOUT = 30.0
"""Seconds that a query may take."""


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

    @property
    def terms(self) -> list[dict[str, dict[str, str]]]:
        """The rows with their terms as SPARQL results in JSON have them; asked for as JSON."""
        found: list[dict[str, dict[str, str]]] = self._json["results"]["bindings"]
        return found

    def to_pandas(self) -> pd.DataFrame:
        """A table as a pandas data frame; the answer must have been asked for as JSON.

        Numbers and booleans of XML Schema become those of Python; all else is text, and what is
        unbound is None.

        Raises:
            MissingExtra: pandas is not installed.
        """
        try:
            import pandas as pd
        except ImportError:
            raise MissingExtra("to_pandas", "pandas") from None
        loaded = self._json
        bindings = loaded["results"]["bindings"]
        columns = {
            name: [_value(row[name]) if name in row else None for row in bindings]
            for name in loaded["head"]["vars"]
        }
        return pd.DataFrame(columns, columns=loaded["head"]["vars"])

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


_WHOLE = {
    "integer",
    "int",
    "long",
    "short",
    "byte",
    "nonNegativeInteger",
    "positiveInteger",
    "unsignedInt",
    "unsignedLong",
}
"""The types of XML Schema whose values are whole numbers."""


def _value(term: Mapping[str, str]) -> object:
    """The value of a term in Python; its text where it has no other."""
    text, datatype = term["value"], term.get("datatype", "").removeprefix(XSD)
    try:
        if datatype in _WHOLE:
            return int(text)
        if datatype in {"decimal", "double", "float"}:
            return float(text)
    except ValueError:
        return text
    if datatype == "boolean" and text in {"true", "false", "1", "0"}:
        return text in {"true", "1"}
    return text


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graphs that a query is asked of (SPARQL 1.1 Protocol, section 2.1.4).

    Attributes:
        default: IRIs of the graphs that together are the default graph.
        named: IRIs of the graphs that GRAPH can reach.
    """

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


class Closable:
    """What is closed at the end of a ``with`` statement."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of what it holds."""


class QueryProcess(Closable):
    """A query process, for one query after another; what it holds is up to the kinds of it.

    Close it, or use it in a ``with`` statement. A query that is stopped ends the process; the next
    one begins another.
    """

    union = False
    """Whether a query that names no graph sees all of them together."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._is_online = False

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
        """The answer to a query.

        Args:
            query: SPARQL 1.1 SELECT, ASK, CONSTRUCT or DESCRIBE.
            bindings: Variables to set beforehand, name to id or IRI.
            form: ``json``, ``csv``, ``tsv`` or ``xml`` for tables; ``ntriples``, ``turtle``,
                ``xml`` or ``jsonld`` for graphs. What does not fit gives JSON or N-Triples.
            timeout: Seconds after which the query is stopped; loading the maps does not count.
            services: IRIs of the endpoints that SERVICE may ask.
            dataset: The graphs to ask, instead of those of the query.
            tidy: Whether rows whose order the query leaves open, and triples, are put in order, so
                that the same question always has the same answer, byte by byte.
            most: The most bytes that the result may have; 0 for any number.

        Raises:
            QueryRefused: It asks another machine, changes data, or needs what is not derived.
            UnknownVariable: A variable to be set is not in the query.
            UnknownElement: A variable is to be set to a record that no map has.
            QuerySyntaxError: It is not SPARQL 1.1.
            QueryTimedOut: It was stopped.
            QueryFailed: The engine could not evaluate it.
        """
        guard(query, services)
        if bool(services) != self._is_online:
            self.close()
            self._is_online = bool(services)
        named = dataset_clause(query, self.base or "", PREFIXES)
        if named and not dataset:
            self._refuse_absent_graphs(named)
            dataset = Dataset(*named)
        self._refuse_hidden(query, bindings or {})
        words = words_of(query)
        request = {
            "do": "query",
            "ordered": "ORDER" in words or not tidy,
            "query": query,
            "base": self.base,
            "prefixes": PREFIXES | ({"": self.space} if self.space else {}),
            "bindings": {k: self.iri_of(v) for k, v in (bindings or {}).items()},
            "format": "ntriples" if form == "turtle" and tidy else form,
            "union": self.union,
            "most": most,
            "timeout": timeout,
            "dataset": dataset and [dataset.default, dataset.named],
        }
        names_graphs = "GRAPH" in words or dataset is not None
        process = self._ready(names_graphs)
        answer = _answer(*self._exchange(process, request, timeout))
        if tidy and answer.form == "graph" and form in {"turtle", "ntriples", "json"}:
            return Answer("graph", sorted_graph(answer.body, form, self.base or ROOT))
        return answer

    @property
    def base(self) -> str | None:
        """Against what relative IRIs are resolved; None when nothing is at hand."""
        return None

    @property
    def space(self) -> str:
        """What the empty prefix stands for; empty for nothing."""
        return ""

    def iri_of(self, name: str) -> str:
        """The IRI of what a variable is to be set to.

        Raises:
            UnknownElement: It is the id of no record.
        """
        return name

    def graphs(self) -> Collection[str]:
        """The IRIs of the graphs that a query can name."""
        return ()

    def is_overfull(self) -> bool:
        """Whether ``arg:restsOn`` is left out somewhere, since there would be too much of it."""
        return False

    def fill(self) -> None:
        """Fills a process that has just begun; ``tell`` reaches it."""

    def fill_graphs(self) -> None:
        """Fills in the named graphs, before the first query that names one."""

    def tell(self, head: dict[str, Any], body: bytes = b"") -> None:
        """Gives the process something to hold.

        Raises:
            QueryFailed: It is gone, or could not.
        """
        told = _call(self._process, head, body) if self._process else None
        if told is None or "error" in told[0]:
            self.close()
            raise QueryFailed(told[0]["detail"]) if told else QueryCrashed

    def _ready(self, names_graphs: bool = False) -> subprocess.Popen[bytes]:
        if self._process is None:
            online = [ONLINE] if self._is_online else []
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", "argmap.rdf.worker", *online],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
            self.fill()
        if names_graphs:
            self.fill_graphs()
        assert self._process is not None
        return self._process

    def _refuse_hidden(self, query: str, bindings: Mapping[str, str]) -> None:
        """Stops a query whose answer would be empty for a reason that nobody sees."""
        tokens = {token for _, token in tokenize(query)}
        variables = {token[1:] for token in tokens if token[0] in "?$" and len(token) > 1}
        for name in bindings:
            if name not in variables:
                raise UnknownVariable(name, tuple(sorted(variables)))
        self._ready()
        if self.is_overfull() and any(token.endswith(("restsOn", "restsOn>")) for token in tokens):
            raise QueryRefused(
                f"a map has more than {MOST_RESTS_ON:,} pairs of arg:restsOn",
                "bind the claim and use (^arg:conclusion/(arg:premise|arg:warrant))+",
            )

    def _refuse_absent_graphs(self, named: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
        """Stops a query FROM a graph that is not there; nothing is ever fetched."""
        held = self.graphs()
        for graph in (*named[0], *named[1]):
            if graph not in held:
                raise QueryRefused(
                    f"FROM names <{graph}>, which is no map at hand",
                    "name its file before the query",
                )

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

    def _exchange(
        self, process: subprocess.Popen[bytes], request: dict[str, Any], timeout: float
    ) -> tuple[dict[str, Any], bytes]:
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
            raise QueryTimedOut(timeout) if expired.is_set() else QueryCrashed
        return message

    def _kill(self) -> None:
        process = self._process
        if process is not None:
            process.kill()


def sorted_graph(ntriples: bytes, form: str, base: str) -> bytes:
    """A graph in an order of its own: N-Triples, or Turtle with the usual prefixes."""
    if form != "turtle":
        return b"".join(sorted(ntriples.splitlines(keepends=True)))
    return turtle(parse(ntriples, "ntriples", ROOT).triples, base).encode()


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


def _answer(head: dict[str, Any], body: bytes) -> Answer:
    if head.get("error") == "syntax":
        raise QuerySyntaxError(head["detail"], head["line"], head["column"])
    if "error" in head:
        raise QueryFailed(head["detail"])
    return Answer(head["form"], body)
