"""What the page says about the map as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.model import best
from argmap.view.details import Value, plain, web
from argmap.view.strings import string

if TYPE_CHECKING:
    from argmap.model import ArgumentMap
    from argmap.view.details import Details


def overview(argument_map: ArgumentMap, details: Details) -> dict[str, Any]:
    """The description of the map and the facts about it; facts without a value left out."""
    license_ = argument_map.license
    facts: dict[str, list[Value]] = {
        "theses": details.refer(argument_map.theses),
        "analysed": details.refer(argument_map.sources_analysed),
        "contents": _contents(argument_map),
        "by": details.refer(argument_map.attributed_to),
        "created": plain(argument_map.created),
        "modified": plain(argument_map.modified),
        "license": [{"text": license_, **web(license_)}] if license_ else [],
    }
    return {
        "about": best(argument_map.about, details.language),
        "facts": {key: found for key, found in facts.items() if found},
    }


def _contents(argument_map: ArgumentMap) -> list[Value]:
    counts = [
        string(f"count.{family}", len(getattr(argument_map, family)))
        for family in ("statements", "arguments", "relations")
        if getattr(argument_map, family)
    ]
    return plain(", ".join(counts))
