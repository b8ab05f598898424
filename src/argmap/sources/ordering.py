"""Which of several places is meant: the one that keeps the order of the passages."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from argmap.sources.locating import Place


class Course:
    """How the recorded positions of a text map to those in a copy of it.

    Args:
        known: Recorded and found start of each passage that was found at one place only.
    """

    def __init__(self, known: Iterable[tuple[int, int]]) -> None:
        self._known = sorted(dict(known).items())

    def expected(self, start: int) -> float:
        """Where a recorded position should be found: on the line between its two neighbours.

        Before the first and after the last it is as far from them as it was.
        """
        i = bisect_right(self._known, (start, float("inf")))
        if not self._known:
            return start
        if i in (0, len(self._known)):
            recorded, found = self._known[min(i, len(self._known) - 1)]
            return found + start - recorded
        (r1, f1), (r2, f2) = self._known[i - 1], self._known[i]
        return f1 + (f2 - f1) * (start - r1) / (r2 - r1)

    def nearest(self, start: int, places: Sequence[Place]) -> Place:
        """The place nearest to where a recorded position is expected; of equals the first."""
        return min(places, key=lambda place: (abs(place[0] - self.expected(start)), place))
