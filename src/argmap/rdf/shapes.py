"""Validating a map against the shapes of the vocabulary, through pySHACL."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from argmap.diagnostic import Diagnostic, Severity
from argmap.rdf import shape_file
from argmap.rdf.interop import rdflib_graph
from argmap.rdf.neighbourhood import neighbourhood, users
from argmap.rdf.shape_file import lists
from argmap.rdf.shape_notes import shape_notes
from argmap.rdf.sound import FINDERS, Survey, surveyed, suspects
from argmap.rdf.terms import TYPE, iri, literal
from argmap.rdf.write import triples
from argmap.vocabulary import SH, local_name, shorten

if TYPE_CHECKING:
    from collections.abc import Iterable

    import rdflib

    from argmap.model import ArgumentMap, Triple

__all__ = ["Result", "diagnostic_of", "lists", "results_of", "validate"]

_SEVERITY = {"Violation": Severity.ERROR, "Warning": Severity.WARNING, "Info": Severity.INFO}
_BY_CONSTRUCTION = frozenset({"blank-element"})
"""Slugs of shapes that no map can break, once it has been read."""


class Result(NamedTuple):
    """One result of a report, as plain texts."""

    shape: str
    severity: str
    focus: str
    value: str
    message: str


def validate(
    argument_map: ArgumentMap, without: frozenset[str] = frozenset(), whole: bool = False
) -> tuple[Diagnostic, ...]:
    """What the shapes find wrong with a map; places are not known here.

    Each finding is about the focus node; ``related`` names the value that was at fault, if the
    result gives one. Codes, slugs and hints are annotations of the shapes.

    Args:
        argument_map: The map.
        without: Slugs of shapes to leave out, because something else finds the same defects.
        whole: Whether pySHACL is given all of the map rather than what is not plainly sound. It
            finds the same and takes far longer.
    """
    left_out = without | _BY_CONSTRUCTION
    shapes = shape_file.whole(shape_file.wanted(left_out))
    survey = surveyed(argument_map, shapes)
    if whole or not shape_file.slugs().keys() <= FINDERS.keys():
        results = _reported(triples(argument_map), shapes)
    else:
        results = _of_suspects(survey, shapes, left_out)
    return _diagnostics(sorted(results), survey)


def _of_suspects(survey: Survey, shapes: set[Triple], left_out: frozenset[str]) -> list[Result]:
    """The results about the nodes that are not plainly sound; nothing is loaded for none."""
    nodes = suspects(survey, shapes, lambda slug: slug not in left_out)
    if not nodes:
        return []
    graph = neighbourhood(survey, nodes, shape_file.to_objects(shapes))
    return _reported(graph, shapes, nodes)


def _reported(
    graph: set[Triple], shapes: set[Triple], nodes: set[str] | None = None
) -> list[Result]:
    """What pySHACL reports, about these nodes or, when None, about any."""
    import pyshacl

    data, used = _at_stake(graph, shapes)
    _, report, _ = pyshacl.validate(
        rdflib_graph(data),
        shacl_graph=rdflib_graph(used),
        inference="none",
        advanced=False,
        inplace=True,
    )
    return results_of(report, nodes)


def _at_stake(graph: set[Triple], shapes: set[Triple]) -> tuple[Iterable[Triple], Iterable[Triple]]:
    """The part of a graph, and of the shapes, on which the report can depend.

    A shape without a focus node reports nothing, and since no shape is closed, properties that no
    shape names cannot matter.
    """
    used = shape_file.whole(_with_focus(graph, shapes))
    names = shape_file.mentioned(used)
    data = {t for t in graph if t.predicate in names}
    objects = {t.object for t in data}
    return data.union(t for t in lists() if t.subject in objects), used


def _with_focus(graph: set[Triple], shapes: set[Triple]) -> set[str]:
    """The shapes that have a focus node in the graph."""
    predicates = {t.predicate for t in graph}
    found = {
        iri(SH + "targetClass"): {t.object for t in graph if t.predicate == TYPE},
        iri(SH + "targetSubjectsOf"): predicates,
        iri(SH + "targetObjectsOf"): predicates,
    }
    return {t.subject for t in shapes if t.object in found.get(t.predicate, ())}


def results_of(report: rdflib.Graph, nodes: set[str] | None = None) -> list[Result]:
    """The results of a report: those about these nodes, given as terms, or all.

    What explains another result (``sh:detail``) is no result of its own (SHACL, section 3.6.2).
    """
    from rdflib import URIRef

    def value(node: rdflib.term.Node, name: str) -> str:
        return str(report.value(node, URIRef(SH + name)) or "")

    def is_wanted(focus: rdflib.term.Node | None) -> bool:
        return nodes is None or not isinstance(focus, URIRef) or iri(focus) in nodes

    return [
        Result(
            value(node, "sourceShape"),
            local_name(value(node, "resultSeverity")),
            value(node, "focusNode"),
            value(node, "value"),
            value(node, "resultMessage"),
        )
        for node in report.objects(None, URIRef(SH + "result"))
        if is_wanted(report.value(node, URIRef(SH + "focusNode")))
    ]


def _diagnostics(results: list[Result], survey: Survey) -> tuple[Diagnostic, ...]:
    """The findings: each about its focus node, or where that is no record, about its users."""
    argument_map = survey.map
    foreign = {r.focus for r in results if not _is_own(r.focus, argument_map)}
    terms = {term for focus in foreign for term in (iri(focus), literal(focus))}
    using = users(survey, terms) if terms else {}
    found = (
        diagnostic_of(result, about, argument_map)
        for result in results
        for about in using.get(iri(result.focus))
        or using.get(literal(result.focus))
        or [result.focus]
    )
    return tuple(dict.fromkeys(found))


def _is_own(focus: str, argument_map: ArgumentMap) -> bool:
    """Whether a node is the map or one of its records."""
    return focus == argument_map.iri or argument_map.id_of(focus) in argument_map


def diagnostic_of(result: Result, focus: str, argument_map: ArgumentMap) -> Diagnostic:
    """The finding that a result comes to, about the focus node or whatever stands for it."""
    notes = shape_notes().get(result.shape, {})
    about = "" if focus == argument_map.iri else argument_map.id_of(focus)
    named = result.value or (result.focus if focus != result.focus else "")
    value = shorten(argument_map.id_of(named)) if named else ""
    named = value if value in argument_map else about
    related = (named,) if named else ()
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
