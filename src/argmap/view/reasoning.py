"""The rules of a map for the page, so that it can label the map anew at every what-if."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.semantics import evaluate

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from argmap.model import ArgumentMap, Ids
    from argmap.semantics import Evaluation

_FEW = 400
"""In maps with up to so many statements the sets on which each rests are listed."""
_SETS = 6
"""So many sets are listed of each at most."""


def reasoning(
    argument_map: ArgumentMap, order: Sequence[str], scenario: str = ""
) -> dict[str, Any]:
    """The program, which atom each element has, the scenarios, and what each statement rests on.

    Args:
        argument_map: The map.
        order: Ids of the elements, by their numbers.
        scenario: The scenario to begin with; the map's default when empty.

    Raises:
        UnknownScenario: The map has no such scenario.
    """
    evaluation = evaluate(argument_map, scenario)
    compiled, program = evaluation.compiled, evaluation.compiled.program
    number = {name: n for n, name in enumerate(order)}
    return {
        "program": {
            "size": program.size,
            "heads": program.heads,
            "positive": program.positive,
            "negative": program.negative,
        },
        "atoms": _numbered({**compiled.atoms, **compiled.standing}, number),
        "bodies": _numbered(compiled.bodies, number),
        "denied": _numbered(compiled.denied, number),
        "defeated": _numbered(compiled.defeated, number),
        "accepting": _numbered(compiled.accepting, number),
        "origins": [number.get(origin.id, -1) for origin in compiled.origins],
        "scenarios": _scenarios(argument_map, evaluation),
        "chosen": evaluation.setting.scenario,
        "grounds": _grounds(evaluation, number),
    }


def _numbered(values: Mapping[str, int], number: Mapping[str, int]) -> list[tuple[int, int]]:
    """Pairs of the number of an element and a value, flat and in order."""
    return sorted((number[name], value) for name, value in values.items() if name in number)


def _scenarios(argument_map: ArgumentMap, evaluation: Evaluation) -> list[dict[str, Any]]:
    """The scenarios with the rules that are off in each; a map without any has one, unnamed."""
    names: Ids = tuple(scenario.id for scenario in argument_map.scenarios)
    if not argument_map.default_scenario:
        names = ("", *names)
    named = {scenario.id: scenario.name for scenario in argument_map.scenarios}
    return [
        {"id": name, "name": named.get(name, ""), "off": sorted(evaluation.under(name).off)}
        for name in names
    ]


def _grounds(evaluation: Evaluation, number: Mapping[str, int]) -> dict[int, Any]:
    """For the statements that are in, on which sets each rests, and without what it falls."""
    known = [s.id for s in evaluation.map.statements]
    if len(known) > _FEW:
        known = [name for name in evaluation.map.theses if name in evaluation.map.statement_by_id]
    found: dict[int, Any] = {}
    for name in known:
        grounds = evaluation.rests_on(name, _SETS)
        if not grounds.reasons or grounds.reasons == (frozenset({name}),):
            continue
        found[number[name]] = {
            "sets": [sorted(number[n] for n in reason) for reason in grounds.reasons[:_SETS]],
            "critical": sorted(number[n] for n in evaluation.critical(name)),
            "more": len(grounds.reasons) >= _SETS,
        }
    return found
