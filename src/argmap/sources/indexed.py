"""A text made ready for being searched many times."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from argmap.sources.sketching import EMPTY, Mark, features, mark
from argmap.sources.texts import encoded
from argmap.sources.wording import Word, bare_words


@dataclass(frozen=True)
class Indexed:
    """A text with its bare words; the indexes are made when they are first asked for.

    Attributes:
        text: Canonical text.
        mended: Whether words that are broken by a hyphen at the end of a line count as one.
    """

    text: str
    mended: bool = False

    @cached_property
    def words(self) -> list[Word]:
        """The bare words, in reading order."""
        words = bare_words(self.text)
        return _joined(words, self.text) if self.mended else words

    @cached_property
    def joined(self) -> str:
        """The folded words, joined by single spaces."""
        return " ".join(word.folded for word in self.words)

    @cached_property
    def starts(self) -> list[int]:
        """For each word, where it starts in ``joined``, in code points."""
        return _starts([len(word.folded) for word in self.words], 1)

    @cached_property
    def tight(self) -> tuple[str, list[int]]:
        """The folded words without anything between, and where each starts."""
        text = "".join(word.folded for word in self.words)
        return text, _starts([len(word.folded) for word in self.words], 0)

    @cached_property
    def octets(self) -> tuple[memoryview, list[int]]:
        """``joined`` in UTF-8, and where each word starts in it, in octets."""
        content = encoded(self.joined)
        return memoryview(content), _starts([len(encoded(w.folded)) for w in self.words], 1)

    @cached_property
    def runs(self) -> list[int]:
        """Where a passage may begin: the first characters of words and after white space."""
        after_space = (found.start() for found in re.finditer(r"\S+", self.text))
        return sorted({*after_space, *(word.start for word in self.words)})

    @cached_property
    def marks(self) -> tuple[list[Mark], list[Mark]]:
        """The marks of the words, and those of the pairs that begin with each word."""
        found = [mark(feature) for feature in features([word.folded for word in self.words])]
        return found[: len(self.words)], found[len(self.words) :]

    @cached_property
    def places_of_mark(self) -> dict[tuple[int, str], list[int]]:
        """For each bin and digit, the numbers of the words whose marks show it."""
        places: dict[tuple[int, str], list[int]] = defaultdict(list)
        for found in self.marks:
            for i, (place, _, digit) in enumerate(found):
                places[place, digit].append(i)
        return dict(places)

    @cached_property
    def places_of_word(self) -> dict[str, list[int]]:
        """For each folded word, the numbers of the words that are it."""
        places: dict[str, list[int]] = defaultdict(list)
        for i, word in enumerate(self.words):
            places[word.folded].append(i)
        return dict(places)

    def marks_within(self, first: int, size: int) -> list[Mark]:
        """The marks of ``size`` words from the word of number ``first``, and of their pairs."""
        single, pairs = self.marks
        return single[first : first + size] + pairs[first : first + size - 1]

    def shown_of_sketch(self, sketch: str) -> list[tuple[int, list[int]]]:
        """The filled bins of a sketch, each with the words that show its digit, rarest first."""
        filled = [(place, digit) for place, digit in enumerate(sketch) if digit != EMPTY]
        shown = [(place, self.places_of_mark.get((place, digit), [])) for place, digit in filled]
        return sorted(shown, key=lambda item: len(item[1]))

    def span(self, first: int, size: int) -> tuple[int, int]:
        """The start and end in the text of ``size`` words from the word of number ``first``."""
        return self.words[first].start, self.words[first + size - 1].end

    def word_at(self, position: int) -> int:
        """The number of the first word that starts at or after a position of the text."""
        return bisect_left(self.words, position, key=lambda word: word.start)


def _starts(lengths: list[int], gap: int) -> list[int]:
    starts, position = [], 0
    for length in lengths:
        starts.append(position)
        position += length + gap
    return starts


BROKEN = re.compile(r"-[ \t]*\n\s*")
"""What stands between the parts of a word that is broken at the end of a line."""


def _joined(words: list[Word], text: str) -> list[Word]:
    """The words with those made one that are broken at the end of a line."""
    found: list[Word] = []
    for word in words:
        last = found[-1] if found else None
        if last and BROKEN.fullmatch(text, last.end, word.start):
            found[-1] = Word(last.folded + word.folded, last.start, word.end)
        else:
            found.append(word)
    return found
