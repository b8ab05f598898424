"""AIF's JSON, as AIFdb, OVA and their corpora have it: all of it is read, and written again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from argmap.formats.aif.quirks import bad
from argmap.formats.aif.reading import BadShape, read_aif
from argmap.formats.aif.writing import dumped, to_aif
from argmap.formats.loaded import Loaded
from argmap.formats.naming import map_iri
from argmap.model import ArgumentMap

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.formats.table import Format

__all__ = ["EXCUSED", "read", "write"]

EXCUSED = frozenset({"missing-passage"})
"""Findings that do not count in a format that knows no passages."""


def read(
    data: bytes, row: Format, path: str, fetch: Callable[[str], bytes] | None = None
) -> Loaded:
    """The map in a node set; faults are diagnostics, never exceptions."""
    _ = row, fetch
    iri = map_iri(path)
    try:
        value = json.loads(data.decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        finding = bad(path, error.msg, error.lineno, error.colno)
        return Loaded(ArgumentMap(iri=iri), (finding,), path)
    except (UnicodeDecodeError, RecursionError, ValueError) as error:
        return Loaded(ArgumentMap(iri=iri), (bad(path, str(error)),), path)
    try:
        found, quirks = read_aif(value, iri, path)
    except BadShape as error:
        return Loaded(ArgumentMap(iri=iri), (bad(path, str(error)),), path)
    return Loaded(found, tuple(quirks), path, excused=EXCUSED)


def write(argument_map: ArgumentMap, row: Format, loaded: Loaded | None = None) -> bytes:
    """The map as a node set."""
    _ = row, loaded
    return dumped(to_aif(argument_map))
