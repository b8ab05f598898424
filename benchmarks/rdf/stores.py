"""Asking many claims: from memory, from a store on disk, over HTTP, and by rdflib, in one run.

python benchmarks/rdf/stores.py
python benchmarks/rdf/stores.py 1000 10000 100000 1000000 --write
python benchmarks/rdf/stores.py 10000 --clients 50 --seconds 60

*load* is from the map in memory to the first answer, in seconds on the clock; MiB is the greatest
memory of the process that loads. *questions* are the shipped ones, each asked once after the
first answer: their sum, in seconds, and how many of them ended. *navigation* are twelve short
questions about a claim, asked of 25 claims all over the map: milliseconds of the middle one, of
all but one in twenty, and of the slowest. A question is stopped after {limit} seconds and counts
as that. From {large} claims on only those are asked of the store in memory that ended on disk.
rdflib is asked on maps up to --rdflib-up-to claims, Virtuoso, where there is one, up to
--virtuoso-up-to. More than {one} claims are many maps of {part} in one store. Then many clients
ask the endpoint at once. With --keep the stores stay in a folder, for writing.py; --short then
asks only the short questions, of those stores. Targets: navigation below 20 ms at 100,000 claims
and below 50 on disk at 1,000,000, HTTP less than 3 ms more than the store, no error with 50
clients. Writing and validating are measured by writing.py.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, replace
from http.client import HTTPConnection
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests" / "web"))

from generators import generate
from machine import page, store, table
from servers import virtuoso

from argmap.errors import EndpointRefused, QueryTimedOut
from argmap.model import StatementKind
from argmap.rdf.endpoint import EndpointSession
from argmap.rdf.graph_store import GraphStore
from argmap.rdf.interop import to_rdflib
from argmap.rdf.named import named_queries
from argmap.rdf.query import Session, vocabulary_ntriples
from argmap.rdf.store import VOCABULARY, MapStore, StoreSession, derived_graph
from argmap.vocabulary import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from argmap.model import ArgumentMap
    from argmap.rdf.session import QueryProcess

LIMIT = 60.0
LARGE, ONE, PART = 50_000, 100_000, 10_000
CLAIMS = 25
NAVIGATION = (
    "SELECT ?x { ?x arg:supports %s }",
    "SELECT ?x { ?x arg:attacks %s }",
    "SELECT ?t ?c { %s arg:text ?t OPTIONAL { %s arg:certainty ?c } }",
    "SELECT ?p ?s ?e { %s arg:expressedIn ?p . ?p oa:hasSelector ?d . ?d oa:start ?s ; oa:end ?e }",
    "SELECT ?e { %s arg:restsOn ?e . ?e a arg:Evidence }",
    "SELECT ?a { ?a arg:premise %s }",
    "SELECT DISTINCT ?t { %s arg:restsOn ?e . ?e dcterms:source ?s . ?s dcterms:title ?t }",
    "SELECT ?a ?s { ?a arg:conclusion %s OPTIONAL { ?a arg:scheme ?s } }",
    "SELECT ?u { ?a arg:conclusion %s . ?u arg:undercuts ?a }",
    "SELECT ?x { ?x arg:restsOn %s }",
    "SELECT ?k (COUNT(?e) AS ?n) { %s arg:restsOn ?e . ?e arg:evidenceKind ?k } GROUP BY ?k",
    "ASK { %s arg:restsOn ?a . ?a a arg:Assumption }",
)
"""Short questions about a claim, each with the prefixes of argmap."""
_DECLARED = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())


def navigation(argument_map: ArgumentMap) -> list[str]:
    """The twelve questions about claims from all over the map."""
    claims = [s.id for s in argument_map.statements if s.kind is StatementKind.CLAIM]
    some = claims[:: max(1, len(claims) // CLAIMS)][:CLAIMS]
    iris = [f"<{argument_map.iri_of(name)}>" for name in some]
    return [question.replace("%s", iri) for iri in iris for question in NAVIGATION]


def times(ask: Callable[[str], object], questions: list[str]) -> list[float]:
    """How many seconds each question takes."""
    found = []
    for question in questions:
        start = time.perf_counter()
        try:
            ask(question)
        except QueryTimedOut as error:
            found.append(error.seconds)
        else:
            found.append(time.perf_counter() - start)
    return found


@dataclass
class Measured:
    """What was measured of one way of asking.

    Attributes:
        way: Which it is.
        load: Seconds to the first answer.
        whole: Seconds of each shipped question; None for what was not asked.
        short: Seconds of each short question.
        memory: MiB of the process that loads, where that was measured.
    """

    way: str
    load: float
    whole: list[float | None]
    short: list[float]
    memory: float = 0

    def row(self, size: str) -> list[str]:
        """Its row in the table."""
        asked = [seconds for seconds in self.whole if seconds is not None]
        ended = sum(seconds < LIMIT for seconds in asked)
        late = sorted(self.short)[int(len(self.short) * 0.95)]
        milliseconds = (statistics.median(self.short), late, max(self.short))
        return [
            f"{size}: {self.way}",
            f"{self.load:.1f}",
            f"{self.memory:,.0f}" if self.memory else "-",
            f"{sum(asked):.1f}" if asked else "-",
            f"{ended} of {len(asked)}" if asked else "-",
            *(f"{seconds * 1000:.1f}" for seconds in milliseconds),
        ]


def shipped(ask: Callable[[str], object], wanted: list[bool] | None) -> list[float | None]:
    """How many seconds each shipped question takes, of those that are wanted."""
    every = wanted or [True] * len(named_queries())
    asked = zip(named_queries(), every, strict=True)
    return [times(ask, [query.text])[0] if is_wanted else None for query, is_wanted in asked]


def by_process(
    way: str,
    begin: Callable[[], QueryProcess],
    argument_map: ArgumentMap,
    wanted: list[bool] | None = None,
) -> Measured:
    """A query process: from memory, or over a store."""
    start = time.perf_counter()
    with begin() as session:

        def ask(question: str) -> object:
            return session.ask(question, timeout=LIMIT, tidy=False)

        ask("ASK { ?s ?p ?o }")
        load = time.perf_counter() - start
        whole = shipped(ask, wanted)
        ask("ASK { ?s ?p ?o }")
        return Measured(way, load, whole, times(ask, navigation(argument_map)))


def by_rdflib(argument_map: ArgumentMap) -> Measured:
    """rdflib's own graph and engine."""
    start = time.perf_counter()
    graph = to_rdflib(argument_map, shortcuts=True)
    graph.parse(data=vocabulary_ntriples(), format="nt")

    def stop(*_: object) -> None:
        raise QueryTimedOut(LIMIT)

    def ask(question: str) -> object:
        signal.setitimer(signal.ITIMER_REAL, LIMIT)
        try:
            return list(graph.query(_DECLARED + question))
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)

    signal.signal(signal.SIGALRM, stop)
    ask("ASK { ?s ?p ?o }")
    load = time.perf_counter() - start
    return Measured("rdflib", load, shipped(ask, None), times(ask, navigation(argument_map)))


def by_virtuoso(argument_map: ArgumentMap, folder: Path) -> Measured:
    """A Virtuoso on loopback that was given the graphs of the store."""
    folder.mkdir()
    with virtuoso(folder, buffers=170_000) as server:
        start = time.perf_counter()
        with GraphStore(server.data, timeout=600) as there:
            there.put_vocabulary()
            there.load(argument_map)
        graphs = (argument_map.iri, derived_graph(argument_map.iri), VOCABULARY)
        with EndpointSession(server.query, graphs) as session:

            def ask(question: str) -> object:
                try:
                    return session.ask(question, timeout=LIMIT)
                except EndpointRefused:
                    raise QueryTimedOut(LIMIT) from None

            ask("SELECT * { ?s ?p ?o } LIMIT 1")
            load = time.perf_counter() - start
            whole = shipped(ask, None)
            return Measured("Virtuoso", load, whole, times(ask, navigation(argument_map)))


class Server:
    """``argmap serve`` over a store."""

    def __init__(self, folder: Path, timeout: float = LIMIT, answer: int = 200_000_000) -> None:
        command = [sys.executable, "-m", "argmap", "serve", "--store", str(folder), "--port", "0"]
        limits = ["--timeout", str(timeout), "--max-answer", str(answer)]
        self.process = subprocess.Popen([*command, *limits], stderr=subprocess.PIPE, text=True)
        assert self.process.stderr is not None
        self.port = int(self.process.stderr.readline().partition("127.0.0.1:")[2].partition("/")[0])

    def client(self) -> Callable[[str], object]:
        """Asks, over a connection of its own."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=LIMIT + 5)

        def ask(question: str) -> object:
            body = urlencode({"query": question}, quote_via=quote)
            kind = {"Content-Type": "application/x-www-form-urlencoded"}
            connection.request("POST", "/sparql", body, kind)
            answer = connection.getresponse()
            text = answer.read()
            if answer.status != 200:
                raise RuntimeError(f"{answer.status}: {text[:200]!r}")
            return text

        return ask

    def memory(self) -> float:
        """What the server and its query processes hold, in MiB."""
        total = 0.0
        tasks = Path(f"/proc/{self.process.pid}/task").glob("*/children")
        children = [number for task in tasks for number in task.read_text().split()]
        for number in [str(self.process.pid), *children]:
            for line in Path(f"/proc/{number}/status").read_text().splitlines():
                if line.startswith("VmRSS:"):
                    total += int(line.split()[1]) / 1024
        return total

    def close(self) -> None:
        """Ends it."""
        self.process.terminate()
        self.process.wait(20)
        assert self.process.stderr is not None
        self.process.stderr.close()


def by_http(
    server: Server, argument_map: ArgumentMap, wanted: list[bool] | None = None
) -> Measured:
    """The endpoint."""
    start = time.perf_counter()
    ask = server.client()
    ask("ASK { ?s ?p ?o }")
    load = time.perf_counter() - start

    def asked(question: str) -> object:
        try:
            return ask(question)
        except RuntimeError as error:
            if not str(error).startswith("504"):
                raise
            raise QueryTimedOut(LIMIT) from None

    whole = shipped(asked, wanted)
    return Measured("over HTTP", load, whole, times(asked, navigation(argument_map)))


def crowd(server: Server, argument_map: ArgumentMap, clients: int, seconds: float) -> str:
    """Many clients at once: answers in a second, errors, how late, and the memory."""
    questions = navigation(argument_map)
    took: list[float] = []
    errors: list[str] = []
    end = time.perf_counter() + seconds
    early = server.memory()

    def work(first: int) -> None:
        ask = server.client()
        number = first
        while time.perf_counter() < end:
            start = time.perf_counter()
            try:
                ask(questions[number % len(questions)])
                took.append(time.perf_counter() - start)
            except (RuntimeError, OSError) as error:
                errors.append(str(error))
            number += 7

    threads = [threading.Thread(target=work, args=(n * 13,)) for n in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    late = sorted(took)[int(len(took) * 0.95)] * 1000
    return (
        f"{clients} clients for {seconds:g} s: {len(took) / seconds:,.0f} answers a second, "
        f"{len(errors)} errors, all but one in twenty within {late:,.0f} ms; memory of the server "
        f"{early:,.0f} MiB before and {server.memory():,.0f} after.\n"
    )


def maps(claims: int) -> Iterator[ArgumentMap]:
    """One map, or many that have so many claims together."""
    if claims <= ONE:
        yield generate(claims)
        return
    part = generate(PART)
    for number in range(claims // PART):
        yield replace(part, iri=f"{part.iri}-{number}")


def measured(
    claims: int, options: argparse.Namespace, folder: Path
) -> tuple[str, list[Measured], str]:
    """What was measured at so many claims, and what a crowd of clients gets."""
    kept = MapStore((options.keep or folder) / f"store-{claims}")
    start = time.perf_counter()
    held = kept.load(maps(claims))
    load = time.perf_counter() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    argument_map = next(maps(claims))
    size = f"{claims:,} claims, {sum(h.triples + h.derived for h in held):,} triples"
    print(f"{size}: loaded in {load:.1f} s, {memory:,.0f} MiB", flush=True)
    stored = by_process("on disk", lambda: StoreSession(kept), argument_map)
    stored.load, stored.memory = load, memory
    found = [stored]
    if claims <= ONE:
        ended = [s is not None and s < LIMIT for s in stored.whole]
        wanted = ended if claims >= LARGE else None
        found.append(by_process("in memory", lambda: Session([argument_map]), argument_map, wanted))
    server = Server(kept.folder)
    found.append(by_http(server, argument_map))
    told = f"{size}: {crowd(server, argument_map, options.clients, options.seconds)}"
    server.close()
    if claims <= options.virtuoso_up_to and shutil.which("virtuoso-t"):
        found.append(by_virtuoso(argument_map, folder / f"virtuoso-{claims}"))
    if claims <= options.rdflib_up_to:
        found.append(by_rdflib(argument_map))
    return size, found, told


def only_short(claims: int, options: argparse.Namespace) -> tuple[list[Measured], str]:
    """The short questions and the crowd, of a store that was kept."""
    kept = MapStore(options.keep / f"store-{claims}")
    argument_map = next(maps(claims))
    none = [False] * len(named_queries())
    found = [by_process("on disk", lambda: StoreSession(kept), argument_map, none)]
    server = Server(kept.folder)
    found.append(by_http(server, argument_map, none))
    told = f"{claims:,} claims: {crowd(server, argument_map, options.clients, options.seconds)}"
    server.close()
    return found, told


def by_question(size: str, found: list[Measured]) -> str:
    """Each shipped question with its time on each engine."""
    rows = []
    for number, query in enumerate(named_queries()):
        seconds = [m.whole[number] for m in found]
        cells = [
            "-" if s is None else f"over {LIMIT:g}" if s >= LIMIT else f"{s:.3f}" for s in seconds
        ]
        rows.append([query.name, *cells])
    return f"Seconds of each question, {size}:\n\n{table(['', *(m.way for m in found)], rows)}"


def main() -> None:
    """Measures, prints, and writes the results when asked to, after each size."""
    parser = argparse.ArgumentParser(description="Measure how soon questions are answered.")
    parser.add_argument("sizes", type=int, nargs="*", default=[1_000, 10_000])
    parser.add_argument("--rdflib-up-to", type=int, default=10_000)
    parser.add_argument("--virtuoso-up-to", type=int, default=10_000)
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--keep", type=Path, help="a folder in which the stores stay")
    parser.add_argument("--short", action="store_true", help="only short questions, of kept stores")
    parser.add_argument("--write", action="store_true", help="write results/stores.md")
    options = parser.parse_args()
    rows: list[list[str]] = []
    crowds: list[str] = []
    questions: list[str] = []
    for claims in options.sizes:
        if options.short:
            found, told = only_short(claims, options)
            rows += [m.row(f"{claims:,} claims") for m in found]
            crowds.append(told)
            continue
        with tempfile.TemporaryDirectory() as name:
            size, found, told = measured(claims, options, Path(name))
        rows += [m.row(size) for m in found]
        crowds.append(told)
        questions.append(by_question(size, found))
        for line in (*(" | ".join(m.row(size)) for m in found), told):
            print(line, flush=True)
        if options.write:
            store("stores", _page(rows, crowds, questions))
    print(_page(rows, crowds, questions))


def _page(rows: list[list[str]], crowds: list[str], questions: list[str]) -> str:
    head = ["", "load s", "MiB", "questions s", "ended", "navigation ms", "late ms", "slowest ms"]
    note = (__doc__ or "").split("\n\n", 2)[2]
    note = note.format(limit=f"{LIMIT:g}", large=f"{LARGE:,}", one=f"{ONE:,}", part=f"{PART:,}")
    return page("Stores and endpoint", "\n".join([table(head, rows), *crowds, note, *questions]))


if __name__ == "__main__":
    main()
