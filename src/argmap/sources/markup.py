"""What a reader sees of a document in HTML or Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from argmap.errors import NotText

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_UNSEEN = """
    audio canvas datalist embed head iframe math noscript object script select style svg template
    textarea title video
"""
"""Elements without words that a reader sees."""

_INLINE = """
    a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark q s samp small span
    strike strong sub time tt u var wbr
"""
"""Elements that do not part the words at their ends; a raised figure does."""

_BLOCKS = {"address", "caption", "dialog", "hgroup", "option", "section", "summary"}
"""Elements on lines of their own, besides those that the extractor knows."""


class Element(Protocol):
    """An element of the parsed document, as far as it is used here."""

    @property
    def attrib(self) -> Mapping[str, str]:
        """The attributes."""
        ...

    def iter(self, tag: object) -> Iterator[Element]:
        """The element and all inside it, in document order."""
        ...

    def clear(self, keep_tail: bool) -> None:
        """Removes all that is inside."""
        ...


_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_FRONT_MATTER = re.compile(
    r"\A\ufeff?---[ \t]*\r?\n.*?^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE
)


_MOST_MARKDOWN, _MOST_BRACKETS = 1_000_000, 50_000
"""Characters, and opening brackets, above which Markdown is read as it is written."""


def html_text_of(name: str, html: str) -> str:
    """The visible text of HTML: blocks on lines of their own, paragraphs parted by blank lines.

    Raises:
        NotText: The elements are nested more deeply than the parser allows.
    """
    import html_text

    root = _seen(name, html)
    if root is None:
        return ""
    text: str = html_text.etree_to_text(root, newline_tags=html_text.NEWLINE_TAGS | _BLOCKS)
    return text


def markdown_text_of(name: str, markdown: str) -> str:
    """The visible text of Markdown (CommonMark with tables), without front matter.

    A very long text is read as it is written, as rendering it would take minutes; its marks are
    punctuation and do not hinder finding words.

    Raises:
        NotText: It holds HTML that is nested more deeply than the parser allows.
    """
    from markdown_it import MarkdownIt

    body = _FRONT_MATTER.sub("", markdown, count=1)
    if len(body) > _MOST_MARKDOWN or body.count("[") > _MOST_BRACKETS:
        return body
    rendered: str = MarkdownIt("commonmark", {"maxNesting": 100}).enable("table").render(body)
    return html_text_of(name, rendered)


def _seen(name: str, html: str) -> Element | None:
    """The tree of the document without what is not seen; nothing is fetched from outside."""
    from lxml import etree  # type: ignore[import-untyped] # ships no types

    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True)
    content = html.encode("utf-8", "replace").strip()
    root: Element | None = etree.fromstring(content, parser) if content else None
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise NotText(name, "has elements nested too deeply to be read")
    if root is not None:
        etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction)
        etree.strip_elements(root, *_UNSEEN.split(), with_tail=False)
        for element in [e for e in root.iter(etree.Element) if _is_hidden(e)]:
            element.clear(keep_tail=True)
        etree.strip_tags(root, *_INLINE.split())
    return root


def _is_hidden(element: Element) -> bool:
    return "hidden" in element.attrib or bool(_HIDDEN.search(element.attrib.get("style", "")))
