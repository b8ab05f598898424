"""Changing a store from a server: each change in a process of its own that is ended at its limit.

Nothing inside a process can stop an update that Oxigraph is evaluating; and a change that is ended
leaves the store as it was.
"""

from __future__ import annotations

import os
import subprocess
import sys
from io import BytesIO
from typing import TYPE_CHECKING, Any

from argmap.errors import (
    ArgmapError,
    BadGraph,
    KeptGraph,
    QueryRefused,
    QuerySyntaxError,
    StoreBusy,
    UnknownGraph,
)
from argmap.rdf.limits import limit_memory, limit_time
from argmap.rdf.sealed import seal
from argmap.rdf.store import MapStore
from argmap.rdf.worker import receive, send
from argmap.web.undone import CRASHED, FAULT, TOO_LONG, Undone

if TYPE_CHECKING:
    from pathlib import Path

STATUS: tuple[tuple[type[ArgmapError], int], ...] = (
    (QuerySyntaxError, 400),
    (BadGraph, 400),
    (QueryRefused, 403),
    (UnknownGraph, 404),
    (KeptGraph, 409),
    (StoreBusy, 503),
)
"""The status of HTTP for what can go wrong."""


class NotChanged(Undone):
    """A change that was not made."""


def revise(folder: Path, head: dict[str, Any], body: bytes, timeout: float) -> dict[str, Any]:
    """Makes a change in a store.

    Args:
        folder: The store.
        head: ``do``: ``put`` with ``graph``, ``syntax`` and ``more``; ``delete`` with ``graph``; or
            ``update``.
        body: The graph, or the update.
        timeout: Seconds after which the change is given up.

    Returns:
        ``created`` for ``put``; ``changed`` for ``update``, the IRIs of the maps.

    Raises:
        NotChanged: It was not made.
    """
    request = BytesIO()
    send(request, {"folder": str(folder), "timeout": timeout, **head}, body)
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-m", "argmap.web.revising"],
            input=request.getvalue(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=timeout,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise NotChanged(TOO_LONG, f"stopped after {timeout:g} seconds") from None
    message = receive(BytesIO(done.stdout))
    if message is None:
        raise NotChanged(CRASHED, "the engine ran out of memory or crashed")
    told = message[0]
    if "status" in told:
        raise NotChanged(told["status"], told["why"])
    return told


def _changed(head: dict[str, Any], body: bytes) -> dict[str, Any]:
    from argmap.workbench import labels_of

    store = MapStore(head["folder"])
    if head["do"] == "put":
        more = bool(head["more"])
        created = store.put(head["graph"], body, head["syntax"], more=more, results=labels_of)
        return {"created": created}
    if head["do"] == "delete":
        store.unload([head["graph"]])
        return {}
    return {"changed": store.update(body.decode("utf-8"), labels_of)}


def main() -> None:
    """Makes the change that stands on standard input."""
    limit_memory()
    seal()
    message = receive(sys.stdin.buffer)
    if message is None:
        return
    limit_time(message[0]["timeout"], at_once=os.cpu_count() or 1)
    try:
        told = _changed(*message)
    except ArgmapError as error:
        status = next((s for kind, s in STATUS if isinstance(error, kind)), FAULT)
        hint = f"\n{error.hint}" if error.hint else ""
        told = {"status": status, "why": f"{error}{hint}"}
    send(sys.stdout.buffer, told)


if __name__ == "__main__":
    main()
