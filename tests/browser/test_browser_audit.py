"""The audit as HTML in a browser: silent, self-contained, readable on a phone, printable."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from argmap import open_map
from argmap.report.audit_formats import AUDIT_FORMATS
from argmap.workbench import Workbench

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

CONTRAST = """() => {
  const rgb = colour => (colour.match(/[\\d.]+/g) || []).map(Number);
  const linear = v => v / 255 <= 0.03928 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4;
  const light = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  const ground = element => {
    for (let e = element; e; e = e.parentElement) {
      const colour = rgb(getComputedStyle(e).backgroundColor);
      if (colour.length === 3 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  const faint = new Set();
  for (const e of document.body.querySelectorAll('*')) {
    const spoken = [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim());
    if (!spoken || !e.offsetWidth || e.closest('caption')) continue;
    const [low, high] = [light(rgb(getComputedStyle(e).color)), light(ground(e))].sort();
    const ratio = (Math.max(low, high) + 0.05) / (Math.min(low, high) + 0.05);
    if (ratio < 4.5) faint.add(`${e.className} ${e.tagName} ${ratio.toFixed(2)}`);
  }
  return [...faint];
}"""


@pytest.fixture(scope="module")
def written(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The audit of the article's map."""
    bench = open_map(repository / "graph" / "japan-south-korea-alignments.ttl")
    path = tmp_path_factory.mktemp("audit") / "audit.html"
    path.write_text(AUDIT_FORMATS["html"](bench.audit()), encoding="utf-8", newline="\n")
    return path


@pytest.fixture
def opened(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page that fails the test when it complains, or asks anything of anyone."""
    options = {"viewport": {"width": 1280, "height": 900}, **getattr(request, "param", {})}
    context = browser.new_context(**options)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda asked: said.append(asked.url) if asked.url[:5] != "file:" else None)
    yield page
    assert said == []
    context.close()


WIDTHS = [{"viewport": {"width": width, "height": 760}} for width in (320, 360, 768, 1400)]
THEMES = [{"color_scheme": "light"}, {"color_scheme": "dark"}]


@pytest.mark.parametrize("opened", WIDTHS, indirect=True)
def test_nothing_is_wider_than_the_screen(opened: Page, written: Path) -> None:
    opened.goto(written.as_uri())
    assert opened.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert opened.evaluate("document.scripts.length") == 0


@pytest.mark.parametrize("opened", THEMES, indirect=True)
def test_the_contrast_is_enough(opened: Page, written: Path) -> None:
    opened.goto(written.as_uri())
    assert opened.evaluate(CONTRAST) == []


def test_links_lead_to_what_was_named(opened: Page, written: Path) -> None:
    opened.goto(written.as_uri())
    opened.locator("a.id", has_text="china-stays-coercive").first.click()
    entry = opened.locator(":target")
    assert entry.locator("dt").inner_text() == "china-stays-coercive"
    assert opened.evaluate(
        "[...document.querySelectorAll('a[href^=\"#\"]')]"
        ".every(a => document.getElementById(a.getAttribute('href').slice(1)))"
    )


def test_it_has_a_language_headings_and_headed_tables(opened: Page, written: Path) -> None:
    opened.goto(written.as_uri())
    assert opened.evaluate("document.documentElement.lang") == "en"
    levels = opened.evaluate("[...document.querySelectorAll('h1,h2,h3')].map(h => +h.tagName[1])")
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert opened.evaluate(
        "[...document.querySelectorAll('table')].every(t => t.caption && t.tHead"
        " && [...t.tHead.querySelectorAll('th')].every(h => h.scope === 'col'))"
    )
    assert opened.locator("#named").count() == 1


def test_it_prints(opened: Page, written: Path, tmp_path: Path) -> None:
    opened.goto(written.as_uri())
    opened.pdf(path=tmp_path / "audit.pdf", prefer_css_page_size=True)
    data = (tmp_path / "audit.pdf").read_bytes()
    assert data.startswith(b"%PDF")
    pdfium = pytest.importorskip("pypdfium2")
    pages = pdfium.PdfDocument(data)
    assert 5 < len(pages) < 40
    assert [round(size) for size in pages[0].get_size()] == [595, 842]
    assert "In short" in pages[0].get_textpage().get_text_range()
    pages.close()


def test_hostile_texts_do_nothing(opened: Page, tmp_path: Path) -> None:
    from test_browser_hostile import ATTACKS, hostile

    for number, text in enumerate(ATTACKS):
        path = tmp_path / f"{number}.html"
        path.write_text(AUDIT_FORMATS["html"](Workbench.of(hostile(text)).audit()), "utf-8")
        opened.goto(path.as_uri())
        assert not opened.evaluate("window.pwned")
        assert opened.evaluate("document.querySelectorAll('script, img, svg, iframe').length") == 0
        assert opened.evaluate("[...document.links].every(a => /^(https?|file):/.test(a.protocol))")
