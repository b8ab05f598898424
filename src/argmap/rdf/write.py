"""From a map to triples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.model import (
    Agent,
    Argument,
    ArgumentMap,
    Passage,
    Record,
    Relation,
    Selector,
    Statement,
    Triple,
)
from argmap.rdf.mapping import (
    AGENT_CLASS,
    HAS_SELECTOR,
    INFERENCE_CLASS,
    OBJECTION_CLASS,
    PLAIN_CLASS,
    PROPERTIES,
    RELATION_CONCEPT,
    RELATION_KIND,
    STATEMENT_CLASS,
    TARGET,
    role_predicate,
)
from argmap.rdf.terms import TYPE, iri

if TYPE_CHECKING:
    from collections.abc import Iterator


def triples(argument_map: ArgumentMap) -> set[Triple]:
    """The map as RDF, what it carries along included; shortcuts and results are not in it."""
    found = set(argument_map.extra)
    found.update(own_triples(argument_map))
    return found


def own_triples(argument_map: ArgumentMap) -> Iterator[Triple]:
    """The triples that the records of the map stand for."""
    node = iri(argument_map.iri)
    yield Triple(node, TYPE, PLAIN_CLASS[ArgumentMap])
    yield from _properties(node, argument_map, argument_map)
    for record in argument_map:
        yield from record_triples(record, argument_map)


def record_triples(record: Record, argument_map: ArgumentMap) -> Iterator[Triple]:
    """The triples that one record stands for."""
    node = iri(argument_map.iri_of(record.id))
    yield Triple(node, TYPE, record_class(record))
    yield from _properties(node, record, argument_map)
    if isinstance(record, Argument):
        if record.target:
            yield Triple(node, TARGET[record.kind], iri(argument_map.iri_of(record.target)))
        for role, filler in record.roles:
            yield Triple(node, role_predicate(role), iri(argument_map.iri_of(filler)))
    if isinstance(record, Relation):
        yield Triple(node, RELATION_KIND, RELATION_CONCEPT[record.kind])
    if isinstance(record, Passage):
        for selector in record.selectors:
            yield Triple(node, HAS_SELECTOR, iri(argument_map.iri_of(selector.id)))
            yield from record_triples(selector, argument_map)


def record_class(record: Record | Selector) -> str:
    """The class of a record, as a term."""
    if isinstance(record, Statement):
        return STATEMENT_CLASS[record.kind]
    if isinstance(record, Argument):
        return OBJECTION_CLASS if record.is_objection else INFERENCE_CLASS
    if isinstance(record, Agent):
        return AGENT_CLASS[record.kind]
    return PLAIN_CLASS[type(record)]


def _properties(
    node: str, record: Record | ArgumentMap, argument_map: ArgumentMap
) -> Iterator[Triple]:
    for prop in PROPERTIES[type(record)]:
        value = getattr(record, prop.field)
        if prop.many:
            for item in value:
                yield Triple(node, prop.predicate, prop.codec.encode(item, argument_map))
        elif value is not None and value is not False and value not in ("", _NO_DATA):
            yield Triple(node, prop.predicate, prop.codec.encode(value, argument_map))


_NO_DATA = ArgumentMap().data
