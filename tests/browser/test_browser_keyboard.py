"""Every step by key is said aloud, and the focus is never lost with what held it."""

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

FOCUS = "document.activeElement.id || document.activeElement.className"
SAID = "document.getElementById('live').textContent"


def test_a_walk_is_said_aloud(visit: Callable[..., Visit], supposed: ArgumentMap) -> None:
    found = visit(page_of(supposed))
    said = []
    for key in ("m", "ArrowDown", "ArrowDown", "ArrowDown", ".", "ArrowDown", ".", "Home", " "):
        found.page.keyboard.press(key)
        said.append(found.page.evaluate(SAID))
    assert said == [
        "",
        "Thesis; Tea is good.",
        "supported by; 1 of 2",
        "Claim; Reason number 1.",
        "3 cards folded away",
        "unfolded",
        "3 cards folded away",
        "Thesis; Tea is good.",
        "Thesis; Tea is good.",
    ]
    found.page.keyboard.press("ArrowDown")
    found.page.keyboard.press("ArrowDown")
    assert found.page.evaluate(SAID) == "Claim; Reason number 1.; 3 cards folded away"
    found.page.select_option("#scenario", label="dear")
    assert found.page.evaluate(SAID) == "6 statements fall"
    found.page.evaluate("argmap.select('s2')")
    assert found.page.evaluate(SAID) == "Claim; Reason number 2.; now out"
    found.page.keyboard.press("Escape")
    assert found.page.evaluate(SAID) == "Whole map"


def test_what_is_said_again_is_heard_again(
    visit: Callable[..., Visit], supposed: ArgumentMap
) -> None:
    found = visit(page_of(supposed))
    before = found.page.evaluate(SAID)
    for _ in range(3):
        found.page.keyboard.press("r")
        after = found.page.evaluate(SAID)
        assert after.strip() == "nothing else changes"
        assert after != before
        before = after


def test_the_focus_stays_where_it_can_be_used(
    visit: Callable[..., Visit], supposed: ArgumentMap
) -> None:
    found = visit(page_of(supposed), "#other")
    details = found.page.locator("#details-pane")

    def pressed(name: str, focus: str) -> None:
        details.get_by_role("button", name=name, exact=True).focus()
        found.page.keyboard.press("Enter")
        assert found.page.evaluate(FOCUS) == focus

    pressed("Withdraw", "small switching")
    pressed("Accept", "small switching")
    details.get_by_role("link").first.focus()
    found.page.keyboard.press("Enter")
    assert found.page.evaluate(FOCUS) == "details-pane"
    pressed("Whole map", "details-pane")
    found.page.evaluate("argmap.select('s1')")
    pressed("Focus", "small")
    for bar in ("#focus-leave", "#trial-reset"):
        if bar == "#trial-reset":
            found.page.evaluate("argmap.toggle('other')")
        found.page.focus(bar)
        found.page.keyboard.press("Enter")
        assert not found.page.locator(bar).is_visible()
        assert found.page.evaluate(FOCUS) == "map"
    found.page.evaluate("document.activeElement.blur()")
    found.page.locator("#cards .chosen .fold").click()
    assert found.page.evaluate(FOCUS) == "map"
    for key, focus in (("w", "whatif-pane"), ("d", "document-pane"), ("m", "map")):
        found.page.keyboard.press(key)
        assert found.page.evaluate(FOCUS) == focus


def test_a_passage_takes_the_focus(visit: Callable[..., Visit], html: str) -> None:
    found = visit(html, "#c4", viewport={"width": 390, "height": 844})
    found.page.click("#tab-details")
    found.page.get_by_role("button", name="characters 43 to 74 of On buses").press("Enter")
    assert "Fares" in found.page.evaluate("document.activeElement.textContent")
    found.page.click("#tab-details")
    found.page.get_by_role("button", name="Show in map").press("Enter")
    assert found.page.evaluate(FOCUS) == "map"


def test_details_in_a_frame_give_the_focus_back(
    visit: Callable[..., Visit], buses: ArgumentMap
) -> None:
    found = visit(page_of(buses, options=Options(embed=True)), "#c4")
    found.page.locator("#map").press("Enter")
    assert found.page.evaluate(FOCUS) == "details-pane"
    found.page.keyboard.press("Escape")
    assert found.page.evaluate(FOCUS) == "map"
