"""The named queries answer their questions over the example, by both engines."""

import csv
from pathlib import Path

import pyoxigraph
import pytest
from rdflib import Graph

ANSWERS = Path(__file__).with_name("competency")
QUERIES = sorted((Path(__file__).resolve().parents[2] / "ontology" / "queries").glob("*.rq"))
NAMES = [path.stem for path in QUERIES]
BASE = "https://w3id.org/argmap/graph/old-bridge#"
PREFIXES = {
    BASE: ":",
    "https://w3id.org/argmap/ns#": "arg:",
    "https://w3id.org/argmap/kind#": "kind:",
    "https://w3id.org/argmap/scheme#": "scheme:",
}

Row = tuple[str, ...]


def short(value: str) -> str:
    """The value with the namespaces of the project abbreviated."""
    for namespace, prefix in PREFIXES.items():
        if value.startswith(namespace):
            return prefix + value.removeprefix(namespace)
    return value


def by_rdflib(graph: Graph, query: str) -> list[Row]:
    result = graph.query(query)
    rows = [tuple("" if v is None else short(str(v)) for v in row) for row in result]
    return [tuple(map(str, result.vars)), *rows]


def by_oxigraph(store: pyoxigraph.Store, query: str) -> list[Row]:
    result = store.query(query)
    rows = [tuple("" if v is None else short(v.value) for v in row) for row in result]
    return [tuple(variable.value for variable in result.variables), *rows]


def expected(name: str) -> list[Row]:
    with (ANSWERS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return [tuple(row) for row in csv.reader(file)]


def bound(query: str, name: str, value: str) -> str:
    """The query with a variable bound, as its header says it may be."""
    return query.replace("WHERE {", f"WHERE {{ VALUES ?{name} {{ <{value}> }}", 1)


def test_every_query_has_an_answer() -> None:
    assert len(QUERIES) == 33
    assert sorted(path.stem for path in ANSWERS.glob("*.csv")) == NAMES


@pytest.mark.parametrize("path", QUERIES, ids=NAMES)
def test_answer(path: Path, queried: Graph, store: pyoxigraph.Store) -> None:
    query = path.read_text(encoding="utf-8")
    answer = expected(path.stem)
    assert by_oxigraph(store, query) == answer
    assert by_rdflib(queried, query) == answer


@pytest.mark.parametrize(
    "path",
    [
        path
        for path in QUERIES
        if "# parameter: " in path.read_text(encoding="utf-8") and len(expected(path.stem)) > 1
    ],
    ids=lambda p: p.stem,
)
def test_parameter(path: Path, queried: Graph, store: pyoxigraph.Store) -> None:
    """A bound parameter gives those rows of the whole answer that have it."""
    query = path.read_text(encoding="utf-8")
    name = query.partition("# parameter: ")[2].split()[0]
    head, *rows = expected(path.stem)
    value = rows[-1][head.index(name)]
    wanted = [head, *(row for row in rows if row[head.index(name)] == value)]
    narrowed = bound(query, name, BASE + value.removeprefix(":"))
    assert by_oxigraph(store, narrowed) == wanted
    assert by_rdflib(queried, narrowed) == wanted


@pytest.mark.parametrize("path", QUERIES, ids=NAMES)
def test_header(path: Path) -> None:
    """The first line is the question; topic and order follow; no order is taken twice."""
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("# ")
    assert lines[0].endswith("?")
    assert lines[1].startswith("# topic: ")
    assert lines[2].startswith("# order: ")
    orders = [p.read_text(encoding="utf-8").splitlines()[2] for p in QUERIES]
    assert orders.count(lines[2]) == 1
