"""Which document is which source of a map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.model import nearest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from argmap.model import ArgumentMap
    from argmap.sources.document import Document


def documents_for(
    argument_map: ArgumentMap, documents: Sequence[Document], named: Mapping[str, Document]
) -> tuple[dict[str, Document], tuple[str, ...]]:
    """The document of each source, and a sentence for each document that has no source.

    A document is the source under whose id it is named; else the one whose recorded digest it
    has; else, when the map analyses one source only and one document is left, that.

    Args:
        argument_map: The map; when it does not say what it analyses, the sources of its passages
            count.
        documents: Documents whose sources are to be found.
        named: Documents by id of their source.
    """
    known = sources_named(argument_map)
    assigned = {name: document for name, document in named.items() if name in known}
    complaints = [_unknown(name, d, known) for name, d in named.items() if name not in known]
    left: list[Document] = []
    for document in documents:
        found = _by_digest(argument_map, document, assigned)
        if found:
            assigned[found] = document
        elif document not in assigned.values():
            left.append(document)
    free = _analysed(argument_map) - set(assigned)
    if len(left) == 1 and len(free) == len(_analysed(argument_map)) == 1:
        return assigned | {free.pop(): left[0]}, tuple(complaints)
    return assigned, (*complaints, *(_unassigned(d, free, known) for d in left))


def sources_named(argument_map: ArgumentMap) -> set[str]:
    """The ids of all sources that a map describes, analyses or has passages of."""
    return {source.id for source in argument_map.sources} | _analysed(argument_map)


def _analysed(argument_map: ArgumentMap) -> set[str]:
    passages = {passage.source for passage in argument_map.passages if passage.source}
    return set(argument_map.sources_analysed) or passages


def _by_digest(
    argument_map: ArgumentMap, document: Document, assigned: Mapping[str, Document]
) -> str:
    """The id of the first source without document that has the document's digest, or nothing."""
    fitting = (s.id for s in argument_map.sources if s.sha256 == document.sha256)
    return next((name for name in fitting if name not in assigned), "")


def _unknown(name: str, document: Document, known: set[str]) -> str:
    like = nearest(name, sorted(known), 1)
    advice = f"; did you mean {like[0]!r}?" if like else ""
    return f"{document.path}: the map has no source called {name!r}{advice}"


def _unassigned(document: Document, free: set[str], known: set[str]) -> str:
    if not known:
        return f"{document.path}: the map names no source, so nothing in it stands there"
    if not free:
        return f"{document.path}: every source that the map analyses has a document already"
    choices = ", ".join(sorted(free))
    return f"{document.path}: the digest is that of no source; say which it is of {choices}"
