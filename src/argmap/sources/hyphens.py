"""Words that a PDF breaks at the end of a line."""

from __future__ import annotations

import re

_BROKEN = re.compile(r"([^\W\d_]+)(?:[\x02\ufffe\u00ad]\s*|-\n)([^\W\d_]+)")
"""A word, the mark that the reader leaves for a hyphen at the end of a line, and the rest."""

_WORD = re.compile(r"[^\W\d_]+")
_TELLING = 4
"""Letters that a part needs for being a word elsewhere to tell anything."""


def mend(text: str) -> str:
    """The text with broken words whole again, and without the marks of breaks.

    A hyphen is kept as that of a compound when the whole word stands nowhere else in the text and
    both of its parts do, or one that is not too short.
    """
    known = {word.casefold() for word in _WORD.findall(_BROKEN.sub(" ", text))}
    mended = _BROKEN.sub(lambda broken: _whole(broken[1], broken[2], known), text)
    return re.sub("[\x00\x02\ufffe]", "", mended)


def _whole(first: str, second: str, known: set[str]) -> str:
    parts = {first.casefold(), second.casefold()} & known
    compound = len(parts) > 1 or any(len(part) >= _TELLING for part in parts)
    alone = (first + second).casefold() in known
    return f"{first}-{second}" if compound and not alone else first + second
