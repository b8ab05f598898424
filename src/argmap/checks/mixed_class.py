"""A node that is said to be two sorts of thing at once.

What it finds:
    Nodes with two of the classes that exclude each other: claim, evidence, assumption, inference,
    objection, locution, relation, group.

Why it matters:
    Whether a statement may be doubted, or an argument speaks for or against, would depend on who
    reads the map.

Wrong:
    :thesis a arg:Claim ; arg:text "The ford is passable." ; arg:implicit true .
    :seen a arg:Evidence , arg:Assumption ; arg:text "Carts crossed it." ; arg:implicit true .
    :step a arg:Inference ; arg:premise :seen ; arg:conclusion :thesis .

Right:
    :thesis a arg:Claim ; arg:text "The ford is passable." ; arg:implicit true .
    :seen a arg:Evidence ; arg:text "Carts crossed it." ; arg:implicit true .
    :step a arg:Inference ; arg:premise :seen ; arg:conclusion :thesis .

Reference:
    The disjoint classes of the vocabulary, and the shape of the same name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.checks.context import Context, Finder
from argmap.diagnostic import Diagnostic, Severity
from argmap.vocabulary import ARG, RDF

if TYPE_CHECKING:
    from collections.abc import Iterator

FINDER = Finder("ARG107", "mixed-class", Severity.ERROR)
_TYPE = f"<{RDF}type>"
_STATED = ("Claim", "Evidence", "Assumption", "Inference", "Objection")
_CLASSES = (*_STATED, "Locution", "Relation", "Group")


def check(context: Context) -> Iterator[Diagnostic]:
    """One finding for each class too many; the record keeps the first in the order above."""
    for subject, predicate, value in context.map.extra:
        name = value.removeprefix(f"<{ARG}").removesuffix(">")
        about = context.map.id_of(subject.removeprefix("<").removesuffix(">"))
        if predicate == _TYPE and name in _CLASSES and about in context.map:
            record = context.map[about]
            kind = str(getattr(record, "kind", type(record).__name__)).lower()
            if kind != "statement":
                yield FINDER(
                    context,
                    about,
                    f"{about} is declared arg:{name} and is read as {kind}",
                    "give it one class",
                    span=context.mention(about, ARG + name),
                )
