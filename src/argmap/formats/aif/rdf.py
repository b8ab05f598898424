"""AIF as RDF, in either of the namespaces that are in use; undercuts are kept.

Text and names of schemes are ``claimText`` and ``rdfs:label``, the time of a node is
``creationDate``. Any syntax of RDF is read; Turtle is written. What a graph says besides is carried
along and written again.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from argmap.diagnostic import Diagnostic, Severity
from argmap.formats.aif.graph import LABEL, SPACES, TITLE, is_aif, node_set
from argmap.formats.aif.reading import read_aif
from argmap.formats.aif.writing import to_aif, written_elements
from argmap.formats.loaded import Loaded
from argmap.formats.naming import map_iri
from argmap.model import ArgumentMap, Element, Locution, Statement, Triple, is_slug
from argmap.rdf.parse import parse
from argmap.rdf.skolem import named
from argmap.rdf.terms import TYPE, iri, literal
from argmap.rdf.turtle import turtle
from argmap.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from argmap.formats.table import Format

_WRITTEN_IN = {
    **dict.fromkeys(("RA", "CA", "MA"), "Premise"),
    "PA": "PreferredElement",
    "TA": "StartLocution",
    "YA": "Locution",
}
_WRITTEN_OUT = {
    **dict.fromkeys(("RA", "CA", "MA"), "Conclusion"),
    "PA": "DispreferredElement",
    "TA": "EndLocution",
    "YA": "IllocutionaryContent",
}
_PLAIN_IRI = re.compile(r"https?://[^\x00-\x20<>\"{}|\\^`]+")


def read(
    data: bytes, row: Format, path: str, fetch: Callable[[str], bytes] | None = None
) -> Loaded:
    """The map in a graph of AIF; faults are diagnostics, never exceptions."""
    _ = row, fetch
    base = map_iri(path)
    is_xml = re.match(rb"\s*(\xef\xbb\xbf)?\s*<(\?xml|!--|!DOCTYPE|rdf:RDF)", data)
    parsed = parse(data, "rdfxml" if is_xml else "turtle", base, path)
    if parsed.diagnostics:
        return Loaded(ArgumentMap(iri=base), parsed.diagnostics, path)
    if not is_aif(parsed.triples) and any(t.predicate != TITLE for t in parsed.triples):
        why = "no node of AIF is in it"
        hint = "nodes have a class of " + " or ".join(SPACES.values())
        found = Diagnostic("ARG060", "bad-aif", Severity.ERROR, why, span=Span(path), hint=hint)
        return Loaded(ArgumentMap(iri=base), (found,), path)
    return of_graph(parsed.triples, base, path)


def of_graph(graph: tuple[Triple, ...], base: str, path: str) -> Loaded:
    """The map in a graph of AIF.

    Args:
        graph: Its triples.
        base: IRI of the map where its nodes tell none.
        path: The file, for diagnostics.
    """
    found = node_set(named(graph, base + "#"))
    read_from, quirks = read_aif(found.json, found.home or base, path)
    families: dict[str, Any] = {
        family: tuple(
            replace(record, text=found.texts.get(record.id, record.text))
            for record in getattr(read_from, family)
        )
        for family in ("statements", "locutions")
    }
    whole = replace(read_from, label=found.title, extra=found.rest, **families)
    return Loaded(whole, tuple(quirks), path, excused=frozenset({"missing-passage"}))


def write(argument_map: ArgumentMap, row: Format, loaded: Loaded | None = None) -> bytes:
    """The map in the terms of AIF, as Turtle."""
    _ = loaded
    space = SPACES[row.name]
    graph = set(_triples(argument_map, space))
    if is_aif(graph):  # what else is said needs something that it is said of
        graph |= set(argument_map.extra)
    return turtle(sorted(graph), argument_map.iri, {"aif": space}).encode()


def _triples(argument_map: ArgumentMap, space: str) -> Iterator[Triple]:
    made = to_aif(argument_map)
    kinds: dict[str, str] = {}
    names: dict[str, str] = {}
    written = zip(written_elements(argument_map), made["nodes"], strict=False)
    for number, (element, node) in enumerate(written, 1):
        own, kind, name = (
            str(node.get("nodeID", element.id)),
            node["type"],
            _name(argument_map, element, node, number),
        )
        if own not in kinds:
            kinds[own], names[own] = kind, name
        yield Triple(name, TYPE, iri(f"{space}{kind}-node"))
        if isinstance(element, Statement | Locution):
            for words in element.text:
                yield Triple(name, iri(space + "claimText"), literal(words.text, words.language))
        elif node.get("text") and _can_be_said(node["text"]):
            yield Triple(name, LABEL, literal(node["text"]))
        if _can_be_said(node.get("timestamp")):
            yield Triple(name, iri(space + "creationDate"), literal(node["timestamp"]))
    for words in argument_map.label:
        yield Triple(iri(argument_map.iri), TITLE, literal(words.text, words.language))
    for edge in made["edges"]:
        origin, target = str(edge.get("fromID")), str(edge.get("toID"))
        if origin in kinds and target in kinds:
            yield from _edge(names[origin], kinds[origin], names[target], kinds[target], space)


def _can_be_said(value: object) -> bool:
    """Whether a value is a text that RDF can hold: one without lone surrogates."""
    return isinstance(value, str) and not re.search("[\ud800-\udfff]", value)


def _edge(origin: str, of: str, target: str, to: str, space: str) -> Iterator[Triple]:
    """An edge, told by the scheme node that it belongs to; none where no end is one."""
    if to in _WRITTEN_IN and not (of in _WRITTEN_OUT and _belongs_to_origin(of, to)):
        name = "Anchor" if (of, to) == ("TA", "YA") else _WRITTEN_IN[to]
        yield Triple(target, iri(space + name), origin)
    elif of in _WRITTEN_OUT:
        yield Triple(origin, iri(space + _WRITTEN_OUT[of]), target)


def _belongs_to_origin(of: str, to: str) -> bool:
    """Whether an edge between two scheme nodes is told by the first of them."""
    return (of, to) != ("TA", "YA") and (of not in {"RA", "CA"} or to in {"RA", "CA"})


def _name(argument_map: ArgumentMap, element: Element, node: dict[str, Any], number: int) -> str:
    """The IRI of a node: the one under which it was read, else its id as a fragment of the map.

    What one statement says of another of some other map has an id that is no fragment.
    """
    given = node.get("iri")
    if isinstance(given, str) and _PLAIN_IRI.fullmatch(given):
        return iri(given)
    return iri(argument_map.iri_of(element.id if is_slug(element.id) else f"node-{number}"))
