"""Validating a map against the shapes of a project."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from argmap.diagnostic import Diagnostic, Severity
from argmap.rdf.interop import rdflib_graph
from argmap.rdf.parse import parse
from argmap.rdf.shape_notes import notes_in
from argmap.rdf.shapes import diagnostic_of, lists, results_of
from argmap.rdf.write import triples
from argmap.span import Span
from argmap.vocabulary import local_name

if TYPE_CHECKING:
    from argmap.model import ArgumentMap


def validate_own(argument_map: ArgumentMap, text: str, path: str) -> tuple[Diagnostic, ...]:
    """What some shapes find wrong with a map; places are not known here.

    A shape can say under what code, name and hint its results are reported, with ``shape:code``,
    ``shape:slug`` and ``shape:hint`` as the shapes of the vocabulary do; else the code is
    ``OWN001`` and the name that of the shape.

    Args:
        argument_map: The map.
        text: The shapes in Turtle.
        path: Their file, for telling of faults in it.
    """
    read = parse(text.encode(), "turtle", "https://w3id.org/argmap/shape", path)
    if read.diagnostics:
        return tuple(_unreadable(finding) for finding in read.diagnostics[:1])
    try:
        return _validated(argument_map, read.triples)
    except Exception as error:  # noqa: BLE001 - shapes of others may break the engine in any way
        said = " ".join(str(error).split())[:200]
        what = f"the shapes cannot be used: {type(error).__name__}: {said}".rstrip(".")
        return (_complaint(what, Span(path)),)


def _validated(argument_map: ArgumentMap, shapes: object) -> tuple[Diagnostic, ...]:
    import pyshacl

    own = frozenset(shapes)  # type: ignore[call-overload]
    data = set(triples(argument_map)) | lists()
    _, report, _ = pyshacl.validate(
        rdflib_graph(data), shacl_graph=rdflib_graph(own), inference="none", advanced=False
    )
    notes = notes_in(own)
    found = []
    for result in sorted(results_of(report)):
        known = notes.get(result.shape, {})
        made = diagnostic_of(result, result.focus, argument_map)
        code = known.get("code") or "OWN001"
        slug = known.get("slug") or local_name(result.shape) or "own-shape"
        found.append(replace(made, code=code, slug=slug, hint=known.get("hint", "")))
    return tuple(dict.fromkeys(found))


def _unreadable(finding: Diagnostic) -> Diagnostic:
    return _complaint(finding.message, finding.span, finding.hint)


def _complaint(
    what: str, span: Span, hint: str = "docs/checking.md shows an example"
) -> Diagnostic:
    return Diagnostic("ARG598", "unreadable-rule", Severity.ERROR, what, span=span, hint=hint)
