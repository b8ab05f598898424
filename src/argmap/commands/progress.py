"""A bar for what takes longer than a second: on a terminal only, and gone when it is done."""

from __future__ import annotations

import os
import sys
import threading
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from types import TracebackType

PATIENCE = 1.0
"""Seconds before a bar is shown."""


class Progress:
    """How far a command is: which of its parts is at work, and how many are left.

    It writes on standard error, and only where that is a terminal. Whatever else is printed takes
    the bar away first (``put_away``); the next part brings it back. One within another is silent.

    Args:
        parts: What is done one after the other, in words.
    """

    _shown: Progress | None = None

    def __init__(self, *parts: str) -> None:
        self._parts = parts
        self._at = 0
        self._timer: threading.Timer | None = None
        self._display: Any = None
        self._task: Any = None
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        if Progress._shown is None and _is_terminal():
            Progress._shown = self
            self._wait()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._hide()
        if Progress._shown is self:
            Progress._shown = None

    def next(self) -> None:
        """The part at work is done; the next one begins."""
        with self._lock:
            self._at += 1
            if self._display:
                self._display.update(self._task, completed=self._at, description=self._words())
        if Progress._shown is self and not self._display and not self._timer:
            self._wait()

    def _words(self) -> str:
        return self._parts[min(self._at, len(self._parts) - 1)]

    def _wait(self) -> None:
        self._timer = threading.Timer(PATIENCE, self._show)
        self._timer.daemon = True
        self._timer.start()

    def _show(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
        from rich.progress import Progress as Bar

        with self._lock:
            if self._timer is None:
                return
            columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False))
            self._display = Bar(
                *columns,
                BarColumn(30),
                TimeElapsedColumn(),
                console=Console(stderr=True),
                transient=True,
            )
            self._task = self._display.add_task(
                self._words(), total=len(self._parts), completed=self._at
            )
            self._display.start()

    def _hide(self) -> None:
        with self._lock:
            if self._timer:
                self._timer.cancel()
                self._timer = None
            if self._display:
                self._display.stop()
                self._display = None


def put_away() -> None:
    """Takes the bar that is shown, if there is one, out of the way of other words."""
    if Progress._shown:
        Progress._shown._hide()


def _is_terminal() -> bool:
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
