"""Argdown's own JSON, as ``argdown json`` writes it and other tools read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.diagnostic import Diagnostic, Severity
from argmap.formats.argdown import EXCUSED
from argmap.formats.argdown.exporting import export
from argmap.formats.argdown.importing import BadShape, load_document
from argmap.formats.argdown.reading import read_document
from argmap.formats.argdown.understanding import understand
from argmap.formats.argdown.writing import to_argdown
from argmap.formats.loaded import Loaded, Sketch
from argmap.formats.naming import map_iri
from argmap.model import ArgumentMap
from argmap.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.formats.table import Format


def read(
    data: bytes, row: Format, path: str, fetch: Callable[[str], bytes] | None = None
) -> Loaded:
    """The map in a file of Argdown's JSON; faults are diagnostics, never exceptions."""
    _ = row, fetch
    text = data.decode("utf-8-sig", "replace")
    try:
        document = load_document(text)
    except BadShape as error:
        finding = Diagnostic(
            "ARG003",
            "bad-argdown-json",
            Severity.ERROR,
            f"this is not Argdown's JSON: {error}",
            span=Span(path, error.line, error.column),
            hint="write it with argdown json, or with argmap convert --to argdown-json",
        )
        return Loaded(ArgumentMap(iri=map_iri(path)), (finding,), path, text)
    made = read_document(document, map_iri(path))
    excused = EXCUSED | {"missing-passage"}
    sketches = tuple(Sketch(*sketch[:3]) for sketch in made.sketches)
    return Loaded(made.map, (), path, text, sketches=sketches, excused=excused)


def write(argument_map: ArgumentMap, row: Format, loaded: Loaded | None = None) -> bytes:
    """The map in Argdown's JSON, its drawing included.

    A map that was read from Argdown and is as it was is written as Argdown's own tools read that
    text; any other as they would read what argmap writes.
    """
    _ = row
    as_read = loaded is not None and loaded.map is argument_map and loaded.argdown
    text = loaded.argdown if loaded and as_read else to_argdown(argument_map)
    return export(understand(text).document, text).encode()
