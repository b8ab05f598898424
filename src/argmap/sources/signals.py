"""Where a text may reason: sentences with words of inference, contrast, hedging or assumption.

The words are English. They mark places to look at and nothing more: "since" may tell a time, and
most reasoning is done without any such word (Eckle-Kohler, Kluge & Gurevych 2015 give counts).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SIGNALS: dict[str, tuple[str, ...]] = {
    "reason": ("because", "since", "given that", "after all", "in view of", "owing to", "due to"),
    "conclusion": (
        "therefore",
        "thus",
        "hence",
        "consequently",
        "accordingly",
        "it follows",
        "this means",
        "this shows",
        "shows that",
        "suggests that",
        "implies",
        "in conclusion",
    ),
    "contrast": (
        "however",
        "but",
        "although",
        "though",
        "nevertheless",
        "nonetheless",
        "yet",
        "despite",
        "even if",
        "on the other hand",
        "critics",
        "some say",
        "some argue",
    ),
    "hedge": (
        "may",
        "might",
        "could",
        "perhaps",
        "possibly",
        "probably",
        "likely",
        "unlikely",
        "seems",
        "seem",
        "appears",
        "appear",
        "presumably",
        "arguably",
    ),
    "assumption": (
        "assume",
        "assumes",
        "assuming",
        "assumption",
        "suppose",
        "supposing",
        "provided that",
        "as long as",
        "unless",
        "depends on",
        "presuppose",
        "presupposes",
    ),
    "norm": ("should", "ought to", "must", "need to", "has to", "have to"),
}
"""For each sort of signal the words and phrases that give it, in lower case."""

_WORDS = {
    kind: re.compile(r"\b(?:" + "|".join(re.escape(w) for w in words) + r")\b", re.IGNORECASE)
    for kind, words in SIGNALS.items()
}
_SENTENCE = re.compile(
    r"[^.!?\s][^.!?]*(?:[.!?](?!\s|[\"'\u2019\u201d)]*\s|\Z)[^.!?]*)*[.!?\"'\u2019\u201d)]*"
)
_PARAGRAPH = re.compile(r"\S(?:[^\n]|\n(?!\s*\n|\s*\Z))*")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that may be worth a look.

    Attributes:
        start: First code point in the text.
        end: The code point after the last.
        signals: The sorts of signals in it, in the order of the table.
        words: The signal words in it, in lower case, each once, in order.
    """

    start: int
    end: int
    signals: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph and the sentences in it that give a signal."""

    start: int
    end: int
    sentences: tuple[Sentence, ...]


def paragraphs(text: str) -> Iterator[Paragraph]:
    """The paragraphs of a canonical text, which blank lines part."""
    for match in _PARAGRAPH.finditer(text):
        end = match.end() - (len(match[0]) - len(match[0].rstrip()))
        yield Paragraph(match.start(), end, tuple(_signalling(text, match.start(), end)))


def _signalling(text: str, start: int, end: int) -> Iterator[Sentence]:
    for match in _SENTENCE.finditer(text, start, end):
        found = [
            (m.start(), m[0].lower(), kind)
            for kind, form in _WORDS.items()
            for m in form.finditer(match[0])
        ]
        if found:
            kinds = {kind for _, _, kind in found}
            words = dict.fromkeys(word for _, word, _ in sorted(found))
            signals = tuple(kind for kind in SIGNALS if kind in kinds)
            yield Sentence(match.start(), match.end(), signals, tuple(words))
