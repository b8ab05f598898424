"""The beginning of a map of a document: front matter, and places to look at as comments."""

from __future__ import annotations

import textwrap
from pathlib import PurePath
from typing import TYPE_CHECKING

from argmap.formats.argdown import yamlout
from argmap.formats.argdown.naming import slug
from argmap.sources import paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model import Json
    from argmap.sources import Document, Paragraph

_WIDTH = 88


def beginning(document: Document, outline: bool = False) -> str:
    """A file to go on from. It asserts nothing: what is not front matter is comment.

    Args:
        document: The document that is to be mapped.
        outline: Whether to list the paragraphs, with the sentences that may reason.
    """
    name = PurePath(document.path).name
    source = slug(PurePath(name).stem, "source")
    front: dict[str, Json] = {
        "title": f"The argument of {name}",
        "argmap": {
            "sourcesAnalysed": source,
            "sources": {source: {"title": name, "sha256": document.sha256}},
        },
    }
    rows = ["===", *yamlout.block(front), "===", ""]
    parts = ["\n".join(rows), _guide(source, document.text)]
    if outline:
        parts += [_comment(number, p, document.text) for number, p in _numbered(document.text)]
    return "\n".join(parts)


def _numbered(text: str) -> Iterator[tuple[int, Paragraph]]:
    return enumerate(paragraphs(text), 1)


def _guide(source: str, text: str) -> str:
    first = next(iter(paragraphs(text)), None)
    words = " ".join(text[first.start : first.end].split()[:4]) if first else "the very words"
    quote = yamlout.quoted(words)
    return "\n".join(
        [
            "/*",
            "  Say what the document claims, in your own words, and where it says so:",
            "",
            "  [A short title]: The claim in full.",
            f"    {{source: {source}, quote: {_safe(quote)}}}",
            "    + <A reason>: Why one should believe it.",
            "    - <An objection>: Why one should not.",
            "",
            "  argmap check FILE --source DOCUMENT tells whether every quotation is there.",
            "*/",
            "",
        ]
    )


def _comment(number: int, paragraph: Paragraph, text: str) -> str:
    """A paragraph with its place, and the sentences in it that give a signal."""
    whole = " ".join(text[paragraph.start : paragraph.end].split())
    lines = [f"/* Paragraph {number}, characters {paragraph.start} to {paragraph.end}", ""]
    lines += _wrapped(whole, "   ")
    if paragraph.sentences:
        lines.append("")
    for sentence in paragraph.sentences:
        kinds = ", ".join(sentence.signals)
        words = ", ".join(sentence.words)
        excerpt = " ".join(text[sentence.start : sentence.end].split()[:6])
        lines.append(f"   look: span: [{sentence.start}, {sentence.end}]  {kinds} ({words})")
        lines.append(f'         "{_safe(excerpt)} ..."')
    return "\n".join([*lines, "*/", ""])


def _wrapped(text: str, indent: str) -> list[str]:
    return textwrap.wrap(
        _safe(text),
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _safe(text: str) -> str:
    """A text that cannot end the comment it stands in."""
    return text.replace("*/", "* /").replace("\u2028", " ").replace("\u2029", " ")
