"""A conclusion that goes further than every premise of it.

What it finds:
    Inferences whose conclusion begins with "all", "no" and the like where each premise speaks of
    some or most of the same; whose conclusion says "always", "never", "will" or "certainly" where
    each premise says "often", "may" or the like of much the same; and those that reach further into
    the future (``arg:horizon``) than each of their premises, all of them about the future. A
    premise without such a word or horizon counts as full strength, and then nothing is reported.
    Words are looked for in English texts and those in no stated language, of frequency and
    certainty in texts of one clause alone. Where all state how certain they are, certainty-leap
    judges that.

Why it matters:
    What holds of some need not hold of all, and what may be need not be. The premise that closes
    the gap is left unsaid.

Wrong:
    :thesis a arg:Claim ; arg:text "All traders lose by the closure." ; arg:implicit true .
    :poll a arg:Evidence ; arg:text "Some traders sold less." ; arg:implicit true .
    :step a arg:Inference ; arg:premise :poll ; arg:conclusion :thesis .

Right:
    :thesis a arg:Claim ; arg:text "Some traders lose by the closure." ; arg:implicit true .
    :poll a arg:Evidence ; arg:text "Some traders sold less." ; arg:implicit true .
    :step a arg:Inference ; arg:premise :poll ; arg:conclusion :thesis .

Reference:
    Hahn and Hornikx, A normative framework for argument quality (2016).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.checks.context import Context, Finder
from argmap.checks.terms import content_terms, english
from argmap.diagnostic import Diagnostic, Severity
from argmap.vocabulary import HORIZONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model import Argument, Statement

FINDER = Finder("ARG213", "scope-leap", Severity.WARNING)


def check(context: Context) -> Iterator[Diagnostic]:
    """One finding for each inference that leaps, for each way in which it does."""
    known = context.map.statement_by_id
    steps = (step for steps in context.steps_to.values() for step in steps)
    for argument in steps:
        target = known.get(argument.target)
        premises = [known[name] for name in argument.needs if name in known]
        if target and premises and len(premises) == len(argument.needs):
            for leap in (_by_words(target, premises), _by_horizon(target, premises)):
                if leap:
                    yield _finding(context, argument, leap)


def _finding(context: Context, argument: Argument, leap: tuple[str, str]) -> Diagnostic:
    return FINDER(
        context,
        argument.id,
        f'{argument.target} says "{leap[0]}" where each premise of {argument.id} stops at '
        f'"{leap[1]}" or the like',
        "weaken the conclusion, or add the premise that closes the gap",
        (*argument.needs, argument.target),
    )


_ALL = re.compile(
    r"(?:(?:all|every|each|none|no(?! (?:longer|matter|doubt|more|less|one)\b))(?= )"
    r"|everyone|everybody|nobody|no one)\b",
    re.IGNORECASE,
)
"""At the beginning of a text; elsewhere such words are rarely about what the text is about."""

_SOME = re.compile(
    r"\b(?:some|many|most|several|few|half|majority|(?:not|almost|nearly) (?:all|every))\b",
    re.IGNORECASE,
)
_NEXT = re.compile(r"(?: [\w'-]+){1,4}")
_MODES = (
    (
        re.compile(r"\b(?:always|never)\b", re.IGNORECASE),
        re.compile(
            r"\b(?:often|sometimes|usually|mostly|occasionally|frequently|generally|typically"
            r"|rarely|seldom|(?:not|almost|nearly) (?:always|never))\b",
            re.IGNORECASE,
        ),
    ),
    (
        re.compile(
            r"(?<!\bthe )(?<!\bfree )\bwill\b(?! of\b)"
            r"|\b(?:certainly|definitely|inevitably|undoubtedly)\b"
        ),
        re.compile(
            r"(?<!\bthe )(?<!\bmilitary )\b(?:may|might|could(?! not)|possibly|perhaps|probably"
            r"|(?<!more )(?<!less )likely)\b"
        ),
    ),
)
"""Of frequency and of modality the words that make a statement strong, and those that weaken it."""

_MARKS = (
    *("all ", "every", "each ", "no ", "none", "nobody", "always", "never", "will"),
    *("certainly", "definitely", "inevitably", "undoubtedly"),
)
"""What a text must hold to be strong at all: looking for this is far quicker."""

_FURTHER = re.compile(
    r"\b(?:if|when|where|while|who|which|that|because|although|unless|whether|suppose)\b|[.;?] ",
    re.IGNORECASE,
)
"""Signs of a further clause, of which such a word may be part."""

_SHARED = 2
"""So many content terms must a premise share with the conclusion."""


def _by_words(target: Statement, premises: list[Statement]) -> tuple[str, str] | None:
    """The strong word of the conclusion and a weak one of the premises, if all are weaker."""
    claim = english(target.text)
    lower = claim.lower()
    if not any(mark in lower for mark in _MARKS):
        return None
    grounds = [english(premise.text) for premise in premises]
    if strong := _ALL.match(claim):
        weak = [_some(ground, _noun(claim, strong)) for ground in grounds]
        if all(weak):
            return strong.group().lower(), weak[0]
    rated = target.certainty and all(premise.certainty for premise in premises)
    for strong_words, weak_words in _MODES[: 1 if rated else 2]:
        strong = strong_words.search(claim)
        if strong and not weak_words.search(claim) and not _FURTHER.search(claim):
            weak = [_weak(ground, claim, strong_words, weak_words) for ground in grounds]
            if all(weak):
                return strong.group().lower(), weak[0]
    return None


def _noun(text: str, found: re.Match[str]) -> frozenset[str]:
    """What a quantifier is about: the content terms among the words that follow it."""
    following = _NEXT.match(text, found.end())
    if found.group().lower() in {"everyone", "everybody", "nobody", "no one"}:
        return content_terms("people person")
    return content_terms(following.group() if following else "")


def _some(text: str, noun: frozenset[str]) -> str:
    """The weak quantifier of a premise that is about the same; empty when there is none."""
    found = (f for f in _SOME.finditer(text) if noun & _noun(text, f))
    return next((f.group().lower() for f in found), "")


def _weak(text: str, claim: str, strong: re.Pattern[str], weak: re.Pattern[str]) -> str:
    """The weak word of a premise that speaks of what the claim speaks of, and has no strong one."""
    found = weak.search(text)
    shared = len(content_terms(text) & content_terms(claim))
    plain = not strong.search(weak.sub(" ", text)) and not _FURTHER.search(text)
    return found.group().lower() if found and plain and shared >= _SHARED else ""


def _by_horizon(target: Statement, premises: list[Statement]) -> tuple[str, str] | None:
    """The horizon of the conclusion and the furthest of the premises, if all are nearer."""
    horizons = [statement.horizon for statement in (target, *premises)]
    if not all(horizon in HORIZONS for horizon in horizons):
        return None
    furthest = max(horizons[1:], key=HORIZONS.index)
    leaps = HORIZONS.index(horizons[0]) > HORIZONS.index(furthest) > HORIZONS.index("present")
    return (horizons[0], furthest) if leaps else None
