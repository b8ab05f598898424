"""A page within another page: the map at every width, and every key does something or nothing."""

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


@pytest.mark.parametrize("width", [390, 600, 820, 1100])
def test_the_map_stays_and_the_details_stand_below_it(
    visit: Callable[..., Visit], buses: ArgumentMap, width: int
) -> None:
    html = page_of(buses, documents={"paper": "x" * 90}, options=Options(embed=True))
    found = visit(html, viewport={"width": width, "height": 420})
    canvas, details = found.page.locator("#map"), found.page.locator("#details-pane")
    for key in "wdom":
        found.page.keyboard.press(key)
        assert canvas.is_visible(), key
    assert found.page.evaluate("document.activeElement.id") == "map"
    for key in ("ArrowDown", "Enter"):
        found.page.keyboard.press(key)
        assert canvas.is_visible(), key
    assert found.page.evaluate("document.activeElement.id") == "details-pane"
    above, below = canvas.bounding_box(), details.bounding_box()
    assert above
    assert below
    assert above["y"] + above["height"] <= below["y"] + 1
    assert below["width"] > width * 0.9
    assert below["y"] + below["height"] <= 421
    assert details.get_by_role("button", name="characters").count() == 0


def test_the_list_of_keys_leaves_out_what_is_not_there(
    visit: Callable[..., Visit], buses: ArgumentMap
) -> None:
    found = visit(page_of(buses, options=Options(embed=True)))
    found.page.keyboard.press("?")
    listed = found.page.locator("#keys kbd").all_text_contents()
    assert "x" in listed
    assert not {"w", "d", "o"} & set(listed)
