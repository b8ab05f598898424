"""The older layout of OVA: nodes with ids of their own, edges with copies of their ends.

It is read as AIF, whose graphs have the same form; what AIF has no key for stands beside its keys,
and is written again.
"""

from __future__ import annotations

from typing import Any

from argmap.formats.aif.reading import BadShape, text_of
from argmap.formats.aif.writing import objects

Node = dict[str, Any]
OWN = "ova"
"""The key beside AIF's under which the rest of each part is kept."""
_NODE = {"id": "nodeID", "text": "text", "type": "type"}
_ENDS = {"from": "fromID", "to": "toID"}
_LISTS = frozenset({"nodes", "edges"})


def is_older(value: object) -> bool:
    """Whether some JSON is of the older layout."""
    return isinstance(value, dict) and "AIF" not in value and value.keys() >= _LISTS


def from_older(value: Node) -> Node:
    """The node set, with what stands around it; who says a locution is told by the node.

    Raises:
        BadShape: Its nodes or edges are no lists of objects.
    """
    for name in ("nodes", "edges"):
        listed = value[name]
        if not isinstance(listed, list):
            raise BadShape(f"it has no list of {name}")
        for number, item in enumerate(listed):
            if not isinstance(item, dict):
                raise BadShape(f"its {name} are not all objects", (name, number))
    nodes = {text_of(node.get("id")): node for node in reversed(value["nodes"])}
    return {
        "nodes": [_renamed(node, _NODE) for node in value["nodes"]],
        "edges": [_from_edge(edge, nodes) for edge in value["edges"]],
        "locutions": [
            {"nodeID": node["id"], "personID": node["participantID"]}
            for node in value["nodes"]
            if node.get("type") == "L" and "id" in node and _is_person(node.get("participantID"))
        ],
        "participants": [
            {**person, "participantID": person.get("id")}
            for person in objects(value.get("participants"))
        ],
        OWN: {key: part for key, part in value.items() if key not in _LISTS},
    }


def _is_person(value: object) -> bool:
    """Whether an id is that of a person; 0 is that of none."""
    return bool(value) and value != "0"


def _renamed(item: Node, names: dict[str, str]) -> Node:
    made = {names[key]: part for key, part in item.items() if key in names}
    return {**made, OWN: {key: part for key, part in item.items() if key not in names}}


def _from_edge(edge: Node, nodes: dict[str, Node]) -> Node:
    """An edge as AIF has it; copies of its ends that differ from the nodes are kept."""
    made: Node = {"edgeID": None, "formEdgeID": None}
    kept = {key: part for key, part in edge.items() if key not in _ENDS}
    for end, name in _ENDS.items():
        copy = edge.get(end)
        if end in edge:
            made[name] = copy.get("id") if isinstance(copy, dict) else None
            if copy is None or nodes.get(text_of(made[name])) != copy:
                kept[end] = copy
    return {**made, OWN: kept}


def to_older(node_set: Node) -> Node:
    """The older layout of a node set that was read from it."""
    nodes = [_node(node) for node in objects(node_set.get("nodes"))]
    known = {text_of(node.get("id")): node for node in reversed(nodes)}
    around = node_set.get(OWN)
    return {
        "nodes": nodes,
        "edges": [_edge(edge, known) for edge in objects(node_set.get("edges"))],
        **{key: part for key, part in _object(around).items() if key not in _LISTS},
    }


def _object(value: object) -> Node:
    return value if isinstance(value, dict) else {}


def _node(node: Node) -> Node:
    own = {name: key for key, name in _NODE.items()}
    made = {own[key]: part for key, part in node.items() if key in own}
    return {**made, **_object(node.get(OWN))}


def _edge(edge: Node, nodes: dict[str, Node]) -> Node:
    kept = _object(edge.get(OWN))
    made = {}
    for end, name in _ENDS.items():
        if end in kept and _object(kept[end]).get("id") == edge.get(name):
            made[end] = kept[end]
        elif name in edge:
            made[end] = nodes.get(text_of(edge[name]), {"id": edge[name]})
    return {**made, **{key: part for key, part in kept.items() if key not in _ENDS}}
