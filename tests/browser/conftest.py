"""A headless Chromium that reports every error and refuses every request."""

from __future__ import annotations

import json
import os
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from argmap.diagnostic import Diagnostic, Severity
from argmap.model import ArgumentMap, DigestSelector, MapBuilder, Passage
from argmap.view import page as page_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext, Page, Route

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DOCUMENT = "On buses. The city should make buses free. Fares cover little of the cost. The end."


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists() and "CI" not in os.environ:
        pytest.skip(f"there is no {CHROMIUM}")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield chromium
        chromium.close()


@dataclass
class Visit:
    """An open page, and all that it complained of or asked for."""

    page: Page
    context: BrowserContext
    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    sent: list[str] = field(default_factory=list)

    def refuse(self, route: Route) -> None:
        """Records and stops a request that has passed the policy of the page."""
        self.sent.append(route.request.url)
        route.abort()

    def until(self, script: str, seconds: float = 10) -> Any:
        """The value of the script, once it is true; the policy forbids wait_for_function."""
        end = time.monotonic() + seconds
        while not (value := self.page.evaluate(script)):
            assert time.monotonic() < end, f"never true: {script}"
            time.sleep(0.02)
        return value


@pytest.fixture
def visit(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Visit]]:
    """Opens a map's page from a file; errors and requests fail the test at its end."""
    visits: list[Visit] = []

    def open_page(html: str, fragment: str = "", **context: Any) -> Visit:
        path = tmp_path / f"page-{len(visits)}.html"
        path.write_text(html, encoding="utf-8", newline="\n")
        options = {"viewport": {"width": 1400, "height": 900}, **context}
        opened = browser.new_context(**options)
        visiting = Visit(opened.new_page(), opened)
        visits.append(visiting)
        visiting.page.on("pageerror", lambda error: visiting.errors.append(str(error)))
        visiting.page.on("console", lambda message: visiting.errors.append(message.text))
        visiting.page.on("dialog", lambda dialog: visiting.errors.append(dialog.message))
        visiting.page.on("request", lambda request: visiting.requests.append(request.url))
        opened.route(lambda url: url.startswith("http"), visiting.refuse)
        visiting.page.goto(path.as_uri() + fragment)
        visiting.until("document.documentElement.dataset.ready === 'yes'")
        return visiting

    yield open_page
    for visiting in visits:
        assert visiting.errors == []
        assert visiting.sent == []
        assert [url for url in visiting.requests if not url.startswith("file:")] == []
        visiting.context.close()


@pytest.fixture(scope="session")
def buses() -> ArgumentMap:
    """A map of 46 statements."""
    text = (Path(__file__).parent / "fare-free-buses.json").read_text(encoding="utf-8")
    data = json.loads(text)
    b = MapBuilder("https://example.org/graph/buses", title=data["title"])
    b.source("paper", "On buses", sha256="0" * 64)
    b.add(_passage("p0", 10, 42)).add(_passage("p1", 43, 74))
    spoken = {"c0": ("p0",), "c4": ("p1",)}
    for name, kind, words in data["statements"]:
        getattr(b, kind)(name, words, expressed_in=spoken.get(name, ()))
    for name, kind, premises, target in data["arguments"]:
        getattr(b, kind)(name, premises, target)
    return b.thesis("c0").build()


@pytest.fixture(scope="session")
def supposed() -> ArgumentMap:
    """A map of five levels with two scenarios."""
    b = MapBuilder("https://example.org/graph/tea", title="Tea").thesis("s0")
    b.claim("s0", "Tea is good.")
    for n in range(1, 5):
        (b.claim if n < 4 else b.assumption)(f"s{n}", f"Reason number {n}.")
        b.infer(f"i{n}", [f"s{n}"], f"s{n - 1}")
    b.assumption("other", "Tea is cheap.").infer("i9", ["other"], "s0")
    b.scenario("plain", assumes=("s4",)).scenario("dear", rejects=("other", "s4"))
    return b.build()


def _passage(name: str, start: int, end: int) -> Passage:
    selector = DigestSelector(id=f"{name}-digest", start=start, end=end)
    return Passage(id=name, source="paper", selectors=(selector,))


@pytest.fixture(scope="session")
def html(buses: ArgumentMap) -> str:
    """Its page, with a finding and the text of its source."""
    finding = Diagnostic("ARG299", "example", Severity.WARNING, "Look again.", "c4")
    return page_of(buses, [finding], {"paper": DOCUMENT})
