"""AIF's JSON, as AIFdb, OVA and their corpora have it: all of it is read, and written again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.formats.aif.opening import opened
from argmap.formats.aif.writing import dumped, to_aif

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.formats.loaded import Loaded
    from argmap.formats.table import Format
    from argmap.model import ArgumentMap

__all__ = ["read", "write"]


def read(
    data: bytes, row: Format, path: str, fetch: Callable[[str], bytes] | None = None
) -> Loaded:
    """The map in a node set; faults are diagnostics, never exceptions."""
    _ = row, fetch
    loaded, _ = opened(data, path, "AIF")
    return loaded


def write(argument_map: ArgumentMap, row: Format, loaded: Loaded | None = None) -> bytes:
    """The map as a node set."""
    _ = row, loaded
    return dumped(to_aif(argument_map))
