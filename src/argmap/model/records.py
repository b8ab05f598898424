"""The records of a map: frozen, plain, each with its id and the place where it was written.

An id is a slug, unique in its map, or an absolute IRI for what lies outside it. Fields that hold
ids are tuples in ascending order without repeats, so that equal maps have equal records.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from enum import StrEnum
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeAlias

from argmap.model.words import NO_DATA, Data, Words, best
from argmap.span import NOWHERE, Span

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

Ids: TypeAlias = tuple[str, ...]


class StatementKind(StrEnum):
    """What part a statement plays (see the classes of the vocabulary)."""

    CLAIM = "claim"
    EVIDENCE = "evidence"
    ASSUMPTION = "assumption"
    STATEMENT = "statement"
    """Not classified, as in formats that know no kinds."""


class ArgumentKind(StrEnum):
    """What an argument does to its target."""

    INFERENCE = "inference"
    """For a statement, its conclusion."""
    REBUTTAL = "rebuttal"
    """Against a statement; when that is a premise somewhere, this undermines (Prakken 2010)."""
    UNDERCUT = "undercut"
    """Against a step of reasoning, whatever the truth of its premises (Pollock 1987)."""


class RelationKind(StrEnum):
    """The kinds of connection that can be drawn without saying by which step they hold."""

    SUPPORT = "support"
    ATTACK = "attack"
    UNDERCUT = "undercut"
    CONTRADICTION = "contradiction"
    CONTRARY = "contrary"
    ENTAILMENT = "entailment"
    REPHRASE = "rephrase"
    TRANSITION = "transition"
    ILLOCUTION = "illocution"
    PREFERENCE = "preference"

    @property
    def is_support(self) -> bool:
        """Whether by it one thing rests on another: support or entailment."""
        return self in {RelationKind.SUPPORT, RelationKind.ENTAILMENT}

    @property
    def is_attack(self) -> bool:
        """Whether by it one thing speaks against another: attack or undercut."""
        return self in {RelationKind.ATTACK, RelationKind.UNDERCUT}

    @property
    def is_conflict(self) -> bool:
        """Whether by it two things cannot both be true: contradiction or contrary."""
        return self in {RelationKind.CONTRADICTION, RelationKind.CONTRARY}


class AgentKind(StrEnum):
    """What an agent is."""

    AGENT = "agent"
    PERSON = "person"
    ORGANIZATION = "organization"
    SOFTWARE = "software"


_SET_FIELDS: dict[str, tuple[tuple[str, ...], Callable[[object], tuple[Any, ...]]]] = {}


def _set_fields(
    record: type[Record],
) -> tuple[tuple[str, ...], Callable[[object], tuple[Any, ...]]]:
    """The fields of a record that hold sets, kept in ascending order, and how to get them all."""
    name = record.__name__
    if name not in _SET_FIELDS:
        sets = [f.name for f in fields(record) if str(f.type).startswith(("Ids", "tuple["))]
        _SET_FIELDS[name] = (tuple(sets), attrgetter(*sets))
    return _SET_FIELDS[name]


def _sort_key(item: Any) -> Any:
    """What the members of a set field are ordered by: a record by its id."""
    return item.id if isinstance(item, Record) else item


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What all records have.

    Attributes:
        id: Slug or absolute IRI.
        label: Short name, once for each language.
        allows: Findings about it that are let stand: the code or name of each, a colon, and the
            reason.
        span: Where it was written; not part of what makes records equal.
    """

    id: str
    label: tuple[Words, ...] = ()
    allows: tuple[str, ...] = ()
    span: Span = field(default=NOWHERE, compare=False, repr=False)

    def __post_init__(self) -> None:
        names, values_of = _set_fields(type(self))
        for name, value in zip(names, values_of(self), strict=False):
            if value and (len(value) > 1 or value == ("",)):
                kept = {item for item in value if item != ""}
                object.__setattr__(self, name, tuple(sorted(kept, key=_sort_key)))

    @property
    def name(self) -> str:
        """The label for a person to read; the id when there is none."""
        return best(self.label) or self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Element(Record):
    """Anything that a map places and connects.

    Attributes:
        text: The element in full, in the analyst's words, once for each language.
        wordings: Further wordings of the same element.
        implicit: Whether the source leaves it unsaid and the analyst supplies it.
        expressed_in: Ids of the passages where the source expresses it.
        asserted_by: Ids of the agents who put it forward in the source.
        attributed_to: Ids of the analysts who recorded it.
        addresses: Critical questions it takes up, by name in the scheme list.
        weight: From 0 to 1: credibility of a statement before any argument, or how strongly the
            premises of an argument bear on its target. None when not stated.
        tags: Free key words.
        data: Free data.
        order: Rank in the document in which the map was written, or None.
    """

    text: tuple[Words, ...] = ()
    wordings: tuple[Words, ...] = ()
    implicit: bool = False
    expressed_in: Ids = ()
    asserted_by: Ids = ()
    attributed_to: Ids = ()
    addresses: Ids = ()
    weight: Decimal | None = None
    tags: tuple[str, ...] = ()
    data: Data = NO_DATA
    order: int | None = None

    @property
    def says(self) -> str:
        """The full text for a person to read; the label or id when there is none."""
        return best(self.text) or self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Element):
    """A proposition that can be accepted, rejected or doubted.

    Attributes:
        kind: Claim, evidence, assumption, or not classified.
        evidence_kind: Kind of record that evidence reports, by name in the list; may be empty.
        modality: What sort of thing it says, by name in the list; may be empty.
        certainty: How sure the source says it is, by name in the list; may be empty.
        horizon: The time it is about, by name in the list; may be empty.
        sources: Ids of the sources that evidence is taken from.
        holds_in: Ids of the scenarios for which alone it is put forward.
        contradicts: Ids of statements that cannot be true together with it.
        restates: Ids of statements with the same content.
    """

    kind: StatementKind = StatementKind.CLAIM
    evidence_kind: str = ""
    modality: str = ""
    certainty: str = ""
    horizon: str = ""
    sources: Ids = ()
    holds_in: Ids = ()
    contradicts: Ids = ()
    restates: Ids = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument(Element):
    """One step of reasoning: linked premises and one target.

    Attributes:
        kind: For a statement, against a statement, or against an argument. An objection that
            has no target counts as a rebuttal, since nothing tells it from one.
        premises: Ids of the statements it needs, all of them.
        warrants: Ids of the premises that are its general rule (Toulmin 1958).
        target: Id of the statement or argument it bears on; empty when missing.
        schemes: Argumentation schemes it follows, by name in the list.
        roles: Which premise of its scheme each premise is: names from the list of roles, such as
            ``expert-opinion-saying``, each with the id of a statement. What fills a role is a
            premise, and is made one where neither premises nor warrants name it.
        asks: Critical questions that the analyst puts to it and that need an answer, by name in the
            scheme list.
        rules: Names of inference rules as written.
        strict: Whether its conclusion cannot be rebutted.
        outweighs: Ids of arguments that count for less.
        part_of: Id of the larger argument of which it is a step; empty when none.
    """

    kind: ArgumentKind = ArgumentKind.INFERENCE
    premises: Ids = ()
    warrants: Ids = ()
    target: str = ""
    schemes: Ids = ()
    roles: tuple[tuple[str, str], ...] = ()
    asks: Ids = ()
    rules: tuple[str, ...] = ()
    strict: bool = False
    outweighs: Ids = ()
    part_of: str = ""

    def __post_init__(self) -> None:
        super(Argument, self).__post_init__()
        if not self.target and self.kind is ArgumentKind.UNDERCUT:
            object.__setattr__(self, "kind", ArgumentKind.REBUTTAL)
        if self.roles:
            self._need_what_fills_roles()

    def _need_what_fills_roles(self) -> None:
        roles = tuple(pair for pair in self.roles if all(pair))
        missing = {filler for _, filler in roles}.difference(self.premises, self.warrants)
        object.__setattr__(self, "roles", roles)
        object.__setattr__(self, "premises", tuple(sorted(missing.union(self.premises))))

    @property
    def needs(self) -> Ids:
        """Premises and warrants together, in ascending order."""
        if not self.warrants:
            return self.premises
        return tuple(sorted({*self.premises, *self.warrants}))

    @property
    def is_objection(self) -> bool:
        """Whether it argues against its target."""
        return self.kind is not ArgumentKind.INFERENCE


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation(Element):
    """A connection drawn between elements without a step of reasoning, or in a dialogue.

    Attributes:
        kind: What connection it is.
        origins: Ids of the elements it goes from.
        targets: Ids of the elements it goes to.
        force: Illocutionary force or form as the source names it, such as ``Asserting``.
    """

    kind: RelationKind = RelationKind.SUPPORT
    origins: Ids = ()
    targets: Ids = ()
    force: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Locution(Element):
    """Something that was said, by whom (``asserted_by``) and when.

    Attributes:
        date: When, as written; empty when not stated.
    """

    date: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(Element):
    """A heading or cluster under which elements are placed.

    Attributes:
        members: Ids of what stands under it; groups may stand under groups.
        level: Depth of the heading, 1 for the topmost, or None.
    """

    members: Ids = ()
    level: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario(Record):
    """A supposed course of events.

    Attributes:
        about: What it supposes, in words.
        assumes: Ids of the statements that are true in it by stipulation.
        rejects: Ids of the statements that it leaves out of the default.
    """

    about: tuple[Words, ...] = ()
    assumes: Ids = ()
    rejects: Ids = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Record):
    """A document or record that is analysed or cited; ``label`` is its title.

    Attributes:
        creators: Ids of the agents who made it.
        issued: Date as written, such as ``2020-08``; empty when not stated.
        homepage: Where it is published; empty when not stated.
        license: IRI of its licence; empty when not stated.
        sha256: Digest of its canonical text; empty when not stated.
    """

    creators: Ids = ()
    issued: str = ""
    homepage: str = ""
    license: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agent(Record):
    """Someone who says, writes or analyses; ``label`` is the name.

    Attributes:
        kind: Person, organization, software, or not classified.
        stakes: Ids of statements by whose acceptance the agent stands to gain.
    """

    kind: AgentKind = AgentKind.AGENT
    stakes: Ids = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestSelector(Record):
    """A stretch of text by position and digest (Web Annotation, text position selector).

    Attributes:
        start: First code point, from 0, in the canonical text of the source.
        end: The code point after the last.
        sha256: Digest of the very characters.
        loose_sha256: Digest of the bare words; empty when not stated.
        word_count: Number of the bare words, or None.
        sketch: Likeness sketch of the words; empty when not stated.
    """

    start: int
    end: int
    sha256: str = ""
    loose_sha256: str = ""
    word_count: int | None = None
    sketch: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteSelector(Record):
    """A stretch of text by its words (Web Annotation, text quote selector); for free texts."""

    exact: str
    prefix: str = ""
    suffix: str = ""


Selector: TypeAlias = DigestSelector | QuoteSelector


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage(Record):
    """A stretch of a source in which something is expressed.

    Attributes:
        source: Id of the source; empty when missing.
        selectors: The ways in which the stretch is fixed, in the order of their ids.
    """

    source: str = ""
    selectors: tuple[Selector, ...] = ()

    @property
    def digest(self) -> DigestSelector | None:
        """The selector by position and digest, if there is one."""
        for selector in self.selectors:
            if isinstance(selector, DigestSelector):
                return selector
        return None

    @property
    def quote(self) -> QuoteSelector | None:
        """The selector by words, if there is one."""
        return next((s for s in self.selectors if isinstance(s, QuoteSelector)), None)
