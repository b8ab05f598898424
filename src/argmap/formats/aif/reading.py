"""From AIF's JSON, as AIFdb dumps it, to a map.

Nothing is lost: what the model has no place for is kept in the data of the records and of the map,
under ``aif``, and written again.

| node | record |
| --- | --- |
| I | statement, not classified |
| RA | inference from the I nodes that lead to it, for the I node that it leads to |
| CA | rebuttal of an I node, or undercut of an RA or CA |
| PA, MA, TA, YA | relation: preference, rephrase, transition, illocution |
| L | locution, put forward by its person |

An edge belongs to one record: to the step that it enters or leaves, and between two scheme nodes to
the relation.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import count
from typing import TYPE_CHECKING, Any, TypeAlias

from argmap.formats.aif.quirks import quirk
from argmap.model import (
    Agent,
    Argument,
    ArgumentKind,
    ArgumentMap,
    Data,
    Element,
    Locution,
    Relation,
    RelationKind,
    Statement,
    StatementKind,
    Words,
    is_slug,
)
from argmap.rdf.schemes import find_scheme

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from argmap.diagnostic import Diagnostic
    from argmap.model import Record

Node: TypeAlias = "dict[str, Any]"
RELATIONS = {
    "PA": RelationKind.PREFERENCE,
    "MA": RelationKind.REPHRASE,
    "TA": RelationKind.TRANSITION,
    "YA": RelationKind.ILLOCUTION,
}
ARGUMENTS = {"RA": ArgumentKind.INFERENCE, "CA": ArgumentKind.REBUTTAL}
PLAIN = {
    "",
    *("RA", "CA", "PA", "MA", "TA", "YA"),
    *("Default Inference", "Default Conflict", "Default Preference", "Default Rephrase"),
    *("Default Transition", "Default Illocuting"),
}
"""What stands in a scheme node that follows no scheme in particular."""
_KNOWN = {"nodeID", "type", "text"}
_ENDS = 2
_EDGE = {"edgeID", "fromID", "toID", "formEdgeID"}


class BadShape(Exception):
    """The JSON is no AIF."""


@dataclass
class _Set:
    """A node set while it is being read.

    Attributes:
        path: The file, for diagnostics.
        kinds: The type of each node by the id of its record.
        first: The id of the record of each node, by its own id; of several, the first.
        records: The records so far, by id.
        quirks: What was odd.
    """

    path: str
    kinds: dict[str, str] = field(default_factory=dict)
    first: dict[str, str] = field(default_factory=dict)
    records: dict[str, Element] = field(default_factory=dict)
    quirks: list[Diagnostic] = field(default_factory=list)

    def tell(self, slug: str, **told: str) -> None:
        self.quirks.append(quirk(slug, self.path, **told))


def read_aif(value: object, map_iri: str, path: str) -> tuple[ArgumentMap, list[Diagnostic]]:
    """The map in a node set, and what was odd in it.

    Args:
        value: The JSON.
        map_iri: IRI of the map, of which AIF says nothing.
        path: The file, for diagnostics.

    Raises:
        BadShape: It is no AIF.
    """
    nodes, edges, locutions, rest = _parts(value)
    made = _Set(path)
    left = [node for number, node in enumerate(nodes) if not _take(made, node, number)]
    if not nodes:
        made.tell("empty-node-set")
    kept = _join(made, edges)
    agents, orphans = _say(made, locutions)
    _name_schemes(made)
    _weigh(made)
    _judge(made)
    held: dict[str, Any] = {
        "edges": kept,
        "nodes": left,
        "locutions": orphans,
        "rest": rest,
    }
    data = Data.of({"aif": {name: part for name, part in held.items() if part}})
    families = _families(made.records.values())
    found = ArgumentMap(iri=map_iri, data=data, agents=tuple(agents), **families)
    return found, made.quirks


def _parts(value: object) -> tuple[list[Node], list[Node], list[Node], dict[str, Any]]:
    if not isinstance(value, dict):
        raise BadShape("it is no object")
    for name in ("nodes", "edges"):
        if not isinstance(value.get(name), list):
            raise BadShape(f"it has no list of {name}")
    parts = [value["nodes"], value["edges"], value.get("locutions") or []]
    for name, part in zip(("nodes", "edges", "locutions"), parts, strict=True):
        if not isinstance(part, list) or not all(isinstance(item, dict) for item in part):
            raise BadShape(f"its {name} are not all objects")
    rest = {k: v for k, v in value.items() if k not in {"nodes", "edges", "locutions"}}
    return parts[0], parts[1], parts[2], rest


def _take(made: _Set, node: Node, number: int) -> bool:
    """Makes a node a record; whether it could be."""
    own = _text_of(node.get("nodeID"))
    kind = node.get("type")
    if kind not in {"I", "L", *ARGUMENTS, *RELATIONS}:
        made.tell("unknown-node-type", name=own, count=json.dumps(kind)[:40])
        return False
    name = own if is_slug(own) else f"node-{number}"
    if own in made.first:
        made.tell("repeated-node", name=own)
    if name in made.records:
        name = next(f"{name}-{n}" for n in count(2) if f"{name}-{n}" not in made.records)
    made.first.setdefault(own, name)
    made.kinds[name] = kind
    made.records[name] = _record(name, kind, node, number)
    return True


def _text_of(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def _record(name: str, kind: str, node: Node, number: int) -> Element:
    text = node.get("text")
    spoken = isinstance(text, str) and _can_be_written(text)
    held: dict[str, Any] = {key: v for key, v in node.items() if key not in _KNOWN}
    if node.get("nodeID") != name and "nodeID" in node:
        held["nodeID"] = node["nodeID"]
    if without := [key for key in ("nodeID", "text") if key not in node]:
        held["without"] = without
    common: dict[str, Any] = {"id": name, "order": number}
    if kind in {"I", "L"}:
        if spoken:
            common["text"] = (Words(str(text)),) if text else ()
        elif "text" in node:
            held["text"] = text
        common["data"] = Data.of({"aif": held}) if held else Data()
        return (
            Statement(kind=StatementKind.STATEMENT, **common) if kind == "I" else Locution(**common)
        )
    force = str(text) if kind == "YA" and spoken and text else ""
    if "text" in node:
        held["text"] = text
    common["data"] = Data.of({"aif": held}) if held else Data()
    if kind in ARGUMENTS:
        return Argument(kind=ARGUMENTS[kind], **common)
    return Relation(kind=RELATIONS[kind], force=force, **common)


def _can_be_written(text: str) -> bool:
    """Whether a text can stand in RDF: no lone surrogates, which no encoding has."""
    return not any("\ud800" <= character <= "\udfff" for character in text)


def _join(made: _Set, edges: list[Node]) -> list[Any]:
    """Gives the edges to their records; all edges as they are kept, in their order.

    Each as the ids of its ends, its own id, whether no record has it, and what else it says.
    """
    into: dict[str, list[str]] = {}
    out: dict[str, list[str]] = {}
    seen: Counter[tuple[str, str]] = Counter()
    kept = []
    for edge in edges:
        origin, target = (made.first.get(_text_of(edge.get(key))) for key in ("fromID", "toID"))
        has = False
        if origin is None or target is None:
            key = "fromID" if origin is None else "toID"
            made.tell("dangling-edge", name=_text_of(edge.get(key)))
        elif seen[origin, target]:
            made.tell("repeated-edge", name=origin, target=target)
        else:
            has = _give(made, origin, target, into, out)
        if origin is not None and target is not None:
            seen[origin, target] += 1
        more = {k: v for k, v in edge.items() if k not in _EDGE}
        if edge.get("formEdgeID") is not None:
            more["formEdgeID"] = edge["formEdgeID"]
        for key, end in (("fromID", origin), ("toID", target)):
            if has and edge.get(key) != raw_id(made.records[str(end)]):
                more[key] = edge.get(key)
        missing = [key for key in sorted(_EDGE) if key not in edge]
        ends = [origin, target] if has else [edge.get("fromID"), edge.get("toID")]
        kept.append(_cut([*ends, edge.get("edgeID"), int(not has), more, missing]))
    for name, record in made.records.items():
        made.records[name] = _connected(record, into.get(name, []), out.get(name, []))
    return kept


def _cut(row: list[Any]) -> list[Any]:
    """A row without what is usual at its end."""
    usual: list[Any] = [None, None, None, 0, {}, []]
    while len(row) > _ENDS and row[-1] == usual[len(row) - 1] and row[-1] != "":
        row.pop()
    return row


def raw_id(record: Element) -> object:
    """The id of the node of a record, as AIF has it."""
    held: dict[str, Any] = record.data.value.get("aif") or {}  # type: ignore[assignment]
    return held.get("nodeID", record.id)


def _give(
    made: _Set, origin: str, target: str, into: dict[str, list[str]], out: dict[str, list[str]]
) -> bool:
    """Gives an edge to one of its ends; whether either has a place for it."""
    of, to = made.kinds[origin], made.kinds[target]
    owner = _owner(of, to)
    if owner == "target" and (to in RELATIONS or of == "I"):
        into.setdefault(target, []).append(origin)
        return True
    if owner == "origin" and of in RELATIONS:
        out.setdefault(origin, []).append(target)
        return True
    if owner == "origin" and (of, to) in {("RA", "I"), ("CA", "I"), ("CA", "RA"), ("CA", "CA")}:
        if origin not in out:
            out[origin] = [target]
            return True
        made.tell("several-conclusions", name=origin, target=out[origin][0])
        return False
    made.tell("bare-edge", name=origin, target=target)
    return False


def _owner(of: str, to: str) -> str:
    """To which end an edge between nodes of these types belongs; empty for none."""
    steps = {*ARGUMENTS, *RELATIONS}
    if of not in steps:
        return "target" if to in steps else ""
    if to not in steps:
        return "origin"
    if (of, to) == ("TA", "YA"):
        return "target"
    if of in RELATIONS:
        return "origin"
    return "target" if to in RELATIONS else "origin"


def _connected(record: Element, into: list[str], out: list[str]) -> Element:
    if isinstance(record, Argument):
        return replace(record, premises=tuple(into), target=out[0] if out else "")
    if isinstance(record, Relation):
        return replace(record, origins=tuple(into), targets=tuple(out))
    return record


def _say(made: _Set, locutions: list[Node]) -> tuple[list[Agent], list[Node]]:
    """Gives locutions their speakers; the speakers, and the entries that no locution has."""
    said: dict[str, list[Node]] = {}
    orphans = []
    for entry in locutions:
        name = made.first.get(_text_of(entry.get("nodeID")))
        if name is not None and made.kinds[name] == "L":
            said.setdefault(name, []).append(entry)
        else:
            orphans.append(entry)
    speakers: dict[str, str] = {}
    for name, entries in said.items():
        record = made.records[name]
        assert isinstance(record, Locution)
        persons = [e["personID"] for e in entries if isinstance(e.get("personID"), str | int)]
        for person in map(str, persons):
            speakers.setdefault(person, _free(made, speakers, person))
        held = dict(record.data.value.get("aif") or {})  # type: ignore[arg-type]
        held["locutions"] = [{k: v for k, v in e.items() if k != "nodeID"} for e in entries]
        date = next((e["timestamp"] for e in entries if isinstance(e.get("timestamp"), str)), "")
        made.records[name] = replace(
            record,
            asserted_by=tuple(speakers[str(person)] for person in persons),
            date=date,
            data=Data.of({"aif": held}),
        )
    return [_speaker(made, name) for name in speakers.values()], orphans


def _free(made: _Set, speakers: Mapping[str, str], person: str) -> str:
    """An id for a speaker that no record has."""
    plain = f"person-{person}" if is_slug(f"person-{person}") else f"person-{len(speakers) + 1}"
    taken = {*made.records, *speakers.values()}
    return next(n for n in (plain, *(f"{plain}-{k}" for k in range(2, 99))) if n not in taken)


def _speaker(made: _Set, name: str) -> Agent:
    """A speaker, by the name with which all that he says begins, as in ``Bob : I agree.``."""
    texts = [str(r.text[0]) for r in made.records.values() if name in r.asserted_by and r.text]
    names = {text.partition(" : ")[0].strip() for text in texts if " : " in text[:80]}
    whole = len(names) == 1 and all(" : " in text[:80] for text in texts)
    label = (Words(names.pop()),) if whole else ()
    return Agent(id=name, label=label)


def _name_schemes(made: _Set) -> None:
    """Gives inferences the schemes that are named in them, by the list where it has them."""
    for name, record in made.records.items():
        if not isinstance(record, Argument):
            continue
        followed, rules = named_scheme(record.data.value.get("aif") or {})
        made.records[name] = replace(record, schemes=followed, rules=rules)


def named_scheme(held: Any) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The scheme that a step of AIF names, by the list; else its name, as a rule."""
    said = [held.get(key) for key in ("scheme", "text")]
    named = [text for text in said if isinstance(text, str) and text.strip() not in PLAIN]
    for text in named:
        if scheme := find_scheme(text):
            return (scheme.id,), ()
    written = [text.strip() for text in named if _can_be_written(text)]
    return (), tuple(written[:1])


def _weigh(made: _Set) -> None:
    """Makes an objection to a step an undercut, and a preference between steps count."""
    for name, record in made.records.items():
        if isinstance(record, Argument) and isinstance(made.records.get(record.target), Argument):
            made.records[name] = replace(record, kind=ArgumentKind.UNDERCUT)
    for record in list(made.records.values()):
        if not isinstance(record, Relation) or record.kind is not RelationKind.PREFERENCE:
            continue
        for origin in record.origins:
            better = made.records[origin]
            worse = [t for t in record.targets if isinstance(made.records[t], Argument)]
            if isinstance(better, Argument) and worse:
                more = (*better.outweighs, *worse)
                made.records[origin] = replace(better, outweighs=more)


def _judge(made: _Set) -> None:
    """Tells of steps and relations that lack something."""
    for name, record in made.records.items():
        if isinstance(record, Argument):
            if not record.premises:
                made.tell("step-without-premise", name=name)
            if not record.target:
                made.tell("step-without-conclusion", name=name)
        elif isinstance(record, Relation) and not (record.origins and record.targets):
            made.tell("loose-relation", name=name)


_FAMILY: dict[type, str] = {
    Statement: "statements",
    Argument: "arguments",
    Relation: "relations",
    Locution: "locutions",
}


def _families(records: Iterable[Record]) -> dict[str, Any]:
    found: dict[str, list[Record]] = {}
    for record in records:
        found.setdefault(_FAMILY[type(record)], []).append(record)
    return {name: tuple(several) for name, several in found.items()}


def speakers(argument_map: ArgumentMap) -> Iterator[tuple[str, Locution]]:
    """Who said what, in the order of the dialogue."""
    for locution in sorted(argument_map.locutions, key=lambda r: (r.order or 0, r.id)):
        names = [argument_map.name_of(name) for name in locution.asserted_by]
        yield ", ".join(names), locution
