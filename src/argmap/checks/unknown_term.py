"""A class or property that the vocabulary does not have.

What it finds:
    Names in the namespace of the vocabulary that it does not define.

Why it matters:
    A misspelt property says nothing: the premise, passage or objection it was to state is not
    there, and nothing else tells of it.

Wrong:
    :thesis a arg:Claim ; arg:text "Bees need gardens." ; arg:implicit true .
    :food a arg:Assumption ; arg:text "Gardens feed them." ; arg:implicit true .
    :step a arg:Inference ; arg:premise :food ; arg:conclusion :thesis ; arg:weigth 0.8 .

Right:
    :thesis a arg:Claim ; arg:text "Bees need gardens." ; arg:implicit true .
    :food a arg:Assumption ; arg:text "Gardens feed them." ; arg:implicit true .
    :step a arg:Inference ; arg:premise :food ; arg:conclusion :thesis ; arg:weight 0.8 .

Reference:
    OOPS! pitfall P34/P35, untyped class and property (Poveda-Villalon et al. 2014).
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from argmap.checks.context import Context, Finder
from argmap.diagnostic import Diagnostic, Severity
from argmap.model import nearest
from argmap.resources import ontology_text
from argmap.vocabulary import ARG, RDF

if TYPE_CHECKING:
    from collections.abc import Iterator

FINDER = Finder("ARG106", "unknown-term", Severity.ERROR)
_TYPE = f"<{RDF}type>"


def check(context: Context) -> Iterator[Diagnostic]:
    """One finding for each node and name."""
    for subject, predicate, value in context.map.extra:
        for term in (value,) if predicate == _TYPE else (predicate,):
            name = term.removeprefix(f"<{ARG}").removesuffix(">")
            if term.startswith(f"<{ARG}") and name not in _terms():
                yield _finding(context, subject, name)


def _finding(context: Context, subject: str, name: str) -> Diagnostic:
    node = subject.removeprefix("<").removesuffix(">")
    about = "" if node == context.map.iri else context.map.id_of(node)
    near = nearest(name, _terms(), 1)
    return FINDER(
        context,
        about,
        f"arg:{name} is not in the vocabulary",
        f"did you mean arg:{near[0]}?" if near else "see docs/vocabulary.md for the terms",
        span=context.mention(about, ARG + name),
    )


@cache
def _terms() -> frozenset[str]:
    """The local names that the vocabulary defines."""
    return frozenset(re.findall(r"^arg:(\w+) a ", ontology_text("argmap.ttl"), re.MULTILINE))
