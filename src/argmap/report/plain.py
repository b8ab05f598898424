"""Texts of a map as a terminal may show them."""

from __future__ import annotations


def plain(text: str) -> str:
    """One line without characters that move the cursor, change colours or turn the writing."""
    spaced = " ".join(text.split())
    return "".join(c if c.isprintable() else "\ufffd" for c in spaced)
