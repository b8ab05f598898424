"""Which elements lie on a circle: the strongly connected parts of the map (Kosaraju, Sharir)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from argmap.model import Ids
    from argmap.view.steps import Structure


def circle_of(structure: Structure) -> dict[str, int]:
    """For each element a number; two elements that lead to each other have the same."""
    names = (*structure.cards, *structure.steps)
    below = {name: structure.below(name) for name in names}
    above: dict[str, list[str]] = {name: [] for name in names}
    for name in names:
        for lower in below[name]:
            above[lower].append(name)
    found: dict[str, int] = {}
    for number, name in enumerate(reversed(list(_finished(names, below)))):
        stack = [name]
        while stack:
            reached = stack.pop()
            if reached not in found:
                found[reached] = number
                stack.extend(above[reached])
    return found


def _finished(names: Ids, below: Mapping[str, Ids]) -> Iterator[str]:
    """The names, each after all that is first reached from it; nothing recurses."""
    seen: set[str] = set()
    for start in names:
        stack = [] if start in seen else [(start, iter(below[start]))]
        seen.add(start)
        while stack:
            name, rest = stack[-1]
            fresh = next((lower for lower in rest if lower not in seen), None)
            if fresh is None:
                stack.pop()
                yield name
            else:
                seen.add(fresh)
                stack.append((fresh, iter(below[fresh])))
