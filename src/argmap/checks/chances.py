"""How probable statements are at best by what a map says of their premises."""

from __future__ import annotations

from heapq import heappop, heappush
from typing import TYPE_CHECKING, NamedTuple

from argmap.semantics.scenarios import assumed_somewhere
from argmap.semantics.strength import OF_CERTAINTY

if TYPE_CHECKING:
    from argmap.model import Argument, ArgumentMap, Statement


class Best(NamedTuple):
    """The strongest line of support for a statement.

    Attributes:
        chance: The product of the chances of everything it needs; from 0 to 1.
        by: Id of its last step; empty where the statement is a leaf.
        doubted: The statements at its beginning and the steps that are less than certain, a few
            of them.
    """

    chance: float
    by: str
    doubted: tuple[str, ...]


MOST_DOUBTED = 12
"""So many of the doubtful statements of a line are named at most."""


def stated(statement: Statement) -> float | None:
    """The chance that the map gives a statement: its weight, else the middle of its certainty."""
    if statement.weight is not None:
        return float(statement.weight)
    return OF_CERTAINTY.get(statement.certainty)


def best_lines(argument_map: ArgumentMap) -> dict[str, Best]:
    """For each statement that has one the strongest line of support.

    Leaves count with their stated chance, and with 1 where none is stated or a scenario assumes
    them, so that only what the map says itself lowers a product; an inference counts with its
    weight. A product never exceeds
    its factors, so the best lines can be settled from the best down (Knuth, A generalization of
    Dijkstra's algorithm, 1977), circles included.
    """
    known, inferences = argument_map.statement_by_id, argument_map.inferences_to
    found: dict[str, Best] = {}
    missing = {a.id: len(a.needs) for a in argument_map.arguments if not a.is_objection}
    waiting: list[tuple[float, str, str]] = []
    given = assumed_somewhere(argument_map)
    for name, statement in known.items():
        if name not in inferences:
            chance = None if name in given else stated(statement)
            heappush(waiting, (-1.0 if chance is None else -chance, name, ""))
    while waiting:
        chance, name, by = heappop(waiting)
        if name in found:
            continue
        found[name] = Best(-chance, by, _doubted(argument_map, found, name, -chance, by))
        for argument in argument_map.uses_of.get(name, ()):
            if argument.is_objection or argument.target not in known:
                continue
            missing[argument.id] -= 1
            if not missing[argument.id]:
                heappush(waiting, (-line_chance(argument, found), argument.target, argument.id))
    return found


def _doubted(
    argument_map: ArgumentMap, found: dict[str, Best], name: str, chance: float, by: str
) -> tuple[str, ...]:
    if not by:
        return (name,) if chance < 1 else ()
    argument = argument_map.argument_by_id[by]
    names = dict.fromkeys(n for premise in argument.needs for n in found[premise].doubted)
    if argument.weight is not None and argument.weight < 1:
        names[by] = None
    return tuple(names)[:MOST_DOUBTED]


def line_chance(argument: Argument, found: dict[str, Best]) -> float:
    """The product of the chances of what an inference needs, and of its weight."""
    chance = 1.0 if argument.weight is None else float(argument.weight)
    for name in argument.needs:
        chance *= found[name].chance
    return chance
