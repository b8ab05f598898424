"""An argument by a scheme leaves a premise of the scheme unsaid.

What it finds:
    Arguments with a scheme that say which premise fills which role and leave a role empty; and
    those that have fewer premises than their scheme, where roles are not named.

Why it matters:
    What is left unsaid is often what is weakest: that the expert is one, that the cases are alike.
    Only a premise that is on the page can be doubted.

Wrong:
    :thesis a arg:Claim ; arg:text "The water is safe." ; arg:implicit true .
    :says a arg:Evidence ; arg:text "Dr Hill says so." ; arg:implicit true .
    :step a arg:Inference ; arg:premise :says ; arg:conclusion :thesis ;
        arg:scheme scheme:expert-opinion ; role:expert-opinion-saying :says .

Right:
    :thesis a arg:Claim ; arg:text "The water is safe." ; arg:implicit true .
    :says a arg:Evidence ; arg:text "Dr Hill says so." ; arg:implicit true .
    :knows a arg:Assumption ; arg:text "Dr Hill is a chemist." ; arg:implicit true .
    :chemistry a arg:Assumption ; arg:text "It is a matter of chemistry." ; arg:implicit true .
    :step a arg:Inference ; arg:premise :says , :knows , :chemistry ; arg:conclusion :thesis ;
        arg:scheme scheme:expert-opinion .

Reference:
    Walton, Reed and Macagno, Argumentation Schemes (2008).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.checks.context import Context, Finder
from argmap.diagnostic import Diagnostic, Severity
from argmap.rdf.schemes import find_scheme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model import Argument
    from argmap.rdf.schemes import Scheme

FINDER = Finder("ARG206", "missing-scheme-premise", Severity.INFO)


def check(context: Context) -> Iterator[Diagnostic]:
    """One finding for each argument and scheme."""
    for argument in context.map.arguments:
        for name in argument.schemes if argument.needs else ():
            scheme = find_scheme(name)
            missing = _missing(argument, scheme) if scheme else ""
            if missing:
                yield FINDER(
                    context,
                    argument.id,
                    f"{argument.id} {missing}",
                    f"supply it, marked implicit if need be; argmap schemes {name} shows them all",
                    argument.needs,
                )


def _missing(argument: Argument, scheme: Scheme) -> str:
    """What is missing, in words; empty when nothing is."""
    filled = {role for role, _ in argument.roles}
    own = [role for role in scheme.roles if role.id in filled]
    if own:
        empty = [role.name for role in scheme.roles if role.id not in filled]
        listed = " and ".join(empty)
        return f"does not say the premise {listed} of {scheme.id}" if empty else ""
    few, many = len(argument.needs), len(scheme.roles)
    names = ", ".join(role.name for role in scheme.roles)
    return f"has {few} of the {many} premises of {scheme.id}: {names}" if few < many else ""
