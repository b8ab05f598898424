"""Labels, ids, titles and findings that would be markup stay text."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

from argmap import MapBuilder
from argmap.diagnostic import Diagnostic, Severity
from argmap.report.audit import audit
from argmap.report.audit_findings import OpenQuestion
from argmap.report.audit_formats import AUDIT_FORMATS
from argmap.semantics import evaluate

ATTACKS = (
    "](javascript:alert(1))<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "![x](https://evil.example/a.png) [y](javascript:alert(1))",
    "a | b | c\n\n# heading\n- item\n1. one\n> quote\n```\ncode",
    "1. one",
    "# heading",
    "- item",
    "`code` ``more`` *strong* _em_ ~~gone~~",
    "\"'><svg onload=alert(1)>",
    "&lt;b&gt; &amp; &#60;script&#62;",
    "http://evil.example/ www.evil.example a@evil.example <https://evil.example>",
    "\u202eturned \u2066round\u0000\x07\u2028\ud800",
    "{{7*7}}{% raw %}",
    "\\](x) \\",
    "[ref]: https://evil.example",
    "$x$ ^up^ {.class}",
)
ADDRESS = "javascript:alert(1)"


def hostile(text):
    b = MapBuilder("https://example.org/graph/x", title=text)
    b.agent("who", text, stakes=("a",))
    b.source("src", text, homepage=ADDRESS, license=ADDRESS, creators=("who",), issued=text)
    b.scenario("case", text, assumes=("b",), rejects=("c",))
    every = {"label": text, "asserted_by": ("who",)}
    b.claim("a", text, **every, certainty=text, horizon=text, modality="predictive")
    b.claim("b", text, **every, contradicts=("c",)).assumption("c", text, **every)
    b.evidence(
        ADDRESS, text, label=text, evidence_kind=text, sources=("src",), asserted_by=("who",)
    )
    b.infer("i", [ADDRESS, "c"], "a").rebut("o", ["b"], "a").undercut("u", ["c"], "o")
    return b.thesis("a").about(sources_analysed=("src",), license=ADDRESS).build()


def audited(text):
    finding = Diagnostic("ARG299", "slug", Severity.ERROR, f"{text} a", "a", hint=text)
    question = OpenQuestion("i", text, text, text, text, text)
    return audit(
        evaluate(hostile(text)),
        program="argmap",
        found=[finding],
        allowed=[(finding, text)],
        questions=(question,),
    )


class Reading(HTMLParser):
    """The elements and links of an HTML document."""

    def __init__(self):
        super().__init__()
        self.elements: set[str] = set()
        self.links: list[str] = []
        self.attributes: set[str] = set()

    def handle_starttag(self, tag, attrs):
        self.elements.add(tag)
        self.attributes.update(name for name, _ in attrs)
        self.links += [value for name, value in attrs if name in {"href", "src"}]


def read(html):
    reading = Reading()
    reading.feed(html)
    return reading


@pytest.mark.parametrize("text", ATTACKS)
def test_in_html(text):
    found = read(AUDIT_FORMATS["html"](audited(text)))
    assert not found.elements & {"script", "img", "svg", "iframe", "b"}
    assert all(link.startswith("#") for link in found.links)
    assert not any(name.startswith("on") or name == "style" for name in found.attributes)


@pytest.mark.parametrize("text", ATTACKS)
def test_in_markdown(text):
    written = AUDIT_FORMATS["md"](audited(text))
    harmless = read(MarkdownIt("gfm-like", {"linkify": False}).render(written))
    usual = read(
        MarkdownIt("gfm-like", {"linkify": False}).render(AUDIT_FORMATS["md"](audited("x")))
    )
    assert harmless.elements == usual.elements
    assert all(link.startswith("#") for link in harmless.links)
    assert len(re.findall(r"(?m)^#", written)) == len(
        re.findall(r"(?m)^#", AUDIT_FORMATS["md"](audited("x")))
    )
    assert "\u202e" not in written


@pytest.mark.parametrize("text", ATTACKS)
def test_the_text_itself_is_shown(text):
    """What a reader sees is the text, but for white space and what cannot be shown."""
    from argmap.report.audit_text import clean

    rendered = MarkdownIt("gfm-like", {"linkify": False}).render(AUDIT_FORMATS["md"](audited(text)))
    words = re.sub(r"<[^>]*>", "", rendered)
    from html import unescape

    assert clean(text) in unescape(words)


def test_only_addresses_of_the_web_are_links():
    b = MapBuilder("https://example.org/graph/x", title="x")
    b.source("s", "Source", homepage='https://example.org/a(b)<c>"d')
    made = audit(evaluate(b.about(sources_analysed=("s",)).build()), program="argmap")
    assert 'href="https://example.org/a(b)&lt;c&gt;&#34;d"' in AUDIT_FORMATS["html"](made)
    assert "(https://example.org/a%28b%29%3Cc%3E%22d)" in AUDIT_FORMATS["md"](made)


@pytest.mark.parametrize("text", ATTACKS)
def test_every_format_is_utf_8(text):
    for write in AUDIT_FORMATS.values():
        assert write(audited(text)).encode("utf-8")
