"""What may stand in the fields of AIF, and how that is said which stands there instead."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from argmap.formats.jsontext import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

_ID = ((str, int), "a text or a whole number")
_TEXT = ((str,), "a text")
_FIELDS: dict[str, dict[str, tuple[tuple[type, ...], str]]] = {
    "nodes": {"nodeID": _ID, "text": _TEXT, "scheme": _TEXT},
    "edges": {"fromID": _ID, "toID": _ID},
    "locutions": {"nodeID": _ID, "personID": _ID, "timestamp": _TEXT},
}
"""The fields that are understood, by the list in which they stand."""
_NEEDED = frozenset({"nodeID", "text", "fromID", "toID"})
"""Fields that must be there, and be more than null."""


def is_usual(item: dict[str, Any], *names: str) -> bool:
    """Whether some fields of an item are texts, as nearly always."""
    return set(map(type, map(item.get, names))) == {str}


def odd_fields(several: str, item: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The fields of an item of a list that have a wrong value, each with what it has.

    Args:
        several: The list: ``nodes``, ``edges`` or ``locutions``.
        item: The item.
    """
    for name, (kinds, wanted) in _FIELDS[several].items():
        value = item.get(name)
        if value is None and (name not in _NEEDED or (several, name) == ("locutions", "nodeID")):
            continue
        if not isinstance(value, kinds) or isinstance(value, bool):
            found = called(value) if name in item else "missing"
            yield name, f"{found}, where {wanted}"


def called(value: object) -> str:
    """What sort of value of JSON something is."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    sorts = {str: "a text", int: "a number", float: "a number", list: "a list"}
    return sorts.get(type(value), "an object")


def shown(value: object) -> str:
    """An id, or what stands for one, as a message shows it."""
    text = value if isinstance(value, str) else json.dumps(value)
    return printable(text)[:80]
