"""What formats share that come with the text that they analyse: its passages."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from argmap.formats.jsontext import can_be_written
from argmap.model import ArgumentMap, Passage, QuoteSelector, Source, Words
from argmap.sources import canonical, digest_selector, sha256

if TYPE_CHECKING:
    from collections.abc import Iterable


def anchored(
    argument_map: ArgumentMap, source: Source, text: str, spans: Iterable[tuple[str, int, int]]
) -> ArgumentMap:
    """The map with passages of a text that comes with it.

    Each passage is fixed by its place and digest in the canonical text, and by its words.

    Args:
        argument_map: The map.
        source: The text as a source; its digest is added.
        text: The text as it stands in the file, line ends untouched.
        spans: The id of a statement or locution, and first code point and the one after the last of
            its passage; what leads out of the text is left out.
    """
    whole = canonical(text)
    found: dict[str, list[str]] = defaultdict(list)
    passages: dict[tuple[int, int], Passage] = {}
    taken = {*argument_map.taken, source.id}
    for name, first, last in spans:
        if not 0 <= first < last <= len(text):
            continue
        start, end = len(canonical(text[:first])), len(canonical(text[:last]))
        if (start, end) not in passages:
            plain = free_passage(taken, f"passage-{len(passages) + 1}")
            passages[start, end] = Passage(
                id=plain,
                source=source.id,
                selectors=(
                    digest_selector(whole, start, end, f"{plain}-place"),
                    QuoteSelector(id=f"{plain}-words", exact=whole[start:end]),
                ),
            )
        found[name].append(passages[start, end].id)
    families: dict[str, Any] = {
        family: tuple(
            replace(e, expressed_in=tuple(dict.fromkeys([*e.expressed_in, *found[e.id]])))
            if e.id in found
            else e
            for e in getattr(argument_map, family)
        )
        for family in ("statements", "locutions")
    }
    return replace(
        argument_map,
        **families,
        sources=(*argument_map.sources, replace(source, sha256=sha256(whole))),
        sources_analysed=(*argument_map.sources_analysed, source.id),
        passages=(*argument_map.passages, *passages.values()),
    )


def free_passage(taken: set[str], plain: str) -> str:
    """An id for a passage that no record has, nor any of its selectors; it is taken from now on."""
    while {plain, f"{plain}-place", f"{plain}-words"} & taken:
        plain += "x"
    taken |= {plain, f"{plain}-place", f"{plain}-words"}
    return plain


def free_source(argument_map: ArgumentMap, plain: str = "text") -> str:
    """An id for a source that no record has."""
    while plain in argument_map.taken:
        plain += "x"
    return plain


def title_words(value: object) -> tuple[Words, ...]:
    """A title of a format that says no language; nothing where there is none."""
    said = isinstance(value, str) and value.strip() and can_be_written(value)
    return (Words(value),) if isinstance(value, str) and said else ()
