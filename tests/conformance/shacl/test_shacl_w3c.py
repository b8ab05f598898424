"""The tests of the W3C for SHACL, through the process that validates by the shapes of a project.

They are read from a checkout of https://github.com/w3c/data-shapes that ``ARGMAP_SHACL_SUITE``
names.
"""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph
import pytest
import rdflib

from argmap.rdf.shape_worker import answer
from argmap.vocabulary import local_name

if TYPE_CHECKING:
    from collections.abc import Iterator

MF = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")
SHT = rdflib.Namespace("http://www.w3.org/ns/shacl-test#")
NAMED = os.environ.get("ARGMAP_SHACL_SUITE", "")
SUITE = Path(NAMED) / "data-shapes-test-suite" / "tests"
KNOWN = {
    "node/prefixes-001": "it refuses prefixes that are declared twice, once as a string",
    "property/uniqueLang-002": 'it takes "1"^^xsd:boolean for true, which the test does not',
    "pre-binding/shapesGraph-001": "it does not bind $shapesGraph",
}
"""What pySHACL does not do as the tests have it. These compare focus node, value and shape."""


def files() -> Iterator[Path]:
    """The files of the tests."""
    if NAMED:
        for path in sorted(SUITE.glob("*/**/*.ttl")):
            if "sht:Validate" in path.read_text(encoding="utf-8"):
                yield path


def name_of(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def lines(path: Path) -> str:
    found = pyoxigraph.parse(path=path, base_iri=path.as_uri())
    return (pyoxigraph.serialize(found, format=pyoxigraph.RdfFormat.N_TRIPLES) or b"").decode()


def shown(term: Any) -> str:
    return "" if term is None else "_" if isinstance(term, rdflib.BNode) else str(term)


@pytest.mark.skipif(not NAMED, reason="name a checkout of w3c/data-shapes in ARGMAP_SHACL_SUITE")
def test_there_are_all_of_them() -> None:
    assert len(list(files())) == 121
    assert {name_of(path) for path in files()} >= KNOWN.keys()


@pytest.mark.parametrize("path", list(files()), ids=name_of)
def test_the_results_are_the_expected_ones(path: Path) -> None:
    graph = rdflib.Graph().parse(path, format="turtle", publicID=path.as_uri())
    entry = graph.value(None, rdflib.RDF.type, SHT.Validate)
    action, wanted = graph.value(entry, MF.action), graph.value(entry, MF.result)
    data, shapes = (
        lines(Path(str(graph.value(action, name)).removeprefix("file://")))
        for name in (SHT.dataGraph, SHT.shapesGraph)
    )
    try:
        told = answer({"data": data, "shapes": shapes})
    except Exception as error:  # noqa: BLE001 - a failure is what some of the tests expect
        told = {"error": str(error)}
    if wanted == SHT.Failure:
        right = "error" in told
    else:
        expected = Counter(
            (
                shown(graph.value(node, SH.focusNode)),
                shown(graph.value(node, SH.value)),
                shown(graph.value(node, SH.sourceShape)),
                local_name(str(graph.value(node, SH.resultSeverity))),
            )
            for node in graph.objects(wanted, SH.result)
        )
        rows = told.get("results", [])
        found = Counter((_masked(row[2]), _masked(row[3]), _masked(row[0]), row[1]) for row in rows)
        right = "results" in told and found == expected
    assert right == (name_of(path) not in KNOWN), told


def _masked(text: str) -> str:
    """The text of a term; that of a blank node has no meaning outside its file."""
    return "_" if text and len(text) >= 30 and ":" not in text and " " not in text else text
