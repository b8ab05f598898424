"""On a phone a map can be read as it opens, and a miniature tells where the rest of it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from argmap.model import MapBuilder
from argmap.view import page as page_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Visit

pytestmark = pytest.mark.browser

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
LETTERS = "argmap.camera().scale * 13"


def test_a_map_opens_in_letters_that_can_be_read(visit: Callable[..., Visit], html: str) -> None:
    found = visit(html, **PHONE)
    assert found.page.evaluate(LETTERS) > 11
    box = found.page.locator("#cards .card.thesis").bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    found.page.click("#fit")
    found.until(f"{LETTERS} < 9")


def test_the_miniature_leads_to_the_rest(visit: Callable[..., Visit], html: str) -> None:
    found = visit(html, **PHONE)
    canvas = found.page.locator("#minimap")
    assert canvas.is_visible()
    before = found.page.evaluate("argmap.camera().top")
    canvas.click(position={"x": 49, "y": 65})
    found.until(f"argmap.camera().top < {before} - 100")


def test_a_wide_thesis_is_seen_whole(visit: Callable[..., Visit]) -> None:
    b = MapBuilder(title="Long").claim("t", "A very long thesis, word by word. " * 40).thesis("t")
    for n in range(30):
        b.claim(f"c{n}", f"Reason {n}.").infer(f"a{n}", [f"c{n}"], "t")
    found = visit(page_of(b.build()), **PHONE)
    box = found.page.locator("#cards .card.thesis").bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
