"""The language and the direction of writing of a map."""

from __future__ import annotations

import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from argmap.model import best

if TYPE_CHECKING:
    from argmap.model import ArgumentMap, Element, Record, Words

DEFAULT = "en"
RIGHT_TO_LEFT = frozenset({"ar", "arc", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"})


def language_of(argument_map: ArgumentMap) -> str:
    """The BCP 47 tag of the language in which a map is shown.

    English when the title has it, else the title's own language, else the one in which most
    statements are written.
    """
    titles = [w.language for w in argument_map.label if w.language]
    if titles:
        return DEFAULT if DEFAULT in titles else titles[0]
    written = Counter(w.language for s in argument_map.statements for w in s.text if w.language)
    return min(written, key=lambda tag: (-written[tag], tag)) if written else DEFAULT


def direction_of(language: str) -> str:
    """``rtl`` for a language that is written from right to left, else ``ltr``."""
    return "rtl" if language.partition("-")[0].lower() in RIGHT_TO_LEFT else "ltr"


def runs_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction is written from right to left."""
    for character in text:
        found = unicodedata.bidirectional(character)
        if found in {"L", "R", "AL"}:
            return found != "L"
    return False


def named(record: Record, language: str) -> str:
    """The label of a record in that language, else in any, else its id."""
    return best(record.label, language) or record.id


def said(element: Element, language: str) -> str:
    """The text of an element in that language, else in any, else its name."""
    return best(element.text, language) or named(element, language)


def tongue(texts: tuple[Words, ...], language: str) -> str:
    """The language of the text that is shown when that language is wanted."""
    shown = best(texts, language)
    return next((w.language for w in texts if w.text == shown), "")


def title_of(argument_map: ArgumentMap, language: str) -> str:
    """The title of a map in that language, else in any, else the last part of its IRI."""
    return best(argument_map.label, language) or argument_map.name


def name_in(argument_map: ArgumentMap, name: str, language: str) -> str:
    """The label of the record with that id; the id itself for what is not in the map."""
    record = argument_map.records.get(name)
    return named(record, language) if record else name
