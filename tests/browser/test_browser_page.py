"""The page in a browser: it opens from a file, and every part of it does its work."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from argmap.model import ArgumentMap, MapBuilder
from argmap.view import page as page_of
from argmap.view import to_pyvis

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Visit

pytestmark = pytest.mark.browser

STATEMENT = "document.querySelector('#details-pane .wording')?.textContent"
PAINTED = """
(() => {
  const canvas = document.querySelector('#map canvas');
  const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
  const seen = new Set();
  for (let n = 0; n < pixels.length; n += 4 * 97) seen.add(pixels.slice(n, n + 4).join());
  return seen.size;
})()
"""


@pytest.fixture
def opened(visit: Callable[..., Visit], html: str) -> Visit:
    return visit(html)


def test_it_opens_and_draws(opened: Visit) -> None:
    assert opened.page.title() == "Fare-free buses"
    assert opened.until(PAINTED) > 8
    assert opened.page.evaluate("document.compatMode") == "CSS1Compat"


def test_a_click_on_the_map_shows_the_details(opened: Visit) -> None:
    box = opened.page.locator("#map").bounding_box()
    assert box is not None
    opened.page.mouse.click(box["x"] + box["width"] * 0.485, box["y"] + 40)
    assert "whole bus network" in opened.until(STATEMENT)
    assert opened.page.evaluate("location.hash") == "#c0"
    opened.page.get_by_role("button", name="Whole map", exact=True).click()
    assert opened.page.evaluate("location.hash") == ""


def test_search_marks_and_walks_the_matches(opened: Visit) -> None:
    opened.page.keyboard.press("/")
    opened.page.keyboard.type("DUNKIRK survey")
    assert opened.until("document.getElementById('found').textContent") == "2 found"
    assert opened.page.locator(".row.hit").count() == 2
    opened.page.keyboard.press("Enter")
    assert "Dunkirk" in opened.until(STATEMENT)
    assert opened.page.locator("#found").text_content() == "1 of 2"
    opened.page.keyboard.press("Escape")
    assert opened.page.locator(".row.hit").count() == 0


def test_the_outline_is_a_tree_for_the_keyboard(opened: Visit) -> None:
    opened.page.keyboard.press("o")
    focused = "document.activeElement.getAttribute('aria-level')"
    assert opened.page.evaluate(focused) == "1"
    for key, level in [("ArrowDown", "2"), ("ArrowRight", "3"), ("ArrowLeft", "3")]:
        opened.page.keyboard.press(key)
        assert opened.page.evaluate(focused) == level
    assert opened.page.evaluate("document.activeElement.ariaExpanded") == "false"
    opened.page.keyboard.press("Enter")
    assert "travel fairer" in opened.until(STATEMENT)
    opened.page.keyboard.press("Home")
    opened.page.keyboard.press("ArrowLeft")
    assert opened.page.locator(".row:visible").count() == 1
    opened.page.keyboard.press("End")
    assert opened.page.evaluate(focused) == "1"


def test_arrow_keys_walk_on_the_map(opened: Visit) -> None:
    opened.page.keyboard.press("m")
    for key in ("ArrowDown", "ArrowDown", "ArrowRight", "ArrowDown"):
        opened.page.keyboard.press(key)
    assert "cut the city's transport emissions" in opened.until(STATEMENT)


def test_a_deep_link_opens_what_it_names(visit: Callable[..., Visit], html: str) -> None:
    found = visit(html, "#c2")
    assert "emissions" in found.until(STATEMENT)
    found.page.evaluate("location.hash = '#c4'")
    found.until(f"({STATEMENT}).includes('afford')")
    assert "Look again." in (found.page.locator("#details-pane").text_content() or "")


def test_the_document_and_the_map_lead_to_each_other(opened: Visit) -> None:
    marks = opened.page.locator("#document-pane mark")
    assert marks.count() == 2
    marks.nth(1).click()
    assert "afford" in opened.until(STATEMENT)
    assert "lit" in (marks.nth(1).get_attribute("class") or "")
    opened.page.keyboard.press("o")
    opened.page.get_by_role("button", name="characters 43 to 74 of On buses").click()
    assert opened.page.locator("#document-pane").is_visible()


def test_links_in_the_details_lead_on(opened: Visit) -> None:
    opened.page.evaluate("location.hash = '#c2'")
    opened.until(STATEMENT)
    opened.page.locator("#details-pane a").first.click()
    opened.until("location.hash !== '#c2'")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_theme_follows_the_system_and_the_choice(
    visit: Callable[..., Visit], html: str, scheme: str
) -> None:
    found = visit(html, color_scheme=scheme)
    ground = "getComputedStyle(document.body).backgroundColor"
    dark, light = "rgb(20, 23, 27)", "rgb(244, 245, 242)"
    assert found.page.evaluate(ground) == {"light": light, "dark": dark}[scheme]
    found.page.select_option("#theme", "dark")
    assert found.page.evaluate(ground) == dark
    found.page.select_option("#theme", "light")
    assert found.page.evaluate(ground) == light


def test_a_narrow_page_has_tabs_and_no_sideways_scroll(
    visit: Callable[..., Visit], html: str
) -> None:
    found = visit(html, viewport={"width": 390, "height": 844})
    for tab, pane in [
        ("outline", "outline-pane"), ("document", "document-pane"),
        ("details", "details-pane"), ("map", "map"),
    ]:  # fmt: skip
        found.page.click(f"#tab-{tab}")
        assert found.page.locator(f"#{pane}").is_visible()
        wide = "document.scrollingElement.scrollWidth"
        assert found.page.evaluate(wide) <= 390
        inner = f"document.getElementById('{pane}')"
        assert found.page.evaluate(f"{inner}.scrollWidth <= {inner}.clientWidth")


def test_paper_holds_the_map_the_outline_and_all_details(opened: Visit) -> None:
    opened.page.emulate_media(media="print")
    opened.until("document.querySelector('#paper canvas')")
    paper = opened.page.locator("#paper")
    assert paper.is_visible()
    assert not opened.page.locator("#tools").is_visible()
    assert opened.page.locator("#paper .entry").count() == 86
    assert opened.page.evaluate("document.querySelector('#paper canvas').width") > 1000
    assert len(opened.page.pdf()) > 50_000


def test_keys_help_opens_and_closes(opened: Visit) -> None:
    opened.page.keyboard.press("?")
    assert opened.page.locator("#keys").is_visible()
    opened.page.keyboard.press("Escape")
    assert not opened.page.locator("#keys").is_visible()


def test_zoom_and_legend(opened: Visit) -> None:
    before = opened.until(PAINTED)
    opened.page.click("#zoom-in")
    opened.page.click("#zoom-out")
    opened.page.click("#fit")
    legend, canvas = opened.page.locator("#legend"), opened.page.locator("#map")
    below, above = legend.bounding_box(), canvas.bounding_box()
    assert below is not None
    assert above is not None
    assert below["y"] >= above["y"] + above["height"]
    opened.page.keyboard.press("l")
    assert not legend.is_visible()
    assert before


def test_an_empty_map_says_so(visit: Callable[..., Visit]) -> None:
    found = visit(page_of(MapBuilder(title="Nothing").build()))
    assert found.page.locator("#empty").is_visible()


def test_what_is_added_with_pyvis_is_drawn(visit: Callable[..., Visit], buses: ArgumentMap) -> None:
    network = to_pyvis(buses)
    network.add_node("mine", label="My note", title="<img src=x onerror=window.pwned=1>")
    network.add_edge("mine", "c0", title="because")
    found = visit(network.generate_html(), "#mine")
    assert found.until(STATEMENT) == "My note"
    assert not found.page.evaluate("window.pwned")
