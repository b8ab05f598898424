"""For every subtree, the shapes that its drawing can take: narrow and high to wide and low.

What hangs from a box stands in a row or in a column, as in the hi-trees of Marriott, Sbarski, van
Gelder, Prager and Bulka ("Hi-Trees and Their Layout", IEEE TVCG 17(3), 2011). The shapes of a
subtree follow from those of its parts as in Stockmeyer's slicing floor plans ("Optimal
Orientations of Cells in Slicing Floorplan Designs", Information and Control 57, 1983): of each
part, the lowest that is narrow enough, or the narrowest that is low enough.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from argmap.view import tree as gap

if TYPE_CHECKING:
    from argmap.view.tree import Tree

T = TypeVar("T")

_MOST = 30
_LEAST = 10
_TOTAL = 20_000
"""How many shapes are kept: of a subtree at most and at least, and about how many in all."""


_FEWEST = 4
"""How many must hang from a card for several columns to be tried."""
_COLUMNS = (1.3, 1.6, 2, 2.5, 3, 3.5, 4, 5, 6, 8, 11, 16, 23, 32, 45, 64, 90)
"""By what the height of one column is divided to give the height of several."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape of a subtree.

    Attributes:
        width: In px.
        height: In px.
        column: Whether what hangs from its top stands in a column.
        limit: What each part must not exceed, in px: the width in a column, else the height.
        stacked: Whether what hangs stands in several columns side by side, each as high as the
            limit lets it be.
    """

    width: float
    height: float
    column: bool
    limit: float
    stacked: bool = False


@dataclass(frozen=True, slots=True)
class Shapes:
    """The shapes of a subtree, from narrow to wide, which is also from high to low."""

    all: tuple[Shape, ...]
    widths: tuple[float, ...]
    depths: tuple[float, ...]
    """Heights with the sign turned, so that they ascend."""

    def lowest(self, width: float) -> Shape:
        """The lowest that is at most so wide; the narrowest when none is."""
        return self.all[max(bisect_right(self.widths, width) - 1, 0)]

    def narrowest(self, height: float) -> Shape:
        """The narrowest that is at most so high; the lowest when none is."""
        return self.all[min(bisect_left(self.depths, -height), len(self.all) - 1)]


def shapes_of(tree: Tree) -> list[Shapes]:
    """The shapes of every subtree, by number."""
    most = max(_LEAST, min(_MOST, _TOTAL // max(len(tree.ids), 1)))
    found: list[Shapes] = [Shapes((), (), ())] * len(tree.ids)
    for n in reversed(range(len(tree.ids))):
        kids = [found[k] for k in tree.kids[n]]
        if kids:
            row_or_column = [*_columns(tree, n, kids, most), *_rows(tree, n, kids, most)]
            found[n] = _best([*row_or_column, *_stacked(tree, n, kids)], most)
        else:
            found[n] = _best([Shape(tree.widths[n], tree.heights[n], column=False, limit=0)], most)
    return found


def _columns(tree: Tree, n: int, kids: list[Shapes], most: int) -> list[Shape]:
    """The shapes with what hangs from ``n`` one beneath the other."""
    gaps = sum(tree.gaps[k][1] for k in tree.kids[n][1:])
    least = max(kid.widths[0] for kid in kids)
    found = []
    for limit in _thin(sorted({w for kid in kids for w in kid.widths if w >= least}), most):
        parts = [kid.lowest(limit) for kid in kids]
        width, height = max(p.width for p in parts), gaps + sum(p.height for p in parts)
        if tree.steps[n]:
            width, height = gap.STEP_INDENT + width, max(height, tree.heights[n] + gap.HOOK)
        else:
            width = max(tree.widths[n], gap.CARD_INDENT + width)
            height += tree.heights[n] + gap.BENEATH
        found.append(Shape(width, height, column=True, limit=limit))
    return found


def _rows(tree: Tree, n: int, kids: list[Shapes], most: int) -> list[Shape]:
    """The shapes with what hangs from ``n`` side by side."""
    gaps = sum(tree.gaps[k][0] for k in tree.kids[n][1:])
    above = tree.heights[n] + (gap.STEP_LEVEL if tree.steps[n] else gap.LEVEL)
    least = max(-kid.depths[-1] for kid in kids)
    found = []
    for limit in _thin(sorted({-d for kid in kids for d in kid.depths if -d >= least}), most):
        parts = [kid.narrowest(limit) for kid in kids]
        width = max(tree.widths[n], gaps + sum(p.width for p in parts))
        height = above + max(p.height for p in parts)
        found.append(Shape(width, height, column=False, limit=limit))
    return found


def _stacked(tree: Tree, n: int, kids: list[Shapes]) -> list[Shape]:
    """The shapes with what hangs from a card in several columns side by side."""
    if tree.steps[n] or len(kids) < _FEWEST:
        return []
    found = []
    tallest = sum(kid.all[0].height + gap.BENEATH for kid in kids)
    for columns in _COLUMNS:
        limit = tallest / columns
        parts = [kid.narrowest(limit) for kid in kids]
        groups = stacks([part.height for part in parts], limit)
        if 1 < len(groups) < len(kids):
            width, height = _stack_size(groups, parts)
            above = tree.heights[n] + gap.LEVEL
            width = max(tree.widths[n], width)
            found.append(Shape(width, above + height, column=False, limit=limit, stacked=True))
    return found


def _stack_size(groups: list[range], parts: list[Shape]) -> tuple[float, float]:
    """Width and height in px of columns side by side."""
    width, height = gap.BESIDE * (len(groups) - 1.0), 0.0
    for group in groups:
        indent = gap.CARD_INDENT if len(group) > 1 else 0
        width += indent + max(parts[n].width for n in group)
        tall = sum(parts[n].height for n in group) + gap.BENEATH * (len(group) - 1)
        height = max(height, tall)
    return width, height


def stacks(heights: list[float], limit: float) -> list[range]:
    """Parts in order, dealt into columns that are at most ``limit`` px high where they can be."""
    groups: list[range] = []
    start, used = 0, 0.0
    for n, height in enumerate(heights):
        if n > start and used + gap.BENEATH + height > limit:
            groups.append(range(start, n))
            start, used = n, 0.0
        used += height + (gap.BENEATH if n > start else 0)
    return [*groups, range(start, len(heights))]


def _best(shapes: list[Shape], most: int) -> Shapes:
    """Those than which no other is both narrower and lower."""
    shapes.sort(key=lambda s: (s.width, s.height, s.column))
    kept: list[Shape] = []
    for shape in shapes:
        if not kept or shape.height < kept[-1].height:
            kept.append(shape)
    kept = _thin(kept, most)
    return Shapes(tuple(kept), tuple(s.width for s in kept), tuple(-s.height for s in kept))


def _thin(items: list[T], most: int) -> list[T]:
    """The items, evenly thinned to ``most``, the first and the last among them."""
    if len(items) <= most:
        return items
    step = (len(items) - 1) / (most - 1)
    return [items[round(n * step)] for n in range(most)]
