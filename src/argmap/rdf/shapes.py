"""Validating a map against the shapes of the vocabulary, through pySHACL."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from argmap.diagnostic import Diagnostic, Severity
from argmap.rdf.interop import rdflib_graph
from argmap.rdf.parse import parse
from argmap.rdf.terms import TYPE, iri, iri_value, is_blank, literal, literal_value
from argmap.rdf.write import triples
from argmap.resources import ontology_bytes
from argmap.vocabulary import ROOT, SH, SHAPE, SKOS, local_name, shorten

if TYPE_CHECKING:
    from collections.abc import Iterable

    import rdflib

    from argmap.model import ArgumentMap, Triple

_SEVERITY = {"Violation": Severity.ERROR, "Warning": Severity.WARNING, "Info": Severity.INFO}
_SLUG = iri(SHAPE + "slug")
_BY_CONSTRUCTION = frozenset({"blank-element"})
"""Slugs of shapes that no map can break, once it has been read."""
_NEEDED = (TYPE, iri(SKOS + "inScheme"))


class _Result(NamedTuple):
    shape: str
    severity: str
    focus: str
    value: str
    message: str


def validate(
    argument_map: ArgumentMap, without: frozenset[str] = frozenset()
) -> tuple[Diagnostic, ...]:
    """What the shapes find wrong with a map; places are not known here.

    Each finding is about the focus node; ``related`` names the value that was at fault, if the
    result gives one. Codes, slugs and hints are annotations of the shapes.

    Args:
        argument_map: The map.
        without: Slugs of shapes to leave out, because something else finds the same defects.
    """
    import pyshacl

    sound = _sound_selectors(argument_map)
    graph = {t for t in triples(argument_map) if t.subject not in sound}
    data, shapes = _at_stake(graph, without | _BY_CONSTRUCTION)
    _, report, _ = pyshacl.validate(
        rdflib_graph(data),
        shacl_graph=rdflib_graph(shapes),
        inference="none",
        advanced=False,
        inplace=True,
    )
    users = _Users(argument_map)
    found = (
        _diagnostic(result, focus, argument_map)
        for result in sorted(_results(report))
        for focus in users.of(result.focus)
    )
    return tuple(dict.fromkeys(found))


class _Users:
    """Which records a finding about a name from a list is really about: those that use it."""

    def __init__(self, argument_map: ArgumentMap) -> None:
        self._map = argument_map
        self._subjects: dict[str, list[str]] = {}

    def of(self, focus: str) -> list[str]:
        """The focus node when the map has it as a record; else the nodes that refer to it."""
        if focus == self._map.iri or self._map.id_of(focus) in self._map:
            return [focus]
        if not self._subjects:
            for subject, _, value in sorted(triples(self._map)):
                self._subjects.setdefault(value, []).append(iri_value(subject))
        term = iri(focus) if iri(focus) in self._subjects else literal(focus)
        return self._subjects.get(term, [focus])


def _sound_selectors(argument_map: ArgumentMap) -> set[str]:
    """The selectors of which it is plain that no shape has anything to say.

    They are half of what an anchored map holds, all alike; a selector with anything odd about it
    is left to the shapes.
    """
    odd = {triple.subject for triple in argument_map.extra}
    return {
        node
        for passage in argument_map.passages
        if (selector := passage.digest) is not None
        and 0 <= selector.start < selector.end
        and (selector.word_count or 0) >= _FEW_WORDS
        and _DIGEST.fullmatch(selector.sha256)
        and _DIGEST.fullmatch(selector.loose_sha256)
        and _SKETCH.fullmatch(selector.sketch)
        and (node := iri(argument_map.iri_of(selector.id))) not in odd
    }


_FEW_WORDS = 4
_DIGEST = re.compile("[0-9a-f]{64}")
_SKETCH = re.compile("[0-9a-f-]{64}")


def _at_stake(
    graph: set[Triple], without: frozenset[str]
) -> tuple[Iterable[Triple], Iterable[Triple]]:
    """The part of a map, and of the shapes, on which the report can depend.

    A shape without a focus node reports nothing, and since no shape is closed, properties that no
    shape names cannot matter.
    """
    shapes = _with_focus(graph, without)
    mentioned = {TYPE, *(t.object for t in shapes)}
    data = {t for t in graph if t.predicate in mentioned}
    used = {t.object for t in data}
    return data.union(t for t in _lists() if t.subject in used), shapes


def _with_focus(graph: set[Triple], without: frozenset[str]) -> set[Triple]:
    """The shapes that have a focus node in the map, with everything that hangs from them."""
    found = {
        iri(SH + "targetClass"): {t.object for t in graph if t.predicate == TYPE},
        iri(SH + "targetSubjectsOf"): {t.predicate for t in graph},
        iri(SH + "targetObjectsOf"): {t.predicate for t in graph},
    }
    by_subject: dict[str, list[Triple]] = {}
    for triple in _vocabulary("shapes.ttl"):
        by_subject.setdefault(triple.subject, []).append(triple)
    unwanted = {literal(slug) for slug in without}
    waiting = [
        subject
        for subject, facts in by_subject.items()
        if any(t.object in found.get(t.predicate, ()) for t in facts)
        and not any(t.predicate == _SLUG and t.object in unwanted for t in facts)
    ]
    kept: set[Triple] = set()
    while waiting:
        facts = by_subject.pop(waiting.pop(), [])
        kept.update(facts)
        waiting.extend(t.object for t in facts if is_blank(t.object))
    return kept


@cache
def _vocabulary(name: str) -> frozenset[Triple]:
    return frozenset(parse(ontology_bytes(name), "turtle", ROOT).triples)


@cache
def _lists() -> frozenset[Triple]:
    """What the shapes need to know of the lists: which name is in which."""
    both = _vocabulary("kinds.ttl") | _vocabulary("schemes.ttl")
    return frozenset(t for t in both if t.predicate in _NEEDED)


@cache
def _annotations() -> dict[str, dict[str, str]]:
    """For each shape its code, slug and hint."""
    found: dict[str, dict[str, str]] = {}
    for shape, predicate, value in _vocabulary("shapes.ttl"):
        note = literal_value(value)
        if predicate.startswith(f"<{SHAPE}") and note:
            name = local_name(iri_value(predicate))
            found.setdefault(iri_value(shape), {})[name] = note.text
    return found


def _results(report: rdflib.Graph) -> list[_Result]:
    from rdflib import RDF, URIRef

    def value(node: rdflib.term.Node, name: str) -> str:
        return str(report.value(node, URIRef(SH + name)) or "")

    return [
        _Result(
            value(node, "sourceShape"),
            local_name(value(node, "resultSeverity")),
            value(node, "focusNode"),
            value(node, "value"),
            value(node, "resultMessage"),
        )
        for node in report.subjects(RDF.type, URIRef(SH + "ValidationResult"))
    ]


def _diagnostic(result: _Result, focus: str, argument_map: ArgumentMap) -> Diagnostic:
    notes = _annotations().get(result.shape, {})
    about = "" if focus == argument_map.iri else argument_map.id_of(focus)
    named = result.value or (result.focus if focus != result.focus else "")
    value = shorten(argument_map.id_of(named)) if named else ""
    related = (value,) if value in argument_map and value != about else ()
    return Diagnostic(
        notes.get("code", "ARG400"),
        notes.get("slug", "shape"),
        _SEVERITY.get(result.severity, Severity.ERROR),
        _sentence(result.message, about, value),
        about,
        related=related,
        hint=notes.get("hint", ""),
    )


def _sentence(message: str, about: str, value: str) -> str:
    """The message with the name of what it is about in front."""
    subject = f"{about}: " if about else ""
    shown = f" ({value})" if value and value != about and len(value) <= 80 else ""
    return f"{subject}{message[:1].lower()}{message[1:]}".rstrip(".") + shown
