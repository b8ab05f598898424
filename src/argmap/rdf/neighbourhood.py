"""The part of a map that lies around some of its nodes."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from argmap.model import RECORD_FIELDS, Passage, Record
from argmap.rdf.sound import columns
from argmap.rdf.terms import iri_value, is_iri
from argmap.rdf.write import triples
from argmap.vocabulary import KIND, SCHEME

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from argmap.model import ArgumentMap, Triple
    from argmap.rdf.sound import Survey

ENOUGH = 2
"""So many triples that lead to a node by one property are as good as any number.

No shape counts further where it looks against the direction of a property.
"""


def neighbourhood(survey: Survey, nodes: set[str], to_objects: frozenset[str]) -> set[Triple]:
    """What can matter to the shapes of some nodes.

    All that is said of them, and a few of the triples that lead to them by each property.

    Args:
        survey: The map.
        nodes: The nodes, as terms.
        to_objects: The properties by which a triple can matter to the shapes of its object.
    """
    names = spellings(survey, nodes)
    near = naming(survey.map, names, to_objects, ENOUGH)
    part = replace(_part(survey.map, names | near), extra=survey.carried)
    return {t for t in triples(part) if t.subject in nodes or t.object in nodes}


def users(survey: Survey, nodes: set[str]) -> dict[str, list[str]]:
    """For each of the nodes the IRIs of what refers to it, in ascending order."""
    named = naming(survey.map, spellings(survey, nodes))
    carried = survey.map.extra
    part = replace(_part(survey.map, named), extra=carried)
    found: dict[str, list[str]] = {}
    for triple in sorted(triples(part)):
        if triple.object in nodes and (is_iri(triple.object) or triple in carried):
            found.setdefault(triple.object, []).append(iri_value(triple.subject))
    return found


def spellings(survey: Survey, nodes: Iterable[str]) -> set[str]:
    """Every id and every name from a list by which records may mean one of the nodes, and more."""
    iris = {iri_value(node) for node in nodes if is_iri(node)}
    found = iris.union(survey.ambiguous, map(survey.map.id_of, iris))
    return found.union(i.removeprefix(KIND).removeprefix(SCHEME) for i in iris)


def naming(
    argument_map: ArgumentMap,
    names: set[str],
    properties: Container[str] | None = None,
    most: int | None = None,
) -> set[str]:
    """The ids of the records that name any of these.

    Args:
        argument_map: The map.
        names: Ids, and names from lists.
        properties: Only by these properties; by any when None.
        most: So many of them for each name and property; all when None.
    """
    found: set[str] = set()
    for column in columns(argument_map):
        if properties is not None and column.predicate not in properties:
            continue
        seen: Counter[str] = Counter()
        for record in column.records:
            for name in names.intersection(column.names(record)):
                seen[name] += 1
                if most is None or seen[name] <= most:
                    found.add(_id(record))
    return found


def _id(record: Any) -> str:
    """The id of a record; of the map itself, which is in every part, its IRI."""
    return record.id if isinstance(record, Record) else str(record.iri)


def _part(argument_map: ArgumentMap, names: set[str]) -> ArgumentMap:
    """The map with no other records than these, and the passages of these selectors."""

    def kept(record: Record) -> bool:
        inner = record.selectors if isinstance(record, Passage) else ()
        return record.id in names or any(selector.id in names for selector in inner)

    families: dict[str, Any] = {
        family: tuple(filter(kept, getattr(argument_map, family))) for family in RECORD_FIELDS
    }
    return replace(argument_map, **families)
