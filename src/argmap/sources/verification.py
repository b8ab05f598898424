"""Whether the passages of a map stand in the documents that they are taken from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from argmap.sources.indexed import Indexed
from argmap.sources.locating import Place, located, stands
from argmap.sources.ordering import Course
from argmap.sources.quoted import quoted
from argmap.sources.reworded import ALIKE, most_alike

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from argmap.model import ArgumentMap, DigestSelector, Passage
    from argmap.sources.document import Document

_TELLING = 4
"""Words from which on a passage is unlikely to recur by chance."""

Json: TypeAlias = "str | float | list[int] | None"


@dataclass(frozen=True)
class Verification:
    """What became of a passage.

    Attributes:
        id: Id of the passage.
        status: ``exact`` when the characters stand where they are recorded (or the quotation of a
            passage without position stands as it is); ``moved`` when the same bare words stand
            elsewhere, or there with other punctuation; ``reworded`` when only a similar place is
            found; ``gone``; ``unchecked`` when it has no selector to go by or its source has no
            document.
        start: First code point as recorded; None for a passage without position.
        end: The code point after the last, as recorded; None likewise.
        found: Where it stands in the document, None when it does not.
        similarity: From 0 to 1: 1 when the bare words are the same, else an estimate.
    """

    id: str
    status: str
    start: int | None = None
    end: int | None = None
    found: Place | None = None
    similarity: float = 0.0

    def as_json(self) -> dict[str, Json]:
        """The verification as plain data."""
        return {
            "id": self.id,
            "status": self.status,
            "start": self.start,
            "end": self.end,
            "found": list(self.found) if self.found else None,
            "similarity": self.similarity,
        }


def verify(
    argument_map: ArgumentMap, documents: Mapping[str, Document]
) -> tuple[Verification, ...]:
    """What became of every passage of the map, in ascending order of id.

    Where the words of a passage stand at several places, the one is chosen that keeps the order
    of the passages: the nearest to where its neighbours let expect it.

    Args:
        argument_map: The map.
        documents: The document of each source, by id of the source.
    """
    by_source: dict[str, list[Passage]] = {}
    for passage in argument_map.passages:
        by_source.setdefault(passage.source, []).append(passage)
    verified = {
        verification.id: verification
        for source, passages in by_source.items()
        for verification in _verified(passages, documents.get(source))
    }
    return tuple(verified[passage.id] for passage in argument_map.passages)


def _verified(passages: Sequence[Passage], document: Document | None) -> Iterator[Verification]:
    if document is None:
        yield from (_result(passage, "unchecked") for passage in passages)
        return
    copy = Indexed(document.text)
    exact = {p.id for p in passages if p.digest and stands(copy.text, p.digest)}
    sought = {p.id: p.digest for p in passages if p.digest and p.id not in exact}
    places = _places(copy, sought)
    course = Course(_known(passages, exact, places))
    for passage in passages:
        if passage.id in exact and passage.digest:
            yield _result(passage, "exact", (passage.digest.start, passage.digest.end), 1.0)
        elif passage.digest and (several := places.get(passage.id)):
            yield _result(passage, "moved", course.nearest(passage.digest.start, several), 1.0)
        else:
            yield _otherwise(copy, passage)


def _places(copy: Indexed, sought: Mapping[str, DigestSelector]) -> dict[str, list[Place]]:
    """The places of each passage, by its id; equal selectors are looked for once."""
    found = located(copy, sought.values())
    return {name: found[selector] for name, selector in sought.items() if selector in found}


def _known(
    passages: Sequence[Passage], exact: set[str], places: Mapping[str, Sequence[Place]]
) -> Iterator[tuple[int, int]]:
    """Recorded and found start of each passage that is found at one place.

    Very short ones that stand where they are recorded may do so by chance and do not count.
    """
    for passage in passages:
        if passage.digest and passage.id in exact:
            if (passage.digest.word_count or 0) >= _TELLING:
                yield passage.digest.start, passage.digest.start
        elif passage.digest and len(places.get(passage.id, ())) == 1:
            yield passage.digest.start, places[passage.id][0][0]


def _otherwise(copy: Indexed, passage: Passage) -> Verification:
    """What became of a passage whose digests do not stand in the text."""
    if passage.quote:
        status, place, similarity = quoted(copy, passage.quote)
        if place:
            elsewhere = status == "exact" and passage.digest is not None
            return _result(passage, "moved" if elsewhere else status, place, similarity)
    digest = passage.digest
    if not (digest and (digest.sha256 or digest.loose_sha256)):
        return _result(passage, "gone" if passage.quote else "unchecked")
    alike, place = most_alike(copy, digest.sketch, digest.word_count or 0)
    if place and alike >= ALIKE:
        return _result(passage, "reworded", place, alike)
    return _result(passage, "gone", None, alike)


def _result(
    passage: Passage, status: str, found: Place | None = None, similarity: float = 0.0
) -> Verification:
    digest = passage.digest
    start, end = (digest.start, digest.end) if digest else (None, None)
    return Verification(passage.id, status, start, end, found, round(similarity, 4))
