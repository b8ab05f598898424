"""A conclusion that returns as a premise in the same or nearly the same words.

What it finds:
    Two statements of which one supports the other, in one step or by way of others, and that say
    the same: word for word, but for articles and words such as "clearly", or because the map says
    that one restates the other. At most 20,000 statements below one are looked through.

Why it matters:
    Whoever doubts the conclusion doubts the premise, so nothing has been gained. Written as two
    statements the circle is easily overlooked.

Wrong:
    :thesis a arg:Claim ; arg:text "The law is just." ; arg:implicit true .
    :step a arg:Inference ; arg:premise :again ; arg:conclusion :thesis .
    :again a arg:Assumption ; arg:text "Clearly, the law is just." ; arg:implicit true .

Right:
    :thesis a arg:Claim ; arg:text "The law is just." ; arg:implicit true .
    :step a arg:Inference ; arg:premise :alike ; arg:conclusion :thesis .
    :alike a arg:Assumption ; arg:text "It treats like cases alike." ; arg:implicit true .

Reference:
    Walton, Begging the Question (1991); Hamblin, Fallacies (1970).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.checks.context import Context, Finder
from argmap.checks.reach import grounds_of, path_back, reached
from argmap.checks.terms import bare
from argmap.diagnostic import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

FINDER = Finder("ARG207", "begging-the-question", Severity.ERROR)
_EMPTY = frozenset(
    {
        *("a", "an", "the", "so", "thus", "hence", "therefore", "then", "of", "course"),
        *("clearly", "obviously", "surely", "certainly", "indeed", "evidently"),
        *("der", "die", "das", "ein", "eine", "also", "folglich", "daher", "offensichtlich"),
    }
)
"""Words that do not change what is said when they come and go."""
_MOST = 20_000
"""So many statements below one are looked through at most."""


def check(context: Context) -> Iterator[Diagnostic]:
    """One finding for each conclusion, with the nearest premise that says the same."""
    groups = _groups(context)
    grounds = grounds_of(context.steps_to)
    for statement in context.map.statements:
        mine = groups.get(statement.id, ())
        if not mine or statement.id not in context.steps_to:
            continue
        before = reached([statement.id], grounds, _MOST)
        again = (n for n in before if n != statement.id and groups.get(n, _NONE) & mine)
        if (other := next(again, None)) is not None:
            yield _finding(context, tuple(reversed(path_back(before, other))))


_NONE: frozenset[int] = frozenset()


def _groups(context: Context) -> dict[str, frozenset[int]]:
    """For each statement that another repeats, the numbers of the groups that say the same."""
    first: dict[object, str] = {}
    said: dict[object, set[str]] = {}
    content = context.content
    for statement in context.map.statements:
        name = statement.id
        least = content(name)
        if least != name:
            said.setdefault(least, {least}).add(name)
        several = statement.text if len(statement.text) > 1 else ()
        for words in (context.words[name], *(bare(str(text)) for text in several)):
            core = tuple([word for word in words if word not in _EMPTY])
            if len(core) > 1 and (earlier := first.setdefault(core, name)) != name:
                said.setdefault(core, {earlier}).add(name)
    groups: dict[str, set[int]] = {}
    for number, names in enumerate(said.values()):
        for name in names:
            groups.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in groups.items()}


def _finding(context: Context, path: tuple[str, ...]) -> Diagnostic:
    premise, conclusion = path[0], path[-1]
    by_way = f" by way of {', '.join(path[1:-1])}" if len(path) > 2 else ""
    return FINDER(
        context,
        conclusion,
        f"{conclusion} is supported by {premise}{by_way}, which says the same",
        "give a reason that somebody can accept who does not yet accept the conclusion",
        path,
    )
