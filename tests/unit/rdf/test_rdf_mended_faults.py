"""Faults that property tests found, each with the example that shows it."""

import pytest
import rdflib

from argmap.errors import ArgmapError, BadId, DuplicateId
from argmap.formats import dump, loads
from argmap.model import MapBuilder, Passage, QuoteSelector, renamed
from argmap.rdf.interop import from_rdflib
from argmap.rdf.query import query


def passage():
    quote = QuoteSelector(id="in-a-at", exact="Tea")
    return MapBuilder().claim("a").add(Passage(id="in-a", selectors=(quote,)))


def test_an_objection_without_a_target_comes_back():
    m = MapBuilder().undercut("u", [], "").build()
    assert loads(dump(m), "m.ttl").map == m


def test_an_empty_tag_comes_back():
    m = MapBuilder().claim("a", tags=[""]).build()
    assert loads(dump(m), "m.ttl").map == m


def test_every_id_that_the_builder_takes_can_be_written():
    try:
        m = MapBuilder().claim("https://example.org/%zz").build()
    except BadId:
        return
    assert loads(dump(m), "m.ttl").diagnostics == ()


def test_a_record_cannot_take_the_id_of_a_selector():
    with pytest.raises(DuplicateId):
        renamed(passage().build(), "a", "in-a-at")


def test_any_variable_can_be_set_beforehand():
    m = MapBuilder().claim("a", "Tea is good.").build()
    asked = "SELECT ?text WHERE { ?claim arg:text ?text }"
    assert query(m, asked, bindings={"claim": "a"}).rows == [{"text": "Tea is good."}]


def test_what_cannot_be_read_from_rdflib_is_told():
    graph = rdflib.Graph()
    bad = rdflib.URIRef("https://example.org/%zz")
    graph.add((rdflib.URIRef("urn:m#a"), rdflib.RDFS.seeAlso, bad))
    with pytest.raises(ArgmapError):
        from_rdflib(graph)
