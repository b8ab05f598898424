"""The triples that follow from a map: superclasses and the shortcuts of the vocabulary.

The same are stated as axioms in ``argmap.ttl`` and as queries in ``rules/``; the tests hold the
three together. This one is linear but for ``arg:restsOn``, which is transitive.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from argmap.model import ArgumentMap, Relation, Statement, Triple
from argmap.rdf.terms import TYPE, iri
from argmap.vocabulary import ARG

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_RESTS_ON = 3_000_000
"""So many ``arg:restsOn`` triples are derived at most; a map that has more gets none."""

_STATEMENT, _ARGUMENT, _ELEMENT = (iri(ARG + c) for c in ("Statement", "Argument", "Element"))
_PREMISE, _OPPOSES = iri(ARG + "premise"), iri(ARG + "opposes")
_SUPPORTS, _ATTACKS, _RESTS_ON = (iri(ARG + p) for p in ("supports", "attacks", "restsOn"))


def derived(
    argument_map: ArgumentMap, pairs: list[tuple[str, str]] | None = None
) -> Iterator[Triple]:
    """What queries see beside the map itself.

    Args:
        argument_map: The map.
        pairs: The pairs of the transitive ``arg:restsOn``, where they are at hand already.
    """
    yield from _classes(argument_map)
    yield from _shortcuts(argument_map)
    for upper, lower in rests_on_pairs(argument_map) if pairs is None else pairs:
        yield Triple(_node(argument_map, upper), _RESTS_ON, _node(argument_map, lower))


def _node(argument_map: ArgumentMap, name: str) -> str:
    return iri(argument_map.iri_of(name))


def _classes(argument_map: ArgumentMap) -> Iterator[Triple]:
    for record in argument_map.elements:
        node = _node(argument_map, record.id)
        yield Triple(node, TYPE, _ELEMENT)
        if isinstance(record, Statement):
            yield Triple(node, TYPE, _STATEMENT)
        elif not isinstance(record, Relation) and record.id in argument_map.argument_by_id:
            yield Triple(node, TYPE, _ARGUMENT)


def _shortcuts(argument_map: ArgumentMap) -> Iterator[Triple]:
    for argument in argument_map.arguments:
        node = _node(argument_map, argument.id)
        for warrant in argument.warrants:
            yield Triple(node, _PREMISE, _node(argument_map, warrant))
        if not argument.target:
            continue
        target = _node(argument_map, argument.target)
        if argument.is_objection:
            yield Triple(node, _OPPOSES, target)
        shortcut = _ATTACKS if argument.is_objection else _SUPPORTS
        for needed in argument.needs:
            yield Triple(_node(argument_map, needed), shortcut, target)


def rests_on_pairs(argument_map: ArgumentMap) -> list[tuple[str, str]]:
    """Each statement with each that some line of support for it, or its scenario, passes through.

    Gives nothing at all when there are more than ``MOST_RESTS_ON`` pairs.
    """
    below = direct_ground(argument_map)
    pairs: list[tuple[str, str]] = []
    for upper in below:
        pairs.extend(product((upper,), sorted(_reached(upper, below))))
        if len(pairs) > MOST_RESTS_ON:
            return []
    return pairs


def direct_ground(argument_map: ArgumentMap) -> dict[str, set[str]]:
    """For each statement the premises of the inferences to it and what its scenarios assume."""
    below: dict[str, set[str]] = {}
    for argument in argument_map.arguments:
        if argument.target and not argument.is_objection:
            below.setdefault(argument.target, set()).update(argument.needs)
    assumes = {scenario.id: scenario.assumes for scenario in argument_map.scenarios}
    for statement in argument_map.statements:
        for scenario_id in statement.holds_in:
            if assumed := assumes.get(scenario_id):
                below.setdefault(statement.id, set()).update(assumed)
    return below


def _reached(start: str, below: dict[str, set[str]]) -> set[str]:
    seen: set[str] = set()
    waiting = list(below.get(start, ()))
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting.extend(below.get(name, ()))
    return seen
