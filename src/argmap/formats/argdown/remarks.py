"""What a reader of the text itself would remark: names of nothing, and things said twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.formats.argdown.document import (
    IN_PCS,
    ArgumentNode,
    EquivalenceClass,
    RelationType,
    Role,
    Trouble,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.formats.argdown.document import Document, Member

_SHOWN = 40


def remarks(document: Document) -> Iterator[Trouble]:
    """The remarks about a document."""
    for node in document.nodes:
        yield from _undefined(node)
        yield from _several(node)
    yield from _mentions(document)
    for statement in document.statements.values():
        yield from _untitled(statement)
    for argument in document.arguments.values():
        yield from _untitled_premises(argument)


def _called(node: EquivalenceClass | ArgumentNode) -> str:
    brackets = "<{}>" if isinstance(node, ArgumentNode) else "[{}]"
    return brackets.format(node.title)


def _undefined(node: EquivalenceClass | ArgumentNode) -> Iterator[Trouble]:
    structured = isinstance(node, ArgumentNode) and (node.pcs or _has_reasons(node))
    if node.members and all(m.is_reference for m in node.members) and not structured:
        if isinstance(node, ArgumentNode) and len(node.members) == 1:
            return  # a title is all that a sketch needs to say
        first = min(node.members, key=lambda m: m.start)
        yield Trouble("undefined-title", first.start, first.end, _called(node))


def _has_reasons(node: ArgumentNode) -> bool:
    """Whether something supports the argument, which then need not be described."""
    return any(r.target is node and r.type is RelationType.SUPPORT for r in node.relations)


def _several(node: EquivalenceClass | ArgumentNode) -> Iterator[Trouble]:
    own = [m for m in node.members if not m.is_reference and m.plain]
    marked = any(isinstance(m.data, dict) and m.data.get("isCanonical") for m in own)
    if marked or len(own) < 2:
        return
    own.sort(key=lambda m: m.start)
    for member in own[1:]:
        if member.plain != own[0].plain:
            yield Trouble("several-texts", member.start, member.end, _called(node))


def _mentions(document: Document) -> Iterator[Trouble]:
    for node in document.nodes:
        for member in node.members:
            for marked in member.ranges:
                argument = marked.kind == "argument-mention"
                known = document.arguments if argument else document.statements
                if marked.kind.endswith("-mention") and marked.value not in known:
                    shown = f"<{marked.value}>" if argument else f"[{marked.value}]"
                    yield Trouble("lone-mention", member.start, member.end, shown)


def _excerpt(member: Member) -> str:
    text = member.plain
    return text if len(text) <= _SHOWN else text[:_SHOWN].rsplit(" ", 1)[0] + " ..."


def _untitled(node: EquivalenceClass) -> Iterator[Trouble]:
    member = node.members[0]
    if member.untitled and node.relations and member.role not in IN_PCS:
        yield Trouble(
            "untitled-in-use",
            member.start,
            member.end,
            f'the statement "{_excerpt(member)}" stands in a relation and has no title',
        )


def _untitled_premises(node: ArgumentNode) -> Iterator[Trouble]:
    """One remark for each structure: how many of its statements have no title."""
    untitled = [m for m in node.pcs if m.untitled]
    if not untitled:
        return
    premises = sum(m.role is Role.PREMISE for m in untitled)
    conclusions = len(untitled) - premises
    parts = [_counted(premises, "premise"), _counted(conclusions, "conclusion")]
    what = " and ".join(part for part in parts if part)
    verb = "has" if len(untitled) == 1 else "have"
    where = f"<{node.title}>" if not node.untitled else "the argument"
    yield Trouble(
        "untitled-in-use",
        untitled[0].start,
        untitled[0].end,
        f"{what} of {where} {verb} no title",
    )


def _counted(number: int, name: str) -> str:
    return f"{number} {name}{'s' if number > 1 else ''}" if number else ""
