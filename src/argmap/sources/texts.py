"""The text that positions count in."""

from __future__ import annotations

import hashlib
import unicodedata

BYTE_ORDER_MARK = "\ufeff"


def canonical(text: str) -> str:
    """The text in Unicode normal form C, with line feeds only and no byte order mark.

    Positions of passages count code points of this form, from 0. Applying it twice changes
    nothing more.
    """
    line_feeds = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", line_feeds.lstrip(BYTE_ORDER_MARK))


def sha256(text: str) -> str:
    """The SHA-256 digest of the UTF-8 encoding, in lower-case hexadecimal."""
    return hashlib.sha256(encoded(text)).hexdigest()


def encoded(text: str) -> bytes:
    """The text in UTF-8; lone surrogates, which no file holds, are let through."""
    return text.encode("utf-8", "surrogatepass")


def paragraph_of(text: str, start: int) -> int:
    """The number, from 1, of the paragraph in which the character at ``start`` stands.

    Paragraphs are parted by blank lines; a blank line belongs to the paragraph before it.
    """
    count, blank = 0, True
    for line in text[: start + 1].split("\n"):
        count += blank and bool(line.strip())
        blank = not line.strip()
    return max(count, 1)
