import itertools
import json
import socket

import pytest

from argmap.diagnostic import Severity
from argmap.rdf.parse import parse
from argmap.vocabulary import ROOT

BASE = "https://example.org/any"


def only(data, syntax="turtle"):
    """The one finding of a file."""
    found = parse(
        data.encode() if isinstance(data, str) else data, syntax, BASE, "a.ttl"
    ).diagnostics
    assert len(found) == 1, found
    assert (found[0].code, found[0].slug) == ("ARG001", "syntax-error")
    assert found[0].severity is Severity.ERROR
    assert found[0].span.path == "a.ttl"
    return found[0]


@pytest.mark.parametrize(
    ("text", "line", "column", "advice"),
    [
        ("@prefix : <urn:a#> .\n:a a arg:Claim .\n", 2, 6, "declare the prefix"),
        ("@prefix : <urn:a#> .\n:a a :B\n:c a :D .\n", 3, 1, "full stop"),
        ('<urn:a> <urn:p> "open .\n', 1, 17, "missing before the end"),
        ("<urn:a> <urn:p> <urn:o>", 1, 24, "full stop"),
    ],
    ids=["undeclared prefix", "missing dot", "open string", "no last dot"],
)
def test_syntax_errors_have_a_place_and_advice(text, line, column, advice):
    found = only(text)
    assert (found.span.line, found.span.column) == (line, column)
    assert advice in found.hint


def test_relative_iris_are_told_where_no_base_applies():
    assert "starts with its scheme" in only("<a> <urn:p> <urn:o> .", "ntriples").hint


def test_what_stands_before_a_syntax_error_is_kept():
    parsed = parse(b"<urn:a> <urn:p> <urn:o> .\n<urn:b> oops", "turtle", BASE)
    assert parsed.triples == (("<urn:a>", "<urn:p>", "<urn:o>"),)
    assert len(parsed.diagnostics) == 1


@pytest.mark.parametrize(
    ("data", "says"), [(b"", "empty"), (b" \n\t", "empty"), (b"\x00\x01", "not text")]
)
def test_empty_and_binary_files_are_told(data, says):
    assert says in only(data).message


def test_files_that_are_not_utf8_are_told():
    assert only(b'<urn:a> <urn:p> "\xff\xfe" .').message


def test_carriage_returns_are_white_space():
    parsed = parse(b"@prefix : <urn:a#> .\r\n:a :b :c .\r\n", "turtle", BASE)
    assert parsed.diagnostics == ()
    assert len(parsed.triples) == 1


def test_prefixes_and_base_are_given_back():
    parsed = parse(b"@base <urn:b> .\n@prefix x: <urn:x#> .\n<> x:p x:o .", "turtle", BASE)
    assert parsed.prefixes == {"x": "urn:x#"}
    assert parsed.base == "urn:b"


LAUGHS = """<?xml version="1.0"?>
<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
{}]><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">&z;</rdf:RDF>"""
EXTERNAL = """<?xml version="1.0"?>
<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="urn:a" rdf:value="v">&x;</rdf:Description></rdf:RDF>"""


def test_a_billion_laughs_are_refused():
    names = "bcdefghijklmnopqrstuvwxyz"
    lines = [f'<!ENTITY {y} "{f"&{x};" * 10}">' for x, y in itertools.pairwise(names)]
    found = only(LAUGHS.format("\n".join(lines)), "rdfxml")
    assert "entit" in found.message
    assert found.hint


def test_an_external_entity_is_refused():
    parsed = parse(EXTERNAL.encode(), "rdfxml", BASE, "a.ttl")
    assert parsed.triples == ()
    assert "entit" in parsed.diagnostics[0].message


@pytest.fixture
def no_network(monkeypatch):
    def refuse(*args, **kwargs):
        pytest.fail("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


CLAIM = {"@id": "urn:m#a", "@type": "https://w3id.org/argmap/ns#Claim"}


@pytest.mark.parametrize(
    "context",
    ["https://schema.org/", "http://127.0.0.1:9/c", "file:///etc/passwd", [{"@import": "urn:x"}]],
)
def test_a_context_elsewhere_is_refused_without_asking_for_it(no_network, context):
    parsed = parse(json.dumps({"@context": context} | CLAIM).encode(), "jsonld", BASE)
    assert parsed.diagnostics


def test_the_hint_for_a_remote_context_names_our_own(no_network):
    found = only(json.dumps({"@context": "https://schema.org/"} | CLAIM), "jsonld")
    assert "would have to be fetched" in found.message
    assert f"{ROOT}context.jsonld" in found.hint


@pytest.mark.parametrize("context", [ROOT + "context.jsonld", [ROOT + "context", {"x": "urn:x#"}]])
def test_our_own_context_needs_no_network(no_network, context):
    data = {"@context": context, "@id": "urn:m#a", "@type": "Claim"}
    parsed = parse(json.dumps(data).encode(), "jsonld", BASE)
    assert parsed.diagnostics == ()
    assert [t.object for t in parsed.triples] == ["<https://w3id.org/argmap/ns#Claim>"]


def test_deep_json_is_refused():
    assert "nested" in only('{"@id":' * 5000 + "1" + "}" * 5000, "jsonld").message


@pytest.mark.parametrize(
    "text",
    [
        "<urn:a> <urn:p> <<( <urn:a> <urn:b> <urn:c> )>> .",
        "<< <urn:a> <urn:b> <urn:c> >> <urn:p> 1 .",
    ],
)
def test_terms_of_rdf_1_2_are_told(text):
    parsed = parse(text.encode(), "turtle", BASE)
    assert parsed.diagnostics
    assert not [t for t in parsed.triples if "<<" in t.subject + t.object]


ARG = "https://w3id.org/argmap/ns#"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ('"+007"^^<http://www.w3.org/2001/XMLSchema#nonNegativeInteger>', "7"),
        ('"-0"^^<http://www.w3.org/2001/XMLSchema#int>', "0"),
        ('"x"^^<http://www.w3.org/2001/XMLSchema#integer>', "x"),
    ],
)
def test_integers_of_our_own_properties_become_plain_integers(written, kept):
    parsed = parse(f"<urn:a> <{ARG}order> {written} .".encode(), "turtle", BASE)
    assert parsed.triples[0].object == f'"{kept}"^^<http://www.w3.org/2001/XMLSchema#integer>'


def test_integers_of_other_properties_stay_as_they_are():
    term = '"+007"^^<http://www.w3.org/2001/XMLSchema#nonNegativeInteger>'
    assert parse(f"<urn:a> <urn:p> {term} .".encode(), "turtle", BASE).triples[0].object == term


def test_named_graphs_are_read_as_one():
    data = b"<urn:g> { <urn:a> <urn:p> <urn:o> } <urn:h> { <urn:a> <urn:p> <urn:o> }"
    assert len(parse(data, "trig", BASE).triples) == 1
