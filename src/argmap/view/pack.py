"""Trees beside and above each other in a window of a wanted shape."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import TypeAlias

from argmap.view.tree import APART

Size: TypeAlias = tuple[float, float]
Place: TypeAlias = tuple[float, float]

_STRETCHES = (0.7, 0.85, 1.0, 1.2, 1.5)
"""Widths to try, as parts of the side that the total area asks for."""


@dataclass(frozen=True, slots=True)
class Packing:
    """Where each tree stands.

    Attributes:
        places: Left and upper edge in px of each tree.
        width: Of the whole in px.
        height: Of the whole in px.
    """

    places: tuple[Place, ...]
    width: float
    height: float

    def scale(self, aspect: float) -> float:
        """How large it can be shown in a window ``aspect`` px wide and 1 px high."""
        return min(aspect / max(self.width, 1), 1 / max(self.height, 1))


def pack(sizes: list[Size], aspect: float) -> Packing:
    """The trees on shelves, in order, in the width that shows them largest."""
    area = sum((w + APART) * (h + APART) for w, h in sizes)
    widest = max((w for w, _ in sizes), default=0)
    second = sorted((w for w, _ in sizes), reverse=True)[1:2]
    limits = {max(widest, stretch * sqrt(area * aspect)) for stretch in _STRETCHES}
    limits |= {widest + APART + width for width in second}
    tried = [_shelves(sizes, limit) for limit in sorted(limits)] or [Packing((), 0, 0)]
    return max(tried, key=lambda packing: packing.scale(aspect))


def _shelves(sizes: list[Size], limit: float) -> Packing:
    """Shelves ``limit`` px wide; what is low is stacked in columns upon a shelf."""
    places: list[Place] = []
    top = shelf = 0.0
    left = column = used = 0.0
    widest = 0.0
    for width, height in sizes:
        if places and width <= column and used + APART + height <= shelf:
            places.append((left, top + used + APART))
            used += APART + height
            continue
        if places and left + column + APART + width <= limit:
            left += column + APART
        elif places:
            top, shelf, left = top + shelf + APART, 0.0, 0.0
        places.append((left, top))
        column, used, shelf = width, height, max(shelf, height)
        widest = max(widest, left + width)
    return Packing(tuple(places), widest, top + shelf)
