"""The measures of the layout, and the forest as it reads them: numbers in lists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.view.forest import Forest
    from argmap.view.sizes import Box
    from argmap.view.steps import Structure

LEVEL = 30
"""Height in px of the gap between a card and the steps side by side below it."""
STEP_LEVEL = 16
"""Height in px of the gap between a step and its premises side by side below it."""
BESIDE = 24
"""Width in px of the gap between neighbours."""
LINKED = 10
"""Width and height in px of the gap between linked premises: their bands touch."""
BENEATH = 12
"""Height in px of the gap between what hangs in a column."""
CARD_INDENT = 22
"""Width in px by which what hangs below a card stands in."""
STEP_INDENT = 32
"""Width in px by which what hangs below a step stands in."""
APART = 44
"""Width and height in px of the gap between trees."""
RAIL = 10
"""How far in px the rail below a card stands in from its left edge."""
HOOK = 15
"""Height in px at which a rail meets a card, below its upper edge."""


@dataclass(frozen=True, slots=True)
class Tree:
    """A forest by numbers; a parent has a smaller number than its children.

    Attributes:
        ids: The ids, branch by branch.
        roots: Numbers of the roots.
        kids: For each number, those of its children.
        widths: Widths in px.
        heights: Heights in px.
        steps: Which are small nodes of steps.
        gaps: Px to keep free before each, beside or beneath its elder sibling.
    """

    ids: tuple[str, ...]
    roots: tuple[int, ...]
    kids: tuple[tuple[int, ...], ...]
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    steps: tuple[bool, ...]
    gaps: tuple[tuple[float, float], ...]


def tree_of(forest: Forest, structure: Structure, boxes: Mapping[str, Box]) -> Tree:
    """The forest with the sizes of its boxes."""
    at = {name: n for n, name in enumerate(forest.order)}
    return Tree(
        ids=forest.order,
        roots=tuple(at[name] for name in forest.roots),
        kids=tuple(tuple(at[k] for k in forest.kids[name]) for name in forest.order),
        widths=tuple(boxes[name].width for name in forest.order),
        heights=tuple(boxes[name].height for name in forest.order),
        steps=tuple(boxes[name].is_step for name in forest.order),
        gaps=tuple(_gaps(name, forest, structure) for name in forest.order),
    )


def _gaps(name: str, forest: Forest, structure: Structure) -> tuple[float, float]:
    upper = structure.steps.get(forest.parent.get(name, ""))
    if upper and upper.linked and name in upper.origins:
        return LINKED, LINKED
    return BESIDE, BENEATH
