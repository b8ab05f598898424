"""The editor for queries in a browser: a question that comes along is asked and its table shown."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
ROOT = Path(__file__).resolve().parents[2]
MAPS = (
    ROOT / "examples/old-bridge/old-bridge.ttl",
    ROOT / "examples/school-start/school-start.ttl",
)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    command = [sys.executable, "-m", "argmap", "serve", *map(str, MAPS), "--port", "0"]
    process = subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"}
    )
    assert process.stderr is not None
    found = None
    while not found:
        found = re.search(r"http://127\.0\.0\.1:\d+/", process.stderr.readline())
    yield found[0]
    process.terminate()
    process.wait(10)
    process.stderr.close()


def test_a_named_query_shows_its_table(browser: Browser, address: str) -> None:
    page = browser.new_page()
    complaints: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    page.get_by_role("link", name="Ask all of them").click()
    question = "Which sources is most evidence taken from, and in how many maps?"
    page.locator("#named optgroup").first.wait_for(state="attached")
    page.select_option("#named", label=question)
    row = page.locator(".yasr table tbody tr").first
    row.wait_for()
    assert "Close the Old Bridge to cars" in page.locator(".yasr table").inner_text()
    assert page.locator(".tab", has_text="leading-sources").count() == 1
    assert complaints == []
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []
    page.close()


def test_a_claim_has_an_address_of_its_own(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}graph/old-bridge#air-unlawful")
    page.locator("#details-pane .wording").wait_for()
    assert page.evaluate("argmap.selected()") == "air-unlawful"
    page.close()
