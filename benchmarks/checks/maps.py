"""Generated maps with more in them for the checks to look at: the same from the same seed.

The maps of ``generators.py`` get texts of many distinct words, premises that several arguments
share, agents with stakes, dated sources by several authors, critical questions that are asked and
answered, scenarios, contradictions and drawn relations. ``tangled`` is one large knot of circles.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1]))

from generators import generate

from argmap.model import (
    Agent,
    AgentKind,
    Argument,
    ArgumentKind,
    ArgumentMap,
    Relation,
    RelationKind,
    Scenario,
    Source,
    Statement,
    StatementKind,
    words,
)
from argmap.rdf.schemes import schemes

if TYPE_CHECKING:
    from collections.abc import Iterable

_SYLLABLES = [a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "or", "il")]
_JOINTS = ("the", "of", "in", "and", "for", "with", "has", "is")
_TOPIC, _WORDS, _AGENTS, _EXPERTS = 60, 20_000, 200, 50


class _Speech:
    """Sentences of made-up words: some that all of a document shares, some of the language."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self._all = ["".join(chance.choices(_SYLLABLES, k=3)) for _ in range(_WORDS)]
        self._weights = list(accumulate(1 / rank for rank in range(1, _WORDS + 1)))
        self._topics: dict[str, list[str]] = {}

    def sentence(self, document: str) -> str:
        """A sentence that fits into a document."""
        topic = self._topics.get(document)
        if topic is None:
            topic = self._topics[document] = self._chance.sample(self._all, _TOPIC)
        own = self._chance.choices(topic, k=5)
        common = self._chance.choices(self._all, cum_weights=self._weights, k=4)
        joints = self._chance.choices(_JOINTS, k=5)
        mixed = [*own, *common, *joints]
        self._chance.shuffle(mixed)
        return " ".join(mixed).capitalize() + "."


def rich(claims: int, shape: str = "layered", seed: int = 42) -> ArgumentMap:
    """A map with so many claims, and all that the checks look at."""
    chance = Random(seed)
    plain = tangled(claims, seed) if shape == "tangled" else generate(claims, shape, seed)
    speech = _Speech(chance)
    said = tuple(_statement(s, speech, chance) for s in plain.statements)
    drawn = _relations(said, chance) if shape == "layered" else ()
    leaves = [s.id for s in said if s.kind in {StatementKind.EVIDENCE, StatementKind.ASSUMPTION}]
    return replace(
        plain,
        statements=said,
        arguments=tuple(_argument(a, leaves, chance) for a in plain.arguments),
        relations=tuple(drawn),
        scenarios=tuple(_scenarios(leaves, chance)),
        sources=tuple(_source(s, n) for n, s in enumerate(plain.sources)) + tuple(_records()),
        agents=plain.agents + tuple(_agents(said, chance)),
    )


def tangled(claims: int, seed: int = 42) -> ArgumentMap:
    """Each claim rests on three others taken at random, so that nearly all are in one knot.

    Every second claim has a leaf to rest on besides, and every fifth is opposed by another.
    """
    chance, plain = Random(seed), generate(claims, "many-objections", seed)
    names = [s.id for s in plain.statements if s.kind is StatementKind.CLAIM]
    leaves = [s.id for s in plain.statements if s.kind is not StatementKind.CLAIM]
    arguments = []
    for place, name in enumerate(names):
        reasons = [[other] for other in chance.sample(names, 3) if other != name]
        reasons[-1].append(chance.choice(leaves))
        reasons.extend([[chance.choice(leaves)]] * (place % 2))
        for number, premises in enumerate(reasons):
            arguments.append(
                Argument(id=f"reason-{number}-for-{name}", premises=tuple(premises), target=name)
            )
        if place % 5 == 0:
            arguments.append(_rebuttal(name, chance.choice(names)))
    return replace(plain, arguments=tuple(arguments))


def _rebuttal(name: str, by: str) -> Argument:
    kind = ArgumentKind.REBUTTAL
    return Argument(id=f"objection-to-{name}", kind=kind, premises=(by,), target=name)


def _document(statement: Statement) -> str:
    """What the statement speaks of: its document, or every 200 statements where there is one."""
    number = "".join(c for c in statement.id if c.isdigit())
    return f"{int(number or 0) // 200}"


def _statement(statement: Statement, speech: _Speech, chance: Random) -> Statement:
    evidence = statement.kind is StatementKind.EVIDENCE
    plain = "" if statement.kind is StatementKind.CLAIM else "certain"
    return replace(
        statement,
        certainty=plain if chance.random() < 0.85 else statement.certainty,
        text=words(speech.sentence(_document(statement))),
        asserted_by=(f"agent-{chance.randrange(_AGENTS)}",),
        sources=(f"record-{chance.randrange(_EXPERTS)}",) if evidence else (),
        contradicts=(f"claim-{chance.randrange(9)}",) if chance.random() < 0.002 else (),
        weight=None if evidence else statement.weight,
    )


def _argument(argument: Argument, leaves: list[str], chance: Random) -> Argument:
    """The argument, one in five with a premise that others have too, one in four with a scheme."""
    shared = (chance.choice(leaves),) if chance.random() < 0.2 else ()
    known = list(schemes().values())
    scheme = chance.choice(known) if chance.random() < 0.25 else None
    asked = tuple(question.id for question in scheme.questions[:1]) if scheme else ()
    return replace(
        argument,
        premises=(*argument.premises, *shared),
        schemes=(scheme.id,) if scheme else (),
        asks=asked if chance.random() < 0.3 else (),
        strict=chance.random() < 0.01,
    )


def _relations(said: Iterable[Statement], chance: Random) -> Iterable[Relation]:
    names = [s.id for s in said if s.kind is StatementKind.CLAIM]
    for number in range(len(names) // 50):
        kind = chance.choice((RelationKind.SUPPORT, RelationKind.ATTACK))
        start, end = chance.choices(names, k=2)
        yield Relation(id=f"drawn-{number}", kind=kind, origins=(start,), targets=(end,))


def _scenarios(leaves: list[str], chance: Random) -> Iterable[Scenario]:
    for number in range(5):
        chosen = tuple(chance.choices(leaves, k=4))
        yield Scenario(id=f"case-{number}", label=words(f"Case {number}"), assumes=chosen)


def _source(source: Source, number: int) -> Source:
    return replace(source, issued=f"{2015 + number % 10}")


def _records() -> Iterable[Source]:
    for number in range(_EXPERTS):
        by, year = (f"agent-{number % 20}",), f"{1990 + number % 35}"
        label = words(f"Record {number}")
        yield Source(id=f"record-{number}", label=label, creators=by, issued=year)


def _agents(said: tuple[Statement, ...], chance: Random) -> Iterable[Agent]:
    for number in range(_AGENTS):
        stakes = tuple(s.id for s in chance.choices(said, k=3)) if number % 10 == 0 else ()
        label = words(f"Agent {number}", "")
        kind = AgentKind.PERSON
        yield Agent(id=f"agent-{number}", kind=kind, label=label, stakes=stakes)


SHAPES: tuple[str, ...] = ("layered", "chain", "tangled")
"""The shapes that are measured; ``rich`` takes those of ``generators.py`` as well."""
