"""A stated strength that the strengths of the premises do not allow.

What it finds:
    Statements with a weight, and arguments all of whose premises have stated chances, where the
    weight is below the best single line of support or above what all lines could give together if
    they were independent.

Why it matters:
    Whoever believes the premises so much must believe the conclusion at least as much as its best
    line, and has no ground to believe it more than all lines together.

Wrong:
    :thesis a arg:Claim ; arg:text "It will rain." ; arg:implicit true ; arg:weight 0.95 .
    :sky a arg:Evidence ; arg:text "The sky is red." ; arg:implicit true ; arg:weight 0.6 .
    :step a arg:Inference ; arg:premise :sky ; arg:conclusion :thesis .

Right:
    :thesis a arg:Claim ; arg:text "It will rain." ; arg:implicit true ; arg:weight 0.6 .
    :sky a arg:Evidence ; arg:text "The sky is red." ; arg:implicit true ; arg:weight 0.6 .
    :step a arg:Inference ; arg:premise :sky ; arg:conclusion :thesis .

Reference:
    Frechet, Sur les tableaux de correlation (1951), on bounds; Pearl, Probabilistic Reasoning in
    Intelligent Systems (1988), on the noisy or.
"""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING

from argmap.checks.chances import stated
from argmap.checks.context import Context, Finder
from argmap.diagnostic import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model import Argument

FINDER = Finder("ARG514", "credence-out-of-bounds", Severity.WARNING)
_TOLERANCE = 0.01


def check(context: Context) -> Iterator[Diagnostic]:
    """One finding for each statement whose weight is out of bounds."""
    for name, inferences in context.steps_to.items():
        statement = context.map.statement_by_id.get(name)
        if statement is None or statement.weight is None or name in context.map.objections_to:
            continue
        lines = [_line(context, inference) for inference in inferences]
        known = [line for line in lines if line is not None]
        if len(known) < len(lines):
            continue
        low, high = max(known), 1 - prod(1 - line for line in known)
        weight = float(statement.weight)
        if not low - _TOLERANCE <= weight <= high + _TOLERANCE:
            yield FINDER(
                context,
                name,
                f"{name} has the weight {weight:g}, and its lines of support allow "
                f"{_range(low, high)}",
                "change the weight, or those of the premises, or add the line that is missing",
                tuple(inference.id for inference in inferences),
            )


def _line(context: Context, inference: Argument) -> float | None:
    """The chance of one line; None when a premise has none that is stated, or it names none."""
    if not inference.needs:
        return None
    chance = 1.0 if inference.weight is None else float(inference.weight)
    for name in inference.needs:
        premise = context.map.statement_by_id.get(name)
        known = stated(premise) if premise else None
        if known is None:
            return None
        chance *= known
    return chance


def _range(low: float, high: float) -> str:
    return f"{low:.2f}" if high - low < _TOLERANCE else f"{low:.2f} to {high:.2f}"
