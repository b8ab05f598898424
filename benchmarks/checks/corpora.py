"""Published corpora of arguments as maps: AIF node sets in JSON and microtexts in arggraph XML.

No more is read than the checks can use. A statement keeps its text and has no kind, since neither
format has any; schemes of AIF are kept in ``rules`` as written, and as schemes where the list knows
them.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from defusedxml import ElementTree

from argmap.model import (
    Argument,
    ArgumentKind,
    ArgumentMap,
    Data,
    Relation,
    RelationKind,
    Statement,
    StatementKind,
    words,
)
from argmap.rdf.schemes import find_scheme

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from xml.etree.ElementTree import Element

Corpus: TypeAlias = list[tuple[str, ArgumentMap]]
"""Maps, each with the name of its file."""

_SPACE = "https://w3id.org/argmap/graph/corpus-"
_UNNAMED = {"", "RA", "CA", "Default Inference", "Default Conflict"}


@dataclass(frozen=True)
class _Step:
    """A step as either format draws it: from nodes to nodes, which may be steps themselves."""

    id: str
    against: bool
    origins: tuple[str, ...]
    targets: tuple[str, ...]
    scheme: str = ""


@dataclass
class _Drawn:
    """What a file holds: texts by the id of their node, and steps."""

    name: str
    language: str = "en"
    texts: dict[str, str] = field(default_factory=dict)
    steps: list[_Step] = field(default_factory=list)


def corpus(folder: Path) -> Corpus:
    """Every node set and microtext under a folder, in order of their paths."""
    paths = sorted(p for p in folder.rglob("*") if p.suffix in {".json", ".xml"})
    found = ((path, read(path)) for path in paths)
    return [(path.stem, made) for path, made in found if made is not None]


def corpus_name(folder: Path) -> str:
    """What a corpus is called: its folder, the one above where that only names the format."""
    whole = folder.resolve()
    return whole.parent.name if "format=" in whole.name else whole.name


def read(path: Path) -> ArgumentMap | None:
    """The map in a file; None when it is neither a node set nor a microtext, or is empty."""
    drawn = _microtext(path) if path.suffix == ".xml" else _node_set(path)
    return _map(drawn) if drawn and drawn.texts else None


def _node_set(path: Path) -> _Drawn | None:
    content: Any = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(content, dict) or "nodes" not in content:
        return None
    nodes = {str(node["nodeID"]): node for node in content["nodes"]}
    into, out_of = _neighbours(content["edges"])
    drawn = _Drawn(path.stem)
    for name, node in nodes.items():
        if node["type"] == "I":
            drawn.texts[name] = " ".join(node.get("text", "").split())
    kept = {name for name, node in nodes.items() if node["type"] in {"I", "RA", "CA"}}
    for name in sorted(kept - drawn.texts.keys()):
        drawn.steps.append(
            _Step(
                name,
                nodes[name]["type"] == "CA",
                tuple(n for n in into.get(name, ()) if n in drawn.texts),
                tuple(n for n in out_of.get(name, ()) if n in kept),
                nodes[name].get("scheme") or nodes[name].get("text", ""),
            )
        )
    return drawn


def _neighbours(edges: list[Any]) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """For each node those from which an edge comes, and those to which one goes."""
    into: dict[str, list[str]] = {}
    out_of: dict[str, list[str]] = {}
    for edge in edges:
        origin, target = str(edge["fromID"]), str(edge["toID"])
        into.setdefault(target, []).append(origin)
        out_of.setdefault(origin, []).append(target)
    return into, out_of


def _microtext(path: Path) -> _Drawn | None:
    root = ElementTree.parse(path).getroot()
    if root is None or root.tag != "arggraph":
        return None
    edges = list(root.iter("edge"))
    drawn = _Drawn(path.stem, "de" if "lang=de" in str(path) else "en", _units(root, edges))
    added: dict[str, list[str]] = {}
    for edge in edges:
        if edge.get("type") == "add":
            added.setdefault(edge.get("trg", ""), []).append(edge.get("src", ""))
    for edge in edges:
        kind, name = edge.get("type"), edge.get("id", "")
        if kind in {"sup", "exa", "reb", "und"}:
            origins = (edge.get("src", ""), *added.get(name, ()))
            scheme = "Example" if kind == "exa" else ""
            targets = (edge.get("trg", ""),)
            drawn.steps.append(_Step(name, kind in {"reb", "und"}, origins, targets, scheme))
    return drawn


def _units(root: Element, edges: list[Element]) -> dict[str, str]:
    """The text of each argumentative unit: its segments, or the joints of segments, in order."""
    texts = {e.get("id", ""): " ".join((e.text or "").split()) for e in root.iter("edu")}
    units = {e.get("id", "") for e in root.iter("adu")}
    for whole in ({e.get("id", "") for e in root.iter("joint")}, units):
        for edge in edges:
            target, segment = edge.get("trg", ""), texts.get(edge.get("src", ""), "")
            if edge.get("type") == "seg" and target in whole:
                texts[target] = f"{texts.get(target, '')} {segment}".strip()
    return {name: texts.get(name, "") for name in sorted(units)}


def _map(drawn: _Drawn) -> ArgumentMap:
    records = [record for step in drawn.steps for record in _arguments(step, drawn)]
    made: dict[str, list[Argument | Relation]] = {}
    for step, record in records:
        made.setdefault(step.id, []).append(record)
    for step, target in _in_turn(drawn):
        opposed = made.get(target, [])
        made.setdefault(step.id, []).extend(_upon(step, target, opposed))
    found = [record for group in made.values() for record in group]
    return ArgumentMap(
        iri=_SPACE + drawn.name,
        label=words(drawn.name, ""),
        statements=tuple(
            Statement(id=f"s{name}", kind=StatementKind.STATEMENT, text=words(text, drawn.language))
            for name, text in drawn.texts.items()
        ),
        arguments=tuple(record for record in found if isinstance(record, Argument)),
        relations=tuple(record for record in found if isinstance(record, Relation)),
    )


def _in_turn(drawn: _Drawn) -> list[tuple[_Step, str]]:
    """Steps upon steps, each after the step that it goes to; those in circles last."""
    waiting = [(s, t) for s in drawn.steps for t in s.targets if t not in drawn.texts]
    found: list[tuple[_Step, str]] = []
    while waiting:
        pending = {step.id for step, _ in waiting}
        ready = [pair for pair in waiting if pair[1] not in pending] or waiting
        found.extend(ready)
        waiting = [pair for pair in waiting if pair not in ready]
    return found


def _arguments(step: _Step, drawn: _Drawn) -> Iterator[tuple[_Step, Argument]]:
    """One argument for each statement it goes to; one without a target where it goes nowhere."""
    targets = [target for target in step.targets if target in drawn.texts]
    kind = ArgumentKind.REBUTTAL if step.against else ArgumentKind.INFERENCE
    for target in targets or [""] * (not step.targets):
        suffix = f"-{target}" if len(targets) > 1 else ""
        yield step, _argument(f"a{step.id}{suffix}", kind, step, f"s{target}" if target else "")


def _upon(
    step: _Step, target: str, opposed: list[Argument | Relation]
) -> Iterator[Argument | Relation]:
    """What a step upon a step comes to: undercuts of its arguments, or else a relation."""
    arguments = [record.id for record in opposed if isinstance(record, Argument)]
    if not (step.against and arguments):
        yield _relation(step, target, tuple(record.id for record in opposed))
        return
    for number, undercut in enumerate(arguments, 1):
        suffix = f"-{number}" if len(arguments) > 1 else ""
        kind = ArgumentKind.UNDERCUT
        yield _argument(f"a{step.id}-{target}{suffix}", kind, step, undercut)


def _argument(name: str, kind: ArgumentKind, step: _Step, target: str) -> Argument:
    named = step.scheme not in _UNNAMED
    known = find_scheme(step.scheme) if named else None
    return Argument(
        id=name,
        kind=kind,
        premises=tuple(f"s{origin}" for origin in step.origins),
        target=target,
        schemes=(known.id,) if known else (),
        rules=(step.scheme,) if named else (),
        data=Data.of({"node": step.id}),
    )


def _relation(step: _Step, target: str, targets: tuple[str, ...]) -> Relation:
    """A step upon a step that is no undercut: what supports what is kept, and no more."""
    return Relation(
        id=f"r{step.id}-{target}",
        kind=RelationKind.ATTACK if step.against else RelationKind.SUPPORT,
        origins=tuple(f"s{origin}" for origin in step.origins),
        targets=targets,
        data=Data.of({"scheme": step.scheme}) if step.scheme else Data(),
    )
