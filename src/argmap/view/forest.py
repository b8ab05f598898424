"""The spanning forest of a map: each element hangs in one place, all else is a cross-link.

Breadth first from the theses, so that what is used several times hangs where it is nearest to a
thesis. Links back to where one came from are thereby cut too, and marked as circles. Nothing here
recurses: a chain of any length is walked.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.view.circles import circle_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from argmap.model import ArgumentMap, Ids
    from argmap.view.steps import Structure


@dataclass(frozen=True, slots=True)
class Cut:
    """A link that is not drawn as a branch.

    Attributes:
        lower: Id of what would hang.
        upper: Id of what it would hang from.
        circular: Whether it lies on a circle: following links, one comes back to it.
    """

    lower: str
    upper: str
    circular: bool


@dataclass(frozen=True, slots=True)
class Forest:
    """Where each element of a map hangs.

    Attributes:
        roots: Ids of the tops, theses first.
        order: All ids, each after what it hangs from, branch by branch.
        parent: For each id but the roots, what it hangs from.
        kids: For each id, what hangs from it, in drawing order.
        cuts: The links that are not branches.
    """

    roots: Ids
    order: Ids
    parent: Mapping[str, str]
    kids: Mapping[str, Ids]
    cuts: tuple[Cut, ...]


def forest(argument_map: ArgumentMap, structure: Structure) -> Forest:
    """The spanning forest of a map."""
    roots, parent, cut = _grow(argument_map, structure)
    kids = {
        name: tuple(dict.fromkeys(k for k in structure.below(name) if parent.get(k) == name))
        for name in (*structure.cards, *structure.steps)
    }
    order = tuple(_walk(roots, kids))
    circle = circle_of(structure)
    cuts = tuple(Cut(lower, upper, circle[lower] == circle[upper]) for lower, upper in cut)
    return Forest(tuple(roots), order, parent, kids, cuts)


def _grow(
    argument_map: ArgumentMap, structure: Structure
) -> tuple[list[str], dict[str, str], list[tuple[str, str]]]:
    """Roots, parents, and the links that found their lower end taken."""
    roots: list[str] = []
    parent: dict[str, str] = {}
    cut: list[tuple[str, str]] = []
    seen: set[str] = set()
    for group in _tops(argument_map, structure):
        fresh = [name for name in dict.fromkeys(group) if name not in seen]
        roots += fresh
        seen.update(fresh)
        queue = deque(fresh)
        while queue:
            name = queue.popleft()
            for lower in structure.below(name):
                if lower in seen:
                    cut.append((lower, name))
                else:
                    seen.add(lower)
                    parent[lower] = name
                    queue.append(lower)
    return roots, parent, cut


def _tops(argument_map: ArgumentMap, structure: Structure) -> Iterator[Ids]:
    """Groups of possible roots; those of one group are walked level by level together."""
    steps, uses = structure.steps, structure.uses
    theses = [name for name in argument_map.theses if name in structure.rank]
    theses.sort(key=lambda name: structure.rank[name])
    yield tuple(name for name in theses if name not in uses)
    for name in theses:
        yield (name,)
    for name in structure.cards:
        if name not in uses and name in structure.bearing:
            yield (name,)
    for name in sorted(steps, key=lambda name: structure.rank[name]):
        if not steps[name].target and name not in uses:
            yield (name,)
    for name in (*structure.cards, *sorted(steps, key=lambda name: structure.rank[name])):
        yield (name,)


def _walk(roots: list[str], kids: Mapping[str, Ids]) -> Iterator[str]:
    """All ids, each followed by all that hangs from it."""
    stack = roots[::-1]
    while stack:
        name = stack.pop()
        yield name
        stack.extend(reversed(kids[name]))
