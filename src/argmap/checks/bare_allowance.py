"""A finding is said to be let stand, and nobody is told why, or which.

What it finds:
    Allowances (``arg:allows``) that give no reason after a colon, and those whose name is that of
    no check. Neither lets anything stand.

Why it matters:
    A reader who meets an exception must be able to judge whether it is a good one.

Wrong:
    :thesis a arg:Claim ; arg:text "Taxes will rise." ; arg:implicit true .
    :debt a arg:Assumption ; arg:text "The debt cannot be carried." ; arg:implicit true ;
        arg:allows "orphan-claim" .
    :step a arg:Inference ; arg:premise :debt ; arg:conclusion :thesis .

Right:
    :thesis a arg:Claim ; arg:text "Taxes will rise." ; arg:implicit true .
    :debt a arg:Assumption ; arg:text "The debt cannot be carried." ; arg:implicit true .
    :step a arg:Inference ; arg:premise :debt ; arg:conclusion :thesis .
    :aside a arg:Assumption ; arg:text "Taxes are old." ; arg:implicit true ;
        arg:allows "orphan-claim: kept for the next edition" .

Reference:
    Rust, the attribute expect with a reason (RFC 2383).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.checks.allowances import allowances
from argmap.checks.codes import known_names
from argmap.checks.context import Context, Finder
from argmap.diagnostic import Diagnostic, Severity
from argmap.model import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

FINDER = Finder("ARG119", "bare-allowance", Severity.WARNING)


def check(context: Context) -> Iterator[Diagnostic]:
    """One finding for each allowance that cannot count."""
    for allowance in allowances(context.map):
        where = allowance.record or "the map"
        known = known_names() | context.judged
        near = nearest(allowance.finding, known)
        if allowance.finding not in known:
            what = f"{where} lets {allowance.finding or 'nothing'} stand, which no check finds"
            hint = f"did you mean {near[0]}?" if near else "name the code or the name of a check"
        elif not allowance.reason:
            what = f"{where} lets {allowance.finding} stand and does not say why"
            hint = f"give the reason after a colon: {allowance.finding}: because ..."
        else:
            continue
        span = context.mention(allowance.record, "")
        yield FINDER(context, allowance.record, what, hint, span=span)
