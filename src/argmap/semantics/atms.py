"""Labels of an assumption-based truth maintenance system (de Kleer 1986).

The label of an atom is the set of its minimal environments: the smallest sets of accepted
statements from which it can be derived when nothing attacks. Environments are integers with one
bit for each statement, labels are antichains of them.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from argmap.errors import ArgmapError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from argmap.semantics.program import Program

Environments = tuple[int, ...]


class TooMany(ArgmapError):
    """A label grew beyond the limit."""

    def __init__(self, most: int) -> None:
        super().__init__(f"some statement has more than {most:,} minimal environments")
        self.hint = "raise the limit"


def environments(
    program: Program,
    choices: Mapping[int, int],
    off: Collection[int],
    atoms: Iterable[int],
    most: int,
    nogoods: Iterable[int] = (),
) -> dict[int, Environments]:
    """The minimal environments of each atom, negative literals left out of account.

    Args:
        program: The rules.
        choices: For the rules that stand for accepting a statement, the bit of the statement.
        off: Rules that take no part.
        atoms: The atoms to look at: closed under positive dependency.
        most: So many environments an atom may have.
        nogoods: Environments that are ruled out, with all that contain them.

    Raises:
        TooMany: Some label would be larger.
    """
    order = [a for component in program.components(atoms) for a in component]
    labels: dict[int, Environments] = dict.fromkeys(order, ())
    banned = tuple(nogoods)
    waiting = deque(order)
    queued = set(order)
    while waiting:
        atom = waiting.popleft()
        queued.discard(atom)
        found: list[int] = []
        for rule in program.rules_for[atom]:
            if rule not in off:
                found += _joined(program.positive[rule], choices.get(rule, 0), labels, most)
        label = tuple(e for e in minimal(found, most) if not any(e & n == n for n in banned))
        if len(label) > most:
            raise TooMany(most)
        if label != labels[atom]:
            labels[atom] = label
            for rule in program.needed_in[atom]:
                head = program.heads[rule]
                if head in labels and head not in queued:
                    queued.add(head)
                    waiting.append(head)
    return labels


def _joined(
    needs: tuple[int, ...], own: int, labels: dict[int, Environments], most: int
) -> Environments:
    """The environments of a body: one from each atom that it needs, together."""
    joined: Environments = (own,)
    for atom in needs:
        if len(joined) * len(labels[atom]) > 50 * most:
            raise TooMany(most)
        joined = minimal((one | other for one in joined for other in labels[atom]), most)
    return joined


def minimal(environments: Iterable[int], most: int) -> Environments:
    """Those that contain no other, smallest first.

    Raises:
        TooMany: There are more than ``most``.
    """
    kept: list[int] = []
    for candidate in sorted(set(environments), key=lambda e: (e.bit_count(), e)):
        if not any(one & candidate == one for one in kept):
            kept.append(candidate)
            if len(kept) > most:
                raise TooMany(most)
    return tuple(kept)
