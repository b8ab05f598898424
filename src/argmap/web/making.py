"""Making what a server shows of a map: each in a process of its own that is ended at its limit.

To read a map, to check it and to draw it takes as long as the map is large, and nothing inside a
process can stop it.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import pickle
import signal
import sys
from io import BytesIO
from typing import TYPE_CHECKING

from argmap.errors import (
    ArgmapError,
    EndpointRefused,
    EndpointUnreachable,
    QueryTimedOut,
    UnknownGraph,
)
from argmap.formats import dump
from argmap.rdf.limits import limit_memory, limit_time
from argmap.rdf.worker import receive, send
from argmap.web.undone import CRASHED, FAULT, TOO_LONG, Undone

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from argmap.workbench import Workbench

    Reader: TypeAlias = Callable[[], Workbench]
    """Reads a map; it is called in another process."""

STATUS: tuple[tuple[type[ArgmapError], int], ...] = (
    (UnknownGraph, 404),
    (EndpointUnreachable, 502),
    (EndpointRefused, 502),
    (QueryTimedOut, 504),
)
"""The status of HTTP for what can go wrong."""


class NotMade(Undone):
    """What was not made."""


async def make(read: Reader, form: str, timeout: float) -> bytes:
    """What a server shows of a map.

    Args:
        read: Reads the map.
        form: ``html`` for its page, ``json`` for the data of the page, ``turtle``.
        timeout: Seconds after which it is given up.

    Raises:
        NotMade: It took too long, or could not be made.
    """
    asked = await asyncio.to_thread(pickle.dumps, (read, form, timeout))
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-P", "-m", "argmap.web.making"),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        async with asyncio.timeout(timeout):
            told, _ = await process.communicate(asked)
    except TimeoutError:
        raise NotMade(TOO_LONG, f"stopped after {timeout:g} seconds") from None
    finally:
        if process.returncode is None:
            _end(process)
            await process.wait()
    message = receive(BytesIO(told))
    if message is None:
        raise NotMade(CRASHED, "it ran out of memory or crashed while it was made")
    head, body = message
    if "status" in head:
        raise NotMade(head["status"], head["why"])
    return body


def _end(process: asyncio.subprocess.Process) -> None:
    """Ends a process and those that it has begun."""
    with contextlib.suppress(ProcessLookupError):
        if os.name == "posix":
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()


def _made(bench: Workbench, form: str) -> bytes:
    from argmap.view.bridge import bridge

    if form == "html":
        return bench.render().encode()
    if form == "turtle":
        return dump(bench.map)
    data = bridge(bench.map, bench.check())
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.encode()


def main() -> None:
    """Makes what is asked for on standard input."""
    limit_memory()
    read, form, timeout = pickle.load(sys.stdin.buffer)  # noqa: S301 - from our own server
    limit_time(timeout)
    try:
        head, made = {}, _made(read(), form)
    except ArgmapError as error:
        status = next((s for kind, s in STATUS if isinstance(error, kind)), FAULT)
        head, made = {"status": status, "why": str(error)}, b""
    send(sys.stdout.buffer, head, made)


if __name__ == "__main__":
    main()
