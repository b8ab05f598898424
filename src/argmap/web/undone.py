"""What a process was to do for a server and did not, and the status of HTTP that says so."""

from __future__ import annotations

CRASHED, TOO_LONG, FAULT = 503, 504, 500


class Undone(Exception):
    """Something that was not done.

    Attributes:
        status: The status of HTTP that says why.
    """

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status
