"""Reading and writing maps: one module for each family of formats, one table for all."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from argmap.errors import UnknownFormat
from argmap.files import read_bytes
from argmap.formats.detect import detect
from argmap.formats.encoding import NotUtf8, as_utf8, not_utf8
from argmap.formats.loaded import Loaded, Sketch
from argmap.formats.naming import map_iri
from argmap.formats.table import FORMATS, Format, row_named
from argmap.model import ArgumentMap

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

__all__ = ["FORMATS", "Format", "Loaded", "Sketch", "detect", "dump", "load", "loads"]


def load(path: str | Path, name: str = "") -> Loaded:
    """The map in a file; ``-`` is standard input.

    Args:
        path: The file.
        name: Its format, or the extension of one; told from the file when left empty.

    Raises:
        FileMissing, NotAFile, TooLarge, Unreadable: The file cannot be read.
        UnknownFormat: The format cannot be told.
    """
    return _read(read_bytes(path), str(path), name, None if str(path) == "-" else read_bytes)


def loads(data: bytes, path: str = "", name: str = "") -> Loaded:
    """The map in some bytes; see ``load``. No other file is read, even if the bytes name one."""
    return _read(data, path, name, None)


def _read(data: bytes, path: str, name: str, fetch: Callable[[str], bytes] | None) -> Loaded:
    row = detect(path, data, name)
    if not row.reads:
        raise UnknownFormat(path or f"--from {name}", tuple(r.name for r in FORMATS if r.reads))
    if row.name != "argdown":
        try:
            data = as_utf8(data)
        except NotUtf8 as error:
            text = data.decode("utf-8", "replace")
            return Loaded(ArgumentMap(iri=map_iri(path)), (not_utf8(error, path),), path, text)
    module: Any = import_module(row.module)
    loaded: Loaded = module.read(data, row, path, fetch)
    return loaded


def dump(argument_map: ArgumentMap, name: str = "turtle", loaded: Loaded | None = None) -> bytes:
    """The map in a format.

    Args:
        argument_map: The map.
        name: A format that argmap writes.
        loaded: What the map was read as, so that prefixes and comments at its head are kept.

    Raises:
        UnknownFormat: argmap does not write that format.
    """
    row = row_named(name)
    if row is None or not row.writes:
        raise UnknownFormat(f"--to {name}", tuple(r.name for r in FORMATS if r.writes))
    module: Any = import_module(row.module)
    written: bytes = module.write(argument_map, row, loaded)
    return written
