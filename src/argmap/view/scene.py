"""The scene: the drawing of a map, every box and line with its place, as plain JSON.

The same map always gives the same scene. Pictures are made of it in Python; the page works out
the same drawing by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from argmap.view.crosslinks import crosslinks
from argmap.view.forest import forest
from argmap.view.language import direction_of, language_of, title_of
from argmap.view.layout import ASPECT, layout, scale
from argmap.view.nodes import bounds_of, box_of, node_json, route_json
from argmap.view.routes import routes
from argmap.view.sizes import BASES
from argmap.view.steps import structure

if TYPE_CHECKING:
    from argmap.model import ArgumentMap
    from argmap.view.forest import Forest
    from argmap.view.layout import Placed
    from argmap.view.steps import Structure

Scene: TypeAlias = dict[str, Any]
FORMAT = 2
"""Version of the scene; it grows when a reader of scenes would have to change."""
_MANY = 300
"""Number of boxes from which on only one width of cards is tried."""


def scene(argument_map: ArgumentMap, aspect: float = ASPECT) -> Scene:
    """The scene of a map.

    Args:
        argument_map: The map.
        aspect: Width by height of the window into which it is to fit.

    Returns:
        Plain data. Lengths are px: ``x`` and ``y`` of a node are its centre, ``bounds`` are left,
        top, right and bottom of the drawing.
    """
    language = language_of(argument_map)
    shape = structure(argument_map)
    trees = forest(argument_map, shape)
    placed = _placed(argument_map, shape, trees, language, aspect)
    lines = (*routes(trees, shape, placed), *crosslinks(argument_map, placed))
    return _turned(
        {
            "format": FORMAT,
            "iri": argument_map.iri,
            "language": language,
            "direction": direction_of(language),
            "title": title_of(argument_map, language),
            "bounds": bounds_of(placed),
            "nodes": [
                node_json(argument_map, shape, trees, name, placed[name]) for name in trees.order
            ],
            "routes": [route_json(route) for route in lines],
        }
    )


def _turned(found: Scene) -> Scene:
    """The scene; of a map that is written from right to left, drawn from right to left."""
    if found["direction"] != "rtl":
        return found
    left, _, right, _ = found["bounds"]
    for node in found["nodes"]:
        node["x"] = left + right - node["x"]
    for route in found["routes"]:
        route["points"] = [[left + right - x, y] for x, y in route["points"]]
    return found


def _placed(
    argument_map: ArgumentMap, shape: Structure, trees: Forest, language: str, aspect: float
) -> dict[str, Placed]:
    """The layout with the card width that shows a small map largest, a large one with the usual."""
    tried = []
    for base in BASES if len(trees.order) < _MANY else BASES[:1]:
        boxes = {name: box_of(argument_map, shape, name, language, base) for name in trees.order}
        tried.append(layout(trees, shape, boxes, aspect))
    return max(tried, key=lambda placed: scale(placed, aspect))
