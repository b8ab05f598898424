"""A thesis whose label changes with the way objections are read.

What it finds:
    Theses that have another label when objections work both ways instead of one way, or when claims
    without reasons are not taken for granted. Silent where the map says how it is to be read, with
    ``evaluation`` in its data; the second only where the map marks assumptions or evidence at all.

Why it matters:
    The verdict is then not the author's but the reader's choice of method, and a report that does
    not say which method it used misleads.

Wrong:
    :thesis a arg:Claim ; arg:text "Trams pay off." ; arg:implicit true .
    :riders a arg:Evidence ; arg:text "Riders doubled." ; arg:implicit true .
    :step a arg:Inference ; arg:premise :riders ; arg:conclusion :thesis .
    :dear a arg:Claim ; arg:text "They cost too much." ; arg:implicit true .
    :budget a arg:Evidence ; arg:text "The budget is spent." ; arg:implicit true .
    :cost a arg:Inference ; arg:premise :budget ; arg:conclusion :dear .
    :against a arg:Objection ; arg:premise :riders ; arg:rebuts :dear .
    :objection a arg:Objection ; arg:premise :dear ; arg:rebuts :thesis .

Right:
    :thesis a arg:Claim ; arg:text "Trams pay off." ; arg:implicit true .
    :riders a arg:Evidence ; arg:text "Riders doubled." ; arg:implicit true .
    :step a arg:Inference ; arg:premise :riders ; arg:conclusion :thesis .

Reference:
    Modgil and Prakken, A general account of argumentation with preferences (2013), on symmetric
    rebuttal.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from argmap.checks.context import Context, Finder
from argmap.diagnostic import Diagnostic, Severity
from argmap.model import ArgumentKind, RelationKind, StatementKind
from argmap.semantics import Leaves, Rebut, evaluate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.semantics import Evaluation

FINDER = Finder("ARG511", "policy-dependent-thesis", Severity.INFO)
_MARKED = frozenset({StatementKind.ASSUMPTION, StatementKind.EVIDENCE})


def check(context: Context) -> Iterator[Diagnostic]:
    """One finding for each thesis and reading."""
    if not context.leading:
        return
    for how, key, value, other in _readings(context):
        for thesis in context.leading:
            one, two = context.evaluation.label(thesis), other.label(thesis)
            if one is not two:
                yield FINDER(
                    context,
                    thesis,
                    f"{thesis} is {one} as the map is read, and {two} if {how}",
                    f"say in the map how it is to be read, with evaluation: {{{key}: {value}}} "
                    "in its data or front matter; argmap why tells what decides it",
                    (thesis,),
                )


def _readings(context: Context) -> Iterator[tuple[str, str, str, Evaluation]]:
    """The other readings that the map leaves open, in words and evaluated."""
    stated = context.map.data.value.get("evaluation")
    decided = set(stated) if isinstance(stated, dict) else set()
    policy = context.evaluation.policy
    if "rebut" not in decided and _has_rebuttals(context):
        both = policy.rebut is Rebut.ONE_WAY
        other = Rebut.SYMMETRIC if both else Rebut.ONE_WAY
        how = f"objections work {'both ways' if both else 'one way'}"
        yield how, "rebut", str(policy.rebut), context.evaluation.read(other)
    if "leaves" not in decided and any(s.kind in _MARKED for s in context.map.statements):
        yield from _leaves(context)


def _has_rebuttals(context: Context) -> bool:
    """Whether anything is objected to a statement; undercuts work one way in any reading."""
    drawn = any(r.kind is RelationKind.ATTACK for r in context.map.relations)
    return drawn or any(a.kind is ArgumentKind.REBUTTAL for a in context.map.arguments)


def _leaves(context: Context) -> Iterator[tuple[str, str, str, Evaluation]]:
    """What becomes of the theses when claims without reasons are never in, or are assumed."""
    found = context.evaluation
    if found.policy.leaves is Leaves.UNSUPPORTED:
        read = evaluate(context.map, context.scenario, leaves=str(Leaves.ASSUMED))
        yield "claims without reasons are taken for granted", "leaves", "unsupported", read
        return
    known = context.map.statement_by_id
    plain = {n for n in found.setting.accepted if known[n].kind not in _MARKED}
    if plain:
        kept = replace(found.setting, accepted=found.setting.accepted - plain)
        yield "claims without reasons are never in", "leaves", "assumed", found.put(kept)
