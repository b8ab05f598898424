"""The map for the rest of the Python RDF world."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.errors import UnreadableMap
from argmap.model import ArgumentMap, Triple
from argmap.rdf.derive import derived
from argmap.rdf.mapping import decimal_text
from argmap.rdf.parse import parse
from argmap.rdf.read import map_iris, read_map
from argmap.rdf.skolem import named
from argmap.rdf.terms import iri_value, is_blank, is_iri, literal_value
from argmap.rdf.write import triples
from argmap.vocabulary import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable

    import rdflib
    from rdflib.term import Node

__all__ = ["decimal_text", "from_rdflib", "rdflib_graph", "to_rdflib"]


def to_rdflib(argument_map: ArgumentMap, shortcuts: bool = False) -> rdflib.Graph:
    """The map as an rdflib graph.

    Args:
        argument_map: The map.
        shortcuts: Whether to add the derived classes and shortcuts.
    """
    graph = rdflib_graph(triples(argument_map))
    if shortcuts:
        _add(graph, derived(argument_map))
    graph.bind("", argument_map.space)
    return graph


def from_rdflib(graph: rdflib.Graph) -> ArgumentMap:
    """The map that an rdflib graph holds; what the model has no place for is carried along.

    Raises:
        UnreadableMap: The graph holds a term that RDF does not allow, such as an IRI with a space.
    """
    try:
        data = graph.serialize(format="nt", encoding="utf-8")
    except Exception as error:  # rdflib raises the bare class for an IRI with a space
        raise UnreadableMap("rdflib graph", str(error)) from error
    data = data.replace(b"\x00", b"\\u0000")  # rdflib leaves them as they are
    parsed = parse(data, "ntriples", ArgumentMap().iri)
    for fault in parsed.diagnostics:
        raise UnreadableMap("rdflib graph", fault.message, fault.hint)
    found = parsed.triples
    iris = map_iris(found) or (ArgumentMap().iri,)
    return read_map(named(found, iris[0].partition("#")[0] + "#"))


def rdflib_graph(graph: Iterable[Triple]) -> rdflib.Graph:
    """Triples as an rdflib graph with the usual prefixes."""
    import rdflib

    found = rdflib.Graph(bind_namespaces="none")
    for prefix, space in PREFIXES.items():
        found.bind(prefix, space)
    _add(found, graph)
    return found


def _add(target: rdflib.Graph, graph: Iterable[Triple]) -> None:
    known: dict[str, Node] = {}
    for triple in graph:
        nodes = [known.get(t) or known.setdefault(t, _node(t)) for t in triple]
        target.add((nodes[0], nodes[1], nodes[2]))


def _node(term: str) -> Node:
    import rdflib

    if is_iri(term):
        return rdflib.URIRef(iri_value(term))
    if is_blank(term):
        return rdflib.BNode(term[2:])
    value = literal_value(term)
    if value is None:
        return rdflib.Literal(term)
    datatype = rdflib.URIRef(value.datatype) if value.datatype else None
    return rdflib.Literal(
        value.text, lang=value.language or None, datatype=datatype, normalize=False
    )
