"""A scenario in which both sides of a contradiction follow.

What it finds:
    Declared contradictions of which each side would be in if it were not for the contradiction
    itself, at least one of them by an argument. Two contradictory statements that the scenario
    simply accepts are told by both-sides-accepted.

Why it matters:
    Not both can be true. Evaluation leaves such statements undecided, and whatever rests on them;
    the source contradicts itself, or the scenario accepts too much.

Wrong:
    :thesis a arg:Claim ; arg:text "The shop should open on Sundays." ; arg:implicit true .
    :busy a arg:Claim ; arg:text "Sundays are busy." ; arg:implicit true .
    :quiet a arg:Claim ; arg:text "Sundays are quiet." ; arg:implicit true ;
        arg:contradicts :busy .
    :till a arg:Evidence ; arg:text "The till was full." ; arg:implicit true .
    :count a arg:Evidence ; arg:text "Few came in." ; arg:implicit true .
    :one a arg:Inference ; arg:premise :till ; arg:conclusion :busy .
    :two a arg:Inference ; arg:premise :count ; arg:conclusion :quiet .
    :three a arg:Inference ; arg:premise :busy ; arg:conclusion :thesis .
    :four a arg:Inference ; arg:premise :quiet ; arg:conclusion :rest .
    :rest a arg:Claim ; arg:text "Staff can rest." ; arg:implicit true .
    :five a arg:Inference ; arg:premise :rest ; arg:conclusion :thesis .
    :rota a arg:Evidence ; arg:text "The rota allows it." ; arg:implicit true .
    :six a arg:Inference ; arg:premise :rota ; arg:conclusion :thesis .

Right:
    :thesis a arg:Claim ; arg:text "The shop should open on Sundays." ; arg:implicit true .
    :busy a arg:Claim ; arg:text "Sundays are busy." ; arg:implicit true .
    :quiet a arg:Claim ; arg:text "Sundays are quiet." ; arg:implicit true ;
        arg:contradicts :busy .
    :till a arg:Evidence ; arg:text "The till was full." ; arg:implicit true .
    :count a arg:Evidence ; arg:text "Few came in." ; arg:implicit true .
    :one a arg:Inference ; arg:premise :till ; arg:conclusion :busy .
    :two a arg:Inference ; arg:premise :count ; arg:conclusion :quiet .
    :three a arg:Inference ; arg:premise :busy ; arg:conclusion :thesis .
    :against a arg:Objection ; arg:premise :quiet ; arg:rebuts :thesis .
    :strike a arg:Evidence ; arg:text "The buses were on strike." ; arg:implicit true .
    :answer a arg:Objection ; arg:premise :strike ; arg:undercuts :two .

Reference:
    Caminada and Amgoud, On the evaluation of argumentation formalisms (2007), on direct
    consistency.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.checks.context import Context, Finder
from argmap.diagnostic import Diagnostic, Severity
from argmap.semantics.removal import without_contradictions
from argmap.semantics.wellfounded import TRUE

if TYPE_CHECKING:
    from collections.abc import Iterator

FINDER = Finder("ARG507", "inconsistent-acceptance", Severity.ERROR)


def check(context: Context) -> Iterator[Diagnostic]:
    """One finding for each contradiction both sides of which have what it takes."""
    evaluation = context.evaluation
    pairs = evaluation.compiled.pairs
    if not pairs:
        return
    atoms, values = evaluation.compiled.atoms, without_contradictions(evaluation)
    where = evaluation.setting.scenario
    scenario = f"the scenario {where}" if where else "the map"
    for one, other in pairs:
        argued = one in context.map.inferences_to or other in context.map.inferences_to
        if argued and one != other and values[atoms[one]] == values[atoms[other]] == TRUE:
            yield FINDER(
                context,
                one,
                f"{scenario} gives reason for both {one} and {other}, which contradict each other",
                "withdraw one of the two, or record what speaks against one of them",
                (one, other, *_lines(context, one), *_lines(context, other)),
            )


def _lines(context: Context, name: str) -> tuple[str, ...]:
    return tuple(inference.id for inference in context.map.inferences_to.get(name, ()))
