"""SADFace: the JSON of a simple argument description format, read and written without loss.

Atoms are statements; a scheme node called conflict is an objection, any other an inference. It is
read and written by way of AIF, whose graphs have the same form; what AIF has no key for stands
beside its keys. The offsets of a text in a resource become passages.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from argmap.formats.aif import EXCUSED
from argmap.formats.aif.quirks import bad
from argmap.formats.aif.reading import BadShape, read_aif
from argmap.formats.aif.writing import to_aif
from argmap.formats.loaded import Loaded
from argmap.formats.naming import map_iri
from argmap.formats.textual import anchored, title_words
from argmap.model import ArgumentMap, Source, Words, is_slug

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.formats.table import Format

Node = dict[str, Any]
_CONFLICT = frozenset({"conflict", "attack"})
_NODE = frozenset({"id", "type", "text", "name"})
_EDGE = frozenset({"id", "source_id", "target_id"})


def read(
    data: bytes, row: Format, path: str, fetch: Callable[[str], bytes] | None = None
) -> Loaded:
    """The map in a document of SADFace; faults are diagnostics, never exceptions."""
    _ = row, fetch
    iri = map_iri(path)
    try:
        value = json.loads(data.decode("utf-8-sig"))
        found, quirks = read_aif(_as_aif(value), iri, path)
    except (BadShape, ValueError, RecursionError) as error:
        finding = replace(bad(path, str(error)), message=f"this is no SADFace: {error}")
        return Loaded(ArgumentMap(iri=iri), (finding,), path)
    core = (value.get("metadata") or {}).get("core") or {}
    found = replace(
        found, label=title_words(core.get("title")), about=title_words(core.get("description"))
    )
    return Loaded(_with_passages(found, value), tuple(quirks), path, excused=EXCUSED)


def write(argument_map: ArgumentMap, row: Format, loaded: Loaded | None = None) -> bytes:
    """The map as a document of SADFace."""
    _ = row, loaded
    node_set = to_aif(argument_map)
    held = node_set.get("sadface") or {"metadata": {"core": _core(argument_map)}, "resources": []}
    made = {
        "edges": [_edge(edge) for edge in node_set["edges"]],
        "metadata": held.get("metadata"),
        "nodes": [_node(node) for node in node_set["nodes"] if node.get("type") != "L"],
        "resources": held.get("resources"),
        **(held.get("rest") or {}),
    }
    made = {key: value for key, value in made.items() if key not in held.get("without", ())}
    return (json.dumps(made, indent=4) + "\n").encode()


def _core(argument_map: ArgumentMap) -> dict[str, str]:
    return {"id": argument_map.iri, "title": argument_map.name, "version": "0.5"}


def _as_aif(value: Any) -> dict[str, Any]:
    """The same graph as AIF has it."""
    if not isinstance(value, dict):
        raise BadShape("it is no object")
    for name in ("nodes", "edges"):
        listed = value.get(name)
        if not isinstance(listed, list) or not all(isinstance(item, dict) for item in listed):
            raise BadShape(f"it has no list of {name}")
    keys = {"nodes", "edges", "metadata", "resources"}
    held = {
        "metadata": value.get("metadata"),
        "resources": value.get("resources"),
        "rest": {k: v for k, v in value.items() if k not in keys},
        "without": [name for name in ("metadata", "resources") if name not in value],
    }
    return {
        "nodes": [_from(node) for node in value["nodes"]],
        "edges": [
            {
                "edgeID": edge.get("id"),
                "fromID": edge.get("source_id"),
                "toID": edge.get("target_id"),
                "formEdgeID": None,
                "sadface": {k: v for k, v in edge.items() if k not in _EDGE},
            }
            for edge in value["edges"]
        ],
        "locutions": [],
        "sadface": held,
    }


def _from(node: Node) -> Node:
    kinds = {"atom": "I", "scheme": "RA"}
    kind = kinds.get(str(node.get("type")), str(node.get("type")))
    if kind == "RA" and str(node.get("name")).lower() in _CONFLICT:
        kind = "CA"
    word = "text" if kind == "I" else "name"
    made = {"nodeID": node.get("id"), "type": kind, "text": node.get(word)}
    rest = {k: v for k, v in node.items() if k not in {"id", "type", word}}
    return {k: v for k, v in made.items() if v is not None} | {"sadface": rest}


def _node(node: Node) -> Node:
    kind = node["type"]
    atom = kind == "I"
    made: Node = {"id": node.get("nodeID"), "type": "atom" if atom else "scheme"}
    if kind not in {"I", "RA", "CA", "PA", "MA", "TA", "YA"}:
        made["type"] = kind
    if "text" in node:
        made["text" if atom else "name"] = _named(node)
    usual: Node = {"metadata": {}, "sources": []} if atom else {"metadata": {}}
    return {**made, **node.get("sadface", usual)}


def _named(node: Node) -> Any:
    usual = {"Default Inference": "support", "Default Conflict": "conflict"}
    return usual.get(node["text"], node["text"]) if "sadface" not in node else node["text"]


def _edge(edge: Node) -> Node:
    ends = {"id": edge.get("edgeID"), "source_id": edge["fromID"], "target_id": edge["toID"]}
    return {**ends, **edge.get("sadface", {})}


def _with_passages(argument_map: ArgumentMap, value: dict[str, Any]) -> ArgumentMap:
    """The map with the places of its atoms in the resources."""
    texts = {
        str(item["id"]): str(item.get("content") or "")
        for item in value.get("resources") or ()
        if isinstance(item, dict) and "id" in item
    }
    spans = []
    for node in value["nodes"]:
        for place in node.get("sources") or ():
            if isinstance(place, dict) and str(place.get("resource_id")) in texts:
                start, length = place.get("offset"), place.get("length")
                if isinstance(start, int) and isinstance(length, int):
                    spans.append((str(node.get("id")), str(place["resource_id"]), start, length))
    for number, (name, text) in enumerate(texts.items()):
        source = name if is_slug(name) and name not in argument_map else f"resource-{number}"
        own = [(atom, start, start + length) for atom, of, start, length in spans if of == name]
        made = Source(id=source, label=(Words(source),))
        argument_map = anchored(argument_map, made, text, own)
    return argument_map
