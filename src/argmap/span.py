"""Places in files."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Where something was written.

    Attributes:
        path: The file as the user named it; empty when unknown.
        line: One-based line; 0 when only the file is known.
        column: One-based column in code points; 0 when only the line is known.
    """

    path: str = ""
    line: int = 0
    column: int = 0

    @property
    def key(self) -> tuple[str, int, int]:
        """Path, line and column: sorts as the places do, and far quicker where there are many."""
        return self.path, self.line, self.column

    def __str__(self) -> str:
        """The place as editors read it: ``path:line:column``, as much as is known."""
        parts = [self.path] + [str(n) for n in (self.line, self.column) if n]
        return ":".join(part for part in parts if part)


NOWHERE = Span()
