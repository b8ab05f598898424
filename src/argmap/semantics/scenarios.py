"""Which statements a scenario accepts, and what it takes out of play."""

from __future__ import annotations

from collections import ChainMap
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from argmap.diagnostic import Diagnostic, Severity
from argmap.errors import AssumedAndRejected, NoLabel, UnknownElement, UnknownScenario
from argmap.model import Scenario, nearest
from argmap.semantics.compiling import CONTRADICTION
from argmap.semantics.policy import unknown_settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, MutableMapping

    from argmap.errors import ArgmapError
    from argmap.model import ArgumentMap
    from argmap.semantics.compiling import Compiled


@dataclass(frozen=True, slots=True)
class Setting:
    """A scenario as it is evaluated.

    Attributes:
        scenario: Id of the scenario of the map; empty when none is meant.
        accepted: Ids of the statements that are accepted without a reason.
        dropped: Ids of the arguments and of the argued claims that are taken out of play: the
            arguments do not count, and no argument counts for the claims.
        tied: Ids of the statements that the map puts forward for other scenarios alone.
        by_hand: What was assumed (``+id``) and rejected (``-id``) beside the scenario.
    """

    scenario: str = ""
    accepted: frozenset[str] = frozenset()
    dropped: frozenset[str] = frozenset()
    tied: frozenset[str] = frozenset()
    by_hand: tuple[str, ...] = ()

    def changed(self, sign: str) -> list[str]:
        """Ids of what was assumed (``+``) or rejected (``-``) by hand."""
        return [name[1:] for name in self.by_hand if name[0] == sign]

    def off(self, compiled: Compiled) -> frozenset[int]:
        """The rules that take no part."""
        rules = {r for name, r in compiled.accepting.items() if name not in self.accepted}
        for name in compiled.with_last_steps(sorted(self.dropped | self.tied)):
            if name in compiled.bodies:
                rules.add(compiled.bodies[name])
            elif name in compiled.standing:
                rules.update(compiled.program.rules_for[compiled.standing[name]])
            elif name in compiled.atoms:
                rules.update(compiled.rules_of(name))
        return frozenset(rules)


def scenario_named(argument_map: ArgumentMap, name: str) -> Scenario | None:
    """The scenario of that id or label; the default when the name is empty, if there is one.

    Raises:
        UnknownScenario: The map has none of that name.
    """
    known = {scenario.id: scenario for scenario in argument_map.scenarios}
    if not name:
        return known.get(argument_map.default_scenario)
    plain = argument_map.id_of(name.removeprefix(":"))
    for scenario in argument_map.scenarios:
        if plain in {scenario.id, scenario.name}:
            return scenario
    raise UnknownScenario(name, nearest(name, known), tuple(known))


def assumed_somewhere(argument_map: ArgumentMap) -> set[str]:
    """The statements that some scenario assumes."""
    known = argument_map.statement_by_id
    return {n for scenario in argument_map.scenarios for n in scenario.assumes if n in known}


def setting(
    compiled: Compiled,
    scenario: str = "",
    assume: Iterable[str] = (),
    reject: Iterable[str] = (),
) -> Setting:
    """What is accepted in a scenario of the map, changed by hand.

    By default everything that can be accepted is, but what the map ties to other scenarios. A
    scenario adds what it assumes and leaves out what it rejects; what is both is rejected. What is
    rejected and was not accepted without a reason anyway, an argued claim or an argument, is taken
    out of play.

    Args:
        compiled: The map.
        scenario: Id or label of a scenario; the map's default when empty.
        assume: Ids of statements to accept besides, and of arguments to put into play again.
        reject: Ids of statements not to accept, and of arguments and claims to drop.

    Raises:
        UnknownScenario: The map has no such scenario.
        UnknownElement, NoLabel: It has no such statement or argument.
        AssumedAndRejected: One is named on both sides.
    """
    argument_map = compiled.map
    chosen = scenario_named(argument_map, scenario)
    here = chosen.id if chosen else ""
    known = _either(argument_map)
    taken = {_known(argument_map, name, known) for name in reject}
    added = {_known(argument_map, name, known) for name in assume}
    if both := sorted(added & taken):
        raise AssumedAndRejected(both[0])
    away = {s.id for s in argument_map.statements if s.holds_in and here not in s.holds_in}
    accepted = set(compiled.assumables) - away
    dropped: set[str] = set()
    for names, without in (
        (chosen.assumes if chosen else (), chosen.rejects if chosen else ()),
        (added, taken),
    ):
        accepted |= {n for n in names if n in compiled.accepting}
        away -= set(names)
        dropped -= set(names)
        founded = compiled.assumables, accepted
        dropped |= {n for n in without if n in known and not any(n in f for f in founded)}
        accepted -= set(without)
    tied = {name for name in away if name in compiled.atoms}
    by_hand = (*(f"+{n}" for n in sorted(added)), *(f"-{n}" for n in sorted(taken)))
    return Setting(here, frozenset(accepted), frozenset(dropped), frozenset(tied), by_hand)


def _either(argument_map: ArgumentMap) -> Mapping[str, object]:
    """The statements and arguments by id, without copying them."""
    found: ChainMap[str, object] = ChainMap()
    found.maps = [
        cast("MutableMapping[str, object]", argument_map.statement_by_id),
        cast("MutableMapping[str, object]", argument_map.argument_by_id),
    ]
    return found


def _known(argument_map: ArgumentMap, name: str, known: Mapping[str, object]) -> str:
    plain = argument_map.id_of(name.removeprefix(":"))
    if plain not in known:
        raise not_found(argument_map, name, plain, known)
    return plain


def not_found(
    argument_map: ArgumentMap, name: str, plain: str, known: Mapping[str, object]
) -> ArgmapError:
    """What to say of a name that is no statement or argument: what else it is, if anything."""
    record = argument_map.records.get(plain)
    if record is not None:
        return NoLabel(plain, type(record).__name__.lower())
    return UnknownElement(name, nearest(plain, known))


def remarks(compiled: Compiled, chosen: Setting) -> tuple[Diagnostic, ...]:
    """What there is to say of a map in a setting before its labels are believed."""
    found = [*_both_sides(compiled, chosen)]
    founded = compiled.accepting or not all(compiled.program.positive)
    if not founded:
        found.append(
            Diagnostic(
                "ARG502",
                "nothing-to-assume",
                Severity.WARNING,
                "The map has nothing that can be accepted without a reason.",
                about=compiled.map.iri,
                hint="mark what the reasoning starts from as assumptions or evidence",
            )
        )
    found += [_undefined(name) for name in compiled.undefined]
    found += [_unknown_setting(told) for told in unknown_settings(compiled.map)]
    return tuple(found)


def _undefined(name: str) -> Diagnostic:
    return Diagnostic(
        "ARG503",
        "undefined-in-evaluation",
        Severity.WARNING,
        f"{name} is used in an argument and not defined; it counts as never in.",
        about=name,
        hint="define it, or mend the name",
    )


def _unknown_setting(told: str) -> Diagnostic:
    return Diagnostic(
        "ARG504",
        "unknown-setting",
        Severity.WARNING,
        f"The map says how it is to be evaluated, but not in terms that are known: {told}.",
        hint="known are rebut: one-way or symmetric, and leaves: assumed or unsupported",
    )


def _both_sides(compiled: Compiled, chosen: Setting) -> list[Diagnostic]:
    found = []
    name_of = {atom: name for name, atom in compiled.denied.items()}
    for rule, origin in enumerate(compiled.origins):
        if origin.kind != CONTRADICTION or origin.id not in chosen.accepted:
            continue
        other = name_of[compiled.program.heads[rule]]
        if other in chosen.accepted and origin.id < other:
            found.append(
                Diagnostic(
                    "ARG501",
                    "both-sides-accepted",
                    Severity.WARNING,
                    f"The scenario accepts both {origin.id} and {other}, which contradict "
                    "each other.",
                    about=chosen.scenario or origin.id,
                    related=(origin.id, other),
                    hint="let the scenario reject one of them; until then neither is settled",
                )
            )
    return found
