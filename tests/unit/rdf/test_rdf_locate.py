import pytest

from argmap.rdf.locate import Places
from argmap.span import NOWHERE

TEXT = """\
# :a stands in this comment
@base <https://example.org/m> .
PREFIX : <https://example.org/m#>
@prefix x: <urn:x#> .

:a x:says ":b . :c", \"\"\"
:c . "quoted"
\"\"\"@en ; x:of :b , <#d> .

  <#b> x:of [ x:of :c ; x:of ( :a <urn:z> ) ] . :c x:of 1.5 .
:e\\-f x:of :a.b .
"""


@pytest.fixture(scope="module")
def places():
    return Places(TEXT, "urn:none", "m.ttl")


def at(span):
    return span.line, span.column


@pytest.mark.parametrize(
    ("name", "place"), [("a", (6, 1)), ("b", (10, 3)), ("c", (10, 49)), ("e-f", (11, 1))]
)
def test_subjects_are_found_outside_of_strings_and_comments(places, name, place):
    assert at(places.of("https://example.org/m#" + name)) == place


@pytest.mark.parametrize(
    ("subject", "value", "place"),
    [("a", "b", (8, 15)), ("a", "d", (8, 20)), ("b", "c", (10, 20)), ("e-f", "a.b", (11, 12))],
)
def test_mentions_are_found_under_their_subject(places, subject, value, place):
    space = "https://example.org/m#"
    assert at(places.mention(space + subject, space + value)) == place


def test_a_missing_mention_is_where_its_subject_is(places):
    assert at(places.mention("https://example.org/m#a", "urn:nothing")) == (6, 1)


def test_what_is_not_described_is_nowhere(places):
    assert places.of("urn:nothing") == NOWHERE
    assert places.mention("urn:nothing", "urn:z") == NOWHERE


def test_columns_are_counted_in_code_points():
    places = Places('@prefix : <urn:m#> .\n:a :p "😀é" ; :q :b .\n', "urn:m", "")
    assert at(places.mention("urn:m#a", "urn:m#b")) == (2, 17)


def test_what_is_said_in_several_places_is_found_in_each():
    text = "@prefix : <urn:x#> .\n:a :p :b .\n:c :p :d .\n:a :p :e , :b ."
    places = Places(text, "urn:none", "m.ttl")
    assert at(places.of("urn:x#a")) == (2, 1)
    assert at(places.mention("urn:x#a", "urn:x#b")) == (2, 7)
    assert at(places.mention("urn:x#a", "urn:x#e")) == (4, 7)
    assert at(places.mention("urn:x#c", "urn:x#e")) == (3, 1)


def test_a_text_that_is_broken_off_has_the_places_before():
    text = '@prefix : <urn:x#> .\n:a :p "b .\n:c :p <d .\n:e :p [ :f'
    places = Places(text, "urn:none", "m.ttl")
    assert at(places.of("urn:x#a")) == (2, 1)
    assert at(places.mention("urn:x#e", "urn:x#f")) == (4, 9)
    assert Places("@prefix", "urn:none", "m.ttl").of("a") == NOWHERE
