"""AIF as RDF, in either of the namespaces that are in use; undercuts are kept.

The terms are those of the AIF ontology as AIFdb uses it: a class for each type of node, and a
property for each way in which a scheme node is joined. Text and names of schemes are ``claimText``
and ``rdfs:label``. Any syntax of RDF is read; Turtle is written.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from argmap.diagnostic import Diagnostic, Severity
from argmap.formats.aif.reading import read_aif
from argmap.formats.aif.writing import to_aif
from argmap.formats.loaded import Loaded
from argmap.formats.naming import map_iri
from argmap.model import ArgumentMap, Triple, is_slug
from argmap.rdf.parse import parse
from argmap.rdf.terms import TYPE, iri, iri_value, is_iri, literal, literal_value
from argmap.rdf.turtle import turtle
from argmap.span import Span
from argmap.vocabulary import DCTERMS, RDFS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from argmap.formats.table import Format

SPACES = {
    "aif-rdf": "http://www.arg.tech/aif#",
    "aif-rdf-dundee": "http://www.arg.dundee.ac.uk/aif#",
}
"""The namespace of each of the two formats."""
_TYPES = ("I", "RA", "CA", "PA", "MA", "TA", "YA", "L")
_IN = ("Premise", "ConflictingElement", "PreferredElement", "StartLocution", "Locution", "Anchor")
"""Properties by which a scheme node names what leads to it; the last that fits is written."""
_OUT = (
    "Conclusion",
    "ConflictedElement",
    "DispreferredElement",
    "EndLocution",
    "IllocutionaryContent",
)
"""Properties by which it names what it leads to."""
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
_LABEL = iri(RDFS + "label")
_TITLE = iri(DCTERMS + "title")


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
    node_set, home, title = _node_set(parsed.triples)
    if not node_set["nodes"] and any(t.predicate != _TITLE for t in parsed.triples):
        why = "no node of AIF is in it"
        hint = "nodes have a class of " + " or ".join(SPACES.values())
        found = Diagnostic("ARG060", "bad-aif", Severity.ERROR, why, span=Span(path), hint=hint)
        return Loaded(ArgumentMap(iri=base), (found,), path)
    argument_map, quirks = read_aif(node_set, home or base, path)
    label = replace(argument_map, label=title) if title else argument_map
    return Loaded(label, tuple(quirks), path, excused=frozenset({"missing-passage"}))


def _node_set(graph: tuple[Triple, ...]) -> tuple[dict[str, Any], str, tuple[Any, ...]]:
    """The node set in a graph, the IRI of its map, and the title of that."""
    from argmap.model import Words

    classes = {iri(f"{s}{t}-node"): t for s in SPACES.values() for t in _TYPES}
    kinds = {
        t.subject: classes[t.object] for t in graph if t.predicate == TYPE and t.object in classes
    }
    ids = _ids(sorted(kinds))
    into = {iri(space + name) for space in SPACES.values() for name in _IN}
    out = {iri(space + name) for space in SPACES.values() for name in _OUT}
    texts = {iri(space + "claimText") for space in SPACES.values()} | {_LABEL}
    said: dict[str, str] = {}
    edges = []
    for triple in sorted(graph):
        if triple.subject not in kinds:
            continue
        value = literal_value(triple.object)
        if triple.predicate in texts and value:
            said.setdefault(triple.subject, value.text)
        if triple.object in kinds and triple.predicate in into | out:
            ends = (triple.object, triple.subject)
            edges.append(ends if triple.predicate in into else ends[::-1])
    spaces = Counter(iri_value(n).rpartition("#")[0] for n in kinds if is_iri(n) and "#" in n)
    home = min(spaces, key=lambda space: (-spaces[space], space)) if spaces else ""
    named = (
        literal_value(t.object) for t in graph if (t.subject, t.predicate) == (iri(home), _TITLE)
    )
    title = tuple(Words(v.text, v.language) for v in named if v)
    rows = [
        {"edgeID": str(n), "fromID": ids[a], "toID": ids[b], "formEdgeID": None}
        for n, (a, b) in enumerate(dict.fromkeys(edges), 1)
    ]
    nodes = [
        {"nodeID": ids[name], "text": said.get(name, ""), "type": kind}
        for name, kind in sorted(kinds.items(), key=lambda pair: ids[pair[0]])
    ]
    return {"nodes": nodes, "edges": rows, "locutions": []}, home, title


def _ids(names: list[str]) -> dict[str, str]:
    """An id for each node: the last part of its IRI where that is one and no other's."""
    short = {n: re.split(r"[#/]", iri_value(n))[-1] if is_iri(n) else n[2:] for n in names}
    times = Counter(short.values())
    return {
        name: short[name] if is_slug(short[name]) and times[short[name]] == 1 else f"node-{number}"
        for number, name in enumerate(names, 1)
    }


def write(argument_map: ArgumentMap, row: Format, loaded: Loaded | None = None) -> bytes:
    """The map in the terms of AIF, as Turtle."""
    _ = loaded
    space = SPACES[row.name]
    graph = set(_triples(argument_map, space))
    return turtle(sorted(graph), argument_map.iri, {"aif": space}).encode()


def _triples(argument_map: ArgumentMap, space: str) -> Iterator[Triple]:
    node_set = to_aif(argument_map)
    kinds: dict[Any, str] = {}
    for node in node_set["nodes"]:
        if node.get("type") not in _TYPES:
            continue
        kinds[str(node["nodeID"])] = node["type"]
        subject = _node(argument_map, node["nodeID"])
        yield Triple(subject, TYPE, iri(f"{space}{node['type']}-node"))
        text = node.get("text")
        if isinstance(text, str) and text:
            predicate = iri(space + "claimText") if node["type"] in {"I", "L"} else _LABEL
            yield Triple(subject, predicate, literal(text))
    for words in argument_map.label:
        yield Triple(iri(argument_map.iri), _TITLE, literal(words.text, words.language))
    for edge in node_set["edges"]:
        origin, target = str(edge.get("fromID")), str(edge.get("toID"))
        of, to = kinds.get(origin, ""), kinds.get(target, "")
        ends = (_node(argument_map, origin), _node(argument_map, target))
        if to in _WRITTEN_IN and of and not (of in _WRITTEN_OUT and _belongs_to_origin(of, to)):
            name = "Anchor" if (of, to) == ("TA", "YA") else _WRITTEN_IN[to]
            yield Triple(ends[1], iri(space + name), ends[0])
        elif of in _WRITTEN_OUT and to:
            yield Triple(ends[0], iri(space + _WRITTEN_OUT[of]), ends[1])


def _belongs_to_origin(of: str, to: str) -> bool:
    """Whether an edge between two scheme nodes is told by the first of them."""
    return (of, to) != ("TA", "YA") and (of not in {"RA", "CA"} or to in {"RA", "CA"})


def _node(argument_map: ArgumentMap, name: object) -> str:
    plain = str(name)
    return iri(argument_map.iri_of(plain) if is_slug(plain) else argument_map.space + "node")
