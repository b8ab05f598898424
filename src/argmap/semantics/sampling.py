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
    """The scenarios, as bits of a number, that take a choice of those odds."""
    if odds == 0.5:
        return source.getrandbits(SAMPLES)
    return sum(1 << i for i in range(SAMPLES) if source.random() < odds)
