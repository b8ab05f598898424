"""Pure edits: each gives a new map and leaves the old one as it was."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from argmap.errors import DuplicateId, NoSuchRecordField
from argmap.model.map import RECORD_FIELDS, AnyRecord, ArgumentMap, Triple
from argmap.model.records import Argument

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from argmap.model.records import Record

_NAME_FIELDS = {
    "id",
    "target",
    "part_of",
    "source",
    "default_scenario",
    "expressed_in",
    "asserted_by",
    "attributed_to",
    "sources",
    "sources_analysed",
    "theses",
    "holds_in",
    "contradicts",
    "restates",
    "premises",
    "warrants",
    "roles",
    "outweighs",
    "origins",
    "targets",
    "members",
    "assumes",
    "rejects",
    "creators",
    "stakes",
}


def changed(argument_map: ArgumentMap, name: str, **new: Any) -> ArgumentMap:
    """The map with some fields of one record replaced.

    Premises that an argument is to have no more fill no role in it any longer.

    Raises:
        UnknownElement: The map has no such record.
        NoSuchRecordField: The record has no such field.
    """
    record = argument_map[name]
    known = {f.name for f in fields(record)}
    for field_name in new:
        if field_name not in known:
            raise NoSuchRecordField(type(record).__name__, field_name)
    if isinstance(record, Argument):
        new = _with_roles(record, new)
    return _mapped(argument_map, lambda r: replace(r, **new) if r.id == name else r)


def _with_roles(argument: Argument, new: dict[str, Any]) -> dict[str, Any]:
    """The new fields of an argument, with the roles that what it needs from now on fills."""
    if "roles" in new or new.keys().isdisjoint({"premises", "warrants"}):
        return new
    facts = {"premises": argument.premises, "warrants": argument.warrants} | new
    needed = {*facts["premises"], *facts["warrants"]}
    return new | {"roles": tuple(pair for pair in argument.roles if pair[1] in needed)}


def without(argument_map: ArgumentMap, *names: str) -> ArgumentMap:
    """The map without the records of these ids and without any mention of them.

    Raises:
        UnknownElement: The map has no such record.
    """
    for name in names:
        _ = argument_map[name]
    gone = set(names)
    kept = _mapped(argument_map, lambda r: None if r.id in gone else r)
    nodes = {f"<{argument_map.iri_of(name)}>" for name in gone}
    kept = replace(kept, extra=tuple(t for t in kept.extra if nodes.isdisjoint(t)))
    return _renamed(kept, lambda name: "" if name in gone else name)


def renamed(argument_map: ArgumentMap, old: str, new: str) -> ArgumentMap:
    """The map with one id replaced wherever it is mentioned.

    Raises:
        UnknownElement: The map has no record of the old id.
        DuplicateId: The new id is taken.
    """
    _ = argument_map[old]
    if new in argument_map.taken:
        raise DuplicateId(new)
    node = {f"<{argument_map.iri_of(old)}>": f"<{argument_map.iri_of(new)}>"}
    extra = tuple(Triple(*(node.get(term, term) for term in t)) for t in argument_map.extra)
    moved = _renamed(argument_map, lambda name: new if name == old else name)
    return replace(moved, extra=extra)


def renamed_all(argument_map: ArgumentMap, names: Mapping[str, str]) -> ArgumentMap:
    """The map with records renamed, all at once, so that names may be exchanged.

    Args:
        argument_map: The map.
        names: The new id of each record that gets one; those of others must be free.
    """
    return _renamed(argument_map, lambda name: names.get(name, name))


def _mapped(
    argument_map: ArgumentMap, change: Callable[[AnyRecord], AnyRecord | None]
) -> ArgumentMap:
    families: dict[str, Any] = {
        family: tuple(new for r in getattr(argument_map, family) if (new := change(r)) is not None)
        for family in RECORD_FIELDS
    }
    return replace(argument_map, **families)


def _renamed(argument_map: ArgumentMap, rename: Callable[[str], str]) -> ArgumentMap:
    top = _renamed_fields(argument_map, rename)
    moved = _mapped(argument_map, lambda r: replace(r, **_renamed_fields(r, rename)))
    return replace(moved, **{name: top[name] for name in top if name not in RECORD_FIELDS})


def _renamed_fields(record: Record | ArgumentMap, rename: Callable[[str], str]) -> dict[str, Any]:
    new: dict[str, Any] = {}
    for f in fields(record):
        if f.name not in _NAME_FIELDS or (f.name in RECORD_FIELDS and record_is_map(record)):
            continue
        value = getattr(record, f.name)
        if f.name == "roles":
            new[f.name] = tuple((role, name) for role, old in value if (name := rename(old)))
        elif isinstance(value, str):
            new[f.name] = rename(value) if value else value
        else:
            new[f.name] = tuple(name for old in value if (name := rename(old)))
    return new


def record_is_map(record: Record | ArgumentMap) -> bool:
    """Whether it is the map itself, whose field ``sources`` holds records and not ids."""
    return isinstance(record, ArgumentMap)
