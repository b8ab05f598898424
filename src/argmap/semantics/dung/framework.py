"""Abstract argumentation frameworks (Dung 1995): arguments and who attacks whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

OUT, IN, UNDECIDED = 0, 1, 2


class Framework:
    """Arguments, numbered from 0, and attacks between them.

    Attributes:
        names: The name of each argument.
        attackers: For each argument those that attack it, each once.
        targets: For each argument those that it attacks, each once.
    """

    __slots__ = ("attackers", "names", "targets")

    def __init__(self, names: Sequence[str], attacks: Iterable[tuple[int, int]] = ()) -> None:
        self.names = list(names)
        self.attackers: list[list[int]] = [[] for _ in self.names]
        self.targets: list[list[int]] = [[] for _ in self.names]
        attackers, targets = self.attackers, self.targets
        for one, other in dict.fromkeys(attacks):
            attackers[other].append(one)
            targets[one].append(other)

    def __len__(self) -> int:
        return len(self.names)

    @property
    def attacks(self) -> list[tuple[int, int]]:
        """Every attack, from whom to whom, in order."""
        return [(one, other) for one, found in enumerate(self.targets) for other in sorted(found)]


def grounded(framework: Framework) -> list[int]:
    """The grounded labelling (Caminada 2006): for each argument ``IN``, ``OUT``, ``UNDECIDED``.

    Linear in arguments and attacks: an argument is in once all its attackers are out, and out once
    one of them is in.
    """
    labels = [UNDECIDED] * len(framework)
    targets = framework.targets
    left = [len(found) for found in framework.attackers]
    queue = [i for i, count in enumerate(left) if not count]
    for argument in queue:
        labels[argument] = IN
    for argument in queue:
        for beaten in targets[argument]:
            if labels[beaten] == UNDECIDED:
                labels[beaten] = OUT
                for freed in targets[beaten]:
                    left[freed] -= 1
                    if not left[freed] and labels[freed] == UNDECIDED:
                        labels[freed] = IN
                        queue.append(freed)
    return labels
