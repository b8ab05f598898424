"""Paper and saved pictures: nothing blank, nothing cut, and they say of what they are."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from argmap.model import ArgumentMap, MapBuilder
from argmap.view import page as page_of
from argmap.view import to_pyvis
from argmap.view.page import Options
from argmap.workbench import open_map

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Visit

pytestmark = pytest.mark.browser

ARTICLE = Path(__file__).resolve().parents[2] / "graph" / "japan-south-korea-alignments.ttl"
SVG = "{http://www.w3.org/2000/svg}"
INKS = """
(() => {
  const canvas = document.querySelector('#paper canvas.picture');
  if (!canvas) return 0;
  const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
  const seen = new Set();
  for (let n = 0; n < pixels.length; n += 4 * 13) seen.add(pixels.slice(n, n + 4).join());
  return seen.size;
})()
"""
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


@pytest.fixture(scope="module")
def tea() -> ArgumentMap:
    b = MapBuilder("https://example.org/graph/tea", title="Drink tea").thesis("drink")
    b.scenario("summer", "A hot summer", rejects=("please",)).scenario("winter", "A winter")
    b.claim("drink", "People should drink tea.").evidence("poll", "Most people like tea.")
    b.assumption("please", "What pleases should be done.").claim("stains", "Tea stains teeth.")
    b.assumption("milk", "All take milk.").assumption("white", "Milk keeps teeth white.")
    b.infer("wanted", ["poll", "please"], "drink").rebut("harm", ["stains"], "drink")
    b.infer("again", ["please"], "stains").infer("kept", ["white"], "stains")
    b.undercut("bias", ["milk"], "harm")
    return b.about(default_scenario="summer").build()


def pictured(opened: Visit) -> ET.Element:
    return ET.fromstring(opened.page.evaluate("argmap.svg()"))


def words_of(picture: ET.Element) -> list[str]:
    return [text.text or "" for text in picture.iter(f"{SVG}text")]


def group_of(picture: ET.Element, title: str) -> ET.Element:
    return next(g for g in picture.iter(f"{SVG}g") if g.findtext(f"{SVG}title") == title)


def test_a_network_on_paper_is_a_picture_and_its_contents(
    visit: Callable[..., Visit], tea: ArgumentMap
) -> None:
    network = to_pyvis(tea)
    network.add_node("note", label="Ask again")
    network.add_edge("note", "drink", label="before")
    opened = visit(network.generate_html(), color_scheme="dark")
    opened.page.evaluate("argmap.select('poll')")
    opened.page.emulate_media(media="print")
    assert opened.until(INKS) > 8
    paper = opened.page.locator("#paper")
    assert paper.is_visible()
    for words in ("Drink tea", "Scenario: A hot summer", "Most people like tea.", "Ask again"):
        assert words in paper.inner_text()
    assert opened.page.evaluate("argmap.selected()") == "poll"


def test_paper_says_which_scenario_and_what_was_switched(
    visit: Callable[..., Visit], tea: ArgumentMap
) -> None:
    opened = visit(page_of(tea))
    opened.page.evaluate("argmap.toggle('poll')")
    opened.page.evaluate("argmap.toggle('please')")
    opened.page.emulate_media(media="print")
    opened.until("document.querySelector('#paper .standing')")
    lines = opened.page.locator("#paper .standing").all_inner_texts()
    assert lines == [
        "Scenario: A hot summer",
        "Withdrawn: Most people like tea.",
        "Taken as true: What pleases should be done.",
    ]
    assert "needed together" in opened.page.locator("#paper .legend").inner_text()


def test_a_map_of_300_elements_takes_few_pages(visit: Callable[..., Visit]) -> None:
    bench = open_map(ARTICLE)
    opened = visit(page_of(bench.map, bench.check()))
    pages = len(re.findall(rb"/Type\s*/Page\b", opened.page.pdf(format="A4")))
    assert 5 < pages <= 35
    # A browser takes minutes over thousands in the same columns.
    counts = "[...document.querySelectorAll('#paper section')].map((part) => part.children.length)"
    assert max(opened.page.evaluate(counts)) <= 60


def test_a_picture_says_of_what_it_is_and_what_its_symbols_mean(
    visit: Callable[..., Visit], tea: ArgumentMap
) -> None:
    words = words_of(pictured(visit(page_of(tea))))
    assert words[:2] == ["Drink tea", "Scenario: A hot summer"]
    assert {"for", "against", "needed together", "used again", "out"} <= set(words)


def test_a_picture_shows_labels_folds_and_further_uses_as_the_page_does(
    visit: Callable[..., Visit], tea: ArgumentMap
) -> None:
    opened = visit(page_of(tea, options=Options(theme="light")))
    picture = pictured(opened)
    pale = group_of(picture, "What pleases should be done.")
    assert "opacity" not in pale.attrib
    assert pale.find(f"{SVG}rect").attrib["fill"] == "#f4f5f2"  # type: ignore[union-attr]
    assert group_of(picture, "Inference: People should drink tea.").attrib["opacity"] == "0.4"
    further = "used again: What pleases should be done. \N{RIGHTWARDS ARROW} "
    assert any((title.text or "").startswith(further) for title in picture.iter(f"{SVG}title"))
    assert not any(text.startswith("+") for text in words_of(picture))
    opened.page.locator(".card", has_text="Tea stains").hover()
    opened.page.locator(".card", has_text="Tea stains").locator(".fold").click()
    assert words_of(pictured(opened)).count("+1") == 1


@pytest.mark.parametrize("language", ["en", "ar"])
def test_no_line_of_a_picture_is_cut(visit: Callable[..., Visit], language: str) -> None:
    b = MapBuilder(title="Title" if language == "en" else "عنوان", language=language).thesis("t")
    b.claim("t", "T")
    for n in range(9):
        b.claim(f"c{n}", "Some words on it. " * (n % 3 + 1)).infer(f"i{n}", [f"c{n}"], "t")
        b.claim(f"d{n}", "More.").rebut(f"r{n}", [f"d{n}"], f"c{n}").undercut(
            f"u{n}", ["t"], f"r{n}"
        )
    picture = pictured(visit(page_of(b.build())))
    left, top, width, height = map(float, picture.attrib["viewBox"].split())
    lines = [p.attrib["d"] for p in picture.findall(f"{SVG}g/{SVG}path") if p.get("fill") == "none"]
    numbers = [[float(n) for n in NUMBER.findall(line)] for line in lines]
    assert min(n for line in numbers for n in line[::2]) > left + 2
    assert max(n for line in numbers for n in line[::2]) < left + width - 2
    assert max(n for line in numbers for n in line[1::2]) < top + height - 2
