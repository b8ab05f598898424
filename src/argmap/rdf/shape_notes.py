"""What the shapes of the vocabulary say of themselves: code, name, severity, message, hint."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from argmap.rdf.parse import parse
from argmap.rdf.terms import iri_value, is_iri, literal_value
from argmap.resources import ontology_bytes
from argmap.vocabulary import ROOT, SH, SHAPE, local_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from argmap.model import Triple

_SEVERITY = {"Violation": "error", "Warning": "warning", "Info": "info"}
_KEYS = ("code", "slug", "hint", "message", "severity")


@cache
def shape_notes() -> Mapping[str, Mapping[str, str]]:
    """What each shape of the vocabulary says of itself; see ``notes_in``."""
    return notes_in(parse(ontology_bytes("shapes.ttl"), "turtle", ROOT).triples)


def notes_in(shapes: Iterable[Triple]) -> dict[str, dict[str, str]]:
    """For each shape that has a code its ``code``, ``slug``, ``hint``, ``message``, ``severity``.

    The severity is ``error``, ``warning`` or ``info``; an error where none is stated (SHACL,
    section 2.1.4).
    """
    found: dict[str, dict[str, str]] = {}
    for subject, predicate, value in shapes:
        name = predicate.removesuffix(">")
        if name.startswith(f"<{SHAPE}") or name in {f"<{SH}message", f"<{SH}severity"}:
            notes = found.setdefault(iri_value(subject), {})
            notes[local_name(name)] = _text(value)
    for notes in found.values():
        notes["severity"] = _SEVERITY.get(notes.get("severity", ""), "error")
    return {
        name: {key: notes.get(key, "") for key in _KEYS}
        for name, notes in found.items()
        if "code" in notes
    }


def _text(term: str) -> str:
    if is_iri(term):
        return local_name(iri_value(term))
    value = literal_value(term)
    return value.text if value else ""
