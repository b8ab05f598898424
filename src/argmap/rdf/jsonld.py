"""A map as JSON-LD, in the terms of the published context: same map, same bytes."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from argmap.rdf.terms import TYPE, iri_value, is_iri, literal_value
from argmap.rdf.write import triples
from argmap.resources import ontology_text
from argmap.vocabulary import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.model import ArgumentMap

CONTEXT = ROOT + "context.jsonld"


@cache
def _terms() -> tuple[Mapping[str, str], frozenset[str]]:
    """The term of each IRI, and the terms whose values are IRIs (JSON-LD 1.1, section 4.2)."""
    context: dict[str, Any] = json.loads(ontology_text("context.jsonld"))["@context"]
    prefixes = {k: v for k, v in context.items() if isinstance(v, str) and v.endswith(("#", "/"))}
    found: dict[str, str] = {}
    referring = set()
    for term, told in context.items():
        name = told.get("@id") if isinstance(told, dict) else told
        if not isinstance(name, str) or name.startswith("@") or term in prefixes:
            continue
        prefix, colon, local = name.partition(":")
        full = prefixes[prefix] + local if colon and prefix in prefixes else name
        found.setdefault(full, term)
        if isinstance(told, dict) and told.get("@type") == "@id":
            referring.add(term)
    return found, frozenset(referring)


def jsonld(argument_map: ArgumentMap) -> bytes:
    """The map as a JSON-LD document; the context is named by its IRI."""
    nodes: dict[str, dict[str, Any]] = {}
    for triple in sorted(triples(argument_map)):
        node = nodes.setdefault(triple.subject, {"id": iri_value(triple.subject)})
        _put(node, triple.predicate, triple.object)
    graph = [nodes[name] for name in sorted(nodes)]
    document = {"@context": CONTEXT, "@graph": graph}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _put(node: dict[str, Any], predicate: str, value: str) -> None:
    terms, referring = _terms()
    if predicate == TYPE and is_iri(value):
        key, shown = "type", terms.get(iri_value(value), iri_value(value))
    else:
        key = terms.get(iri_value(predicate), iri_value(predicate))
        shown = _shown(value, key in referring)
    if key not in node:
        node[key] = shown
    elif isinstance(node[key], list):
        node[key].append(shown)
    else:
        node[key] = [node[key], shown]


def _shown(value: str, refers: bool) -> Any:
    if is_iri(value):
        return iri_value(value) if refers else {"@id": iri_value(value)}
    told = literal_value(value)
    assert told is not None
    parts = {"@value": told.text, "@language": told.language, "@type": told.datatype}
    return {key: part for key, part in parts.items() if part or key == "@value"}
