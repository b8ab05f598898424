"""Lines and columns of offsets."""

from __future__ import annotations

import re
from bisect import bisect_right


class Lines:
    """Tells line and column of a place in a text; both from 1, columns in code points."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(m.end() for m in re.finditer(r"\r\n|\n|\r", text))]

    def place(self, offset: int) -> tuple[int, int]:
        """The line and column of a place."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def start(self, line: int) -> int:
        """Where a line begins."""
        return self._starts[line - 1]
