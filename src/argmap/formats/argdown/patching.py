"""What Argdown has no syntax for, as changes to the map that the rest of a file describes.

The front matter may hold, under ``argmap``: ``records``, by id the fields that differ and whole
records that the text does not give; ``without``, ids of records that it gives and the map has not;
and ``extra``, RDF that the model has no place for.
"""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from argmap.formats.argdown.coding import FAMILIES, Codec, Undecodable
from argmap.model import ArgumentMap, Triple

if TYPE_CHECKING:
    from argmap.model import Json, Record

_FAMILY_OF = {kind: family for family, kind in FAMILIES.items()}


def patch(codec: Codec, text: ArgumentMap, wanted: ArgumentMap) -> dict[str, Json]:
    """What must be said beside the text so that it describes the wanted map.

    Args:
        codec: Writes the values.
        text: The map that the text describes.
        wanted: The map that it is to describe.

    Returns:
        The keys for the section ``argmap`` of the front matter; none when nothing is missing.
    """
    found: dict[str, Json] = {}
    records: dict[str, Json] = {}
    known = text.records
    for record in wanted:
        old = known.get(record.id)
        if old is None or type(old) is not type(record):
            records[record.id] = {"in": _FAMILY_OF[type(record)], **codec.record(record)}
        elif old != record:
            records[record.id] = codec.changes(old, record)
    top = codec.changes(text, wanted, without={*FAMILIES, "iri", "extra"})
    if top:
        records[_MAP_KEY] = top
    if records:
        found["records"] = records
    gone = sorted(name for name in known if name not in wanted.records)
    if gone:
        found["without"] = list(gone)
    if wanted.extra:
        found["extra"] = [list(triple) for triple in wanted.extra]
    return found


_MAP_KEY = "this map"
"""Stands for the map itself among the records; no id can be it."""


def patched(
    codec: Codec, text: ArgumentMap, records: Json, without: Json, extra: Json
) -> ArgumentMap:
    """The map with what front matter says beside the text; what cannot be read is passed over."""
    if not (records or without or extra):
        return text
    made = _without(text, {str(name) for name in without} if isinstance(without, list) else set())
    if isinstance(records, dict):
        made = _changed(codec, made, records)
    triples = extra if isinstance(extra, list) else []
    good = [Triple(*map(str, t)) for t in triples if isinstance(t, list) and len(t) == 3]
    return replace(made, extra=tuple(good)) if good else made


def _without(argument_map: ArgumentMap, gone: set[str]) -> ArgumentMap:
    if not gone:
        return argument_map
    kept: dict[str, Any] = {
        family: tuple(r for r in getattr(argument_map, family) if r.id not in gone)
        for family in FAMILIES
    }
    return replace(argument_map, **kept)


def _changed(codec: Codec, text: ArgumentMap, changes: dict[str, Json]) -> ArgumentMap:
    families: dict[str, dict[str, Record]] = {
        family: {r.id: r for r in getattr(text, family)} for family in FAMILIES
    }
    top: dict[str, Any] = {}
    for name, values in changes.items():
        if not isinstance(values, dict):
            continue
        if name == _MAP_KEY:
            top = _decoded(codec, ArgumentMap, values)
            continue
        old = next((held[name] for held in families.values() if name in held), None)
        whole = "in" in values
        family = str(values["in"]) if whole else (_FAMILY_OF[type(old)] if old else "")
        if family not in families:
            continue
        kind = FAMILIES[family]
        facts = _decoded(codec, kind, {k: v for k, v in values.items() if k != "in"})
        for held in families.values():
            held.pop(name, None)
        base = old if not whole and old is not None else _blank(kind, name, facts)
        families[family][name] = replace(base, **facts)
    whole_families: dict[str, Any] = {f: tuple(held.values()) for f, held in families.items()}
    return replace(text, **top, **whole_families)


def _blank(kind: type[Record], name: str, facts: dict[str, Any]) -> Record:
    required = {f.name for f in fields(kind)} & {"start", "end", "exact"}
    return kind(id=name, **{key: facts[key] for key in required if key in facts})


def _decoded(codec: Codec, kind: type, values: dict[str, Json]) -> dict[str, Any]:
    facts: dict[str, Any] = {}
    for key, value in values.items():
        try:
            facts |= codec.decode(kind, {key: value})
        except Undecodable:
            continue
    return facts
