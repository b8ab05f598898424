"""Finding a quotation in a text, however its quotation marks, dashes and lines are set."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.sources.indexed import Indexed
from argmap.sources.nearby import nearby
from argmap.sources.texts import canonical
from argmap.sources.wording import bare_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.sources.locating import Place

_AROUND = 40
_ELLIPSIS = "\u2026"
_QUOTES = "\"'\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a"
_LIKE = {".": "." + _ELLIPSIS} | dict.fromkeys(_QUOTES, _QUOTES)
"""Punctuation that may stand for another; a mark that is not named stands for itself alone."""


@dataclass(frozen=True)
class Match:
    """A place where a quotation stands, or nearly.

    Attributes:
        start: First code point in the text, from 0.
        end: The code point after the last.
        how: ``exact``; ``tolerant`` when the bare words are the same; else ``near``.
        context: The place with up to forty characters on either side, on one line.
        similarity: From 0 to 1; 1 unless the match is near.
    """

    start: int
    end: int
    how: str
    context: str
    similarity: float = 1.0


def find_quote(text: str, quote: str) -> tuple[Match, ...]:
    """Where a quotation stands: exactly; else in its bare words; else nearly, best first.

    Exact places inside words are given only when there are no others. Near places are at most
    three, each with a similarity of 0.6 or more.

    Args:
        text: Canonical text of the document.
        quote: The quotation; white space at its ends does not count.
    """
    return quote_in(Indexed(text), quote)


def quote_in(copy: Indexed, quote: str) -> tuple[Match, ...]:
    """The same as ``find_quote`` for a text that is searched many times."""
    wanted = canonical(quote).strip()
    if not wanted:
        return ()
    if exact := _exact(copy.text, wanted):
        return tuple(_match(copy.text, place, "exact") for place in exact)
    if tolerant := _tolerant(copy, wanted):
        return tuple(_match(copy.text, place, "tolerant") for place in tolerant)
    return tuple(_match(copy.text, p, "near", score) for score, p in nearby(copy, wanted))


def _match(text: str, place: Place, how: str, similarity: float = 1.0) -> Match:
    start, end = place
    context = " ".join(text[max(0, start - _AROUND) : end + _AROUND].split())
    return Match(start, end, how, context, similarity)


def _occurrences(text: str, wanted: str) -> Iterator[int]:
    at = text.find(wanted)
    while at >= 0:
        yield at
        at = text.find(wanted, at + len(wanted))


def _exact(text: str, wanted: str) -> list[Place]:
    places = [(at, at + len(wanted)) for at in _occurrences(text, wanted)]
    return [place for place in places if not _inside_word(text, place)] or places


def _inside_word(text: str, place: Place) -> bool:
    """Whether a word goes on over either end of the place."""
    return any(0 < end < len(text) and text[end - 1 : end + 1].isalnum() for end in place)


def _tolerant(copy: Indexed, wanted: str) -> list[Place]:
    words = [word.folded for word in bare_words(wanted)]
    if not words:
        return []
    spaced = _of_words(copy.joined, copy.starts, " ".join(words), 1)
    found = spaced or _of_words(*copy.tight, "".join(words), 0)
    return [_closed(copy.text, copy.span(first, size), wanted) for first, size in found]


def _of_words(joined: str, starts: list[int], wanted: str, gap: int) -> list[Place]:
    """The number of the first word and the number of words of each occurrence of whole words."""
    ends = [start - gap for start in starts[1:]] + [len(joined)]
    found, at = [], joined.find(wanted)
    while at >= 0:
        first, last = bisect_left(starts, at), bisect_left(ends, at + len(wanted))
        whole = starts[first : first + 1] == [at] and ends[last : last + 1] == [at + len(wanted)]
        if whole:
            found.append((first, last - first + 1))
        at = joined.find(wanted, at + (len(wanted) if whole else 1))
    return found


def _closed(text: str, place: Place, wanted: str) -> Place:
    """The place with the closing punctuation that the quotation ends with, when it stands there."""
    start, end = place
    tail = wanted[bare_words(wanted)[-1].end :].replace(_ELLIPSIS, "...")
    for mark in tail:
        if text[end : end + 1] and text[end] in _LIKE.get(mark, mark):
            end += 1
    return start, end
