"""An argument by a scheme leaves critical questions of the scheme open.

What it finds:
    Arguments with a scheme one of whose critical questions nothing takes up: no premise, no reason
    for a premise and no objection that bears on the argument ``addresses`` it. A question that the
    map itself puts to the argument (``arg:asks``) and that stays open is a warning.

Why it matters:
    A scheme makes a conclusion plausible as long as its questions have good answers. Those that
    nobody has asked are where to look next; ``argmap questions`` lists them, those first on whose
    arguments most depends.

Wrong:
    :thesis a arg:Claim ; arg:text "The water is safe." ; arg:implicit true .
    :says a arg:Evidence ; arg:text "Dr Hill says so." ; arg:implicit true .
    :step a arg:Inference ; arg:premise :says ; arg:conclusion :thesis ;
        arg:scheme scheme:correlation-to-cause .

Right:
    :thesis a arg:Claim ; arg:text "The water is safe." ; arg:implicit true .
    :says a arg:Evidence ; arg:text "Dr Hill says so." ; arg:implicit true .
    :step a arg:Inference ; arg:premise :says ; arg:conclusion :thesis .

Reference:
    Walton, Reed and Macagno, Argumentation Schemes (2008); Gordon, Prakken and Walton, The
    Carneades model of argument and burden of proof (2007).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.checks.context import Context, Finder
from argmap.checks.questioning import Asked, State, questions_of
from argmap.diagnostic import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

FINDER = Finder("ARG205", "open-critical-question", Severity.INFO)
_HINT = "answer it by an element that addresses it; argmap questions lists them by what depends"


def check(context: Context) -> Iterator[Diagnostic]:
    """For each argument one finding for what it is asked, and one for what nobody has asked."""
    unanswered: dict[str, list[Asked]] = {}
    for asked in questions_of(context.map):
        if asked.state is State.OPEN:
            unanswered.setdefault(asked.argument, []).append(asked)
    for name, questions in unanswered.items():
        for asked in questions:
            if asked.asked:
                message = f"{name} does not answer what it is asked: {_without_mark(asked.words)}"
                yield FINDER(context, name, message, _HINT, (name,), severity=Severity.WARNING)
        others = [asked for asked in questions if not asked.asked]
        if others:
            yield FINDER(context, name, _counted(name, others), _HINT, (name,))


def _counted(name: str, questions: list[Asked]) -> str:
    first = _without_mark(questions[0].words)
    if len(questions) == 1:
        return f"{name} leaves a critical question open: {first}"
    return f"{name} leaves {len(questions)} critical questions open, the first of them: {first}"


def _without_mark(question: str) -> str:
    """A question so that it can end a message."""
    return question.rstrip("?.")
