"""Texts in a language, and free data."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias, Union

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Json: TypeAlias = Union[bool, int, float, str, "list[Json]", "dict[str, Json]", None]


@dataclass(frozen=True, slots=True, order=True)
class Words:
    """A text and the language it is in.

    Attributes:
        text: The text itself.
        language: BCP 47 tag in lower case, such as ``en``; empty when not stated.
    """

    text: str
    language: str = ""

    def __str__(self) -> str:
        return self.text


def words(text: str | Iterable[Words], language: str = "en") -> tuple[Words, ...]:
    """The text as a record holds it: one entry for each language, none for an empty text."""
    if isinstance(text, str):
        return (Words(text, language),) if text else ()
    return tuple(sorted(text))


def best(texts: tuple[Words, ...], language: str = "en") -> str:
    """The text in the wanted language, else the first there is, else an empty text."""
    return next((w.text for w in texts if w.language == language), str(texts[0]) if texts else "")


@dataclass(frozen=True, slots=True)
class Data:
    """Free data attached to a record, kept as canonical JSON so that it compares and sorts.

    Attributes:
        json: A JSON object with sorted keys and no white space; empty when there is none.
    """

    json: str = ""

    @classmethod
    def of(cls, value: Mapping[str, Json]) -> Data:
        """Data that holds the mapping. NaN and infinities are refused with ValueError."""
        if not value:
            return cls()
        return cls(canonical(dict(value)))

    @property
    def value(self) -> dict[str, Json]:
        """The mapping that the data holds; a fresh one at each call."""
        loaded: dict[str, Json] = json.loads(self.json) if self.json else {}
        return loaded

    def __bool__(self) -> bool:
        return bool(self.json)


_ENCODER = json.JSONEncoder(
    sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
)


def canonical(value: Json) -> str:
    """JSON with sorted keys, no white space and no escapes but the needed ones.

    Lone surrogates, which no encoding has, are needed ones.
    """
    text = _ENCODER.encode(value)
    if text.isascii():
        return text
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


NO_DATA = Data()
