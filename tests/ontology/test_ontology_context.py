"""The JSON-LD context loses nothing and knows every term."""

import json
from pathlib import Path

import pyoxigraph
import pytest
from rdflib import RDFS, Graph, Namespace
from rdflib.compare import isomorphic

ARG = Namespace("https://w3id.org/argmap/ns#")


@pytest.fixture(scope="module")
def context(ontology: Path) -> dict[str, object]:
    return json.loads((ontology / "context.jsonld").read_text(encoding="utf-8"))["@context"]


@pytest.fixture(scope="module")
def document(context: dict[str, object], stored: Graph) -> str:
    """The map as JSON-LD, with the context inside."""
    return stored.serialize(format="json-ld", context=context)


def test_round_trip_by_rdflib(document: str, stored: Graph) -> None:
    assert isomorphic(Graph().parse(data=document, format="json-ld"), stored)


def test_round_trip_by_oxigraph(document: str, stored: Graph) -> None:
    quads = pyoxigraph.parse(document.encode(), format=pyoxigraph.RdfFormat.JSON_LD)
    lines = pyoxigraph.serialize(
        (quad.triple for quad in quads), format=pyoxigraph.RdfFormat.N_TRIPLES
    )
    assert isomorphic(Graph().parse(data=lines.decode(), format="nt"), stored)


def test_every_term_has_a_key(context: dict[str, object], terms: Graph) -> None:
    names = {term.removeprefix(ARG) for term in terms.subjects(RDFS.isDefinedBy)}
    assert names - set(context) == set()


def test_map_uses_short_keys_only(document: str) -> None:
    """No key of a node is a full or prefixed IRI."""
    nodes = json.loads(document)["@graph"]
    assert {key for node in nodes for key in node if ":" in key} == set()
