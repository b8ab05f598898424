"""The scene: all that the page shows, as plain JSON, and nothing that it must work out.

It is the seam between Python and the browser: the same map always gives the same scene.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from argmap.view.crosslinks import crosslinks
from argmap.view.details import Details
from argmap.view.forest import forest
from argmap.view.language import direction_of, language_of, name_in, named, title_of, tongue
from argmap.view.layout import layout, scale
from argmap.view.nodes import bounds_of, box_of, kind_of, node_json, route_json
from argmap.view.outline import outline, text_of
from argmap.view.overview import overview
from argmap.view.passages import stretches
from argmap.view.routes import routes
from argmap.view.sizes import BASES
from argmap.view.steps import NEUTRAL, structure

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from argmap.diagnostic import Diagnostic
    from argmap.model import ArgumentMap, Element
    from argmap.view.forest import Forest
    from argmap.view.layout import Placed
    from argmap.view.steps import Structure

Scene: TypeAlias = dict[str, Any]
FORMAT = 1
"""Version of the scene; it grows when a reader of scenes would have to change."""
_MANY = 300
"""Number of boxes from which on only one width of cards is tried."""


def scene(
    argument_map: ArgumentMap,
    diagnostics: Iterable[Diagnostic] = (),
    documents: Mapping[str, str] | None = None,
) -> Scene:
    """The scene of a map.

    Args:
        argument_map: The map.
        diagnostics: What was found about it.
        documents: Canonical texts of sources, by their ids; passages are marked in them.

    Returns:
        Plain data. Lengths are px: ``x`` and ``y`` of a node are its centre, ``bounds`` are left,
        top, right and bottom of the drawing.
    """
    language = language_of(argument_map)
    found = tuple(diagnostics)
    shape = structure(argument_map)
    trees = forest(argument_map, shape)
    details = Details(argument_map, language, found)
    placed = _placed(argument_map, shape, trees, language)
    lines = (*routes(trees, shape, placed), *crosslinks(argument_map, placed))
    return {
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
        "outline": _outline(argument_map, shape),
        "records": {e.id: _record(argument_map, e, details) for e in argument_map.elements},
        "overview": overview(argument_map, trees, details, found),
        "documents": _documents(argument_map, documents or {}, language),
        "expressed": _expressed(argument_map),
    }


def _placed(
    argument_map: ArgumentMap, shape: Structure, trees: Forest, language: str
) -> dict[str, Placed]:
    """The layout with the card width that shows a small map largest, a large one with the usual."""
    tried = []
    for base in BASES if len(trees.order) < _MANY else BASES[:1]:
        boxes = {name: box_of(argument_map, shape, name, language, base) for name in trees.order}
        tried.append(layout(trees, shape, boxes))
    return max(tried, key=scale)


def _outline(argument_map: ArgumentMap, shape: Structure) -> list[dict[str, Any]]:
    return [
        {
            "depth": item.depth,
            "id": item.id,
            "role": item.role,
            "kind": kind_of(argument_map, item.id),
            "polarity": _polarity(shape, item.id),
            "words": item.words,
            "seen": item.seen,
        }
        for item in outline(argument_map)
    ]


def _polarity(shape: Structure, name: str) -> str:
    step = shape.steps.get(name)
    return NEUTRAL if step is None or step.is_bare else str(step.polarity)


def _record(argument_map: ArgumentMap, element: Element, details: Details) -> dict[str, Any]:
    language = details.language
    return {
        "kind": kind_of(argument_map, element.id),
        "iri": argument_map.iri_of(element.id),
        "text": text_of(argument_map, element.id, language),
        "label": named(element, language) if element.text and element.label else "",
        "language": tongue(element.text or element.label, language),
        "facts": [[name, values] for name, values in details.facts(element)],
        "findings": len(details.findings.get(element.id, ())),
    }


def _documents(
    argument_map: ArgumentMap, documents: Mapping[str, str], language: str
) -> list[dict[str, Any]]:
    return [
        {
            "id": source,
            "title": name_in(argument_map, source, language),
            "stretches": [
                [piece.text, list(piece.passages)]
                for piece in stretches(argument_map, source, text)
            ],
        }
        for source, text in sorted(documents.items())
    ]


def _expressed(argument_map: ArgumentMap) -> dict[str, list[str]]:
    """For each passage, the ids of the elements that it expresses."""
    found: dict[str, list[str]] = {}
    for element in argument_map.elements:
        for passage in element.expressed_in:
            found.setdefault(passage, []).append(element.id)
    return found
