"""The shape that every subtree takes in the drawing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.view.shapes import Shape, Shapes
    from argmap.view.tree import Tree


@dataclass(frozen=True, slots=True)
class Plan:
    """What each subtree measures.

    Attributes:
        widths: Width in px of the subtree under each number.
        heights: Height in px of the same.
        columns: Whether what hangs from it stands in a column.
        limits: Greatest height in px of the columns side by side in which it stands; else 0.
    """

    widths: list[float]
    heights: list[float]
    columns: list[bool]
    limits: list[float]


def plan(tree: Tree, shapes: list[Shapes], tops: list[Shape]) -> Plan:
    """The measures of all subtrees when the roots take the shapes ``tops``."""
    size = len(tree.ids)
    found = Plan([0.0] * size, [0.0] * size, [False] * size, [0.0] * size)
    chosen = dict(zip(tree.roots, tops, strict=True))
    for n in range(size):
        shape = chosen.pop(n)
        found.widths[n], found.heights[n] = shape.width, shape.height
        found.columns[n] = shape.column
        found.limits[n] = shape.limit if shape.stacked else 0.0
        for kid in tree.kids[n]:
            part = shapes[kid]
            fits = part.lowest if shape.column else part.narrowest
            chosen[kid] = fits(shape.limit)
    return found


def row_width(tree: Tree, found: Plan, n: int) -> float:
    """Width in px of what stands side by side below ``n``."""
    kids = tree.kids[n]
    gaps = sum(tree.gaps[k][0] for k in kids[1:])
    return gaps + sum(found.widths[k] for k in kids)
