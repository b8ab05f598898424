"""From a map to AIF's JSON.

What was read from AIF is written as it was, but for what was edited since; any other map as AIF
would have it.
"""

from __future__ import annotations

import json
from collections import Counter
from itertools import chain, count
from typing import TYPE_CHECKING, Any, TypeAlias

from argmap.formats.aif.reading import (
    NO_ORIGIN,
    NO_TARGET,
    RELATIONS,
    held_of,
    named_scheme,
    raw_id,
    text_of,
)
from argmap.model import (
    Argument,
    ArgumentKind,
    Element,
    Locution,
    Relation,
    RelationKind,
    Statement,
)
from argmap.rdf.schemes import schemes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model import ArgumentMap, Record

Node: TypeAlias = "dict[str, Any]"
_TYPES = {kind: name for name, kind in RELATIONS.items()}
_TYPES |= {
    RelationKind.SUPPORT: "RA",
    RelationKind.ENTAILMENT: "RA",
    RelationKind.ATTACK: "CA",
    RelationKind.UNDERCUT: "CA",
    RelationKind.CONTRADICTION: "CA",
    RelationKind.CONTRARY: "CA",
}
_DEFAULT = {
    "RA": "Default Inference",
    "CA": "Default Conflict",
    "PA": "Default Preference",
    "MA": "Default Rephrase",
    "TA": "Default Transition",
    "YA": "Default Illocuting",
}


def to_aif(argument_map: ArgumentMap) -> dict[str, Any]:
    """The map as a node set."""
    held = held_of(argument_map)
    elements = written_elements(argument_map)
    rest = held.get("rest")
    left = objects(held.get("nodes"))
    made: dict[str, Any] = {
        "nodes": [*map(_node, elements), *left],
        "edges": list(_edges(elements, left, _rows(held.get("edges")))),
        "locutions": [*_locutions(elements), *objects(held.get("locutions"))],
    }
    more = rest if isinstance(rest, dict) else {}
    return made | {key: value for key, value in more.items() if key not in made}


def objects(value: object) -> list[dict[str, Any]]:
    """The objects in a list; none where it is no list."""
    listed = value if isinstance(value, list) else []
    return [item for item in listed if isinstance(item, dict)]


def _rows(value: object) -> Iterator[list[Any]]:
    """The edges as they are kept, each in full; what is none is passed over."""
    for row in value if isinstance(value, list) else []:
        if isinstance(row, list) and len(row) >= _ENDS:
            whole = [*row[:6], *[None] * (6 - len(row))]
            left, more, missing = whole[3:]
            whole[3] = left if isinstance(left, int) else 0
            whole[4] = more if isinstance(more, dict) else {}
            whole[5] = missing if isinstance(missing, list) else []
            if whole[3] or all(isinstance(end, str) for end in whole[:_ENDS]):
                yield whole


_ENDS = 2


def written_elements(argument_map: ArgumentMap) -> list[Element]:
    """The elements that have nodes, in their order; the first nodes that are written are theirs."""
    elements = sorted(
        (e for e in argument_map.elements if _type_of(e)),
        key=lambda e: (e.order is None, e.order or 0, e.id),
    )
    return elements + _more(argument_map, {element.id for element in elements})


def _more(argument_map: ArgumentMap, taken: set[str]) -> list[Element]:
    """What statements and arguments say of each other, as nodes of its own."""
    found: list[Element] = []
    nodes = frozenset(taken)

    def add(kind: RelationKind, origin: str, target: str) -> None:
        if target not in nodes or origin not in nodes:
            return
        plain = f"{kind}-{origin}-{target}"
        name = next(n for n in chain([plain], (f"{plain}-{k}" for k in count(2))) if n not in taken)
        taken.add(name)
        found.append(Relation(id=name, kind=kind, origins=(origin,), targets=(target,)))

    for statement in argument_map.statements:
        for other in statement.contradicts:
            add(RelationKind.CONTRADICTION, statement.id, other)
            if statement.id not in getattr(
                argument_map.statement_by_id.get(other), "contradicts", ()
            ):
                add(RelationKind.CONTRADICTION, other, statement.id)
        for other in statement.restates:
            add(RelationKind.REPHRASE, statement.id, other)
    drawn = {
        (origin, target)
        for relation in argument_map.relations
        if relation.kind is RelationKind.PREFERENCE
        for origin in relation.origins
        for target in relation.targets
    }
    for argument in argument_map.arguments:
        for other in argument.outweighs:
            if (argument.id, other) not in drawn:
                add(RelationKind.PREFERENCE, argument.id, other)
    return found


def _type_of(record: Record) -> str:
    """The type of the node of a record; empty when it has none."""
    if isinstance(record, Statement):
        return "I"
    if isinstance(record, Locution):
        return "L"
    if isinstance(record, Argument):
        return "RA" if record.kind is ArgumentKind.INFERENCE else "CA"
    return _TYPES[record.kind] if isinstance(record, Relation) else ""


def _node(element: Element) -> Node:
    known = held_of(element)
    held = {key: value for key, value in known.items() if key not in _OURS}
    kind = _type_of(element)
    text = _text(element, kind)
    if _says(element, known):
        text = known.get("text", text)
    elif kind in _DEFAULT and (not known or isinstance(element, Argument)):
        held["scheme"] = text
        held.pop("schemeID", None)
    node: Node = {"nodeID": raw_id(element), "text": text, "type": kind, **held}
    without = known.get("without")
    lacks = without if isinstance(without, list) else []
    return {key: value for key, value in node.items() if key not in lacks or key == "type"}


_OURS = frozenset({"nodeID", "text", "type", "locutions", "without"})
"""What is kept of a node beside its own keys, or is told by its record."""


def _says(element: Element, known: dict[str, Any]) -> bool:
    """Whether what AIF said in a node is what the record says now."""
    if isinstance(element, Argument):
        return bool(known) and named_scheme(known) == (element.schemes, element.rules)
    if isinstance(element, Relation):
        return "text" in known and element.force in ("", known["text"])
    return "text" in known and not element.text


def _text(element: Element, kind: str) -> str:
    if kind in {"I", "L"}:
        return element.says if element.text else ""
    if isinstance(element, Relation) and element.force:
        return element.force
    return _scheme(element, kind)


def _scheme(element: Element, kind: str) -> str:
    """What a scheme node says that it is."""
    if isinstance(element, Argument) and element.schemes:
        known = schemes().get(element.schemes[0])
        return known.name if known else element.schemes[0]
    if isinstance(element, Argument) and element.rules:
        return element.rules[0]
    return _DEFAULT[kind]


def _implied(elements: list[Element]) -> Iterator[tuple[str, str]]:
    """The edges that the records have, each as two ids."""
    for element in elements:
        if isinstance(element, Argument):
            yield from ((need, element.id) for need in element.needs)
            if element.target:
                yield element.id, element.target
        elif isinstance(element, Relation):
            yield from ((origin, element.id) for origin in element.origins)
            yield from ((element.id, target) for target in element.targets)


def _edges(
    elements: list[Element], left_nodes: list[Node], known: Iterator[list[Any]]
) -> Iterator[Node]:
    """The edges: those that were read in their order, then new ones.

    One that no record has is written unless an end of it has been taken away since, or the edge
    that it repeats.
    """
    ids = {element.id: raw_id(element) for element in elements}
    waiting = Counter(pair for pair in _implied(elements) if pair[0] in ids and pair[1] in ids)
    nodes = {*map(text_of, ids.values()), *(text_of(node.get("nodeID")) for node in left_nodes)}
    gone: set[tuple[str, str]] = set()
    highest = 0
    for origin, target, own, left, more, missing in known:
        highest = max(highest, _number(own))
        ends = (origin, target) if left else (ids.get(origin, origin), ids.get(target, target))
        pair = (text_of(ends[0]), text_of(ends[1]))
        if not left and not waiting[origin, target]:
            gone.add(pair)
            continue
        if left and (pair in gone or _has_lost_an_end(pair, left, nodes)):
            continue
        if not left:
            waiting[origin, target] -= 1
        edge = {"edgeID": own, "fromID": ends[0], "toID": ends[1], "formEdgeID": None, **more}
        yield {key: value for key, value in edge.items() if key not in missing}
    number = count(highest + 1)
    for (origin, target), times in waiting.items():
        for _ in range(times):
            yield {
                "edgeID": str(next(number)),
                "fromID": ids[origin],
                "toID": ids[target],
                "formEdgeID": None,
            }


def _has_lost_an_end(pair: tuple[str, str], left: int, nodes: set[str]) -> bool:
    """Whether an end of an edge was a node when it was read and is none now."""
    return any(
        end not in nodes and not left & mark
        for end, mark in zip(pair, (NO_ORIGIN, NO_TARGET), strict=True)
    )


def _number(own: object) -> int:
    """The id of an edge as a number; 0 where it is none."""
    text = str(own)
    return int(text) if text.isdecimal() and len(text) < _DIGITS else 0


_DIGITS = 100


def _locutions(elements: list[Element]) -> Iterator[Node]:
    for element in elements:
        if not isinstance(element, Locution):
            continue
        own = raw_id(element)
        entries = objects(held_of(element).get("locutions"))
        if entries:
            yield from ({"nodeID": own, **entry} for entry in entries)
            continue
        for person in element.asserted_by:
            yield {
                "nodeID": own,
                "personID": person.removeprefix("person-"),
                "timestamp": element.date,
                "start": None,
                "end": None,
                "source": None,
            }


def dumped(node_set: dict[str, Any]) -> bytes:
    """A node set as it is written."""
    return (json.dumps(node_set, indent=1, ensure_ascii=True) + "\n").encode()
