"""A conclusion that is called more certain than what it needs.

What it finds:
    Statements with a stated certainty each of whose arguments has a premise that the source calls
    less certain. What is put forward for a scenario alone takes for granted what the scenario
    assumes.

Why it matters:
    A conclusion inherits the doubt about every premise it cannot do without. Where a "possibly" has
    become a "certainly" on the way, the text claims more than it has shown.

Wrong:
    :thesis a arg:Claim ; arg:text "The bridge will fail." ; arg:implicit true ;
        arg:certainty kind:certain .
    :rust a arg:Evidence ; arg:text "Its bolts may be rusty." ; arg:implicit true ;
        arg:certainty kind:possible .
    :step a arg:Inference ; arg:premise :rust ; arg:conclusion :thesis .

Right:
    :thesis a arg:Claim ; arg:text "The bridge may fail." ; arg:implicit true ;
        arg:certainty kind:possible .
    :rust a arg:Evidence ; arg:text "Its bolts may be rusty." ; arg:implicit true ;
        arg:certainty kind:possible .
    :step a arg:Inference ; arg:premise :rust ; arg:conclusion :thesis .

Reference:
    Adams, A Primer of Probability Logic (1998), on the uncertainty of premises and conclusions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.checks.context import Context, Finder
from argmap.diagnostic import Diagnostic, Severity
from argmap.vocabulary import CERTAINTY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model import Argument, Statement

FINDER = Finder("ARG214", "certainty-leap", Severity.WARNING)
_RANK = {name: rank for rank, name in enumerate(CERTAINTY)}


def check(context: Context) -> Iterator[Diagnostic]:
    """One finding for each statement all of whose lines are weaker than itself."""
    for name, inferences in context.steps_to.items():
        statement = context.map.statement_by_id.get(name)
        if statement is None or statement.certainty not in _RANK:
            continue
        given = _given(context, statement)
        weakest = [_weakest(context, inference, given) for inference in inferences]
        rank = _RANK[statement.certainty]
        if all(weak and _RANK[weak[1]] < rank for weak in weakest):
            premise, certainty = max((w for w in weakest if w), key=lambda w: _RANK[w[1]])
            yield FINDER(
                context,
                name,
                f"{name} is called {_words(statement.certainty)}, "
                f"and {premise}, which it needs, only {_words(certainty)}",
                "weaken the conclusion, or give a line of support that is as certain",
                tuple(w[0] for w in weakest if w),
            )


def _given(context: Context, statement: Statement) -> set[str]:
    """What every scenario assumes for which alone a statement is put forward."""
    own = [set(s.assumes) for s in context.map.scenarios if s.id in statement.holds_in]
    return set.intersection(*own) if own else set()


def _weakest(context: Context, inference: Argument, given: set[str]) -> tuple[str, str] | None:
    """The least certain premise of those whose certainty is stated, with it."""
    known = context.map.statement_by_id
    stated = [
        (name, known[name].certainty)
        for name in inference.needs
        if name in known and name not in given and known[name].certainty in _RANK
    ]
    return min(stated, key=lambda pair: _RANK[pair[1]], default=None)


def _words(certainty: str) -> str:
    """The name of a degree as words: very likely."""
    return "".join(f" {c.lower()}" if c.isupper() else c for c in certainty)
