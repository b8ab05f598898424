"""A statement that is neither true nor false.

What it finds:
    Texts that are a question, that begin as a command does ("let us", "please", "do not" and a few
    more), that consist of a single word, or of two or three and a colon. Texts of more than one
    sentence are left alone.

Why it matters:
    Only what can be true or false can be supported, denied or follow from something. A question or
    a command usually stands for a statement, and readers will differ on which.

Wrong:
    :thesis a arg:Claim ; arg:text "Who would walk so far?" ; arg:implicit true .
    :far a arg:Evidence ; arg:text "The next shop is four miles away." ; arg:implicit true .
    :step a arg:Inference ; arg:premise :far ; arg:conclusion :thesis .

Right:
    :thesis a arg:Claim ; arg:text "Nobody walks so far." ; arg:implicit true .
    :far a arg:Evidence ; arg:text "The next shop is four miles away." ; arg:implicit true .
    :step a arg:Inference ; arg:premise :far ; arg:conclusion :thesis .

Reference:
    Govier, A Practical Study of Argument, on what can be a premise.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.checks.context import Context, Finder
from argmap.checks.terms import LONGEST, english
from argmap.diagnostic import Diagnostic, Severity
from argmap.model import best

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model import Statement

FINDER = Finder("ARG116", "not-a-proposition", Severity.WARNING)
_HEADING = 4
"""Fewer words than this with a colon after them are a heading."""

_ADVICE = {
    "a question": "write down the answer that it stands for",
    "a command": "say what ought to be done, or what holds",
    "a fragment": "write a whole sentence",
}


def check(context: Context) -> Iterator[Diagnostic]:
    """One finding for each statement that states nothing."""
    for statement in context.map.statements:
        if sort := _sort_of(statement):
            yield FINDER(
                context,
                statement.id,
                f"{statement.id} is {sort} and states nothing",
                _ADVICE[sort],
                (statement.id,),
            )


_QUOTED = re.compile(r"[\"'\u2018\u201a\u201c\u201e«](.*)[\"'\u2018\u2019\u201c\u201d»]", re.DOTALL)
_MARKS = "\"'\u2018\u201a\u201c\u201e«"
_BREAK = re.compile(r"[.!\u2026][\"\u201d\u2019)]?\s")
_QUESTION = ("?", "\uff1f", "\u061f")
_WORD = re.compile(r"[A-Za-z'\u2019-]{3,}\.?")
_COMMAND = re.compile(
    r"(?:(?:so|and|but|then|therefore|thus),? )?"
    r"(?:please(?! note)"
    r"|(?:do not|don['\u2019]t)(?! (?:need|want|have|know|think|like|see|ask, don)\b)"
    r"|let us|let['\u2019]s|imagine|make sure|look at|think of|think about|be sure to"
    r"|ask yourself|try to"
    r"|consider (?:the|a|an|this|that|how|what|your|his|her|our|their))\b",
    re.IGNORECASE,
)


def _sort_of(statement: Statement) -> str:
    """What a statement is that states nothing; empty for one that does, and for none at all."""
    text = best(statement.text)[: LONGEST + 1].strip()
    if not text or len(text) > LONGEST or _BREAK.search(text):
        return ""
    whole = _QUOTED.fullmatch(text) if text[0] in _MARKS else None
    text = whole[1].strip() if whole else text
    if text.rstrip("!").endswith(_QUESTION):
        return "a question"
    if _COMMAND.match(english(statement.text).strip()):
        return "a command"
    return "a fragment" if _is_fragment(text, statement) else ""


def _is_fragment(text: str, statement: Statement) -> bool:
    if text.endswith(":"):
        return len(text.split()) < _HEADING
    return bool(_WORD.fullmatch(text) and english(statement.text))
