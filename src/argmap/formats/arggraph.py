"""arggraph: the XML of the microtexts (Peldszus & Stede 2015), read only.

An ADU is a statement that says what its EDUs say; each EDU is a passage. Support is an inference,
support by example one by that scheme, ``add`` a further premise of the step that it names, a
rebuttal and an undercut what they are called. Who argues, proponent or opponent, is an agent.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import defusedxml.ElementTree as DefusedTree
from defusedxml import DefusedXmlException

from argmap.diagnostic import Diagnostic, Severity
from argmap.formats.loaded import Loaded
from argmap.formats.naming import map_iri
from argmap.formats.textual import anchored, title_words
from argmap.model import (
    Agent,
    Argument,
    ArgumentKind,
    ArgumentMap,
    Data,
    Source,
    Statement,
    StatementKind,
    Words,
)
from argmap.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree.ElementTree import Element as Tag

    from argmap.formats.table import Format

_SIDES = {"pro": "proponent", "opp": "opponent"}
_KINDS = {
    "sup": ArgumentKind.INFERENCE,
    "exa": ArgumentKind.INFERENCE,
    "reb": ArgumentKind.REBUTTAL,
    "und": ArgumentKind.UNDERCUT,
}


def read(
    data: bytes, row: Format, path: str, fetch: Callable[[str], bytes] | None = None
) -> Loaded:
    """The map in a file of arggraph; faults are diagnostics, never exceptions."""
    _ = row, fetch
    iri = map_iri(path)
    try:
        root = DefusedTree.fromstring(data, forbid_dtd=False)
    except DefusedTree.ParseError as error:
        line, column = error.position
        return Loaded(ArgumentMap(iri=iri), (_fault(path, str(error), line, column + 1),), path)
    except (DefusedXmlException, ValueError) as error:
        return Loaded(ArgumentMap(iri=iri), (_fault(path, str(error)),), path)
    if root.tag != "arggraph":
        return Loaded(ArgumentMap(iri=iri), (_fault(path, "it is no arggraph"),), path)
    return Loaded(_map(root, iri), _loose(root, path), path)


def _fault(path: str, why: str, line: int = 0, column: int = 0) -> Diagnostic:
    hint = "arggraph is the XML of the microtexts: edu, adu and edge in arggraph"
    span = Span(path, line, column)
    return Diagnostic("ARG001", "syntax-error", Severity.ERROR, why, span=span, hint=hint)


def _loose(root: Tag, path: str) -> tuple[Diagnostic, ...]:
    """A finding for each edge that names what is not there."""
    there = {tag.get("id") for tag in root}
    return tuple(
        Diagnostic(
            "ARG066",
            "dangling-edge",
            Severity.INFO,
            f"the edge {edge.get('id')} names {edge.get(end)}, which is not there",
            span=Span(path),
            hint="it is left out",
        )
        for edge in root.iter("edge")
        for end in ("src", "trg")
        if edge.get(end) not in there
    )


def _map(root: Tag, iri: str) -> ArgumentMap:
    edges = [edge.attrib for edge in root.iter("edge")]
    units, text = _units(root)
    of: dict[str, list[str]] = defaultdict(list)
    for edge in edges:
        if edge.get("type") == "seg":
            of[edge.get("trg", "")].append(edge.get("src", ""))
    said = {adu.get("id", ""): _below(adu.get("id", ""), of, units) for adu in root.iter("adu")}
    statements = [
        Statement(
            id=name,
            kind=StatementKind.STATEMENT,
            text=title_words(" ".join(text[slice(*units[u])] for u in said[name])),
            asserted_by=(_SIDES[adu.get("type", "")],) if adu.get("type") in _SIDES else (),
            order=number,
        )
        for number, adu in enumerate(root.iter("adu"))
        if (name := adu.get("id", ""))
    ]
    facts = {key: v for key, v in root.attrib.items() if key != "id" and v}
    sides = {side for s in statements for side in s.asserted_by}
    made = ArgumentMap(
        iri=iri,
        label=title_words(root.get("id")),
        data=Data.of({"arggraph": dict(facts)} if facts else {}),
        statements=tuple(statements),
        arguments=tuple(_arguments(edges, said)),
        agents=tuple(Agent(id=side, label=(Words(side),)) for side in sorted(sides)),
    )
    spans = [(name, *units[unit]) for name, several in said.items() for unit in several]
    return anchored(made, Source(id="text", label=title_words(root.get("id"))), text, spans)


def _units(root: Tag) -> tuple[dict[str, tuple[int, int]], str]:
    """Where each EDU stands in the text, and the text: the EDUs with a space between."""
    found: dict[str, tuple[int, int]] = {}
    text = ""
    for edu in root.iter("edu"):
        words = "".join(edu.itertext())
        text += " " if text else ""
        found[edu.get("id", "")] = (len(text), len(text) + len(words))
        text += words
    return found, text


def _below(name: str, of: dict[str, list[str]], units: dict[str, Any]) -> list[str]:
    """The EDUs of an ADU or joint, in the order of the text."""
    found, waiting, seen = [], [name], set()
    while waiting:
        node = waiting.pop()
        if node in seen:
            continue
        seen.add(node)
        if node in units:
            found.append(node)
        waiting.extend(of.get(node, ()))
    return sorted(found, key=lambda unit: units[unit])


def _arguments(edges: list[Any], said: dict[str, list[str]]) -> list[Argument]:
    steps = {edge["id"]: edge for edge in edges if edge.get("type") in _KINDS and "id" in edge}
    more: dict[str, list[str]] = defaultdict(list)
    for edge in edges:
        if edge.get("type") == "add" and edge.get("trg") in steps and edge.get("src") in said:
            more[edge["trg"]].append(edge["src"])
    return [
        Argument(
            id=name,
            kind=_KINDS[edge["type"]],
            premises=tuple(n for n in (edge.get("src"), *more[name]) if n in said),
            target=edge["trg"] if edge.get("trg") in {*said, *steps} else "",
            schemes=("example",) if edge["type"] == "exa" else (),
        )
        for name, edge in steps.items()
    ]
