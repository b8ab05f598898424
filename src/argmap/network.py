"""The map as a networkx graph: its argument alone, or all that it knows."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, Any

import networkx as nx

from argmap.model import (
    Argument,
    ArgumentMap,
    Group,
    Relation,
    RelationKind,
    Scenario,
    Source,
    Statement,
    Words,
    best,
)
from argmap.rdf.schemes import schemes
from argmap.vocabulary import SCHEME

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model import Element, Record


def to_networkx(argument_map: ArgumentMap) -> nx.MultiDiGraph[str]:
    """The statements and arguments as a graph.

    Edges run from premise to argument (``role`` is ``premise`` or ``warrant``) and from argument
    to target (``conclusion``, ``rebuts`` or ``undercuts``); and along each relation between them,
    with its kind as ``role``, contradictions included. Nodes have ``kind``, ``label`` and
    ``text``; the graph has ``name``, ``iri`` and ``theses``. A name that the map does not define
    is a node of kind ``undefined``.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(
        name=argument_map.name, iri=argument_map.iri, theses=argument_map.theses
    )
    for statement in argument_map.statements:
        _add(graph, statement, str(statement.kind))
    for argument in argument_map.arguments:
        _add(graph, argument, str(argument.kind))
    for argument in argument_map.arguments:
        for premise in argument.needs:
            _reach(graph, premise)
            role = "warrant" if premise in argument.warrants else "premise"
            graph.add_edge(premise, argument.id, role=role)
        if argument.target:
            _reach(graph, argument.target)
            graph.add_edge(argument.id, argument.target, role=_ROLES[str(argument.kind)])
    for origin, target, role in _related(argument_map):
        if origin in graph and target in graph:
            graph.add_edge(origin, target, role=role)
    return graph


def write(argument_map: ArgumentMap, row: object = None, loaded: object = None) -> bytes:
    """The statements and arguments as GraphML, which yEd, Gephi and networkx read.

    The same graph as ``to_networkx``; of texts it has what XML can hold (XML 1.0, section 2.2).
    """
    _ = row, loaded
    whole = to_networkx(argument_map)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(name=_plain(whole.graph["name"]))
    graph.graph["iri"] = _plain(argument_map.iri)
    for name, facts in whole.nodes(data=True):
        thesis = {"thesis": True} if name in argument_map.theses else {}
        told = {key: _plain(str(value)) for key, value in facts.items()}
        if told["label"] == name:  # what a viewer writes beside the node
            told["label"] = told["text"] if told["text"] not in {"", name} else told["kind"]
        graph.add_node(_plain(name), **told, **thesis)
    for number, (origin, target, facts) in enumerate(whole.edges(data=True), 1):
        ends = _plain(origin), _plain(target)
        graph.add_edge(*ends, key=f"e{number}", role=facts["role"])
    lines = nx.generate_graphml(graph, named_key_ids=True)
    return ("<?xml version='1.0' encoding='utf-8'?>\n" + "\n".join(lines) + "\n").encode()


def kept(argument_map: ArgumentMap, row: object = None) -> ArgumentMap:
    """What of a map stands in GraphML: relations by their kinds alone, texts in no language."""
    _ = row
    known = set(to_networkx(argument_map))
    statements = (
        Statement(
            id=s.id,
            kind=s.kind,
            label=_one(s.label),
            text=_one(s.text),
            contradicts=tuple(name for name in s.contradicts if name in known),
        )
        for s in argument_map.statements
    )
    arguments = (
        Argument(
            id=a.id,
            kind=a.kind,
            target=a.target,
            premises=tuple(name for name in a.premises if name not in a.warrants),
            warrants=a.warrants,
            label=_one(a.label),
            text=_one(a.text),
        )
        for a in argument_map.arguments
    )
    relations = (
        Relation(
            id=r.id,
            kind=r.kind,
            origins=tuple(name for name in r.origins if name in known),
            targets=tuple(name for name in r.targets if name in known),
        )
        for r in argument_map.relations
        if known & {*r.origins} and known & {*r.targets}
    )
    return ArgumentMap(
        iri=_plain(argument_map.iri),
        label=_one(argument_map.label),
        theses=tuple(name for name in argument_map.theses if name in known),
        statements=tuple(statements),
        arguments=tuple(arguments),
        relations=tuple(relations),
    )


def _one(several: tuple[Words, ...]) -> tuple[Words, ...]:
    return tuple(Words(_plain(best(several))) for _ in several[:1])


def _plain(text: str) -> str:
    """A text without the characters that XML has no way to write."""
    return _NO_XML.sub("\ufffd", text)


_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def _related(argument_map: ArgumentMap) -> Iterator[tuple[str, str, str]]:
    for statement in argument_map.statements:
        for other in statement.contradicts:
            yield statement.id, other, str(RelationKind.CONTRADICTION)
    for relation in argument_map.relations:
        for origin in relation.origins:
            for target in relation.targets:
                yield origin, target, str(relation.kind)


_ROLES = {"inference": "conclusion", "rebuttal": "rebuts", "undercut": "undercuts"}


def _add(graph: nx.MultiDiGraph[str], element: Element, kind: str) -> None:
    graph.add_node(element.id, kind=kind, label=element.name, text=element.says)


def _reach(graph: nx.MultiDiGraph[str], name: str) -> None:
    if name not in graph:
        graph.add_node(name, kind="undefined", label=name, text="")


def knowledge_graph(argument_map: ArgumentMap) -> nx.MultiDiGraph[str]:
    """The statements and arguments with their sources, agents, schemes, scenarios and groups.

    To what ``to_networkx`` gives come nodes of the kinds ``source``, ``agent``, ``scenario``,
    ``group``, ``locution`` and ``scheme`` (named by its IRI), and edges whose ``role`` is the local
    name of the property that the map has in RDF: ``restates``, ``assertedBy``, ``wasAttributedTo``,
    ``source`` (of evidence), ``holdsIn``, ``scheme``, ``outweighs``, ``partOf``, ``assumes``,
    ``rejects``, ``member``, ``creator`` and ``hasStakeIn``; and along each relation of a locution,
    with its kind as ``role``, such as ``illocution`` to what it says. Where several edges join the
    same two nodes in the same role, there is one.
    """
    graph = to_networkx(argument_map)
    for record in (*argument_map.groups, *argument_map.locutions):
        _add(graph, record, type(record).__name__.lower())
    for entity in (*argument_map.sources, *argument_map.agents, *argument_map.scenarios):
        kind = type(entity).__name__.lower()
        graph.add_node(entity.id, kind=kind, label=entity.name, text=entity.name)
    for name in sorted({scheme for a in argument_map.arguments for scheme in a.schemes}):
        known = schemes().get(name)
        label = known.name if known else name
        graph.add_node(SCHEME + name, kind="scheme", label=label, text=label)
    for origin, target, role in dict.fromkeys(_ties(argument_map)):
        if origin in graph:
            _reach(graph, target)
            graph.add_edge(origin, target, role=role)
    spoken = {locution.id for locution in argument_map.locutions}
    for origin, target, role in dict.fromkeys(_related(argument_map)):
        if spoken & {origin, target} and origin in graph and target in graph:
            graph.add_edge(origin, target, role=role)
    return graph


def _ties(argument_map: ArgumentMap) -> Iterator[tuple[str, str, str]]:
    """What ties elements and entities together besides the steps of reasoning."""
    records: Iterator[Record] = chain(
        argument_map.elements, argument_map.sources, argument_map.agents, argument_map.scenarios
    )
    for record in records:
        for role, others in _ties_of(record):
            for other in others:
                yield record.id, other, role


def _ties_of(record: Record) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "assertedBy", getattr(record, "asserted_by", ())
    yield "wasAttributedTo", getattr(record, "attributed_to", ())
    yield "hasStakeIn", getattr(record, "stakes", ())
    if isinstance(record, Statement):
        yield "restates", record.restates
        yield "source", record.sources
        yield "holdsIn", record.holds_in
    if isinstance(record, Argument):
        yield "scheme", tuple(SCHEME + scheme for scheme in record.schemes)
        yield "outweighs", record.outweighs
        yield "partOf", (record.part_of,) if record.part_of else ()
    if isinstance(record, Group):
        yield "member", record.members
    if isinstance(record, Scenario):
        yield "assumes", record.assumes
        yield "rejects", record.rejects
    if isinstance(record, Source):
        yield "creator", record.creators


def support_graph(argument_map: ArgumentMap) -> nx.DiGraph[str]:
    """The statements, with an edge from each premise of an inference to its conclusion.

    Relations of support and entailment are edges too, also between arguments.
    """
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(s.id for s in argument_map.statements)
    graph.add_edges_from(
        (premise, argument.target)
        for argument in argument_map.arguments
        if argument.target and not argument.is_objection
        for premise in argument.needs
    )
    graph.add_edges_from(
        (origin, target)
        for relation in argument_map.relations
        if relation.kind.is_support
        for origin in relation.origins
        for target in relation.targets
    )
    return graph


def support_cycles(argument_map: ArgumentMap) -> tuple[tuple[str, ...], ...]:
    """For each circle of support the shortest way round it, from premise to conclusion.

    One cycle for each strongly connected component, beginning with its least id; the components
    are in order of that id.
    """
    graph = support_graph(argument_map)
    found = [
        _shortest_cycle(graph.subgraph(component))
        for component in nx.strongly_connected_components(graph)
        if len(component) > 1 or graph.has_edge(*(2 * tuple(component)))
    ]
    return tuple(sorted(found))


def _shortest_cycle(component: Any) -> tuple[str, ...]:
    best: tuple[str, ...] = ()
    starts = max(_FEWEST, min(_STARTS, _STEPS // component.number_of_edges()))
    for start in sorted(component)[:starts]:
        back = _way_back(component, start)
        if back and (not best or len(back) < len(best)):
            best = back
    least = best.index(min(best))
    return best[least:] + best[:least]


_STARTS = 200
_FEWEST = 3
_STEPS = 200_000
"""From so many nodes of a knot, and along so many edges in all, the shortest circle is sought."""


def _way_back(component: Any, start: str) -> tuple[str, ...]:
    """The shortest cycle through a node, found breadth first."""
    if component.has_edge(start, start):
        return (start,)
    paths = nx.single_source_shortest_path(component, start)
    ends = [n for n in component.predecessors(start) if n in paths]
    if not ends:
        return ()
    return tuple(paths[min(ends, key=lambda n: (len(paths[n]), n))])


def longest_chain(argument_map: ArgumentMap) -> tuple[str, ...]:
    """The longest chain of support, from its first premise to its last conclusion.

    A circle of support counts as one link, shown by its least id. Of several longest chains the
    first by the order of ids is given.
    """
    graph = support_graph(argument_map)
    condensed = nx.condensation(graph)
    name = {n: min(condensed.nodes[n]["members"]) for n in condensed}
    length: dict[int, int] = {}
    before: dict[int, int | None] = {}
    for node in nx.lexicographical_topological_sort(condensed, key=lambda n: name[n]):
        best = max(condensed.predecessors(node), key=lambda p: length[p], default=None)
        length[node] = 1 + (length[best] if best is not None else 0)
        before[node] = best
    if not length:
        return ()
    end: int | None = min(length, key=lambda n: (-length[n], name[n]))
    chain: list[str] = []
    while end is not None:
        chain.append(name[end])
        end = before[end]
    return tuple(reversed(chain))


def components(argument_map: ArgumentMap) -> tuple[frozenset[str], ...]:
    """The parts of the map that no argument or relation connects, largest first."""
    graph = to_networkx(argument_map)
    found = (frozenset(part) for part in nx.weakly_connected_components(graph))
    return tuple(sorted(found, key=lambda part: (-len(part), min(part))))
