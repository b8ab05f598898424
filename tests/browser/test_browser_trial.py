"""What became of the map under a scenario or a switch is counted, and marked where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from argmap.view import page as page_of
from argmap.view.page import Options

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.model import ArgumentMap
    from conftest import Visit

pytestmark = pytest.mark.browser


def test_a_scenario_is_held_against_the_first(
    visit: Callable[..., Visit], supposed: ArgumentMap
) -> None:
    found = visit(page_of(supposed))
    words, verdicts = found.page.locator("#trial-words"), found.page.locator(".changed .verdict")
    assert not words.is_visible()
    labels = found.page.evaluate("argmap.labels()")
    found.page.select_option("#scenario", label="dear")
    fallen = [n for n, label in found.page.evaluate("argmap.labels()").items() if label != "in"]
    assert len(fallen) > 4
    found.until("document.querySelectorAll('.card.changed').length === 6")
    assert verdicts.all_text_contents() == ["now out"] * 6
    assert words.text_content() == "dear: 6 statements fall"
    found.page.evaluate("argmap.toggle('other')")
    found.until("document.querySelectorAll('.card.changed').length === 4")
    assert words.text_content() == "dear, 1 switched: 4 statements fall"
    assert found.page.locator("#live").text_content() == "2 come in"
    found.page.click("#trial-reset")
    assert words.text_content() == "dear: 6 statements fall"
    found.page.click("#trial-reset")
    assert not words.is_visible()
    assert found.page.evaluate("argmap.labels()") == labels
    assert found.page.evaluate("location.hash") == ""


def test_what_comes_in_says_so(visit: Callable[..., Visit], supposed: ArgumentMap) -> None:
    found = visit(page_of(supposed, options=Options(scenario="dear")))
    found.page.select_option("#scenario", label="plain")
    found.until("document.querySelector('.card.changed')")
    assert "now in" in found.page.locator(".changed .verdict").all_text_contents()
    found.page.click("#tab-outline")
    assert "now in" in found.page.locator(".row-verdict").all_text_contents()


@pytest.mark.parametrize("pane", ["map", "outline", "whatif", "details"])
def test_on_a_phone_every_pane_tells_what_was_switched(
    visit: Callable[..., Visit], html: str, pane: str
) -> None:
    found = visit(html, viewport={"width": 390, "height": 844})
    found.page.click("#tab-whatif")
    found.page.locator("#whatif-list input").first.uncheck()
    found.page.click(f"#tab-{pane}")
    assert found.page.locator("#trial-words").is_visible()
    bar, shown = (found.page.locator(n).bounding_box() for n in ("#trial", f"#{pane}-pane"))
    assert bar
    assert shown
    assert bar["y"] + bar["height"] <= shown["y"] + 1
    assert shown["y"] + shown["height"] <= 845


def test_a_card_has_room_for_what_became_of_it(visit: Callable[..., Visit], html: str) -> None:
    found = visit(html)
    for name in found.page.evaluate("argmap.accepting()"):
        found.page.evaluate("(id) => argmap.toggle(id)", name)
    found.until("document.querySelector('.card.changed')")
    wide = "[...document.querySelectorAll('.head')].filter(h => h.scrollWidth > h.clientWidth)"
    assert found.page.evaluate(f"{wide}.length") == 0
