"""The first view: what can be read fits, much is folded, and nothing is folded that is nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from argmap.model import ArgumentMap, MapBuilder
from argmap.view import page as page_of
from argmap.view.page import Options

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Visit

pytestmark = pytest.mark.browser

OUTSIDE = """
(() => {
  const room = document.getElementById('map').getBoundingClientRect();
  return [...document.querySelectorAll('#cards > *')].filter((card) => {
    const { left, top, right, bottom } = card.getBoundingClientRect();
    return left < room.left || top < room.top || right > room.right || bottom > room.bottom;
  }).length;
})()
"""
PILLS = "[...document.querySelectorAll('.fold.closed')].map((pill) => pill.textContent)"


def trees(count: int, reasons: int) -> ArgumentMap:
    b = MapBuilder(title=f"{count} trees")
    for n in range(count):
        b.claim(f"t{n}", f"Claim {n} that stands by itself.")
        for m in range(reasons):
            b.claim(f"r{n}-{m}", "A reason for it.").infer(f"i{n}-{m}", [f"r{n}-{m}"], f"t{n}")
    return b.build()


@pytest.mark.parametrize("address", ["", "#c0", "#c0?without=c12"])
def test_all_cards_are_in_the_window_at_first(
    visit: Callable[..., Visit], html: str, address: str
) -> None:
    opened = visit(html, address)
    opened.until("document.querySelectorAll('#cards > *').length > 10")
    opened.page.wait_for_timeout(300)
    assert opened.page.evaluate(OUTSIDE) == 0


def test_many_trees_open_folded_but_for_the_first(visit: Callable[..., Visit]) -> None:
    opened = visit(page_of(trees(20, 9)))
    drawn = opened.page.evaluate("argmap.drawn()")
    cards = [name for name in drawn if not name.startswith("i")]
    assert len(cards) <= 60
    assert "r0-8" in cards
    assert "r19-0" not in cards
    assert opened.page.evaluate(PILLS)[-1] == "+9"


def test_a_large_first_view_is_not_half_empty(visit: Callable[..., Visit]) -> None:
    b = MapBuilder(title="Wide").thesis("t0")
    for n in range(70):
        b.claim(f"t{n}", "Some words that make a card. " * 4)
    opened = visit(page_of(b.build()), viewport={"width": 800, "height": 600})
    places = "[...document.querySelectorAll('.card')].map((c) => c.getBoundingClientRect().left)"
    assert 0 <= min(opened.page.evaluate(places)) < 40


def test_nothing_is_folded_that_hides_no_card(visit: Callable[..., Visit]) -> None:
    b = MapBuilder(title="Tea").thesis("t").claim("t", "Tea.").claim("a", "A.").claim("b", "B.")
    b.infer("i", ["a"], "t").rebut("r", ["b"], "a").undercut("u", ["t"], "r").rebut("s", ["t"], "b")
    opened = visit(page_of(b.build(), options=Options(fold=2)))
    assert "+0" not in opened.page.evaluate(PILLS)
    opened = visit(page_of(b.build(), options=Options(fold=1)))
    assert opened.page.evaluate(PILLS) == ["+1"]
    opened.page.evaluate("argmap.select('t')")
    assert "s" not in opened.page.evaluate("argmap.drawn()")
