"""Small questions about what a document says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.formats.argdown import keys
from argmap.formats.argdown.document import (
    IN_PCS,
    ArgumentNode,
    EquivalenceClass,
    RelationType,
    Section,
)
from argmap.formats.argdown.escaping import at_line_start
from argmap.model import ArgumentKind, Statement

if TYPE_CHECKING:
    from argmap.formats.argdown.document import Relation


def own_kind(relation: Relation) -> ArgumentKind | None:
    """The kind of argument that an argument without a structure is, by one of its relations."""
    if isinstance(relation.target, EquivalenceClass):
        return {
            RelationType.SUPPORT: ArgumentKind.INFERENCE,
            RelationType.ATTACK: ArgumentKind.REBUTTAL,
        }.get(relation.type)
    return ArgumentKind.UNDERCUT if relation.type is RelationType.UNDERCUT else None


def between_statements(relation: Relation) -> bool:
    """Whether both ends of a relation are statements."""
    ends = (relation.origin, relation.target)
    return all(isinstance(end, EquivalenceClass) for end in ends)


def unescaped_start(markup: str) -> str:
    """Marked text without a backslash that only keeps it from meaning something at a line start."""
    bare = markup[1:]
    return bare if bare and at_line_start(bare) == markup else markup


def is_prose(node: EquivalenceClass) -> bool:
    """Whether a statement is just text: without title, relations, structure and facts."""
    facts = node.data if isinstance(node.data, dict) else {}
    return (
        untitled(node)
        and not node.relations
        and all(member.role not in IN_PCS for member in node.members)
        and not any(keys.is_known(Statement, key) for key in facts)
        and not any(t in keys.KIND_TAGS or t == "thesis" for t in node.tags)
        and any(member.plain for member in node.members)
    )


def untitled(node: EquivalenceClass) -> bool:
    """Whether a statement has no title anywhere."""
    return all(member.untitled for member in node.members)


def first_place(node: EquivalenceClass | ArgumentNode) -> int:
    """Where a node is first said; where it is first named when it never is."""
    own = [m.start for m in node.members if not m.is_reference]
    if not own and isinstance(node, ArgumentNode) and node.pcs:
        return node.start
    return min(own or [m.start for m in node.members], default=0)


def data_place(node: EquivalenceClass | ArgumentNode | Section) -> tuple[int, int]:
    """Where the data of a node stands; where the node stands when it has none."""
    if isinstance(node, Section):
        return node.start, node.end
    for member in node.members:
        if member.data_span != (0, 0):
            return member.data_span
    return first_place(node), first_place(node)


def all_sections(sections: list[Section]) -> list[Section]:
    """The sections and all within them, in order of place."""
    found: list[Section] = []
    waiting = sections[::-1]
    while waiting:
        section = waiting.pop()
        found.append(section)
        waiting.extend(reversed(section.children))
    return found
