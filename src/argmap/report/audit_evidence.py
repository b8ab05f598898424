"""The evidence: by kind, by source, by who says it, and who has a stake in it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.model import Statement, StatementKind
from argmap.report.audit_common import TOLD, Listed
from argmap.report.info import counted
from argmap.semantics import Label

if TYPE_CHECKING:
    from argmap.model import Agent
    from argmap.report.audit_common import Matter


@dataclass(frozen=True, slots=True)
class FromSource:
    """The evidence that is taken from one source.

    Attributes:
        id: The source.
        title: Its title.
        issued: Date as written; empty when not stated.
        homepage: Where it is published; empty when not stated.
        pieces: Number of pieces of evidence.
        theses: Ids of the theses that are in and would not be without these; None when that was
            not tried.
    """

    id: str
    title: str
    issued: str
    homepage: str
    pieces: int
    theses: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Voice:
    """Someone who puts forward evidence.

    Attributes:
        id: The agent; empty for evidence of which the map does not say who puts it forward.
        name: The agent's name.
        pieces: Number of pieces of evidence.
        author: Whether the agent made the document that is analysed.
    """

    id: str
    name: str
    pieces: int
    author: bool


@dataclass(frozen=True, slots=True)
class Interest:
    """Testimony of someone who stands to gain by what it supports.

    Attributes:
        agent: Id of the agent.
        name: The agent's name.
        stake: Id of the statement by whose acceptance the agent stands to gain.
        evidence: Ids of the evidence that the agent puts forward and on which it rests.
        label: Label of the statement at stake.
        needed: Whether it would not be in without that evidence.
    """

    agent: str
    name: str
    stake: str
    evidence: Listed[str]
    label: str
    needed: bool


@dataclass(frozen=True, slots=True)
class Backing:
    """The evidence from which a thesis is argued.

    Attributes:
        id: The thesis.
        pieces: Number of pieces of evidence below it.
        sources: Number of sources they are taken from.
        only: Title of the source when all evidence that names one is from that; else empty.
        own: Number of pieces that name no source but the document that is analysed, or none.
    """

    id: str
    pieces: int
    sources: int
    only: str
    own: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """The evidence.

    Attributes:
        pieces: Number of pieces.
        kinds: Number of pieces of each kind.
        sourceless: Number of pieces that name no source.
        own: Number of pieces that name no source but the document that is analysed.
        sources: The sources, those with most pieces first.
        voices: Those who put it forward likewise.
        interests: Testimony of those who have a stake in it.
        backing: The theses that are told, each with the evidence below it.
    """

    pieces: int
    kinds: dict[str, int]
    sourceless: int
    own: int
    sources: Listed[FromSource]
    voices: Listed[Voice]
    interests: Listed[Interest]
    backing: tuple[Backing, ...]


def evidence(matter: Matter) -> Evidence:
    """The evidence, in the scenario in which the map is read."""
    pieces = [s for s in matter.map.statements if s.kind is StatementKind.EVIDENCE]
    return Evidence(
        len(pieces),
        counted(s.evidence_kind or "of no stated kind" for s in pieces),
        sum(not s.sources for s in pieces),
        sum(bool(s.sources) and _own(matter, s) for s in pieces),
        _sources(matter, pieces),
        _voices(matter, pieces),
        _interests(matter),
        tuple(_backing(matter, name) for name in matter.told),
    )


def _sources(matter: Matter, pieces: list[Statement]) -> Listed[FromSource]:
    by_source: dict[str, list[str]] = {}
    for piece in pieces:
        for source in piece.sources:
            by_source.setdefault(source, []).append(piece.id)
    order = sorted(by_source, key=lambda s: (-len(by_source[s]), s))
    found = []
    for number, name in enumerate(order):
        record = matter.map.records.get(name)
        found.append(
            FromSource(
                name,
                matter.title_of(name),
                getattr(record, "issued", ""),
                getattr(record, "homepage", ""),
                len(by_source[name]),
                _lost(matter, by_source[name]) if number < matter.trials else None,
            )
        )
    return Listed.of(found)


def _lost(matter: Matter, names: list[str]) -> tuple[str, ...]:
    """The theses that are in and would not be without these statements."""
    theses = set(matter.theses)
    changed = matter.without(names)
    return tuple(n for n in changed if n in theses and matter.is_in(n))[:TOLD]


def _voices(matter: Matter, pieces: list[Statement]) -> Listed[Voice]:
    counts = Counter(name for s in pieces for name in s.asserted_by or ("",))
    makers = {name for source in matter.analysed for name in source.creators}
    order = sorted(counts, key=lambda n: (-counts[n], n))
    return Listed.of(
        Voice(n, matter.map.name_of(n) if n else "", counts[n], n in makers) for n in order
    )


def _interests(matter: Matter) -> Listed[Interest]:
    found = []
    left = matter.trials
    for agent in matter.map.agents:
        for stake in agent.stakes:
            if stake in matter.map.statement_by_id and left > 0:
                left -= 1
                found.append(_interest(matter, agent, stake))
    return Listed.of(i for i in found if i.evidence.total)


def _interest(matter: Matter, agent: Agent, stake: str) -> Interest:
    known = matter.map.statement_by_id
    own = sorted(
        n
        for n in matter.below(stake)
        if agent.id in known[n].asserted_by and known[n].kind is StatementKind.EVIDENCE
    )
    needed = bool(own) and matter.is_in(stake) and stake in matter.without(own)
    label = matter.evaluation.labels.get(stake, Label.OUT)
    return Interest(agent.id, agent.name, stake, Listed.of(own), str(label), needed)


def _backing(matter: Matter, thesis: str) -> Backing:
    known = matter.map.statement_by_id
    names = (thesis, *matter.below(thesis))
    pieces = [known[n] for n in names if known[n].kind is StatementKind.EVIDENCE]
    sources = sorted({source for piece in pieces for source in piece.sources})
    only = matter.title_of(sources[0]) if len(sources) == 1 else ""
    own = sum(_own(matter, piece) for piece in pieces)
    return Backing(thesis, len(pieces), len(sources), only, own)


def _own(matter: Matter, piece: Statement) -> bool:
    """Whether a piece of evidence names no source beside the document that is analysed."""
    return set(piece.sources) <= set(matter.map.sources_analysed)
