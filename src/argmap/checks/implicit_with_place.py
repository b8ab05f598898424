"""A statement that is marked as supplied by the analyst and yet stands in a passage.

What it finds:
    Statements marked implicit that name a passage.

Why it matters:
    A reader cannot tell whether the source says it or the analyst does.

Wrong:
    :thesis a arg:Claim ; arg:text "The well is dry." ; arg:implicit true ;
        arg:expressedIn :in-thesis .
    :rain a arg:Assumption ; arg:text "No rain fell in May." ; arg:implicit true .
    :step a arg:Inference ; arg:premise :rain ; arg:conclusion :thesis .
    :article a arg:Source ; dcterms:title "A note" .
    :in-thesis a arg:Passage ; oa:hasSource :article .

Right:
    :thesis a arg:Claim ; arg:text "The well is dry." ; arg:expressedIn :in-thesis .
    :rain a arg:Assumption ; arg:text "No rain fell in May." ; arg:implicit true .
    :step a arg:Inference ; arg:premise :rain ; arg:conclusion :thesis .
    :article a arg:Source ; dcterms:title "A note" .
    :in-thesis a arg:Passage ; oa:hasSource :article .

Reference:
    The shape of the same name in the vocabulary.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.checks.context import Context, Finder
from argmap.diagnostic import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

FINDER = Finder("ARG304", "implicit-with-place", Severity.WARNING)


def check(context: Context) -> Iterator[Diagnostic]:
    """One finding for each statement that is said to be both there and not there."""
    for statement in context.map.statements:
        if statement.implicit and statement.expressed_in:
            yield FINDER(
                context,
                statement.id,
                f"{statement.id} is marked implicit and yet expressed in a passage",
                "keep either the passage or the mark",
                statement.expressed_in,
            )
