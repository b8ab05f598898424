"""Sketches: by them the likeness of two passages is estimated without knowing their words."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from argmap.sources.texts import encoded
from argmap.sources.wording import bare_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

BINS = 64
EMPTY = "-"
_DIGITS = "0123456789abcdef"
_CHANCE = 1 / len(_DIGITS)
"""How often two unlike values agree in their one digit."""


class Mark(NamedTuple):
    """What a feature leaves in a sketch: its bin, its rank there, and the digit it shows."""

    bin: int
    rank: int
    digit: str


@lru_cache(maxsize=1 << 18)
def mark(feature: str) -> Mark:
    """The mark of a word or of a pair of words: one hash, split into bin, rank and digit.

    The digit is taken from the bits next to those of the bin, so that neither the bin nor being
    the least of its bin makes some digits likelier than others.
    """
    number = int.from_bytes(hashlib.sha256(encoded(feature)).digest()[:8], "big")
    rank, place = divmod(number, BINS)
    return Mark(place, rank, _DIGITS[rank % len(_DIGITS)])


def features(words: Sequence[str]) -> list[str]:
    """The single words, then the pairs of adjacent words, each pair joined by a space."""
    return [*words, *(f"{a} {b}" for a, b in pairwise(words))]


def sketch_of(marks: Iterable[Mark]) -> str:
    """The sketch of features whose marks are given: in each bin the digit of the least."""
    least: dict[int, Mark] = {}
    for new in marks:
        old = least.get(new.bin)
        if old is None or new.rank < old.rank:
            least[new.bin] = new
    return "".join(least[i].digit if i in least else EMPTY for i in range(BINS))


def sketch(text: str) -> str:
    """The one-permutation MinHash of the bare words and their pairs, 64 characters long.

    Each feature is hashed once, by the first eight bytes of SHA-256 as a number: the remainder by
    64 is its bin, the quotient its rank; a bin shows the quotient's remainder by 16 for its
    lowest rank, as a hexadecimal digit, or a hyphen when it is empty. See Li, Owen and Zhang,
    One Permutation Hashing (2012).
    """
    words = [word.folded for word in bare_words(text)]
    return sketch_of(mark(feature) for feature in features(words))


def is_sketch(text: str) -> bool:
    """Whether the text can be the sketch of a passage that has words."""
    return len(text) == BINS and set(text) <= {EMPTY, *_DIGITS} and text != EMPTY * BINS


def likeness(sketch_a: str, sketch_b: str) -> float:
    """An estimate, from 0 to 1, of the Jaccard index of the features of two texts.

    The share of agreeing bins, corrected for digits that agree by chance; bins empty in both do
    not count. 0 when either is no sketch, 1 when they are equal.
    """
    if len(sketch_a) != BINS or len(sketch_b) != BINS:
        return 0.0
    if sketch_a == sketch_b:
        return 1.0
    counted = [(a, b) for a, b in zip(sketch_a, sketch_b, strict=True) if (a, b) != (EMPTY, EMPTY)]
    filled = sum(EMPTY not in pair for pair in counted)
    agreeing = sum(a == b for a, b in counted)
    alike = (agreeing - _CHANCE * filled) / (1 - _CHANCE)
    return max(0.0, alike / len(counted))
