"""A text that is not in the syntax in which it is read."""

from __future__ import annotations


class BadText(Exception):
    """A text cannot be held.

    Attributes:
        why: What is wrong, on one line.
        line: Its line; 0 when not known.
        column: Its column.
    """

    def __init__(self, why: str, line: int = 0, column: int = 0) -> None:
        super().__init__(why)
        self.why, self.line, self.column = " ".join(why.split()), line, column
