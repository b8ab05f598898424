"""Argdown 2.0, the text that people type: read as Argdown's own tools read it, and written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.diagnostic import Severity
from argmap.formats.argdown.faults import of_fault, of_trouble
from argmap.formats.argdown.including import whole
from argmap.formats.argdown.reading import read_document
from argmap.formats.argdown.remarks import remarks
from argmap.formats.argdown.understanding import understand
from argmap.formats.argdown.yamlish import key_offsets
from argmap.formats.loaded import Loaded, Sketch
from argmap.formats.naming import map_iri
from argmap.span import NOWHERE

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.formats.argdown.including import Whole
    from argmap.formats.argdown.reading import Read
    from argmap.formats.table import Format
    from argmap.model import ArgumentMap
    from argmap.span import Span

__all__ = ["read", "understand", "write"]


def read(
    data: bytes, row: Format, path: str, fetch: Callable[[str], bytes] | None = None
) -> Loaded:
    """The map in a file of Argdown; faults are diagnostics, never exceptions.

    Args:
        data: The file.
        row: Its format.
        path: Its path.
        fetch: Gives the bytes of included files; None when none are to be read.
    """
    _ = row
    source = whole(data, path, fetch)
    understood = understand(source.text)
    start, end = understood.front_matter
    offsets = {keys: start + at for keys, at in key_offsets(source.text[start:end]).items()}
    made = read_document(understood.document, map_iri(path), (start, end), offsets)
    troubles = [*source.troubles, *understood.document.troubles, *made.troubles]
    findings = [of_fault(fault, source) for fault in understood.faults]
    findings += [of_trouble(trouble, source) for trouble in troubles]
    if all(finding.severity is not Severity.ERROR for finding in findings):
        findings += [
            of_trouble(remark, source) for remark in remarks(understood.document, source.text)
        ]
    return Loaded(
        made.map,
        tuple(findings),
        path,
        source.texts[path],
        mention=_Mentions(made, source),
        sketches=tuple(Sketch(*s[:3], source.span(s[3])) for s in made.sketches),
        excused=_excused(made.map),
        argdown=source.text,
        texts=source.texts,
    )


def _excused(argument_map: ArgumentMap) -> frozenset[str]:
    """What does not count in a map: of its passages nothing where it has none, and so on."""
    found = EXCUSED
    if not argument_map.passages:
        found |= {"missing-passage"}
    if not any(s.sources for s in argument_map.statements):
        found |= {"evidence-without-source"}
    if not any(s.evidence_kind for s in argument_map.statements):
        found |= {"evidence-without-kind"}
    return found


EXCUSED = frozenset(
    {
        "map-without-source",
        "map-without-thesis",
        "map-without-analyst",
        "empty-argument",
        "missing-conclusion",
        "locution-without-speaker",
        "missing-digest",
        "bad-word-count",
    }
)
"""Findings about record-keeping that nobody who types a sketch can be expected to have done."""


def write(argument_map: ArgumentMap, row: Format, loaded: Loaded | None = None) -> bytes:
    """The map as Argdown: same map, same bytes."""
    from argmap.formats.argdown.writing import to_argdown

    _ = row, loaded
    return to_argdown(argument_map).encode()


class _Mentions:
    """Where things are written."""

    def __init__(self, read: Read, source: Whole) -> None:
        self._read, self._source = read, source

    def __call__(self, subject: str, value: str) -> Span:
        if value:
            place = self._read.mentions.get((subject, value))
            return self._source.span(place) if place is not None else self(subject, "")
        place = self._read.places.get(subject)
        return self._source.span(place) if place is not None else NOWHERE
