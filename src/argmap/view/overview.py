"""What the page says about the map as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.model import best
from argmap.view.details import Value, finding, plain, web
from argmap.view.strings import string

if TYPE_CHECKING:
    from argmap.diagnostic import Diagnostic
    from argmap.model import ArgumentMap
    from argmap.view.details import Details
    from argmap.view.forest import Forest


def overview(
    argument_map: ArgumentMap,
    trees: Forest,
    details: Details,
    diagnostics: tuple[Diagnostic, ...],
) -> dict[str, Any]:
    """The description of the map and the facts about it; facts without a value left out."""
    facts = {
        "theses": details.refer(argument_map.theses),
        "analysed": details.refer(argument_map.sources_analysed),
        "contents": _contents(argument_map),
        "findings": [_placed(argument_map, d) for d in diagnostics],
        "circles": _circles(trees),
        "recorded": details.refer(argument_map.attributed_to),
        "created": plain(argument_map.created),
        "modified": plain(argument_map.modified),
        "license": [{**v, **web(argument_map.license)} for v in plain(argument_map.license)],
    }
    return {
        "about": best(argument_map.about, details.language),
        "facts": [[string("fact." + key), values] for key, values in facts.items() if values],
    }


def _contents(argument_map: ArgumentMap) -> list[Value]:
    counts = [
        string(f"count.{family}", len(getattr(argument_map, family)))
        for family in ("statements", "arguments", "relations")
        if getattr(argument_map, family)
    ]
    return plain(", ".join(counts))


def _circles(trees: Forest) -> list[Value]:
    return [
        {"text": string("fact.circles.note", cut.lower, cut.upper), "id": cut.lower}
        for cut in trees.cuts
        if cut.circular
    ]


def _placed(argument_map: ArgumentMap, diagnostic: Diagnostic) -> Value:
    """A finding, with a link to what it is about when that is in the map."""
    value = finding(diagnostic)
    return {**value, "id": diagnostic.about} if diagnostic.about in argument_map else value
