"""Nothing that axe-core knows stands in the way of a reader, in any pane, light or dark."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest

from argmap.view import page as page_of
from argmap.view import to_pyvis
from argmap.view.page import Options

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.model import ArgumentMap
    from conftest import Visit

pytestmark = pytest.mark.browser
AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
RUN = "axe.run(document, { resultTypes: ['violations'] })"


def violations(opened: Visit) -> list[str]:
    """What axe-core finds, each with the first elements that it finds it in."""
    if not opened.page.evaluate("typeof axe === 'object'"):
        opened.page.evaluate(AXE)
    found: dict[str, Any] = opened.page.evaluate(RUN)
    return [
        f"{v['id']}: {v['help']}: {[n['target'] for n in v['nodes']][:3]}"
        for v in found["violations"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("pane", ["outline", "document", "whatif"])
def test_every_pane(visit: Callable[..., Visit], html: str, scheme: str, pane: str) -> None:
    opened = visit(html, bypass_csp=True, color_scheme=scheme)
    opened.page.click(f"#tab-{pane}")
    assert violations(opened) == []
    opened.page.evaluate("argmap.select('c4')")
    opened.page.fill("#query", "kind:evidence")
    opened.page.evaluate("argmap.toggle(argmap.accepting()[0])")
    opened.page.wait_for_timeout(1000)
    assert violations(opened) == []


def test_a_narrow_page(visit: Callable[..., Visit], html: str) -> None:
    opened = visit(html, bypass_csp=True, viewport={"width": 390, "height": 844})
    for pane in ("map", "details", "whatif"):
        opened.page.click(f"#tab-{pane}")
        assert violations(opened) == []


def test_an_embedded_page(visit: Callable[..., Visit], buses: ArgumentMap) -> None:
    opened = visit(page_of(buses, options=Options(embed=True, focus="c2")), bypass_csp=True)
    assert violations(opened) == []


@pytest.mark.parametrize("view", ["knowledge", "argument"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_networks_of_pyvis(
    visit: Callable[..., Visit], buses: ArgumentMap, view: str, scheme: str
) -> None:
    html = to_pyvis(buses, view).generate_html()
    opened = visit(html, bypass_csp=True, color_scheme=scheme)
    assert violations(opened) == []
    opened.page.locator("#contents-pane summary").first.click()
    opened.page.evaluate("argmap.select('c4')")
    assert violations(opened) == []
    opened.page.click("#tab-whatif")
    assert violations(opened) == []
