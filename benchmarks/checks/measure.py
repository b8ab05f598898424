"""What the checks and the shapes cost on one map, in this process: what speed.py starts.

    python benchmarks/checks/measure.py parts layered 1000 60

It prints JSON. ``parts`` times each check that runs by default, after what all share; ``whole``
runs everything as ``argmap check`` does; ``engine`` runs pySHACL alone, with all shapes, on the
same map; ``nothing`` only makes the map, which is not timed elsewhere. Seconds are of processor
time, and memory is the greatest of the process, in KiB.
"""

# ruff: noqa: PLC0415 - each part imports no more than it needs, or its memory would not be its own

from __future__ import annotations

import gc
import json
import pickle
import signal
import sys
from resource import RUSAGE_SELF, getrusage
from time import process_time
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
    """All that ``argmap check`` does once it has read the map."""
    from argmap.workbench import Workbench

    return {"whole": seconds(lambda: Workbench.of(argument_map).check(), limit)}


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


def main() -> None:
    """Measures and prints."""
    what, shape, claims, limit = sys.argv[1:]
    gc.disable()  # as the command line does
    made = pickle.loads(pickle.dumps(rich(int(claims), shape)))  # lies in memory as if read
    measures = {"parts": parts, "whole": whole, "engine": engine, "nothing": lambda *_: {}}
    costs = measures[what](made, int(limit))
    memory = getrusage(RUSAGE_SELF).ru_maxrss
    print(json.dumps({"records": len(made), "memory": memory, "costs": costs}))


if __name__ == "__main__":
    main()
