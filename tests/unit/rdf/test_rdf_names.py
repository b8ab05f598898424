"""Short names of maps: each its own, and not by the order in which they come."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from argmap.rdf import names
from argmap.rdf.names import slugs_for

OURS = "https://w3id.org/argmap/graph/old-bridge"
THEIRS = "https://a.example/old-bridge"
OTHERS = "https://z.example/maps/old-bridge/"
FEW = st.sampled_from(["https://a.example/", "https://w3id.org/argmap/graph/", "urn:b/"])
PARTS = st.sampled_from(["a", "a b", "a-b", "a#b", "", "../", "map"])


def test_the_last_part_of_an_iri_is_the_name() -> None:
    assert slugs_for([THEIRS]) == {THEIRS: "old-bridge"}
    odd = ["https://a.example/b c/", "https://a.example/m#one", "https://a.example/%20", "x:"]
    found = slugs_for(odd)
    assert [found[name] for name in odd] == ["b-c", "m", "20", "x"]


def test_of_those_that_share_a_name_ours_has_it() -> None:
    found = slugs_for([THEIRS, OTHERS, OURS])
    assert found[OURS] == "old-bridge"
    assert {len(found[name]) for name in (THEIRS, OTHERS)} == {len("old-bridge-12345678")}
    assert found == slugs_for([OURS, OTHERS, THEIRS])
    alone = slugs_for([THEIRS, OTHERS])
    assert alone == {name: found[name] for name in (THEIRS, OTHERS)}


def test_a_name_that_was_given_goes_to_nobody_else() -> None:
    given = {THEIRS: "old-bridge"}
    assert slugs_for([THEIRS, OTHERS], given)[THEIRS] == "old-bridge"
    assert slugs_for([OURS], given)[OURS].startswith("old-bridge-")


@given(st.lists(st.builds(str.__add__, FEW, PARTS), unique=True), st.integers(0, 3))
@example(["https://a.example/a b", "https://a.example/a-b"], 0)
def test_no_two_maps_have_one_name(iris: list[str], digits: int) -> None:
    before, names._DIGITS = names._DIGITS, digits
    try:
        found = slugs_for(iris)
    finally:
        names._DIGITS = before
    assert set(found) == set(iris)
    assert len(set(found.values())) == len(iris)
