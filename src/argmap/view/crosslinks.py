"""The lines across the map that are no reasoning: what contradicts and what restates what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.model import RelationKind
from argmap.view.routes import Route, straight
from argmap.view.steps import NEUTRAL

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from argmap.model import ArgumentMap
    from argmap.view.layout import Placed

_ROLES = {
    RelationKind.CONTRADICTION: "contradicts",
    RelationKind.CONTRARY: "contradicts",
    RelationKind.REPHRASE: "restates",
}


def crosslinks(argument_map: ArgumentMap, placed: Mapping[str, Placed]) -> Iterator[Route]:
    """A straight line in px for each pair that contradict or restate each other, once."""
    seen: set[tuple[str, str, str]] = set()
    for lower, upper, role in across(argument_map):
        key = (min(lower, upper), max(lower, upper), role)
        if key in seen or lower == upper or lower not in placed or upper not in placed:
            continue
        seen.add(key)
        yield Route(lower, upper, role, NEUTRAL, straight(placed[lower], placed[upper]))


def across(argument_map: ArgumentMap) -> Iterator[tuple[str, str, str]]:
    """What contradicts or restates what, as pairs of ids with ``contradicts`` or ``restates``."""
    for statement in argument_map.statements:
        for role in ("contradicts", "restates"):
            for other in getattr(statement, role):
                yield statement.id, other, role
    for relation in argument_map.relations:
        if relation.kind in _ROLES:
            for origin in relation.origins:
                for target in relation.targets:
                    yield origin, target, _ROLES[relation.kind]
