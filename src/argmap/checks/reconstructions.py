"""Which arguments are reconstructed, with premises and a conclusion, and what follows from that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.model import ArgumentKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from argmap.model import Argument, ArgumentMap, Ids


@dataclass(frozen=True, slots=True)
class Reconstruction:
    """An argument that is spelt out.

    Attributes:
        premises: Ids of what it needs, in all its steps, but for what it concludes on the way.
        conclusion: Id of what it establishes in the end.
    """

    premises: frozenset[str]
    conclusion: str


def is_reconstructed(argument: Argument) -> bool:
    """Whether an argument says what it starts from and what it establishes, step by step."""
    inference = argument.kind is ArgumentKind.INFERENCE
    sketched = argument.data.value.get("sketched") is True
    return inference and bool(argument.needs) and bool(argument.target) and not sketched


def reconstructions(maps: Iterable[ArgumentMap]) -> dict[str, Reconstruction]:
    """The reconstructed arguments of some maps, by id, steps of longer ones within the whole."""
    found: dict[str, Reconstruction] = {}
    for argument_map in maps:
        steps: dict[str, list[Argument]] = {}
        for argument in argument_map.arguments:
            if is_reconstructed(argument):
                steps.setdefault(argument.part_of or argument.id, []).append(argument)
        for name, parts in steps.items():
            whole = argument_map.argument_by_id.get(name)
            if whole is parts[0] and len(parts) == 1:
                needs = frozenset(whole.needs).difference((whole.target,))
                found[name] = Reconstruction(needs, whole.target)
            elif whole in parts:
                concluded = {part.target for part in parts}
                needed = {need for part in parts for need in part.needs}
                found[name] = Reconstruction(frozenset(needed - concluded), whole.target)
    return found


def opposites(
    maps: Iterable[ArgumentMap], further: Iterable[tuple[str, str]] = ()
) -> Mapping[str, set[str]]:
    """For each statement those that cannot stand together with it, by declaration.

    Args:
        maps: Maps whose contradictions and contraries are declarations.
        further: Pairs that are opposed for another reason.
    """
    found: dict[str, set[str]] = {}
    for one, other in (*_declared(maps), *further):
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return found


def _declared(maps: Iterable[ArgumentMap]) -> Iterator[tuple[str, str]]:
    for argument_map in maps:
        for statement in argument_map.statements:
            yield from ((statement.id, other) for other in statement.contradicts)
        for relation in argument_map.relations:
            if relation.kind.is_conflict:
                yield from _pairs(relation.origins, relation.targets)


def _pairs(origins: Ids, targets: Ids) -> Iterator[tuple[str, str]]:
    for origin in origins:
        yield from ((origin, target) for target in targets)
