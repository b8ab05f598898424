"""How probable statements are at best by what a map says of their premises."""

from __future__ import annotations

from heapq import heapify, heappop, heappush
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
    """

    chance: float
    by: str


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
    weight. Statements are settled when all their lines are known. Where circles leave some open,
    the best lines are settled from the best down instead: a product never exceeds its factors
    (Knuth, A generalization of Dijkstra's algorithm, 1977).
    """
    return _one_by_one(argument_map) or _from_the_best(argument_map)


def _leaves(argument_map: ArgumentMap) -> dict[str, Best]:
    """The chance of each statement that nothing supports."""
    inferences, given = argument_map.inferences_to, assumed_somewhere(argument_map)
    found = {}
    for name, statement in argument_map.statement_by_id.items():
        if name not in inferences:
            chance = None if name in given else stated(statement)
            found[name] = Best(1.0 if chance is None else chance, "")
    return found


def _one_by_one(argument_map: ArgumentMap) -> dict[str, Best] | None:
    """The best lines where each waits for what it needs; None where some wait for ever."""
    uses, known = argument_map.uses_of, argument_map.statement_by_id
    inferences = {name: s for name, s in argument_map.inferences_to.items() if name in known}
    found = _leaves(argument_map)
    missing = {a.id: len(a.needs) for several in inferences.values() for a in several}
    open_lines = {name: len(several) for name, several in inferences.items()}
    waiting = list(found)
    for name in waiting:
        for argument in uses.get(name, ()):
            target = argument.target
            if argument.is_objection or target not in open_lines:
                continue
            missing[argument.id] -= 1
            if missing[argument.id]:
                continue
            chance, old = line_chance(argument, found), found.get(target)
            if old is None or (-chance, argument.id) < (-old.chance, old.by):
                found[target] = Best(chance, argument.id)
            open_lines[target] -= 1
            if not open_lines[target]:
                waiting.append(target)
    return None if any(open_lines.values()) else found


def _from_the_best(argument_map: ArgumentMap) -> dict[str, Best]:
    """The best lines, settled from the best down."""
    known = argument_map.statement_by_id
    found: dict[str, Best] = {}
    missing = {a.id: len(a.needs) for a in argument_map.arguments if not a.is_objection}
    waiting = [(-best.chance, name, "") for name, best in _leaves(argument_map).items()]
    heapify(waiting)
    while waiting:
        chance, name, by = heappop(waiting)
        if name in found:
            continue
        found[name] = Best(-chance, by)
        for argument in argument_map.uses_of.get(name, ()):
            if argument.is_objection or argument.target not in known:
                continue
            missing[argument.id] -= 1
            if not missing[argument.id]:
                line = (-line_chance(argument, found), argument.target, argument.id)
                heappush(waiting, line)
    return found


class Doubts:
    """What makes the best lines less than certain, worked out where it is asked for.

    Args:
        argument_map: The map.
        best: Its best lines.
    """

    def __init__(self, argument_map: ArgumentMap, best: dict[str, Best]) -> None:
        self._arguments, self._best = argument_map.argument_by_id, best
        self._known: dict[str, tuple[str, ...]] = {}

    def __getitem__(self, name: str) -> tuple[str, ...]:
        """The doubtful statements where its best line begins and the doubtful steps, a few."""
        waiting = [name]
        while waiting:
            open_ones = self._open(waiting[-1])
            if open_ones:
                waiting += open_ones
            else:
                self._work_out(waiting.pop())
        return self._known[name]

    def _needs(self, name: str) -> tuple[str, ...]:
        """What a line goes back to in one step; nothing where all of it is certain."""
        best = self._best[name]
        return self._arguments[best.by].needs if best.by and best.chance < 1 else ()

    def _open(self, name: str) -> list[str]:
        return [n for n in self._needs(name) if n not in self._known]

    def _work_out(self, name: str) -> None:
        best = self._best[name]
        names = dict.fromkeys(n for need in self._needs(name) for n in self._known[need])
        weight = self._arguments[best.by].weight if best.by else None
        if weight is not None and weight < 1:
            names[best.by] = None
        elif not best.by and best.chance < 1:
            names[name] = None
        self._known[name] = tuple(names)[:MOST_DOUBTED]


def line_chance(argument: Argument, found: dict[str, Best]) -> float:
    """The product of the chances of what an inference needs, and of its weight."""
    chance = 1.0 if argument.weight is None else float(argument.weight)
    for name in argument.needs:
        chance *= found[name].chance
    return chance
