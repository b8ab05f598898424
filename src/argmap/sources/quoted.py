"""Where the quotation of a passage stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.sources.quoting import Match, quote_in
from argmap.sources.wording import bare_words

if TYPE_CHECKING:
    from argmap.model import QuoteSelector
    from argmap.sources.indexed import Indexed
    from argmap.sources.locating import Place

_STATUS = {"exact": "exact", "tolerant": "moved", "near": "reworded"}


def quoted(copy: Indexed, quote: QuoteSelector) -> tuple[str, Place | None, float]:
    """The status, place and similarity of a quotation; ``gone`` without place when not found.

    Of several places the most similar is taken, of those the one with the most words of the
    recorded prefix and suffix around it, of those the first.
    """
    matches = quote_in(copy, quote.exact)
    if not matches:
        return "gone", None, 0.0
    best = max(matches, key=lambda m: (m.similarity, _surrounded(copy, quote, m), -m.start))
    return _STATUS[best.how], (best.start, best.end), best.similarity


def _surrounded(copy: Indexed, quote: QuoteSelector, match: Match) -> int:
    """How many words before and after the match are those of the prefix and suffix."""
    before = _folded(quote.prefix)[::-1]
    after = _folded(quote.suffix)
    first, last = copy.word_at(match.start), copy.word_at(match.end)
    preceding = [word.folded for word in copy.words[max(0, first - len(before)) : first]][::-1]
    following = [word.folded for word in copy.words[last : last + len(after)]]
    return _agreeing(before, preceding) + _agreeing(after, following)


def _folded(text: str) -> list[str]:
    return [word.folded for word in bare_words(text)]


def _agreeing(a: list[str], b: list[str]) -> int:
    """How many words agree before the first that does not."""
    pairs = list(zip(a, b, strict=False))
    return next((i for i, (x, y) in enumerate(pairs) if x != y), len(pairs))
