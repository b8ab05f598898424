"""What two maps have different, record by record and field by field."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from argmap.model.map import RECORD_FIELDS, ArgumentMap

if TYPE_CHECKING:
    from argmap.model.records import Record


@dataclass(frozen=True, slots=True)
class Change:
    """One difference.

    Attributes:
        id: Id of the record; empty for the map itself.
        field: Name of the field; empty when the whole record was added or removed.
        before: Value in the first map, as text; empty when it was added.
        after: Value in the second map, as text; empty when it was removed.
    """

    id: str
    field: str
    before: str
    after: str


def diff(first: ArgumentMap, second: ArgumentMap) -> tuple[Change, ...]:
    """The changes that turn the first map into the second, ordered by id and field."""
    changes = _fields_changed("", first, second)
    for name in sorted(first.records.keys() | second.records.keys()):
        before, after = first.records.get(name), second.records.get(name)
        if before is None or after is None or type(before) is not type(after):
            changes += _whole(name, before, after)
        else:
            changes += _fields_changed(name, before, after)
    return tuple(changes)


def _whole(name: str, before: Record | None, after: Record | None) -> list[Change]:
    shown = [f"{type(r).__name__}: {r.name}" if r else "" for r in (before, after)]
    return [Change(name, "", *shown)]


def _fields_changed(
    name: str, before: Record | ArgumentMap, after: Record | ArgumentMap
) -> list[Change]:
    return [
        Change(name, f.name, _shown(getattr(before, f.name)), _shown(getattr(after, f.name)))
        for f in fields(before)
        if f.compare
        and not (isinstance(before, ArgumentMap) and f.name in RECORD_FIELDS)
        and getattr(before, f.name) != getattr(after, f.name)
    ]


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(_item(item) for item in value)
    return "" if value is None else str(value)


def _item(item: object) -> str:
    """A member of a field; a pair as a role and what fills it."""
    return ": ".join(item) if type(item) is tuple else str(item)
