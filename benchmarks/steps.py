"""One step on one map, in this process: what scale.py starts.

    python benchmarks/steps.py load map.ttl

It prints, as JSON, the seconds of processor time that the step takes, in this process and in those
it starts, and the greatest memory of any of them in KiB. What the step needs beforehand, such as
the loaded map for writing it, is not timed. Processor time hardly depends on what else runs.
"""

# ruff: noqa: PLC0415 - each step imports no more than it needs, or its memory would not be its own

from __future__ import annotations

import json
import sys
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

QUESTION = "evidence-kinds"


def load(path: str) -> Callable[[], object]:
    """Turtle to map."""
    from argmap.formats import load as read

    return lambda: read(path)


def load_beside(path: str) -> Callable[[], object]:
    """Turtle to graph."""
    import rdflib

    return lambda: rdflib.Graph().parse(path)


def write(path: str) -> Callable[[], object]:
    """Map to Turtle."""
    from argmap.formats import dump
    from argmap.formats import load as read

    made = read(path).map
    return lambda: dump(made)


def write_beside(path: str) -> Callable[[], object]:
    """Graph to Turtle."""
    graph = load_beside(path)()
    return lambda: graph.serialize(format="turtle")  # type: ignore[attr-defined]


def query(path: str) -> Callable[[], object]:
    """A named query in the worker, which is started and filled for it."""
    from argmap.formats import load as read
    from argmap.rdf.named import named_query
    from argmap.rdf.query import query as ask

    made, text = read(path).map, named_query(QUESTION).text
    return lambda: ask(made, text, timeout=3600)


def query_beside(path: str) -> Callable[[], object]:
    """The same query; the shortcuts it needs are derived beforehand."""
    from argmap import open_map
    from argmap.rdf.named import named_query

    graph = open_map(path).to_rdflib(shortcuts=True)
    text = named_query(QUESTION).text
    return lambda: list(graph.query(text))


def checks(path: str) -> Callable[[], object]:
    """The checks of the reasoning."""
    from argmap.checks import Context, run
    from argmap.formats import load as read

    made = read(path).map
    return lambda: run(Context(made))


def shapes(path: str) -> Callable[[], object]:
    """The shapes, as ``argmap check`` runs them."""
    from argmap.checks import checks as known
    from argmap.formats import load as read
    from argmap.rdf.shapes import validate

    made = read(path).map
    covered = frozenset(check.finder.slug for check in known())
    return lambda: validate(made, covered)


def shapes_beside(path: str) -> Callable[[], object]:
    """All shapes, by the engine alone."""
    import pyshacl
    import rdflib

    from argmap.resources import ontology_bytes

    data = rdflib.Graph().parse(path)
    for name in ("kinds.ttl", "schemes.ttl"):
        data.parse(data=ontology_bytes(name), format="turtle")
    known = rdflib.Graph().parse(data=ontology_bytes("shapes.ttl"), format="turtle")
    return lambda: pyshacl.validate(data, shacl_graph=known, inplace=True)


STEPS: dict[str, tuple[Callable[[str], Callable[[], object]], str]] = {
    "load": (load, "load-beside"),
    "write": (write, "write-beside"),
    "query": (query, "query-beside"),
    "checks": (checks, ""),
    "shapes": (shapes, "shapes-beside"),
    "load-beside": (load_beside, ""),
    "write-beside": (write_beside, ""),
    "query-beside": (query_beside, ""),
    "shapes-beside": (shapes_beside, ""),
}
"""Each step, and the step that does the same with the libraries alone."""


def spent() -> float:
    """Seconds of processor time so far, in this process and in those that it has ended."""
    used = (getrusage(RUSAGE_SELF), getrusage(RUSAGE_CHILDREN))
    return sum(found.ru_utime + found.ru_stime for found in used)


def main() -> None:
    """Runs one step."""
    name, path = sys.argv[1:]
    step = STEPS[name][0](path)
    before = spent()
    step()
    taken = spent() - before
    memory = max(getrusage(RUSAGE_SELF).ru_maxrss, getrusage(RUSAGE_CHILDREN).ru_maxrss)
    print(json.dumps({"seconds": taken, "memory": memory}))


if __name__ == "__main__":
    main()
