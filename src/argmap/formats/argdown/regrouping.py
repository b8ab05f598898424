"""Sections that front matter draws up anew: ``group: {regroup: [...]}``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.formats.argdown.document import Headings, Section

if TYPE_CHECKING:
    from argmap.formats.argdown.document import ArgumentNode, Document, EquivalenceClass


def regroup(document: Document) -> None:
    """Puts statements and arguments into the sections that the front matter names, if it does."""
    wanted = document.settings.group.get("regroup")
    if not isinstance(wanted, list) or not wanted:
        return
    nodes = document.nodes
    document.headings = Headings(document.sections, {id(node): node.section for node in nodes})
    document.sections = []
    for node in nodes:
        node.section = None
    waiting: list[tuple[Any, int, int, Section | None]] = [
        (facts, 1, index, None) for index, facts in reversed(list(enumerate(wanted)))
    ]
    while waiting:
        facts, level, number, parent = waiting.pop()
        if not isinstance(facts, dict) or level > _DEEPEST:
            continue
        section = Section(f"s{number}", level, str(facts.get("title", "")), parent=parent)
        section.plain = section.title
        section.tags = [str(tag) for tag in _list(facts, "tags")]
        section.is_closed = facts.get("isClosed")
        (parent.children if parent else document.sections).append(section)
        _take(document.statements, _list(facts, "statements"), section)
        _take(document.arguments, _list(facts, "arguments"), section)
        lower = list(enumerate(_list(facts, "children"), number + 1))
        waiting += [(child, level + 1, index, section) for index, child in reversed(lower)]


_DEEPEST = 100


def _list(facts: dict[str, Any], name: str) -> list[Any]:
    value = facts.get(name)
    return value if isinstance(value, list) else []


def _take(
    nodes: dict[str, EquivalenceClass] | dict[str, ArgumentNode],
    titles: list[Any],
    section: Section,
) -> None:
    for title in titles:
        if isinstance(title, str) and title in nodes:
            nodes[title].section = section
