"""SADFace: the JSON of a simple argument description format, read and written without loss.

Atoms are statements; a scheme node called conflict is an objection, any other an inference. It is
read and written by way of AIF, whose graphs have the same form; what AIF has no key for stands
beside its keys. The places of atoms in a resource are passages.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from argmap.formats.aif.opening import opened
from argmap.formats.aif.reading import BadShape, text_of
from argmap.formats.aif.writing import to_aif
from argmap.formats.sadface_places import places_of, resources_of, with_passages
from argmap.formats.textual import title_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.formats.loaded import Loaded
    from argmap.formats.table import Format
    from argmap.model import ArgumentMap

Node = dict[str, Any]
_CONFLICT = frozenset({"conflict", "attack"})
_EDGE = {"id": "edgeID", "source_id": "fromID", "target_id": "toID"}
"""The fields of an edge, and what AIF calls them."""
_NAMES = {"nodeID": "id", "text": "text or name", "fromID": "source_id", "toID": "target_id"}
_FOREIGN = " of SADFace"
"""The end of the type, in AIF, of a node that is neither an atom nor a scheme."""
_STEPS = frozenset({"RA", "CA", "PA", "MA", "TA", "YA"})
_SPOKEN = frozenset({"L", "TA", "YA"})
"""Nodes of dialogue, which SADFace does not know."""


def read(
    data: bytes, row: Format, path: str, fetch: Callable[[str], bytes] | None = None
) -> Loaded:
    """The map in a document of SADFace; faults are diagnostics, never exceptions."""
    _ = row, fetch
    loaded, value = opened(data, path, "SADFace", _as_aif, names=_NAMES)
    if value is None:
        return loaded
    core = _object(_object(value.get("metadata")).get("core"))
    found = replace(
        loaded.map,
        label=title_words(core.get("title")),
        about=title_words(core.get("description")),
    )
    found, quirks = with_passages(found, value, loaded.mention)
    return replace(loaded, map=found, diagnostics=(*loaded.diagnostics, *quirks))


def write(argument_map: ArgumentMap, row: Format, loaded: Loaded | None = None) -> bytes:
    """The map as a document of SADFace."""
    _ = row, loaded
    node_set = to_aif(argument_map)
    held = _object(node_set.get("sadface"))
    held = held or {"metadata": {"core": _core(argument_map)}, "resources": []}
    left = held.get("without")
    places = places_of(argument_map, held)
    nodes = [node for node in node_set["nodes"] if text_of(node.get("type")) not in _SPOKEN]
    unsaid = {text_of(n.get("nodeID")) for n in node_set["nodes"]}
    unsaid -= {text_of(node.get("nodeID")) for node in nodes}
    made = {
        "edges": [
            _edge(edge)
            for edge in node_set["edges"]
            if not {text_of(edge.get("fromID")), text_of(edge.get("toID"))} & unsaid
        ],
        "metadata": held.get("metadata"),
        "nodes": [_node(node, places.get(text_of(node.get("nodeID")), [])) for node in nodes],
        "resources": resources_of(argument_map, held),
    }
    made |= {key: part for key, part in _object(held.get("rest")).items() if key not in made}
    lacks = left if isinstance(left, list) else []
    made = {key: part for key, part in made.items() if key not in lacks or part}
    return (json.dumps(made, indent=4) + "\n").encode()


def _object(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _core(argument_map: ArgumentMap) -> dict[str, str]:
    return {"id": argument_map.iri, "title": argument_map.name, "version": "0.5"}


def _as_aif(value: Any) -> dict[str, Any]:
    """The same graph as AIF has it."""
    if not isinstance(value, dict):
        raise BadShape("it is no object")
    for name in ("nodes", "edges"):
        listed = value.get(name)
        if not isinstance(listed, list):
            raise BadShape(f"it has no list of {name}")
        for number, item in enumerate(listed):
            if not isinstance(item, dict):
                raise BadShape(f"its {name} are not all objects", (name, number))
    keys = {"nodes", "edges", "metadata", "resources"}
    held = {
        "metadata": value.get("metadata"),
        "resources": value.get("resources"),
        "rest": {k: v for k, v in value.items() if k not in keys},
        "without": [name for name in ("metadata", "resources") if name not in value],
    }
    return {
        "nodes": [_from(node) for node in value["nodes"]],
        "edges": [_from_edge(edge) for edge in value["edges"]],
        "locutions": [],
        "sadface": held,
    }


def _from(node: Node) -> Node:
    """A node as AIF has it; a type that is none is kept beside."""
    said = node.get("type")
    kind = {"atom": "I", "scheme": "RA"}.get(said, "") if isinstance(said, str) else ""
    if kind == "RA" and str(node.get("name")).lower() in _CONFLICT:
        kind = "CA"
    keys = {"id": "nodeID", ("text" if kind == "I" else "name"): "text"}
    made = {aif: node[key] for key, aif in keys.items() if key in node}
    rest = {k: v for k, v in node.items() if k not in keys and (k != "type" or not kind)}
    return {**made, "type": kind or f"{text_of(said)}{_FOREIGN}", "sadface": rest}


def _from_edge(edge: Node) -> Node:
    made = {aif: edge[key] for key, aif in _EDGE.items() if key in edge}
    rest = {key: part for key, part in edge.items() if key not in _EDGE}
    return {**made, "formEdgeID": None, "sadface": rest}


def _node(node: Node, places: list[Node]) -> Node:
    kind = node.get("type")
    atom, step = kind == "I", text_of(kind) in _STEPS
    made: Node = {"id": node["nodeID"]} if "nodeID" in node else {}
    if not text_of(kind).endswith(_FOREIGN):
        made["type"] = "atom" if atom else "scheme" if step else kind
    if "text" in node:
        made["text" if atom else "name"] = _named(node)
    usual: Node = {"metadata": {}, "sources": []} if atom else {"metadata": {}}
    held = node.get("sadface")
    made |= held if isinstance(held, dict) else usual
    listed = made.get("sources")
    if places:
        made["sources"] = [*(listed if isinstance(listed, list) else ()), *places]
    return made


def _named(node: Node) -> Any:
    usual = {"Default Inference": "support", "Default Conflict": "conflict"}
    text = node["text"]
    return usual.get(text, text) if "sadface" not in node and isinstance(text, str) else text


def _edge(edge: Node) -> Node:
    made = {key: edge[aif] for key, aif in _EDGE.items() if aif in edge}
    return made | _object(edge.get("sadface"))
