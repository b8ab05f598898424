from argmap.formats import dump, loads
from argmap.model import MapBuilder, Passage, QuoteSelector
from argmap.rdf.turtle import turtle, write_turtle

GOLDEN = """\
# Why we drink tea.

@base <https://example.org/maps/tea> .
@prefix : <https://example.org/maps/tea#> .
@prefix arg: <https://w3id.org/argmap/ns#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix ex: <https://example.org/own#> .
@prefix kind: <https://w3id.org/argmap/kind#> .
@prefix oa: <http://www.w3.org/ns/oa#> .

# --- The map ---

<> a arg:ArgumentMap ;
    dcterms:title "Drink tea"@en ;
    arg:thesis :good .

# --- Statements ---

:asked a arg:Evidence ;
    arg:text "Most of those asked said \\"yes\\"."@en ;
    arg:implicit true ;
    arg:weight 0.75 ;
    arg:tag
        "a" ,
        "b" ;
    arg:evidenceKind kind:poll ;
    ex:own 5 .

:good a arg:Claim ;
    arg:text "Tea is good."@en ;
    arg:expressedIn :in-good .

# --- Arguments ---

:step a arg:Inference ;
    arg:premise :asked ;
    arg:conclusion :good .

# --- Passages ---

:in-good-at a oa:TextQuoteSelector ;
    oa:exact "Tea is good" .

:in-good a arg:Passage ;
    oa:hasSelector :in-good-at .
"""


def test_a_small_map_is_written_in_sections_one_fact_a_line():
    assert dump(loads(GOLDEN.encode(), "tea.ttl").map, "turtle", loads(GOLDEN.encode())) == (
        GOLDEN.encode()
    )


def test_the_same_map_from_the_builder_is_written_alike():
    b = MapBuilder("https://example.org/maps/tea", title="Drink tea")
    quote = QuoteSelector(id="in-good-at", exact="Tea is good")
    b.add(Passage(id="in-good", selectors=(quote,)))
    b.infer("step", ["asked"], "good").thesis("good")
    b.claim("good", "Tea is good.", expressed_in=["in-good"])
    text = 'Most of those asked said "yes".'
    b.evidence("asked", text, implicit=True, weight=0.75, tags=["b", "a"], evidence_kind="poll")
    without_own = GOLDEN.replace("@prefix ex: <https://example.org/own#> .\n", "")
    without_own = without_own.replace(" ;\n    ex:own 5", "").replace("# Why we drink tea.\n\n", "")
    assert write_turtle(b.build()) == without_own


def test_prefixes_that_the_file_declares_are_kept_where_they_are_used():
    text = "@prefix x: <urn:x#> .\n@prefix unused: <urn:y#> .\n<urn:m#a> x:p x:o .\n"
    loaded = loads(text.encode(), "m.ttl")
    written = dump(loaded.map, "turtle", loaded).decode()
    assert "@prefix x: <urn:x#> ." in written
    assert "unused" not in written


def test_our_own_prefixes_win_over_those_of_the_file():
    text = "@prefix arg: <urn:x#> .\n<urn:m#a> arg:p arg:o .\n"
    loaded = loads(text.encode(), "m.ttl")
    written = dump(loaded.map, "turtle", loaded).decode()
    assert "<urn:x#p> <urn:x#o>" in written
    assert "@prefix arg: <https://w3id.org/argmap/ns#> ." in written


def test_names_that_need_escapes_are_written_in_full():
    triple = ("<urn:m#a%20b>", "<urn:m#1,2>", "<urn:m#ends.>")
    assert "<urn:m#a%20b> <urn:m#1,2> <urn:m#ends.> ." in turtle([triple], "urn:m")


def test_a_map_whose_iri_has_a_fragment_keeps_it():
    text = "<https://e.org/x#map> a <https://w3id.org/argmap/ns#ArgumentMap> .\n"
    m = loads(text.encode(), "x.ttl").map
    assert m.iri == "https://e.org/x#map"
    assert loads(dump(m), "x.ttl").map == m


def test_numbers_in_other_scripts_are_written_with_their_datatype():
    """Turtle's bare numbers are ASCII digits alone."""
    integer = "http://www.w3.org/2001/XMLSchema#integer"
    text = f'<urn:a> <urn:p> "\u0663"^^<{integer}> .'
    m = loads(text.encode(), "x.nt").map
    assert loads(dump(m), "x.ttl").map == m


def test_long_weights_keep_all_their_digits():
    text = (
        "<urn:m#a> a <https://w3id.org/argmap/ns#Claim> ; <https://w3id.org/argmap/ns#weight> {} ."
    )
    weight = "0.1234567890123456789012345678901234"
    m = loads(text.format(weight).encode(), "x.ttl").map
    assert str(m["a"].weight) == weight
    assert f"arg:weight {weight} ." in write_turtle(m)
