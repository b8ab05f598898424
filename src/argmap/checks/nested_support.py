"""Two arguments for one claim of which one holds the other.

What it finds:
    Two inferences to the same statement where the premises of one are among those of the other, or
    the very same. Arguments that different people put forward are not compared.

Why it matters:
    The two look like two lines of support and are one: the larger can add nothing as long as the
    smaller holds, and falls with it. Counted twice, they lend the claim strength that it has not.

Wrong:
    :thesis a arg:Claim ; arg:text "The well is safe." ; arg:implicit true .
    :clear a arg:Evidence ; arg:text "Its water is clear." ; arg:implicit true ;
        arg:weight 0.95 .
    :sweet a arg:Evidence ; arg:text "Its water tastes sweet." ; arg:implicit true .
    :short a arg:Inference ; arg:premise :clear ; arg:conclusion :thesis .
    :long a arg:Inference ; arg:premise :clear , :sweet ; arg:conclusion :thesis .

Right:
    :thesis a arg:Claim ; arg:text "The well is safe." ; arg:implicit true .
    :clear a arg:Evidence ; arg:text "Its water is clear." ; arg:implicit true ;
        arg:weight 0.95 .
    :sweet a arg:Evidence ; arg:text "Its water tastes sweet." ; arg:implicit true .
    :look a arg:Inference ; arg:premise :clear ; arg:conclusion :thesis .
    :taste a arg:Inference ; arg:premise :sweet ; arg:conclusion :thesis .

Reference:
    Freeman, Argument Structure: Representation and Theory (2011).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.checks.context import Context, Finder
from argmap.checks.reach import nested
from argmap.diagnostic import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model import Argument

FINDER = Finder("ARG112", "nested-support", Severity.WARNING)


def check(context: Context) -> Iterator[Diagnostic]:
    """One finding for each argument that holds another for the same claim."""
    for ways in context.map.inferences_to.values():
        if len(ways) > 1:
            for outer, inner in nested({way.id: frozenset(way.needs) for way in ways}):
                yield from _finding(
                    context, *(context.map.argument_by_id[n] for n in (outer, inner))
                )


def _finding(context: Context, outer: Argument, inner: Argument) -> Iterator[Diagnostic]:
    if outer.asserted_by and inner.asserted_by and not {*outer.asserted_by} & {*inner.asserted_by}:
        return
    same = outer.needs == inner.needs
    how = "is the same step as" if same else "holds all premises of"
    yield FINDER(
        context,
        outer.id,
        f"{outer.id} {how} {inner.id}, which is for {outer.target} too",
        "drop one of the two" if same else "give the larger only what it adds, or drop one of them",
        (inner.id, *inner.needs, outer.target),
    )
