"""From the form of every subtree to the place of every box."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from argmap.view import tree as gap
from argmap.view.plan import row_width
from argmap.view.shapes import stacks

if TYPE_CHECKING:
    from argmap.view.pack import Packing
    from argmap.view.plan import Plan
    from argmap.view.tree import Tree

Todo: TypeAlias = list[tuple[int, float, float]]


@dataclass(frozen=True, slots=True)
class Places:
    """Where the boxes stand, in px, by number.

    Attributes:
        across: Centres, from the left.
        down: Centres, from the top.
        rails: Where the rail runs from which a box hangs, when it is in one of several columns.
    """

    across: list[float]
    down: list[float]
    rails: list[float | None]


def place(tree: Tree, plan: Plan, packing: Packing) -> Places:
    """The places of the boxes, by number."""
    size = len(tree.ids)
    places = Places([0.0] * size, [0.0] * size, [None] * size)
    across, down = places.across, places.down
    stack: Todo = [(root, *at) for root, at in zip(tree.roots, packing.places, strict=True)]
    while stack:
        n, left, top = stack.pop()
        if plan.columns[n]:
            across[n], down[n] = _in_column(tree, plan, n, left, top, stack)
        elif plan.limits[n]:
            _in_stacks(tree, plan, n, left, top, stack, places.rails)
            across[n], down[n] = left + plan.widths[n] / 2, top + tree.heights[n] / 2
        else:
            across[n], down[n] = _in_row(tree, plan, n, left, top, stack)
    _centre(tree, plan, across)
    return places


def _in_stacks(
    tree: Tree,
    plan: Plan,
    n: int,
    left: float,
    top: float,
    stack: Todo,
    rails: list[float | None],
) -> None:
    """Queues what stands in several columns below ``n``, and notes their rails."""
    kids = tree.kids[n]
    across, below = left, top + tree.heights[n] + gap.LEVEL
    for group in stacks([plan.heights[kid] for kid in kids], plan.limits[n]):
        indent = gap.CARD_INDENT if len(group) > 1 else 0
        down = below
        for kid in (kids[m] for m in group):
            stack.append((kid, across + indent, down))
            rails[kid] = across + gap.RAIL if indent else None
            down += plan.heights[kid] + gap.BENEATH
        across += indent + max(plan.widths[kids[m]] for m in group) + gap.BESIDE


def _in_row(
    tree: Tree, plan: Plan, n: int, left: float, top: float, stack: Todo
) -> tuple[float, float]:
    """Queues what stands in a row below ``n``; gives the centre of ``n``."""
    height = tree.heights[n]
    across = left + (plan.widths[n] - row_width(tree, plan, n)) / 2
    below = top + height + (gap.STEP_LEVEL if tree.steps[n] else gap.LEVEL)
    for position, kid in enumerate(tree.kids[n]):
        across += tree.gaps[kid][0] if position else 0
        stack.append((kid, across, below))
        across += plan.widths[kid]
    return left + plan.widths[n] / 2, top + height / 2


def _in_column(
    tree: Tree, plan: Plan, n: int, left: float, top: float, stack: Todo
) -> tuple[float, float]:
    """Queues what stands in a column below ``n``; gives the centre of ``n``."""
    width, height = tree.widths[n], tree.heights[n]
    down = top if tree.steps[n] else top + height + gap.BENEATH
    inner = left + (gap.STEP_INDENT if tree.steps[n] else gap.CARD_INDENT)
    for position, kid in enumerate(tree.kids[n]):
        down += tree.gaps[kid][1] if position else 0
        stack.append((kid, inner, down))
        down += plan.heights[kid]
    middle = top + (max(gap.HOOK, height / 2) if tree.steps[n] else height / 2)
    return left + width / 2, middle


def _centre(tree: Tree, plan: Plan, across: list[float]) -> None:
    """Moves what stands above a row over the middle of the row, within its own subtree."""
    low = [x - w / 2 for x, w in zip(across, tree.widths, strict=True)]
    high = [x + w / 2 for x, w in zip(across, tree.widths, strict=True)]
    for n in reversed(range(len(tree.ids))):
        kids = tree.kids[n]
        if not kids:
            continue
        left, right = min(low[k] for k in kids), max(high[k] for k in kids)
        if not plan.columns[n]:
            half = tree.widths[n] / 2
            if right - left >= 2 * half:
                middle = (min(across[k] for k in kids) + max(across[k] for k in kids)) / 2
                across[n] = min(max(middle, left + half), right - half)
            low[n], high[n] = across[n] - half, across[n] + half
        low[n], high[n] = min(low[n], left), max(high[n], right)
