"""What bears on what: the parts of a map that the checks walk over again and again."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import islice
from typing import TYPE_CHECKING

from argmap.model import Argument, RelationKind, ends_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from argmap.checks.context import Context
    from argmap.model import ArgumentMap


def bearing_on(argument_map: ArgumentMap, names: Iterable[str]) -> frozenset[str]:
    """Every statement and argument that bears on the named ones, for or against, they included.

    Support, objection, declared contradiction, restatement, drawn relations, the steps of larger
    arguments, and what is assumed in the scenario in which something holds all count.
    """
    ways = _ways_down(argument_map)
    found = reached(names, ways.__getitem__).keys()
    statements, arguments = argument_map.statement_by_id, argument_map.argument_by_id
    return frozenset(found & statements.keys()) | (found & arguments.keys())


def _ways_down(argument_map: ArgumentMap) -> Mapping[str, list[str]]:
    """For each id what bears on it directly; nothing on any other."""
    ways: dict[str, list[str]] = defaultdict(list)
    for argument in argument_map.arguments:
        ways[argument.id] += argument.needs
        if argument.target:
            ways[argument.target].append(argument.id)
        if argument.part_of:
            ways[argument.part_of].append(argument.id)
    for relation in argument_map.relations:
        for target in relation.targets:
            ways[target] += relation.origins
    assumed = {scenario.id: scenario.assumes for scenario in argument_map.scenarios}
    for statement in argument_map.statements:
        for scenario in statement.holds_in:
            ways[statement.id] += assumed.get(scenario, ())
        for other in statement.contradicts + statement.restates:
            ways[statement.id].append(other)
            ways[other].append(statement.id)
    return ways


def reached(
    names: Iterable[str], onward: Callable[[str], Iterable[str]], most: int | None = None
) -> dict[str, str]:
    """Everything that can be reached, each with the id from which it was reached first.

    The named ones are there with themselves. Breadth first, so that ``path_back`` is shortest.

    Args:
        names: Where to begin.
        onward: What follows directly on an id.
        most: The search ends when so many have been found.
    """
    before = {name: name for name in names}
    waiting = list(before)
    for name in waiting:
        if most is not None and len(before) >= most:
            break
        for following in onward(name):
            if following not in before:
                before[following] = name
                waiting.append(following)
    return before


def path_back(before: Mapping[str, str], name: str) -> tuple[str, ...]:
    """The way from one of the beginnings to a name that was reached, both included."""
    way = [name]
    while before[way[-1]] != way[-1]:
        way.append(before[way[-1]])
    return tuple(reversed(way))


def needing(argument_map: ArgumentMap, name: str, most: int = 20_000) -> set[str]:
    """The statements that cannot be supported without one, it included.

    A statement needs it when each inference to it has a premise that does. The search goes upwards
    and ends when so many have been found.
    """
    found = {name}
    open_lines: dict[str, set[str]] = {}
    waiting = [name]
    for needed in waiting:
        for use in argument_map.uses_of.get(needed, ()):
            if use.is_objection or use.target in found or len(found) >= most:
                continue
            lines = open_lines.get(use.target)
            if lines is None:
                lines = {line.id for line in argument_map.inferences_to[use.target]}
                open_lines[use.target] = lines
            lines.discard(use.id)
            if not lines:
                found.add(use.target)
                waiting.append(use.target)
    return found


def steps_to(argument_map: ArgumentMap) -> Mapping[str, tuple[Argument, ...]]:
    """For each statement the inferences to it; drawn support between statements counts as one."""
    known = argument_map.statement_by_id
    drawn = [
        Argument(
            id=relation.id,
            premises=relation.origins,
            target=target,
            strict=relation.kind is RelationKind.ENTAILMENT,
            span=relation.span,
        )
        for relation in argument_map.relations
        if relation.kind.is_support and relation.origins
        for target in relation.targets
        if target in known and all(origin in known for origin in relation.origins)
    ]
    if not drawn:
        return argument_map.inferences_to
    found = {name: list(steps) for name, steps in argument_map.inferences_to.items()}
    for step in drawn:
        found.setdefault(step.target, []).append(step)
    return {name: tuple(steps) for name, steps in found.items()}


def grounds_of(steps: Mapping[str, tuple[Argument, ...]]) -> Callable[[str], Iterator[str]]:
    """A function that gives the statements from which one is inferred in one step.

    Args:
        steps: For each statement the inferences to it.
    """

    def grounds(name: str) -> Iterator[str]:
        for argument in steps.get(name, ()):
            yield from argument.needs

    return grounds


def whole_arguments(argument_map: ArgumentMap) -> Iterator[Argument]:
    """The inferences to a statement that have premises, steps of larger arguments included."""
    for argument in argument_map.arguments:
        if not argument.is_objection and argument.needs and argument.target:
            yield argument


def together(pairs: Iterable[tuple[str, str]]) -> Callable[[str], str]:
    """A function that gives for each id the least of those it is tied to, step by step."""
    towards: dict[str, str] = {}

    def least(name: str) -> str:
        while (above := towards.get(name, name)) != name:
            towards[name] = name = towards.get(above, above)
        return name

    for one, other in pairs:
        low, high = least(one), least(other)
        if low < high:
            towards[high] = low
        elif high < low:
            towards[low] = high
    return least


def ties(argument_map: ArgumentMap) -> Iterator[tuple[str, str]]:
    """Every pair of ids that something connects; standing in one group connects nothing."""
    for argument in argument_map.arguments:
        for other in (*argument.needs, argument.target, argument.part_of, *argument.outweighs):
            if other:
                yield argument.id, other
    for relation in argument_map.relations:
        yield from ((relation.id, other) for other in (*relation.origins, *relation.targets))
    for scenario in argument_map.scenarios:
        yield from ((scenario.id, other) for other in (*scenario.assumes, *scenario.rejects))
    for statement in argument_map.statements:
        for other in (*statement.contradicts, *statement.restates, *statement.holds_in):
            yield statement.id, other


def same_content(argument_map: ArgumentMap) -> Callable[[str], str]:
    """A function that gives for each statement the least of those it is said to restate."""
    return together(restatements(argument_map))


def restatements(argument_map: ArgumentMap) -> Iterator[tuple[str, str]]:
    """Every pair of which one is said to restate the other, in a statement or a relation."""
    for statement in argument_map.statements:
        yield from ((statement.id, other) for other in statement.restates)
    for relation in argument_map.relations:
        if relation.kind is RelationKind.REPHRASE:
            ends = (*relation.origins, *relation.targets)
            yield from ((ends[0], other) for other in ends[1:])


def loose_ends(context: Context) -> tuple[str, ...]:
    """Conclusions from which nothing follows and that bear on no thesis in any other way."""
    used = {name for m in context.companions for name in m.uses_of}
    used.update(
        o for m in (context.map, *context.companions) for r in m.relations for o in r.origins
    )
    ways = context.map.inferences_to
    return tuple(
        name
        for name in ends_of(context.map)
        if name in context.map.statement_by_id
        and name not in context.cone
        and used.isdisjoint((name, *(way.id for way in ways.get(name, ()))))
    )


_MOST_COMPARED = 100
"""With so many smaller sets each is compared."""


def nested(sets: Mapping[str, frozenset[str]]) -> Iterator[tuple[str, str]]:
    """Each set that holds another whole, with the first such other; of equal ones the later.

    Where very many sets share a member, only the smallest of them are looked at.
    """
    count = Counter(member for members in sets.values() for member in members)
    whole: dict[frozenset[str], str] = {}
    holding: dict[str, list[str]] = {}
    for name in sorted(sets, key=lambda n: (len(sets[n]), n)):
        members = sets[name]
        if inner := whole.get(members, "") or _within(members, sets, holding):
            yield name, inner
        if members and members not in whole:
            whole[members] = name
            rarest = min(members, key=lambda member: (count[member], member))
            holding.setdefault(rarest, []).append(name)


def _within(
    members: frozenset[str], sets: Mapping[str, frozenset[str]], holding: Mapping[str, list[str]]
) -> str:
    """The first set that lies within, of those that are known by their rarest member."""
    known = (name for member in sorted(members) for name in holding.get(member, ()))
    return next((n for n in islice(known, _MOST_COMPARED) if sets[n] <= members), "")
