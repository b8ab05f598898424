"""Names for blank nodes, so that every node of a map has an IRI (RDF 1.1 Concepts, 3.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.model import Triple, is_slug
from argmap.rdf.terms import TYPE, iri, iri_value, is_blank, is_iri
from argmap.vocabulary import OA, local_name

if TYPE_CHECKING:
    from collections.abc import Iterable

_ROUNDS = 8
_SUFFIX = {OA + "hasSelector": "at"}


def named(graph: Iterable[Triple], space: str) -> tuple[Triple, ...]:
    """The triples with an IRI in place of each blank node.

    A node that hangs from one named node is called after it and the property between them
    (``:in-claim-at`` for the selector of ``:in-claim``); any other after a digest of what is said
    of it. Labels of blank nodes do not matter, except among nodes that nothing tells apart.

    Args:
        graph: The triples.
        space: Namespace of the new IRIs, ending in ``#``.
    """
    given = tuple(graph)
    blanks = sorted({t for triple in given for t in (triple[0], triple[2]) if is_blank(t)})
    if not blanks:
        return given
    colours = _colours(given, blanks)
    names = _names(given, blanks, colours, space)
    return tuple(Triple(names.get(s, s), p, names.get(o, o)) for s, p, o in given)


def _colours(graph: tuple[Triple, ...], blanks: list[str]) -> dict[str, str]:
    """A digest for each blank node of all that is said of it, some steps deep."""
    colours = dict.fromkeys(blanks, "")
    touching = [t for t in graph if is_blank(t.subject) or is_blank(t.object)]
    for _ in range(_ROUNDS):
        seen: dict[str, list[str]] = {blank: [] for blank in blanks}
        for s, p, o in touching:
            if s in seen:
                seen[s].append(f"> {p} {colours.get(o, o)}")
            if o in seen:
                seen[o].append(f"< {p} {colours.get(s, s)}")
        colours = {b: _digest("\n".join([colours[b], *sorted(seen[b])])) for b in blanks}
    return colours


def _digest(text: str) -> str:
    import hashlib

    return hashlib.sha256(text.encode()).hexdigest()


def _names(
    graph: tuple[Triple, ...], blanks: list[str], colours: dict[str, str], space: str
) -> dict[str, str]:
    taken = {term for triple in graph for term in (triple[0], triple[2]) if is_iri(term)}
    parents: dict[str, list[Triple]] = {}
    for triple in graph:
        if is_blank(triple.object) and triple.predicate != TYPE:
            parents.setdefault(triple.object, []).append(triple)
    names: dict[str, str] = {}
    for blank in sorted(blanks, key=lambda b: (colours[b], b)):
        stem = _stem(parents.get(blank, []), space) or f"node-{colours[blank][:12]}"
        names[blank] = _free(space + stem, taken)
        taken.add(names[blank])
    return names


def _stem(parents: list[Triple], space: str) -> str:
    if len(parents) != 1 or not is_iri(parents[0].subject):
        return ""
    parent, predicate = iri_value(parents[0].subject), iri_value(parents[0].predicate)
    slug = "map" if parent + "#" == space else parent.removeprefix(space)
    suffix = _SUFFIX.get(predicate, local_name(predicate))
    stem = f"{slug}-{suffix}"
    return stem if is_slug(stem) else ""


def _free(wanted: str, taken: set[str]) -> str:
    candidate, number = iri(wanted), 1
    while candidate in taken:
        number += 1
        candidate = iri(f"{wanted}-{number}")
    return candidate
