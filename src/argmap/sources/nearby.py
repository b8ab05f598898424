"""The places in a text that are most like a quotation that does not stand in it."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING

from argmap.sources.wording import bare_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from argmap.sources.indexed import Indexed
    from argmap.sources.locating import Place

LEAST = 0.6
_MOST = 3
_CUTOFF = 50
"""The least similarity, in hundredths, of a stretch that is fitted to whole words."""

_STRETCHES = 6
"""How many stretches of the text are looked at closely."""

_RAREST = 12
"""How many words of a quotation are looked up, the rarest in the text first."""

_SEARCHED = 200_000
"""Characters up to which a text is searched through for a quotation of strange words."""

_LONGEST = 4_000
"""Characters of a quotation that are compared."""


def nearby(copy: Indexed, quote: str) -> list[tuple[float, Place]]:
    """Up to three places of at least 0.6 similarity, best first, that do not overlap.

    Similarity is the normalised indel similarity of the bare words, from 0 to 1.
    """
    words = [word.folded for word in bare_words(quote[:_LONGEST])]
    if not words or not copy.words:
        return []
    wanted = " ".join(words)
    rated = _rated(copy, wanted, _sharing(copy, words))
    if not rated and _strange(copy, words) and len(copy.joined) <= _SEARCHED:
        rated = _rated(copy, wanted, _all(copy, len(words)))
    return _best(rated)


def _strange(copy: Indexed, words: list[str]) -> bool:
    """Whether most words of the quotation do not occur in the text, as when it is misspelt."""
    return 2 * sum(word in copy.places_of_word for word in words) < len(words)


def _rated(
    copy: Indexed, wanted: str, stretches: Iterator[tuple[int, int]]
) -> list[tuple[float, Place]]:
    found = {_fitted(copy, wanted, first, last) for first, last in stretches}
    return [(score, place) for score, place in found if score >= LEAST]


def _fitted(copy: Indexed, wanted: str, first: int, last: int) -> tuple[float, Place]:
    """The words from ``first`` to ``last`` that fit best, with their similarity and place."""
    from rapidfuzz import fuzz

    start = copy.starts[first]
    stretch = copy.joined[start : copy.starts[last] + len(copy.words[last].folded)]
    fit = fuzz.partial_ratio_alignment(wanted, stretch, score_cutoff=_CUTOFF)
    if fit is None:
        return 0.0, copy.span(first, 1)
    begin, end = start + fit.dest_start, start + fit.dest_end
    a = max(0, bisect_right(copy.starts, begin) - 1)
    b = max(a, bisect_right(copy.starts, max(begin, end - 1)) - 1)
    chosen = copy.joined[copy.starts[a] : copy.starts[b] + len(copy.words[b].folded)]
    return fuzz.ratio(wanted, chosen) / 100, copy.span(a, b - a + 1)


def _sharing(copy: Indexed, words: list[str]) -> Iterator[tuple[int, int]]:
    """The stretches that share the most words with the quotation, rare words counting more."""
    step = max(1, len(words))
    weights: Counter[int] = Counter()
    shared = sorted({word for word in words if word in copy.places_of_word})
    rarest = sorted(shared, key=lambda word: len(copy.places_of_word[word]))[:_RAREST]
    for places in (copy.places_of_word[word] for word in rarest):
        for stretch in {i // step - back for i in places for back in (0, 1)}:
            weights[stretch] += 1_000_000 // len(places)
    ranked = sorted(weights, key=lambda stretch: (-weights[stretch], stretch))
    return _around(copy, ranked[:_STRETCHES], step)


def _all(copy: Indexed, step: int) -> Iterator[tuple[int, int]]:
    return _around(copy, range(len(copy.words) // step + 1), step)


def _around(copy: Indexed, numbers: Iterable[int], step: int) -> Iterator[tuple[int, int]]:
    """First and last word of each stretch, which reaches to the end of the next."""
    most = len(copy.words) - 1
    for number in numbers:
        yield min(most, max(0, number * step)), min(most, (number + 2) * step - 1)


def _best(rated: list[tuple[float, Place]]) -> list[tuple[float, Place]]:
    chosen: list[tuple[float, Place]] = []
    for score, (start, end) in sorted(rated, key=lambda item: (-item[0], item[1])):
        if all(end <= a or start >= b for _, (a, b) in chosen):
            chosen.append((score, (start, end)))
    return chosen[:_MOST]
