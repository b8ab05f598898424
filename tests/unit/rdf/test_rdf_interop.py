import rdflib

from argmap.model import MapBuilder
from argmap.rdf.interop import from_rdflib, to_rdflib
from argmap.vocabulary import ARG

TEA = MapBuilder("https://example.org/tea").claim("good", "Tea \x00 is good.").build()


def test_the_graph_has_the_usual_prefixes():
    graph = to_rdflib(TEA)
    names = {name: str(space) for name, space in graph.namespaces()}
    assert names["arg"] == ARG
    assert names[""] == "https://example.org/tea#"


def test_shortcuts_are_added_when_wanted():
    triple = (rdflib.URIRef(TEA.iri_of("good")), rdflib.RDF.type, rdflib.URIRef(ARG + "Statement"))
    assert triple not in to_rdflib(TEA)
    assert triple in to_rdflib(TEA, shortcuts=True)


def test_even_null_characters_come_back():
    assert from_rdflib(to_rdflib(TEA)) == TEA


def test_blank_nodes_of_rdflib_get_names():
    graph = rdflib.Graph()
    graph.add((rdflib.BNode(), rdflib.RDF.type, rdflib.URIRef(ARG + "Claim")))
    assert len(from_rdflib(graph).statements) == 1
