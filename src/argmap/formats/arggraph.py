"""arggraph: the XML of the microtexts (Peldszus & Stede 2015), read only.

An ADU is a statement that says what its EDUs say; each EDU is a passage, unless it is implicit:
then it stands in no text, and neither does its statement. Support is an inference, support by
example one by that scheme, ``add`` a further premise of the step that it names, a rebuttal and an
undercut what they are called. Who argues, proponent or opponent, is an agent.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING, Any
from xml.sax import SAXParseException
from xml.sax.handler import ContentHandler

from defusedxml import DefusedXmlException
from defusedxml.sax import parseString

from argmap.diagnostic import Diagnostic, Severity
from argmap.formats.jsontext import printable
from argmap.formats.loaded import Loaded
from argmap.formats.naming import map_iri
from argmap.formats.textual import anchored, free_source, title_words
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
    is_slug,
)
from argmap.span import NOWHERE, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from xml.sax.xmlreader import AttributesImpl

    from argmap.formats.table import Format

_SIDES = {"pro": "proponent", "opp": "opponent"}
_KINDS = {
    "sup": ArgumentKind.INFERENCE,
    "exa": ArgumentKind.INFERENCE,
    "reb": ArgumentKind.REBUTTAL,
    "und": ArgumentKind.UNDERCUT,
}
_KNOWN = {
    "edu": {"id", "implicit"},
    "joint": {"id"},
    "adu": {"id", "type"},
    "edge": {"id", "src", "trg", "type"},
}
"""The attributes that are read, by element."""


@dataclass
class _Tag:
    """An element of the file.

    Attributes:
        name: What it is.
        said: Its attributes.
        line: Its line.
        column: Its column.
        parts: The pieces of its text.
    """

    name: str
    said: dict[str, str]
    line: int
    column: int
    parts: list[str] = field(default_factory=list)

    @property
    def id(self) -> str:
        """Its id; empty when it has none."""
        return self.said.get("id", "")


class _Tags(ContentHandler):
    """The elements of a file, in their order."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[_Tag] = []
        self._open: list[_Tag] = []
        self._locator: Any = None

    def setDocumentLocator(self, locator: Any) -> None:  # noqa: N802 - the name that SAX calls
        """Takes what knows the place."""
        self._locator = locator

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802
        """Takes an element."""
        line, column = self._locator.getLineNumber(), self._locator.getColumnNumber() + 1
        tag = _Tag(name, dict(attrs.items()), line, column)
        self.found.append(tag)
        self._open.append(tag)

    def endElement(self, name: str) -> None:  # noqa: N802
        """Closes an element."""
        _ = name
        self._open.pop()

    def characters(self, content: str) -> None:
        """Takes text, for all elements around it."""
        for tag in self._open:
            tag.parts.append(content)


def read(
    data: bytes, row: Format, path: str, fetch: Callable[[str], bytes] | None = None
) -> Loaded:
    """The map in a file of arggraph; faults are diagnostics, never exceptions."""
    _ = row, fetch
    nothing, text = ArgumentMap(iri=map_iri(path)), data.decode("utf-8", "replace")
    tags = _Tags()
    try:
        parseString(data, tags, forbid_dtd=False)
    except SAXParseException as error:
        where = (error.getLineNumber() or 0, (error.getColumnNumber() or 0) + 1)
        return Loaded(nothing, (_fault(Span(path, *where), error.getMessage()),), path, text)
    except (DefusedXmlException, ValueError) as error:
        return Loaded(nothing, (_fault(Span(path), " ".join(str(error).split())),), path, text)
    if tags.found[0].name != "arggraph":
        return Loaded(nothing, (_fault(Span(path), "it is no arggraph"),), path, text)
    graph = _Graph(tags.found, path)
    found = graph.map(nothing.iri)
    return Loaded(found, tuple(graph.odd), path, text, mention=graph.mention)


def _fault(span: Span, why: str) -> Diagnostic:
    hint = "arggraph is the XML of the microtexts: edu, adu and edge in arggraph"
    return Diagnostic("ARG001", "syntax-error", Severity.ERROR, why, span=span, hint=hint)


class _Graph:
    """A file of arggraph while it is being read.

    Attributes:
        odd: What was odd in it.
    """

    def __init__(self, tags: list[_Tag], path: str) -> None:
        self._root, self._path = tags[0], path
        self.odd: list[Diagnostic] = []
        self._places: dict[str, tuple[int, int]] = {}
        self._tags: dict[str, dict[str, _Tag]] = {name: {} for name in _KNOWN}
        seen: set[str] = set()
        for number, tag in enumerate(tags[1:], 1):
            if tag.name not in _KNOWN:
                self._tell(tag, "left-out", f"{tag.name} is no element of arggraph")
            elif tag.id in seen:
                self._tell(tag, "left-out", f"the id {tag.id} stands twice; the first is read")
            else:
                self._tell_of_attributes(tag)
                seen.add(tag.id)
                self._tags[tag.name][tag.id or f"{tag.name} {number}"] = tag
        self._ids = self._named([*self._tags["adu"], *self._tags["edge"]])
        self._units, self._text = self._read_units()

    def _tell(self, tag: _Tag, slug: str, said: str) -> None:
        code, severity, hint = _ODD[slug]
        span = Span(self._path, tag.line, tag.column)
        self.odd.append(Diagnostic(code, slug, severity, printable(said), span=span, hint=hint))

    def _tell_of_attributes(self, tag: _Tag) -> None:
        for name in sorted(tag.said.keys() - _KNOWN[tag.name]):
            self._tell(tag, "left-out", f"{name} of {tag.name} {tag.id} means nothing here")
        kinds = {"adu": _SIDES, "edge": {*_KINDS, "seg", "add"}}.get(tag.name)
        kind = tag.said.get("type", "")
        if kinds is not None and kind not in kinds:
            self._tell(tag, "left-out", f"the type {kind} of {tag.name} {tag.id} is not known")

    def _named(self, names: list[str]) -> dict[str, str]:
        """An id for the record of each ADU and edge: its own, unless it cannot be one."""
        taken = {name for name in names if is_slug(name) and name not in _SIDES.values()}
        found: dict[str, str] = {}
        for name in names:
            others = (f"node-{n}" for n in count(len(found) + 1))
            found[name] = name if name in taken else next(n for n in others if n not in taken)
            taken.add(found[name])
        return found

    def _read_units(self) -> tuple[dict[str, tuple[int, int]], str]:
        """Where each EDU stands in the text, and the text: the EDUs with a space between."""
        found: dict[str, tuple[int, int]] = {}
        text = ""
        for name, edu in self._tags["edu"].items():
            if not _is_implicit(edu):
                words = "".join(edu.parts)
                text += " " if text else ""
                found[name] = (len(text), len(text) + len(words))
                text += words
        return found, text

    def mention(self, subject: str, value: str) -> Span:
        """Where a record stands in the file."""
        _ = value
        place = self._places.get(subject)
        return Span(self._path, *place) if place else NOWHERE

    def map(self, iri: str) -> ArgumentMap:
        """The map of it."""
        self._tell_of_ends()
        of: dict[str, list[str]] = defaultdict(list)
        for edge in self._tags["edge"].values():
            if edge.said.get("type") == "seg":
                of[edge.said.get("trg", "")].append(edge.said.get("src", ""))
        below = {name: self._below(name, of) for name in self._tags["adu"]}
        statements = [
            self._statement(name, adu, below[name], order)
            for order, (name, adu) in enumerate(self._tags["adu"].items())
        ]
        title = title_words(self._root.said.get("id"))
        facts: dict[str, Any] = {k: v for k, v in self._root.said.items() if k != "id" and v}
        sides = sorted({side for s in statements for side in s.asserted_by})
        made = ArgumentMap(
            iri=iri,
            label=title,
            data=Data.of({"arggraph": facts} if facts else {}),
            statements=tuple(statements),
            arguments=tuple(self._arguments()),
            agents=tuple(Agent(id=side, label=(Words(side),)) for side in sides),
        )
        spans = [
            (self._ids[name], *self._units[unit])
            for name, several in below.items()
            for unit in several
            if unit in self._units
        ]
        return anchored(made, Source(id=free_source(made), label=title), self._text, spans)

    def _statement(self, name: str, adu: _Tag, units: list[str], order: int) -> Statement:
        own, side = self._ids[name], _SIDES.get(adu.said.get("type", ""))
        self._places[own] = (adu.line, adu.column)
        edus = [self._tags["edu"][unit] for unit in units]
        return Statement(
            id=own,
            kind=StatementKind.STATEMENT,
            label=title_words(adu.id) if own != name else (),
            text=title_words(" ".join("".join(edu.parts) for edu in edus)),
            implicit=bool(edus) and all(map(_is_implicit, edus)),
            asserted_by=(side,) if side else (),
            order=order,
        )

    def _below(self, name: str, of: dict[str, list[str]]) -> list[str]:
        """The EDUs of an ADU or joint, in the order of the file."""
        units = {unit: number for number, unit in enumerate(self._tags["edu"])}
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

    def _tell_of_ends(self) -> None:
        """Tells of edges that name what is not there."""
        there = {name for several in self._tags.values() for name in several}
        for edge in self._tags["edge"].values():
            for end in ("src", "trg"):
                if edge.said.get(end) not in there:
                    said = f"the edge {edge.id} names {edge.said.get(end)}, which is not there"
                    self._tell(edge, "dangling-edge", said)

    def _arguments(self) -> Iterator[Argument]:
        edges, nodes = self._tags["edge"], self._tags["adu"]
        steps = {name: e for name, e in edges.items() if e.said.get("type") in _KINDS}
        more: dict[str, list[str]] = defaultdict(list)
        for edge in edges.values():
            if edge.said.get("type") == "add":
                if edge.said.get("trg") in steps and edge.said.get("src") in nodes:
                    more[edge.said["trg"]].append(edge.said["src"])
                else:
                    self._tell(edge, "left-out", f"the edge {edge.id} adds a premise to no step")
        for name, edge in steps.items():
            own, target = self._ids[name], edge.said.get("trg", "")
            self._places[own] = (edge.line, edge.column)
            premises = (edge.said.get("src", ""), *more[name])
            yield Argument(
                id=own,
                kind=_KINDS[edge.said["type"]],
                premises=tuple(self._ids[p] for p in premises if p in nodes),
                target=self._ids[target] if target in {*nodes, *steps} else "",
                schemes=("example",) if edge.said["type"] == "exa" else (),
            )


_ODD = {
    "dangling-edge": ("ARG066", Severity.INFO, "it is left out"),
    "left-out": ("ARG076", Severity.WARNING, "arggraph has edu, joint, adu and edge"),
}
"""The code, severity and hint of what may be odd."""


def _is_implicit(edu: _Tag) -> bool:
    return edu.said.get("implicit") == "true"
