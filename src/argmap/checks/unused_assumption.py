"""An assumption on which no thesis depends.

What it finds:
    Assumptions that bear on no thesis, neither for nor against, at any depth. What is connected to
    nothing at all is reported as an orphan instead.

Why it matters:
    A list of assumptions says on what a case depends. One that changes nothing makes the case look
    more demanding than it is, or a connection was forgotten.

Wrong:
    :thesis a arg:Claim ; arg:text "Trams pay off." ; arg:implicit true .
    :study a arg:Evidence ; arg:text "A study found so." ; arg:implicit true .
    :step a arg:Inference ; arg:premise :study ; arg:conclusion :thesis .
    :calm a arg:Assumption ; arg:text "Prices stay calm." ; arg:implicit true .
    :calmer a arg:Assumption ; arg:text "Prices hardly move." ; arg:implicit true ;
        arg:restates :calm .

Right:
    :thesis a arg:Claim ; arg:text "Trams pay off." ; arg:implicit true .
    :study a arg:Evidence ; arg:text "A study found so." ; arg:implicit true .
    :calm a arg:Assumption ; arg:text "Prices stay calm." ; arg:implicit true .
    :step a arg:Inference ; arg:premise :study , :calm ; arg:conclusion :thesis .

Reference:
    Ennis, Identifying implicit assumptions (1982).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.checks.context import Context, Finder
from argmap.checks.orphan_claim import placed
from argmap.diagnostic import Diagnostic, Severity
from argmap.model import StatementKind

if TYPE_CHECKING:
    from collections.abc import Iterator

FINDER = Finder("ARG217", "unused-assumption", Severity.INFO)


def check(context: Context) -> Iterator[Diagnostic]:
    """One finding for each assumption outside the cones of the theses."""
    if not context.theses:
        return
    linked = placed(context.map)
    for statement in context.map.statements:
        if (
            statement.kind is StatementKind.ASSUMPTION
            and statement.id not in context.cone
            and (statement.id in linked or statement.restates or statement.contradicts)
        ):
            yield FINDER(
                context,
                statement.id,
                f"no thesis depends on the assumption {statement.id}",
                "use it in an argument that bears on a thesis, or leave it out",
                context.leading,
            )
