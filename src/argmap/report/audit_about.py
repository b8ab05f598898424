"""What the map holds and how it was read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.report.audit_common import SHOWN, Listed
from argmap.report.info import counted
from argmap.view.language import language_of, name_in, title_of

if TYPE_CHECKING:
    from argmap.model import Source
    from argmap.report.audit_common import Matter


@dataclass(frozen=True, slots=True)
class File:
    """A file of the map.

    Attributes:
        path: As it was named.
        sha256: Digest of its bytes; of the map written as Turtle when it was not read from text.
    """

    path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Origin:
    """A source whose reasoning the map gives.

    Attributes:
        id: Its id.
        title: Its title.
        creators: Names of those who made it.
        issued: Date as written; empty when not stated.
        homepage: Where it is published; empty when not stated.
        license: IRI of its licence; empty when not stated.
        at_hand: Whether the document was at hand.
    """

    id: str
    title: str
    creators: tuple[str, ...]
    issued: str
    homepage: str
    license: str
    at_hand: bool


@dataclass(frozen=True, slots=True)
class About:
    """The map, counted, and how it was read.

    Attributes:
        title: Title of the map.
        iri: Its IRI.
        language: Language in which it is shown.
        analysed: The sources whose reasoning it gives.
        recorded_by: Names of the analysts.
        created: Date as written; empty when not stated.
        modified: Date as written; empty when not stated.
        license: IRI of its licence; empty when not stated.
        statements: Number of statements of each kind.
        implicit: Number of statements that the analyst supplies.
        arguments: Number of arguments of each kind.
        relations: Number of connections that are drawn without a step of reasoning.
        passages: Number of passages.
        cited: Number of sources beside those that are analysed.
        scenario: Id of the scenario in which it is read; empty when there is none.
        by_hand: What was assumed (``+id``) or rejected (``-id``) besides.
        policy: How it is read, in words.
        files: The files it was read from.
        program: Name and version of the program.
    """

    title: str
    iri: str
    language: str
    analysed: Listed[Origin]
    recorded_by: tuple[str, ...]
    created: str
    modified: str
    license: str
    statements: dict[str, int]
    implicit: int
    arguments: dict[str, int]
    relations: int
    passages: int
    cited: int
    scenario: str
    by_hand: tuple[str, ...]
    policy: str
    files: tuple[File, ...]
    program: str


def about(matter: Matter, files: tuple[File, ...], program: str) -> About:
    """The map as a whole."""
    argument_map, setting = matter.map, matter.evaluation.setting
    language = language_of(argument_map)
    analysed = {source.id for source in matter.analysed}
    return About(
        title=title_of(argument_map, language),
        iri=argument_map.iri,
        language=language,
        analysed=Listed.of((_origin(matter, s, language) for s in matter.analysed), SHOWN),
        recorded_by=_names(matter, argument_map.attributed_to, language),
        created=argument_map.created,
        modified=argument_map.modified,
        license=argument_map.license,
        statements=counted(str(s.kind) for s in argument_map.statements),
        implicit=sum(s.implicit for s in argument_map.statements),
        arguments=counted(str(a.kind) for a in argument_map.arguments),
        relations=len(argument_map.relations),
        passages=len(argument_map.passages),
        cited=sum(s.id not in analysed for s in argument_map.sources),
        scenario=setting.scenario,
        by_hand=setting.by_hand,
        policy=matter.evaluation.policy.words,
        files=files,
        program=program,
    )


def _origin(matter: Matter, source: Source, language: str) -> Origin:
    return Origin(
        source.id,
        name_in(matter.map, source.id, language),
        _names(matter, source.creators, language),
        source.issued,
        source.homepage,
        source.license,
        source.id in matter.documents,
    )


def _names(matter: Matter, ids: tuple[str, ...], language: str) -> tuple[str, ...]:
    return tuple(name_in(matter.map, name, language) for name in ids)
