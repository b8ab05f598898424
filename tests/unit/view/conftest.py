"""Small maps for the tests of the view."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from argmap.model import ArgumentMap, DigestSelector, MapBuilder, Passage

if TYPE_CHECKING:
    from collections.abc import Callable


def tea() -> MapBuilder:
    """A thesis with linked premises, an objection, an undercut, a reuse and a contradiction."""
    b = MapBuilder("https://example.org/graph/tea", title="Drink tea")
    b.source("report", "Report on drinks", homepage="https://example.org/report")
    b.scenario("summer", "A hot summer")
    b.add(
        Passage(
            id="p1",
            source="report",
            selectors=(DigestSelector(id="p1-digest", start=5, end=20),),
        )
    )
    b.claim("drink", "People should drink tea.", expressed_in=("p1",), certainty="veryLikely")
    b.evidence("poll", "Most people asked prefer tea.", evidence_kind="poll", sources=("report",))
    b.assumption("please", "What pleases most people should be done.")
    b.claim("stains", "Tea stains teeth.", holds_in=("summer",), contradicts=("clean",))
    b.claim("clean", "Tea leaves teeth as they are.")
    b.claim("biased", "The poll asked tea drinkers only.")
    b.infer("wanted", ["poll", "please"], "drink", schemes=("popular-opinion",))
    b.rebut("harm", ["stains"], "drink")
    b.undercut("bias", ["biased"], "wanted")
    b.infer("again", ["poll"], "clean")
    return b.thesis("drink")


@pytest.fixture
def small() -> ArgumentMap:
    return tea().build()


@pytest.fixture
def chain() -> Callable[[int], ArgumentMap]:
    def build(length: int) -> ArgumentMap:
        b = MapBuilder()
        for n in range(length):
            b.claim(f"s{n}", f"Claim number {n} of a long chain.")
        for n in range(1, length):
            b.infer(f"a{n}", [f"s{n}"], f"s{n - 1}")
        return b.thesis("s0").build()

    return build
