"""The query tests of the W3C for SPARQL 1.1, asked through the query process that users ask.

They are read from a checkout of https://github.com/w3c/rdf-tests that ``ARGMAP_W3C`` names. Tests
of entailment and of SERVICE are left out: argmap derives what follows itself, and asks no others.
"""

from __future__ import annotations

import csv
import io
import os
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph
import pytest
import rdflib
from rdflib.collection import Collection
from rdflib.compare import isomorphic

from argmap.errors import ArgmapError, QueryFailed, QuerySyntaxError
from argmap.rdf.session import Dataset, QueryProcess

if TYPE_CHECKING:
    from collections.abc import Iterator

MF = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
RS = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/result-set#")
LEFT_OUT = {"entailment", "service", "service-description", "protocol", "http-rdf-update"}
LEFT_OUT |= {"delete-insert", "syntax-fed"}
KNOWN = Path(__file__).with_name("known_failures.txt")
ROOT = Path(os.environ.get("ARGMAP_W3C", "")) / "sparql" / "sparql11"
SYNTAX = {MF.PositiveSyntaxTest11: True, MF.NegativeSyntaxTest11: False}
EVALUATED = {MF.QueryEvaluationTest, MF.CSVResultFormatTest}


@dataclass
class Case:
    """One test."""

    name: str
    kind: rdflib.URIRef
    query: Path
    data: list[Path] = field(default_factory=list)
    graphs: list[Path] = field(default_factory=list)
    result: Path | None = None


def cases() -> Iterator[Case]:
    """Every query test."""
    if not os.environ.get("ARGMAP_W3C"):
        return
    for manifest in sorted(ROOT.glob("*/manifest.ttl")):
        if manifest.parent.name in LEFT_OUT:
            continue
        graph = rdflib.Graph().parse(manifest, publicID=manifest.as_uri())
        for entries in graph.objects(None, MF.entries):
            for entry in Collection(graph, entries):
                yield from _case(graph, entry, manifest.parent.name)


def _case(graph: rdflib.Graph, entry: Any, folder: str) -> Iterator[Case]:
    kind = graph.value(entry, rdflib.RDF.type)
    action, result = graph.value(entry, MF.action), graph.value(entry, MF.result)
    name = f"{folder}/{str(entry).rpartition('#')[2]}"
    if kind in SYNTAX:
        yield Case(name, kind, _path(action))
    elif kind in EVALUATED:
        yield Case(
            name,
            kind,
            _path(graph.value(action, QT.query)),
            [_path(node) for node in graph.objects(action, QT.data)],
            [_path(node) for node in graph.objects(action, QT.graphData)],
            _path(result),
        )


def _path(node: Any) -> Path:
    return Path(str(node).removeprefix("file://"))


class Holding(QueryProcess):
    """A query process that holds the data of a test."""

    def __init__(self, case: Case) -> None:
        super().__init__()
        self.case = case

    @property
    def base(self) -> str:
        """The query's own address."""
        return self.case.query.as_uri()

    def graphs(self) -> list[str]:
        """Every file of the test can be named."""
        return [path.as_uri() for path in self.case.query.parent.iterdir()]

    def fill(self) -> None:
        """Loads the data, each file of a named graph into that."""
        quads: list[pyoxigraph.Quad] = []
        for path in self.case.data:
            quads += _read(path)
        for path in self.case.graphs:
            name = pyoxigraph.NamedNode(path.as_uri())
            quads += [pyoxigraph.Quad(q.subject, q.predicate, q.object, name) for q in _read(path)]
        body = pyoxigraph.serialize(quads, format=pyoxigraph.RdfFormat.N_QUADS)
        self.tell({"do": "load"}, body or b"")


def _read(path: Path) -> list[pyoxigraph.Quad]:
    form = pyoxigraph.RdfFormat.from_extension(path.suffix[1:])
    assert form is not None
    return list(pyoxigraph.parse(path.read_bytes(), form, base_iri=path.as_uri()))


def as_graph(path_or_body: Path | bytes, suffix: str) -> rdflib.Graph | bool:
    """A table as a graph, in which blank nodes may have other names; or yes or no."""
    body = path_or_body if isinstance(path_or_body, bytes) else path_or_body.read_bytes()
    if suffix in {".ttl", ".rdf", ".nt"}:
        return _from_rdf(
            rdflib.Graph().parse(data=body, format="xml" if suffix == ".rdf" else "turtle")
        )
    form = pyoxigraph.QueryResultsFormat.from_extension(suffix[1:])
    assert form is not None
    found = pyoxigraph.parse_query_results(body, format=form)
    if isinstance(found, pyoxigraph.QueryBoolean):
        return bool(found)
    graph = rdflib.Graph()
    names = [variable.value for variable in found.variables]
    for row in found:
        node = rdflib.BNode()
        graph.add((node, rdflib.RDF.type, RS.ResultSolution))
        for name in names:
            if row[name] is not None:
                graph.add((node, rdflib.URIRef("urn:" + name), _term(row[name])))
    return graph


def _from_rdf(graph: rdflib.Graph) -> rdflib.Graph | bool:
    answer = graph.value(None, RS.boolean)
    if answer is not None:
        return bool(answer)
    made = rdflib.Graph()
    for solution in graph.objects(None, RS.solution):
        node = rdflib.BNode()
        made.add((node, rdflib.RDF.type, RS.ResultSolution))
        for binding in graph.objects(solution, RS.binding):
            name, value = graph.value(binding, RS.variable), graph.value(binding, RS.value)
            if isinstance(value, rdflib.Literal) and value.datatype:
                value = _by_value(str(value), str(value.datatype))
            made.add((node, rdflib.URIRef(f"urn:{name}"), value))
    return made


def _term(term: Any) -> Any:
    if isinstance(term, pyoxigraph.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, pyoxigraph.BlankNode):
        return rdflib.BNode(term.value)
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    return _by_value(term.value, term.datatype.value)


def _by_value(text: str, datatype: str) -> rdflib.Literal:
    """A literal by its value: the tests do not ask for 1.0 where 1 is meant."""
    kind = datatype.removeprefix(str(rdflib.XSD))
    if kind in {"decimal", "integer"}:
        text = f"{Decimal(text).normalize():f}"
    elif kind == "boolean":
        text = {"1": "true", "0": "false"}.get(text, text)
    elif kind in {"double", "float"}:
        text = repr(float(text))
    return rdflib.Literal(text, datatype=rdflib.URIRef(datatype), normalize=False)


def _rows(body: bytes) -> list[list[tuple[str, str]]]:
    """The rows of CSV, whatever the order of rows and columns; blank nodes are all alike."""
    read = csv.DictReader(io.StringIO(body.decode(), newline=""))
    alike = ([(k, "_:" if v.startswith("_:") else v) for k, v in row.items()] for row in read)
    return sorted(sorted(row) for row in alike)


def passes(case: Case) -> bool:
    """Whether a test comes out as it should."""
    text = case.query.read_text(encoding="utf-8")
    with Holding(case) as process:
        if case.kind in SYNTAX:
            try:
                process.ask(text, timeout=20)
            except QuerySyntaxError:
                return not SYNTAX[case.kind]
            except QueryFailed:
                return SYNTAX[case.kind]
            except ArgmapError:
                return False
            return SYNTAX[case.kind]
        assert case.result is not None
        suffix = case.result.suffix
        dataset = None
        if case.graphs and not {"FROM", "from"} & set(text.split()):
            dataset = (
                Dataset((), tuple(path.as_uri() for path in case.graphs)) if not case.data else None
            )
        try:
            if suffix == ".csv":
                found = process.ask(text, form="csv", timeout=20, dataset=dataset).body
                expected = case.result.read_bytes()
                return _rows(found) == _rows(expected)
            answer = process.ask(text, timeout=20, dataset=dataset)
        except ArgmapError:
            return False
        if answer.form == "graph":
            found_graph = rdflib.Graph().parse(data=answer.body, format="nt")
            form = "xml" if suffix == ".rdf" else "turtle"
            return isomorphic(found_graph, rdflib.Graph().parse(case.result, format=form))
        ours, theirs = as_graph(answer.body, ".srj"), as_graph(case.result, suffix)
        if isinstance(ours, bool) or isinstance(theirs, bool):
            return ours == theirs
        return isomorphic(ours, theirs)


def test_all_pass_but_those_that_are_known() -> None:
    if not os.environ.get("ARGMAP_W3C"):
        pytest.skip("name a checkout of w3c/rdf-tests in ARGMAP_W3C")
    found = list(cases())
    failed = sorted(case.name for case in found if not passes(case))
    known = [
        line.split()[0] for line in KNOWN.read_text("utf-8").splitlines() if line and line[0] != "#"
    ]
    assert len(found) > 250
    assert failed == known
