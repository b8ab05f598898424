"""From the form of every subtree to the place of every box."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from argmap.view import tree as gap
from argmap.view.plan import row_width

if TYPE_CHECKING:
    from argmap.view.pack import Packing
    from argmap.view.plan import Plan
    from argmap.view.tree import Tree

Todo: TypeAlias = list[tuple[int, float, float]]


def place(tree: Tree, plan: Plan, packing: Packing) -> tuple[list[float], list[float]]:
    """The centres of the boxes in px, across and down, by number."""
    across, down = [0.0] * len(tree.ids), [0.0] * len(tree.ids)
    stack: Todo = [(root, *at) for root, at in zip(tree.roots, packing.places, strict=True)]
    while stack:
        n, left, top = stack.pop()
        if plan.columns[n]:
            across[n], down[n] = _in_column(tree, plan, n, left, top, stack)
        else:
            across[n], down[n] = _in_row(tree, plan, n, left, top, stack)
    _centre(tree, plan, across)
    return across, down


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
