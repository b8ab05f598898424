"""The hybrid layout: which boxes stand where, all of them in px.

A hi-tree (Marriott, Sbarski, van Gelder, Prager, Bulka: "Hi-Trees and Their Layout", IEEE TVCG
17(3), 2011) with boxes of any size, several trees, and the mix of rows and columns chosen so that
the whole is shown as large as the window allows. The time is proportional to the number of boxes;
nothing recurses.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.view.pack import Packing, pack
from argmap.view.place import place
from argmap.view.plan import Plan, plan
from argmap.view.shapes import shapes_of
from argmap.view.tree import tree_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.view.forest import Forest
    from argmap.view.shapes import Shape, Shapes
    from argmap.view.sizes import Box
    from argmap.view.steps import Structure
    from argmap.view.tree import Tree

ASPECT = 1070 / 800
"""Width by height of the part of a window of 1400 by 900 px that shows the map."""

_PRICES = tuple(2 ** (step / 2) for step in range(-6, 14))
"""What a px of height may cost in px of width, when several trees share the window."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A box and its place, in px.

    Attributes:
        x: Centre, from the left.
        y: Centre, from the top.
        box: Its size and lines.
        column: Whether what hangs from it stands in a column.
        rail: Where the rail runs from which it hangs, when it is in one of several columns.
    """

    x: float
    y: float
    box: Box
    column: bool
    rail: float | None = None

    @property
    def left(self) -> float:
        """Left edge."""
        return self.x - self.box.width / 2

    @property
    def right(self) -> float:
        """Right edge."""
        return self.x + self.box.width / 2

    @property
    def top(self) -> float:
        """Upper edge."""
        return self.y - self.box.height / 2

    @property
    def bottom(self) -> float:
        """Lower edge."""
        return self.y + self.box.height / 2


def scale(placed: Mapping[str, Placed], aspect: float = ASPECT) -> float:
    """How large a drawing is shown in a window ``aspect`` px wide and 1 px high."""
    width = max((p.right for p in placed.values()), default=1)
    height = max((p.bottom for p in placed.values()), default=1)
    return min(aspect / width, 1 / height)


def layout(
    forest: Forest, structure: Structure, boxes: Mapping[str, Box], aspect: float = ASPECT
) -> dict[str, Placed]:
    """Every box with its place, for a window of that width by height.

    No two boxes overlap, and the same map always gives the same places.
    """
    tree = tree_of(forest, structure, boxes)
    if not tree.ids:
        return {}
    chosen, packing = _best(tree, aspect)
    at = place(tree, chosen, packing)
    return {
        name: Placed(at.across[n], at.down[n], boxes[name], chosen.columns[n], at.rails[n])
        for n, name in enumerate(tree.ids)
    }


def _best(tree: Tree, aspect: float) -> tuple[Plan, Packing]:
    """The mix of rows and columns that is shown largest."""
    shapes = shapes_of(tree)
    tried = []
    for tops in _choices([shapes[root] for root in tree.roots]):
        packing = pack([(shape.width, shape.height) for shape in tops], aspect)
        tried.append((tops, packing))
    tops, packing = max(tried, key=lambda pair: pair[1].scale(aspect))
    return plan(tree, shapes, tops), packing


def _choices(roots: list[Shapes]) -> list[list[Shape]]:
    """One shape for each root: the cheapest at some price, and all that the largest can take."""
    priced = [[_cheapest(root, price) for root in roots] for price in _PRICES]
    middling = [_cheapest(root, 1) for root in roots]
    largest = max(range(len(roots)), key=lambda n: middling[n].width * middling[n].height)
    varied = [
        [*middling[:largest], shape, *middling[largest + 1 :]] for shape in roots[largest].all
    ]
    return priced + varied


def _cheapest(root: Shapes, price: float) -> Shape:
    return min(root.all, key=lambda shape: shape.width + price * shape.height)
