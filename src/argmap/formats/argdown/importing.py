"""Argdown's own JSON as a document: what ``argdown json`` writes, read back."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from argmap.formats.argdown.document import (
    ArgumentNode,
    Document,
    EquivalenceClass,
    Inference,
    Member,
    Relation,
    RelationType,
    Role,
    Section,
    Sketch,
)
from argmap.formats.argdown.escaping import escaped
from argmap.formats.argdown.settings import settings_of
from argmap.formats.argdown.syntax import Range
from argmap.formats.jsontext import BadJson, can_be_written, json_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.formats.argdown.document import Node

_UNTITLED = re.compile(r"Untitled \d+")
_LINE = 1_000_000
"""Places are only known as lines and columns; a line counts as so many characters."""
_MARKS = {"bold": "**", "italic": "*"}
_DEEPEST = 100


class BadShape(Exception):
    """The JSON is not of the shape that Argdown writes; the text says where it departs from it.

    Attributes:
        line: The line; 0 when not known.
        column: The column.
    """

    def __init__(self, why: str, line: int = 0, column: int = 0) -> None:
        super().__init__(why)
        self.line, self.column = line, column


def load_document(text: str) -> Document:
    """The document that some JSON describes.

    Raises:
        BadShape: It is no JSON, or not of that shape.
    """
    try:
        data = json_of(text)
    except BadJson as error:
        raise BadShape(f"it is no JSON: {error.why}", error.line, error.column) from None
    if "\\ud" in text.lower() and not can_be_written(json.dumps(data, ensure_ascii=False)):
        raise BadShape("half a character stands in a text")
    facts = _mapping(data, "the whole")
    return _Importer(facts).run()


class _Importer:
    def __init__(self, facts: dict[str, Any]) -> None:
        self._facts = facts
        self._sections: dict[str, Section] = {}
        front = facts.get("frontMatter")
        self._document = Document(settings_of(front), front)

    def run(self) -> Document:
        document = self._document
        for found in _list(self._facts.get("sections", []), "sections"):
            document.sections.append(self._section(found, None, 0))
        for title, facts in _mapping(self._facts.get("statements"), "statements").items():
            self._class(title, _mapping(facts, f"statements: {title}"))
        for title, facts in _mapping(self._facts.get("arguments"), "arguments").items():
            self._argument(title, _mapping(facts, f"arguments: {title}"))
        for facts in _list(self._facts.get("relations", []), "relations"):
            self._relation(_mapping(facts, "relations"))
        document.tags = list(_mapping(self._facts.get("tags", {}), "tags"))
        return document

    def _section(self, found: Any, parent: Section | None, depth: int) -> Section:
        facts = _mapping(found, "sections")
        if depth > _DEEPEST:
            raise BadShape("sections are nested too deeply")
        start = _place(facts, "start")
        level = facts.get("level")
        made = Section(
            _text(facts, "id"),
            level if type(level) is int else depth + 1,
            _text(facts, "title"),
            start,
        )
        made.tags = _texts(facts, "tags")
        made.plain, _ = _readings(made.title, list(_ranges(facts.get("ranges"), made.title)))
        made.data, made.parent, made.is_closed = facts.get("data"), parent, facts.get("isClosed")
        made.is_group = facts.get("isGroup") if isinstance(facts.get("isGroup"), bool) else None
        self._sections[made.id] = made
        self._document.deepest = max(self._document.deepest, made.level)
        lower = _list(facts.get("children", []), "sections")
        made.children = [self._section(child, made, depth + 1) for child in lower]
        return made

    def _class(self, title: str, facts: dict[str, Any]) -> None:
        node = EquivalenceClass(title)
        self._common(node, facts)
        node.used_as = {m.role for m in node.members}
        self._document.statements[title] = node

    def _argument(self, title: str, facts: dict[str, Any]) -> None:
        node = ArgumentNode(title)
        self._common(node, facts)
        node.start = _place(facts, "start")
        node.untitled = _UNTITLED.fullmatch(title) is not None
        for item in _list(facts.get("pcs", []), "pcs"):
            member = self._member(_mapping(item, "pcs"))
            if member.title not in self._document.statements:
                raise BadShape(f"the statement {member.title!r} of <{title}> is not defined")
            node.pcs.append(self._same(member))
        if node.pcs and node.pcs[-1].inference is None:
            raise BadShape(f"the structure of <{title}> has no conclusion")
        self._document.arguments[title] = node

    def _same(self, member: Member) -> Member:
        """The member of the class that a member of a structure is; itself when there is none."""
        for other in self._document.statements[member.title].members:
            same = other.start == member.start and other.text == member.text
            if same and other.argument == member.argument and other.role is member.role:
                if other.inference and member.inference:
                    member.inference.relations = other.inference.relations
                return member
        return member

    def _common(self, node: EquivalenceClass | ArgumentNode, facts: dict[str, Any]) -> None:
        members = _list(facts.get("members", []), "members")
        node.members = [self._member(_mapping(item, "members")) for item in members]
        node.tags = _texts(facts, "tags")
        node.data = facts.get("data")
        node.section = self._sections.get(str(facts.get("section")))

    def _member(self, facts: dict[str, Any]) -> Member:
        role = str(facts.get("role", ""))
        known = {str(r) for r in Role}
        made = Member(Role(role) if role in known else Role.NONE, _place(facts, "start"))
        made.end = made.text_end = _place(facts, "end")
        made.title = _text(facts, "title")
        made.untitled = _UNTITLED.fullmatch(made.title) is not None
        text = facts.get("text")
        made.text = text if isinstance(text, str) else None
        made.ranges = list(_ranges(facts.get("ranges"), made.text or ""))
        made.plain, made.markup = _readings(made.text or "", made.ranges)
        made.tags = _texts(facts, "tags")
        made.data = facts.get("data")
        made.section = self._sections.get(str(facts.get("section")))
        made.is_reference = facts.get("isReference") is True
        made.is_top_level = facts.get("isTopLevel") is True
        made.argument = str(facts.get("argumentTitle", ""))
        if isinstance(facts.get("inference"), dict):
            made.inference = self._inference(facts["inference"])
        return made

    def _inference(self, facts: dict[str, Any]) -> Inference:
        made = Inference(_place(facts, "start"), _place(facts, "end"))
        made.rules = _texts(facts, "inferenceRules")
        made.data = facts.get("data")
        made.argument = str(facts.get("argumentTitle", ""))
        index = facts.get("conclusionIndex")
        made.conclusion = index if type(index) is int else 0
        return made

    def _relation(self, facts: dict[str, Any]) -> None:
        try:
            kind = RelationType(str(facts.get("relationType")))
        except ValueError:
            raise BadShape(f"no relation is called {facts.get('relationType')!r}") from None
        origin, target = self._end(facts, "from"), self._end(facts, "to")
        made = Relation(kind, origin, target)
        self._document.relations.append(made)
        self._document.sketches.append(Sketch(kind, origin, target, 0))
        origin.relations.append(made)
        target.relations.append(made)

    def _end(self, facts: dict[str, Any], name: str) -> Node:
        title, kind = _text(facts, name), facts.get(f"{name}Type")
        if kind == "equivalence-class":
            found: Node | None = self._document.statements.get(title)
        else:
            argument = self._document.arguments.get(title)
            found = argument
            if kind == "inference" and argument:
                index = facts.get("conclusionIndex")
                inferences = [m.inference for m in argument.pcs if m.inference]
                found = next((i for i in inferences if i.conclusion == index), None)
        if found is None:
            raise BadShape(f"a relation leads {name} {title!r}, which is not there")
        return found


def _mapping(value: Any, where: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise BadShape(f"{where} should be a mapping")
    return value


def _list(value: Any, where: str) -> list[Any]:
    if not isinstance(value, list):
        raise BadShape(f"{where} should be a list")
    return value


def _text(facts: dict[str, Any], name: str) -> str:
    value = facts.get(name, "")
    if not isinstance(value, str):
        raise BadShape(f"{name} should be a text")
    return value


def _texts(facts: dict[str, Any], name: str) -> list[str]:
    value = facts.get(name)
    return [str(item) for item in _list([] if value is None else value, name)]


def _place(facts: dict[str, Any], name: str) -> int:
    line, column = facts.get(f"{name}Line"), facts.get(f"{name}Column")
    if type(line) is not int or type(column) is not int:
        return 0
    return max(0, line) * _LINE + max(0, column)


def _ranges(found: Any, text: str) -> Iterator[Range]:
    """The ranges that stand within a text."""
    last = len(text)
    for facts in found if isinstance(found, list) else ():
        start, stop = (
            (facts.get("start"), facts.get("stop")) if isinstance(facts, dict) else (None, None)
        )
        if type(start) is int and type(stop) is int and 0 <= start <= stop and start < last:
            value = facts.get("url") or facts.get("tag") or facts.get("title") or ""
            yield Range(str(facts.get("type", "")), start, min(stop, last - 1), str(value))


def _readings(text: str, ranges: list[Range]) -> tuple[str, str]:
    """The text without its tags, and as it may have been typed where it is more than text."""
    tags = [r for r in ranges if r.kind == "tag"]
    plain = _without(text, tags)
    marks = [r for r in ranges if r.kind in _MARKS or r.kind == "link" or "mention" in r.kind]
    midst = any(text[tag.stop + 1 :].strip() and not _only_tags(text, tag, tags) for tag in tags)
    return plain, (_marked(text, ranges) if marks or midst else "")


def _only_tags(text: str, tag: Range, tags: list[Range]) -> bool:
    later = [t for t in tags if t.start > tag.stop]
    rest = "".join(
        c
        for i, c in enumerate(text[tag.stop + 1 :], tag.stop + 1)
        if not any(t.start <= i <= t.stop for t in later)
    )
    return not rest.strip()


def _without(text: str, tags: list[Range]) -> str:
    kept = "".join(
        c for i, c in enumerate(text) if not any(tag.start <= i <= tag.stop for tag in tags)
    )
    return re.sub(r"[ \t]+", " ", kept).strip(" \t")


def _marked(text: str, ranges: list[Range]) -> str:
    """The text with the marks of its ranges put back, without the tags at its end."""
    tagged = {i for r in ranges if r.kind == "tag" for i in range(r.start, r.stop + 1)}
    last = max((i for i, c in enumerate(text) if i not in tagged and c.strip()), default=-1)
    text = text[: last + 1]
    before: dict[int, str] = {}
    after: dict[int, str] = {}
    whole: list[Range] = []
    for r in ranges:
        if r.kind in _MARKS:
            before[r.start] = before.get(r.start, "") + _MARKS[r.kind]
            after[r.stop] = _MARKS[r.kind] + after.get(r.stop, "")
        elif r.kind == "link":
            before[r.start] = before.get(r.start, "") + "["
            after[r.stop] = f"]({r.value})" + after.get(r.stop, "")
        else:
            whole.append(r)
    parts = []
    for index, character in enumerate(text):
        raw = any(r.start <= index <= r.stop for r in whole)
        typed = character if raw else escaped(character)
        parts.append(before.get(index, "") + typed + after.get(index, ""))
    return re.sub(r"[ \t]+", " ", "".join(parts)).strip(" \t")
