"""Asking many claims: from memory, from a store on disk, over HTTP, and by rdflib, in one run.

python benchmarks/rdf/stores.py
python benchmarks/rdf/stores.py 1000 10000 100000 --write
python benchmarks/rdf/stores.py 10000 --clients 50 --seconds 60

*load* is from the map in memory to the first answer, in seconds on the clock; MiB is the greatest
memory of the process that loads. *questions* are the shipped ones, each asked once after the first
answer: their sum, in seconds, and the slowest. *navigation* are twelve short questions about a
claim, asked of 25 claims all over the map: milliseconds of the middle one, and of all but one in
twenty. A question is stopped after {limit} seconds ({rdflib} for rdflib) and counts as that. rdflib
is asked on maps up to --rdflib-up-to claims. Then many clients ask the endpoint at once. Targets:
navigation below 20 ms at 100,000 claims, HTTP less than 3 ms more than the store, no error with 50
clients.
"""

from __future__ import annotations

import argparse
import resource
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from http.client import HTTPConnection
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from generators import generate
from machine import page, store, table

from argmap.errors import QueryTimedOut
from argmap.model import StatementKind
from argmap.rdf.interop import to_rdflib
from argmap.rdf.named import named_queries
from argmap.rdf.query import Session
from argmap.rdf.store import MapStore, StoreSession
from argmap.vocabulary import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.model import ArgumentMap
    from argmap.rdf.session import QueryProcess

LIMIT = 60.0
RDFLIB_LIMIT = 10.0
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


def row(name: str, load: float, memory: str, whole: list[float], short: list[float]) -> list[str]:
    """A row of the table."""
    slowest = max(range(len(whole)), key=whole.__getitem__)
    late = sorted(short)[int(len(short) * 0.95)]
    return [
        name,
        f"{load:.2f}",
        memory,
        f"{sum(whole):.2f}",
        f"{named_queries()[slowest].name} {whole[slowest]:.2f}",
        f"{statistics.median(short) * 1000:.1f}",
        f"{late * 1000:.1f}",
    ]


def by_process(
    name: str, begin: Callable[[], QueryProcess], argument_map: ArgumentMap
) -> list[str]:
    """A query process: from memory, or over a store."""
    start = time.perf_counter()
    with begin() as session:

        def ask(question: str) -> object:
            return session.ask(question, timeout=LIMIT, tidy=False)

        ask("ASK { ?s ?p ?o }")
        load = time.perf_counter() - start
        whole = times(ask, [query.text for query in named_queries()])
        ask("ASK { ?s ?p ?o }")
        return row(name, load, "-", whole, times(ask, navigation(argument_map)))


def by_rdflib(name: str, argument_map: ArgumentMap) -> list[str]:
    """rdflib's own graph and engine."""
    start = time.perf_counter()
    graph = to_rdflib(argument_map, shortcuts=True)

    def stop(*_: object) -> None:
        raise QueryTimedOut(RDFLIB_LIMIT)

    def ask(question: str) -> object:
        signal.setitimer(signal.ITIMER_REAL, RDFLIB_LIMIT)
        try:
            return list(graph.query(_DECLARED + question))
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)

    signal.signal(signal.SIGALRM, stop)
    ask("ASK { ?s ?p ?o }")
    load = time.perf_counter() - start
    whole = times(ask, [query.text for query in named_queries()])
    return row(name, load, "-", whole, times(ask, navigation(argument_map)))


class Server:
    """``argmap serve`` over a store."""

    def __init__(self, folder: Path) -> None:
        command = [sys.executable, "-m", "argmap", "serve", "--store", str(folder), "--port", "0"]
        self.process = subprocess.Popen(
            [*command, "--timeout", str(LIMIT)], stderr=subprocess.PIPE, text=True
        )
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


def by_http(name: str, server: Server, argument_map: ArgumentMap) -> list[str]:
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

    whole = times(asked, [query.text for query in named_queries()])
    return row(name, load, "-", whole, times(asked, navigation(argument_map)))


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


def measured(claims: int, options: argparse.Namespace, folder: Path) -> tuple[list[Any], str]:
    """The rows for a map of so many claims, and what a crowd of clients gets."""
    argument_map = generate(claims)
    kept = MapStore(folder / f"store-{claims}")
    start = time.perf_counter()
    (held,) = kept.load([argument_map])
    load = time.perf_counter() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    size = f"{claims:,} claims, {held.triples + held.derived:,} triples"
    rows = []
    if claims <= options.rdflib_up_to:
        rows.append(by_rdflib(f"{size}: rdflib", argument_map))
    rows.append(by_process(f"{size}: in memory", lambda: Session([argument_map]), argument_map))
    stored = by_process(f"{size}: on disk", lambda: StoreSession(kept), argument_map)
    stored[1:3] = [f"{load:.2f}", f"{memory:,.0f}"]
    rows.append(stored)
    server = Server(kept.folder)
    rows.append(by_http(f"{size}: over HTTP", server, argument_map))
    told = f"{size}: {crowd(server, argument_map, options.clients, options.seconds)}"
    server.close()
    return rows, told


def main() -> None:
    """Measures, prints, and writes the results when asked to."""
    parser = argparse.ArgumentParser(description="Measure how soon questions are answered.")
    parser.add_argument("sizes", type=int, nargs="*", default=[1_000, 10_000])
    parser.add_argument("--rdflib-up-to", type=int, default=1_000)
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--write", action="store_true", help="write results/stores.md")
    options = parser.parse_args()
    rows, crowds = [], []
    with tempfile.TemporaryDirectory() as name:
        for claims in options.sizes:
            found, told = measured(claims, options, Path(name))
            rows += found
            crowds.append(told)
            for line in (*(" | ".join(r) for r in found), told):
                print(line, flush=True)
    head = ["", "load s", "MiB", "questions s", "slowest, s", "navigation ms", "late ms"]
    note = (
        (__doc__ or "").split("\n\n", 2)[2].format(limit=f"{LIMIT:g}", rdflib=f"{RDFLIB_LIMIT:g}")
    )
    result = page("Stores and endpoint", "\n".join([table(head, rows), *crowds, note]))
    print(result)
    if options.write:
        store("stores", result)


if __name__ == "__main__":
    main()
