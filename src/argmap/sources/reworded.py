"""The place most like a passage whose words have been changed."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from argmap.sources.sketching import likeness, sketch_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.sources.indexed import Indexed
    from argmap.sources.locating import Place

ALIKE = 0.35
"""The least estimated Jaccard index at which a place counts as the passage in other words."""

_STRETCHES = 4
"""How many of the most promising stretches are looked at closely."""

_ENOUGH = 4_000
"""Places of digits of the sketch that are looked up, the rarest digits first."""

_SHARED = 0.15
"""The least share of the looked-up digits that a stretch must show to be looked at."""

_STRIDES = 6
"""Into how many steps a passage is divided when a stretch is first looked through."""


def most_alike(copy: Indexed, sketch: str, word_count: int) -> tuple[float, Place | None]:
    """The likeness of the most similar stretch of ``word_count`` words, and where it stands.

    Stretches that share too few digits with the sketch are passed over. Those that share the most
    are compared at every sixth of their length, then word by word around the best; of equals the
    first is taken. 0 and no place when nothing is alike.
    """
    size = min(word_count, len(copy.words))
    if size <= 0:
        return 0.0, None
    stride = max(1, size // _STRIDES)
    coarse = {
        first
        for start in _promising(copy, sketch, size)
        for first in _near(copy, start, size, stride)
    }
    _, about = _best(copy, sketch, size, coarse)
    best, first = _best(copy, sketch, size, _within(copy, about - stride, about + stride, size))
    return (best, copy.span(first, size)) if coarse and best > 0 else (0.0, None)


def _best(copy: Indexed, sketch: str, size: int, firsts: Iterable[int]) -> tuple[float, int]:
    """The greatest likeness to the sketch, and the first word of the stretch that has it."""
    rated = ((likeness(sketch, sketch_of(copy.marks_within(f, size))), -f) for f in firsts)
    best, first = max(rated, default=(0.0, 0))
    return best, -first


def _promising(copy: Indexed, sketch: str, size: int) -> list[int]:
    """The first words of the stretches, half overlapping, with most bins of the sketch."""
    step = max(1, (size + 1) // 2)
    bins: dict[int, set[int]] = defaultdict(set)
    looked_up = _rarest(copy, sketch)
    for place, numbers in looked_up:
        for stretch in {i // step for i in numbers}:
            bins[stretch].add(place)
            bins[stretch - 1].add(place)
    least = max(1, _SHARED * len(looked_up))
    ranked = sorted(
        (-len(found), stretch) for stretch, found in bins.items() if len(found) >= least
    )
    return [stretch * step for _, stretch in ranked[:_STRETCHES]]


def _rarest(copy: Indexed, sketch: str) -> list[tuple[int, list[int]]]:
    """The bins of a sketch with the words that show the same digit, as far as is enough."""
    chosen: list[tuple[int, list[int]]] = []
    total = 0
    for place, numbers in copy.shown_of_sketch(sketch):
        total += len(numbers)
        if total > _ENOUGH and chosen:
            break
        chosen.append((place, numbers))
    return chosen


def _near(copy: Indexed, start: int, size: int, stride: int) -> range:
    reach = max(1, size // 2)
    near = _within(copy, start - reach, start + reach, size)
    return range(near.start, near.stop, stride)


def _within(copy: Indexed, least: int, most: int, size: int) -> range:
    last = len(copy.words) - size
    return range(max(0, min(last, least)), max(0, min(last, most)) + 1)
