"""A document in the JSON that Argdown's own tools write: model, map, sections and tags."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from argmap.formats.argdown.colouring import colours_of
from argmap.formats.argdown.document import ArgumentNode, EquivalenceClass, Inference, Role
from argmap.formats.argdown.drawing import GroupNode, canonical_member, draw
from argmap.formats.argdown.lines import Lines

if TYPE_CHECKING:
    from argmap.formats.argdown.colouring import Colours
    from argmap.formats.argdown.document import Document, Member, Relation, Section
    from argmap.formats.argdown.drawing import Drawing, Edge, MapNode
    from argmap.formats.argdown.syntax import Range

Json = dict[str, Any]


def export(document: Document, text: str) -> str:
    """The document as JSON, in the shape of ``argdown json``.

    One key is added, ``frontMatter``, where the document has front matter.

    Args:
        document: The document.
        text: The text it was read from, for lines and columns.
    """
    return json.dumps(as_data(document, text), indent=2, ensure_ascii=False) + "\n"


def as_data(document: Document, text: str) -> Json:
    """The same as plain data."""
    return _Exporter(document, text).run()


class _Exporter:
    def __init__(self, document: Document, text: str) -> None:
        self._document = document
        self._lines = Lines(text)
        self._drawing: Drawing = draw(document)
        self._colours: Colours = colours_of(document)

    def run(self) -> Json:
        document = self._document
        front = document.front_matter
        return {
            **({"frontMatter": front} if front is not None else {}),
            "arguments": {t: self._argument(a) for t, a in document.arguments.items()},
            "statements": {t: self._class(s) for t, s in document.statements.items()},
            "relations": [self._relation(r) for r in document.relations],
            "map": {
                "nodes": [self._node(n) for n in self._drawing.nodes],
                "edges": [self._edge(e) for e in self._drawing.edges],
            },
            "sections": [self._section(s) for s in document.sections],
            "tags": {tag: self._tag(tag, rank) for rank, tag in enumerate(document.tags)},
        }

    def _class(self, node: EquivalenceClass) -> Json:
        facts: Json = {
            "type": "equivalence-class",
            "title": node.title,
            "relations": [self._relation(r) for r in node.relations],
            "members": [self._member(m) for m in node.members],
        }
        facts |= self._common(node)
        for role, name in _USED.items():
            if role in node.used_as:
                facts[name] = True
        return facts | {"fontColor": self._colours.statement_font} | self._colour(node)

    def _argument(self, node: ArgumentNode) -> Json:
        facts: Json = {
            "type": "argument",
            "relations": [self._relation(r) for r in node.relations],
            "members": [self._member(m) for m in node.members],
            "pcs": [self._member(m) for m in node.pcs],
            "title": node.title,
        }
        facts |= self._common(node)
        if node.pcs:
            facts |= self._place(node.start, node.end)
        return facts | {"fontColor": self._colours.argument_font} | self._colour(node)

    def _common(self, node: EquivalenceClass | ArgumentNode) -> Json:
        facts: Json = {}
        if node.tags:
            facts["tags"] = node.tags
        if node.data is not None:
            facts["data"] = node.data
        if node.section:
            facts["section"] = node.section.id
        return facts

    def _colour(self, node: EquivalenceClass | ArgumentNode) -> Json:
        colour = self._colours.of(node)
        return {"color": colour} if colour else {}

    def _member(self, member: Member) -> Json:
        described = member.role is Role.ARGUMENT_DESCRIPTION
        facts: Json = {
            "type": "statement",
            "role": str(member.role) or None,
            "isTopLevel": member.is_top_level if described else member.is_top_level or None,
            "text": member.text,
            "ranges": [_range(r) for r in member.ranges] or None,
            "title": member.title,
            "isReference": member.is_reference or None,
            "tags": member.tags or None,
            **self._place(member.start, member.end),
            "data": member.data,
            "section": member.section.id if member.section else None,
            "argumentTitle": member.argument or None,
            "inference": self._inference(member.inference) if member.inference else None,
        }
        return {name: value for name, value in facts.items() if value is not None}

    def _inference(self, inference: Inference) -> Json:
        facts: Json = {
            "type": "inference",
            "relations": [self._relation(r) for r in inference.relations],
            "inferenceRules": inference.rules,
        }
        facts |= self._place(inference.start, inference.end)
        if inference.data is not None:
            facts["data"] = inference.data
        return facts | {
            "conclusionIndex": inference.conclusion,
            "argumentTitle": inference.argument,
        }

    def _relation(self, relation: Relation) -> Json:
        facts: Json = {"type": "relation", "relationType": str(relation.type)}
        for name, node in (("from", relation.origin), ("to", relation.target)):
            inference = isinstance(node, Inference)
            facts[name] = node.argument if isinstance(node, Inference) else node.title
            facts[name + "Type"] = "inference" if inference else _TYPES[type(node)]
        if isinstance(relation.target, Inference):
            facts["conclusionIndex"] = relation.target.conclusion
        return facts

    def _place(self, start: int, end: int) -> Json:
        first, last = self._lines.place(start), self._lines.place(max(start, end - 1))
        return {
            "startLine": first[0],
            "startColumn": first[1],
            "endLine": last[0],
            "endColumn": last[1],
        }

    def _node(self, node: MapNode | GroupNode) -> Json:
        if isinstance(node, GroupNode):
            return self._group(node)
        of = node.of
        statement = isinstance(of, EquivalenceClass)
        facts: Json = {
            "id": node.id,
            "title": of.title,
            "type": "statement-map-node" if statement else "argument-map-node",
        }
        mode = self._document.settings.drawing.get(
            "statementLabelMode" if statement else "argumentLabelMode"
        )
        facts |= _labels(of, mode or "hide-untitled")
        if of.tags and self._document.settings.drawing.get("addTags", True):
            facts["tags"] = of.tags
        font = self._colours.statement_font if statement else self._colours.argument_font
        return facts | self._colour(of) | {"fontColor": font}

    def _group(self, node: GroupNode) -> Json:
        section = node.section
        facts: Json = {
            "id": section.id,
            "title": section.title,
            "type": "group-map-node",
            "color": self._colours.of_group(section, node.level),
            "fontColor": self._colours.group_font,
        }
        if section.is_closed is not None:
            facts["isClosed"] = section.is_closed
        facts |= {
            "level": node.level,
            "labelTitle": section.title,
            "children": [self._node(child) for child in node.children],
        }
        return facts | ({"parent": node.parent} if node.parent else {})

    def _edge(self, edge: Edge) -> Json:
        facts: Json = {"id": edge.id, "type": "map-edge", "relationType": str(edge.type)}
        facts |= {"from": edge.origin.id, "to": edge.target.id}
        for name, via in zip(("fromEquivalenceClass", "toEquivalenceClass"), edge.via, strict=True):
            if via:
                facts[name] = via.title
        return facts

    def _section(self, section: Section) -> Json:
        facts: Json = {
            "type": "section",
            "id": section.id,
            "level": section.level,
            "title": section.title,
            "children": [self._section(child) for child in section.children],
        }
        if section.tags:
            facts["tags"] = section.tags
        first = self._lines.place(section.start)
        facts |= {"ranges": [_range(r) for r in section.ranges]}
        facts |= {"startLine": first[0], "startColumn": first[1]}
        for name, value in (
            ("data", section.data),
            ("parent", section.parent.id if section.parent else None),
            ("isGroup", section.is_group),
            ("isClosed", section.is_closed),
        ):
            if value is not None:
                facts[name] = value
        return facts

    def _tag(self, tag: str, rank: int) -> Json:
        facts = {"tag": tag, "cssClass": css_class("tag-" + tag), "occurrenceIndex": rank}
        colour = self._colours.tags.get(tag)
        return facts | ({"color": colour} if colour else {})


_USED = {
    Role.TOP_LEVEL_STATEMENT: "isUsedAsTopLevelStatement",
    Role.RELATION_STATEMENT: "isUsedAsRelationStatement",
    Role.PREMISE: "isUsedAsPremise",
    Role.INTERMEDIARY_CONCLUSION: "isUsedAsIntermediaryConclusion",
    Role.MAIN_CONCLUSION: "isUsedAsMainConclusion",
}
_TYPES = {EquivalenceClass: "equivalence-class", ArgumentNode: "argument"}


def _range(marked: Range) -> Json:
    facts: Json = {"type": marked.kind, "start": marked.start, "stop": marked.stop}
    name = {"link": "url", "tag": "tag"}.get(marked.kind, "title")
    return facts | ({name: marked.value} if marked.value else {})


def _labels(node: EquivalenceClass | ArgumentNode, mode: str) -> Json:
    """The title and text of a box, as far as they are shown."""
    member = canonical_member(node)
    text = member.text if member and mode in {"text", "hide-untitled"} else None
    titled = mode == "title" or (
        not node.title.startswith("Untitled") or not text
        if mode == "hide-untitled"
        else mode == "text" and not text
    )
    facts: Json = {"labelTitle": node.title} if titled else {}
    return facts | ({"labelText": text} if text is not None else {})


def css_class(text: str) -> str:
    """The text as Argdown makes a class of CSS from it."""
    import re

    lower = text.lower().replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")
    return re.sub(r"[^a-z0-9\-]", "", re.sub(r"\s", "-", lower.replace("ß", "ss")))
