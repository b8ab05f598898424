"""An argument that links more premises than it needs.

What it finds:
    Inferences with more than four linked premises, warrants included; and inferences with a premise
    that another argument for the same conclusion does without, all its other premises being the
    same or said to have the same content. Where they are the very same, nested-support tells.

Why it matters:
    Linked premises fall together: doubt about one brings down the step. A premise that is no part
    of it makes the step look weaker than it is.

Wrong:
    :thesis a arg:Claim ; arg:text "The inn is good." ; arg:implicit true .
    :clean a arg:Evidence ; arg:text "Its rooms are clean." ; arg:implicit true .
    :cheap a arg:Evidence ; arg:text "It asks little." ; arg:implicit true .
    :near a arg:Evidence ; arg:text "The station is near." ; arg:implicit true .
    :quiet a arg:Evidence ; arg:text "Its street is quiet." ; arg:implicit true .
    :food a arg:Evidence ; arg:text "The guests praise the meals." ; arg:implicit true .
    :all a arg:Inference ; arg:premise :clean , :cheap , :near , :quiet , :food ;
        arg:conclusion :thesis .
    :stars a arg:Evidence ; arg:text "A guide gives it three stars." ; arg:implicit true .
    :guide a arg:Inference ; arg:premise :stars ; arg:conclusion :thesis .

Right:
    :thesis a arg:Claim ; arg:text "The inn is good." ; arg:implicit true .
    :clean a arg:Evidence ; arg:text "Its rooms are clean." ; arg:implicit true .
    :cheap a arg:Evidence ; arg:text "It asks little." ; arg:implicit true .
    :food a arg:Evidence ; arg:text "The guests praise the meals." ; arg:implicit true .
    :value a arg:Inference ; arg:premise :clean , :cheap ; arg:conclusion :thesis .
    :taste a arg:Inference ; arg:premise :food ; arg:conclusion :thesis .

Reference:
    Walton, Argument Structure (1996); Freeman, Argument Structure (2011).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.checks.context import Context, Finder
from argmap.checks.reach import nested, restatements, whole_arguments
from argmap.diagnostic import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model import Argument

FINDER = Finder("ARG111", "over-linked", Severity.INFO)
_MOST_LINKED = 4


def check(context: Context) -> Iterator[Diagnostic]:
    """One finding for each argument with too many premises, or with one it can do without."""
    for argument in whole_arguments(context.map):
        if len(argument.needs) > _MOST_LINKED:
            yield FINDER(
                context,
                argument.id,
                f"{argument.id} links {len(argument.needs)} premises to draw {argument.target}",
                "does each fail without the others? make arguments of those that stand alone",
                argument.needs,
            )
    yield from _needless(context)


def _needless(context: Context) -> Iterator[Diagnostic]:
    """Arguments that hold another one whole, by way of statements with the same content."""
    content = context.content
    restated = {name for pair in restatements(context.map) for name in pair}
    for ways in context.map.inferences_to.values():
        if len(ways) > 1 and not all(restated.isdisjoint(way.needs) for way in ways):
            needs = {way.id: frozenset(map(content, way.needs)) for way in ways}
            for outer, inner in nested(needs):
                one, other = context.map.argument_by_id[outer], context.map.argument_by_id[inner]
                if needs[outer] != needs[inner] and not set(other.needs) <= set(one.needs):
                    spare = [n for n in one.needs if content(n) not in needs[inner]]
                    yield _finding(context, one, other, spare)


def _finding(context: Context, one: Argument, other: Argument, spare: list[str]) -> Diagnostic:
    return FINDER(
        context,
        one.id,
        f"{one.id} needs {', '.join(spare)}, which {other.id} does without for {one.target}",
        "leave out what is not needed, or tell the two arguments apart",
        (*spare, other.id),
    )
