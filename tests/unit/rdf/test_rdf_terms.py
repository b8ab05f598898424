import pytest

from argmap.rdf.terms import (
    Literal,
    iri,
    iri_value,
    is_blank,
    is_iri,
    literal,
    literal_value,
    unescape,
)
from argmap.vocabulary import XSD


@pytest.mark.parametrize(
    ("text", "language", "datatype", "term"),
    [
        ("tea", "", "", '"tea"'),
        ("tea", "en", "", '"tea"@en'),
        ("tea", "", XSD + "string", '"tea"'),
        ("1", "", XSD + "integer", f'"1"^^<{XSD}integer>'),
        ('say "no"\n', "", "", '"say \\"no\\"\\n"'),
        ("\x00\x7f\x0b", "", "", '"\\u0000\\u007F\\u000B"'),
        ("\u2028\u0085", "", "", '"\u2028\u0085"'),
    ],
)
def test_literals_are_written_in_canonical_ntriples(text, language, datatype, term):
    assert literal(text, language, datatype) == term


@pytest.mark.parametrize(
    ("term", "value"),
    [
        ('"a\\tb"@en', Literal("a\tb", "en", "")),
        ('"a@b"', Literal("a@b")),
        ('"a\\"@en"', Literal('a"@en')),
        (f'"1"^^<{XSD}int>', Literal("1", "", XSD + "int")),
        ("<urn:a>", None),
        ("_:a", None),
        ('"broken\\', None),
    ],
)
def test_literals_are_taken_apart(term, value):
    assert literal_value(term) == value


def test_both_forms_of_codepoint_escapes_are_resolved():
    assert unescape("\\u0041\\U0001F600\\\\u0041") == "A\U0001f600\\u0041"


def test_the_kind_of_a_term_is_told_from_its_first_character():
    assert is_iri(iri("urn:a"))
    assert iri_value(iri("urn:a")) == "urn:a"
    assert is_blank("_:a")
    assert not is_blank('"_:a"')
