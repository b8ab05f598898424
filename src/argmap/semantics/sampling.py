"""Scenarios that are drawn where there are too many to look at: always the same draw."""

from __future__ import annotations

import random

SAMPLES = 4096
EXACT = 16
"""Up to so many independent choices every combination is looked at: 65,536 at most."""
_SEED = 20_241


def dice() -> random.Random:
    """A source of numbers that gives the same ones each time."""
    return random.Random(_SEED)  # noqa: S311 - a fixed draw, not a secret


def drawn(source: random.Random, odds: float) -> int:
    """The scenarios, as bits of a number, that take a choice of those odds.

    The odds are taken to sixteen binary places, far finer than so many scenarios can tell. Place by
    place, from the last one, a fair draw is joined where the place is 1 and met where it is 0.
    """
    places = round(odds * (1 << _PLACES))
    if places in {0, 1 << _PLACES}:
        return 0 if not places else (1 << SAMPLES) - 1
    last = (places & -places).bit_length() - 1
    bits = 0
    for place in range(last, _PLACES):
        fair = source.getrandbits(SAMPLES)
        bits = bits | fair if places >> place & 1 else bits & fair
    return bits


_PLACES = 16
