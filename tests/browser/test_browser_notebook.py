"""A map and a result in a notebook: drawn, judged, and shut in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import nbformat
import pytest
from nbclient import NotebookClient

from argmap.rdf.query import Answer
from argmap.view.notebook import frame

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
BRIDGE = Path(__file__).parents[2] / "examples" / "old-bridge" / "old-bridge.ttl"
CELLS = (
    f"from argmap.workbench import open_map\nbench = open_map({str(BRIDGE)!r})\nbench",
    "bench.query('SELECT ?claim ?text WHERE { ?claim a arg:Evidence ; arg:text ?text }')",
)


@pytest.fixture(scope="module")
def outputs() -> list[str]:
    """What the cells show, as HTML."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(c) for c in CELLS])
    NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
    return [cell.outputs[0].data["text/html"] for cell in notebook.cells]


def test_the_map_is_drawn_and_can_be_questioned(
    outputs: list[str], browser: Browser, tmp_path: Path
) -> None:
    path = tmp_path / "notebook.html"
    path.write_text(f"<!doctype html><meta charset=utf-8>{outputs[0]}", encoding="utf-8")
    page = browser.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda m: problems.append(m.text) if m.type == "error" else None)
    page.goto(path.as_uri())
    inside = page.frame_locator("iframe")
    inside.locator("#cards .card").first.wait_for()
    inside.locator("#cards .card.thesis .lines").click()
    inside.locator("#details-pane .wording").wait_for()
    inside.locator("#cards .switch").first.click()
    inside.locator("#trial").wait_for()
    assert problems == []
    reach = "(() => { try { return parent.document.title; } catch { return 'shut'; } })()"
    assert page.frames[1].evaluate(reach) == "shut"
    page.close()


def test_a_table_is_a_table(outputs: list[str]) -> None:
    assert outputs[1].startswith("<table>")
    assert outputs[1].count("<tr>") > 3


def test_nothing_breaks_out() -> None:
    shut = frame('"><script>alert(1)</script>', '"><b>')
    assert shut.count("<") == 2
    answer = Answer(
        "table",
        b'{"head":{"vars":["a"]},"results":{"bindings":[{"a":{"value":"<img src=x>"}}]}}',
    )
    assert "<img" not in answer._repr_html_()
    assert Answer("boolean", b'{"head":{},"boolean":true}')._repr_html_() == "<p>yes</p>"
    assert (
        Answer("graph", b"<a> <b> <c> .")._repr_html_()
        == "<pre>&lt;a&gt; &lt;b&gt; &lt;c&gt; .</pre>"
    )
