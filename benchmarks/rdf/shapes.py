"""Which SHACL engine: how fast each is on maps, and how well it keeps to the W3C's tests.

python benchmarks/rdf/shapes.py --peers PYTHON --suite FOLDER --write
python benchmarks/rdf/shapes.py 1000 10000 100000 --peers PYTHON

PYTHON is one in which ``pip install rdflib shacl pyshifty shacl-rust pyrudof pyshacl-turbo`` was
run; FOLDER the data-shapes-test-suite/tests of a checkout of w3c/data-shapes.

*seconds* are of validating a map with all shapes of the vocabulary, reading both as
N-Triples included, each in a process of its own that is stopped after {limit} seconds; *argmap* is,
from the map in memory, what `argmap check` does: only what is not plainly sound goes to
pySHACL. *fixtures* counts the maps of graph/ and examples/ on which an engine reports just what
pySHACL reports, of focus node, path, value and shape. *core* and *SPARQL* count the W3C's tests in
which all results are the expected ones.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph
import rdflib

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from generators import generate
from machine import page, store, table
from shacl_engine import ENGINES, SH, of_graph

from argmap.rdf import shape_file
from argmap.rdf.shapes import lists, validate
from argmap.rdf.write import triples
from argmap.workbench import open_map

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from argmap.model import ArgumentMap, Triple

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted([*ROOT.glob("graph/*.ttl"), *ROOT.glob("examples/*/*.ttl")])
MF = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
SHT = rdflib.Namespace("http://www.w3.org/ns/shacl-test#")
LIMIT = 300.0


class Engine:
    """An engine in its process, which is begun anew when it is stopped or dies."""

    def __init__(self, name: str, python: str) -> None:
        self.name, self._python = name, python
        self._process: subprocess.Popen[str] | None = None

    def ask(self, data: Path, shapes: Path, limit: float = 60.0) -> dict[str, Any]:
        """What it answers; ``error`` when it is stopped or dies."""
        if self._process is None:
            script = Path(__file__).with_name("shacl_engine.py")
            self._process = subprocess.Popen(
                [self._python, str(script), self.name],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
            )
        process = self._process
        assert process.stdin
        assert process.stdout
        timer = threading.Timer(limit, process.kill)
        timer.start()
        try:
            process.stdin.write(json.dumps({"data": str(data), "shapes": str(shapes)}) + "\n")
            process.stdin.flush()
            told: dict[str, Any] = json.loads(process.stdout.readline())
        except (OSError, ValueError):
            self.close()
            told = {"error": "stopped, or died"}
        finally:
            timer.cancel()
        return told

    def close(self) -> None:
        """Ends it."""
        if self._process:
            self._process.kill()
            self._process.wait()
        self._process = None


@dataclass
class Test:
    """A test of the W3C.

    Attributes:
        name: Its folder and file, without ending.
        part: ``core`` or ``sparql``.
        data: Its data as N-Triples.
        shapes: Its shapes.
        expected: The results; None when the shapes are to be refused.
    """

    name: str
    part: str
    data: Path
    shapes: Path
    expected: Counter[tuple[str, ...]] | None


def tests(suite: Path, folder: Path) -> Iterator[Test]:
    """The tests of the W3C."""
    for path in sorted(suite.glob("*/**/*.ttl")):
        graph = rdflib.Graph().parse(path, format="turtle", publicID=path.as_uri())
        for entry in graph.subjects(rdflib.RDF.type, SHT.Validate):
            action, result = graph.value(entry, MF.action), graph.value(entry, MF.result)
            files = [
                _as_ntriples(Path(str(graph.value(action, name)).removeprefix("file://")), folder)
                for name in (SHT.dataGraph, SHT.shapesGraph)
            ]
            expected = None
            if result != SHT.Failure:
                report = rdflib.Graph()
                _copy(graph, result, report)
                expected = Counter(tuple(row) for row in of_graph(report))
            part = path.relative_to(suite).parts[0]
            yield Test(f"{path.parent.name}/{path.stem}", part, *files, expected)


def _copy(graph: rdflib.Graph, node: Any, into: rdflib.Graph) -> None:
    """The report itself, without the shapes that stand in the same file."""
    for triple in graph.triples((node, None, None)):
        into.add(triple)
        if triple[1] in {SH.result, SH.detail}:
            _copy(graph, triple[2], into)


def _as_ntriples(path: Path, folder: Path) -> Path:
    written = folder / f"{path.parent.name}-{path.stem}.nt"
    if not written.exists():
        # rdflib would change literals that are not what their type says.
        found = pyoxigraph.parse(path=path, base_iri=path.as_uri())
        pyoxigraph.serialize(found, written, format=pyoxigraph.RdfFormat.N_TRIPLES)
    return written


def passes(test: Test, told: dict[str, Any]) -> bool:
    """Whether an engine gives the expected results."""
    if test.expected is None:
        return "error" in told
    if "error" in told:
        return False
    found = Counter(tuple(row) for row in told["rows"])
    if not any(row[4] for row in found):  # an engine that does not tell the severity
        return found == Counter({(*r[:4], "", r[5]): n for r, n in test.expected.items()})
    return found == test.expected


@dataclass
class Judged:
    """What is known of an engine.

    Attributes:
        speed: Seconds, or why there are none, by number of claims.
        fixtures: Maps on which it reports what pySHACL does.
        failed: The W3C's tests that it fails, by part.
    """

    speed: dict[int, str] = field(default_factory=dict)
    fixtures: int = 0
    failed: dict[str, list[str]] = field(default_factory=dict)


def written(graph: Iterable[Triple], path: Path) -> Path:
    """A graph as N-Triples."""
    path.write_text("".join(sorted(f"{s} {p} {o} .\n" for s, p, o in graph)), encoding="utf-8")
    return path


def data_of(argument_map: ArgumentMap, path: Path) -> Path:
    """What is validated: the map, and the lists of the vocabulary."""
    return written({*triples(argument_map), *lists()}, path)


def same_as(reference: list[list[str]], told: dict[str, Any]) -> bool:
    """Whether two engines report the same."""

    def of(rows: list[list[str]]) -> set[tuple[str, ...]]:
        return {(row[0], row[1], row[3], row[5]) for row in rows}

    return "rows" in told and of(told["rows"]) == of(reference)


def of_argmap(claims: int) -> str:
    """How long argmap's own way takes, in a process of its own."""
    code = (
        "import sys, time; sys.path.insert(0, 'benchmarks');"
        "from generators import generate; from argmap.rdf.shapes import validate;"
        f"m = generate({claims}); a = time.perf_counter(); validate(m);"
        "print(time.perf_counter() - a)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return f"{float(done.stdout):.1f} s"


def main() -> None:
    """Measures, prints, and writes the results when asked to."""
    parser = argparse.ArgumentParser(description="Measure engines of SHACL.")
    parser.add_argument("sizes", type=int, nargs="*", default=[1_000, 10_000])
    parser.add_argument("--peers", metavar="PYTHON", help="a Python with the other engines")
    parser.add_argument("--suite", type=Path, metavar="FOLDER", help="the W3C's tests")
    parser.add_argument("--write", action="store_true", help="write results/shapes.md")
    options = parser.parse_args()
    names = list(ENGINES) if options.peers else ["pySHACL"]
    engines = [Engine(n, sys.executable if n == "pySHACL" else options.peers) for n in names]
    judged = {engine.name: Judged() for engine in engines}
    ours = Judged()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shapes = written(shape_file.whole(shape_file.wanted(frozenset())), folder / "shapes.nt")
        _compare_fixtures(engines, judged, ours, shapes, folder)
        suite = list(tests(options.suite.resolve(), folder)) if options.suite else []
        for engine in engines:
            for test in suite:
                if not passes(test, engine.ask(test.data, test.shapes)):
                    judged[engine.name].failed.setdefault(test.part, []).append(test.name)
            engine.close()
        for claims in options.sizes:
            data = data_of(generate(claims), folder / f"{claims}.nt")
            ours.speed[claims] = of_argmap(claims)
            for engine in engines:
                judged[engine.name].speed[claims] = _timed(engine, data, shapes)
                print(claims, engine.name, judged[engine.name].speed[claims], flush=True)
    result = page("Engines of SHACL", _report(options.sizes, ours, judged, suite))
    print(result)
    if options.write:
        store("shapes", result)


def _compare_fixtures(
    engines: list[Engine],
    judged: dict[str, Judged],
    ours: Judged,
    shapes: Path,
    folder: Path,
) -> None:
    for path in FILES:
        argument_map = open_map(path).map
        data = data_of(argument_map, folder / "fixture.nt")
        reference = engines[0].ask(data, shapes)["rows"]
        for engine in engines:
            judged[engine.name].fixtures += same_as(reference, engine.ask(data, shapes))
        ours.fixtures += validate(argument_map) == validate(argument_map, whole=True)


def _timed(engine: Engine, data: Path, shapes: Path) -> str:
    start = time.perf_counter()
    told = engine.ask(data, shapes, LIMIT)
    engine.close()
    if "error" in told:
        late = time.perf_counter() - start > LIMIT - 1
        return f"over {LIMIT:g} s" if late else "fails"
    return f"{told['seconds']:.1f} s"


def _report(sizes: list[int], ours: Judged, judged: dict[str, Judged], suite: list[Test]) -> str:
    count = Counter(test.part for test in suite)
    head = ["", *(f"{claims:,} claims" for claims in sizes), "fixtures", "core", "SPARQL"]
    rows = []
    for name, found in {"argmap": ours, **judged}.items():
        parts = [
            "as pySHACL" if name == "argmap" else f"{count[part] - len(found.failed.get(part, []))}"
            for part in ("core", "sparql")
        ]
        rows.append([name, *found.speed.values(), str(found.fixtures), *parts])
    note = (__doc__ or "").split("\n\n", 3)[3].format(limit=f"{LIMIT:g}")
    total = (
        f"{len(FILES)} fixtures; {count['core']} tests of the core, {count['sparql']} of SPARQL.\n"
    )
    failed = [
        f"{name} fails {', '.join(sorted(chain(*found.failed.values())))}.\n"
        for name, found in judged.items()
        if found.failed
    ]
    return "\n".join([table(head, rows), total, *failed, note])


if __name__ == "__main__":
    main()
