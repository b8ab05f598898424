"""The bare words of a text, by which a reformatted copy of it is recognised."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from argmap.sources.texts import sha256

if TYPE_CHECKING:
    from collections.abc import Iterator

_RUN = re.compile(r"\S+")
_JOINERS = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff'\u2019\u02bc]")
"""Soft hyphen, zero-width marks and apostrophes: they join what stands on either side."""

_WORD = re.compile(r"[^\W_]+")


class Word(NamedTuple):
    """A bare word and where it stands.

    Attributes:
        folded: The word compatibility-normalised, case-folded and without joiners.
        start: First code point, from 0.
        end: The code point after the last.
    """

    folded: str
    start: int
    end: int


def bare_words(text: str) -> list[Word]:
    """The words of a text without case, punctuation and typography, in reading order.

    White space parts; joiners join; all else that is neither letter nor digit parts. A run of
    characters with a compatibility form of another length is mapped character by character, and
    where that cannot be done its words get the place of the whole run.
    """
    return [word for run in _RUN.finditer(text) for word in _words_of(run.group(), run.start())]


def fold(text: str) -> str:
    """The text compatibility-normalised, case-folded and without joiners."""
    return _JOINERS.sub("", unicodedata.normalize("NFKC", text).casefold())


def loose_sha256(text: str) -> str:
    """The SHA-256 digest of the bare words, joined by single spaces."""
    return sha256(" ".join(word.folded for word in bare_words(text)))


def _words_of(run: str, offset: int) -> Iterator[Word]:
    """The words in a run of characters without white space that stands at ``offset``."""
    folded = fold(run)
    places = _places(run, folded)
    for part in _WORD.finditer(folded):
        start = places[part.start()][0]
        end = places[part.end() - 1][1]
        yield Word(part.group(), offset + start, offset + end)


def _places(run: str, folded: str) -> list[tuple[int, int]]:
    """For each character of the folded run, the start and end of what it comes from."""
    if len(folded) == len(run) and (run.isascii() or run.isalnum()):
        return [(i, i + 1) for i in range(len(run))]
    places: list[tuple[int, int]] = []
    pieces: list[str] = []
    for start, end in _clusters(run):
        pieces.append(fold(run[start:end]))
        places += [(start, end)] * len(pieces[-1])
    return places if "".join(pieces) == folded else [(0, len(run))] * len(folded)


def _clusters(run: str) -> Iterator[tuple[int, int]]:
    """The start and end of each character together with the marks that combine with it."""
    start = 0
    for i in range(1, len(run) + 1):
        if i == len(run) or not unicodedata.combining(run[i]):
            yield start, i
            start = i
