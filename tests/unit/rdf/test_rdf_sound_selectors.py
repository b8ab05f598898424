"""Selectors that are plainly sound are not put before the shapes; any other is."""

from dataclasses import replace

import pytest

from argmap.model import ArgumentMap, DigestSelector, MapBuilder, Passage, Triple
from argmap.rdf.shapes import validate

SOUND = DigestSelector(
    id="in-a-at",
    start=3,
    end=40,
    sha256="a" * 64,
    loose_sha256="b" * 64,
    word_count=7,
    sketch="-0f" * 21 + "c",
)


def with_selector(selector: DigestSelector) -> ArgumentMap:
    b = MapBuilder().claim("a", "Tea is good.", expressed_in=["in-a"]).source("note", "A note")
    return b.add(Passage(id="in-a", source="note", selectors=(selector,))).build()


def slugs(argument_map: ArgumentMap) -> set[str]:
    return {found.slug for found in validate(argument_map) if found.about.startswith("in-a")}


def test_a_sound_selector_has_no_findings():
    assert slugs(with_selector(SOUND)) == set()


@pytest.mark.parametrize(
    ("change", "slug"),
    [
        ({"start": -1}, "bad-span"),
        ({"end": 3}, "bad-span"),
        ({"sha256": "A" * 64}, "bad-digest"),
        ({"sha256": ""}, "missing-digest"),
        ({"loose_sha256": "b" * 63}, "bad-digest"),
        ({"word_count": -2}, "bad-word-count"),
        ({"word_count": 3}, "short-quote"),
        ({"sketch": "z" * 64}, "bad-sketch"),
    ],
)
def test_anything_odd_is_found(change, slug):
    assert slug in slugs(with_selector(replace(SOUND, **change)))


def test_what_is_said_of_it_beside_the_model_counts_too():
    m = with_selector(SOUND)
    node = f"<{m.iri_of('in-a-at')}>"
    second = Triple(node, "<http://www.w3.org/ns/oa#start>", '"x"')
    assert slugs(replace(m, extra=(second,)))
