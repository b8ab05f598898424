"""A part of the map that is cut off from the rest, or that bears on no thesis.

What it finds:
    Sets of statements and arguments with nothing between them and any declared thesis: neither an
    argument or a relation nor a contradiction, restatement or scenario. Where no thesis is
    declared, whatever is cut off from the largest part. Standing in one group connects nothing.
    Besides, statements that are connected to a thesis and yet bear on none: a view that is
    attacked, say, and that nobody uses. Maps that are checked together count as one. Single
    statements and single arguments are left to orphan-claim and isolated-reconstruction, mere
    assumptions to unused-assumption, loose conclusions to thesis-mismatch; arguments without a
    target or against their own premises have checks of their own.

Why it matters:
    What does not bear on a thesis adds nothing to it. Either the step that joins the two was
    forgotten, or there are two maps in one file.

Wrong:
    :thesis a arg:Claim ; arg:text "Trams pay off." ; arg:implicit true .
    :study a arg:Evidence ; arg:text "A study found so." ; arg:implicit true .
    :step a arg:Inference ; arg:premise :study ; arg:conclusion :thesis .
    :quick a arg:Claim ; arg:text "Trams are quick." ; arg:implicit true .
    :timed a arg:Evidence ; arg:text "A ride takes ten minutes." ; arg:implicit true .
    :clocked a arg:Inference ; arg:premise :timed ; arg:conclusion :quick .
    :liked a arg:Claim ; arg:text "People like to go by tram." ; arg:implicit true .
    :aside a arg:Inference ; arg:premise :quick ; arg:conclusion :liked .

Right:
    :thesis a arg:Claim ; arg:text "Trams pay off." ; arg:implicit true .
    :quick a arg:Claim ; arg:text "Trams are quick." ; arg:implicit true .
    :timed a arg:Evidence ; arg:text "A ride takes ten minutes." ; arg:implicit true .
    :clocked a arg:Inference ; arg:premise :timed ; arg:conclusion :quick .
    :liked a arg:Claim ; arg:text "People like to go by tram." ; arg:implicit true .
    :aside a arg:Inference ; arg:premise :quick ; arg:conclusion :liked .
    :step a arg:Inference ; arg:premise :liked ; arg:conclusion :thesis .

Reference:
    Goal Structuring Notation Community Standard, version 3 (2021).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.checks.context import Context, Finder
from argmap.checks.reach import loose_ends, ties, together
from argmap.checks.reconstructions import is_reconstructed
from argmap.diagnostic import Diagnostic, Severity
from argmap.model import StatementKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

FINDER = Finder("ARG108", "disconnected-map", Severity.WARNING)
_MOST_SHOWN = 12


def check(context: Context) -> Iterator[Diagnostic]:
    """One finding for each part that is cut off, and one for what bears on no thesis beside it."""
    maps = (context.map, *context.companions)
    part_of = together(tie for m in maps for tie in ties(m))
    parts = _parts(_names(context), part_of)
    theses = {part_of(thesis) for m in maps for thesis in m.theses if thesis in m.statement_by_id}
    kept = theses or {max(parts, key=lambda part: len(parts[part]), default="")}
    for part, names in parts.items():
        if part not in kept and not _told_elsewhere(context, names):
            yield _finding(context, names, *(_NO_THESIS if theses else _CUT_OFF))
    if theses and not context.companions:
        yield from _beside(context, {n for part in theses for n in parts.get(part, ())})


_NO_THESIS = ("is connected", "are connected", "to no thesis")
_CUT_OFF = ("is connected", "are connected", "to nothing in the largest part of the map")
_BESIDE = ("bears", "bear", "on no thesis")


def _names(context: Context) -> Iterator[str]:
    yield from context.map.statement_by_id
    yield from context.map.argument_by_id


def _parts(names: Iterable[str], part_of: Callable[[str], str]) -> dict[str, list[str]]:
    parts: dict[str, list[str]] = {}
    for name in names:
        parts.setdefault(part_of(name), []).append(name)
    return parts


def _told_elsewhere(context: Context, names: list[str]) -> bool:
    """Whether another check tells why the part leads nowhere."""
    known = context.map.argument_by_id
    arguments = [known[name] for name in names if name in known]
    if not arguments:
        kinds = {context.map.statement_by_id[name].kind for name in names}
        return len(names) == 1 or kinds == {StatementKind.ASSUMPTION}
    if all(argument.target in ("", *argument.needs) for argument in arguments):
        return True
    if len(arguments) == sum(len(m.arguments) for m in (context.map, *context.companions)):
        return False
    wholes = {argument.part_of or argument.id for argument in arguments}
    return len(wholes) == 1 and all(map(is_reconstructed, arguments))


def _beside(context: Context, names: set[str]) -> Iterator[Diagnostic]:
    """The finding about what is connected to a thesis and bears on none, if there is any."""
    supposed = {n for s in context.map.scenarios for n in (*s.assumes, *s.rejects)}
    drawn = {a.target for a in context.map.arguments if a.id in context.cone}
    left = names - context.cone - supposed - drawn
    if not left:
        return
    part_of = together(t for t in ties(context.map) if left.issuperset(t))
    loose = {part_of(name) for name in loose_ends(context)}
    found = [n for n in _names(context) if n in left and part_of(n) not in loose]
    if any(name in context.map.statement_by_id for name in found):
        yield _finding(context, found, *_BESIDE)


def _finding(context: Context, names: list[str], one: str, several: str, what: str) -> Diagnostic:
    """The finding about some records, at the first of the statements by place."""
    statements = [name for name in names if name in context.map.statement_by_id] or names
    ordered = sorted(statements, key=lambda name: (*context.map.records[name].span.key, name))
    subject = f"{ordered[0]} and {len(ordered) - 1} more {several}"
    return FINDER(
        context,
        ordered[0],
        f"{subject if len(ordered) > 1 else f'{ordered[0]} {one}'} {what}",
        "add the step by which it bears on a thesis, or give it a map of its own",
        tuple(ordered[:_MOST_SHOWN]),
    )
