"""From the syntax tree to what the document says, as Argdown's own model has it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

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
    Trouble,
)
from argmap.formats.argdown.syntax import Element, Form, Heading, ListBlock, Pcs
from argmap.formats.argdown.tokens import Kind
from argmap.formats.argdown.yamlish import BadYaml, load, merged

if TYPE_CHECKING:
    from argmap.formats.argdown.document import Node
    from argmap.formats.argdown.settings import Settings
    from argmap.formats.argdown.syntax import Block, DataBlock, InferenceNode, RelationNode, Tree
    from argmap.model import Json

_TYPE = {
    Kind.INCOMING_SUPPORT: RelationType.SUPPORT,
    Kind.OUTGOING_SUPPORT: RelationType.SUPPORT,
    Kind.INCOMING_ATTACK: RelationType.ATTACK,
    Kind.OUTGOING_ATTACK: RelationType.ATTACK,
    Kind.CONTRADICTION: RelationType.CONTRADICTORY,
    Kind.INCOMING_UNDERCUT: RelationType.UNDERCUT,
    Kind.OUTGOING_UNDERCUT: RelationType.UNDERCUT,
}
_FROM_BELOW = frozenset({Kind.OUTGOING_SUPPORT, Kind.OUTGOING_ATTACK, Kind.OUTGOING_UNDERCUT})
"""Marks of relations that lead from the lower element to the upper one."""
_Key: TypeAlias = tuple[int, int, RelationType]


def build(text: str, tree: Tree, settings: Settings, front_matter: Json) -> Document:
    """What the tree says, before relations are derived from reconstructions."""
    return _Builder(text, Document(settings, front_matter)).run(tree)


class _Builder:
    """Collects what the blocks say, one after the other."""

    def __init__(self, text: str, document: Document) -> None:
        self._text, self._document = text, document
        self._untitled = 0
        self._sections = 0
        self._section: Section | None = None
        self._inference: Inference | None = None
        self._tags: set[str] = set()
        self._known: set[_Key] = set()

    def run(self, tree: Tree) -> Document:
        before: ArgumentNode | None = None
        for block in tree.blocks:
            before = self._block(block, before)
        for node in self._document.nodes:
            if node.section is None and node.members:
                node.section = node.members[0].section
        return self._document

    def _block(self, block: Block, before: ArgumentNode | None) -> ArgumentNode | None:
        """Takes up one block; the argument that it names, for a structure that may follow."""
        if isinstance(block, Heading):
            self._heading(block)
        elif isinstance(block, Element):
            node = self._element(block, Role.TOP_LEVEL_STATEMENT)
            return node if isinstance(node, ArgumentNode) else None
        elif isinstance(block, Pcs):
            self._pcs(block, before)
        elif isinstance(block, ListBlock):
            for item in block.items:
                self._element(item, Role.NONE)
        return None

    # --- sections ---

    def _heading(self, heading: Heading) -> None:
        self._sections += 1
        title = (heading.content.text or "").strip()
        section = Section(f"s{self._sections}", heading.level, title, heading.start, heading.end)
        section.plain = heading.content.plain
        section.tags, section.ranges = heading.content.tags, heading.content.ranges
        section.data = self._data(heading.data)
        self._note_tags(section.tags)
        self._group(section)
        self._document.deepest = max(self._document.deepest, section.level)
        above = self._section
        while above and above.level >= section.level:
            above = above.parent
        section.parent = above
        (above.children if above else self._document.sections).append(section)
        self._section = section

    def _group(self, section: Section) -> None:
        """Whether the section is drawn as a group, as far as the document says so."""
        group = self._document.settings.group
        facts = section.data if isinstance(section.data, dict) else {}
        if "isGroup" in facts and not group.get("ignoreIsGroup"):
            section.is_group = facts["isGroup"]  # type: ignore[assignment]
        if "isClosed" in facts and not group.get("ignoreIsClosed"):
            section.is_closed = facts["isClosed"]
        named = group.get("sections")
        if isinstance(named, dict):
            chosen = named.get(section.title)
            if isinstance(chosen, dict):
                section.is_group, section.is_closed = chosen.get("isGroup"), chosen.get("isClosed")
            elif section.is_group is None:
                section.is_group = False

    # --- elements ---

    def _element(self, root: Element, role: Role) -> EquivalenceClass | ArgumentNode:
        """Takes up an element and all that stands below it."""
        member = self._member(root, role)
        if root.relations:
            self._below(self._node(member, root), root.relations)
        return self._finish(root, member)

    def _below(self, owner: Node, relations: list[RelationNode]) -> None:
        """Takes up relations and what stands below them, lowest first, without recursing."""
        stack = [(owner, iter(relations))]
        waiting: list[tuple[RelationNode, Member]] = []
        while stack:
            upper, rest = stack[-1]
            relation = next(rest, None)
            if relation is None:
                stack.pop()
                if stack:
                    upper = stack[-1][0]
                    done, member = waiting.pop()
                    self._relate(done, upper, self._finish(done.element, member))
                continue
            element = relation.element
            member = self._member(element, Role.RELATION_STATEMENT)
            if element.relations:
                stack.append((self._node(member, element), iter(element.relations)))
                waiting.append((relation, member))
            else:
                self._relate(relation, upper, self._finish(element, member))

    def _member(self, element: Element, role: Role) -> Member:
        """The place that an element is, with a title."""
        content = element.content
        text = content.text
        member = Member(
            role=Role.ARGUMENT_DESCRIPTION if element.is_argument else role,
            start=element.start,
            end=element.end,
            title=element.title,
            text="" if text is None and element.is_argument else text,
            plain=content.plain,
            markup=content.markup,
            ranges=content.ranges,
            tags=content.tags,
            section=self._section,
            is_reference=element.form is Form.REFERENCE,
            is_top_level=role is Role.TOP_LEVEL_STATEMENT,
            untitled=not element.title,
            text_end=element.head_end,
        )
        if element.data:
            member.data_span = (element.data.start, element.data.end)
        self._note_tags(member.tags)
        if element.relations and not member.title:
            member.title = self._next_title()
        return member

    def _next_title(self) -> str:
        self._untitled += 1
        return f"Untitled {self._untitled}"

    def _node(self, member: Member, element: Element) -> EquivalenceClass | ArgumentNode:
        return self._argument(member.title) if element.is_argument else self._class(member.title)

    def _class(self, title: str) -> EquivalenceClass:
        statements = self._document.statements
        if title not in statements:
            statements[title] = EquivalenceClass(title)
        return statements[title]

    def _argument(self, title: str) -> ArgumentNode:
        arguments = self._document.arguments
        if title not in arguments:
            arguments[title] = ArgumentNode(title)
        return arguments[title]

    def _finish(self, element: Element, member: Member) -> EquivalenceClass | ArgumentNode:
        """Enters a place into what it is a place of, once all below it is entered."""
        member.data = self._data(element.data)
        if not member.title:
            member.title = self._next_title()
        node = self._node(member, element)
        node.tags += [tag for tag in member.tags if tag not in node.tags]
        if member.data is not None:
            node.data = merged({} if node.data is None else node.data, member.data)
        node.members.append(member)
        self._place(node, member)
        if isinstance(node, EquivalenceClass):
            node.used_as.add(member.role)
        return node

    def _place(self, node: EquivalenceClass | ArgumentNode, member: Member) -> None:
        """Puts the node into the section of this place, where this is the place that counts."""
        facts = member.data if isinstance(member.data, dict) else {}
        in_group = facts.get("isInGroup", _UNSTATED)
        unstated = in_group is _UNSTATED and not member.is_reference
        if in_group is True or (unstated and node.section is None):
            node.section = member.section

    def _relate(
        self, written: RelationNode, upper: Node, lower: EquivalenceClass | ArgumentNode
    ) -> None:
        kind = _TYPE[written.kind]
        if written.kind in _FROM_BELOW:
            origin: Node = lower
            target = upper
            if kind is RelationType.UNDERCUT and isinstance(upper, EquivalenceClass):
                target = self._undercut(upper, written)
        else:
            origin, target = upper, lower
        if self._is_known(kind, origin, target):
            return
        self._known.add((id(origin), id(target), kind))
        made = Relation(kind, origin, target, written.start)
        self._document.relations.append(made)
        self._document.sketches.append(Sketch(kind, origin, target, written.start))
        origin.relations.append(made)
        target.relations.append(made)

    def _is_known(self, kind: RelationType, origin: Node, target: Node) -> bool:
        if origin is target:  # as Argdown has it: any such relation to the node will do
            return any(r.target is target and r.type is kind for r in origin.relations)
        if (id(origin), id(target), kind) in self._known:
            return True
        return kind is RelationType.CONTRADICTORY and (id(target), id(origin), kind) in self._known

    def _undercut(self, upper: EquivalenceClass, written: RelationNode) -> Node:
        """What an undercut below a statement attacks: the last inference that was drawn."""
        if self._inference is None:
            self._trouble("dangling-undercut", written.start, written.start, upper.title)
            return upper
        if self._inference.argument:
            self._trouble("undercut-of-statement", written.start, written.start, upper.title)
        return self._inference

    # --- premise-conclusion structures ---

    def _pcs(self, block: Pcs, before: ArgumentNode | None) -> None:
        argument = before
        if argument is None:
            argument = self._argument(self._next_title())
            argument.untitled = True
        if self._section:
            argument.section = self._section
        if argument.pcs:
            self._trouble("second-structure", block.start, block.end, argument.title)
            return
        drawn: Inference | None = None
        for item in block.items:
            if isinstance(item, Element):
                self._numbered(item, argument, drawn)
                drawn = None
            else:
                drawn = self._infer(item)
        last = argument.pcs[-1]
        last.role = Role.MAIN_CONCLUSION
        conclusion = self._class(last.title)
        conclusion.used_as.add(Role.MAIN_CONCLUSION)
        if all(m.role is not Role.INTERMEDIARY_CONCLUSION for m in conclusion.members):
            conclusion.used_as.discard(Role.INTERMEDIARY_CONCLUSION)
        argument.start, argument.end = block.start, block.end

    def _numbered(self, item: Element, argument: ArgumentNode, drawn: Inference | None) -> None:
        node = self._element(item, Role.NONE)
        member = node.members[-1]
        member.role, member.argument = Role.PREMISE, argument.title
        if drawn:
            member.role, member.inference = Role.INTERMEDIARY_CONCLUSION, drawn
            drawn.conclusion, drawn.argument = len(argument.pcs), argument.title
        if isinstance(node, EquivalenceClass):
            node.used_as.add(member.role)
        argument.pcs.append(member)

    def _infer(self, node: InferenceNode) -> Inference:
        drawn = Inference(node.start, node.end, node.rules, self._data(node.data))
        self._inference = drawn
        if node.relations:
            self._below(drawn, node.relations)
        return drawn

    # --- data and tags ---

    def _data(self, block: DataBlock | None) -> Json:
        """The data of a block; None, and a complaint, where it is not YAML."""
        if block is None:
            return None
        source = self._text[block.start : block.end]
        head = source.find("\n") + 1
        multiline = head > 0 and not source[1 : head - 1].strip(" \t\r")
        inner = source[head:].rstrip()[:-1] if multiline else source
        try:
            value = load(inner)
            if value is None or isinstance(value, dict):
                return value
            what = "a list" if isinstance(value, list) else "a single value"
            self._trouble("odd-data", block.start, block.end, what)
        except BadYaml as error:
            start = block.start + (head if multiline else 0) + error.offset
            self._trouble("data", min(start, block.end - 1), block.end, str(error))
        return None

    def _note_tags(self, tags: list[str]) -> None:
        for tag in tags:
            if tag not in self._tags:
                self._tags.add(tag)
                self._document.tags.append(tag)

    def _trouble(self, what: str, start: int, end: int, detail: str = "") -> None:
        self._document.troubles.append(Trouble(what, start, end, detail))


_UNSTATED = object()
