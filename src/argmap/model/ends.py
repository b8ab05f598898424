"""In what the reasoning of a map ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.model.map import ArgumentMap


def theses_of(argument_map: ArgumentMap) -> tuple[str, ...]:
    """The theses of the map; where it names none, the conclusions that lead to nothing further."""
    known = argument_map.statement_by_id
    named = tuple(name for name in argument_map.theses if name in known)
    return named or tuple(name for name in ends_of(argument_map) if name in known)


def ends_of(argument_map: ArgumentMap) -> tuple[str, ...]:
    """What something is concluded or drawn to support, and from which nothing follows, by id."""
    used = set(argument_map.uses_of)
    ends = set(argument_map.inferences_to)
    for relation in argument_map.relations:
        if relation.kind.is_support:
            used.update(relation.origins)
            ends.update(relation.targets)
    return tuple(sorted(ends - used))
