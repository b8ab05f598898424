"""A node set in a graph of AIF, with what the graph says besides.

The terms are those of the AIF ontology as AIFdb uses it: a class for each type of node, and a
property for each way in which a scheme node is joined. AIFdb names an edge from either end, so what
an edge is told by says which way it leads.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from argmap.model import Triple, Words, is_slug
from argmap.rdf.terms import TYPE, iri, iri_value, is_iri, literal_value
from argmap.vocabulary import DCTERMS, RDFS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SPACES = {
    "aif-rdf": "http://www.arg.tech/aif#",
    "aif-rdf-dundee": "http://www.arg.dundee.ac.uk/aif#",
}
"""The namespace of each of the two formats."""
TYPES = ("I", "RA", "CA", "PA", "MA", "TA", "YA", "L")
SAID = frozenset(("I", "L"))
"""Types of the nodes that have a text of their own."""
LABEL = iri(RDFS + "label")
TITLE = iri(DCTERMS + "title")
_STEPS = frozenset(("RA", "CA", "MA"))
_OWNERS = {
    "Premise": _STEPS,
    "Conclusion": _STEPS,
    "ConflictingElement": frozenset(("CA",)),
    "ConflictedElement": frozenset(("CA",)),
    "PreferredElement": frozenset(("PA",)),
    "DispreferredElement": frozenset(("PA",)),
    "StartLocution": frozenset(("TA",)),
    "EndLocution": frozenset(("TA",)),
    "Locution": frozenset(("YA",)),
    "Anchor": frozenset(("YA",)),
    "IllocutionaryContent": frozenset(("YA",)),
}
"""For each property the types of the scheme nodes that it joins to others."""
_OUT = frozenset(
    (
        *("Conclusion", "ConflictedElement", "DispreferredElement"),
        *("EndLocution", "IllocutionaryContent"),
    )
)
"""Those by which a scheme node names what it leads to; by the others, what leads to it."""
_SCHEMES = ("usesScheme", "fulfils", "fulfills", "hasScheme")
_NAMES = ("schemeName", "claimText")
_PREFIXES = tuple(SPACES.values())


@dataclass(frozen=True, slots=True)
class NodeSet:
    """What a graph of AIF holds.

    Attributes:
        json: The node set as AIF's JSON has it.
        home: The namespace of most nodes without its ``#``; empty when none ends so.
        title: Its title, once for each language.
        texts: By the id of a node, its text once for each language.
        rest: Triples that the node set has no place for.
    """

    json: dict[str, Any]
    home: str
    title: tuple[Words, ...]
    texts: dict[str, tuple[Words, ...]]
    rest: tuple[Triple, ...]


def is_aif(graph: Iterable[Triple]) -> bool:
    """Whether any node of a graph is one of AIF."""
    return any(t.predicate == TYPE and _node_type(t.object) for t in graph)


def node_set(graph: tuple[Triple, ...]) -> NodeSet:
    """The node set in a graph without blank nodes."""
    reading = _Reading(tuple(sorted(set(graph))))
    kinds = reading.kinds
    spaces = Counter(iri_value(n).rpartition("#")[0] for n in kinds if is_iri(n) and "#" in n)
    home = min(spaces, key=lambda space: (-spaces[space], space)) if spaces else ""
    ids = _ids(sorted(kinds))
    edges = [
        {"edgeID": str(n), "fromID": ids[a], "toID": ids[b], "formEdgeID": None}
        for n, (a, b) in enumerate(sorted(set(reading.edges())), 1)
    ]
    texts = {ids[name]: reading.texts(name) for name, kind in kinds.items() if kind in SAID}
    nodes = [
        reading.node(name, ids[name], home) for name in sorted(kinds, key=lambda name: ids[name])
    ]
    title = reading.words(iri(home), (TITLE,))
    used = reading.used
    rest = tuple(triple for triple in reading.graph if triple not in used)
    json = {"nodes": nodes, "edges": edges, "locutions": []}
    return NodeSet(json, home, title, {k: v for k, v in texts.items() if v}, rest)


class _Reading:
    """A graph while it is being read, and the triples that have been understood."""

    def __init__(self, graph: tuple[Triple, ...]) -> None:
        self.graph = graph
        self.used: set[Triple] = set()
        self._of: dict[str, list[Triple]] = {}
        for triple in graph:
            self._of.setdefault(triple.subject, []).append(triple)
        self.kinds = dict(self._kinds())

    def _kinds(self) -> Iterator[tuple[str, str]]:
        """Each node with its type; one that AIF knows comes before others that it has."""
        for name, triples in self._of.items():
            typed = {_node_type(t.object): t for t in triples if t.predicate == TYPE}
            typed.pop("", None)
            known = [kind for kind in TYPES if kind in typed]
            if known:
                self.used.add(typed[known[0]])
                yield name, known[0]
            elif typed and typed.keys() - {"S"}:
                yield name, min(typed.keys() - {"S"})

    def words(self, name: str, predicates: Iterable[str]) -> tuple[Words, ...]:
        """What is said of a node by any of some properties; those triples are understood."""
        found = []
        for triple in self._of.get(name, ()):
            value = literal_value(triple.object)
            if triple.predicate in predicates and value and not value.datatype:
                self.used.add(triple)
                found.append(Words(value.text, value.language))
        return tuple(found)

    def texts(self, name: str) -> tuple[Words, ...]:
        """The text of a piece of information or a locution."""
        return self.words(name, [iri(s + "claimText") for s in _PREFIXES]) or self.words(
            name, [LABEL]
        )

    def node(self, name: str, own: str, home: str) -> dict[str, Any]:
        """A node as AIF's JSON has it; its IRI where that does not follow from its id."""
        kind = self.kinds[name]
        made: dict[str, Any] = {"nodeID": own, "text": "", "type": kind}
        said = self.texts(name) if kind in SAID else self._named(name)
        if said:
            made["text"] = said[0].text
        dates = [t for t in self._of[name] if t.predicate in _terms("creationDate")]
        if len(dates) == 1 and (value := literal_value(dates[0].object)) and not any(value[1:]):
            made["timestamp"] = value.text
            self.used.add(dates[0])
        if kind not in SAID and (scheme := self._scheme(name)):
            made["scheme"] = scheme
        if is_iri(name) and name != iri(f"{home}#{own}"):
            made["iri"] = iri_value(name)
        return made

    def _named(self, name: str) -> tuple[Words, ...]:
        """The name of a scheme node, where it has one and in no language."""
        found = [t for t in self._of[name] if t.predicate in {LABEL, *_terms("claimText")}]
        value = literal_value(found[0].object) if len(found) == 1 else None
        if value is None or any(value[1:]):
            return ()
        self.used.add(found[0])
        return (Words(value.text),)

    def _scheme(self, name: str) -> str:
        """The name of the scheme that a scheme node points to."""
        wanted = {term for local in _SCHEMES for term in _terms(local)}
        naming = {LABEL, *(term for local in _NAMES for term in _terms(local))}
        for triple in self._of[name]:
            if triple.predicate not in wanted or not is_iri(triple.object):
                continue
            said = (literal_value(t.object) for t in self._of.get(triple.object, ())
                    if t.predicate in naming)  # fmt: skip
            last = re.split(r"[#/]", iri_value(triple.object))[-1].replace("_", " ")
            return next((value.text for value in said if value), last)
        return ""

    def edges(self) -> Iterator[tuple[str, str]]:
        """What leads to what; those triples are understood."""
        ways = {term: local for local in _OWNERS for term in _terms(local)}
        for triple in self.graph:
            local = ways.get(triple.predicate, "")
            owner, other = triple.subject, triple.object
            of, to = self.kinds.get(owner, ""), self.kinds.get(other, "")
            if not local or of not in TYPES or to not in TYPES:
                continue
            owners = _OWNERS[local]
            if to in owners and (of not in owners or (of, to) == ("RA", "CA")):
                owner, other = other, owner  # and no step of inference leads to a conflict
            self.used.add(triple)
            yield (owner, other) if local in _OUT else (other, owner)


def _terms(local: str) -> tuple[str, ...]:
    return tuple(iri(space + local) for space in _PREFIXES)


def _node_type(term: str) -> str:
    """The type that a class of AIF stands for; empty for any other term."""
    for space in _PREFIXES:
        if term.startswith("<" + space) and term.endswith("-node>"):
            return term[len(space) + 1 : -len("-node>")]
    return ""


def _ids(names: list[str]) -> dict[str, str]:
    """An id for each node: the last part of its IRI where that is one and no other's."""
    short = {n: re.split(r"[#/]", iri_value(n))[-1] for n in names}
    times = Counter(short.values())
    return {
        name: short[name] if is_slug(short[name]) and times[short[name]] == 1 else f"node-{number}"
        for number, name in enumerate(names, 1)
    }
