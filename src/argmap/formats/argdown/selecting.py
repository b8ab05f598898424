"""Which statements and arguments a map of the document shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from argmap.formats.argdown.document import IN_PCS, ArgumentNode, EquivalenceClass, Role

if TYPE_CHECKING:
    from argmap.formats.argdown.document import Document, Member, Node, Relation


@dataclass(frozen=True, slots=True)
class Selection:
    """What is shown, each in order of appearance."""

    statements: dict[str, EquivalenceClass]
    arguments: dict[str, ArgumentNode]

    def holds(self, relation: Relation, node: Node) -> bool:
        """Whether one end of a relation is shown, itself or through arguments it stands in."""
        if isinstance(node, ArgumentNode):
            return node.title in self.arguments
        if not isinstance(node, EquivalenceClass):
            return node.argument in self.arguments
        if node.title in self.statements:
            return True
        role = Role.PREMISE if relation.target is node else Role.MAIN_CONCLUSION
        return any(
            (relation.type.is_symmetric or m.role is role) and m.argument in self.arguments
            for m in node.members
        )

    def holds_other(self, relation: Relation, node: Node) -> bool:
        """Whether the end of a relation that is not the node is shown."""
        return self.holds(relation, relation.other(node))

    def holds_both(self, relation: Relation) -> bool:
        """Whether both ends are shown."""
        return self.holds(relation, relation.origin) and self.holds(relation, relation.target)


def select(document: Document) -> Selection:
    """What the map of a document shows."""
    settings = document.settings.selection
    first = Selection(
        {t: s for t, s in document.statements.items() if _preselected(settings, s)},
        {t: a for t, a in document.arguments.items() if _preselected(settings, a)},
    )
    second = Selection(
        {t: s for t, s in first.statements.items() if _shows_statement(settings, first, s)},
        first.arguments,
    )
    return Selection(
        second.statements,
        {
            t: a
            for t, a in second.arguments.items()
            if _shows_argument(document, settings, second, a)
        },
    )


def _fact(node: EquivalenceClass | ArgumentNode, name: str) -> Any:
    return node.data.get(name) if isinstance(node.data, dict) else None


def _preselected(settings: Any, node: EquivalenceClass | ArgumentNode) -> bool:
    in_map = isinstance(node.data, dict) and "isInMap" in node.data
    if not settings.get("ignoreIsInMap") and in_map and _fact(node, "isInMap") is not True:
        return False
    name = "excludeArguments" if isinstance(node, ArgumentNode) else "excludeStatements"
    if node.title in (settings.get(name) or ()):
        return False
    sections, tags = settings.get("selectedSections"), settings.get("selectedTags")
    if sections is not None and not _in_section(settings, node, sections):
        return False
    return tags is None or _tagged(settings, node, tags)


def _in_section(settings: Any, node: EquivalenceClass | ArgumentNode, sections: Any) -> bool:
    if node.section is None:
        return settings.get("selectElementsWithoutSection") is True
    return node.section.title in sections


def _tagged(settings: Any, node: EquivalenceClass | ArgumentNode, tags: Any) -> bool:
    if not node.tags:
        return settings.get("selectElementsWithoutTag") is True
    return any(tag in tags for tag in node.tags)


def _shows_statement(settings: Any, shown: Selection, node: EquivalenceClass) -> bool:
    if not settings.get("ignoreIsInMap") and _fact(node, "isInMap") is True:
        return True
    if node.title in (settings.get("includeStatements") or ()):
        return True
    related = any(shown.holds_other(r, node) for r in node.relations)
    used = any(_is_used(shown, m) for m in node.members)
    if settings.get("excludeDisconnected", True) and not used and not related:
        return False
    return _by_mode(settings, shown, node, related, used)


def _by_mode(
    settings: Any, shown: Selection, node: EquivalenceClass, related: bool, used: bool
) -> bool:
    mode = settings.get("statementSelectionMode") or "with-title"
    alone = related and not used
    if mode == "all":
        return True
    if mode == "with-title":
        return alone or not node.title.startswith("Untitled")
    if mode == "top-level":
        return alone or Role.TOP_LEVEL_STATEMENT in node.used_as
    if mode == "with-relations":
        return related
    if mode == "not-used-in-argument":
        return not used
    if mode == "with-more-than-one-relation":
        partners = sum(_partners(shown, r, node) for r in node.relations)
        return related and (not used or partners > 1)
    return False


def _is_used(shown: Selection, member: Member) -> bool:
    outer = member.role in IN_PCS and member.role is not Role.INTERMEDIARY_CONCLUSION
    return outer and member.argument in shown.arguments


def _partners(shown: Selection, relation: Relation, node: EquivalenceClass) -> int:
    other = relation.other(node)
    if isinstance(other, ArgumentNode):
        return int(other.title in shown.arguments)
    if not isinstance(other, EquivalenceClass):
        return int(other.argument in shown.arguments)
    if node.title not in shown.statements:
        return 0
    role = Role.PREMISE if relation.target is other else Role.MAIN_CONCLUSION
    return sum(m.role is role and m.argument in shown.arguments for m in other.members)


def _shows_argument(
    document: Document, settings: Any, shown: Selection, node: ArgumentNode
) -> bool:
    if not settings.get("excludeDisconnected", True):
        return True
    if not settings.get("ignoreIsInMap") and _fact(node, "isInMap") is True:
        return True
    if any(shown.holds_other(r, node) for r in node.relations):
        return True
    return any(_connects(document, shown, m) for m in node.pcs)


def _connects(document: Document, shown: Selection, member: Member) -> bool:
    """Whether a statement of a structure connects its argument to something else that is shown."""
    inference = member.inference
    if inference and any(shown.holds_other(r, inference) for r in inference.relations):
        return True
    if member.role is Role.INTERMEDIARY_CONCLUSION:
        return False
    node = document.statements[member.title]
    premise = member.role is Role.PREMISE
    for relation in node.relations:
        from_here = relation.origin is node if premise else relation.target is node
        if (relation.type.is_symmetric or not from_here) and shown.holds_other(relation, node):
            return True
    if member.title in shown.statements:
        return True
    wanted = Role.MAIN_CONCLUSION if premise else Role.PREMISE
    return any(m.role is wanted and m.argument in shown.arguments for m in node.members)
