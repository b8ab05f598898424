"""A name that the map uses and does not define.

What it finds:
    Premises, warrants, conclusions, targets, theses, larger arguments, agents, analysed sources,
    and statements assumed, rejected, contradicted or restated that are slugs of the map with no
    record of the right sort behind them.

Why it matters:
    A misspelt name silently drops a premise from the reasoning.

Wrong:
    :thesis a arg:Claim ; arg:text "Cats sleep all day." ; arg:implicit true .
    :seen a arg:Evidence ; arg:text "Ours does." ; arg:implicit true .
    :step a arg:Inference ; arg:premise :seen , :typical ; arg:conclusion :thesis .

Right:
    :thesis a arg:Claim ; arg:text "Cats sleep all day." ; arg:implicit true .
    :seen a arg:Evidence ; arg:text "Ours does." ; arg:implicit true .
    :typical a arg:Assumption ; arg:text "Ours is like any other." ; arg:implicit true .
    :step a arg:Inference ; arg:premise :seen , :typical ; arg:conclusion :thesis .

Reference:
    The shape of the same name in the vocabulary.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.checks.context import Context, Finder
from argmap.diagnostic import Diagnostic, Severity
from argmap.model import ArgumentKind, is_slug, nearest
from argmap.vocabulary import ARG

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from argmap.model import ArgumentMap

_NAMING = frozenset({"premise", "warrant", "conclusion", "rebuts", "undercuts", "thesis"})
FINDER = Finder("ARG105", "undefined-reference", Severity.ERROR)


def check(context: Context) -> Iterator[Diagnostic]:
    """One finding for each name that leads nowhere."""
    for about, names, among, wanted in _references(context.map):
        for name in names:
            if name and name not in among and (is_slug(name) or name in context.map):
                yield _finding(context, about, name, among, wanted)
    yield from _texts_for_names(context)


def _texts_for_names(context: Context) -> Iterator[Diagnostic]:
    """One finding for each place where a text stands instead of the name of a record."""
    for subject, predicate, value in context.map.extra:
        name = predicate.removeprefix(f"<{ARG}").removesuffix(">")
        if name in _NAMING and value.startswith('"'):
            about = context.map.id_of(subject.removeprefix("<").removesuffix(">"))
            yield FINDER(
                context,
                "" if about == context.map.iri else about,
                f"arg:{name} of {about} is a text, where a name must stand",
                "write the name without quotation marks, such as :claim",
                span=context.mention(about, ARG + name),
            )


def _finding(
    context: Context, about: str, name: str, among: Collection[str], wanted: str
) -> Diagnostic:
    near = nearest(name, among)
    other = type(context.map[name]).__name__.lower() if name in context.map else ""
    article = "an" if other.startswith("a") else "a"
    what = f"which is {article} {other} and no {wanted}" if other else "which nothing defines"
    return FINDER(
        context,
        about,
        f"{about or 'the map'} names {name}, {what}",
        f"did you mean {' or '.join(near)}?" if near else "define it, or correct the name",
        (name,),
        context.mention(about, name),
    )


def _references(
    argument_map: ArgumentMap,
) -> Iterator[tuple[str, tuple[str, ...], Collection[str], str]]:
    """Who names what, among which ids the names should be, and what those are."""
    statements, arguments = argument_map.statement_by_id, argument_map.argument_by_id
    scenarios = {s.id for s in argument_map.scenarios}
    agents, sources = ({r.id for r in rs} for rs in (argument_map.agents, argument_map.sources))
    yield "", argument_map.theses, statements, "statement"
    yield "", argument_map.sources_analysed, sources, "source"
    for element in argument_map.elements:
        if element.asserted_by or element.attributed_to:
            yield element.id, element.asserted_by + element.attributed_to, agents, "agent"
    for argument in argument_map.arguments:
        yield argument.id, argument.needs, statements, "statement"
        if argument.kind is ArgumentKind.UNDERCUT:
            yield argument.id, (argument.target,), arguments, "argument"
        else:
            yield argument.id, (argument.target,), statements, "statement"
        if argument.outweighs or argument.part_of:
            yield argument.id, (*argument.outweighs, argument.part_of), arguments, "argument"
    for scenario in argument_map.scenarios:
        yield scenario.id, scenario.assumes + scenario.rejects, statements, "statement"
    for statement in argument_map.statements:
        if statement.contradicts or statement.restates:
            yield statement.id, statement.contradicts + statement.restates, statements, "statement"
        if statement.holds_in:
            yield statement.id, statement.holds_in, scenarios, "scenario"
        yield statement.id, statement.expressed_in, argument_map.passage_by_id, "passage"
