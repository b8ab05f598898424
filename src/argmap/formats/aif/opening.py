"""What formats share that are AIF or are read by way of it: JSON, its faults, its places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.formats.aif.quirks import bad
from argmap.formats.aif.reading import BadShape, read_aif
from argmap.formats.jsontext import BadJson, Places, json_of
from argmap.formats.loaded import Loaded
from argmap.formats.naming import map_iri
from argmap.model import ArgumentMap, Element
from argmap.span import NOWHERE, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

EXCUSED = frozenset({"missing-passage"})
"""Findings that do not count in a format that knows no passages."""


def opened(
    data: bytes,
    path: str,
    what: str,
    to_aif: Callable[[Any], Any] = lambda value: value,
    within: tuple[str, ...] = (),
    names: Mapping[str, str] | None = None,
) -> tuple[Loaded, Any]:
    """The map in a file of JSON, and its JSON; that is None where it is of another format.

    Args:
        data: The file.
        path: Its path.
        what: What its format is called.
        to_aif: Gives the node set in the JSON.
        within: The keys by which to come to the nodes.
        names: What the file calls the fields of AIF, where it calls them otherwise.
    """
    text, nothing = data.decode("utf-8", "replace"), ArgumentMap(iri=map_iri(path))
    place = Places(text, path, within)
    try:
        value = json_of(text)
        found, quirks = read_aif(to_aif(value), nothing.iri, path, place, names or {})
    except BadJson as error:
        fault = bad(Span(path, error.line, error.column), error.why, what)
    except BadShape as error:
        fault = bad(place(*error.item), str(error), what)
    except RecursionError:
        fault = bad(Span(path), "it is nested too deep", what)
    else:
        mention = _Mentions(found, place)
        loaded = Loaded(found, tuple(quirks), path, text, mention=mention, excused=EXCUSED)
        return loaded, value
    return Loaded(nothing, (fault,), path, text), None


class _Mentions:
    """Where the nodes of records stand."""

    def __init__(self, argument_map: ArgumentMap, place: Places) -> None:
        self._map, self._place = argument_map, place

    def __call__(self, subject: str, value: str) -> Span:
        _ = value
        record = self._map.records.get(subject)
        if not isinstance(record, Element) or record.order is None:
            return NOWHERE
        return self._place("nodes", record.order)
