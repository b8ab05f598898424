"""xAIF and what OVA saves: AIF within an object that has the analysed text as well.

The text is HTML in which each analysed stretch is a ``span`` whose id names its node (``node12``,
or just ``12``); they become passages: of the node, and where that is a locution also of the claim
that is made by it. What stands around the AIF is kept and written again. Files of older versions of
OVA, which have another layout, are read and written as well.
"""

from __future__ import annotations

import json
from dataclasses import replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

from argmap.diagnostic import Diagnostic, Severity
from argmap.formats import ova
from argmap.formats.aif.opening import opened
from argmap.formats.aif.reading import BadShape, raw_id, text_of
from argmap.formats.aif.writing import objects, to_aif
from argmap.formats.jsontext import printable
from argmap.formats.textual import anchored, free_source
from argmap.model import Locution, RelationKind, Source, Statement, Words
from argmap.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from argmap.formats.loaded import Loaded
    from argmap.formats.table import Format
    from argmap.model import ArgumentMap

_BREAKS = frozenset({"br", "p", "div", "li"})
_OLDER = {"nodeID": "id", "fromID": "id of from", "toID": "id of to"}


def read(
    data: bytes, row: Format, path: str, fetch: Callable[[str], bytes] | None = None
) -> Loaded:
    """The map in a document of xAIF; faults are diagnostics, never exceptions."""
    _ = row, fetch
    older = b'"AIF"' not in data
    within, names = ((), _OLDER) if older else (("AIF",), {})
    loaded, value = opened(data, path, "xAIF", _inner, within, names)
    text = _text_of(value) if value else ""
    if not text:
        return loaded
    reader = _Spans()
    reader.feed(text)
    reader.close()
    source = Source(id=free_source(loaded.map), label=(Words("text"),))
    spans, odd = _spans(loaded.map, reader.spans, path)
    found = anchored(loaded.map, source, "".join(reader.text), spans)
    return replace(loaded, map=found, diagnostics=(*loaded.diagnostics, *odd))


def _inner(value: Any) -> dict[str, Any]:
    """The node set, with what stands around it."""
    if ova.is_older(value):
        return ova.from_older(value)
    if not isinstance(value, dict) or not isinstance(value.get("AIF"), dict):
        raise BadShape("it has no object AIF")
    around = {key: part for key, part in value.items() if key != "AIF"}
    nodes = {text_of(node.get("nodeID")) for node in objects(value["AIF"].get("nodes"))}
    loose = sorted({name for item in _drawn(around) for name in _names(item)} - nodes)
    return {**value["AIF"], "xaif": around, **({_LOOSE: loose} if loose else {})}


_LOOSE = "xaif-loose"
"""The key under which those nodes are kept that OVA draws although they are not there."""


def _drawn(around: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """How OVA draws each node and edge."""
    ova_ = around.get("OVA")
    for several in ova_.values() if isinstance(ova_, dict) else ():
        yield from objects(several)


def _names(item: dict[str, Any]) -> list[str]:
    """The nodes that are named in how OVA draws something."""
    return [text_of(item[key]) for key in ("nodeID", "fromID", "toID") if key in item]


def _without_gone(around: dict[str, Any], there: set[str]) -> dict[str, Any]:
    """What stands around the AIF, without how OVA drew what is there no more."""
    gone = [item for item in _drawn(around) if not there.issuperset(_names(item))]
    if not gone:
        return around
    drawn = {
        key: [item for item in several if item not in gone]
        if isinstance(several, list)
        else several
        for key, several in around["OVA"].items()
    }
    return {**around, "OVA": drawn}


def write(argument_map: ArgumentMap, row: Format, loaded: Loaded | None = None) -> bytes:
    """The map as a document of xAIF."""
    _ = row, loaded
    node_set = to_aif(argument_map)
    if ova.OWN in node_set:
        return (json.dumps(ova.to_older(node_set), indent=1) + "\n").encode()
    around = node_set.pop("xaif", None)
    if not isinstance(around, dict):
        around = {"text": {"txt": ""}}
        node_set.setdefault("participants", list(_participants(argument_map)))
    loose = node_set.pop(_LOOSE, None)
    there = {text_of(name) for name in loose} if isinstance(loose, list) else set()
    there |= {text_of(node.get("nodeID")) for node in node_set["nodes"]}
    around = _without_gone(around, there)
    made = {"AIF": node_set, **{key: part for key, part in around.items() if key != "AIF"}}
    return (json.dumps(made, indent=1) + "\n").encode()


def _participants(argument_map: ArgumentMap) -> Iterator[dict[str, str]]:
    """Those who say something, as xAIF lists them."""
    speaking = {name for locution in argument_map.locutions for name in locution.asserted_by}
    for agent in argument_map.agents:
        if agent.id in speaking:
            name = agent.label[0].text if agent.label else ""
            own = agent.id.removeprefix("person-")
            yield {"participantID": own, "firstname": name, "surname": ""}


def _text_of(value: dict[str, Any]) -> str:
    """The HTML, which most versions put into an object of its own."""
    text = value.get("text", value.get("analysis"))
    if isinstance(text, dict):
        text = text.get("txt")
    return text if isinstance(text, str) else ""


def _spans(
    argument_map: ArgumentMap, found: list[tuple[str, int, int]], path: str
) -> tuple[list[tuple[str, int, int]], list[Diagnostic]]:
    """The stretches by the ids of statements and locutions; and those that are of no node."""
    records = {text_of(raw_id(e)): e for e in reversed([*argument_map.elements])}
    claims: dict[str, list[str]] = {}
    for relation in argument_map.relations:
        if relation.kind is RelationKind.ILLOCUTION:
            said = [n for n in relation.targets if n in argument_map.statement_by_id]
            for origin in relation.origins:
                claims.setdefault(origin, []).extend(said)
    spans, odd = [], []
    for name, start, end in found:
        record = records.get(name) or records.get(name.removeprefix("node"))
        if isinstance(record, Statement | Locution):
            several = dict.fromkeys([record.id, *claims.get(record.id, ())])
            spans += [(own, start, end) for own in several]
        elif record is None and name.startswith("node"):
            said_ = f"the span {printable(name)} of the text is of no node"
            hint = "the id of a span is that of its node, with node before it"
            span = Span(path)
            odd.append(
                Diagnostic(
                    "ARG071", "annotation-off", Severity.WARNING, said_, span=span, hint=hint
                )
            )
    return spans, odd


class _Spans(HTMLParser):
    """The plain text of some HTML, and where its spans stand in it."""

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self.spans: list[tuple[str, int, int]] = []
        self._open: list[tuple[str, int]] = []
        self._length = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begins a span, or a line."""
        if tag in _BREAKS and self._length:
            self.handle_data("\n")
        if tag == "span":
            self._open.append((dict(attrs).get("id") or "", self._length))

    def handle_endtag(self, tag: str) -> None:
        """Ends a span."""
        if tag == "span" and self._open:
            name, start = self._open.pop()
            if name and self._length > start:
                self.spans.append((name, start, self._length))

    def handle_data(self, data: str) -> None:
        """Takes text."""
        self.text.append(data)
        self._length += len(data)
