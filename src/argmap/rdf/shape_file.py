"""The shapes as triples, and what can be told from them without running them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from argmap.rdf.parse import parse
from argmap.rdf.shape_notes import shape_notes
from argmap.rdf.terms import TYPE, iri, is_blank, literal
from argmap.resources import ontology_bytes
from argmap.vocabulary import ARG, ROOT, SH, SHAPE, SKOS, local_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from argmap.model import Triple

IN_SCHEME = iri(SKOS + "inScheme")
_SLUG = iri(SHAPE + "slug")
_TO_OBJECTS = (iri(SH + "targetObjectsOf"), iri(SH + "inversePath"))
_OWN = f"<{ARG}"


@cache
def vocabulary(name: str) -> frozenset[Triple]:
    """What a file of the vocabulary says."""
    return frozenset(parse(ontology_bytes(name), "turtle", ROOT).triples)


@cache
def lists() -> frozenset[Triple]:
    """What the shapes need to know of the lists: what each name is, and in which list it is."""
    both = vocabulary("kinds.ttl") | vocabulary("schemes.ttl")
    return frozenset(t for t in both if t.predicate in {TYPE, IN_SCHEME})


@cache
def facts() -> Mapping[str, tuple[Triple, ...]]:
    """The triples of the shapes by their subject."""
    found: dict[str, list[Triple]] = {}
    for triple in sorted(vocabulary("shapes.ttl")):
        found.setdefault(triple.subject, []).append(triple)
    return {subject: tuple(about) for subject, about in found.items()}


@cache
def slugs() -> Mapping[str, str]:
    """For each shape that is reported, by its local name, its slug."""
    return {local_name(shape): notes["slug"] for shape, notes in shape_notes().items()}


def wanted(without: frozenset[str]) -> tuple[str, ...]:
    """The shapes, as terms, whose slug is not left out."""
    unwanted = {literal(slug) for slug in without}
    return tuple(
        subject
        for subject, about in facts().items()
        if not any(t.predicate == _SLUG and t.object in unwanted for t in about)
    )


def whole(shapes: Iterable[str]) -> set[Triple]:
    """The shapes with everything that hangs from them."""
    waiting, kept = list(shapes), set[str]()
    while waiting:
        subject = waiting.pop()
        if subject not in kept and subject in facts():
            kept.add(subject)
            waiting.extend(t.object for t in facts()[subject] if is_blank(t.object))
    return {triple for subject in kept for triple in facts()[subject]}


def mentioned(shapes: Iterable[Triple]) -> frozenset[str]:
    """Every property and class that the shapes name, and a few terms that are neither.

    Since no shape is closed, no other property can matter to them.
    """
    return frozenset({TYPE, *(t.object for t in shapes)})


def to_objects(shapes: Iterable[Triple]) -> frozenset[str]:
    """The properties by which a triple can matter to a shape of its object."""
    return frozenset(t.object for t in shapes if t.predicate in _TO_OBJECTS)


def matters(triple: Triple, names: frozenset[str]) -> bool:
    """Whether a triple can matter to shapes that mention these names.

    A class matters if it is one of ours, which patterns are about, or is mentioned.
    """
    if triple.predicate != TYPE:
        return triple.predicate in names
    return triple.object.startswith(_OWN) or triple.object in names
