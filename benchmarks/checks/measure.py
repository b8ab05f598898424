"""What the checks and the shapes cost on one map, in this process: what speed.py starts.

    python benchmarks/checks/measure.py parts layered 1000 60

It prints JSON. ``parts`` times each check that runs by default, after what all share; ``whole``
runs everything as ``argmap check`` does; ``engine`` runs pySHACL alone, with all shapes, on the
same map; ``nothing`` only makes the map, which is not timed elsewhere. Seconds are of processor
time, of ``clock`` on the clock; memory is the greatest of the process and its forks, in KiB.
"""

# ruff: noqa: PLC0415 - each part imports no more than it needs, or its memory would not be its own

from __future__ import annotations

import gc
import json
import multiprocessing
import os
import pickle
import signal
import sys
import tempfile
import time
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from time import perf_counter, process_time
from typing import TYPE_CHECKING, Any

from maps import rich

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.model import ArgumentMap

SHARED = ("records", "inferences_to", "objections_to", "uses_of")


class _Late(BaseException):
    """Not an exception that anything might catch by mistake."""


def seconds(step: Callable[[], object], limit: int) -> tuple[float | None, int]:
    """How long a step takes, None when longer than the limit; and how much it finds."""

    def late(*_: object) -> None:
        raise _Late

    signal.signal(signal.SIGALRM, late)
    signal.alarm(limit)
    start = process_time()
    try:
        found = step()
    except _Late:
        return None, 0
    finally:
        signal.alarm(0)
    return process_time() - start, len(found) if isinstance(found, (list, tuple)) else 0


def parts(argument_map: ArgumentMap, limit: int) -> dict[str, Any]:
    """Each check by itself, and the shapes, after what several of them need."""
    from argmap.checks import Context, checks, run
    from argmap.rdf.shapes import validate

    context, costs = Context(argument_map), {}
    for name in SHARED:
        costs[f"*{name}*"] = seconds(lambda n=name: getattr(argument_map, n), limit)
    for name in ("theses", "cone", "evaluation"):
        costs[f"*{name}*"] = seconds(lambda n=name: getattr(context, n), limit)
    known = [check for check in checks() if check.finder.default]
    for check in known:
        costs[check.finder.slug] = seconds(lambda c=check: run(context, [c]), limit)
    covered = frozenset(check.finder.slug for check in known)
    costs["*shapes*"] = seconds(lambda: validate(argument_map, covered), limit)
    return costs


def whole(argument_map: ArgumentMap, limit: int) -> dict[str, Any]:
    """All that ``argmap check`` does once it has read the map, and what passes on the clock."""
    from argmap.workbench import Workbench

    begun, others = perf_counter(), getrusage(RUSAGE_CHILDREN)
    own, found = seconds(lambda: Workbench.of(argument_map).check(), limit)
    clock, after = perf_counter() - begun, getrusage(RUSAGE_CHILDREN)
    fork = after.ru_utime + after.ru_stime - others.ru_utime - others.ru_stime
    if own is None:
        return {"whole": (None, found), "clock": (None, found)}
    return {"whole": (own + fork, found), "clock": (clock, found)}


def engine(argument_map: ArgumentMap, limit: int) -> dict[str, Any]:
    """All shapes by pySHACL on the whole graph, which is made beforehand."""
    import pyshacl
    import rdflib

    from argmap.rdf.interop import to_rdflib
    from argmap.resources import ontology_bytes

    data = to_rdflib(argument_map)
    for name in ("kinds.ttl", "schemes.ttl"):
        data.parse(data=ontology_bytes(name), format="turtle")
    shapes = rdflib.Graph().parse(data=ontology_bytes("shapes.ttl"), format="turtle")
    return {
        "engine": seconds(lambda: pyshacl.validate(data, shacl_graph=shapes, inplace=True), limit)
    }


def _watched(process: int) -> tuple[Any, Any]:
    """A process that looks on, and the most memory in KiB that it has seen: see ``_watch``."""
    context = multiprocessing.get_context("spawn")
    told = context.Value("q", 0)
    watching = context.Process(target=_watch, args=(process, told), daemon=True)
    watching.start()
    return watching, told


def _watch(process: int, told: Any) -> None:
    """Adds up, again and again, the memory of a process and its forks, what they share once."""
    own = str(os.getpid())
    while True:
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
        names = [str(process), *(c for c in children if c != own)]
        told.value = max(told.value, sum(map(_memory, names)))
        time.sleep(0.3)


def _memory(process: str) -> int:
    """The proportional share of a process in KiB; 0 when it has ended."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def as_if_read(claims: int, shape: str) -> ArgumentMap:
    """A map that lies in memory in the order of its records, as one does that was read.

    Another process makes it, so that its memory does not count here.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "map"
        maker = multiprocessing.get_context("spawn").Process(
            target=_keep, args=(claims, shape, str(path))
        )
        maker.start()
        maker.join()
        with path.open("rb") as file:
            made: ArgumentMap = pickle.load(file)
    return made


def _keep(claims: int, shape: str, path: str) -> None:
    with Path(path).open("wb") as file:
        pickle.dump(rich(claims, shape), file)


def main() -> None:
    """Measures and prints."""
    what, shape, claims, limit = sys.argv[1:]
    gc.disable()  # as the command line does
    made = as_if_read(int(claims), shape)
    measures = {"parts": parts, "whole": whole, "engine": engine, "nothing": lambda *_: {}}
    watching, told = _watched(os.getpid())
    costs = measures[what](made, int(limit))
    watching.terminate()
    memory = max(told.value, getrusage(RUSAGE_SELF).ru_maxrss)
    print(json.dumps({"records": len(made), "memory": memory, "costs": costs}))


if __name__ == "__main__":
    main()
