"""Where in a document something stands, and the document cut at the edges of its passages."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from argmap.view.language import named
from argmap.view.strings import string

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from argmap.model import ArgumentMap, Ids, Passage


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a document that no passage begins or ends within.

    Attributes:
        text: Its characters.
        passages: Ids of the passages that cover it, the shortest first.
    """

    text: str
    passages: Ids


def place_of(argument_map: ArgumentMap, passage: Passage, language: str) -> str:
    """The place of a passage in words, such as ``characters 120 to 180 of Report``."""
    source = argument_map.records.get(passage.source)
    title = named(source, language) if source else passage.source
    if passage.digest:
        return string("place.characters", passage.digest.start, passage.digest.end, title)
    if passage.quote:
        return string("place.quote", passage.quote.exact, title)
    return string("place.unknown", title)


def stretches(argument_map: ArgumentMap, source: str, text: str) -> tuple[Stretch, ...]:
    """The whole document, cut wherever a passage of it begins or ends.

    A passage covers what is found to be it: its place as recorded, or another to which its words
    have moved. One that is gone covers nothing.
    """
    found = dict(_places(argument_map, source, text))
    edges = sorted({0, len(text), *(edge for pair in found.values() for edge in pair)})
    return tuple(
        Stretch(text[start:end], covering) for start, end, covering in _covered(edges, found)
    )


def _places(
    argument_map: ArgumentMap, source: str, text: str
) -> Iterator[tuple[str, tuple[int, int]]]:
    """The id of each passage that stands in the text, with its first code point and its end."""
    from argmap.sources import Document, verify

    for result in verify(argument_map, {source: Document("", text, "", "text")}):
        if result.found:
            yield result.id, result.found
        elif result.status == "unchecked" and result.start is not None and result.end is not None:
            held = argument_map.passage_by_id[result.id].source == source
            if held and 0 <= result.start < result.end <= len(text):
                yield result.id, (result.start, result.end)


def _covered(edges: list[int], found: Mapping[str, tuple[int, int]]) -> list[tuple[int, int, Ids]]:
    """Each piece between two edges with the passages open over it."""
    opening = sorted(found, key=lambda name: found[name])
    pieces, running, at = [], set[str](), 0
    for start, end in pairwise(edges):
        running = {name for name in running if found[name][1] > start}
        while at < len(opening) and found[opening[at]][0] == start:
            running.add(opening[at])
            at += 1
        pieces.append((start, end, tuple(sorted(running, key=lambda n: _length(found[n], n)))))
    return pieces


def _length(pair: tuple[int, int], name: str) -> tuple[int, str]:
    return pair[1] - pair[0], name
