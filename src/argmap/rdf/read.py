"""From triples to a map. What the model has no place for is carried along, never dropped."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from argmap.model import (
    UNTITLED,
    Agent,
    Argument,
    ArgumentKind,
    ArgumentMap,
    DigestSelector,
    Group,
    Locution,
    Passage,
    QuoteSelector,
    Record,
    Relation,
    RelationKind,
    Scenario,
    Selector,
    Source,
    Statement,
    StatementKind,
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
    role_of,
)
from argmap.rdf.terms import TYPE, iri, iri_value, is_iri
from argmap.rdf.write import own_triples

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Facts = dict[str, list[str]]
Index = dict[str, Facts]
R = TypeVar("R", bound=Record)

_KIND_OF_CLASS = {term: kind for kind, term in STATEMENT_CLASS.items()}
_AGENT_OF_CLASS = {term: kind for kind, term in AGENT_CLASS.items()}
_KIND_OF_CONCEPT = {term: kind for kind, term in RELATION_CONCEPT.items()}
_MAP_CLASS = PLAIN_CLASS[ArgumentMap]
_PLAIN: dict[str, tuple[str, type[Record]]] = {
    PLAIN_CLASS[Locution]: ("locutions", Locution),
    PLAIN_CLASS[Group]: ("groups", Group),
    PLAIN_CLASS[Scenario]: ("scenarios", Scenario),
    PLAIN_CLASS[Source]: ("sources", Source),
}


def read_map(graph: Iterable[Triple], default_iri: str = UNTITLED) -> ArgumentMap:
    """The map that the triples describe.

    Every triple given is in ``triples()`` of the result: as a record, or carried along. The
    triples must hold no blank nodes and canonical literals (see ``argmap.rdf.parse``).

    Args:
        graph: The triples.
        default_iri: IRI of the map when the triples declare none and none can be told from the
            IRIs of the statements.
    """
    given = set(graph)
    index = _indexed(given)
    iri_of_map = _map_iri(index, default_iri)
    frame = ArgumentMap(iri=iri_of_map)
    facts = _fields(ArgumentMap, index.get(iri(iri_of_map), {}), frame)
    argument_map = ArgumentMap(iri=iri_of_map, **facts, **_families(index, frame))
    extra = given.difference(own_triples(argument_map))
    return replace(argument_map, extra=tuple(extra)) if extra else argument_map


def map_iris(graph: Iterable[Triple]) -> tuple[str, ...]:
    """IRIs of everything declared to be an argument map, in ascending order."""
    declared = (t.subject for t in graph if t[1:] == (TYPE, _MAP_CLASS))
    return tuple(sorted(iri_value(subject) for subject in declared if is_iri(subject)))


def _indexed(graph: set[Triple]) -> Index:
    index: Index = {}
    for subject, predicate, value in sorted(graph):
        index.setdefault(subject, {}).setdefault(predicate, []).append(value)
    return index


def _map_iri(index: Index, default: str) -> str:
    declared = sorted(s for s, facts in index.items() if _MAP_CLASS in facts.get(TYPE, ()))
    if declared:
        return iri_value(declared[0])
    spaces = Counter(
        iri_value(subject).partition("#")[0]
        for subject, facts in index.items()
        if "#" in subject and any(t in _KIND_OF_CLASS for t in facts.get(TYPE, ()))
    )
    return min(spaces, key=lambda space: (-spaces[space], space)) if spaces else default


def _families(index: Index, frame: ArgumentMap) -> dict[str, Any]:
    families: dict[str, list[Record]] = {}
    for subject, facts in index.items():
        found = _record(subject, facts, index, frame)
        if found:
            families.setdefault(found[0], []).append(found[1])
    return {name: tuple(records) for name, records in families.items()}


def _record(
    subject: str, facts: Facts, index: Index, frame: ArgumentMap
) -> tuple[str, Record] | None:
    """The record that a node is, with its family; the first class that fits decides."""
    classes = facts.get(TYPE, ())
    if not is_iri(subject):
        return None
    if kind := _first(classes, _KIND_OF_CLASS, _STATEMENT_ORDER):
        return "statements", _make(Statement, subject, facts, frame, kind=kind)
    if INFERENCE_CLASS in classes or OBJECTION_CLASS in classes:
        return "arguments", _argument(subject, facts, frame)
    if PLAIN_CLASS[Relation] in classes:
        return _relation(subject, facts, frame)
    if PLAIN_CLASS[Passage] in classes:
        selectors = _selectors(facts.get(HAS_SELECTOR, []), index, frame)
        return "passages", _make(Passage, subject, facts, frame, selectors=selectors)
    for term, (family, record_type) in _PLAIN.items():
        if term in classes:
            return family, _make(record_type, subject, facts, frame)
    if agent := _first(classes, _AGENT_OF_CLASS, tuple(_AGENT_OF_CLASS.values())):
        return "agents", _make(Agent, subject, facts, frame, kind=agent)
    return None


_STATEMENT_ORDER = (
    StatementKind.CLAIM,
    StatementKind.EVIDENCE,
    StatementKind.ASSUMPTION,
    StatementKind.STATEMENT,
)
K = TypeVar("K")


def _first(classes: Iterable[str], known: dict[str, K], order: tuple[K, ...]) -> K | None:
    found = {known[c] for c in classes if c in known}
    return next((kind for kind in order if kind in found), None)


def _argument(subject: str, facts: Facts, frame: ArgumentMap) -> Argument:
    objection = INFERENCE_CLASS not in facts[TYPE]
    kinds = (
        (ArgumentKind.REBUTTAL, ArgumentKind.UNDERCUT) if objection else (ArgumentKind.INFERENCE,)
    )
    targets = [(k, iri_value(t)) for k in kinds for t in facts.get(TARGET[k], ()) if is_iri(t)]
    kind, target = targets[0] if targets else (kinds[0], "")
    target = frame.id_of(target) if target else ""
    roles = tuple(_roles(facts, frame))
    return _make(Argument, subject, facts, frame, kind=kind, target=target, roles=roles)


def _roles(facts: Facts, frame: ArgumentMap) -> Iterator[tuple[str, str]]:
    """The roles that are filled, also those that no list has; what fills one is a premise."""
    for predicate, terms in facts.items():
        if role := role_of(predicate):
            yield from ((role, frame.id_of(iri_value(term))) for term in terms if is_iri(term))


def _relation(subject: str, facts: Facts, frame: ArgumentMap) -> tuple[str, Record] | None:
    kind: RelationKind | None = _first(
        facts.get(RELATION_KIND, ()), _KIND_OF_CONCEPT, tuple(RelationKind)
    )
    if kind is None:
        return None
    return "relations", _make(Relation, subject, facts, frame, kind=kind)


def _selectors(nodes: list[str], index: Index, frame: ArgumentMap) -> tuple[Selector, ...]:
    found: list[Selector] = []
    for node in nodes:
        facts = index.get(node, {})
        classes = facts.get(TYPE, ())
        if PLAIN_CLASS[DigestSelector] in classes:
            fields = _fields(DigestSelector, facts, frame)
            if "start" in fields and "end" in fields:
                found.append(_make(DigestSelector, node, facts, frame))
        elif PLAIN_CLASS[QuoteSelector] in classes and "exact" in _fields(
            QuoteSelector, facts, frame
        ):
            found.append(_make(QuoteSelector, node, facts, frame))
    return tuple(found)


def _make(record_type: type[R], subject: str, facts: Facts, frame: ArgumentMap, **known: Any) -> R:
    fields = _fields(record_type, facts, frame)
    return record_type(id=frame.id_of(iri_value(subject)), **fields, **known)


def _fields(record_type: type, facts: Facts, frame: ArgumentMap) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for prop in PROPERTIES[record_type]:
        terms = facts.get(prop.predicate)
        if terms:
            values = [v for t in terms if (v := _value(prop.codec, t, frame)) is not None]
            if values:
                fields[prop.field] = tuple(values) if prop.many else values[0]
    return fields


def _value(codec: Any, term: str, frame: ArgumentMap) -> Any:
    """What the term stands for; None when writing it again would give another term."""
    value = codec.decode(term, frame)
    return value if value is not None and codec.encode(value, frame) == term else None
