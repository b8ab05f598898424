"""What a reader of the text itself would remark: names of nothing, and things said twice."""

from __future__ import annotations

import re
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
_BRACKETS = (("[", "]", "the title of a statement"), ("<", ">", "the title of an argument"))
_COMMENTS = (("/*", "*/"), ("<!--", "-->"))
_DATA = re.compile(r"(?<![\\\w])\{(?=\s*\w+\s*:)")
_RULE = re.compile(r"===+\s*\n")


def remarks(document: Document, text: str) -> Iterator[Trouble]:
    """The remarks about a document and its text."""
    for node in document.nodes:
        for member in node.members:
            yield from _unclosed(member, text[member.start : member.text_end])
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


def _unclosed(member: Member, written: str) -> Iterator[Trouble]:
    """Marks that open what nothing closes, and are therefore just text."""
    for at, what in _opened(written, member.untitled):
        yield Trouble("unclosed", member.start + at, member.start + at + 1, what)


def _opened(written: str, untitled: bool) -> Iterator[tuple[int, str]]:
    for opening, closing, what in _BRACKETS if untitled else ():
        begins = written.startswith(opening) and ":" in written.partition("\n")[0]
        if begins and closing not in written:
            yield 0, what
    if data := _DATA.search(written, written.rfind("}") + 1):
        yield data.start(), "a block of data"
    for opening, closing in _COMMENTS:
        at = written.find(opening, written.rfind(closing) + 1)
        if at >= 0 and written[at - 1 : at] != "\\":
            yield at, "a comment"
    if _RULE.match(written):
        yield 0, "the front matter"


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
