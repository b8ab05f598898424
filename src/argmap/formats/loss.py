"""What a format does not hold of a map: told by kind, count and ids, and never passed over.

A map is written and read again, and whatever it said before and does not say afterwards is lost. So
a report can neither forget a loss nor invent one.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from importlib import import_module
from typing import TYPE_CHECKING, Any

from argmap.formats import dump, loads
from argmap.formats.aif.reading import PLAIN
from argmap.formats.naming import map_iri
from argmap.formats.table import OWN_DATA
from argmap.model import RECORD_FIELDS, Argument, ArgumentMap, Record, Relation, Words
from argmap.model.edits import renamed_all
from argmap.vocabulary import GRAPH

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from argmap.formats.table import Format

_WORDED = frozenset({"label", "text", "wordings", "about"})
_UNTOLD = frozenset({"id", "span", "order"})
"""Fields that are no statement of the map: where it was written, and in which order."""


@dataclass(frozen=True, slots=True)
class Loss:
    """One sort of thing that a format does not hold.

    Attributes:
        record: The sort of record, as its class is called; ``ArgumentMap`` for the map itself.
        field: The field whose values are lost; empty where the records are lost altogether. What
            another format kept in the free data has that format and its name: ``aif.timestamp``.
        ids: The ids of the records; those of the map is its IRI.
    """

    record: str
    field: str
    ids: tuple[str, ...]

    def __str__(self) -> str:
        count = len(self.ids)
        name = _spaced(self.record)
        own, _, field = self.field.rpartition(".")
        said = field.replace("_", " ") + (f" (from {own})" if own else "")
        if self.record == "ArgumentMap":
            return f"{said} of the map"
        several = f"{count} {name}{'s' * (count != 1)}"
        return f"{said} of {several}" if self.field else several


def losses(argument_map: ArgumentMap, row: Format) -> tuple[Loss, ...]:
    """What a format does not hold of a map, ordered by sort and field; nothing for a lossless one.

    Args:
        argument_map: The map.
        row: A format that argmap writes.
    """
    if row.lossless:
        return ()
    module: Any = import_module(row.module)
    if row.reads:
        kept = loads(dump(argument_map, row.name), _file_of(argument_map), row.name).map
        if hasattr(module, "names_in"):
            kept = renamed_all(kept, module.names_in(argument_map))
    else:
        kept = module.kept(argument_map, row)
    found: dict[tuple[str, str], list[str]] = {}
    for sort, field, name in _lost(argument_map, kept):
        found.setdefault((sort, field), []).append(name)
    return tuple(Loss(*key, tuple(names)) for key, names in sorted(found.items()))


def _file_of(argument_map: ArgumentMap) -> str:
    """A file whose name tells the IRI of the map; empty where the IRI is told by no file."""
    name = argument_map.iri.removeprefix(GRAPH)
    return name if map_iri(name) == argument_map.iri else ""


def losses_data(found: Iterable[Loss]) -> list[dict[str, Any]]:
    """A report as plain data."""
    return [asdict(loss) | {"count": len(loss.ids)} for loss in found]


def _lost(before: ArgumentMap, after: ArgumentMap) -> Iterator[tuple[str, str, str]]:
    for field in _changed(before, after):
        yield "ArgumentMap", field, before.iri
    for name, record in before.records.items():
        other = after.records.get(name)
        if other is None or type(other) is not type(record):
            yield type(record).__name__, "", name
            continue
        for field in _changed(record, other):
            yield type(record).__name__, field, name


def _changed(before: Record | ArgumentMap, after: Record | ArgumentMap) -> Iterator[str]:
    """The fields that said something and say something else now."""
    for field in fields(before):
        if not field.compare or field.name in _UNTOLD or field.name in RECORD_FIELDS:
            continue
        old, new = getattr(before, field.name), getattr(after, field.name)
        if field.name == "data":
            plain = PLAIN if isinstance(before, Argument | Relation) else frozenset[str]()
            yield from _changed_data(old.value, new.value, plain)
            continue
        if old == new or not (old or field.default != old):
            continue
        if field.name in _WORDED and _texts(old) == _texts(new):
            yield f"language_of_{field.name}"
        else:
            yield field.name


def _texts(several: Iterable[Words]) -> list[str]:
    return sorted(words.text for words in several)


def _changed_data(
    old: Mapping[str, Any], new: Mapping[str, Any], plain: Collection[str]
) -> Iterator[str]:
    """What free data said and says no more; of what a format keeps there for itself, each part."""
    if any(key not in OWN_DATA and new.get(key) != value for key, value in old.items()):
        yield "data"
    for key in sorted(OWN_DATA & old.keys()):
        held, now = old[key], new.get(key) or {}
        if not isinstance(held, dict) or not isinstance(now, dict):
            if held != now:
                yield f"{key}.data"
            continue
        for part, value in held.items():
            says_nothing = value is None or (isinstance(value, str) and value in plain)
            if part not in _UNSAID and not says_nothing and now.get(part) != value:
                yield f"{key}.{part}"


_UNSAID = frozenset({"nodeID", "without"})
"""What formats keep of how a thing was written, not of what it says."""


def _spaced(name: str) -> str:
    return "".join(f" {c.lower()}" if c.isupper() else c for c in name).strip()
