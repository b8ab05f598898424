"""A statement that says two things.

What it finds:
    Texts in English, German or no stated language with a reason beside what it is a reason for
    ("because", ", therefore", "weil" and the like), and English ones of two sentences or clauses
    that could each stand alone. Reports of what somebody said, questions and conditions are left
    alone, and so are words that only look like it, as in "because of" or "since 2010".

Why it matters:
    A reason inside a statement is a step of reasoning that nobody can support, attack or see. Of
    two joined propositions one may be true and the other false.

Wrong:
    :thesis a arg:Claim ; arg:implicit true ;
        arg:text "The school should start later because the pupils are tired." .
    :tests a arg:Evidence ; arg:text "The results were better at ten." ; arg:implicit true .
    :step a arg:Inference ; arg:premise :tests ; arg:conclusion :thesis .

Right:
    :thesis a arg:Claim ; arg:text "The school should start later." ; arg:implicit true .
    :tired a arg:Evidence ; arg:text "The pupils are tired." ; arg:implicit true .
    :step a arg:Inference ; arg:premise :tired ; arg:conclusion :thesis .

Reference:
    Stab and Gurevych, Parsing Argumentation Structures in Persuasive Essays (2017).
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from argmap.checks.context import Context, Finder
from argmap.checks.terms import english, in_language
from argmap.diagnostic import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

FINDER = Finder("ARG115", "compound-claim", Severity.INFO)


def check(context: Context) -> Iterator[Diagnostic]:
    """One finding for each statement that says two things."""
    for statement in context.map.statements:
        text = english(statement.text).strip()
        if found := _in_english(text) or _in_german(in_language(statement.text, "de").strip()):
            yield FINDER(
                context,
                statement.id,
                f'{statement.id} says two things, joined by "{found}"',
                "make two statements of it, and of a reason an inference",
                (statement.id,),
            )


_SUBJECT = r"(?:i|you|he|she|it|we|they|there|this|that|these|those|no|not|most|many|all|some)"
_VERB = (
    r"(?:is|are|was|were|am|has|have|had|does|do|did|will|would|can|cannot|could|should|must|may"
    r"|might|shall|isn't|aren't|wasn't|weren't|doesn't|don't|didn't|won't|can't|shouldn't)"
)
_NOW = (
    r"(?:is|are|am|do|does|can|cannot|can't|will|would|should|must|may|might|has|have|don't"
    r"|doesn't|isn't|aren't|need|needs)"
)
_REASON = re.compile(
    rf"\b(?:because(?! of\b)|since(?= {_SUBJECT}(?: [\w'-]+)? {_NOW}\b))", re.IGNORECASE
)
_EXPLAINING = re.compile(
    r"\b(?:not|just|only|simply|partly|mainly|largely|precisely|even|is|was|and|or|but|ever) $",
    re.IGNORECASE,
)
"""Before a reason: it is what the statement is about, or one of several."""

_RESULT = re.compile(
    r"(?:[,;:.\u2013\u2014-] ?|\band )(?:and )?(?:"
    r"(?:therefore|thus(?! far)|hence(?! the)|consequently)"
    r"(?=,? \w)(?! \w+ing\b)"
    rf"|so(?! (?:many|most|all|no) )(?= {_SUBJECT} (?:[\w'-]+ )?{_VERB}\b)"
    r"|(?:as a result|for this reason)(?! of)"
    r"|which (?:means|shows) that"
    r"|it follows that|(?:that|which) is why)\b",
    re.IGNORECASE,
)
_SENTENCES = re.compile(r"(?<=[a-z]{3})[.!][\"\u201d\u2019)]? +(?=[\"\u201c(]?[A-Z])")
_CLAUSE = re.compile(rf", (?:and|but)(?= {_SUBJECT} (?:[\w'-]+ )?{_VERB}\b)", re.IGNORECASE)
_REPORTED = re.compile(
    r"\b(?<!\bi )(?<!\bwe )(?:says?|said|argues?|argued|claims?|claimed|believes?|believed|thinks?"
    r"|thought|holds?|held|told|tells?|warns?|warned|according to|whether|asks?|asked)\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(r"\b(?:if|unless|when|whenever|provided|suppose)\b", re.IGNORECASE)
_MARKS = {
    _REASON: ("because", "since"),
    _RESULT: (
        *("therefore", "thus", "hence", "consequently", "so ", "as a result", "for this reason"),
        *("which means", "which shows", "it follows", " is why"),
    ),
    _SENTENCES: (". ", "! ", '." ', '!" ', ".\u201d ", "!\u201d ", ".\u2019 ", "!\u2019 "),
    _CLAUSE: (", and ", ", but "),
}
"""What a text must hold for a pattern to be tried: looking for this is far quicker."""

_MOST_TRIED = 8
"""Of a joint that occurs again and again in a text so many places are looked at."""

_OPEN = ("?", ",")
"""How a text ends that is a question, or of which the better part is missing."""

_GERMAN = re.compile(
    r", (?:weil|denn|da(?! (?:war|ist|hat|hatte|wird|sind|waren|kann))|sodass)\b"
    r"|(?:, |; |\bund )(?:deshalb|deswegen|daher|folglich|somit)\b"
)
_GERMAN_FIRST = re.compile(r"(?:Weil|Da) [^,]+ [^,]+(?=, )")


def _in_english(text: str) -> str:
    """What joins the two things that a text says; empty when it says one."""
    if not text or text.endswith(_OPEN):
        return ""
    lower = text.lower()
    for pattern, marks in _MARKS.items():
        for mark in marks:
            if mark in lower:
                break
        else:
            continue
        for found in islice(pattern.finditer(text), _MOST_TRIED):
            if _joins(pattern, found, text[: found.start()], text[found.end() :]):
                return found.group().strip(" ,:\u2013\u2014-") or "."
    halves = text.split(";")
    whole = len(halves) == 2 and halves[0].count("(") == halves[0].count(")")
    return ";" if whole and all(map(_is_clause, halves)) else ""


def _joins(pattern: re.Pattern[str], found: re.Match[str], before: str, after: str) -> bool:
    """Whether there is a proposition on either side, put forward and not only reported."""
    if before.count('"') % 2 or _REPORTED.search(before):
        return False
    if pattern is not _SENTENCES and _CONDITION.search(before):
        return False
    if pattern is _RESULT and found.group().startswith(",") and after.startswith(","):
        return False
    if pattern is _REASON and _EXPLAINING.search(before[-12:]):
        return False
    if pattern is _REASON and not before.strip():
        reason, comma, rest = after.partition(", ")
        return bool(comma) and _long(reason) and _long(rest)
    return _long(before) and _long(after)


def _in_german(text: str) -> str:
    """The same for a text in German."""
    if text.endswith(_OPEN):
        return ""
    if found := _GERMAN_FIRST.match(text):
        return found.group().split()[0]
    found = _GERMAN.search(text)
    whole = found and _long(text[: found.start()]) and _long(text[found.end() :])
    return found.group().strip(" ,;") if found and whole else ""


def _long(part: str) -> bool:
    return len(part.split()) > 2


def _is_clause(part: str) -> bool:
    open_ended = re.match(r"\s*(?:even )?(?:if|when|because|since|while)\b", part, re.IGNORECASE)
    return not open_ended and _long(part) and bool(re.search(rf"\b{_VERB}\b", part, re.IGNORECASE))
