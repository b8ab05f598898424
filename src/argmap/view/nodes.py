"""The nodes and lines of the scene: what is drawn, and where, as plain JSON. Lengths are px."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.model import Argument, Element, Group, Locution, Relation, Statement
from argmap.view.language import name_in, runs_right_to_left, said
from argmap.view.outline import text_of
from argmap.view.sizes import Box, card_box, step_box
from argmap.view.steps import NEUTRAL
from argmap.view.strings import string

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.model import ArgumentMap
    from argmap.view.forest import Forest
    from argmap.view.layout import Placed
    from argmap.view.routes import Route
    from argmap.view.steps import Structure


def kind_of(argument_map: ArgumentMap, name: str) -> str:
    """The word for an element: its kind, or ``thesis`` for what the map is to establish."""
    element = argument_map[name]
    if name in argument_map.theses:
        return "thesis"
    if isinstance(element, Argument) and not element.needs and not element.target:
        return "argument"
    if isinstance(element, Statement | Argument | Relation):
        return str(element.kind)
    if isinstance(element, Locution):
        return "locution"
    return "group" if isinstance(element, Group) else "statement"


def box_of(
    argument_map: ArgumentMap, shape: Structure, name: str, language: str, base: float
) -> Box:
    """The small node of a step with premises; a card for all else."""
    element = argument_map[name]
    if name in shape.steps and (
        shape.steps[name].origins or not text_of(argument_map, name, language)
    ):
        return step_box()
    text = said(element, language) if isinstance(element, Element) else name
    foot = foot_of(argument_map, element, language) if isinstance(element, Statement) else ""
    return card_box(text, foot, base, bold=name in argument_map.theses)


def foot_of(argument_map: ArgumentMap, statement: Statement, language: str) -> str:
    """The scenarios for which alone a statement is put forward, in words; empty when for all."""
    scenarios = [name_in(argument_map, scenario, language) for scenario in statement.holds_in]
    return string("card.only", "; ".join(scenarios)) if scenarios else ""


def node_json(
    argument_map: ArgumentMap,
    shape: Structure,
    trees: Forest,
    name: str,
    placed: Placed,
) -> dict[str, Any]:
    """A node: a card with its lines, or the small node of a step."""
    step = shape.steps.get(name)
    if step is None or step.is_bare:
        step = shape.steps.get(trees.parent.get(name, ""), step)
    text = "".join(placed.box.lines)
    also = max(len(shape.uses.get(name, ())) - 1, 0)
    return {
        "id": name,
        "shape": "step" if placed.box.is_step else "card",
        "kind": kind_of(argument_map, name),
        "polarity": str(step.polarity) if step else NEUTRAL,
        "x": _px(placed.x),
        "y": _px(placed.y),
        "width": _px(placed.box.width),
        "height": _px(placed.box.height),
        "lines": list(placed.box.lines),
        "foot": list(placed.box.foot),
        "rtl": runs_right_to_left(text),
        "also": also,
        "parent": trees.parent.get(name, ""),
        "linked": step.linked and name in step.origins if step else False,
    }


def route_json(route: Route) -> dict[str, Any]:
    """A line with its corners."""
    return {
        "lower": route.lower,
        "upper": route.upper,
        "role": route.role,
        "polarity": route.polarity,
        "points": [[_px(x), _px(y)] for x, y in route.points],
        "arrow": route.arrow,
        "linked": route.linked,
    }


def bounds_of(placed: Mapping[str, Placed]) -> list[float]:
    """Left, top, right and bottom of the drawing; all 0 when it is empty."""
    if not placed:
        return [0, 0, 0, 0]
    boxes = placed.values()
    return [
        _px(min(p.left for p in boxes)),
        _px(min(p.top for p in boxes)),
        _px(max(p.right for p in boxes)),
        _px(max(p.bottom for p in boxes)),
    ]


def _px(value: float) -> float:
    """A length to a tenth of a px, as a whole number where it is one."""
    rounded = round(value, 1)
    return int(rounded) if rounded == int(rounded) else rounded
