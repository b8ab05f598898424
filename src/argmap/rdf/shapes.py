"""Validating a map against the shapes of the vocabulary, through pySHACL."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from argmap.diagnostic import Diagnostic, Severity
from argmap.rdf.interop import rdflib_graph
from argmap.rdf.parse import parse
from argmap.rdf.terms import TYPE, iri
from argmap.rdf.write import triples
from argmap.resources import ontology_bytes
from argmap.vocabulary import ROOT, SH, SHAPE, SKOS, local_name

if TYPE_CHECKING:
    import rdflib

    from argmap.model import ArgumentMap, Triple

_SEVERITY = {"Violation": Severity.ERROR, "Warning": Severity.WARNING, "Info": Severity.INFO}
_NEEDED = (TYPE, iri(SKOS + "inScheme"))


class _Result(NamedTuple):
    shape: str
    severity: str
    focus: str
    value: str
    message: str


def validate(argument_map: ArgumentMap) -> tuple[Diagnostic, ...]:
    """What the shapes find wrong with a map; places are not known here.

    Each finding is about the focus node; ``related`` names the value that was at fault, if the
    result gives one. Codes, slugs and hints are annotations of the shapes.
    """
    import pyshacl

    data = rdflib_graph(triples(argument_map) | _lists())
    _, report, _ = pyshacl.validate(
        data, shacl_graph=_shapes(), inference="none", advanced=False, inplace=True
    )
    return tuple(_diagnostic(result, argument_map) for result in sorted(_results(report)))


@cache
def _shapes() -> rdflib.Graph:
    return rdflib_graph(_vocabulary("shapes.ttl"))


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
    for shape, predicate, value in _shapes():
        if str(predicate).startswith(SHAPE):
            found.setdefault(str(shape), {})[local_name(str(predicate))] = str(value)
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


def _diagnostic(result: _Result, argument_map: ArgumentMap) -> Diagnostic:
    notes = _annotations().get(result.shape, {})
    about = argument_map.id_of(result.focus)
    about = "" if about == argument_map.iri else about
    value = argument_map.id_of(result.value) if result.value else ""
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
