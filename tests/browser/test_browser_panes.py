"""The panes beside the map: as wide as the reader wants, with one tab stop for a whole text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from argmap.model import DigestSelector, MapBuilder, Passage, Words
from argmap.view import page as page_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Visit

pytestmark = pytest.mark.browser

WIDTH = "document.getElementById('side').offsetWidth"
HELD = "document.activeElement.dataset.claims ?? document.activeElement.id"


def test_the_panes_are_made_wider_by_hand_and_by_key(
    visit: Callable[..., Visit], html: str
) -> None:
    found = visit(html)
    edge = found.page.locator("#splitter")
    assert found.page.evaluate(WIDTH) == 316
    box = edge.bounding_box()
    assert box
    found.page.mouse.move(box["x"] + 4, 400)
    found.page.mouse.down()
    found.page.mouse.move(700, 420, steps=4)
    found.page.mouse.up()
    assert found.page.evaluate(WIDTH) == 700
    assert edge.get_attribute("aria-valuenow") == "50"
    found.until("argmap.camera().left < 700 && document.getElementById('map').clientWidth === 700")
    edge.press("ArrowRight")
    assert found.page.evaluate(WIDTH) == pytest.approx(658, abs=1)
    edge.press("ArrowLeft")
    assert found.page.evaluate(WIDTH) == pytest.approx(700, abs=1)
    for _ in range(20):
        edge.press("ArrowRight")
    assert found.page.evaluate(WIDTH) == 240


def test_a_wide_window_has_wider_panes(visit: Callable[..., Visit], html: str) -> None:
    found = visit(html, viewport={"width": 1920, "height": 1080})
    assert found.page.evaluate(WIDTH) == 432


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_text_is_one_tab_stop_and_arrows_lead_through_it(
    visit: Callable[..., Visit], language: str
) -> None:
    b = MapBuilder(title=[Words("Tea", language)], language=language).source("s", "On tea")
    for n in range(4):
        selector = DigestSelector(id=f"d{n}", start=4 * n, end=4 * n + 3)
        b.add(Passage(id=f"p{n}", source="s", selectors=(selector,)))
        b.claim(f"c{n}", f"Claim {n}.", expressed_in=(f"p{n}",))
    b.add(Passage(id="q", source="s", selectors=(DigestSelector(id="d", start=4, end=5),)))
    found = visit(page_of(b.build(), documents={"s": "One two tea for me."}))
    found.page.click("#tab-document")
    stops = found.page.locator("#document-pane mark[tabindex='0']")
    assert stops.all_text_contents() == ["One"]
    stops.focus()
    onward = "ArrowLeft" if language == "ar" else "ArrowRight"
    seen = []
    for key in (onward, "ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp"):
        found.page.keyboard.press(key)
        seen.append(found.page.evaluate(HELD))
    assert seen == ["1", "2", "3", "3", "2"]
    assert stops.count() == 1
    found.page.keyboard.press("Enter")
    assert found.page.evaluate("argmap.selected()") == "c2"
    found.page.evaluate("argmap.select('c0')")
    assert stops.all_text_contents() == ["One"]
