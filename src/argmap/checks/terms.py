"""Words of statements and dates of sources, for the checks that compare them."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from argmap.model import Source

if TYPE_CHECKING:
    from argmap.model import ArgumentMap, Statement, Words

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


@lru_cache(maxsize=65_536)
def words_of(text: str) -> tuple[str, ...]:
    """The words of a text in lower case, in order; marks and spaces left out."""
    return tuple(word.lower() for word in _WORD.findall(text))


LONGEST = 4_000
"""Characters of a text that are read where what it says is judged; no statement is longer."""


def english(texts: tuple[Words, ...]) -> str:
    """The text in English, or in no stated language; empty when there is none."""
    return in_language(texts, "en") or in_language(texts, "")


def in_language(texts: tuple[Words, ...], language: str) -> str:
    """The text in a language, of whatever region, as much of it as is judged."""
    for said in texts:
        if said.language == language or said.language.partition("-")[0].lower() == language:
            return said.text[:LONGEST]
    return ""


def bare(text: str) -> tuple[str, ...]:
    """The words of a text without case and without the marks around them, in any script."""
    folded = text.lower() if text.isascii() else unicodedata.normalize("NFKC", text).casefold()
    return tuple([word for part in folded.split() if (word := part.strip(_MARKS))])


@lru_cache(maxsize=65_536)
def content_terms(text: str) -> frozenset[str]:
    """The words of an English text that carry its content, cut back to their stems."""
    words = words_of(text[:LONGEST])
    full = (w for w in words if w not in _EMPTY_WORDS and (len(w) > 1 or w.isdigit()))
    return frozenset(map(_stem, full))


def alike(one: str, other: str) -> bool:
    """Whether two texts have most of their content terms in common."""
    terms, others = content_terms(one), content_terms(other)
    return 2 * len(terms & others) > len(terms | others)


def _stem(word: str) -> str:
    """The word without the commonest endings; rough, but the same for all forms of most words."""
    word = word.removesuffix("'s").removesuffix("’s")
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) > 2:
            return word.removesuffix(ending) + instead
    return word


_ENDINGS = (
    ("ies", "y"),
    ("ied", "y"),
    ("sses", "ss"),
    ("ing", ""),
    ("ed", ""),
    ("ss", "ss"),
    ("es", ""),
    ("us", "us"),
    ("s", ""),
    ("e", ""),
)

_MARKS = ".,;:!?…'\"`´‘’‚“”„«»‹›()[]{}*_~·¿¡،؛؟。、，！？：；「」『』（）【】–—"

_EMPTY_WORDS = frozenset(
    words_of(
        """
        a about above after again against all almost alone along already also although always am
        among an and another any anyone anything are aren't as at away be because been before
        being below between both but by came can can't cannot come could did didn't do does
        doesn't doing don't down during each either else enough ever every everyone everything few
        for from further get gets go goes got had has have having he hence her here hers him his
        how however i if in indeed instead into is isn't it it's its itself just least less let
        like made make makes making many may me might mine more most much must my neither never no
        nobody none nor not nothing now of off often on once one only onto or other others
        otherwise ought our out over own perhaps quite rather same seem seems shall she should
        since so some someone something soon still such than that that's the their them themselves
        then there therefore these they thing things this those though through thus to together
        too towards under unless until up upon us very was wasn't way we well were what whatever
        when where whether which while who whole whom whose why will with within without won't
        would yes yet you your
        """
    )
)


def terms_of(statement: Statement | None) -> frozenset[str]:
    """The content terms of a statement that has a text in English or in no stated language."""
    return content_terms(english(statement.text)) if statement else frozenset()


_DATE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?(?![\d-])")
YEAR = 372
"""Days of a year whose months all have 31, by which dates are compared."""


@lru_cache(maxsize=4096)
def period(date: str) -> tuple[int, int] | None:
    """The first day of a date that may lack day or month, and the day after the last.

    None for what is no date of the form 2020, 2020-08 or 2020-08-31.
    """
    found = _DATE.match(date)
    if not found:
        return None
    year, month, day = (int(part) if part else 0 for part in found.groups())
    start = year * YEAR + max(month - 1, 0) * 31 + max(day - 1, 0)
    return start, start + (1 if day else 31 if month else YEAR)


def dates_analysed(argument_map: ArgumentMap) -> tuple[tuple[int, int], ...]:
    """The periods in which the analysed documents were issued; none unless all are dated."""
    records = (argument_map.records.get(name) for name in argument_map.sources_analysed)
    found = [period(r.issued) if isinstance(r, Source) else None for r in records]
    return tuple(dated) if len(dated := [d for d in found if d]) == len(found) else ()
