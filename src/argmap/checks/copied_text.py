"""A statement that repeats a stretch of a source.

What it finds:
    With a document at hand (``--source``): statements whose text or further wordings repeat more
    than eight words in a row of it, case and punctuation aside. Documents whose source names one of
    the free licences CC0, CC BY, CC BY-SA or the public domain are left out. The finding tells how
    many words there are and where, and not which.

Why it matters:
    A map is meant to be passed on, and may then carry what its source does not allow to copy. Nor
    does a copied sentence show how the analyst understands it.

Wrong:
    :thesis a arg:Claim ; arg:text "The ferry is late whenever the wind blows from the north." ;
        arg:implicit true .
    :log a arg:Evidence ; arg:text "The log of the harbour says so." ; arg:implicit true .
    :step a arg:Inference ; arg:premise :log ; arg:conclusion :thesis .
    :article a arg:Source ; dcterms:title "A note" .

Right:
    :thesis a arg:Claim ; arg:text "North wind makes the ferry late." ; arg:implicit true .
    :log a arg:Evidence ; arg:text "The log of the harbour says so." ; arg:implicit true .
    :step a arg:Inference ; arg:premise :log ; arg:conclusion :thesis .
    :article a arg:Source ; dcterms:title "A note" .

Source:
    As everybody knows, the ferry is late whenever the wind blows from the north.

Reference:
    The rule of this project that maps paraphrase; Web Annotation Data Model (W3C 2017).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from argmap.checks.context import Context, Finder
from argmap.diagnostic import Diagnostic, Severity
from argmap.model import Source

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

FINDER = Finder("ARG306", "copied-text", Severity.WARNING)
_SIZE = 9
"""So many words in a row are too many."""

_MOST_PLACES = 8
"""Of a row of words that a document repeats so many places are tried."""

_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")

_FREE = re.compile(
    r"creativecommons\.org/(?:publicdomain/|licenses/by(?:-sa)?/)"
    r"|spdx\.org/licenses/(?:CC0-|CC-BY-(?:SA-)?\d|PDDL-|CC-PDDC)",
    re.IGNORECASE,
)


Row: TypeAlias = "tuple[str, ...]"


class _Run(NamedTuple):
    """A row of words that a text and a document share.

    Attributes:
        size: The number of words.
        start: The number of the first of them in the document.
    """

    size: int
    start: int


def check(context: Context) -> Iterator[Diagnostic]:
    """One finding for each statement and document, about the longest row of words."""
    documents = {s: d for s, d in context.documents.items() if not _is_free(context, s)}
    if not documents:
        return
    texts = _texts(context)
    wanted = {row for found in texts.values() for words in found for row in _rows(words)}
    for source, document in documents.items():
        words = _words(document.text)
        places = _places(words, wanted)
        ends = [m.span() for m in _WORD.finditer(document.text)] if places else []
        for name, found in texts.items() if places else ():
            if run := max(_runs(found, words, places), default=None):
                start, end = ends[run.start][0], ends[run.start + run.size - 1][1]
                yield _finding(context, name, source, run.size, f"characters {start} to {end}")


def _is_free(context: Context, source: str) -> bool:
    record = context.map.records.get(source)
    return isinstance(record, Source) and bool(_FREE.search(record.license))


def _words(text: str) -> list[str]:
    return [word.casefold().replace("\u2019", "'") for word in _WORD.findall(text)]


def _texts(context: Context) -> dict[str, list[list[str]]]:
    """The words of each text of each statement that is long enough to be looked at."""
    texts: dict[str, list[list[str]]] = {}
    for statement in context.map.statements:
        found = (_words(text.text) for text in (*statement.text, *statement.wordings))
        if long := [words for words in found if len(words) >= _SIZE]:
            texts[statement.id] = long
    return texts


def _rows(words: Sequence[str]) -> Iterator[Row]:
    """Every row of nine words, in order."""
    yield from zip(*(words[first:] for first in range(_SIZE)), strict=False)


def _places(document: list[str], wanted: Container[Row]) -> dict[Row, list[int]]:
    """Where each wanted row of words begins in a document, the first few places of each."""
    places: dict[Row, list[int]] = {}
    for start, row in enumerate(_rows(document)):
        if row in wanted:
            known = places.setdefault(row, [])
            if len(known) < _MOST_PLACES:
                known.append(start)
    return places


def _runs(
    texts: list[list[str]], document: list[str], places: Mapping[Row, list[int]]
) -> Iterator[_Run]:
    """The rows of words of some texts that the document has too, each as far as it goes."""
    for words in texts:
        past = 0
        for first, row in enumerate(_rows(words)):
            if first >= past and row in places:
                runs = [_run(words, first, document, start) for start in places[row]]
                past = first + max(runs).size - _SIZE + 1
                yield max(runs)


def _run(words: list[str], first: int, document: list[str], start: int) -> _Run:
    """How far a text and a document agree from nine words on that are the same."""
    size, longest = _SIZE, min(len(words) - first, len(document) - start)
    while size < longest and words[first + size] == document[start + size]:
        size += 1
    return _Run(size, start)


def _finding(context: Context, name: str, source: str, size: int, where: str) -> Diagnostic:
    return FINDER(
        context,
        name,
        f"{name} repeats {size} words in a row of {source}, {where}",
        "say it in words of your own, or name the licence of the source if it is free",
        (name, source),
    )
