"""The limits of a query process."""

from __future__ import annotations

import sys

import pytest

from argmap.errors import BadMemory, QueryFailed
from argmap.model import MapBuilder
from argmap.rdf.query import query
from argmap.rdf.worker import memory_limit

GIB = 1024**3


@pytest.mark.parametrize(
    ("told", "size"),
    [
        ("", 8 * GIB),
        (" ", 8 * GIB),
        ("2000000000", 2_000_000_000),
        ("2G", 2 * GIB),
        ("2g", 2 * GIB),
        ("2 GiB", 2 * GIB),
        ("2GB", 2 * GIB),
        ("512M", GIB // 2),
        ("65536k", GIB // 16),
        ("1T", 1024 * GIB),
    ],
)
def test_a_limit_of_memory(monkeypatch: pytest.MonkeyPatch, told: str, size: int) -> None:
    monkeypatch.setenv("ARGMAP_QUERY_MEMORY", told)
    assert memory_limit() == size


@pytest.mark.parametrize(
    "told", ["2", "2M", "0", "-1", "2.5G", "2X", "G", "2Gi B", "2 000 000 000", "9" * 40, "٢G"]
)
def test_what_is_no_limit_of_memory(monkeypatch: pytest.MonkeyPatch, told: str) -> None:
    monkeypatch.setenv("ARGMAP_QUERY_MEMORY", told)
    with pytest.raises(BadMemory, match="ARGMAP_QUERY_MEMORY"):
        memory_limit()


@pytest.mark.skipif(sys.platform != "linux", reason="the address space is limited here alone")
def test_a_limit_with_a_suffix_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARGMAP_QUERY_MEMORY", "64M")
    with pytest.raises(QueryFailed, match="out of memory"):
        query(MapBuilder("https://example.org/tea").build(), "ASK {}")
