"""The syntax tree of an Argdown document: blocks, and the elements within them.

Offsets are code points from the start of the text. The tree holds texts as they read, with escapes,
short codes and marks resolved; what they mean together is worked out in ``building``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from argmap.formats.argdown.tokens import Kind


class Form(StrEnum):
    """How an element is written."""

    TEXT = "text"
    """Just its text."""
    DEFINITION = "definition"
    """Its title and its text: ``[Title]: text``, ``<Title>: text``."""
    REFERENCE = "reference"
    """Its title alone: ``[Title]``, ``<Title>``."""


@dataclass(slots=True)
class Range:
    """A stretch of a text that is marked.

    Attributes:
        kind: ``bold``, ``italic``, ``link``, ``tag``, ``statement-mention`` or
            ``argument-mention``.
        start: First code point in the text.
        stop: Last code point in it.
        value: What it names: title, tag or address; empty for bold and italic.
    """

    kind: str
    start: int
    stop: int
    value: str = ""


@dataclass(slots=True)
class Content:
    """A text as it reads.

    Attributes:
        text: The text; None when nothing was written that counts as text.
        ranges: What is marked in it.
        tags: Its tags, each once, in order.
        plain: The text without its tags and without white space at its ends or doubled.
        markup: The text as it was written, without the tags at its end, where it has marks, links,
            mentions, or tags in its midst; else empty.
    """

    text: str | None = None
    ranges: list[Range] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    plain: str = ""
    markup: str = ""


@dataclass(slots=True)
class DataBlock:
    """A block of YAML: its offsets, braces or rules included."""

    start: int
    end: int


@dataclass(slots=True)
class Element:
    """A statement or the description of an argument, with the relations below it.

    Attributes:
        is_argument: Whether it is an argument.
        form: How it is written.
        start: Where it begins.
        end: Where it ends, relations included.
        head_end: Where its own text, without data and relations, ends.
        title: Its title; empty when it has none.
        content: Its text.
        data: Its data.
        relations: What stands below it.
    """

    is_argument: bool
    form: Form
    start: int
    end: int = 0
    head_end: int = 0
    title: str = ""
    content: Content = field(default_factory=Content)
    data: DataBlock | None = None
    relations: list[RelationNode] = field(default_factory=list)


@dataclass(slots=True)
class RelationNode:
    """A relation below an element or an inference, and the element at its other end."""

    kind: Kind
    start: int
    element: Element


@dataclass(slots=True)
class Heading:
    """A heading of level 1 or more."""

    level: int
    start: int
    end: int
    content: Content
    data: DataBlock | None = None


@dataclass(slots=True)
class InferenceNode:
    """A line between premises and conclusion."""

    start: int
    end: int = 0
    rules: list[str] = field(default_factory=list)
    data: DataBlock | None = None
    relations: list[RelationNode] = field(default_factory=list)


@dataclass(slots=True)
class Pcs:
    """A premise-conclusion structure: numbered statements and the inferences between them."""

    start: int
    end: int = 0
    items: list[Element | InferenceNode] = field(default_factory=list)


@dataclass(slots=True)
class ListBlock:
    """A list; its items are elements."""

    start: int
    end: int = 0
    items: list[Element] = field(default_factory=list)


Block: TypeAlias = Heading | Element | Pcs | ListBlock


@dataclass(slots=True)
class Tree:
    """A document.

    Attributes:
        front_matter: Its front matter.
        blocks: Its blocks, in order.
    """

    front_matter: DataBlock | None = None
    blocks: list[Block] = field(default_factory=list)
