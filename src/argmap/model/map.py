"""The argument map: one frozen value that holds everything that was recorded."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeAlias
from urllib.parse import quote

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
    from collections.abc import Iterator, Mapping

AnyRecord: TypeAlias = (
    Statement | Argument | Relation | Locution | Group | Scenario | Source | Agent | Passage
)

UNTITLED = GRAPH + "untitled"

_START = (
    "A-Za-z_\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff"
    "\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_INNER = _START + r"0-9\u00b7\u0300-\u036f\-"
SLUG = re.compile(f"[{_START}0-9](?:[{_INNER}.]*[{_INNER}])?")
"""What an id within a map looks like: a local name of Turtle that needs no escapes."""

ABSOLUTE_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\]*")
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
        for name in ("label", "about", "sources_analysed", "theses", "attributed_to", "extra"):
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
        if SLUG.fullmatch(name):
            return self.space + name
        return name if ABSOLUTE_IRI.fullmatch(name) else self.space + quote(name, safe="")

    def id_of(self, iri: str) -> str:
        """The id under which the map knows an IRI: its slug, or the IRI itself."""
        name = iri.removeprefix(self.space)
        return name if len(name) < len(iri) and SLUG.fullmatch(name) else iri

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


RECORD_FIELDS = tuple(
    f.name
    for f in fields(ArgumentMap)
    if f.name
    in {
        "statements",
        "arguments",
        "relations",
        "locutions",
        "groups",
        "scenarios",
        "sources",
        "agents",
        "passages",
    }
)
"""The fields of a map that hold records, elements first."""
