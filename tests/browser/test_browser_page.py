"""The page in a browser: it opens from a file, and every part of it does its work."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from argmap.model import ArgumentMap, DigestSelector, Group, MapBuilder, Passage, Words
from argmap.view import page as page_of
from argmap.view.page import Options

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser

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
    opened.page.locator("#cards .card.thesis .lines").click()
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
        if pane == "map":
            continue
        inner = f"document.getElementById('{pane}')"
        assert found.page.evaluate(f"{inner}.scrollWidth <= {inner}.clientWidth")


def test_paper_holds_the_map_the_outline_and_all_details(opened: Visit) -> None:
    opened.page.emulate_media(media="print")
    opened.until("document.querySelector('#paper svg.picture')")
    paper = opened.page.locator("#paper")
    assert paper.is_visible()
    assert not opened.page.locator("#tools").is_visible()
    assert opened.page.locator("#paper .entry").count() == 87
    assert opened.page.locator("#paper svg text").count() > 190
    assert len(opened.page.pdf()) > 50_000


def test_a_switch_changes_labels_the_address_and_what_is_said(opened: Visit) -> None:
    assert opened.page.evaluate("argmap.labels().c0") == "in"
    premise = (
        "(() => { const l = argmap.labels(); return Object.keys(l).filter(n => l[n] !== 'in'); })()"
    )
    before = opened.page.evaluate(premise)
    opened.page.click("#tab-whatif")
    boxes = opened.page.locator("#whatif-list input")
    assert boxes.count() > 5
    boxes.first.uncheck()
    after = opened.page.evaluate(premise)
    assert set(after) > set(before)
    assert "without=" in opened.page.evaluate("location.hash")
    assert "switched" in (opened.page.locator("#trial-words").text_content() or "")
    assert "fall" in (opened.page.locator("#live").text_content() or "")
    opened.page.click("#trial-reset")
    assert opened.page.evaluate(premise) == before
    assert boxes.first.is_checked()
    assert not opened.page.locator("#trial").is_visible()


def test_the_address_brings_the_switches_back(visit: Callable[..., Visit], html: str) -> None:
    first = visit(html)
    name = first.page.evaluate("argmap.accepting()[0]")
    first.page.evaluate("(id) => { argmap.select(id); argmap.toggle(id); }", name)
    fragment = first.page.evaluate("location.hash")
    second = visit(html, fragment)
    assert second.page.evaluate("argmap.labels()") == first.page.evaluate("argmap.labels()")
    assert second.page.evaluate("argmap.labels()")[name] != "in"
    assert second.page.evaluate("argmap.selected()") == name


def test_a_card_is_folded_and_unfolded_with_its_count(opened: Visit) -> None:
    cards = opened.page.locator("#cards .card")
    many = cards.count()
    opened.page.evaluate("argmap.select('c0')")
    opened.page.keyboard.press(".")
    opened.until("document.querySelectorAll('#cards .card').length === 1")
    assert opened.page.locator(".fold.closed").text_content() == f"+{many - 1}"
    opened.page.keyboard.press(".")
    opened.until(f"document.querySelectorAll('#cards .card').length === {many}")


def test_focus_shows_only_what_bears_on_one_claim(opened: Visit) -> None:
    opened.page.evaluate("argmap.select('c2')")
    opened.page.keyboard.press("x")
    assert opened.page.locator("#focus-bar").is_visible()
    shown = opened.page.evaluate("argmap.drawn()")
    assert {"c0", "c2"} <= set(shown)
    assert len(shown) < len(opened.page.evaluate("argmap.labels()"))
    assert "focus=c2" in opened.page.evaluate("location.hash")
    opened.page.click("#focus-leave")
    assert not opened.page.locator("#focus-bar").is_visible()


def test_the_depth_folds_below_a_level(opened: Visit) -> None:
    whole = len(opened.page.evaluate("argmap.drawn()"))
    opened.page.locator("#depth").fill("1")
    some = len(opened.page.evaluate("argmap.drawn()"))
    assert 1 < some < whole
    opened.page.locator("#depth").press("End")
    assert len(opened.page.evaluate("argmap.drawn()")) == whole


def test_a_filter_is_a_term_of_the_search(opened: Visit) -> None:
    opened.page.select_option("#filter", "kind:Evidence")
    assert opened.page.input_value("#query") == "kind:Evidence"
    found = opened.page.locator("#found").text_content() or ""
    assert found.endswith(" found")
    assert opened.page.locator(".row.hit:not(.seen)").count() == int(found.split()[0])
    opened.page.fill("#query", 'kind:evidence finding:"no such"')
    assert opened.page.locator("#found").text_content() == "nothing found"


def test_what_the_map_leaves_out_is_shown_in_the_document(opened: Visit) -> None:
    opened.page.check("#unmapped")
    left = opened.page.locator("#document-pane .unmapped")
    assert left.first.text_content() == "On buses. "
    assert opened.page.locator("#document-pane.show-unmapped").count() == 1


def test_a_copy_of_the_document_is_checked_and_shown(
    visit: Callable[..., Visit], tmp_path: Path
) -> None:
    text = "Tea is cheap.\nTea is good.\n"
    b = MapBuilder(title="Tea").source("s", "On tea")
    b.claim("cheap", "Tea is cheap.", expressed_in=("p",)).claim("good", expressed_in=("q",))
    for name, start, end, words in (("p", 0, 13, text[:13]), ("q", 14, 26, "Something else")):
        digest = hashlib.sha256(words.encode()).hexdigest()
        selector = DigestSelector(id=f"{name}-at", start=start, end=end, sha256=digest)
        b.add(Passage(id=name, source="s", selectors=(selector,)))
    found = visit(page_of(b.build()))
    found.page.click("#tab-document")
    assert "characters 0 to 13 of On tea" in found.page.locator("#document-pane").inner_text()
    copy = tmp_path / "copy.txt"
    copy.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    found.page.set_input_files("#document-pane input[type=file]", copy)
    found.page.locator("#document-pane mark").first.wait_for()
    marks = found.page.locator("#document-pane mark")
    assert marks.all_text_contents() == ["Tea is cheap."]
    marks.first.click()
    assert found.until(STATEMENT) == "Tea is cheap."


def test_the_picture_is_whole_and_its_text_is_text(opened: Visit) -> None:
    picture = ET.fromstring(opened.page.evaluate("argmap.svg()"))
    words = " ".join(t.text or "" for t in picture.iter("{http://www.w3.org/2000/svg}text"))
    assert "bus network" in words
    assert len(list(picture.iter("{http://www.w3.org/2000/svg}title"))) > 46


def test_an_embedded_page_is_the_map_and_details_when_asked(
    visit: Callable[..., Visit], buses: ArgumentMap
) -> None:
    found = visit(page_of(buses, options=Options(embed=True, theme="dark", focus="c2", fold=9)))
    assert not found.page.locator("#side").is_visible()
    assert found.page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert found.page.locator("#focus-bar").is_visible()
    found.page.evaluate("argmap.select('c2')")
    assert found.page.locator("#details-pane").is_visible()


def test_a_map_in_arabic_is_drawn_from_right_to_left(visit: Callable[..., Visit]) -> None:
    b = MapBuilder(title="\u0627\u0644\u0634\u0627\u064a", language="ar")
    b.claim("a", [Words("\u0627\u0644\u0634\u0627\u064a \u062c\u064a\u062f", "ar")]).thesis("a")
    for n in range(3):
        b.assumption(f"p{n}", [Words("\u0644\u0623\u0646\u0647 \u0631\u062e\u064a\u0635", "ar")])
        b.infer(f"i{n}", [f"p{n}"], "a")
    found = visit(page_of(b.build()))
    assert found.page.evaluate("document.documentElement.dir") == "rtl"
    assert found.page.locator('#cards .card[dir="rtl"]').count() == 4
    boxes = {row[0]: row for row in found.page.evaluate("argmap.layout(3, 216)")["boxes"]}
    assert boxes["i0"][1] > boxes["p0"][1]


def test_a_large_map_opens_folded_with_a_miniature(visit: Callable[..., Visit]) -> None:
    b = MapBuilder(title="Large").thesis("s0").claim("s0", "The thesis of a large map.")
    for n in range(1, 900):
        b.claim(f"s{n}", f"Claim number {n} of a large map.")
        b.infer(f"a{n}", [f"s{n}"], f"s{(n - 1) // 3}")
    found = visit(page_of(b.build()))
    assert 1 < len(found.page.evaluate("argmap.drawn()")) < 130
    found.page.locator("#depth").press("End")
    assert len(found.page.evaluate("argmap.drawn()")) == 1799
    found.until("!document.querySelector('#minimap').hidden")
    assert found.page.locator("#cards > *").count() < 700
    before = found.page.evaluate("argmap.camera()")
    found.page.mouse.move(500, 400)
    found.page.mouse.down()
    found.page.mouse.move(560, 430, steps=3)
    found.page.mouse.up()
    after = found.page.evaluate("argmap.camera()")
    assert after["left"] - before["left"] == pytest.approx(60)
    found.page.mouse.wheel(0, -300)
    found.until(f"argmap.camera().scale > {after['scale']}")


def test_an_outline_of_very_many_lines_comes_in_parts(visit: Callable[..., Visit]) -> None:
    b = MapBuilder(title="Wide")
    for n in range(1300):
        b.claim(f"s{n}", f"Claim number {n}.")
    found = visit(page_of(b.build()))
    rows = found.page.locator("#outline .row")
    assert rows.count() == 500
    assert found.page.locator("#outline-more").text_content() == "Show more (800 left)"
    found.page.click("#outline-more")
    assert rows.count() == 1000
    assert "number 500." in found.page.evaluate("document.activeElement.textContent")
    found.page.evaluate("argmap.select('s1299')")
    assert "number 1299." in (found.page.locator('.row[aria-selected="true"]').text_content() or "")
    assert not found.page.locator("#outline-more").is_visible()


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


def test_the_members_of_a_group_can_be_found(visit: Callable[..., Visit]) -> None:
    b = MapBuilder(title="Buses").claim("a", "Fares are high.").claim("b", "Buses are full.")
    b.add(Group(id="g", label=(Words("What it costs", "en"),), members=("a",)))
    found = visit(page_of(b.infer("i", ["a"], "b").build()))
    found.page.select_option("#filter", label="What it costs (1)")
    assert found.page.locator("#query").input_value() == 'group:"What it costs"'
    assert found.page.locator(".row.hit .text").all_text_contents() == ["Fares are high."]


def test_a_source_tells_what_is_taken_from_it(visit: Callable[..., Visit]) -> None:
    b = MapBuilder(title="Buses").source("count", "Counts", homepage="https://example.org/counts")
    b.evidence("full", "Buses are full.", sources=("count",)).claim("more", "Run more buses.")
    found = visit(page_of(b.infer("a", ["full"], "more", schemes=("sign",)).build()), "#full")
    details = found.page.locator("#details-pane")
    details.get_by_role("link", name="Counts").click()
    assert found.until(STATEMENT) == "Counts"
    outward = details.get_by_role("link", name="https://example.org/counts")
    assert outward.get_attribute("rel") == "noopener noreferrer"
    details.get_by_role("link", name="Buses are full.").click()
    assert found.until(STATEMENT) == "Buses are full."
    found.page.evaluate("location.hash = '#a'")
    details.get_by_role("link", name="Argument from sign").click()
    assert "Inference: Run more buses." in (details.text_content() or "")


def test_an_empty_map_says_so(visit: Callable[..., Visit]) -> None:
    found = visit(page_of(MapBuilder(title="Nothing").source("s", "A source").build()))
    assert found.page.locator("#empty").is_visible()


def test_a_browser_that_cannot_open_the_page_says_so(
    browser: Browser, buses: ArgumentMap, tmp_path: Path
) -> None:
    path = tmp_path / "page.html"
    path.write_text(page_of(buses), encoding="utf-8")
    old = browser.new_page()
    old.add_init_script("delete globalThis.DecompressionStream")
    old.goto(path.as_uri())
    old.wait_for_selector("#unable")
    assert "too old" in old.inner_text("#unable")
    assert not old.is_visible("header")
    old.close()
    unscripted = browser.new_context(java_script_enabled=False)
    without = unscripted.new_page()
    without.goto(path.as_uri())
    assert "needs JavaScript" in without.inner_text("noscript")
    assert not without.is_visible("#unable")
    unscripted.close()
