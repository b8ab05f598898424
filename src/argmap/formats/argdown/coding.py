"""Records as plain data and back, for front matter and data blocks.

Keys are the names of the fields in the manner of JSON (``expressedIn``). A text in the language of
the file is a plain string, in another one a mapping from language to text.
"""

from __future__ import annotations

import re
from dataclasses import MISSING, fields
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from argmap.model import (
    Agent,
    AgentKind,
    Argument,
    ArgumentKind,
    Data,
    DigestSelector,
    Group,
    Locution,
    Passage,
    QuoteSelector,
    Relation,
    RelationKind,
    Scenario,
    Source,
    Statement,
    StatementKind,
    Triple,
    Words,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.model import ArgumentMap, Json, Record

FAMILIES: dict[str, type[Record]] = {
    "statements": Statement,
    "arguments": Argument,
    "relations": Relation,
    "locutions": Locution,
    "groups": Group,
    "scenarios": Scenario,
    "sources": Source,
    "agents": Agent,
    "passages": Passage,
}
"""The families of records and what they hold."""
_SKIPPED = frozenset({"span", "id", "selectors"})
_ENUMS: dict[str, Any] = {
    "StatementKind": StatementKind,
    "ArgumentKind": ArgumentKind,
    "RelationKind": RelationKind,
    "AgentKind": AgentKind,
}


class Undecodable(Exception):
    """A value cannot be what its key says."""


def camel(name: str) -> str:
    """``expressed_in`` as ``expressedIn``."""
    head, *rest = name.split("_")
    return head + "".join(part.capitalize() for part in rest)


def snake(name: str) -> str:
    """``expressedIn`` as ``expressed_in``."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


class Codec:
    """Writes and reads the fields of records.

    Args:
        language: The language of plain texts.
    """

    def __init__(self, language: str) -> None:
        self.language = language

    def record(self, record: Record, without: Iterable[str] = ()) -> dict[str, Json]:
        """The fields of a record that are not as usual."""
        left_out = _SKIPPED.union(without)
        found: dict[str, Json] = {}
        for f in fields(record):
            value = getattr(record, f.name)
            if f.name not in left_out and (f.default is MISSING or value != f.default):
                found[camel(f.name)] = self.encode(value)
        if isinstance(record, Passage) and record.selectors:
            found["selectors"] = [self.selector(s) for s in record.selectors]
        return found

    def record_of_map(self, argument_map: ArgumentMap, without: Iterable[str]) -> dict[str, Json]:
        """The facts about a map itself that are not as usual."""
        left_out = set(without)
        return {
            camel(f.name): self.encode(getattr(argument_map, f.name))
            for f in fields(argument_map)
            if f.name not in left_out and getattr(argument_map, f.name) != f.default
        }

    def selector(self, selector: DigestSelector | QuoteSelector) -> dict[str, Json]:
        """A selector with its id."""
        return {"id": selector.id, **self.record(selector)}

    def changes(self, old: Any, new: Any, without: Iterable[str] = ()) -> dict[str, Json]:
        """The fields in which one record differs from another."""
        found: dict[str, Json] = {}
        for f in fields(new):
            value = getattr(new, f.name)
            if f.name not in {"span", "id", *without} and getattr(old, f.name) != value:
                selectors = f.name == "selectors"
                found[camel(f.name)] = (
                    [self.selector(s) for s in value] if selectors else self.encode(value)
                )
        return found

    def encode(self, value: Any) -> Json:
        """A value of a field."""
        if isinstance(value, Words):
            return value.text if value.language == self.language else {value.language: value.text}
        if isinstance(value, tuple) and value and type(value[0]) is tuple:
            return pairs(value)
        if isinstance(value, tuple):
            inner = [self.encode(item) for item in value]
            alone = len(value) == 1 and isinstance(value[0], Words | str)
            return inner[0] if alone else inner
        if isinstance(value, Decimal):
            return float(value) if Decimal(repr(float(value))) == value else str(value)
        if isinstance(value, Data):
            return value.value
        return str(value) if isinstance(value, str) else value

    def words(self, value: Json) -> tuple[Words, ...]:
        """Texts."""
        found: list[Words] = []
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, str):
                found.append(Words(item, self.language))
            elif isinstance(item, dict) and all(isinstance(t, str) for t in item.values()):
                found += [Words(str(text), language) for language, text in item.items()]
            else:
                raise Undecodable
        return tuple(sorted(found))

    def decode(self, record: type, values: dict[str, Json]) -> dict[str, Any]:
        """The fields that some data states for a record.

        Raises:
            Undecodable: A key is not known, or a value is of another sort; the error names it.
        """
        hints = _hints(record)
        found: dict[str, Any] = {}
        for key, value in values.items():
            name = snake(key)
            if name not in hints or name in {"span", "id"}:
                raise Undecodable(key)
            try:
                found[name] = self._value(hints[name], value)
            except Undecodable:
                raise Undecodable(key) from None
        return found

    def _value(self, hint: str, value: Json) -> Any:
        if hint.startswith("tuple["):
            return self._several(hint, value)
        if hint in _ENUMS:
            return _member(_ENUMS[hint], value)
        if hint.startswith("Decimal"):
            return number(value)
        if hint == "Data" and isinstance(value, dict):
            return Data.of(value)
        if hint == "bool" and isinstance(value, bool):
            return value
        if hint.startswith("int") and (_is_int(value) or (value is None and "None" in hint)):
            return value
        if hint == "str":
            return _text(value)
        raise Undecodable

    def _several(self, hint: str, value: Json) -> tuple[Any, ...]:
        if hint.startswith("tuple[Words"):
            return self.words(value)
        if hint.startswith("tuple[tuple["):
            return _roles(value)
        if hint.startswith("tuple[Selector"):
            return tuple(self._selector(item) for item in _list(value))
        return tuple(sorted({_text(item) for item in _list(value)}))

    def _selector(self, value: Json) -> DigestSelector | QuoteSelector:
        if not isinstance(value, dict):
            raise Undecodable
        rest = dict(value)
        name = _text(rest.pop("id", None))
        kind: Any = QuoteSelector if "exact" in rest else DigestSelector
        try:
            made: DigestSelector | QuoteSelector = kind(id=name, **self.decode(kind, rest))
        except TypeError:
            raise Undecodable from None
        return made


def pairs(value: Iterable[tuple[str, str]]) -> dict[str, Json]:
    """Pairs as a mapping from the first to the second, or to all that stand with it."""
    found: dict[str, list[Json]] = {}
    for key, item in value:
        found.setdefault(key, []).append(item)
    return {key: items[0] if len(items) == 1 else list(items) for key, items in found.items()}


def _roles(value: Json) -> tuple[tuple[str, str], ...]:
    """Names of roles with the ids of what fills them."""
    if not isinstance(value, dict) or not all(map(_ROLE.fullmatch, value)):
        raise Undecodable
    pairs = {(role, _text(item)) for role, filler in value.items() for item in _list(filler)}
    return tuple(sorted(pairs))


_ROLE = re.compile(r"[A-Za-z0-9][\w-]*")


def number(value: Json) -> Decimal | None:
    """A number, written as one or as a text."""
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise Undecodable
    try:
        made = Decimal(str(value))
    except InvalidOperation:
        raise Undecodable from None
    if not made.is_finite():
        raise Undecodable
    return made


def _is_int(value: Json) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _text(value: Json) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    raise Undecodable


def _list(value: Json) -> list[Json]:
    return value if isinstance(value, list) else [value]


def _member(kind: Any, value: Json) -> Any:
    try:
        return kind(value)
    except ValueError:
        raise Undecodable from None


_RECORDS = tuple(f"tuple[{kind.__name__}," for kind in (*FAMILIES.values(), Triple))
_HINTS: dict[type, dict[str, str]] = {}


def _hints(record: type) -> dict[str, str]:
    """The types of the fields of a record, as they are written."""
    if record not in _HINTS:
        _HINTS[record] = {
            f.name: str(f.type).replace("Ids", "tuple[str, ...]")
            for f in fields(record)
            if not str(f.type).startswith(_RECORDS)
        }
    return _HINTS[record]
