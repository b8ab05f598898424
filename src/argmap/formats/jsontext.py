"""JSON and the places in it: the value, and where each item of its lists stands."""

from __future__ import annotations

import json
import re
from functools import cached_property
from typing import Any

from argmap.formats.argdown.lines import Lines
from argmap.formats.badtext import BadText
from argmap.span import Span

_DEEPEST = 200
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*+"|-?Infinity|NaN|-?\d[\d.eE+-]*|[\[{]|[\]}]')
_SPACE = re.compile(r"[ \t\n\r]*")
_DECODER = json.JSONDecoder()


class BadJson(BadText):
    """A text is no JSON that can be held."""


def json_of(text: str) -> Any:
    """The value of a text of JSON.

    Raises:
        BadJson: It is none, or holds a number that is none, or is nested too deep.
    """
    try:
        return _STRICT.decode(text)
    except json.JSONDecodeError as error:
        raise BadJson(error.msg, error.lineno, error.colno) from None
    except (ValueError, RecursionError):
        raise _unheld(text) from None


def _number(text: str) -> float:
    value = float(text)
    if value - value != 0:
        raise ValueError
    return value


_STRICT = json.JSONDecoder(parse_constant=_number, parse_float=_number)


def _unheld(text: str) -> BadJson:
    """What in a text cannot be held, and where."""
    depth = 0
    for token in _TOKEN.finditer(text):
        said = token[0]
        depth += (said in "[{") - (said in "]}")
        if depth > _DEEPEST:
            return BadJson("it is nested too deep", *Lines(text).place(token.start()))
        if said[0] not in '"[{]}' and not _can_be_held(said):
            why = f"{said[:20]} is no number that can be held"
            return BadJson(why, *Lines(text).place(token.start()))
    return BadJson("it cannot be held")


def _can_be_held(number: str) -> bool:
    try:
        _ = int(number) if number.lstrip("-").isdecimal() else _number(number)
    except ValueError:
        return False
    return True


class Places:
    """Tells where the items of the lists of an object stand; the text is searched when asked.

    Args:
        text: A text of JSON.
        path: The file.
        within: The keys by which to come to the object; none when it is the outermost.
    """

    def __init__(self, text: str, path: str, within: tuple[str, ...] = ()) -> None:
        self._text, self._path, self._within = text, path, within
        self._starts: dict[str, list[int]] = {}

    def __call__(self, name: str, number: int) -> Span:
        """Where an item of a list stands, counted from 0; just the file when it is not there."""
        if name not in self._starts:
            self._starts[name] = self._found(name)
        starts = self._starts[name]
        if not 0 <= number < len(starts):
            return Span(self._path)
        return Span(self._path, *self._lines.place(starts[number]))

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self._text)

    def _found(self, name: str) -> list[int]:
        """Where the items of a list stand; none when it is not there."""
        try:
            at = self._after(0)
            for key in self._within:
                at = self._value(at, key)
            return self._items(self._value(at, name))
        except (ValueError, IndexError, RecursionError):
            return []

    def _after(self, at: int) -> int:
        """The next place that is no white space."""
        found = _SPACE.match(self._text, at)
        return found.end() if found else at

    def _value(self, at: int, wanted: str) -> int:
        """Where the value of a key begins, in the object that begins at a place.

        Raises:
            ValueError: The object has no such key, or there is none.
        """
        at = self._after(at + 1)
        while True:
            key, at = _DECODER.raw_decode(self._text, at)
            at = self._after(self._after(at) + 1)
            if key == wanted:
                return at
            _, at = _DECODER.raw_decode(self._text, at)
            at = self._next(at)

    def _items(self, at: int) -> list[int]:
        """Where the items of the list stand that begins at a place."""
        starts: list[int] = []
        if self._text[at] != "[":
            return starts
        at = self._after(at + 1)
        while self._text[at] != "]":
            starts.append(at)
            _, at = _DECODER.raw_decode(self._text, at)
            at = self._next(at)
        return starts

    def _next(self, at: int) -> int:
        """Where the next item or the end stands, after an item that ended at a place."""
        at = self._after(at)
        return self._after(at + 1) if self._text[at] == "," else at


def can_be_written(text: str) -> bool:
    """Whether a text can stand in RDF: no lone surrogates, which no encoding has."""
    return text.isascii() or not any("\ud800" <= character <= "\udfff" for character in text)


def printable(text: str) -> str:
    """A text of a file as a message can show it."""
    plain = text.encode("utf-8", "replace").decode("utf-8")
    return "".join(c if c.isprintable() else "\ufffd" for c in plain)
