"""What is drawn of a map: statements, and the steps that lead from some to another.

Arguments are steps. So are relations that support, attack or undercut, as formats that know no
premises have them: a map of these alone is drawn like any other.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from argmap.model import Argument, ArgumentKind, Element, Relation, RelationKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from argmap.model import ArgumentMap, Ids

Rank: TypeAlias = tuple[int, int, str, str]


_NUMBER = re.compile(r"\d+")
"""Digits of an id; ``c2`` comes before ``c10``."""


class Polarity(StrEnum):
    """What a step does to its target, in the order in which steps are drawn."""

    SUPPORT = "support"
    ATTACK = "attack"
    UNDERCUT = "undercut"

    @property
    def rank(self) -> int:
        """0 for support, 1 for attack, 2 for undercut."""
        return list(Polarity).index(self)


NEUTRAL = "neutral"
"""What has no polarity: the top of a tree, and a rail that steps of several kinds share."""

_OF_ARGUMENT = {
    ArgumentKind.INFERENCE: Polarity.SUPPORT,
    ArgumentKind.REBUTTAL: Polarity.ATTACK,
    ArgumentKind.UNDERCUT: Polarity.UNDERCUT,
}
_OF_RELATION = {
    RelationKind.SUPPORT: Polarity.SUPPORT,
    RelationKind.ENTAILMENT: Polarity.SUPPORT,
    RelationKind.ATTACK: Polarity.ATTACK,
    RelationKind.UNDERCUT: Polarity.UNDERCUT,
}


@dataclass(frozen=True, slots=True)
class Step:
    """A step of reasoning as it is drawn.

    Attributes:
        id: Id of the argument or relation.
        polarity: What it does to its target.
        role: Its kind as the map has it, such as ``rebuttal``.
        origins: Ids of what it starts from that are in the map: premises in reading order, then
            warrants.
        linked: Whether all origins are needed together.
        target: Id of what it bears on; empty when the map does not hold it.
    """

    id: str
    polarity: Polarity
    role: str
    origins: Ids
    linked: bool
    target: str

    @property
    def is_bare(self) -> bool:
        """Whether it says neither what it starts from nor what it bears on.

        Such is an argument that is just told in words; what it does is told by its relations.
        """
        return not self.origins and not self.target


@dataclass(frozen=True, slots=True)
class Structure:
    """The steps of a map and how they hang together.

    Attributes:
        steps: Every step by its id.
        cards: Ids of all else that is drawn: the statements, and what else steps refer to.
        bearing: For each target, the ids of the steps on it, support first.
        uses: For each origin, the ids of the steps that start from it, in reading order.
        rank: For each element, its place in reading order.
    """

    steps: Mapping[str, Step]
    cards: Ids
    bearing: Mapping[str, Ids]
    uses: Mapping[str, Ids]
    rank: Mapping[str, Rank]

    def below(self, name: str) -> Ids:
        """What hangs below an element: the origins of a step, then the steps that bear on it."""
        step = self.steps.get(name)
        return (*(step.origins if step else ()), *self.bearing.get(name, ()))


def structure(argument_map: ArgumentMap) -> Structure:
    """The steps of a map, with everything in reading order.

    That is the order in the file where it is known, else the place in the source, else the id.
    """
    rank = {e.id: _rank(argument_map, e) for e in argument_map.elements}
    steps = {s.id: s for s in _steps(argument_map, rank)}
    bearing: dict[str, list[str]] = {}
    uses: dict[str, list[str]] = {}
    for step in sorted(steps.values(), key=lambda s: (s.polarity.rank, rank[s.id])):
        bearing.setdefault(step.target, []).append(step.id)
    for step in sorted(steps.values(), key=lambda s: rank[s.id]):
        for origin in step.origins:
            uses.setdefault(origin, []).append(step.id)
    referred = {name for s in steps.values() for name in (*s.origins, s.target) if name}
    drawn = {s.id for s in argument_map.statements} | (referred - steps.keys())
    return Structure(
        steps=steps,
        cards=tuple(sorted(drawn, key=lambda name: rank[name])),
        bearing={name: tuple(found) for name, found in bearing.items() if name},
        uses={name: tuple(found) for name, found in uses.items()},
        rank=rank,
    )


def _rank(argument_map: ArgumentMap, element: Element) -> Rank:
    order = sys.maxsize if element.order is None else element.order
    digests = (
        argument_map.passage_by_id[name].digest
        for name in element.expressed_in
        if name in argument_map.passage_by_id
    )
    starts = [digest.start for digest in digests if digest]
    padded = _NUMBER.sub(lambda number: number.group().zfill(12), element.id)
    return order, min(starts, default=sys.maxsize), padded, element.id


def _steps(argument_map: ArgumentMap, rank: Mapping[str, Rank]) -> Iterator[Step]:
    for argument in argument_map.arguments:
        yield _of_argument(argument, rank)
    for relation in argument_map.relations:
        if relation.kind in _OF_RELATION:
            yield _of_relation(relation, rank)


def _of_argument(argument: Argument, rank: Mapping[str, Rank]) -> Step:
    needs = [name for name in argument.needs if name in rank]
    needs.sort(key=lambda name: (name in argument.warrants, rank[name]))
    return Step(
        id=argument.id,
        polarity=_OF_ARGUMENT[argument.kind],
        role=str(argument.kind),
        origins=tuple(needs),
        linked=len(needs) > 1,
        target=argument.target if argument.target in rank else "",
    )


def _of_relation(relation: Relation, rank: Mapping[str, Rank]) -> Step:
    origins = sorted((n for n in relation.origins if n in rank), key=lambda name: rank[name])
    return Step(
        id=relation.id,
        polarity=_OF_RELATION[relation.kind],
        role=str(relation.kind),
        origins=tuple(origins),
        linked=False,
        target=next((n for n in relation.targets if n in rank), ""),
    )
