"""Two processors for the checks of a very large map.

A fork of the process sees the same map without copying it. The two take the next task whenever
they are free, and the results come back in the order of the tasks, so that it makes no difference
to what is found who found it.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from argmap.diagnostic import Diagnostic

    Task = Callable[[], list[Diagnostic]]

WORTHWHILE = 200_000
"""From so many records on the checks take longer than sharing them out."""
TOO_LARGE = 800_000
"""From so many records on the memory of a second process matters more than the time."""
MOST = 256
"""So many tasks can be shared out at most."""
_THREADS = Path("/proc/self/task")


def may_fork() -> bool:
    """Whether this process has another processor and only one thread, as a fork needs."""
    if sys.platform != "linux" or (os.cpu_count() or 1) < 2:
        return False
    try:
        return len(list(_THREADS.iterdir())) == 1
    except OSError:
        return False


def shared_out(tasks: Sequence[Task]) -> list[list[Diagnostic]]:
    """What each task finds; up to ``MOST`` tasks, done by this process and a fork of it.

    What the fork fails to do is done here, so that errors are raised as ever.
    """
    numbers, given = os.pipe()
    os.write(given, bytes(range(len(tasks))))
    os.close(given)
    results, told = os.pipe()
    child = os.fork()
    if not child:
        _in_the_fork(tasks, numbers, told)
    os.close(told)
    try:
        found = _worked(tasks, numbers)
        with os.fdopen(results, "rb") as file:
            there = file.read()
    except BaseException:
        os.kill(child, signal.SIGKILL)
        raise
    finally:
        os.close(numbers)
        _, status = os.waitpid(child, 0)
    if not status:
        found.update(pickle.loads(there))  # noqa: S301 - from our own fork
    return [found[n] if n in found else task() for n, task in enumerate(tasks)]


def _in_the_fork(tasks: Sequence[Task], numbers: int, told: int) -> None:
    """Works, tells what was found, and ends without running anything that the parent set up."""
    status = 1
    try:
        found = _worked(tasks, numbers)
        with os.fdopen(told, "wb") as file:
            pickle.dump(found, file, pickle.HIGHEST_PROTOCOL)
        status = 0
    finally:
        os._exit(status)


def _worked(tasks: Sequence[Task], numbers: int) -> dict[int, list[Diagnostic]]:
    """What the tasks find that this process takes, by their numbers."""
    found = {}
    while number := os.read(numbers, 1):
        found[number[0]] = tasks[number[0]]()
    return found
