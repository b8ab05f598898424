"""Which keys of a data block are facts of argmap's own, and which are just data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.formats.argdown.coding import Codec, Undecodable, camel, snake
from argmap.model import (
    Argument,
    DigestSelector,
    Group,
    Locution,
    Passage,
    QuoteSelector,
    Statement,
    StatementKind,
    is_slug,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.model import Json, Selector

_ELEMENT = (
    "label",
    "allows",
    "text",
    "wordings",
    "implicit",
    "expressed_in",
    "asserted_by",
    "attributed_to",
    "addresses",
    "weight",
    "tags",
    "data",
    "order",
)
FIELDS: dict[type, frozenset[str]] = {
    Statement: frozenset(
        {
            *_ELEMENT,
            "kind",
            "evidence_kind",
            "modality",
            "certainty",
            "horizon",
            "sources",
            "holds_in",
            "contradicts",
            "restates",
        }
    ),
    Argument: frozenset(
        {
            *_ELEMENT,
            "kind",
            "premises",
            "warrants",
            "target",
            "schemes",
            "asks",
            "roles",
            "rules",
            "strict",
            "outweighs",
            "part_of",
        }
    ),
    Locution: frozenset({*_ELEMENT, "date"}),
    Group: frozenset({*_ELEMENT, "members", "level"}),
}
"""The fields of each record that its data block may state."""
ALIASES = {"scheme": "schemes", "scenario": "holds_in", "rule": "rules"}
"""Other names for keys, as people type them."""
_DIGEST_KEYS: tuple[str, ...] = ("sha256", "looseSha256", "wordCount", "sketch")
_QUOTE_KEYS: tuple[str, ...] = ("prefix", "suffix")
PASSAGE_KEYS = ("source", "span", "quote", *_QUOTE_KEYS, *_DIGEST_KEYS)
"""The keys that tell of one passage."""
KIND_TAGS = {str(kind): kind for kind in StatementKind if kind is not StatementKind.STATEMENT}
"""Tags that say what a statement is: ``#assumption``, ``#evidence``, ``#claim``."""


def is_known(record: type, key: str) -> bool:
    """Whether a key states a fact of such a record."""
    name = ALIASES.get(key, snake(key))
    passage = record is not Group and (key in PASSAGE_KEYS or key == "passages")
    return key == "id" or passage or (name in FIELDS[record] and camel(name) in {key, camel(name)})


def split(
    codec: Codec, record: type, data: Json
) -> tuple[dict[str, Any], dict[str, Json], list[str]]:
    """The facts that a data block states, what is left as data, and keys with wrong values.

    A value that cannot be what its key says stays in the data.
    """
    facts: dict[str, Any] = {}
    rest: dict[str, Json] = {}
    wrong: list[str] = []
    for key, value in data.items() if isinstance(data, dict) else ():
        name = ALIASES.get(key, snake(key))
        if name not in FIELDS[record] or (key not in ALIASES and camel(name) != key):
            rest[key] = value
            continue
        try:
            facts |= codec.decode(record, {camel(name): value})
        except Undecodable:
            wrong.append(key)
            rest[key] = value
    return facts, rest, wrong


def own_id(data: dict[str, Json]) -> str:
    """Takes the id out of some data; empty when none is stated that can be one."""
    stated = data.get("id")
    if isinstance(stated, str) and (is_slug(stated) if stated else False):
        del data["id"]
        return stated
    return ""


def passages(
    data: dict[str, Json], is_source: Callable[[str], bool]
) -> tuple[list[dict[str, Json]], list[str]]:
    """Takes what is said of passages out of some data: the facts of each, and wrong keys.

    People write ``source`` of anything; alone it tells of a passage when it names a known source.
    """
    flat = {key: data.pop(key) for key in PASSAGE_KEYS if key in data}
    listed = data.get("passages")
    known = is_source(str(flat.get("source", "")))
    found: list[dict[str, Json]] = [flat] if "quote" in flat or "span" in flat or known else []
    if flat and not found:
        data |= flat
    if isinstance(listed, list) and all(isinstance(item, dict) for item in listed):
        found += [dict(item) for item in listed if isinstance(item, dict)]
        del data["passages"]
        listed = None
    return found, ["passages"] if listed is not None else []


def selectors(codec: Codec, name: str, facts: dict[str, Json]) -> tuple[Selector, ...]:
    """The selectors that the facts of a passage describe.

    Raises:
        Undecodable: A value is of the wrong sort; the error names its key.
    """
    made: list[Selector] = []
    span = facts.get("span")
    if span is not None:
        start, end = _span(span)
        rest = {k: facts[k] for k in _DIGEST_KEYS if k in facts}
        fields = codec.decode(DigestSelector, rest)
        made.append(DigestSelector(id=f"{name}-at", start=start, end=end, **fields))
    if "quote" in facts:
        rest = {k: facts[k] for k in _QUOTE_KEYS if k in facts}
        fields = codec.decode(QuoteSelector, {"exact": facts["quote"], **rest})
        made.append(QuoteSelector(id=f"{name}-quote", **fields))
    return tuple(made)


def _span(value: Json) -> tuple[int, int]:
    """Two positions in ascending order."""
    if isinstance(value, list) and len(value) == 2:
        start, end = value
        if type(start) is int and type(end) is int and 0 <= start <= end:
            return start, end
    raise Undecodable("span")


def passage(codec: Codec, name: str, source: str, facts: dict[str, Json]) -> Passage:
    """A passage as its facts describe it."""
    return Passage(id=name, source=source, selectors=selectors(codec, name, facts))
