"""What a format does not hold of a map: told by kind, count and ids, and never passed over.

A map is written and read again, and whatever it said before and does not say afterwards is lost. So
a report can neither forget a loss nor invent one.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from importlib import import_module
from typing import TYPE_CHECKING, Any

from argmap.formats import dump, loads
from argmap.model import RECORD_FIELDS, ArgumentMap, Record, Words
from argmap.model.edits import renamed_all

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from argmap.formats.table import Format

_WORDED = frozenset({"label", "text", "wordings", "about"})
_UNTOLD = frozenset({"id", "span", "order"})
"""Fields that are no statement of the map: where it was written, and in which order."""


@dataclass(frozen=True, slots=True)
class Loss:
    """One sort of thing that a format does not hold.

    Attributes:
        record: The sort of record, as its class is called; ``ArgumentMap`` for the map itself.
        field: The field whose values are lost; empty where the records are lost altogether.
        ids: The ids of the records; those of the map is its IRI.
    """

    record: str
    field: str
    ids: tuple[str, ...]

    def __str__(self) -> str:
        count = len(self.ids)
        name = _spaced(self.record)
        if self.record == "ArgumentMap":
            return f"{self.field.replace('_', ' ')} of the map"
        several = f"{count} {name}{'s' * (count != 1)}"
        return f"{self.field.replace('_', ' ')} of {several}" if self.field else several


def losses(argument_map: ArgumentMap, row: Format) -> tuple[Loss, ...]:
    """What a format does not hold of a map, ordered by sort and field; nothing for a lossless one.

    Args:
        argument_map: The map.
        row: A format that argmap writes.
    """
    if row.lossless:
        return ()
    kept = ArgumentMap(iri="")
    if row.reads:
        written = dump(argument_map, row.name)
        kept = loads(written, "", row.name).map
        module: Any = import_module(row.module)
        if hasattr(module, "names_in"):
            kept = renamed_all(kept, module.names_in(argument_map))
    found: dict[tuple[str, str], list[str]] = {}
    for sort, field, name in _lost(argument_map, kept):
        found.setdefault((sort, field), []).append(name)
    return tuple(Loss(*key, tuple(names)) for key, names in sorted(found.items()))


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
            old, new = _without_own(old), _without_own(new)
        if old == new or not (old or field.default != old):
            continue
        if field.name in _WORDED and _texts(old) == _texts(new):
            yield f"language_of_{field.name}"
        else:
            yield field.name


def _texts(several: Iterable[Words]) -> list[str]:
    return sorted(words.text for words in several)


def _without_own(data: Any) -> Any:
    """Free data but for what a format keeps there for itself."""
    return {key: value for key, value in data.value.items() if key != "aif"}


def _spaced(name: str) -> str:
    return "".join(f" {c.lower()}" if c.isupper() else c for c in name).strip()
