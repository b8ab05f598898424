"""Validating a map against the shapes of a project."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from argmap.diagnostic import Diagnostic, Severity
from argmap.rdf.parse import parse
from argmap.rdf.shape_notes import notes_in
from argmap.rdf.shapes import Result, diagnostic_of, lists
from argmap.rdf.write import triples
from argmap.span import Span
from argmap.vocabulary import local_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from argmap.model import ArgumentMap, Triple


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
        first = read.diagnostics[0]
        return (_complaint(first.message, first.span, first.hint),)
    told = _validated(argument_map, read.triples)
    if "error" in told:
        said = " ".join(told["error"].split())[:200].rstrip(".")
        return (_complaint(f"the shapes cannot be used: {said}", Span(path)),)
    notes = notes_in(read.triples)
    found = (_finding(Result(*row), argument_map, notes) for row in told["results"])
    return tuple(dict.fromkeys(found))


_SECONDS = 30.0
"""So long the shapes of a project may take for one map."""


def _validated(argument_map: ArgumentMap, shapes: Iterable[Triple]) -> dict[str, Any]:
    """What the process answers that validates; it is ended at its limit."""
    data = {*triples(argument_map), *lists()}
    request = {"data": _lines(data), "shapes": _lines(shapes), "timeout": _SECONDS}
    try:
        done = subprocess.run(
            [sys.executable, "-m", "argmap.rdf.shape_worker"],
            input=json.dumps(request) + "\n",
            capture_output=True,
            text=True,
            timeout=_SECONDS,
            check=False,
        )
        told: dict[str, Any] = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        return {"error": f"they were stopped after {_SECONDS:g} seconds"}
    except ValueError:
        return {"error": "the process that validates ended early"}
    return told


def _lines(graph: Iterable[Triple]) -> str:
    return "".join(sorted(f"{s} {p} {o} .\n" for s, p, o in graph))


def _finding(
    result: Result, argument_map: ArgumentMap, notes: Mapping[str, Mapping[str, str]]
) -> Diagnostic:
    known = notes.get(result.shape, {})
    named = result.shape.startswith(("http:", "https:", "urn:"))
    slug = known.get("slug") or (local_name(result.shape) if named else "") or "own-shape"
    said = result.message.strip()
    if not said or "Literal(" in said:
        result = result._replace(message=f"it breaks the shape {slug}")
    made = diagnostic_of(result, result.focus, argument_map)
    return replace(made, code=known.get("code") or "OWN001", slug=slug, hint=known.get("hint", ""))


def _complaint(
    what: str, span: Span, hint: str = "docs/checking.md shows an example"
) -> Diagnostic:
    return Diagnostic("ARG598", "unreadable-rule", Severity.ERROR, what, span=span, hint=hint)
