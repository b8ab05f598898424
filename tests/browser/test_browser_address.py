"""The address holds what is seen; Back and Forward step through what was chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from argmap.view import page as page_of
from argmap.view.page import Options

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.model import ArgumentMap
    from conftest import Visit

pytestmark = pytest.mark.browser

SEEN = """({
  hash: location.hash, selected: argmap.selected(), drawn: argmap.drawn(), labels: argmap.labels(),
  scenario: document.getElementById('scenario')?.value,
  sought: document.getElementById('query').value,
  focus: document.getElementById('focus-name').textContent,
  whole: document.getElementById('focus-bar').hidden, side: document.body.dataset.side,
})"""


def seen(found: Visit) -> dict[str, Any]:
    state: dict[str, Any] = found.page.evaluate(SEEN)
    return {**state, "focus": "" if state["whole"] else state["focus"]}


def goes(found: Visit, way: str) -> dict[str, Any]:
    """What is seen after Back, Forward or a reload."""
    before = found.page.evaluate("location.hash")
    getattr(found.page, way)()
    found.until(
        "document.documentElement.dataset.ready === 'yes'"
        if way == "reload"
        else f"location.hash !== {before!r}"
    )
    found.page.wait_for_timeout(50)
    return seen(found)


def test_what_was_chosen_is_stepped_through(
    visit: Callable[..., Visit], supposed: ArgumentMap
) -> None:
    found = visit(page_of(supposed))
    states = [seen(found)]

    def do(script: str) -> None:
        found.page.evaluate(script)
        states.append(seen(found))

    do("argmap.select('s1')")
    do("argmap.toggle('other')")
    found.page.select_option("#scenario", index=2)
    states.append(seen(found))
    do("document.getElementById('map').focus()")
    states.pop()
    found.page.keyboard.press("x")
    states.append(seen(found))
    do("argmap.select('s2')")
    assert len({state["hash"] for state in states}) == len(states) == 6
    for state in reversed(states[:-1]):
        assert goes(found, "go_back") == state
    for state in states[1:]:
        assert goes(found, "go_forward") == state


def test_a_walk_has_one_entry(visit: Callable[..., Visit], html: str) -> None:
    found = visit(html)
    found.page.evaluate("argmap.select('c2')")
    entries = found.page.evaluate("history.length")
    found.page.locator("#map").focus()
    for key in ("ArrowDown", "ArrowDown", "ArrowRight"):
        found.page.keyboard.press(key)
    assert found.page.evaluate("history.length") == entries + 1
    assert goes(found, "go_back")["selected"] == "c2"


def test_a_reload_brings_all_back(visit: Callable[..., Visit], html: str) -> None:
    found = visit(html)
    found.page.evaluate("argmap.select('c0')")
    found.page.locator("#depth").fill("2")
    found.page.evaluate("argmap.select('c2')")
    found.page.keyboard.press(".")
    found.page.evaluate("argmap.toggle(argmap.accepting()[1])")
    found.page.fill("#query", "kind:evidence label:in")
    found.page.click("#tab-whatif")
    before = seen(found)
    assert "depth=2" in before["hash"]
    assert "pane=whatif" in before["hash"]
    assert goes(found, "reload") == before


def test_what_was_folded_by_hand_is_folded_again(visit: Callable[..., Visit], html: str) -> None:
    found = visit(html, "#c2?fold=c0&pane=nonsense&focus=nothing&depth=many&open=nothing")
    assert found.page.evaluate("argmap.drawn()") == ["c0"]
    assert found.page.evaluate("argmap.selected()") == "c2"
    found.page.keyboard.press("x")
    assert len(found.page.evaluate("argmap.drawn()")) > 1
    found.page.keyboard.press("x")
    assert found.page.evaluate("argmap.drawn()") == ["c0"]


def test_an_address_without_a_state_is_the_page_as_it_opened(
    visit: Callable[..., Visit], buses: ArgumentMap
) -> None:
    found = visit(page_of(buses, options=Options(focus="c2")))
    opened = seen(found)
    assert opened["hash"] == ""
    assert not opened["whole"]
    found.page.click("#focus-leave")
    assert goes(found, "reload")["whole"]
    found.page.evaluate("argmap.select('c4')")
    found.page.evaluate("location.hash = ''")
    found.until("argmap.selected() === null")
    assert seen(found) == opened


def test_on_a_phone_back_leads_to_the_map(visit: Callable[..., Visit], html: str) -> None:
    found = visit(html, viewport={"width": 390, "height": 844})
    found.page.click("#tab-whatif")
    found.page.go_back()
    found.until("document.body.dataset.pane === 'map'")
    assert found.page.locator("#map").is_visible()


def test_a_frame_leaves_the_steps_of_its_host_alone(
    visit: Callable[..., Visit], buses: ArgumentMap
) -> None:
    found = visit(page_of(buses, options=Options(embed=True)))
    entries = found.page.evaluate("history.length")
    found.page.evaluate("argmap.select('c2')")
    assert found.page.evaluate("location.hash") == "#c2"
    assert found.page.evaluate("history.length") == entries


def test_only_cards_are_folded_by_an_address(
    visit: Callable[..., Visit], supposed: ArgumentMap
) -> None:
    found = visit(page_of(supposed), "#?fold=i1&fold=s4&fold=plain&find=tea")
    assert len(found.page.evaluate("argmap.drawn()")) == 11
    assert found.page.locator(".fold.closed").count() == 0
