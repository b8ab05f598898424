"""Endpoints of others: ours in another process, Oxigraph's own server, and some that misbehave."""

from __future__ import annotations

import contextlib
import shutil
import socket
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import pytest

from argmap.commands.cli import run
from argmap.errors import (
    BadEndpoint,
    EndpointRefused,
    EndpointUnreachable,
    QueryRefused,
    QuerySyntaxError,
    QueryTimedOut,
    UnknownElement,
    UnknownVariable,
)
from argmap.rdf.endpoint import EndpointSession
from argmap.rdf.named import NamedQuery, named_queries
from argmap.rdf.store import StoreSession

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.rdf.store import MapStore

BRIDGE = "https://w3id.org/argmap/graph/old-bridge"


@pytest.fixture(scope="module")
def oxigraph(stored: MapStore) -> Iterator[str]:
    """Oxigraph's own server over our database."""
    program = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or "oxigraph"
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [program, "serve-read-only", "--location", str(stored.database)]
    process = subprocess.Popen(
        [*command, "--bind", f"127.0.0.1:{port}", "--union-default-graph"],
        stderr=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}/query"
    end = time.monotonic() + 20
    while True:
        try:
            EndpointSession(address).ask("ASK {}", timeout=2)
            break
        except EndpointUnreachable:
            assert time.monotonic() < end
            time.sleep(0.05)
    yield address
    process.terminate()
    process.wait(10)


@pytest.mark.parametrize("query", named_queries(), ids=lambda query: query.name)
def test_named_queries_of_ours_and_of_oxigraph(
    address: str, oxigraph: str, stored: MapStore, query: NamedQuery
) -> None:
    text = query.text
    with StoreSession(stored) as here:
        expected = here.ask(text).rows
    for place in (address + "sparql", oxigraph):
        with EndpointSession(place) as there:
            assert there.ask(text).rows == expected


def test_variables_graphs_and_forms(address: str) -> None:
    with EndpointSession(address + "sparql", map_iri=BRIDGE) as there:
        rows = there.ask("SELECT ?x { ?x arg:supports ?c }", {"c": "close-bridge"}).rows
        assert len(rows) >= 3
        assert there.ask("ASK { :close-bridge a arg:Claim }").yes
        assert there.ask("SELECT ?x { ?x a arg:Claim }", form="csv").body.startswith(b"x\r\n")
        triples = there.ask("CONSTRUCT { ?x a arg:Claim } { ?x a arg:Claim }", form="ntriples")
        assert triples.form == "graph"
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    with EndpointSession(address + "sparql") as there:
        whole = int(there.ask(count).rows[0]["n"])
    with EndpointSession(address + "sparql", [BRIDGE]) as there:
        assert 0 < int(there.ask(count).rows[0]["n"]) < whole


def test_what_is_not_sent(address: str) -> None:
    with EndpointSession(address + "sparql") as there:
        for text in ("CLEAR ALL", "SELECT * { SERVICE <http://a.example/> { ?s ?p ?o } }"):
            with pytest.raises(QueryRefused):
                there.ask(text)
        with pytest.raises(UnknownElement):
            there.ask("SELECT ?c { ?c ?p ?o }", {"c": "slug"})
        with pytest.raises(UnknownElement):
            there.ask("SELECT ?c { ?c ?p ?o }", {"c": "x:y> } DROP"})
        with pytest.raises(UnknownVariable):
            there.ask("SELECT ?c { ?c ?p ?o }", {"d": "x:y"})
    for wrong in ("file:///etc/passwd", "ftp://a.example/", "nonsense", "http://"):
        with pytest.raises(BadEndpoint):
            EndpointSession(wrong)


class Odd(BaseHTTPRequestHandler):
    """A server that answers as its path says."""

    hits: ClassVar[list[str]] = []

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        Odd.hits.append(self.path)
        name = self.path.strip("/")
        if name == "moved":
            self._say(302, b"", Location="http://attacker.example/")
        elif name == "flaky" and Odd.hits.count("/flaky") < 3:
            self._say(503, b"later")
        elif name == "virtuoso":
            table = b'{"head":{"vars":["__ask_retval"]},"results":{"bindings":[{"__ask_retval":'
            self._say(200, table + b'{"type":"literal","value":"1"}}]}}')
        elif name == "slow":
            time.sleep(3)
            self._say(200, b"{}")
        elif name in {"drips", "drips-head", "drips-chunks"}:
            self._drip(name)
        elif name == "busy":
            self._say(503, b"later")
        elif name == "page":
            self._say(200, b"<html>Hello</html>")
        elif name == "wrong":
            self._say(400, b"Virtuoso 37000 Error SP030:\n SPARQL compiler: <b>no</b>")
        else:
            self._say(200, b'{"head":{},"boolean":true}')

    def _drip(self, name: str) -> None:
        """Sends a little every now and then, and never comes to an end."""
        body = b"Content-Length: 1000\r\n\r\n"
        chunked = b"Transfer-Encoding: chunked\r\n\r\n"
        more = {"drips": body, "drips-chunks": chunked}.get(name, b"X-Long: ")
        drop = b"1\r\n \r\n" if name == "drips-chunks" else b" "
        with contextlib.suppress(OSError):
            self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n" + more)
            for _ in range(100):
                self.wfile.write(drop)
                time.sleep(0.05)

    def _say(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for key, value in headers.items():
            self.send_header(key, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Says nothing."""


@pytest.fixture
def odd() -> Iterator[str]:
    Odd.hits.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Odd)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


def test_an_endpoint_that_is_busy_is_asked_again(odd: str) -> None:
    assert EndpointSession(odd + "flaky").ask("ASK {}").yes
    assert Odd.hits == ["/flaky"] * 3


def test_a_table_for_yes_is_read_as_yes(odd: str) -> None:
    assert EndpointSession(odd + "virtuoso").ask("ASK { ?s ?p ?o }").yes


def test_redirects_are_told_and_not_followed(odd: str) -> None:
    with pytest.raises(EndpointRefused, match=r"moved to http://attacker\.example/"):
        EndpointSession(odd + "moved").ask("ASK {}")
    assert Odd.hits == ["/moved"]


def test_what_is_no_answer_is_said(odd: str) -> None:
    with pytest.raises(EndpointRefused, match="no SPARQL result"):
        EndpointSession(odd + "page").ask("ASK {}")
    with pytest.raises(EndpointRefused, match="SP030: SPARQL compiler"):
        EndpointSession(odd + "wrong").ask("ASK {}")
    with pytest.raises(QueryTimedOut):
        EndpointSession(odd + "slow").ask("ASK {}", timeout=0.3)
    assert Odd.hits.count("/slow") == 1
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    with pytest.raises(EndpointUnreachable):
        EndpointSession(f"http://127.0.0.1:{port}/").ask("ASK {}", timeout=1)


@pytest.mark.parametrize("way", ["drips", "drips-head", "drips-chunks"])
def test_an_answer_that_comes_in_drops_is_given_up_in_time(odd: str, way: str) -> None:
    begun = time.monotonic()
    with pytest.raises(QueryTimedOut, match=r"after 0\.5 seconds"):
        EndpointSession(odd + way).ask("ASK {}", timeout=0.5)
    assert time.monotonic() - begun < 2


def test_further_tries_are_within_the_same_time(odd: str) -> None:
    begun = time.monotonic()
    with pytest.raises(EndpointRefused, match="later"):
        EndpointSession(odd + "busy").ask("ASK {}", timeout=0.5)
    assert time.monotonic() - begun < 1
    assert Odd.hits == ["/busy"] * 2


def test_a_connection_is_used_again_with_time_of_its_own(address: str) -> None:
    with EndpointSession(address + "sparql") as there:
        for pause in (0.0, 0.7, 0.0):
            time.sleep(pause)
            assert there.ask("ASK {}", timeout=0.6).yes


@pytest.mark.parametrize(
    ("query", "line"),
    [
        ("SELECT ?s { ?s a arg:Claim } nonsense", 1),
        ("SELECT ?s\n{ ?s a arg:Claim }\n nonsense", 3),
        ("# a question\nSELECT ?s { ?s a nope:Claim }", 2),
    ],
)
def test_what_is_wrong_with_a_query_is_told_by_its_own_lines(
    address: str, oxigraph: str, stored: MapStore, query: str, line: int
) -> None:
    with StoreSession(stored) as here, pytest.raises(QuerySyntaxError) as caught:
        here.ask(query)
    column = caught.value.column
    assert caught.value.line == line
    for place, said in (
        (address + "sparql", f"at line {line}, column {column}: "),
        (oxigraph, f"error at {line}:{column}: "),
    ):
        with EndpointSession(place) as there, pytest.raises(EndpointRefused, match=said):
            there.ask(query)


def test_from_the_command_line(address: str, capsys: pytest.CaptureFixture[str]) -> None:
    there = ["query", "--endpoint", address + "sparql"]
    assert (
        run([*there, "--map", BRIDGE, "--named", "direct-reasons", "--set", "claim=close-bridge"])
        == 0
    )
    assert ":forced-shut" in capsys.readouterr().out
    assert run([*there, "CONSTRUCT { ?x a arg:Claim } { ?x a arg:Claim }"]) == 0
    assert "arg:Claim" in capsys.readouterr().out
    assert run([*there, "SELEC"]) == 2
    assert "refuses (400)" in capsys.readouterr().err
    assert run([*there, "ASK {}", "--store", "maps"]) == 2
    assert run(["query", "ASK {}", "--endpoint", "ftp://x/"]) == 2
