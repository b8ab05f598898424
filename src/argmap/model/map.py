"""The argument map: one frozen value that holds everything that was recorded."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from argmap.errors import DuplicateId, UnknownElement
from argmap.model.nearest import nearest
from argmap.model.records import (
    Agent,
    Argument,
    Element,
    Group,
    Ids,
    Locution,
    Passage,
    Relation,
    Scenario,
    Source,
    Statement,
)
from argmap.model.words import NO_DATA, Data, Words, best
from argmap.vocabulary import GRAPH

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

AnyRecord: TypeAlias = (
    Statement | Argument | Relation | Locution | Group | Scenario | Source | Agent | Passage
)

UNTITLED = GRAPH + "untitled"
_SETS = ("label", "about", "sources_analysed", "theses", "attributed_to", "allows", "extra")

_ASCII_SLUG = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
_ASCII_SLUGS = re.compile(rf"(?:{_ASCII_SLUG.pattern}\n)*+")
_LETTERS = (
    (0xC0, 0xD6),
    (0xD8, 0xF6),
    (0xF8, 0x2FF),
    (0x370, 0x37D),
    (0x37F, 0x1FFF),
    (0x2070, 0x218F),
    (0x2C00, 0x2FEF),
    (0x3001, 0xD7FF),
    (0xF900, 0xFDCF),
    (0xFDF0, 0xFFFD),
    (0x10000, 0xEFFFF),
)
_MARKS = ((0xB7, 0xB7), (0x300, 0x36F))


def is_slug(name: str) -> bool:
    """Whether a text can be an id within a map: a local name of Turtle that needs no escapes.

    Letters of any script, digits, underscores, hyphens, and full stops between them (Turtle 1.1,
    production ``PN_LOCAL`` without colons and escapes).
    """
    if name.isascii():
        return _ASCII_SLUG.fullmatch(name) is not None
    plain = "".join(c if c.isascii() else "x" for c in name)
    starts_well = name[0].isascii() or _within(name[0], _LETTERS)
    inner = all(c.isascii() or _within(c, _LETTERS + _MARKS) for c in name)
    return starts_well and inner and _ASCII_SLUG.fullmatch(plain) is not None


def are_slugs(names: Collection[str]) -> bool:
    """Whether all texts are ids of Latin letters, quickly; False may only mean other letters."""
    joined = "\n".join([*names, ""])
    return joined.count("\n") == len(names) and _ASCII_SLUGS.fullmatch(joined) is not None


def _within(character: str, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(first <= ord(character) <= last for first, last in ranges)


ABSOLUTE_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?:[^\x00-\x20<>\"{}|^`\\%]|%[0-9A-Fa-f]{2})*")
"""What an id outside a map looks like (RFC 3987, as far as Turtle needs it)."""


class Triple(NamedTuple):
    """A statement of RDF, each term in the syntax of N-Triples."""

    subject: str
    predicate: str
    object: str


@dataclass(frozen=True, kw_only=True)
class ArgumentMap:
    """An analyst's account of the reasoning in one or more sources.

    The records stand in tuples in ascending order of id, whatever the order in which they were
    given, so that maps with the same content are equal. Results of evaluating or checking a map
    are values of their own and never part of it.

    Attributes:
        iri: IRI of the map, without a fragment; the ids of its records are fragments of it.
        label: Title, once for each language.
        about: Description, once for each language.
        sources_analysed: Ids of the sources whose reasoning the map gives.
        theses: Ids of the statements that the reasoning is meant to establish in the end.
        attributed_to: Ids of the analysts.
        created: Date as written; empty when not stated.
        modified: Date as written; empty when not stated.
        license: IRI of the licence; empty when not stated.
        default_scenario: Id of the scenario in which the map is read unless another is named.
        allows: Findings anywhere in the map that are let stand: the code or name of each, a colon,
            and the reason.
        data: Free data, such as the front matter of a file.
        extra: RDF that the model has no place for, carried along.

    Raises:
        DuplicateId: Two records have the same id.
    """

    iri: str = UNTITLED
    label: tuple[Words, ...] = ()
    about: tuple[Words, ...] = ()
    sources_analysed: Ids = ()
    theses: Ids = ()
    attributed_to: Ids = ()
    created: str = ""
    modified: str = ""
    license: str = ""
    default_scenario: str = ""
    allows: tuple[str, ...] = ()
    data: Data = NO_DATA
    statements: tuple[Statement, ...] = ()
    arguments: tuple[Argument, ...] = ()
    relations: tuple[Relation, ...] = ()
    locutions: tuple[Locution, ...] = ()
    groups: tuple[Group, ...] = ()
    scenarios: tuple[Scenario, ...] = ()
    sources: tuple[Source, ...] = ()
    agents: tuple[Agent, ...] = ()
    passages: tuple[Passage, ...] = ()
    extra: tuple[Triple, ...] = ()

    def __post_init__(self) -> None:
        for name in RECORD_FIELDS:
            ordered = tuple(sorted(getattr(self, name), key=lambda record: record.id))
            object.__setattr__(self, name, ordered)
        for name in _SETS:
            object.__setattr__(self, name, tuple(sorted(set(getattr(self, name)))))
        _ = self.records

    @property
    def name(self) -> str:
        """The title for a person to read; the last part of the IRI when there is none."""
        return best(self.label) or self.iri.rstrip("/#").rsplit("/", 1)[-1]

    @cached_property
    def records(self) -> Mapping[str, AnyRecord]:
        """Every record by its id."""
        found: dict[str, AnyRecord] = {}
        for record in self:
            if record.id in found:
                raise DuplicateId(record.id)
            found[record.id] = record
        return found

    @cached_property
    def taken(self) -> frozenset[str]:
        """Every id in use: of the records, and of the selectors of passages."""
        selectors = {s.id for passage in self.passages for s in passage.selectors}
        return frozenset(self.records) | selectors

    @cached_property
    def statement_by_id(self) -> Mapping[str, Statement]:
        """Every statement by its id."""
        return {s.id: s for s in self.statements}

    @cached_property
    def argument_by_id(self) -> Mapping[str, Argument]:
        """Every argument by its id."""
        return {a.id: a for a in self.arguments}

    @cached_property
    def passage_by_id(self) -> Mapping[str, Passage]:
        """Every passage by its id."""
        return {p.id: p for p in self.passages}

    @cached_property
    def inferences_to(self) -> Mapping[str, tuple[Argument, ...]]:
        """For each statement that is a conclusion, the inferences to it."""
        return _by_target(a for a in self.arguments if not a.is_objection)

    @cached_property
    def objections_to(self) -> Mapping[str, tuple[Argument, ...]]:
        """For each element that is opposed, the objections to it."""
        return _by_target(a for a in self.arguments if a.is_objection)

    @cached_property
    def uses_of(self) -> Mapping[str, tuple[Argument, ...]]:
        """For each statement that is a premise or warrant, the arguments that need it."""
        uses: dict[str, list[Argument]] = {}
        for argument in self.arguments:
            for needed in argument.needs:
                uses.setdefault(needed, []).append(argument)
        return {name: tuple(found) for name, found in uses.items()}

    def __iter__(self) -> Iterator[AnyRecord]:
        """All records, family by family."""
        for name in RECORD_FIELDS:
            yield from getattr(self, name)

    def __len__(self) -> int:
        return sum(len(getattr(self, name)) for name in RECORD_FIELDS)

    def __bool__(self) -> bool:
        return True

    def __contains__(self, name: object) -> bool:
        return name in self.records

    def __getitem__(self, name: str) -> AnyRecord:
        """The record of that id.

        Raises:
            UnknownElement: There is none; the error names the nearest ids.
        """
        try:
            return self.records[name]
        except KeyError:
            raise UnknownElement(name, nearest(name, self.records)) from None

    def name_of(self, name: str) -> str:
        """The label of a record for a person to read; the id itself for what is not in the map."""
        record = self.records.get(name)
        return record.name if record else name

    @cached_property
    def space(self) -> str:
        """The namespace of the map's own records: its IRI and ``#``."""
        return self.iri.partition("#")[0] + "#"

    def iri_of(self, name: str) -> str:
        """The IRI of the record with that id; an absolute IRI is its own."""
        if is_slug(name):
            return self.space + name
        if ABSOLUTE_IRI.fullmatch(name):
            return name
        from urllib.parse import quote

        return self.space + quote(name, safe="")

    def id_of(self, iri: str) -> str:
        """The id under which the map knows an IRI: its slug, or the IRI itself."""
        name = iri.removeprefix(self.space)
        return name if len(name) < len(iri) and is_slug(name) else iri

    @property
    def elements(self) -> Iterator[Element]:
        """Statements, arguments, relations, locutions and groups."""
        for name in RECORD_FIELDS[:5]:
            yield from getattr(self, name)


def _by_target(arguments: Iterator[Argument]) -> dict[str, tuple[Argument, ...]]:
    found: dict[str, list[Argument]] = {}
    for argument in arguments:
        if argument.target:
            found.setdefault(argument.target, []).append(argument)
    return {name: tuple(group) for name, group in found.items()}


RECORD_FIELDS = (
    "statements",
    "arguments",
    "relations",
    "locutions",
    "groups",
    "scenarios",
    "sources",
    "agents",
    "passages",
)
"""The fields of a map that hold records, elements first."""
