"""A map as a nanopublication: its assertion, where that comes from, and who publishes it, in TriG.

The four graphs of the guidelines (https://nanopub.net/guidelines/working_draft/): head, assertion,
provenance and publication information. Nothing is signed, and the IRI is no trusty URI: both are
the business of who publishes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.model import ArgumentMap, Triple
from argmap.rdf.terms import TYPE, iri, iri_value
from argmap.rdf.turtle import turtle
from argmap.rdf.write import triples
from argmap.vocabulary import DCTERMS, PROV

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

NP = "http://www.nanopub.org/nschema#"
_ATTRIBUTED, _DERIVED = iri(PROV + "wasAttributedTo"), iri(PROV + "wasDerivedFrom")
_ABOUT_PUBLISHING = frozenset(iri(DCTERMS + name) for name in ("created", "license", "modified"))


def nanopub(argument_map: ArgumentMap) -> bytes:
    """The map as a nanopublication; its IRI is that of the map and ``/nanopub``."""
    own = f"{argument_map.iri.partition('#')[0]}/nanopub"
    this, parts = iri(own), {name: iri(f"{own}#{name}") for name in _PARTS}
    graphs = {
        "head": _head(this, parts),
        "assertion": triples(argument_map),
        "provenance": _provenance(argument_map, parts["assertion"]),
        "pubinfo": _published(argument_map, this),
    }
    directives: dict[str, None] = {}
    shown = []
    for name, graph in graphs.items():
        lines = turtle(sorted(set(graph)), argument_map.iri, {"np": NP}).splitlines(keepends=True)
        first = _directives(lines)
        directives |= dict.fromkeys(line for line in lines[:first] if line.startswith("@"))
        shown.append(f"\n{parts[name]} {{\n{''.join(lines[first:]).strip()}\n}}\n")
    return "".join([*sorted(directives), *shown]).encode()


def assertion(graph: Iterable[Triple]) -> str:
    """The IRI of the graph that a nanopublication asserts; empty where there is not just one."""
    named = {iri_value(t.object) for t in graph if t.predicate == iri(NP + "hasAssertion")}
    return named.pop() if len(named) == 1 else ""


_PARTS = ("head", "assertion", "provenance", "pubinfo")


def _directives(lines: list[str]) -> int:
    """How many lines at the beginning are directives, comments or empty."""
    leading = (n for n, line in enumerate(lines) if line.strip() and line[0] not in "@#")
    return next(leading, len(lines))


def _head(this: str, parts: dict[str, str]) -> Iterator[Triple]:
    yield Triple(this, TYPE, iri(NP + "Nanopublication"))
    yield Triple(this, iri(NP + "hasAssertion"), parts["assertion"])
    yield Triple(this, iri(NP + "hasProvenance"), parts["provenance"])
    yield Triple(this, iri(NP + "hasPublicationInfo"), parts["pubinfo"])


def _provenance(argument_map: ArgumentMap, assertion: str) -> Iterator[Triple]:
    """What the map was derived from, and who drew it up; that it is a map when nothing is known."""
    for source in argument_map.sources_analysed:
        yield Triple(assertion, _DERIVED, iri(argument_map.iri_of(source)))
    for agent in argument_map.attributed_to:
        yield Triple(assertion, _ATTRIBUTED, iri(argument_map.iri_of(agent)))
    if not argument_map.sources_analysed and not argument_map.attributed_to:
        yield Triple(assertion, _DERIVED, iri(argument_map.iri))


def _published(argument_map: ArgumentMap, this: str) -> Iterator[Triple]:
    own = iri(argument_map.iri)
    for triple in triples(argument_map):
        if triple.subject == own and triple.predicate in {*_ABOUT_PUBLISHING, _ATTRIBUTED}:
            yield Triple(this, triple.predicate, triple.object)
    yield Triple(this, iri(DCTERMS + "subject"), own)
