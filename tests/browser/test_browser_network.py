"""The network of all that a map knows: it settles, hides kinds, and shows the same details."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from argmap.model import ArgumentMap, MapBuilder
from argmap.view import page as page_of
from argmap.view import to_pyvis

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Visit

pytestmark = pytest.mark.browser

STATEMENT = "document.querySelector('#details-pane .wording')?.textContent"
OVERLAPS = """
(() => {
  const places = argmap.places();
  const { boxes } = JSON.parse(document.getElementById('data').textContent).drawing;
  const all = boxes.map(({ id, width, height }) => {
    const [x, y] = places[id];
    return [x - width / 2, y - height / 2, x + width / 2, y + height / 2];
  });
  let count = 0;
  all.forEach((a, n) => all.slice(n + 1).forEach((b) => {
    if (a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]) count += 1;
  }));
  return count;
})()
"""


@pytest.fixture(scope="module")
def known() -> ArgumentMap:
    """A map with something of every kind."""
    b = MapBuilder("https://example.org/graph/tea", title="Drink tea")
    b.agent("ann", "Ann").source("report", "Report on drinks", creators=("ann",))
    b.scenario("summer", "A hot summer", rejects=("please",)).scenario("winter", "A winter")
    b.claim("drink", "People should drink tea.", asserted_by=("ann",), holds_in=("winter",))
    b.evidence("poll", "Most people asked prefer tea.", sources=("report",))
    b.assumption("please", "What pleases most people should be done.")
    b.claim("biased", "The poll asked tea drinkers only.").claim("stains", "Tea stains teeth.")
    b.infer("wanted", ["poll", "please"], "drink", schemes=("popular-opinion",))
    b.rebut("harm", ["stains"], "drink").undercut("bias", ["biased"], "wanted")
    return b.thesis("drink").about(default_scenario="winter").build()


@pytest.fixture
def opened(visit: Callable[..., Visit], known: ArgumentMap) -> Visit:
    return visit(to_pyvis(known).generate_html())


def test_it_settles_in_the_same_places_and_nothing_overlaps(
    visit: Callable[..., Visit], buses: ArgumentMap
) -> None:
    html = to_pyvis(buses).generate_html()
    first, second = visit(html), visit(html)
    places = first.page.evaluate("argmap.places()")
    assert len(places) == 87
    assert places == second.page.evaluate("argmap.places()")
    assert first.page.evaluate(OVERLAPS) == 0


def test_the_contents_hide_and_show_kinds(opened: Visit) -> None:
    drawn = set(opened.page.evaluate("argmap.drawn()"))
    assert {"drink", "wanted", "report", "ann", "summer"} < drawn
    opened.page.get_by_role("checkbox", name="Show: Agent").uncheck()
    opened.page.get_by_role("checkbox", name="Show: Claim").uncheck()
    assert set(opened.page.evaluate("argmap.drawn()")) == drawn - {"ann", "biased", "stains"}
    assert opened.page.locator("#live").text_content() == "2 hidden"
    opened.page.get_by_role("checkbox", name="Show: Agent").check()
    assert "ann" in opened.page.evaluate("argmap.drawn()")


def test_the_contents_lead_to_everything_by_keyboard(opened: Visit) -> None:
    summary = opened.page.locator("#contents-pane summary", has_text="Source")
    summary.focus()
    opened.page.keyboard.press("Enter")
    opened.page.locator("#contents-pane li a").first.wait_for()
    opened.page.keyboard.press("Tab")
    opened.page.keyboard.press("Enter")
    assert opened.until(STATEMENT) == "Report on drinks"
    assert opened.page.evaluate("location.hash") == "#report"
    assert opened.page.evaluate("argmap.selected()") == "report"
    opened.page.locator("#details-pane").get_by_role("link", name="Most people").click()
    assert opened.page.evaluate("argmap.selected()") == "poll"


@pytest.mark.parametrize("view", ["knowledge", "argument"])
def test_the_details_are_those_of_the_page(
    visit: Callable[..., Visit], known: ArgumentMap, view: str
) -> None:
    cards, network = visit(page_of(known)), visit(to_pyvis(known, view).generate_html())
    for name in ("drink", "wanted", "poll", "report", "ann", "summer"):
        texts = []
        for page in (cards, network):
            page.page.evaluate(f"argmap.select({name!r})")
            lines = page.page.locator("#details-pane").inner_text().splitlines()
            own = {"Focus", "Show in map", ""}
            texts.append([line for line in lines if line not in own])
        assert texts[0] == texts[1]
        assert len(texts[0]) > 2


def test_what_if_is_the_same_there(visit: Callable[..., Visit], known: ArgumentMap) -> None:
    cards, network = visit(page_of(known)), visit(to_pyvis(known).generate_html())
    before = network.page.evaluate("argmap.labels()")
    for opened in (cards, network):
        opened.page.evaluate("argmap.toggle('biased')")
    assert network.page.evaluate("argmap.labels()") == cards.page.evaluate("argmap.labels()")
    assert network.page.evaluate("argmap.labels()") != before
    assert "1 switched" in (network.page.locator("#trial").text_content() or "")
    network.page.click("#trial-reset")
    network.page.select_option("#scenario", label="A hot summer")
    assert network.page.evaluate("argmap.labels()")["please"] == "out"


def test_physics_can_be_set_going_and_rests_otherwise(opened: Visit) -> None:
    button = opened.page.get_by_role("button", name="Physics")
    assert button.get_attribute("aria-pressed") == "false"
    places = opened.page.evaluate("argmap.places()")
    opened.page.wait_for_timeout(150)
    assert opened.page.evaluate("argmap.places()") == places
    button.click()
    assert button.get_attribute("aria-pressed") == "true"
    opened.until(f"JSON.stringify(argmap.places()) !== {str(places)!r}")


def test_a_click_selects_and_the_ground_lets_go(opened: Visit) -> None:
    opened.page.keyboard.press("Escape")
    opened.page.evaluate("argmap.select('drink')")
    box = opened.page.locator("#map").bounding_box()
    assert box is not None
    opened.page.mouse.click(box["x"] + 4, box["y"] + 4)
    opened.until("argmap.selected() === null")


def test_a_deep_link_a_theme_and_a_narrow_page(
    visit: Callable[..., Visit], known: ArgumentMap
) -> None:
    html = to_pyvis(known, theme="dark", scenario="summer").generate_html()
    found = visit(html, "#report", viewport={"width": 390, "height": 844})
    assert found.page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert found.page.evaluate("argmap.labels()")["please"] == "out"
    found.page.click("#tab-details")
    assert found.until(STATEMENT) == "Report on drinks"
    wide = found.page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 390


@pytest.mark.parametrize("view", ["knowledge", "argument"])
def test_what_is_added_with_pyvis_is_drawn(
    visit: Callable[..., Visit], buses: ArgumentMap, view: str
) -> None:
    network: Any = to_pyvis(buses, view)
    network.add_node("mine", label="My note", title="<img src=x onerror=window.pwned=1>")
    network.add_edge("mine", "c0", title="because")
    found = visit(network.generate_html())
    assert not found.page.evaluate("window.pwned")
    assert "mine" in found.page.evaluate("argmap.places()")
    found.page.locator("#contents-pane summary", has_text="Added").click()
    found.page.get_by_role("button", name="My note").click()
    assert found.until(STATEMENT) == "My note"
    assert "onerror" in (found.page.locator("#details-pane .label").text_content() or "")


def test_an_empty_map_is_ready(visit: Callable[..., Visit]) -> None:
    visit(to_pyvis(MapBuilder(title="Nothing").build()).generate_html())
