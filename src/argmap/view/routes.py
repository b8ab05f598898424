"""The lines of the drawing: polylines in px, and what each of them means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from argmap.view.steps import NEUTRAL
from argmap.view.tree import HOOK, LEVEL, RAIL

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from argmap.view.forest import Forest
    from argmap.view.layout import Placed
    from argmap.view.steps import Step, Structure

Points: TypeAlias = tuple[tuple[float, float], ...]

_BUS = 6
"""How far in px below a step the line runs that joins its premises."""
_ASIDE = 6
"""How far in px the rail of undercuts stands beside the rail of premises."""


@dataclass(frozen=True, slots=True)
class Route:
    """A line of the drawing.

    Attributes:
        lower: Id of what it comes from.
        upper: Id of what it goes to.
        role: ``premise``, ``step`` (from a step to its target), ``also`` (a further use),
            ``circle`` (a link back), or the name of a relation such as ``contradicts``.
        polarity: What the step does, or neutral.
        points: Its corners; of a straight cross-link the two ends.
        arrow: Whether it ends in an arrow head.
        linked: Whether it joins a premise to others of the same step.
    """

    lower: str
    upper: str
    role: str
    polarity: str
    points: Points
    arrow: bool = False
    linked: bool = False


def routes(forest: Forest, structure: Structure, placed: Mapping[str, Placed]) -> Iterator[Route]:
    """The branches, then the cross-links of further uses and circles."""
    for upper in forest.order:
        kids = forest.kids[upper]
        shared = len({structure.steps[k].polarity for k in kids if k in structure.steps}) > 1
        for lower in kids:
            yield from _branch(lower, upper, structure, placed, shared=shared)
    for cut in forest.cuts:
        ends = straight(placed[cut.lower], placed[cut.upper])
        role = "circle" if cut.circular else "also"
        polarity = _polarity(structure, cut.lower, cut.upper)
        yield Route(cut.lower, cut.upper, role, polarity, ends, arrow=True)


def _polarity(structure: Structure, lower: str, upper: str) -> str:
    step = _acting(structure, lower, upper)
    return str(step.polarity) if step else NEUTRAL


def _acting(structure: Structure, lower: str, upper: str) -> Step | None:
    """The step to which a link belongs: the lower end if it bears on the upper."""
    own = structure.steps.get(lower)
    return own if own and own.target == upper else structure.steps.get(upper)


def _branch(
    lower: str,
    upper: str,
    structure: Structure,
    placed: Mapping[str, Placed],
    *,
    shared: bool,
) -> Iterator[Route]:
    step = structure.steps.get(lower)
    below, above = placed[lower], placed[upper]
    polarity = _polarity(structure, lower, upper)
    if not (step and step.target == upper):
        holder = structure.steps[upper]
        points = _to_step(below, above)
        yield Route(lower, upper, "premise", polarity, points, linked=holder.linked)
    elif above.box.is_step:
        yield Route(lower, upper, "step", polarity, _to_side(below, above), arrow=True)
    else:
        points = _to_card(below, above)
        trunk = NEUTRAL if shared else polarity
        yield Route(lower, upper, "step", trunk, points, arrow=True)
        if shared:
            yield Route(lower, upper, "step", polarity, _drop(points, above))


def _hook(placed: Placed) -> float:
    """The height at which a rail meets a box from the side."""
    return placed.y if placed.box.is_step else placed.top + HOOK


def _to_card(below: Placed, above: Placed) -> Points:
    """From a step up to its target, a card."""
    if above.column:
        rail, hook = above.left + RAIL, _hook(below)
        return (below.left, hook), (rail, hook), (rail, above.bottom)
    middle = above.bottom + LEVEL / 2
    if below.rail is not None:
        start = (below.left, _hook(below))
        return start, *_bent(below.rail, start[1], middle, above.x, above.bottom)
    return _bent(below.x, below.top, middle, above.x, above.bottom)


def _drop(points: Points, above: Placed) -> Points:
    """The part of a line to a card that it shares with no other."""
    x, y = points[0]
    if above.column:
        return (x, y), (above.left + RAIL + 5, y)
    if points[1][1] == y:
        return (x, y), (points[1][0] + 5, y)
    return (x, y), (x, above.bottom + LEVEL / 2)


def _to_step(below: Placed, above: Placed) -> Points:
    """From a premise up to its step."""
    if above.column:
        hook = _hook(below)
        if hook == above.y:
            return (below.left, hook), (above.right, hook)
        return (below.left, hook), (above.x, hook), (above.x, above.bottom)
    return _bent(below.x, below.top, above.bottom + _BUS, above.x, above.bottom)


def _to_side(below: Placed, above: Placed) -> Points:
    """From a step to the step it bears on, apart from the line of the premises."""
    if above.column:
        rail, hook = above.x + _ASIDE, _hook(below)
        return (below.left, hook), (rail, hook), (rail, above.bottom)
    if abs(below.x - above.x) <= above.box.width / 2:
        return (below.x, below.top), (below.x, above.bottom)
    side = above.right if below.x > above.x else above.left
    return (below.x, below.top), (below.x, above.y), (side, above.y)


def _bent(x: float, y: float, corner: float, to_x: float, to_y: float) -> Points:
    """Up, across and up again; straight when the ends are above each other."""
    if abs(x - to_x) < 1:
        return (x, y), (to_x, to_y)
    return (x, y), (x, corner), (to_x, corner), (to_x, to_y)


def straight(lower: Placed, upper: Placed) -> Points:
    """The ends in px of a cross-link: where it leaves one box and where it meets the other."""
    return _edge(lower, upper), _edge(upper, lower)


def _edge(of: Placed, towards: Placed) -> tuple[float, float]:
    """Where the line between two centres leaves the first box."""
    dx, dy = towards.x - of.x, towards.y - of.y
    if not dx and not dy:
        return of.right, of.y
    wide = of.box.width / 2 / abs(dx) if dx else float("inf")
    high = of.box.height / 2 / abs(dy) if dy else float("inf")
    part = min(wide, high, 1.0)
    return of.x + dx * part, of.y + dy * part
