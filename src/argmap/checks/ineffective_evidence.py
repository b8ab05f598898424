"""Evidence that bears on no thesis.

What it finds:
    Evidence that is used, but in no argument that leads to a thesis, for or against; and evidence
    each of whose ways to a thesis goes through a step that is undercut.

Why it matters:
    A reader takes reported facts for support. Evidence that supports nothing lends a text weight
    that its case does not have.

Wrong:
    :thesis a arg:Claim ; arg:text "Trams pay off." ; arg:implicit true .
    :study a arg:Evidence ; arg:text "A study found so." ; arg:implicit true .
    :step a arg:Inference ; arg:premise :study ; arg:conclusion :thesis .
    :count a arg:Evidence ; arg:text "Ten thousand ride daily." ; arg:implicit true .
    :habit a arg:Evidence ; arg:text "Most ride by habit." ; arg:implicit true .
    :other a arg:Inference ; arg:premise :count ; arg:conclusion :thesis .
    :against a arg:Objection ; arg:premise :habit ; arg:undercuts :other .
    :paid a arg:Evidence ; arg:text "All of them pay." ; arg:implicit true .
    :more a arg:Inference ; arg:premise :paid ; arg:conclusion :thesis .
    :weak a arg:Assumption ; arg:text "Habits change." ; arg:implicit true .
    :reply a arg:Objection ; arg:premise :weak ; arg:undercuts :against .
    :firm a arg:Evidence ; arg:text "Habits are firm." ; arg:implicit true .
    :rejoin a arg:Objection ; arg:premise :firm ; arg:undercuts :reply .

Right:
    :thesis a arg:Claim ; arg:text "Trams pay off." ; arg:implicit true .
    :study a arg:Evidence ; arg:text "A study found so." ; arg:implicit true .
    :count a arg:Evidence ; arg:text "Ten thousand ride daily." ; arg:implicit true .
    :step a arg:Inference ; arg:premise :study , :count ; arg:conclusion :thesis .

Reference:
    Johnson and Blair, Logical Self-Defense (1977), on relevance.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.checks.context import Context, Finder
from argmap.checks.reach import grounds_of, reached
from argmap.diagnostic import Diagnostic, Severity
from argmap.model import StatementKind
from argmap.semantics.wellfounded import TRUE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

FINDER = Finder("ARG509", "ineffective-evidence", Severity.INFO)


def check(context: Context) -> Iterator[Diagnostic]:
    """One finding for each piece of evidence without effect."""
    if not context.theses:
        return
    live = _live(context)
    for statement in context.map.statements:
        uses = context.map.uses_of.get(statement.id, ())
        if statement.kind is not StatementKind.EVIDENCE or not uses:
            continue
        name = statement.id
        if not any(use.id in context.cone for use in uses):
            how, hint = "but not for any thesis", _CONNECT
        elif name in context.argued and name not in live:
            how, hint = "and each way from it to a thesis is undercut", _ANSWER
        else:
            continue
        named = tuple(use.id for use in uses)
        yield FINDER(context, name, f"the evidence {name} is used {how}", hint, named)


def _live(context: Context) -> Collection[str]:
    """The statements from which a way that is not undercut leads to a thesis."""
    defeated, values = context.evaluation.compiled.defeated, context.evaluation.model.values
    undercut = {name for name, atom in defeated.items() if values[atom] == TRUE}
    if not undercut:
        return context.argued
    steps = {
        name: tuple(step for step in several if step.id not in undercut)
        for name, several in context.steps_to.items()
    }
    return reached(context.theses, grounds_of(steps))


_CONNECT = "connect it with what it is to show, or leave it out"
_ANSWER = "record what answers the undercut, if the source has an answer"
