"""How far two analysts agree: measures over two maps, or two segmentations, of one text.

Maps are compared by the connections that they draw between the same statements. The measures are
those of the field, so that figures can be set beside published ones.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import permutations
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable, Mapping, Sequence

    from argmap.model import ArgumentMap

Edges = dict[tuple[str, str], str]
"""Pairs of statements and the kind of connection from the first to the second."""
Fact = tuple[str, str, str]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two maps over the same statements agree.

    Attributes:
        kappa: Cohen's kappa (1960) over all ordered pairs of statements, kinds told apart.
        kappa_existence: The same, of whether there is a connection at all.
        alpha: Krippendorff's alpha (2004), nominal, over the same pairs, kinds told apart.
        f1: F1 of the connections, kinds told apart.
        f1_existence: F1 of the connections, whatever their kind.
        kirschner: For each connection of one map one over the length of the shortest way between
            its ends in the other, on average, both ways (Kirschner, Eckle-Kohler & Gurevych 2015).
        edit_distance: How many connections must be added, removed or changed in kind.
    """

    kappa: float
    kappa_existence: float
    alpha: float
    f1: float
    f1_existence: float
    kirschner: float
    edit_distance: int


def edges_of(argument_map: ArgumentMap) -> Edges:
    """From each premise to the statement or step that its argument bears on, by kind."""
    found: Edges = {}
    for argument in argument_map.arguments:
        for premise in argument.needs if argument.target else ():
            found[premise, argument.target] = str(argument.kind)
    for relation in argument_map.relations:
        for one in relation.origins:
            for other in relation.targets:
                found[one, other] = str(relation.kind)
    return found


def agreement(nodes: Collection[str], one: Edges, other: Edges) -> Agreement:
    """How far two sets of connections between the same nodes agree."""
    pairs = [(a, b) for a in sorted(nodes) for b in sorted(nodes) if a != b]
    told = [(one.get(p, ""), other.get(p, "")) for p in pairs]
    there = [(bool(a), bool(b)) for a, b in told]
    changed = sum(one.get(p) != other.get(p) for p in one.keys() | other.keys())
    return Agreement(
        kappa=kappa(told),
        kappa_existence=kappa(there),
        alpha=alpha(told),
        f1=f1(set(one.items()), set(other.items())),
        f1_existence=f1(set(one), set(other)),
        kirschner=(closeness(one, other) + closeness(other, one)) / 2,
        edit_distance=changed,
    )


def kappa(pairs: Sequence[tuple[Hashable, Hashable]]) -> float:
    """Cohen's kappa of two judges, given their judgements item by item; 1 for no items."""
    if not pairs:
        return 1.0
    count = len(pairs)
    observed = sum(a == b for a, b in pairs) / count
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    expected = sum(first[value] * second[value] for value in first) / count**2
    return 1.0 if expected == 1 else (observed - expected) / (1 - expected)


def alpha(pairs: Sequence[tuple[Hashable, Hashable]]) -> float:
    """Krippendorff's alpha of two judges for nominal data; 1 where they never differ."""
    values = Counter(value for pair in pairs for value in pair)
    total = sum(values.values())
    differing = 2 * sum(a != b for a, b in pairs)
    chance = total**2 - sum(count**2 for count in values.values())
    return 1.0 if not chance else 1 - (total - 1) * differing / chance


def f1(one: Collection[T], other: Collection[T]) -> float:
    """The harmonic mean of precision and recall; 1 when both are empty."""
    if not one and not other:
        return 1.0
    return 2 * len(set(one) & set(other)) / (len(one) + len(other))


def closeness(one: Edges, other: Edges) -> float:
    """For each edge one over the length of the way in the other graph, on average."""
    following: dict[str, list[str]] = {}
    for a, b in other:
        following.setdefault(a, []).append(b)
    lengths = [_steps(a, b, following) for a, b in one]
    return sum(1 / n for n in lengths if n) / len(lengths) if lengths else 1.0


def _steps(start: str, end: str, following: Mapping[str, Sequence[str]]) -> int:
    """The length of a shortest way; 0 when there is none."""
    reached = {start: 0}
    queue = [start]
    for node in queue:
        for other in following.get(node, ()):
            if other == end:
                return reached[node] + 1
            if other not in reached:
                reached[other] = reached[node] + 1
                queue.append(other)
    return 0


def smatch(one: Collection[Fact], other: Collection[Fact]) -> float:
    """Smatch (Cai & Knight 2013): F1 of the facts under the best mapping of variables.

    Facts are (relation, subject, object); ``instance`` facts give a variable its concept. Up to
    seven variables every mapping is tried, beyond that the best of hill climbing from one start.
    """
    names = sorted({s for _, s, _ in one}), sorted({s for _, s, _ in other})
    if len(names[0]) > len(names[1]):
        return smatch(other, one)
    known = set(other)

    def matched(mapping: Sequence[str]) -> int:
        to = dict(zip(names[0], mapping, strict=False))
        return sum((r, to[s], o if r == "instance" else to.get(o, o)) in known for r, s, o in one)

    if len(names[1]) <= _EXHAUSTIVE:
        best = max(map(matched, permutations(names[1], len(names[0]))), default=0)
    else:
        best = _climb(names[1], matched)
    return 2 * best / (len(one) + len(other)) if one or other else 1.0


_EXHAUSTIVE = 7


def _climb(names: list[str], matched: Callable[[Sequence[str]], int]) -> int:
    """Swaps two places of the mapping as long as that helps."""
    order = list(names)
    best = matched(order)
    moved = True
    while moved:
        moved = False
        for i in range(len(order)):
            for j in range(i):
                order[i], order[j] = order[j], order[i]
                if (found := matched(order)) > best:
                    best, moved = found, True
                else:
                    order[i], order[j] = order[j], order[i]
    return best


@dataclass(frozen=True, slots=True)
class Segmented:
    """How far two segmentations of one text agree.

    Attributes:
        similarity: Segmentation similarity S (Fournier & Inkpen 2012).
        boundary: Boundary similarity B (Fournier 2013).
    """

    similarity: float
    boundary: float


def segmentations(one: Sequence[int], other: Sequence[int], near: int = 2) -> Segmented:
    """How far two segmentations agree.

    Args:
        one: The lengths of the segments.
        other: Those of the other; the sums must be equal.
        near: Boundaries less than so far apart count as one that was moved.

    Raises:
        ValueError: The texts are not equally long.
    """
    if sum(one) != sum(other):
        raise ValueError("the two segmentations are of texts of different lengths")
    first, second = _boundaries(one), _boundaries(other)
    shared = first & second
    left, right = sorted(first - shared), sorted(second - shared)
    moved: list[int] = []
    for place in list(left):
        close = [p for p in right if abs(p - place) < near]
        if close:
            nearest = min(close, key=lambda p: (abs(p - place), p))
            moved.append(abs(nearest - place))
            left.remove(place)
            right.remove(nearest)
    added = len(left) + len(right)
    cost = added + sum(distance / near for distance in moved)
    possible = sum(one) - 1
    compared = added + len(moved) + len(shared)
    return Segmented(
        1 - cost / possible if possible else 1.0, 1 - cost / compared if compared else 1.0
    )


def _boundaries(lengths: Sequence[int]) -> set[int]:
    places, total = set(), 0
    for length in lengths[:-1]:
        total += length
        places.add(total)
    return places
