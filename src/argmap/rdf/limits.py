"""The limits of a process that works for another one: its memory, and its time.

Who began it ends it at its limit. These are for when nobody is left to do so.
"""

from __future__ import annotations

import contextlib
import math
import os
import re
import sys

from argmap.errors import BadMemory

_DEFAULT_MEMORY = 8 * 1024**3
_LEAST_MEMORY = 64 * 1024**2
"""Who says less means another unit."""
_MEMORY = re.compile(r"([0-9]{1,18}) ?(?:([kmgt])(?:i?b)?)?", re.IGNORECASE)
_AT_ONCE = 2
"""So many processors one process may keep busy, by itself and its engine's own threads."""


def memory_limit() -> int:
    """The most bytes that such a process may have; ``ARGMAP_QUERY_MEMORY`` says it.

    Raises:
        BadMemory: What it says is no such number.
    """
    told = os.environ.get("ARGMAP_QUERY_MEMORY", "").strip()
    if not told:
        return _DEFAULT_MEMORY
    found = _MEMORY.fullmatch(told)
    size = int(found[1]) * 1024 ** "_kmgt".index((found[2] or "_").lower()) if found else 0
    if not _LEAST_MEMORY <= size < sys.maxsize:
        raise BadMemory(told)
    return size


def limit_memory() -> None:
    """Limits the memory of this process, where the system can.

    Raises:
        BadMemory: As for ``memory_limit``.
    """
    limit = memory_limit()
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def limit_time(seconds: float, at_once: int = _AT_ONCE) -> None:
    """Lets the system end this process when it has worked for so long from now, where it can.

    The system counts what the processors do for the process and not the clock, so that nothing
    ends before whoever waits for it has given up.

    Args:
        seconds: So long its work may last; ``math.inf`` lifts an earlier limit.
        at_once: So many processors it may keep busy.
    """
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        limit = hard
        if math.isfinite(seconds):
            limit = math.ceil(used.ru_utime + used.ru_stime + at_once * seconds) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (limit, hard))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # the signal would write one
