"""The network can be read: what is pale lets nothing through, ties say what they are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from argmap.model import ArgumentMap, MapBuilder
from argmap.view import to_pyvis
from argmap.workbench import open_map

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Visit

pytestmark = pytest.mark.browser

BRIDGE = Path(__file__).resolve().parents[2] / "examples" / "old-bridge" / "old-bridge.ttl"

LISTEN = """
globalThis.told = new Set();
const { fillText } = CanvasRenderingContext2D.prototype;
CanvasRenderingContext2D.prototype.fillText = function (words, ...rest) {
  globalThis.told.add(words);
  return fillText.call(this, words, ...rest);
};
null;
"""
FILLS = """
globalThis.fills = [];
const { fill } = CanvasRenderingContext2D.prototype;
CanvasRenderingContext2D.prototype.fill = function (...rest) {
  globalThis.fills.push(`${this.globalAlpha.toFixed(1)} ${this.fillStyle}`);
  return fill.apply(this, rest);
};
null;
"""
RECORD = """
globalThis.texts = new Set();
globalThis.bounds = [Infinity, -Infinity];
const { fillText } = CanvasRenderingContext2D.prototype;
CanvasRenderingContext2D.prototype.fillText = function (words, x, ...rest) {
  const { a, e } = this.getTransform();
  globalThis.texts.add(words);
  globalThis.bounds = [Math.min(bounds[0], a * x + e), Math.max(bounds[1], a * (x + 190) + e)];
  return fillText.call(this, words, x, ...rest);
};
null;
"""
FAR = "https://example.org/graph/other#drink-tea"


@pytest.fixture(scope="module")
def tied() -> ArgumentMap:
    b = MapBuilder("https://example.org/graph/tea", title="Drink tea").thesis("drink")
    b.agent("ann", "Ann").source("report", "Report on drinks", creators=("ann",))
    b.claim("drink", "People should drink tea.", asserted_by=("ann",), restates=(FAR,))
    b.evidence("poll", "Most people asked prefer tea.", sources=("report",))
    return b.infer("wanted", ["poll"], "drink").build()


def test_the_ties_of_what_is_selected_say_what_they_are(
    visit: Callable[..., Visit], tied: ArgumentMap
) -> None:
    opened = visit(to_pyvis(tied).generate_html())
    opened.page.evaluate(LISTEN)
    opened.page.evaluate("argmap.select('drink')")
    opened.until("told.has('asserted by') && told.has('restates')")
    assert not opened.page.evaluate("told.has('conclusion')")
    assert not opened.page.evaluate("told.has('source')")


def test_what_is_named_and_not_in_the_map_has_a_short_name_and_can_be_selected(
    visit: Callable[..., Visit], tied: ArgumentMap
) -> None:
    network = to_pyvis(tied)
    (box,) = (box for box in network.boxes if box["id"] == FAR)
    assert box["lines"] == ["drink-tea"]
    opened = visit(network.generate_html())
    opened.page.locator("#contents-pane summary", has_text="Elsewhere (1)").click()
    opened.page.locator("#contents-pane .link").click()
    assert opened.page.evaluate("argmap.selected()") == FAR
    assert FAR in opened.page.locator("#details-pane").inner_text()


def test_no_line_runs_through_a_pale_card(visit: Callable[..., Visit], tied: ArgumentMap) -> None:
    opened = visit(to_pyvis(tied).generate_html(), color_scheme="light")
    opened.page.evaluate(FILLS)
    opened.page.evaluate("argmap.select('report')")
    opened.until("fills.includes('0.4 #ffffff')")
    assert opened.page.evaluate("fills[fills.indexOf('0.4 #ffffff') - 1]") == "1.0 #f4f5f2"


def test_the_argument_at_its_places_is_in_the_window_at_first(
    visit: Callable[..., Visit],
) -> None:
    network = to_pyvis(open_map(BRIDGE).map, "argument")
    opened = visit(network.generate_html())
    opened.page.evaluate(RECORD)
    opened.page.evaluate("argmap.select(null)")
    painted = opened.until("texts.size > 40 && [...texts]")
    for box in network.boxes:
        assert all(line in painted for line in box["lines"])
    bounds = opened.page.evaluate("bounds")
    assert bounds[0] >= 0
    assert bounds[1] <= opened.page.evaluate("document.querySelector('#map canvas').width")
    assert "needed together" in opened.page.locator("#legend").inner_text()
