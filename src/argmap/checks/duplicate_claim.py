"""A statement that stands in the map twice.

What it finds:
    Statements with the same words, whatever their case and punctuation, and statements in the very
    same passages that say nearly the same, unless one restates the other, directly or by way of
    others.

Why it matters:
    What bears on one of the two does not reach the other: reasons and objections that belong
    together are torn apart.

Wrong:
    :thesis a arg:Claim ; arg:text "Trams pay off." ; arg:implicit true .
    :quick a arg:Assumption ; arg:text "Trams are quick." ; arg:implicit true .
    :earn a arg:Inference ; arg:premise :quick ; arg:conclusion :thesis .
    :fast a arg:Assumption ; arg:text "Trams are quick!" ; arg:implicit true .
    :full a arg:Assumption ; arg:text "The cars are full." ; arg:implicit true .
    :fill a arg:Inference ; arg:premise :fast , :full ; arg:conclusion :thesis .

Right:
    :thesis a arg:Claim ; arg:text "Trams pay off." ; arg:implicit true .
    :quick a arg:Assumption ; arg:text "Trams are quick." ; arg:implicit true .
    :earn a arg:Inference ; arg:premise :quick ; arg:conclusion :thesis .
    :full a arg:Assumption ; arg:text "The cars are full." ; arg:implicit true .
    :fill a arg:Inference ; arg:premise :full ; arg:conclusion :thesis .

Reference:
    Besnard and Hunter, Elements of Argumentation (2008), on equivalent claims.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.checks.context import Context, Finder
from argmap.checks.terms import alike, bare
from argmap.diagnostic import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from argmap.model import Statement

FINDER = Finder("ARG114", "duplicate-claim", Severity.WARNING)


def check(context: Context) -> Iterator[Diagnostic]:
    """One finding for each statement that repeats an earlier one."""
    content = context.content
    told: set[str] = set()
    for one, other, how in _pairs(context, content):
        if other.id not in told:
            told.add(other.id)
            yield FINDER(
                context,
                other.id,
                f"{other.id} {how} {one.id}",
                "make one statement of the two, or say that one restates the other",
                (one.id, other.id),
            )


def _pairs(
    context: Context, content: Callable[[str], str]
) -> Iterator[tuple[Statement, Statement, str]]:
    """The pairs that are not said to have the same content, the earlier of the two first."""
    texts, places = _Groups(), _Groups()
    for statement in context.map.statements:
        several = len(statement.text) > 1
        wordings = map(bare, map(str, statement.text)) if several else [context.words[statement.id]]
        for words in wordings if statement.text else ():
            if words:
                texts.add(words, statement)
        if statement.expressed_in:
            places.add(statement.expressed_in, statement)
    for one, other in texts.pairs(context, content):
        yield one, other, "says the same as"
    for one, other in places.pairs(context, content):
        if alike(one.says, other.says):
            yield one, other, "stands in the same place and says nearly the same as"


class _Groups:
    """The statements that have something in common; most share nothing and cost little."""

    def __init__(self) -> None:
        self._first: dict[tuple[str, ...], Statement] = {}
        self._groups: dict[tuple[str, ...], list[Statement]] = {}

    def add(self, key: tuple[str, ...], statement: Statement) -> None:
        first = self._first.setdefault(key, statement)
        if first is not statement:
            self._groups.setdefault(key, [first]).append(statement)

    def pairs(
        self, context: Context, content: Callable[[str], str]
    ) -> Iterator[tuple[Statement, Statement]]:
        """The first of each group by place, with the first of each other content."""
        for group in self._groups.values():
            contents: dict[str, Statement] = {}
            for statement in sorted(group, key=lambda s: (*context.place(s.id).key, s.id)):
                contents.setdefault(content(statement.id), statement)
            first, *others = contents.values()
            yield from ((first, other) for other in others)
