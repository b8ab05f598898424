"""Where the words of digest selectors stand in a text, be it laid out in any other way."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias

from argmap.sources.indexed import BROKEN, Indexed
from argmap.sources.sketching import is_sketch
from argmap.sources.texts import sha256
from argmap.sources.wording import loose_sha256

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from argmap.model import DigestSelector

Place: TypeAlias = tuple[int, int]
"""Start and end in the text, in code points."""

_DIGITS = 64
"""Hexadecimal digits of a SHA-256 digest."""

_PUNCTUATION = 8
"""The most characters at either end of a passage that may be no part of a word."""

_CLOSING = set(".,;:!?\u2026\"'\u2019\u201d\u00bb\u203a)]}%")
_OPENING = set("\"'\u2018\u201c\u201e\u00ab\u2039([{")


def stands(text: str, selector: DigestSelector) -> bool:
    """Whether the very characters stand at the very place."""
    if not (selector.sha256 and 0 <= selector.start <= selector.end <= len(text)):
        return False
    return sha256(text[selector.start : selector.end]) == selector.sha256


def located(
    copy: Indexed, selectors: Iterable[DigestSelector]
) -> dict[DigestSelector, list[Place]]:
    """For each selector that is found the places where its words stand, in reading order.

    What is not found is looked for again with words that are broken at line ends made whole.
    Selectors without digest of the bare words are looked for by their characters, at every place
    where a word begins.
    """
    by_words: dict[int, dict[str, list[DigestSelector]]] = defaultdict(lambda: defaultdict(list))
    by_length: dict[int, dict[str, list[DigestSelector]]] = defaultdict(lambda: defaultdict(list))
    selectors = list(dict.fromkeys(selectors))
    for selector in selectors:
        if selector.loose_sha256 and (selector.word_count or 0) > 0:
            by_words[selector.word_count or 0][selector.loose_sha256].append(selector)
        elif selector.sha256 and selector.end > selector.start:
            by_length[selector.end - selector.start][selector.sha256].append(selector)
    found: dict[DigestSelector, list[Place]] = defaultdict(list)
    for size, wanted in by_words.items():
        _add_by_words(found, copy, size, wanted)
    for length, wanted in by_length.items():
        _add_by_characters(found, copy, length, wanted)
    lost = [selector for selector in selectors if selector not in found]
    if lost and not copy.mended and BROKEN.search(copy.text):
        found.update(located(Indexed(copy.text, mended=True), lost))
    return found


def _add_by_words(
    found: dict[DigestSelector, list[Place]],
    copy: Indexed,
    size: int,
    wanted: Mapping[str, list[DigestSelector]],
) -> None:
    octets, starts = copy.octets
    digests = {bytes.fromhex(d): s for d, s in wanted.items() if _is_digest(d)}
    for first in _firsts(copy, size, [s for group in digests.values() for s in group]):
        end = starts[first + size] - 1 if first + size < len(starts) else len(octets)
        digest = hashlib.sha256(octets[starts[first] : end]).digest()
        for selector in digests.get(digest, ()):
            found[selector].append(_settled(copy.text, selector, copy.span(first, size)))


def _firsts(copy: Indexed, size: int, selectors: Sequence[DigestSelector]) -> Iterable[int]:
    """The first words of all stretches that can be one of the selectors, in reading order.

    A stretch with the words of a selector shows every digit of its sketch, also the one that the
    text shows most rarely. Without sketch every stretch is tried.
    """
    last = len(copy.words) - size
    if not all(is_sketch(selector.sketch) for selector in selectors):
        return range(last + 1)
    near = {i for s in selectors for i in copy.shown_of_sketch(s.sketch)[0][1]}
    return sorted({first for i in near for first in range(max(0, i - size + 1), min(i, last) + 1)})


def _is_digest(text: str) -> bool:
    return len(text) == _DIGITS and all(c in "0123456789abcdef" for c in text)


def _add_by_characters(
    found: dict[DigestSelector, list[Place]],
    copy: Indexed,
    length: int,
    wanted: Mapping[str, list[DigestSelector]],
) -> None:
    for start in copy.runs:
        for selector in wanted.get(sha256(copy.text[start : start + length]), ()):
            found[selector].append((start, start + length))


def _settled(text: str, selector: DigestSelector, words: Place) -> Place:
    """The place of the words with the punctuation at their ends that belongs to the passage."""
    length = selector.end - selector.start
    for start in range(max(0, words[0] - _PUNCTUATION), words[0] + 1):
        end = start + length
        if end >= words[1] and sha256(text[start:end]) == selector.sha256:
            return start, end
    return _widened(text, words, length, selector.loose_sha256)


def _widened(text: str, words: Place, length: int, loose: str) -> Place:
    """The words with closing, then opening, punctuation, up to the recorded length."""
    start, end = words
    while end - start < length and text[end : end + 1] in _CLOSING:
        end += 1
    while end - start < length and start and text[start - 1] in _OPENING:
        start -= 1
    return (start, end) if loose_sha256(text[start:end]) == loose else words
