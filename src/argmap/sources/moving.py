"""Bringing a map up to date with another edition of its sources."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from argmap.sources.texts import sha256

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from argmap.model import ArgumentMap, Passage, Source
    from argmap.sources.document import Document
    from argmap.sources.verification import Verification

_KEPT = {"exact", "moved"}


def moved(
    argument_map: ArgumentMap,
    verifications: Iterable[Verification],
    documents: Mapping[str, Document],
) -> ArgumentMap:
    """The map with moved passages at their new places.

    Of the selector by digest, start, end and the digest of the characters are replaced; the digest
    of the bare words, their number and the sketch hold as they are. A source takes on the digest
    of its document when at least one of its passages was checked and all that were are exact or
    moved: only then does everything that the map takes from the source stand in that edition, and
    its other passages keep the digest of the edition in which they were recorded.

    Args:
        argument_map: The map.
        verifications: What ``verify`` gave for the map and the documents.
        documents: The document of each source, by id of the source.
    """
    by_id = {verification.id: verification for verification in verifications}
    passages = tuple(_moved(p, by_id.get(p.id), documents) for p in argument_map.passages)
    statuses: dict[str, set[str]] = {}
    for passage in argument_map.passages:
        if passage.id in by_id and by_id[passage.id].status != "unchecked":
            statuses.setdefault(passage.source, set()).add(by_id[passage.id].status)
    whole = {source for source, seen in statuses.items() if seen <= _KEPT} & set(documents)
    sources = tuple(_updated(s, documents) if s.id in whole else s for s in argument_map.sources)
    return replace(argument_map, passages=passages, sources=sources)


def _moved(
    passage: Passage, verification: Verification | None, documents: Mapping[str, Document]
) -> Passage:
    if verification is None or verification.status != "moved" or not verification.found:
        return passage
    document = documents.get(passage.source)
    if document is None or passage.digest is None:
        return passage
    start, end = verification.found
    fresh = replace(passage.digest, start=start, end=end, sha256=sha256(document.text[start:end]))
    old = tuple(s for s in passage.selectors if s is not passage.digest)
    return replace(passage, selectors=(fresh, *old))


def _updated(source: Source, documents: Mapping[str, Document]) -> Source:
    return replace(source, sha256=documents[source.id].sha256)
