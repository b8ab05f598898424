from argmap.formats import loads
from argmap.rdf.skolem import named

PREFIXES = """\
@prefix : <https://example.org/m#> .
@prefix arg: <https://w3id.org/argmap/ns#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
<https://example.org/m> a arg:ArgumentMap .
"""


def read(text):
    return loads((PREFIXES + text).encode(), "m.ttl").map


def test_the_selector_of_a_passage_is_called_after_it():
    text = ":in-a a arg:Passage ; oa:hasSelector [ a arg:DigestSelector ; oa:start 0 ; oa:end 3 ] ."
    m = read(text)
    assert m["in-a"].digest.id == "in-a-at"


def test_of_two_selectors_the_second_has_a_number():
    one = "[ a arg:DigestSelector ; oa:start 0 ; oa:end 3 ]"
    two = '[ a oa:TextQuoteSelector ; oa:exact "Tea" ]'
    first = read(f":in-a a arg:Passage ; oa:hasSelector {one} , {two} .")
    second = read(f":in-a a arg:Passage ; oa:hasSelector {two} , {one} .")
    assert first == second
    assert {s.id for s in first["in-a"].selectors} == {"in-a-at", "in-a-at-2"}


def test_names_that_are_taken_are_not_given_again():
    selector = "[ a oa:TextQuoteSelector ; oa:exact 'x' ]"
    text = f":in-a a arg:Passage ; oa:hasSelector {selector} . :in-a-at a arg:Claim ."
    assert {s.id for s in read(text)["in-a"].selectors} == {"in-a-at-2"}


def test_other_nodes_are_called_after_what_is_said_of_them():
    m = read("[] a arg:Claim ; arg:text 'Tea is good.' .")
    assert len(m.statements) == 1
    assert m.statements[0].id.startswith("node-")
    assert m == read("_:x a arg:Claim ; arg:text 'Tea is good.' .")


def test_a_map_that_is_itself_a_blank_node_gets_a_name():
    text = b"@prefix arg: <https://w3id.org/argmap/ns#> . [] a arg:ArgumentMap ."
    m = loads(text, "tea.ttl").map
    assert m.iri.startswith("https://w3id.org/argmap/graph/tea#node-")


def test_triples_without_blank_nodes_are_left_alone():
    triple = ("<urn:a>", "<urn:p>", "<urn:o>")
    assert named([triple], "urn:m#") == (triple,)
