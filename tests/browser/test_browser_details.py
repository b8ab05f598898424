"""The details of what is selected, and what can be taken away from them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from argmap.model import MapBuilder, Relation
from argmap.view import page as page_of
from argmap.view.steps import structure
from argmap.workbench import open_map

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.model import ArgumentMap
    from conftest import Visit

pytestmark = pytest.mark.browser

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
OBJECTED = """
[Close]: Close the bridge.
  + <Cracks>: It has cracks.
    <_ <Old news>: The report is old.
      <_ <Still so>: It was checked again.
  - <Detour>: The detour is long.
    <_ <Only by car>: On foot there is none.
"""
KEEP = "navigator.clipboard.writeText = async (text) => { globalThis.kept = text; }"


def under(argument_map: ArgumentMap, name: str) -> set[str]:
    """Everything that bears on an element, but for relations."""
    shape, found = structure(argument_map), [name]
    for one in found:
        found += [lower for lower in shape.below(one) if lower not in found]
    return {one for one in found[1:] if not isinstance(argument_map[one], Relation)}


@pytest.mark.parametrize("name", ["old-bridge.ttl", "debate.argdown", "objected.argdown"])
def test_the_copied_query_finds_all_that_the_page_draws_below(
    visit: Callable[..., Visit], tmp_path: Path, name: str
) -> None:
    (tmp_path / "objected.argdown").write_text(OBJECTED, encoding="utf-8")
    bench = open_map([*EXAMPLES.glob(f"*/{name}"), *tmp_path.glob(name)][0])
    wanted = max((s.id for s in bench.map.statements), key=lambda s: len(under(bench.map, s)))
    opened = visit(page_of(bench.map))
    opened.page.evaluate(KEEP)
    opened.page.evaluate("(id) => argmap.select(id)", wanted)
    opened.page.get_by_role("button", name="Copy SPARQL").click()
    rows = bench.query(opened.until("globalThis.kept")).rows
    found = {bench.map.id_of(row["element"]) for row in rows}
    assert len(found) > 4
    assert found == under(bench.map, wanted)


def test_reasons_stand_argument_by_argument_with_how_each_fares(
    visit: Callable[..., Visit],
) -> None:
    b = MapBuilder(title="Tea").thesis("drink").claim("drink", "Drink tea.")
    b.evidence("poll", "Most like it.").assumption("please", "Please people.")
    b.evidence("cheap", "It is cheap.").evidence("stains", "It stains.").evidence("milk", "Milk.")
    b.infer("i1", ["poll", "please"], "drink").infer("i2", ["cheap"], "drink")
    b.rebut("harm", ["stains"], "drink").undercut("white", ["milk"], "harm")
    opened = visit(page_of(b.build()), "#drink")
    rows = opened.page.locator("#details-pane .facts > div")
    told = {row.locator("dt").inner_text(): row for row in rows.all()}
    reasons = told["Supported by"].locator(".on")
    assert reasons.count() == 2
    assert "Inference needed together" in reasons.nth(0).inner_text().replace("\n", " ")
    assert reasons.nth(0).locator("li").all_inner_texts() == ["inPlease people.", "inMost like it."]
    assert reasons.nth(1).locator("li").all_inner_texts() == ["inIt is cheap."]
    against = told["Opposed by"].locator(".on")
    assert against.locator(".label-mark").all_inner_texts() == ["out", "in"]
    against.get_by_role("link", name="Rebuttal").click()
    assert opened.page.evaluate("argmap.selected()") == "harm"
    assert "Undercut by" in opened.page.locator("#details-pane").inner_text()


def test_circles_are_listed_apart_each_with_its_statements(visit: Callable[..., Visit]) -> None:
    b = MapBuilder(title="Round and round")
    for n in range(30):
        b.claim(f"c{n}", f"Claim {n}.").infer(f"i{n}", [f"c{n}"], f"c{(n + 1) % 30}")
    b.claim("x", "X.").claim("y", "Y.").infer("xy", ["x"], "y").infer("yx", ["y"], "x")
    opened = visit(page_of(b.build()))
    circles = opened.page.locator("#details-pane details", has_text="Circles (2)")
    assert not circles.locator("li").first.is_visible()
    circles.locator("summary").click()
    assert circles.locator("ul").count() == 2
    assert circles.locator("li").count() == 14
    assert "and 18 more" in circles.inner_text()
    assert "Inference" not in circles.inner_text()
