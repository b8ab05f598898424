"""The map of a document as Argdown draws it: nodes, edges and groups."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from argmap.formats.argdown.document import ArgumentNode, EquivalenceClass, RelationType, Role
from argmap.formats.argdown.selecting import select

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.formats.argdown.document import Document, Member, Node, Relation, Section
    from argmap.formats.argdown.selecting import Selection


@dataclass(slots=True, eq=False)
class MapNode:
    """A box: what it stands for, and its id."""

    id: str
    of: EquivalenceClass | ArgumentNode


@dataclass(slots=True, eq=False)
class GroupNode:
    """A group of boxes.

    Attributes:
        section: The section it stands for.
        level: 1 for the outermost.
        children: What it holds.
        parent: Id of the section of the group around it; empty when there is none.
    """

    section: Section
    level: int
    children: list[MapNode | GroupNode] = field(default_factory=list)
    parent: str = ""


@dataclass(slots=True, eq=False)
class Edge:
    """An arrow; ``via`` are the statements at its ends that it comes from."""

    id: str
    type: RelationType
    origin: MapNode
    target: MapNode
    via: tuple[EquivalenceClass | None, EquivalenceClass | None]


@dataclass(slots=True)
class Drawing:
    """The whole map."""

    nodes: list[MapNode | GroupNode]
    edges: list[Edge]


_LOOSE = {
    RelationType.CONTRADICTORY: RelationType.ATTACK,
    RelationType.CONTRARY: RelationType.ATTACK,
    RelationType.ENTAILS: RelationType.SUPPORT,
}


def draw(document: Document) -> Drawing:
    """The map of a document."""
    return _Drawer(document, select(document)).run()


def canonical_member(node: EquivalenceClass | ArgumentNode) -> Member | None:
    """The place that says best what a node is: the one marked so, else the last that is no name."""
    own = [m for m in node.members if not m.is_reference]
    marked = [m for m in own if isinstance(m.data, dict) and m.data.get("isCanonical")]
    return (marked or own)[-1] if own else None


class _Drawer:
    def __init__(self, document: Document, selection: Selection) -> None:
        self._document, self._selection = document, selection
        shown: list[EquivalenceClass | ArgumentNode] = [*selection.statements.values()]
        shown += selection.arguments.values()
        self._nodes = [MapNode(f"n{index}", node) for index, node in enumerate(shown)]
        split = len(selection.statements)
        self._statements = {n.of.title: n for n in self._nodes[:split]}
        self._arguments = {n.of.title: n for n in self._nodes[split:]}
        self._edges: list[Edge] = []
        self._drawn: set[tuple[str, str]] = set()

    def run(self) -> Drawing:
        for relation in self._document.relations:
            if self._selection.holds_both(relation):
                self._relation(relation, relation.origin, relation.target, False)
                if relation.type.is_symmetric:
                    self._relation(relation, relation.target, relation.origin, True)
        for node in self._arguments.values():
            self._concludes(node)
        for node in self._statements.values():
            self._serves(node)
        return Drawing(group(self._document, self._nodes), self._edges)

    def _relation(self, relation: Relation, origin: Node, target: Node, back: bool) -> None:
        via = (
            origin if isinstance(origin, EquivalenceClass) else None,
            target if isinstance(target, EquivalenceClass) else None,
        )
        for start in self._starts(origin, back):
            for end in list(self._ends(target, back)):
                both = self._is_statement(start) and self._is_statement(end)
                kind = relation.type if both else _LOOSE.get(relation.type, relation.type)
                self._edge(kind, start, end, via)

    def _is_statement(self, node: MapNode) -> bool:
        return isinstance(node.of, EquivalenceClass)

    def _edge(
        self,
        kind: RelationType,
        origin: MapNode,
        target: MapNode,
        via: tuple[EquivalenceClass | None, EquivalenceClass | None],
    ) -> None:
        self._edges.append(Edge(f"e{len(self._edges) + 1}", kind, origin, target, via))

    def _starts(self, node: Node, back: bool) -> Iterator[MapNode]:
        if isinstance(node, ArgumentNode):
            if not back:
                yield self._arguments[node.title]
        elif isinstance(node, EquivalenceClass):
            shown = self._statements.get(node.title)
            if shown:
                yield shown
            else:
                yield from self._standing(node, Role.MAIN_CONCLUSION)

    def _ends(self, node: Node, back: bool) -> Iterator[MapNode]:
        if isinstance(node, ArgumentNode):
            if not back:
                yield self._arguments[node.title]
        elif isinstance(node, EquivalenceClass):
            shown = self._statements.get(node.title)
            if not shown:
                yield from self._standing(node, Role.PREMISE)
            elif not back:
                yield shown
        elif not back:
            yield self._arguments[node.argument]

    def _standing(self, node: EquivalenceClass, role: Role) -> Iterator[MapNode]:
        for member in node.members:
            if member.role is role and member.argument in self._arguments:
                yield self._arguments[member.argument]

    def _support(self, origin: MapNode, target: MapNode, via: EquivalenceClass) -> None:
        if (origin.id, target.id) not in self._drawn:
            self._drawn.add((origin.id, target.id))
            self._edge(RelationType.SUPPORT, origin, target, (via, via))

    def _concludes(self, node: MapNode) -> None:
        """The arrows from an argument to its conclusion, or to the arguments that build on it."""
        if not isinstance(node.of, ArgumentNode) or not node.of.pcs:
            return
        conclusion = self._document.statements[node.of.pcs[-1].title]
        shown = self._statements.get(conclusion.title)
        if shown and (node.id, shown.id) not in self._drawn:
            self._support(node, shown, conclusion)
            return
        for other in self._standing(conclusion, Role.PREMISE):
            self._support(node, other, conclusion)

    def _serves(self, node: MapNode) -> None:
        """The arrows from a statement to the arguments that have it as a premise."""
        if isinstance(node.of, EquivalenceClass):
            for other in self._standing(node.of, Role.PREMISE):
                self._support(node, other, node.of)


def group(document: Document, nodes: list[MapNode]) -> list[MapNode | GroupNode]:
    """The nodes within the groups of their sections, groups first."""
    least = document.deepest - document.settings.group_depth + 1
    _mark(document.sections, least)
    groups: dict[str, GroupNode] = {}
    free: list[MapNode | GroupNode] = []
    for node in nodes:
        section = _grouping(node.of.section)
        if section:
            _group_of(section, groups).children.append(node)
        else:
            free.append(node)
    tops = [g for g in groups.values() if not g.parent]
    _set_levels(tops)
    return [*tops, *free]


def _mark(sections: list[Section], least: float) -> None:
    waiting = list(sections)
    while waiting:
        section = waiting.pop()
        if section.is_group is None:
            section.is_group = section.level >= least
        waiting += section.children


def _grouping(section: Section | None) -> Section | None:
    """The section itself or the nearest above it that is drawn as a group."""
    while section and section.is_group is False:
        section = section.parent
    return section


def _group_of(section: Section, groups: dict[str, GroupNode]) -> GroupNode:
    """The group of a section, made with all groups around it when it is new."""
    lower: GroupNode | None = None
    first: GroupNode | None = None
    at: Section | None = section
    while at:
        known = at.id in groups
        made = groups.setdefault(at.id, GroupNode(at, at.level))
        if lower:
            lower.parent = at.id
            made.children.append(lower)
        first = first or made
        if known:
            break
        lower, at = made, _grouping(at.parent)
    assert first is not None
    return first


def _set_levels(tops: list[GroupNode]) -> None:
    waiting = [(top, 1) for top in tops]
    while waiting:
        node, level = waiting.pop()
        node.level = level
        waiting += [(c, level + 1) for c in node.children if isinstance(c, GroupNode)]
