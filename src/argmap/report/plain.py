"""Texts of a map as a terminal may show them."""

from __future__ import annotations

from textwrap import wrap


def plain(text: str) -> str:
    """One line without characters that move the cursor, change colours or turn the writing."""
    spaced = " ".join(text.split())
    return "".join(c if c.isprintable() else "\ufffd" for c in spaced)


def wrapped(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """A text in lines of at most that width; words and ids are never broken.

    Args:
        text: The text.
        width: Columns to fill at most.
        first: What the first line begins with.
        rest: What the others begin with.
    """
    return wrap(
        text,
        width=width,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
