"""Lines of support that look independent and come from one source.

What it finds:
    Statements with several arguments for them, of which two or more trace all their evidence to one
    and the same source. The document that is analysed does not count as a source here, and evidence
    that has no other may come from anywhere.

Why it matters:
    Arguments that converge are taken to back each other up. If one source is wrong, all that come
    from it fall together.

Wrong:
    :thesis a arg:Claim ; arg:text "Trams pay off." ; arg:implicit true .
    :riders a arg:Evidence ; arg:text "Riders doubled." ; arg:implicit true ;
        dcterms:source :operator .
    :income a arg:Evidence ; arg:text "Income rose." ; arg:implicit true ;
        dcterms:source :operator .
    :one a arg:Inference ; arg:premise :riders ; arg:conclusion :thesis .
    :two a arg:Inference ; arg:premise :income ; arg:conclusion :thesis .
    :operator a arg:Source ; dcterms:title "Annual report" .

Right:
    :thesis a arg:Claim ; arg:text "Trams pay off." ; arg:implicit true .
    :riders a arg:Evidence ; arg:text "Riders doubled." ; arg:implicit true ;
        dcterms:source :operator .
    :income a arg:Evidence ; arg:text "Income rose." ; arg:implicit true ;
        dcterms:source :audit .
    :one a arg:Inference ; arg:premise :riders ; arg:conclusion :thesis .
    :two a arg:Inference ; arg:premise :income ; arg:conclusion :thesis .
    :operator a arg:Source ; dcterms:title "Annual report" .
    :audit a arg:Source ; dcterms:title "Audit" .

Reference:
    Schum, The Evidential Foundations of Probabilistic Reasoning (1994); Walton, on convergent
    arguments (2009).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.checks.context import Context, Finder
from argmap.diagnostic import Diagnostic, Severity
from argmap.model import StatementKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from argmap.model import Argument, ArgumentMap, Statement

FINDER = Finder("ARG211", "shared-source", Severity.WARNING)
_NONE, _MANY = "", "\0many"
"""What a line traces to when it has no evidence, and when its evidence is of several sources."""


def check(context: Context) -> Iterator[Diagnostic]:
    """One finding for each statement and source."""
    several = {n: found for n, found in context.map.inferences_to.items() if len(found) > 1}
    origins = _origins(context.map) if several else {}
    for name, inferences in several.items():
        by_source: dict[str, list[str]] = {}
        wholes = {inference.id for inference in inferences}
        for inference in inferences:
            if inference.part_of in wholes:
                continue
            source = _joined(origins.get(n, _NONE) for n in inference.needs)
            if source not in {_NONE, _MANY}:
                by_source.setdefault(source, []).append(inference.id)
        for source, lines in by_source.items():
            if len(lines) > 1:
                yield _finding(context, name, source, lines)


def _finding(context: Context, name: str, source: str, lines: list[str]) -> Diagnostic:
    some = "both" if len(lines) == 2 else f"all {len(lines)} of"
    return FINDER(
        context,
        name,
        f"{some} the lines {', '.join(lines[:6])} for {name} come from one source, {source}",
        "count them as one, or find a second source for one of them",
        (*lines, source),
    )


def _joined(values: Iterable[str]) -> str:
    """What several parts trace to together."""
    found = {value for value in values if value != _NONE}
    if not found:
        return _NONE
    return found.pop() if len(found) == 1 else _MANY


def _origins(argument_map: ArgumentMap) -> dict[str, str]:
    """For each statement the one source of all evidence below it; absent where there is none.

    The least fixpoint: a value only ever grows from none over one to many, so each statement is
    looked at a few times at most, circles included.
    """
    found: dict[str, str] = {}
    waiting: list[str] = []
    for statement in argument_map.statements:
        own = _own(statement, argument_map)
        if own != _NONE:
            found[statement.id] = own
            waiting.append(statement.id)
    for name in waiting:
        uses = argument_map.uses_of.get(name, ())
        waiting.extend(use.target for use in uses if _grows(found, use, found[name]))
    return found


def _own(statement: Statement, argument_map: ArgumentMap) -> str:
    """The source of a statement itself; evidence without one may come from anywhere."""
    if not statement.sources:
        return _MANY if statement.kind is StatementKind.EVIDENCE else _NONE
    own = _joined(s for s in statement.sources if s not in argument_map.sources_analysed)
    return _MANY if own == _NONE and statement.kind is StatementKind.EVIDENCE else own


def _grows(found: dict[str, str], argument: Argument, value: str) -> bool:
    if argument.is_objection or not argument.target:
        return False
    old = found.get(argument.target, _NONE)
    if old in (value, _MANY):
        return False
    found[argument.target] = value if old == _NONE else _MANY
    return True
