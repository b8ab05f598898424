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
from dataclasses import dataclass, field
from itertools import chain, count
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeAlias

from argmap.formats.aif.quirks import quirk
from argmap.formats.aif.values import called, is_usual, odd_fields, shown
from argmap.formats.jsontext import can_be_written
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
from argmap.model.words import NO_DATA
from argmap.rdf.schemes import find_scheme
from argmap.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from argmap.diagnostic import Diagnostic

Node: TypeAlias = "dict[str, Any]"
Place: TypeAlias = "Callable[[str, int], Span]"
"""Tells where an item of a list stands: of ``nodes``, ``edges`` or ``locutions``, from 0."""
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
    """The JSON is no AIF.

    Attributes:
        item: The list and the number of what is wrong in it; an empty name where all is wrong.
    """

    def __init__(self, why: str, item: tuple[str, int] = ("", 0)) -> None:
        super().__init__(why)
        self.item = item


@dataclass(slots=True)
class _Draft:
    """A record while it is being read.

    Attributes:
        kind: The type of the node.
        order: Its rank in the file.
        held: What the model has no place for.
        text: What it says; None when that cannot stand in RDF.
    """

    kind: str
    order: int
    held: Node
    text: str | None


@dataclass(slots=True)
class _Set:
    """A node set while it is being read.

    Attributes:
        place: Where things stand, for diagnostics.
        names: What the file calls the fields of AIF, where it calls them otherwise.
        first: The id of the record of each node, by its own id; of several, the first.
        drafts: The records, by id.
        into: For each record the ids of those that lead to it.
        out: For each record the ids of those that it leads to.
        speakers: For each locution the ids of those who say it.
        dates: When each locution was said.
        better: For each step the ids of those that count for less.
        quirks: What was odd.
    """

    place: Place
    names: Mapping[str, str]
    first: dict[str, str] = field(default_factory=dict)
    drafts: dict[str, _Draft] = field(default_factory=dict)
    into: dict[str, list[str]] = field(default_factory=dict)
    out: dict[str, list[str]] = field(default_factory=dict)
    speakers: dict[str, list[str]] = field(default_factory=dict)
    dates: dict[str, str] = field(default_factory=dict)
    better: dict[str, list[str]] = field(default_factory=dict)
    quirks: list[Diagnostic] = field(default_factory=list)

    def tell(self, slug: str, item: tuple[str, int], **told: str) -> None:
        self.quirks.append(quirk(slug, self.place(*item), **told))

    def tell_of_fields(self, several: str, item: Node, number: int, name: str) -> None:
        for field_, count_ in odd_fields(several, item):
            target = self.names.get(field_, field_)
            self.tell("odd-value", (several, number), name=name, target=target, count=count_)


def read_aif(
    value: object,
    map_iri: str,
    path: str,
    place: Place | None = None,
    names: Mapping[str, str] = MappingProxyType({}),
) -> tuple[ArgumentMap, list[Diagnostic]]:
    """The map in a node set, and what was odd in it.

    Args:
        value: The JSON.
        map_iri: IRI of the map, of which AIF says nothing.
        path: The file, for diagnostics.
        place: Tells where things stand in it; only the file is told when None.
        names: What the file calls the fields of AIF, where it calls them otherwise.

    Raises:
        BadShape: It is no AIF.
    """
    nodes, edges, locutions, rest = _parts(value)
    made = _Set(place or (lambda _, __: Span(path)), names)
    left = [node for number, node in enumerate(nodes) if not _take(made, node, number)]
    if not nodes:
        made.tell("empty-node-set", ("", 0))
    kept = _join(made, edges)
    agents, orphans = _say(made, locutions, _participants(rest.get("participants")))
    _prefer(made)
    _judge(made)
    held: dict[str, Any] = {
        "edges": kept,
        "nodes": left,
        "locutions": orphans,
        "rest": rest,
    }
    data = Data.of({"aif": {name: part for name, part in held.items() if part}})
    families: dict[str, list[Any]] = {}
    for name, draft in made.drafts.items():
        families.setdefault(_FAMILY[draft.kind], []).append(_record(made, name, draft))
    several: dict[str, Any] = {name: tuple(records) for name, records in families.items()}
    found = ArgumentMap(iri=map_iri, data=data, agents=tuple(agents), **several)
    return found, made.quirks


def _parts(value: object) -> tuple[list[Node], list[Node], list[Node], dict[str, Any]]:
    if not isinstance(value, dict):
        raise BadShape("it is no object")
    for name in ("nodes", "edges"):
        if not isinstance(value.get(name), list):
            raise BadShape(f"it has no list of {name}")
    said = value.get("locutions")
    parts = [value["nodes"], value["edges"], [] if said is None else said]
    for name, part in zip(("nodes", "edges", "locutions"), parts, strict=True):
        if not isinstance(part, list):
            raise BadShape(f"its {name} are {called(part)}, where a list is due")
        for number, item in enumerate(part):
            if not isinstance(item, dict):
                why = f"its {name} are not all objects: {called(item)} is among them"
                raise BadShape(why, (name, number))
    rest = {k: v for k, v in value.items() if k not in {"nodes", "edges", "locutions"}}
    return parts[0], parts[1], parts[2], rest


def _take(made: _Set, node: Node, number: int) -> bool:
    """Makes a node a draft; whether it could be."""
    own = text_of(node.get("nodeID"))
    kind, item = node.get("type"), ("nodes", number)
    if not isinstance(kind, str) or kind not in _FAMILY:
        made.tell("unknown-node-type", item, name=shown(own), count=json.dumps(kind)[:40])
        return False
    plain = isinstance(node.get("nodeID"), str | int) and is_slug(own)
    name = own if plain else f"node-{number}"
    if own in made.first:
        made.tell("repeated-node", item, name=shown(own))
    if name in made.drafts:
        name = next(f"{name}-{n}" for n in count(2) if f"{name}-{n}" not in made.drafts)
    if not is_usual(node, "nodeID", "text") or not isinstance(node.get("scheme", ""), str):
        made.tell_of_fields("nodes", node, number, name)
    made.first.setdefault(own, name)
    made.drafts[name] = _draft(name, kind, node, number)
    return True


def text_of(value: object) -> str:
    """An id as it is compared."""
    return value if isinstance(value, str) else json.dumps(value)


def _draft(name: str, kind: str, node: Node, number: int) -> _Draft:
    said = node.get("text")
    text = said if isinstance(said, str) and can_be_written(said) else None
    held = {key: value for key, value in node.items() if key not in _KNOWN}
    if node.get("nodeID") != name and "nodeID" in node:
        held["nodeID"] = node["nodeID"]
    if "nodeID" not in node or "text" not in node:
        held["without"] = [key for key in ("nodeID", "text") if key not in node]
    if "text" in node and (text is None or kind not in _SPOKEN):
        held["text"] = said
    return _Draft(kind, number, held, text)


def _record(made: _Set, name: str, draft: _Draft) -> Element:
    """The record of a draft."""
    data = Data.of({"aif": draft.held}) if draft.held else NO_DATA
    common: dict[str, Any] = {"id": name, "order": draft.order, "data": data}
    if draft.kind in _SPOKEN:
        common["text"] = (Words(draft.text),) if draft.text else ()
        if draft.kind == "I":
            return Statement(kind=StatementKind.STATEMENT, **common)
        said = made.speakers.get(name, ())
        return Locution(asserted_by=tuple(said), date=made.dates.get(name, ""), **common)
    if draft.kind in RELATIONS:
        return Relation(
            kind=RELATIONS[draft.kind],
            force=(draft.text or "") if draft.kind == "YA" else "",
            origins=tuple(made.into.get(name, ())),
            targets=tuple(made.out.get(name, ())),
            **common,
        )
    target = made.out[name][0] if name in made.out else ""
    kind = ARGUMENTS[draft.kind]
    if target and made.drafts[target].kind in ARGUMENTS:
        kind = ArgumentKind.UNDERCUT
    followed, rules = named_scheme(draft.held)
    return Argument(
        kind=kind,
        premises=tuple(made.into.get(name, ())),
        target=target,
        schemes=followed,
        rules=rules,
        outweighs=tuple(made.better.get(name, ())),
        **common,
    )


def _join(made: _Set, edges: list[Node]) -> list[Any]:
    """Gives the edges to their records; all edges as they are kept, in their order.

    Each as the ids of its ends, its own id, why no record has it, and what else it says.
    """
    seen: set[tuple[str, str]] = set()
    kept: list[Any] = []
    for number, edge in enumerate(edges):
        item = ("edges", number)
        if not is_usual(edge, "fromID", "toID"):
            made.tell_of_fields("edges", edge, number, f"edge {shown(edge.get('edgeID'))}")
        raw = (edge.get("fromID"), edge.get("toID"))
        origin, target = made.first.get(text_of(raw[0])), made.first.get(text_of(raw[1]))
        has = False
        if origin is None or target is None:
            made.tell("dangling-edge", item, name=shown(raw[origin is not None]))
        elif (origin, target) in seen:
            made.tell("repeated-edge", item, name=origin, target=target)
        else:
            seen.add((origin, target))
            has = _give(made, origin, target, item)
        if has and raw == (origin, target) and edge.keys() == _EDGE and edge["formEdgeID"] is None:
            kept.append((origin, target, edge["edgeID"]))
        else:
            left = 0 if has else LEFT | NO_ORIGIN * (not origin) | NO_TARGET * (not target)
            kept.append(_kept(made, edge, (origin, target) if has else None, left))
    return kept


LEFT, NO_ORIGIN, NO_TARGET = 1, 2, 4
"""What is told of an edge that no record has: that, and which of its ends was no node."""


def _kept(
    made: _Set, edge: Node, ends: tuple[str | None, str | None] | None, left: int
) -> list[Any]:
    """An edge as it is kept; with the ids of its records where it has any."""
    more = {key: value for key, value in edge.items() if key not in _EDGE}
    if edge.get("formEdgeID") is not None:
        more["formEdgeID"] = edge["formEdgeID"]
    for key, end in zip(("fromID", "toID"), ends or (), strict=False):
        if edge.get(key) != made.drafts[str(end)].held.get("nodeID", end):
            more[key] = edge.get(key)
    missing = [key for key in sorted(_EDGE) if key not in edge]
    shown = ends or (edge.get("fromID"), edge.get("toID"))
    return _cut([*shown, edge.get("edgeID"), left, more, missing])


def _cut(row: list[Any]) -> list[Any]:
    """A row without what is usual at its end."""
    usual: list[Any] = [None, None, None, 0, {}, []]
    while len(row) > _ENDS and row[-1] == usual[len(row) - 1] and row[-1] != "":
        row.pop()
    return row


def raw_id(record: Element) -> object:
    """The id of the node of a record, as AIF has it."""
    return held_of(record).get("nodeID", record.id)


def held_of(record: Element | ArgumentMap) -> dict[str, Any]:
    """What is kept for AIF with a record, or with the map; nothing where that is no object."""
    found = record.data.value.get("aif")
    return found if isinstance(found, dict) else {}


def _give(made: _Set, origin: str, target: str, item: tuple[str, int]) -> bool:
    """Gives an edge to one of its ends; whether either has a place for it."""
    kind = made.drafts[origin].kind
    owner = _OWNER.get((kind, made.drafts[target].kind), "")
    if owner == "target":
        made.into.setdefault(target, []).append(origin)
        return True
    if owner == "origin" and not (origin in made.out and kind in ARGUMENTS):
        made.out.setdefault(origin, []).append(target)
        return True
    slug = "several-conclusions" if owner else "bare-edge"
    made.tell(slug, item, name=origin, target=made.out[origin][0] if owner else target)
    return False


def _owners() -> Iterator[tuple[tuple[str, str], str]]:
    """To which end an edge between nodes of two types belongs, where it belongs to any."""
    for relation in RELATIONS:
        yield from (((other, relation), "target") for other in ("I", "L", *ARGUMENTS))
        yield from (((relation, other), "origin") for other in (*_FAMILY,))
    yield ("TA", "YA"), "target"
    yield from ((("I", step), "target") for step in ARGUMENTS)
    yield from ((pair, "origin") for pair in (("RA", "I"), ("CA", "I"), ("CA", "RA"), ("CA", "CA")))


def _say(
    made: _Set, locutions: list[Node], participants: dict[str, str]
) -> tuple[list[Agent], list[Node]]:
    """Gives locutions their speakers; the speakers, and the entries that no locution has."""
    orphans = []
    speakers: dict[str, str] = {}
    taken = set(made.drafts)
    begun: dict[str, list[str]] = {}
    for number, entry in enumerate(locutions):
        if not is_usual(entry, "nodeID", "personID", "timestamp"):
            made.tell_of_fields("locutions", entry, number, "a locution")
        turn = made.first.get(text_of(entry.get("nodeID")), "")
        draft = made.drafts.get(turn)
        if draft is None or draft.kind != "L":
            orphans.append(entry)
            continue
        own = {key: value for key, value in entry.items() if key != "nodeID"}
        draft.held.setdefault("locutions", []).append(own)
        said = entry.get("timestamp")
        if not made.dates.get(turn) and isinstance(said, str) and can_be_written(said):
            made.dates[turn] = said
        person = entry.get("personID")
        if not isinstance(person, str | int) or isinstance(person, bool):
            continue
        if str(person) not in speakers:
            speakers[str(person)] = _free(taken, str(person), len(speakers))
        name = speakers[str(person)]
        made.speakers.setdefault(turn, []).append(name)
        if draft.text:
            begun.setdefault(name, []).append(_beginning(draft.text))
    agents = [
        _speaker(name, begun.get(name, []), participants.get(person, ""))
        for person, name in speakers.items()
    ]
    return agents, orphans


def _participants(listed: object) -> dict[str, str]:
    """The names of those who take part, by their ids, as xAIF lists them."""
    found = {}
    for person in listed if isinstance(listed, list) else ():
        if isinstance(person, dict):
            parts = (person.get(key) for key in ("firstname", "surname"))
            name = " ".join(part.strip() for part in parts if isinstance(part, str)).strip()
            if can_be_written(name):
                found[str(person.get("participantID"))] = name
    return found


def _free(taken: set[str], person: str, number: int) -> str:
    """An id for a speaker that no record has."""
    plain = f"person-{person}" if is_slug(f"person-{person}") else f"person-{number + 1}"
    names = chain([plain], (f"{plain}-{n}" for n in count(2)))
    found = next(name for name in names if name not in taken)
    taken.add(found)
    return found


def _beginning(text: str) -> str:
    """The name with which a locution begins, as in ``Bob : I agree.``; empty when with none."""
    name, colon, _ = text[:80].partition(" : ")
    return name.strip() if colon else ""


def _speaker(name: str, begun: list[str], called: str) -> Agent:
    """A speaker, by the name in the list, else by that with which all begins that he says."""
    same = begun[0] if begun and len(set(begun)) == 1 else ""
    return Agent(id=name, label=(Words(called or same),) if called or same else ())


def named_scheme(held: Any) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The scheme that a step of AIF names, by the list; else its name, as a rule."""
    said = [held.get(key) for key in ("scheme", "text")]
    named = [text for text in said if isinstance(text, str) and text.strip() not in PLAIN]
    for text in named:
        if scheme := find_scheme(text):
            return (scheme.id,), ()
    written = [text.strip() for text in named if can_be_written(text)]
    return (), tuple(written[:1])


def _prefer(made: _Set) -> None:
    """Makes a preference between steps count."""
    for name, draft in made.drafts.items():
        if draft.kind == "PA":
            worse = [n for n in made.out.get(name, ()) if made.drafts[n].kind in ARGUMENTS]
            for origin in made.into.get(name, ()):
                if made.drafts[origin].kind in ARGUMENTS:
                    made.better.setdefault(origin, []).extend(worse)


def _judge(made: _Set) -> None:
    """Tells of steps and relations that lack something."""
    for name, draft in made.drafts.items():
        if draft.kind in ARGUMENTS:
            if name not in made.into:
                made.tell("step-without-premise", ("nodes", draft.order), name=name)
            if name not in made.out:
                made.tell("step-without-conclusion", ("nodes", draft.order), name=name)
        elif draft.kind in RELATIONS and not (name in made.into and name in made.out):
            made.tell("loose-relation", ("nodes", draft.order), name=name)


_SPOKEN = frozenset(("I", "L"))
_FAMILY = {
    "I": "statements",
    "L": "locutions",
    **dict.fromkeys(ARGUMENTS, "arguments"),
    **dict.fromkeys(RELATIONS, "relations"),
}
"""In which family of records a node of each type is."""
_OWNER = dict(_owners())
