"""A finding is said to be let stand that nobody makes any more.

What it finds:
    Allowances (``arg:allows``) of findings that are not made about the record, or about anything
    where the map itself allows them. Only findings that were looked for in the run are judged, and
    names of which there is no check are told as well.

Why it matters:
    What was let stand once may be mended by now. A list of exceptions that nobody tidies hides the
    next fault of the same kind.

Wrong:
    :thesis a arg:Claim ; arg:text "Taxes will rise." ; arg:implicit true .
    :debt a arg:Assumption ; arg:text "The debt cannot be carried." ; arg:implicit true ;
        arg:allows "unsupported-claim: the author gives no reason" .
    :step a arg:Inference ; arg:premise :debt ; arg:conclusion :thesis .

Right:
    :thesis a arg:Claim ; arg:text "Taxes will rise." ; arg:implicit true .
    :debt a arg:Claim ; arg:text "The debt cannot be carried." ; arg:implicit true ;
        arg:allows "unsupported-claim: the author gives no reason" .
    :step a arg:Inference ; arg:premise :debt ; arg:conclusion :thesis .

Reference:
    ESLint, the option --report-unused-disable-directives.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.checks.allowances import Allowance, allowances
from argmap.checks.context import Context, Finder
from argmap.diagnostic import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

FINDER = Finder("ARG118", "unused-allowance", Severity.WARNING)


def check(context: Context) -> Iterator[Diagnostic]:
    """One finding for each allowance that allows nothing."""
    made = {(name, f.about) for f in context.found for name in (f.code, f.slug)}
    anywhere = {name for name, _ in made}
    for allowance in allowances(context.map):
        used = (
            (allowance.finding, allowance.record) in made
            if allowance.record
            else allowance.finding in anywhere
        )
        if not used and allowance.reason and allowance.finding in context.judged:
            yield _finding(context, allowance)


def _finding(context: Context, allowance: Allowance) -> Diagnostic:
    where = allowance.record or "the map"
    return FINDER(
        context,
        allowance.record,
        f"{where} lets {allowance.finding} stand, which is not found there",
        "take the allowance out",
        (allowance.record,) if allowance.record else (),
        span=context.mention(allowance.record, ""),
    )
