"""Laws of writing and reading: nothing is lost, and the same map gives the same bytes."""

from dataclasses import replace

import pyoxigraph
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import GRAPHS, maps

from argmap.formats import dump, loads
from argmap.model import RECORD_FIELDS
from argmap.rdf.interop import from_rdflib, to_rdflib
from argmap.rdf.parse import parse
from argmap.rdf.read import read_map
from argmap.rdf.skolem import named
from argmap.rdf.terms import TYPE, iri, is_blank, is_iri, literal, literal_value
from argmap.rdf.turtle import turtle, write_turtle
from argmap.rdf.write import triples
from argmap.vocabulary import ARG, OA, XSD


@given(maps())
def test_a_map_comes_back_from_its_triples(m):
    assert read_map(triples(m)) == m


@given(maps())
def test_a_map_comes_back_from_turtle_and_writing_it_again_gives_the_same_bytes(m):
    data = dump(m)
    loaded = loads(data, "m.ttl")
    assert loaded.diagnostics == ()
    assert loaded.map == m
    assert dump(loaded.map, "turtle", loaded) == data


@given(maps())
def test_a_map_comes_back_from_ntriples(m):
    data = dump(m, "ntriples")
    loaded = loads(data, "m.nt")
    assert loaded.diagnostics == ()
    assert loaded.map == m
    assert dump(loaded.map, "ntriples") == data


@given(maps())
def test_a_map_comes_back_from_rdflib(m):
    assert from_rdflib(to_rdflib(m)) == m


@given(maps(), st.randoms(use_true_random=False))
def test_the_order_of_triples_and_of_records_does_not_matter(m, random):
    """Turtle is a function of the content alone."""
    shuffled = sorted(triples(m))
    random.shuffle(shuffled)
    assert turtle(shuffled, m.iri) == write_turtle(m)
    families = {name: list(getattr(m, name)) for name in RECORD_FIELDS}
    for records in families.values():
        random.shuffle(records)
    assert replace(m, **families) == m
    assert write_turtle(replace(m, **families)) == write_turtle(m)


@given(maps())
def test_the_turtle_says_what_the_triples_say_in_the_eyes_of_another_reader(m):
    """Oxigraph finds in the text exactly the triples, so that no escape or short name misleads."""
    found = {
        tuple(map(str, quad.triple))
        for quad in pyoxigraph.parse(write_turtle(m), format=pyoxigraph.RdfFormat.TURTLE)
    }
    plain = "".join(f"{s} {p} {o} .\n" for s, p, o in triples(m))
    expected = {
        tuple(map(str, quad.triple))
        for quad in pyoxigraph.parse(plain, format=pyoxigraph.RdfFormat.N_TRIPLES)
    }
    assert found == expected


# --- RDF of any sort ---

INTEGERS = {XSD + "nonNegativeInteger", XSD + "int", XSD + "integer"}


def value_of(triple):
    """The triple with numbers of our own properties as values, for they are coerced."""
    value = literal_value(triple[2])
    if value and triple[1].startswith((f"<{ARG}", f"<{OA}")):
        if value.datatype in INTEGERS and value.text.isascii() and value.text.strip("-").isdigit():
            return (*triple[:2], int(value.text))
        if value.datatype == XSD + "decimal" and value.text in {
            "1",
            "01",
            "-0",
            "1.50",
            ".5",
            "1.",
        }:
            return (*triple[:2], "decimal", float(value.text))
    return tuple(triple)


@given(GRAPHS)
def test_every_triple_of_any_graph_survives_reading_and_writing(graph):
    """Whatever the map does not understand is carried along, and nothing raises."""
    text = "".join(f"{s} {p} {o} .\n" for s, p, o in graph).encode()
    parsed = parse(text, "ntriples", "https://w3id.org/argmap/graph/any")
    if not graph:
        return
    assert parsed.diagnostics == ()
    space = "https://w3id.org/argmap/graph/any#"
    unblank = named(parsed.triples, space)
    m = read_map(unblank)
    kept = triples(m) - {(iri(m.iri), TYPE, iri(ARG + "ArgumentMap"))}
    declared = (iri(m.iri), TYPE, iri(ARG + "ArgumentMap"))
    assert kept == set(unblank) - {declared}
    fixed = {value_of(t) for t in graph if not any(map(is_blank, t))}
    assert fixed <= {value_of(t) for t in parsed.triples}
    assert len(set(unblank)) == len(set(parsed.triples))


@given(GRAPHS)
def test_any_graph_comes_to_rest_after_one_writing(graph):
    """What argmap has written once it writes the same for ever."""
    text = "".join(f"{s} {p} {o} .\n" for s, p, o in graph).encode()
    first = dump(loads(text, "any.nt").map)
    loaded = loads(first, "any.ttl")
    assert loaded.diagnostics == () or {d.code for d in loaded.diagnostics} == {"ARG002"}
    assert dump(loaded.map) == first


@given(GRAPHS, st.permutations(["one", "two", "three"]))
def test_labels_of_blank_nodes_do_not_matter(graph, labels):
    """Files that differ in the names of blank nodes alone get nodes of the same sort."""
    new = dict(zip(("_:one", "_:two", "_:three"), (f"_:{label}" for label in labels), strict=True))
    other = [type(t)(new.get(t[0], t[0]), t[1], new.get(t[2], t[2])) for t in graph]
    space = "https://w3id.org/argmap/graph/any#"
    first, second = named(graph, space), named(other, space)
    assert all(is_iri(t[0]) for t in first)
    shapes = [sorted((p, "" if is_iri(o) else o) for _, p, o in g) for g in (first, second)]
    assert shapes[0] == shapes[1]


# --- terms ---


@given(st.text(max_size=40), st.sampled_from(["", "en", "de-at"]))
def test_a_literal_comes_back_from_its_term(text, language):
    value = literal_value(literal(text, language))
    assert value is not None
    assert (value.text, value.language, value.datatype) == (text, language, "")


@given(st.text(max_size=40), st.sampled_from(["", XSD + "date", "urn:own"]))
def test_a_typed_literal_comes_back_from_its_term(text, datatype):
    value = literal_value(literal(text, "", datatype))
    assert value is not None
    assert (value.text, value.language, value.datatype) == (text, "", datatype)


@given(st.text(max_size=40))
def test_literals_are_escaped_as_oxigraph_escapes_them(text):
    node = pyoxigraph.NamedNode("urn:n")
    triple = pyoxigraph.Triple(node, node, pyoxigraph.Literal(text))
    written = pyoxigraph.serialize([triple], format=pyoxigraph.RdfFormat.N_TRIPLES)
    assert written is not None
    assert written.decode() == f"<urn:n> <urn:n> {literal(text)} .\n"
