"""Answers as data frames."""

from __future__ import annotations

import sys

import pytest

from argmap.errors import MissingExtra
from argmap.model import MapBuilder
from argmap.rdf.query import query

TEA = MapBuilder("https://example.org/tea").claim("good", "Tea is good.").evidence("cup").build()
ASKED = """
SELECT ?s ?text (1 AS ?whole) (1.5 AS ?part) (true AS ?yes) ("x"^^xsd:integer AS ?odd) {
  { ?s a arg:Claim } UNION { ?s a arg:Evidence }
  OPTIONAL { ?s arg:text ?text }
} ORDER BY ?s
"""


def test_a_table_as_a_data_frame() -> None:
    frame = query(TEA, ASKED).to_pandas()
    assert list(frame.columns) == ["s", "text", "whole", "part", "yes", "odd"]
    assert frame["s"].tolist() == ["https://example.org/tea#cup", "https://example.org/tea#good"]
    assert frame["text"].isna().tolist() == [True, False]
    assert frame["whole"].sum() == 2
    assert frame["part"].sum() == 3.0
    assert frame["yes"].all()
    assert frame["odd"].tolist() == ["x", "x"]


def test_no_rows_still_have_columns() -> None:
    frame = query(TEA, "SELECT ?a ?b { ?a arg:supports ?b }").to_pandas()
    assert (list(frame.columns), len(frame)) == (["a", "b"], 0)


def test_without_pandas_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(MissingExtra) as caught:
        query(TEA, ASKED).to_pandas()
    assert "argmap[pandas]" in caught.value.hint
