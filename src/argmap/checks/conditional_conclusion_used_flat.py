"""A statement that is said to hold always and rests on one that holds in a scenario only.

What it finds:
    Statements not tied to a scenario, every argument for which has a premise that is.

Why it matters:
    A condition that was made on the way is lost: the conclusion is stated as if it held whatever
    happens, and it holds only if the scenario comes true.

Wrong:
    :thesis a arg:Claim ; arg:text "Rents will fall." ; arg:implicit true .
    :built a arg:Assumption ; arg:text "A thousand flats are built." ; arg:implicit true ;
        arg:holdsIn :boom .
    :step a arg:Inference ; arg:premise :built ; arg:conclusion :thesis .
    :boom a arg:Scenario ; rdfs:label "Building boom" ; arg:assumes :built .

Right:
    :thesis a arg:Claim ; arg:text "Rents will fall." ; arg:implicit true ; arg:holdsIn :boom .
    :built a arg:Assumption ; arg:text "A thousand flats are built." ; arg:implicit true ;
        arg:holdsIn :boom .
    :step a arg:Inference ; arg:premise :built ; arg:conclusion :thesis .
    :boom a arg:Scenario ; rdfs:label "Building boom" ; arg:assumes :built .

Reference:
    Toulmin, The Uses of Argument (1958), on qualifiers and conditions of rebuttal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.checks.context import Context, Finder
from argmap.diagnostic import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model import Argument

FINDER = Finder("ARG216", "conditional-conclusion-used-flat", Severity.WARNING)


def check(context: Context) -> Iterator[Diagnostic]:
    """One finding for each statement that has lost its condition."""
    for name, inferences in context.steps_to.items():
        statement = context.map.statement_by_id.get(name)
        if statement is None or statement.holds_in:
            continue
        tied = [_tied(context, inference) for inference in inferences]
        if all(tied):
            premise, scenarios = tied[0][0], _scenarios(context, tied[0][0])
            yield FINDER(
                context,
                name,
                f"{name} is said to hold always, and {premise}, which it needs, "
                f"holds only in {scenarios}",
                f"add arg:holdsIn to {name}, or a reason that needs no scenario",
                tuple(found[0] for found in tied),
            )


def _tied(context: Context, inference: Argument) -> list[str]:
    """The premises that are put forward for some scenarios alone."""
    known = context.map.statement_by_id
    return [n for n in inference.needs if n in known and known[n].holds_in]


def _scenarios(context: Context, name: str) -> str:
    return " and ".join(context.map.statement_by_id[name].holds_in)
