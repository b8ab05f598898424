"""What an Argdown document says: classes of statements, arguments, relations, sections, tags.

The names are those of Argdown's own model. Objects are compared by identity, since two relations
may say the same; they are made in ``building`` and changed in ``deriving``, and after that no more.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from argmap.formats.argdown.settings import Settings
    from argmap.formats.argdown.syntax import Range
    from argmap.model import Json


class Role(StrEnum):
    """What part a statement plays where it stands."""

    NONE = ""
    PREMISE = "premise"
    INTERMEDIARY_CONCLUSION = "intermediary-conclusion"
    MAIN_CONCLUSION = "main-conclusion"
    ARGUMENT_DESCRIPTION = "argument-description"
    TOP_LEVEL_STATEMENT = "top-level-statement"
    RELATION_STATEMENT = "relation-statement"

    __hash__ = str.__hash__


IN_PCS = frozenset({Role.PREMISE, Role.INTERMEDIARY_CONCLUSION, Role.MAIN_CONCLUSION})
"""The roles within a premise-conclusion structure."""


class RelationType(StrEnum):
    """What a relation is; the last four are between statements, read strictly."""

    SUPPORT = "support"
    ATTACK = "attack"
    UNDERCUT = "undercut"
    CONTRADICTORY = "contradictory"
    CONTRARY = "contrary"
    ENTAILS = "entails"

    __hash__ = str.__hash__

    @property
    def is_symmetric(self) -> bool:
        """Whether it holds both ways."""
        return self in {RelationType.CONTRADICTORY, RelationType.CONTRARY}


@dataclass(slots=True, eq=False)
class Section:
    """A heading and what stands under it; ``plain`` is its title without tags."""

    id: str
    level: int
    title: str
    start: int = 0
    end: int = 0
    tags: list[str] = field(default_factory=list)
    ranges: list[Range] = field(default_factory=list)
    data: Json = None
    plain: str = ""
    is_group: bool | None = None
    is_closed: Json = None
    parent: Section | None = None
    children: list[Section] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Member:
    """One place where a statement stands, or an argument is named or described.

    Attributes:
        title: Title of the class it belongs to; given when it is read, if it has none.
        text: Its text; None where there is none, as in most references.
        plain: Its text without tags (see ``syntax.Content``).
        markup: Its text as written, where it is more than plain.
        role: Its part.
        is_reference: Whether it is just a title.
        is_top_level: Whether it is a block of its own.
        untitled: Whether no title was written.
        start: Where it begins, in code points.
        end: Where it ends, what stands below it included.
        argument: Title of the argument in whose structure it stands.
        inference: The inference by which it is concluded.
        text_end: Where its own text ends, before data and relations.
        data_span: Offsets of its data block; both 0 when it has none.
    """

    role: Role
    start: int
    end: int = 0
    title: str = ""
    text: str | None = None
    plain: str = ""
    markup: str = ""
    ranges: list[Range] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    data: Json = None
    section: Section | None = None
    is_reference: bool = False
    is_top_level: bool = False
    untitled: bool = False
    argument: str = ""
    inference: Inference | None = None
    text_end: int = 0
    data_span: tuple[int, int] = (0, 0)


@dataclass(slots=True, eq=False)
class EquivalenceClass:
    """A statement: all places where it stands, which have one title."""

    title: str
    members: list[Member] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    data: Json = None
    section: Section | None = None
    used_as: set[Role] = field(default_factory=set)


@dataclass(slots=True, eq=False)
class ArgumentNode:
    """An argument: all places where it is named or described, and its structure, if it has one."""

    title: str
    members: list[Member] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    pcs: list[Member] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    data: Json = None
    section: Section | None = None
    start: int = 0
    end: int = 0
    untitled: bool = False


@dataclass(slots=True, eq=False)
class Inference:
    """A step within an argument."""

    start: int
    end: int
    rules: list[str] = field(default_factory=list)
    data: Json = None
    relations: list[Relation] = field(default_factory=list)
    argument: str = ""
    conclusion: int = 0


Node: TypeAlias = EquivalenceClass | ArgumentNode | Inference


@dataclass(slots=True, eq=False)
class Relation:
    """A relation; ``start`` is where it was first written."""

    type: RelationType
    origin: Node
    target: Node
    start: int = 0

    def other(self, node: Node) -> Node:
        """The end that is not the node."""
        return self.target if self.origin is node else self.origin


@dataclass(slots=True, eq=False)
class Sketch:
    """A relation as it was drawn, before reconstructions were taken into account."""

    type: RelationType
    origin: Node
    target: Node
    start: int


@dataclass(slots=True)
class Trouble:
    """Something that the text says and that cannot be so.

    Attributes:
        what: Name of an explanation in ``faults``.
        start: Where it stands.
        end: Where that ends.
        detail: What is named in the message.
    """

    what: str
    start: int
    end: int
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Headings:
    """The headings of a text.

    Attributes:
        sections: The topmost.
        of: The section of each statement and argument, by identity.
    """

    sections: list[Section]
    of: dict[int, Section | None]


@dataclass(slots=True)
class Document:
    """All that a document says.

    Attributes:
        settings: How to read and draw it.
        front_matter: Its front matter.
        statements: Classes of statements by title, in order of appearance.
        arguments: Arguments by title, in order of appearance.
        relations: The relations, as Argdown derives them.
        sketches: The relations as drawn, each once.
        sections: The topmost sections.
        tags: All tags, in order of appearance.
        deepest: The deepest level of a heading.
        troubles: What cannot be as it is said.
        headings: The sections as the text has them, where the front matter draws up others.
    """

    settings: Settings
    front_matter: Json = None
    statements: dict[str, EquivalenceClass] = field(default_factory=dict)
    arguments: dict[str, ArgumentNode] = field(default_factory=dict)
    relations: list[Relation] = field(default_factory=list)
    sketches: list[Sketch] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    deepest: int = 0
    troubles: list[Trouble] = field(default_factory=list)
    headings: Headings | None = None

    @property
    def nodes(self) -> list[EquivalenceClass | ArgumentNode]:
        """All classes of statements, then all arguments."""
        return [*self.statements.values(), *self.arguments.values()]
