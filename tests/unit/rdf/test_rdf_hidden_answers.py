"""A query whose answer would be empty for a reason that nobody sees is stopped instead."""

import pytest

from argmap.errors import QueryRefused, UnknownElement, UnknownVariable
from argmap.model import ArgumentMap, MapBuilder
from argmap.rdf.query import query


@pytest.fixture(scope="module")
def tea() -> ArgumentMap:
    b = MapBuilder().assumption("warm", "Tea warms.").claim("tea", "Tea is best.")
    return b.infer("why", ["warm"], "tea").build()


def test_a_variable_that_the_query_does_not_have(tea):
    with pytest.raises(UnknownVariable, match=r"no variable \?clam") as caught:
        query(tea, "SELECT ?claim { ?claim a arg:Claim }", bindings={"clam": "tea"})
    assert caught.value.hint == "it has ?claim"


def test_a_record_that_no_map_has(tea):
    with pytest.raises(UnknownElement) as caught:
        query(tea, "SELECT ?claim { ?claim a arg:Claim }", bindings={"claim": "tee"})
    assert "tea" in caught.value.hint


def test_a_map_with_too_many_pairs_to_derive(monkeypatch, tea):
    monkeypatch.setattr("argmap.rdf.derive.MOST_RESTS_ON", 0)
    with pytest.raises(QueryRefused, match="restsOn"):
        query(tea, "SELECT ?x { :tea arg:restsOn ?x }")
    assert query(tea, "SELECT ?x { ?x arg:supports :tea }").rows
