"""Selectors that fix a stretch of text without repeating it."""

from __future__ import annotations

from argmap.model import DigestSelector
from argmap.sources.sketching import sketch
from argmap.sources.texts import sha256
from argmap.sources.wording import bare_words, loose_sha256


def digest_selector(document_text: str, start: int, end: int, id: str) -> DigestSelector:  # noqa: A002 - the name of the field
    """The selector of the characters from ``start`` up to ``end``, just as they stand.

    Args:
        document_text: Canonical text of the source.
        start: First code point, from 0.
        end: The code point after the last.
        id: Id of the selector within its map.
    """
    chosen = document_text[start:end]
    return DigestSelector(
        id=id,
        start=start,
        end=end,
        sha256=sha256(chosen),
        loose_sha256=loose_sha256(chosen),
        word_count=len(bare_words(chosen)),
        sketch=sketch(chosen),
    )
