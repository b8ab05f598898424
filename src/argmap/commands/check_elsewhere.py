"""``argmap check`` of maps at an endpoint: a project's queries, asked there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from argmap.commands.checking import Run
from argmap.commands.terminal import note

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from argmap.checks.check import Check
    from argmap.checks.context import Context
    from argmap.checks.examining import Examination
    from argmap.commands.checking import Settings
    from argmap.commands.elsewhere import Elsewhere
    from argmap.diagnostic import Diagnostic
    from argmap.rdf.session import Answer
    from argmap.workbench import Workbench


def examined(paths: Sequence[str], elsewhere: Elsewhere, held: Settings) -> Run:
    """What the rules of a project find in maps at an endpoint.

    Only rules that are queries can be asked there; all else needs the whole map.

    Raises:
        UsageError: The project has no such rule.
    """
    from argmap.checks.rules import QueryRule
    from argmap.model import ArgumentMap
    from argmap.workbench import Workbench

    wanted = held.profile.wants
    rules = [
        check
        for check in held.profile.own
        if isinstance(check.find, QueryRule)
        and wanted(check.finder.code, check.finder.slug, check.finder.default)
    ]
    if not rules:
        raise click.UsageError(
            "At an endpoint the rules of a project are asked, and there are none: name a folder "
            "of .rq files under rules in argmap.toml"
        )
    benches = [Workbench.of(ArgumentMap(iri=path)) for path in paths]
    benches = [replace(b, loaded=replace(b.loaded, path=b.map.iri)) for b in benches]
    run = Run(benches, held)
    run.examinations = [_examination(bench, rules, elsewhere, held) for bench in benches]
    count = f"{len(rules)} rule{'s' * (len(rules) != 1)}"
    note(f"asked {count} at {elsewhere.address}; other checks need the whole map")
    return run


def _examination(
    bench: Workbench, rules: Sequence[Check], elsewhere: Elsewhere, held: Settings
) -> Examination:
    from argmap.checks import checks, findings
    from argmap.checks.context import Context
    from argmap.checks.examining import Examination
    from argmap.diagnostic import in_order
    from argmap.errors import BadIri, UnknownGraph
    from argmap.model.map import ABSOLUTE_IRI
    from argmap.rdf.endpoint import EndpointSession
    from argmap.rdf.store import VOCABULARY, derived_graph
    from argmap.span import Span

    graph = elsewhere.graph or bench.map.iri
    if not ABSOLUTE_IRI.fullmatch(graph):
        raise BadIri(graph)
    graphs = (graph, derived_graph(bench.map.iri), VOCABULARY)
    context = Context(bench.map)
    address, secret = elsewhere.address, elsewhere.authorization
    with EndpointSession(address, authorization=secret) as session:
        there = session.ask(f"ASK {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}", timeout=elsewhere.timeout)
        if not there.yes:
            raise UnknownGraph(bench.map.iri, where="the endpoint")
    with EndpointSession(address, graphs, bench.map.iri, secret) as session:

        def ask(query: str) -> Answer:
            return session.ask(query, timeout=elsewhere.timeout)

        asked = [replace(check, find=_asked(check, ask)) for check in rules]
        found = findings(context, asked)
    placed = [f.at(Span(context.map.iri_of(f.about) if f.about else graph)) for f in found]
    weighed = in_order([held.profile.weighed(finding) for finding in placed])
    return Examination(weighed, (), tuple(check.finder.slug for check in checks()))


def _asked(check: Check, ask: Callable[[str], Answer]) -> Callable[[Context], Iterable[Diagnostic]]:
    from argmap.checks.rules import QueryRule

    rule = check.find
    assert isinstance(rule, QueryRule)
    return lambda context: rule.elsewhere(context, ask)
