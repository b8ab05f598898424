"""A direct support beside a longer way from the same premise to the same conclusion.

What it finds:
    Inferences from one premise, warrants aside, where the conclusion also follows from that premise
    by way of others; the shortest such way is shown. In very large maps only ways of few steps are
    looked for.

Why it matters:
    If the longer way is the reasoning, the direct step is a short cut that hides it and makes one
    line of support look like two.

Wrong:
    :thesis a arg:Claim ; arg:text "Trams pay off." ; arg:implicit true .
    :quick a arg:Evidence ; arg:text "Trams are quick." ; arg:implicit true ;
        arg:weight 0.95 .
    :liked a arg:Claim ; arg:text "People like to go by tram." ; arg:implicit true .
    :like a arg:Inference ; arg:premise :quick ; arg:conclusion :liked .
    :earn a arg:Inference ; arg:premise :liked ; arg:conclusion :thesis .
    :short a arg:Inference ; arg:premise :quick ; arg:conclusion :thesis .

Right:
    :thesis a arg:Claim ; arg:text "Trams pay off." ; arg:implicit true .
    :quick a arg:Evidence ; arg:text "Trams are quick." ; arg:implicit true ;
        arg:weight 0.95 .
    :liked a arg:Claim ; arg:text "People like to go by tram." ; arg:implicit true .
    :like a arg:Inference ; arg:premise :quick ; arg:conclusion :liked .
    :earn a arg:Inference ; arg:premise :liked ; arg:conclusion :thesis .

Reference:
    Stab and Gurevych, Parsing Argumentation Structures in Persuasive Essays (2017), guidelines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.checks.context import Context, Finder
from argmap.checks.reach import path_back, whole_arguments
from argmap.diagnostic import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from argmap.model import Argument

FINDER = Finder("ARG113", "redundant-support", Severity.INFO)

_EFFORT = 2_000_000
"""Steps that are followed in one map, shared out among the premises in question."""

_LEAST = 50
"""Steps that are followed from one premise, however many there are."""


def check(context: Context) -> Iterator[Diagnostic]:
    """One finding for each direct step that a longer way makes needless."""
    onward = _onward(context)
    direct = _direct(context, onward)
    effort = max(_LEAST, _EFFORT // max(1, len(direct)))
    for premise, steps in direct.items():
        for target, way in _ways_round(premise, set(steps), onward, effort).items():
            yield FINDER(
                context,
                steps[target].id,
                f"{steps[target].id} draws {target} from {premise}, as do the steps "
                + " > ".join(_shown(way)),
                "drop the direct step, unless it is a reason of its own",
                way,
            )


def _onward(context: Context) -> dict[str, list[str]]:
    """For each statement what is inferred from it in one step, each once."""
    onward: dict[str, dict[str, None]] = {}
    for argument in whole_arguments(context.map):
        for premise in argument.needs:
            onward.setdefault(premise, {})[argument.target] = None
    return {premise: list(targets) for premise, targets in onward.items()}


def _direct(context: Context, onward: Mapping[str, list[str]]) -> dict[str, dict[str, Argument]]:
    """For each premise of more than one conclusion the conclusions that it is the sole reason for.

    Only those count to which there is another inference as well.
    """
    direct: dict[str, dict[str, Argument]] = {}
    for argument in whole_arguments(context.map):
        if len(argument.premises) == 1 and len(context.map.inferences_to[argument.target]) > 1:
            [premise] = argument.premises
            if len(onward[premise]) > 1 and premise != argument.target:
                direct.setdefault(premise, {}).setdefault(argument.target, argument)
    return direct


def _ways_round(
    premise: str, targets: set[str], onward: Mapping[str, list[str]], effort: int
) -> dict[str, tuple[str, ...]]:
    """For each of the targets the shortest way to it by way of something else, if there is one."""
    before = {premise: premise} | dict.fromkeys(onward[premise], premise)
    root = {name: name for name in onward[premise]}
    waiting, found = list(root), dict[str, tuple[str, ...]]()
    for name in waiting:
        for following in onward.get(name, ()):
            effort -= 1
            if following in targets and following not in found and root[name] != following:
                found[following] = (*path_back(before, name), following)
            if following not in before:
                before[following], root[following] = name, root[name]
                waiting.append(following)
        if effort < 0 or len(found) == len(targets):
            break
    return found


def _shown(way: tuple[str, ...]) -> tuple[str, ...]:
    return way if len(way) < 8 else (*way[:4], "...", *way[-3:])
