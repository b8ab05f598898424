"""A premise that speaks of something which nothing else in the argument takes up.

What it finds:
    Premises and warrants with a content word that is neither in the conclusion nor in another
    premise beside it. Only English texts and those in no stated language are compared, word by
    word: another word for the same thing counts as another.

Why it matters:
    Premises work together by what they share. A word that occurs once does no work, or the premise
    that would take it up is left unsaid.

Wrong:
    :thesis a arg:Claim ; arg:text "Trams are safe." ; arg:implicit true .
    :slow a arg:Evidence ; arg:text "Trams are slow." ; arg:implicit true .
    :step a arg:Inference ; arg:premise :slow ; arg:conclusion :thesis .

Right:
    :thesis a arg:Claim ; arg:text "Trams are safe." ; arg:implicit true .
    :slow a arg:Evidence ; arg:text "Trams are slow." ; arg:implicit true .
    :rule a arg:Assumption ; arg:text "What is slow is safe." ; arg:implicit true .
    :step a arg:Inference ; arg:premise :slow , :rule ; arg:conclusion :thesis .

Reference:
    ter Berg and others, Critical Thinking: Reasoning and Communicating with Rationale (2013).
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from argmap.checks.context import Context, Finder
from argmap.checks.reach import whole_arguments
from argmap.checks.terms import terms_of
from argmap.diagnostic import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model import Argument

FINDER = Finder("ARG210", "dangling-term", Severity.INFO, default=False)
_MOST_NAMED = 3


def check(context: Context) -> Iterator[Diagnostic]:
    """One finding for each premise with a word that nothing takes up."""
    for argument in whole_arguments(context.map):
        for premise, terms in _dangling(context, argument):
            yield FINDER(
                context,
                argument.id,
                f"{premise} speaks of {', '.join(terms[:_MOST_NAMED])}, "
                f"and nothing else in {argument.id} does",
                "add the premise that takes it up, or leave it out",
                (premise, argument.target),
            )


def _dangling(context: Context, argument: Argument) -> Iterator[tuple[str, list[str]]]:
    """The premises with the words that occur nowhere else in the argument."""
    known = context.map.statement_by_id
    names = (argument.target, *(name for name in argument.needs if name != argument.target))
    terms = {name: terms_of(known.get(name)) for name in names}
    if all(terms.values()):
        count = Counter(term for found in terms.values() for term in found)
        for name in names[1:]:
            if alone := sorted(term for term in terms[name] if count[term] == 1):
                yield name, alone
