"""The text of a PDF in reading order, page furniture removed."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from argmap.errors import MissingExtra, NotText
from argmap.sources.hyphens import mend
from argmap.sources.pdf_lines import mended_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdfium2 import PdfPage

_EDGE = 3
"""Lines at the top and at the bottom of a page that may be furniture."""

_FAR = 1.3
"""How many times the usual distance between lines parts paragraphs."""

_ENDING = re.compile(r"[.!?:\u2026][\"'\u201d\u2019)\]]*\s*\Z")


def pdf_text_of(name: str, content: bytes) -> str:
    """The text of all pages; paragraphs are told by the distance of their lines.

    Lines that stand at the edge of most pages, but for their numbers, are left out, and words
    broken at the end of a line are mended.

    Raises:
        NotText: The file is encrypted or no PDF.
        MissingExtra: No library that reads PDF is installed.
    """
    try:
        import pypdfium2
    except ImportError:
        raise MissingExtra("reading a PDF", "pdf") from None
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        encrypted = "password" in str(error).lower()
        raise NotText(
            name, "is encrypted" if encrypted else "is not a PDF that can be read"
        ) from None
    try:
        pages = [list(_paragraphed(page)) for page in document]
    except pypdfium2.PdfiumError as error:
        raise NotText(name, f"has a page that cannot be read: {error}") from None
    finally:
        document.close()
    return mend(_joined(_without_furniture(pages)))


def _paragraphed(page: PdfPage) -> Iterator[str]:
    """The lines of a page, with an empty line wherever a paragraph ends."""
    lines = mended_lines(page)
    gaps = [above.last_foot - below.foot for above, below in pairwise(lines)]
    usual = sorted(gap for gap in gaps if gap > 0) or [0.0]
    for i, line in enumerate(lines):
        if i and gaps[i - 1] > _FAR * usual[len(usual) // 4]:
            yield ""
        yield line.text


def _without_furniture(pages: list[list[str]]) -> list[list[str]]:
    """The pages without the lines that recur at the edge of more than half of them."""
    seen = Counter(line for page in pages for line in {_shape(x) for x in _edges(page)})
    furniture = {line for line, count in seen.items() if count > max(1, len(pages) / 2)}
    return [_trimmed(page, furniture) for page in pages]


def _trimmed(page: list[str], furniture: set[str]) -> list[str]:
    edges = set(_edges(page))
    return [x for x in page if not (x in edges and _shape(x) in furniture)]


def _edges(page: list[str]) -> list[str]:
    filled = [line for line in page if line.strip()]
    return filled[:_EDGE] + filled[-_EDGE:]


def _shape(line: str) -> str:
    return re.sub(r"\d+", "0", line.strip())


def _joined(pages: list[list[str]]) -> str:
    """The pages one after the other; a paragraph goes on over a page that ends mid-sentence."""
    text = ""
    for page in pages:
        parting = "\n\n" if not text or _ENDING.search(text[-20:]) else "\n"
        text = (text + parting + "\n".join(page).strip()).strip()
    return text
