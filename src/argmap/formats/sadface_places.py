"""Where the atoms of SADFace stand in its resources: offset, length and words, as passages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from argmap.diagnostic import Diagnostic, Severity
from argmap.formats.aif.reading import held_of, raw_id, text_of
from argmap.formats.aif.writing import objects
from argmap.formats.jsontext import can_be_written
from argmap.formats.textual import free_passage
from argmap.model import (
    ArgumentMap,
    DigestSelector,
    Passage,
    QuoteSelector,
    Source,
    Statement,
    Words,
    is_slug,
)
from argmap.sources import canonical, digest_selector, sha256

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from argmap.model.records import Selector
    from argmap.span import Span

Node = dict[str, Any]


class _Place(NamedTuple):
    """What an atom says of where it stands; a negative offset is none."""

    resource: str
    start: int
    length: int
    words: str
    name: str

    @property
    def end(self) -> int:
        return self.start + self.length

    def fits(self, text: str) -> bool:
        """Whether it is a place in a text, and that has the same words there."""
        if self.start < 0:
            return True
        if self.length <= 0 or (text and self.end > len(text)):
            return False
        return not text or self.words in ("", text[self.start : self.end])

    def key(self, text: str) -> tuple[str, int, int, str]:
        """By what passages are told apart: the place in the canonical text, else the words."""
        if self.start < 0:
            return self.resource, -1, -1, self.words
        before, until = text[: self.start], text[: self.end]
        ends = (len(canonical(before)), len(canonical(until))) if text else (self.start, self.end)
        return self.resource, *ends, ""


def with_passages(
    argument_map: ArgumentMap, value: Node, mention: Callable[[str, str], Span]
) -> tuple[ArgumentMap, list[Diagnostic]]:
    """The map with the places of its atoms, and a finding for each that does not fit its text.

    Args:
        argument_map: The map.
        value: The document.
        mention: Where the record of an id stands in the file.
    """
    made = _Passages(argument_map, value.get("resources"))
    statements = {s.order: s for s in argument_map.statements}
    odd = [
        _off(atom, mention(atom.id, ""))
        for number, node in enumerate(value["nodes"])
        if (atom := statements.get(number))
        for place in _places(node)
        if not made.add(atom, place)
    ]
    return made.done(), odd


def _places(node: Node) -> Iterator[_Place]:
    for item in objects(node.get("sources")):
        resource, words, name = (item.get(key) for key in ("resource_id", "text", "passage"))
        said = words if isinstance(words, str) and can_be_written(words) else ""
        own = name if isinstance(name, str) else ""
        start, length = _number(item.get("offset")), _number(item.get("length"))
        if start < 0 or length < 0:
            start, length = -1, 0
        yield _Place(text_of(resource), start, length, said, own)


def _number(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else -1


def _off(atom: Statement, span: Span) -> Diagnostic:
    said = f"{atom.id} is not what its resource has there"
    hint = "offset and length count characters of the content, from 0"
    return Diagnostic("ARG071", "annotation-off", Severity.WARNING, said, atom.id, span, hint=hint)


class _Passages:
    """The passages of a map while they are being found."""

    def __init__(self, argument_map: ArgumentMap, resources: object) -> None:
        self._map, self._texts = argument_map, _contents(resources)
        self._sources = {
            name: Source(
                id=own,
                label=(Words(own),),
                sha256=sha256(canonical(self._texts[name])) if self._texts[name] else "",
            )
            for name, own in _resource_ids(resources, argument_map).items()
        }
        self._taken = {*argument_map.taken, *(source.id for source in self._sources.values())}
        self._passages: dict[tuple[str, int, int, str], Passage] = {}
        self._of: dict[str, list[str]] = {}

    def add(self, atom: Statement, place: _Place) -> bool:
        """Takes a place; whether there is one like that."""
        text = self._texts.get(place.resource)
        if text is None or not place.fits(text):
            return False
        key = place.key(text)
        if key[1] < 0 and not place.words:
            return True
        if key not in self._passages:
            plain = place.name if is_slug(place.name or "-") else ""
            name = free_passage(self._taken, plain or f"passage-{len(self._passages) + 1}")
            self._passages[key] = Passage(
                id=name,
                source=self._sources[place.resource].id,
                selectors=tuple(_selectors(name, key, place.words, canonical(text))),
            )
        self._of.setdefault(atom.id, []).append(self._passages[key].id)
        return True

    def done(self) -> ArgumentMap:
        """The map with all of it."""
        sources = tuple(self._sources.values())
        return replace(
            self._map,
            statements=tuple(
                replace(s, expressed_in=tuple(self._of[s.id])) if s.id in self._of else s
                for s in self._map.statements
            ),
            sources=sources,
            sources_analysed=tuple(source.id for source in sources),
            passages=tuple(self._passages.values()),
        )


def _selectors(
    name: str, key: tuple[str, int, int, str], words: str, text: str
) -> Iterator[Selector]:
    """How a stretch is fixed: with digest where the text is there."""
    _, start, end, _ = key
    if start >= 0 and text:
        yield digest_selector(text, start, end, f"{name}-place")
        words = text[start:end]
    elif start >= 0:
        yield DigestSelector(id=f"{name}-place", start=start, end=end)
    if words:
        yield QuoteSelector(id=f"{name}-words", exact=words)


def _contents(resources: object) -> dict[str, str]:
    """The text of each resource, by its own id; empty where it says none."""
    found: dict[str, str] = {}
    for item in objects(resources):
        if "id" in item:
            said = item.get("content")
            text = said if isinstance(said, str) and can_be_written(said) else ""
            found.setdefault(text_of(item["id"]), text)
    return found


def _resource_ids(resources: object, argument_map: ArgumentMap) -> dict[str, str]:
    """The id of the source that each resource is, by its own id."""
    elements = {e.id for e in argument_map.elements}
    found: dict[str, str] = {}
    for item in objects(resources):
        if "id" in item and (name := text_of(item["id"])) not in found:
            number = len(found)
            plain = name if is_slug(name or "-") and name not in elements else f"resource-{number}"
            while plain in elements or plain in found.values():
                plain += "x"
            found[name] = plain
    return found


def resources_of(argument_map: ArgumentMap, held: Node) -> Any:
    """The resources as they were read, and one for each other source that passages are of."""
    known = held.get("resources")
    ids = set(_resource_ids(known, argument_map).values())
    wanted = {passage.source for passage in argument_map.passages} - ids
    more = [
        {"id": source.id, "content": "", "metadata": _about(source), "type": "text"}
        for source in argument_map.sources
        if source.id in wanted
    ]
    return [*(known if isinstance(known, list) else ()), *more] if more else known


def _about(source: Source) -> dict[str, str]:
    told = {"title": source.name, "url": source.homepage, "issued": source.issued}
    return {key: part for key, part in told.items() if part}


def places_of(argument_map: ArgumentMap, held: Node) -> dict[str, list[Node]]:
    """The places to be written for each statement, by the id of its node, beside those it has."""
    texts = _contents(held.get("resources"))
    ids = {own: name for name, own in _resource_ids(held.get("resources"), argument_map).items()}
    found: dict[str, list[Node]] = {}
    for statement in argument_map.statements:
        kept = held_of(statement).get("sadface")
        there = {
            place.key(texts.get(place.resource, ""))
            for place in _places(kept if isinstance(kept, dict) else {})
        }
        for name in statement.expressed_in:
            passage = argument_map.passage_by_id.get(name)
            if passage:
                resource = ids.get(passage.source, passage.source)
                place = _written(passage, resource, texts.get(resource, ""))
                if _key_of(passage, resource) not in there:
                    found.setdefault(text_of(raw_id(statement)), []).append(place)
    return found


def _key_of(passage: Passage, resource: str) -> tuple[str, int, int, str]:
    if passage.digest:
        return resource, passage.digest.start, passage.digest.end, ""
    return resource, -1, -1, passage.quote.exact if passage.quote else ""


def _written(passage: Passage, resource: str, text: str) -> Node:
    """A passage as a place; offsets count the text as it stands, which may not be canonical."""
    made: Node = {"passage": passage.id, "resource_id": resource}
    if passage.quote:
        made["text"] = passage.quote.exact
    if passage.digest and canonical(text) == text:
        start, end = passage.digest.start, passage.digest.end
        made |= {"offset": start, "length": end - start}
    return made
