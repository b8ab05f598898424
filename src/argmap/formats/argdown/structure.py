"""The order in which a premise-conclusion structure lists the statements of its steps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from argmap.model import Ids


@dataclass(frozen=True, slots=True)
class Line:
    """A numbered statement.

    Attributes:
        id: Id of the statement.
        step: Index of the step that concludes it; -1 for a premise.
    """

    id: str
    step: int = -1

    @property
    def code(self) -> str:
        """The line as data: the id, after a hyphen and a space when it is a conclusion."""
        return self.id if self.step < 0 else f"- {self.id}"


def laid_out(
    steps: Sequence[tuple[Ids, str]], rank: Callable[[str], tuple[float, str]]
) -> list[Line]:
    """The lines of a structure: before each conclusion the premises that do not stand there yet.

    Args:
        steps: For each step its premises and its conclusion.
        rank: The order of premises that are listed together.
    """
    lines: list[Line] = []
    standing: set[str] = set()
    for index, (premises, conclusion) in enumerate(steps):
        new = sorted((p for p in premises if p not in standing), key=rank)
        lines += [Line(p) for p in new] + [Line(conclusion, index)]
        standing.update(new, (conclusion,))
    return lines


def from_codes(codes: Iterable[object]) -> list[Line]:
    """The lines that data describes; none when it describes no structure."""
    lines: list[Line] = []
    step = -1
    for code in codes:
        if not isinstance(code, str):
            return []
        if code.startswith("- "):
            step += 1
        lines.append(Line(code.removeprefix("- "), step if code.startswith("- ") else -1))
    return lines


def usual_uses(lines: Sequence[Line], position: int) -> list[int]:
    """The numbers, from 1, of what an inference is drawn from unless it says otherwise.

    That is all that stands before it, back to the conclusion before, that one included.

    Args:
        lines: The structure.
        position: Index of the conclusion.
    """
    found: list[int] = []
    for index in range(position - 1, -1, -1):
        found.append(index + 1)
        if lines[index].step >= 0:
            break
    return found[::-1]
