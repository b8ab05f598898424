"""What two readings of a document must have in common: everything but ids, ranges and places."""

import json
from collections import Counter

_USED = (
    "isUsedAsTopLevelStatement",
    "isUsedAsRelationStatement",
    "isUsedAsPremise",
    "isUsedAsIntermediaryConclusion",
    "isUsedAsMainConclusion",
)


def essence(found):
    """A reading, as Argdown's JSON, with everything named by title and nothing that may differ."""
    boxes = dict(_boxes(found["map"]["nodes"]))
    return {
        "statements": {t: _statement(s) for t, s in found["statements"].items()},
        "arguments": {t: _argument(a) for t, a in found["arguments"].items()},
        "relations": Counter(_relation(r) for r in found["relations"]),
        "nodes": Counter(_nodes(found["map"]["nodes"], "")),
        "edges": Counter(
            (
                e["relationType"],
                boxes[e["from"]],
                boxes[e["to"]],
                e.get("fromEquivalenceClass"),
                e.get("toEquivalenceClass"),
            )
            for e in found["map"]["edges"]
        ),
        "sections": list(_sections(found.get("sections", []))),
        "tags": {
            t: (facts["occurrenceIndex"], facts["cssClass"], facts.get("color"))
            for t, facts in found.get("tags", {}).items()
        },
    }


def differences(expected, found):
    """The parts in which two essences differ, with an example of each."""
    shown = []
    for part, wanted in expected.items():
        got = found[part]
        if wanted == got:
            continue
        if isinstance(wanted, dict):
            keys = [k for k in {**wanted, **got} if wanted.get(k) != got.get(k)]
            shown.append((part, keys[0], wanted.get(keys[0]), got.get(keys[0])))
        else:
            shown.append((part, "", wanted, got))
    return shown


def _plain(data):
    return json.dumps(_numbers(data), sort_keys=True)


def _numbers(data):
    """The data with one form for each number; ECMAScript knows no other."""
    if isinstance(data, dict):
        return {key: _numbers(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_numbers(value) for value in data]
    whole = isinstance(data, float) and data.is_integer()
    return int(data) if whole else data


def _member(member):
    return (
        member.get("role", ""),
        member.get("text"),
        bool(member.get("isReference")),
        bool(member.get("isTopLevel")),
        tuple(member.get("tags") or ()),
        _plain(member.get("data")),
        member.get("section"),
        tuple(r["type"] for r in member.get("ranges") or ()),
    )


def _statement(node):
    return (
        [_member(m) for m in node["members"]],
        tuple(node.get("tags") or ()),
        _plain(node.get("data")),
        node.get("section"),
        tuple(bool(node.get(name)) for name in _USED),
        node.get("color"),
    )


def _argument(node):
    return (
        [_member(m) for m in node["members"]],
        [(m.get("role"), m["title"], _inference(m.get("inference"))) for m in node["pcs"]],
        tuple(node.get("tags") or ()),
        _plain(node.get("data")),
        node.get("section"),
        node.get("color"),
    )


def _inference(inference):
    if not inference:
        return None
    return tuple(inference["inferenceRules"]), _plain(inference.get("data"))


def _relation(relation):
    return tuple(
        relation.get(name)
        for name in ("relationType", "from", "fromType", "to", "toType", "conclusionIndex")
    )


def _boxes(nodes):
    for node in nodes:
        yield node["id"], (node["type"], node.get("title", ""))
        yield from _boxes(node.get("children") or ())


def _nodes(nodes, group):
    for node in nodes:
        title = node.get("title", "")
        facts = (node["type"], title, node.get("labelTitle", title), node.get("labelText"))
        yield (*facts, node.get("color"), tuple(node.get("tags") or ()), node.get("level"), group)
        yield from _nodes(node.get("children") or (), title)


def _sections(sections):
    for section in sections:
        yield (
            section["id"],
            section["level"],
            section.get("title", ""),
            section.get("parent"),
            section.get("isGroup"),
            section.get("isClosed"),
            _plain(section.get("data")),
            tuple(section.get("tags") or ()),
        )
        yield from _sections(section["children"])
