"""Hostile text in every field is shown as text and does nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from argmap.diagnostic import Diagnostic, Severity
from argmap.model import (
    Argument,
    Group,
    MapBuilder,
    Passage,
    QuoteSelector,
    Relation,
    RelationKind,
    Words,
)
from argmap.view import page as page_of
from argmap.view import to_pyvis

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.model import ArgumentMap
    from conftest import Visit

pytestmark = pytest.mark.browser

ATTACKS = [
    "<img src=x onerror=window.pwned=1>",
    "</script><script>window.pwned=1</script>",
    "<!--<script>",
    "\"'><svg onload=window.pwned=1>",
    "javascript:window.pwned=1",
    "\u202e\u05d0\u05d1\u05d2 \u0627\u0644\u0633\u0644\u0627\u0645",
    "\u2028\u2029\u0000\x07",
    "{{7*7}}{% raw %}${7*7}",
    "]]>&lt;b&gt;&#60;",
    "http://attacker.example/pixel.png",
    "*bold* `code` <b>b</b>",
]
ADDRESS = "javascript:window.pwned=1"


def hostile(text: str) -> ArgumentMap:
    """A map with the text wherever a map can hold text."""
    b = MapBuilder("https://example.org/graph/x", title=text)
    every = {"label": text, "wordings": text, "tags": (text,), "data": {text: text}}
    b.agent("who", text)
    b.source("src", text, homepage=ADDRESS, license=ADDRESS)
    b.scenario("case", text)
    selector = QuoteSelector(id="q-1", exact=text, prefix="", suffix="")
    b.add(Passage(id="q", source="src", selectors=(selector,)))
    b.claim(
        "a", text, **every, certainty=text, horizon=text, modality=text, asserted_by=("who",),
        holds_in=("case",), expressed_in=("q",), contradicts=(ADDRESS,),
    )  # fmt: skip
    b.evidence(ADDRESS, text, evidence_kind=text, sources=("src", ADDRESS))
    b.claim("__proto__", text).claim("constructor", text)
    b.add(
        Argument(
            id="i", target="a", premises=(ADDRESS, "constructor"), schemes=(text,), rules=(text,),
            text=(Words(text, "en"),),
        )
    )  # fmt: skip
    b.add(Relation(id="r", kind=RelationKind.CONTRADICTION, origins=("a",), targets=("__proto__",)))
    b.add(Group(id="g", label=(Words(text, "en"),), members=("a",)))
    return b.thesis("a").about(about=text, created=text, license=ADDRESS).build()


@pytest.mark.parametrize("text", ATTACKS)
def test_it_is_only_text(visit: Callable[..., Visit], text: str) -> None:
    finding = Diagnostic("ARG299", text, Severity.ERROR, text, "a", hint=text)
    found = visit(page_of(hostile(text), [finding], {"src": f"so {text} it goes"}), "#a")
    found.until("document.querySelector('#details-pane .wording')")
    for name in ("i", "__proto__", ADDRESS, "r", "g"):
        found.page.evaluate("(id) => { location.hash = '#' + encodeURIComponent(id); }", name)
        found.page.wait_for_timeout(30)
    for pane in ("document", "whatif", "outline"):
        found.page.click(f"#tab-{pane}")
    found.page.fill("#query", text)
    found.page.evaluate("argmap.svg()")
    found.page.emulate_media(media="print")
    found.until("document.querySelector('#paper .entry')")
    assert not found.page.evaluate("window.pwned")
    assert (
        found.page.evaluate("document.querySelectorAll('img, iframe, object, [onload]').length")
        == 0
    )
    assert found.page.evaluate("document.scripts.length") == 4
    assert found.page.evaluate("[...document.links].every(a => /^(https?|file):/.test(a.protocol))")


@pytest.mark.parametrize("view", ["knowledge", "argument"])
@pytest.mark.parametrize("text", ATTACKS)
def test_it_is_only_text_in_the_networks(visit: Callable[..., Visit], text: str, view: str) -> None:
    finding = Diagnostic("ARG299", text, Severity.ERROR, text, "a", hint=text)
    found = visit(to_pyvis(hostile(text), view, [finding]).generate_html(), "#a")
    for name in ("i", "__proto__", ADDRESS, "r", "g", "src", "who", "case"):
        found.page.evaluate("(id) => { location.hash = '#' + encodeURIComponent(id); }", name)
        found.page.wait_for_timeout(30)
    for summary in found.page.locator("#contents-pane summary").all():
        summary.click()
    found.page.click("#tab-whatif")
    assert not found.page.evaluate("window.pwned")
    assert found.page.evaluate("document.images.length") == 0
    assert found.page.evaluate("document.scripts.length") == 3
    assert found.page.evaluate("[...document.links].every(a => /^(https?|file):/.test(a.protocol))")


@pytest.mark.parametrize("text", ATTACKS[:4])
def test_nor_in_what_is_added_with_pyvis(visit: Callable[..., Visit], text: str) -> None:
    network = to_pyvis(hostile("plain"))
    network.heading = text
    network.add_node("n", label=text, title=text, shape="box")
    network.add_node(text, label=text, shape="dot")
    network.add_edge("n", "a", title=text, label=text)
    found = visit(network.generate_html())
    assert not found.page.evaluate("window.pwned")
    assert found.page.evaluate("document.images.length") == 0
    assert found.page.evaluate("document.scripts.length") == 3


def test_an_image_from_elsewhere_is_refused_by_the_policy(visit: Callable[..., Visit]) -> None:
    network = to_pyvis(hostile("plain"))
    network.add_node("n", label="n", shape="image", image="http://attacker.example/a.png")
    found = visit(network.generate_html())
    found.page.wait_for_timeout(200)
    assert any("img-src" in error and "blocked" in error for error in found.errors)
    assert found.sent == []
    found.errors.clear()
    found.requests.clear()  # Chromium announces the request before the policy stops it.
