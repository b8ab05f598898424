"""Clients that do not keep time are let go, and shut out nobody."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import time
from contextlib import ExitStack, suppress
from typing import TYPE_CHECKING

import httpx2 as httpx
import pytest

from argmap.model import MapBuilder
from argmap.rdf.store import MapStore

if TYPE_CHECKING:
    from collections.abc import Iterator

HEAD = b"GET /maps.json HTTP/1.1\r\nHost: localhost\r\n"
START = (
    "import runpy; from argmap.web import punctual; punctual.SECONDS = 1.0; "
    "runpy.run_module('argmap', run_name='__main__')"
)


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The port of a server whose clients have a second, and whose data are large."""
    store = MapStore(tmp_path_factory.mktemp("punctual") / "store")
    builder = MapBuilder("https://example.org/a")
    for number in range(300):
        builder.claim(f"c{number}", "long " * 20_000)
    store.load([builder.build()])
    command = [sys.executable, "-c", START, "serve", "--store", str(store.folder)]
    command += ["--port", "0", "--timeout", "3"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    found = re.search(r":(\d+)/", process.stderr.readline())
    assert found
    yield int(found[1])
    process.terminate()
    process.wait(10)
    process.stderr.close()


def opened(port: int, text: bytes) -> socket.socket:
    """A connection on which something was said."""
    made = socket.create_connection(("127.0.0.1", port), timeout=10)
    made.sendall(text)
    return made


def answer(connection: socket.socket) -> bytes:
    """What the server says, to the end of the list."""
    told = b""
    while not told.endswith(b"]"):
        told += connection.recv(1_000_000)
    return told


def received(connection: socket.socket) -> int:
    """So many bytes come until the connection ends."""
    got = 0
    with suppress(ConnectionError):
        while part := connection.recv(10_000_000):
            got += len(part)
    return got


def is_closed(connection: socket.socket, seconds: float) -> bool:
    """Whether the server closes a connection within some time."""
    connection.settimeout(seconds)
    try:
        while connection.recv(1_000_000):
            pass
    except TimeoutError:
        return False
    except ConnectionError:
        return True
    return True


def test_heads_without_end_shut_out_nobody(port: int) -> None:
    with ExitStack() as stack:
        slow = [stack.enter_context(opened(port, HEAD)) for _ in range(210)]
        time.sleep(2)
        assert httpx.get(f"http://127.0.0.1:{port}/maps.json", timeout=10).status_code == 200
        assert all(is_closed(connection, 1) for connection in slow)


@pytest.mark.parametrize("said", [b"", b"GET", HEAD])
def test_a_head_must_come_in_time_though_it_drips(port: int, said: bytes) -> None:
    with opened(port, said) as connection:
        time.sleep(0.6)
        connection.sendall(b"GET" if not said else b"X-A: b\r\n")
        assert is_closed(connection, 1)


def test_so_must_the_next_one(port: int) -> None:
    with opened(port, HEAD + b"\r\n") as connection:
        assert b"HTTP/1.1 200" in answer(connection)
        time.sleep(0.5)
        connection.sendall(HEAD + b"\r\n")
        assert b"HTTP/1.1 200" in answer(connection)
        connection.sendall(HEAD)
        time.sleep(0.6)
        connection.sendall(b"X-A: b\r\n")
        assert is_closed(connection, 1)


def test_who_takes_nothing_is_let_go_and_who_is_slow_is_not(port: int) -> None:
    asked = b"GET /data?default HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    with opened(port, asked) as idle, opened(port, asked) as slow:
        taken = 0
        while part := slow.recv(100_000 if taken < 4_000_000 else 10_000_000):
            taken += len(part)
            if taken < 4_000_000:
                time.sleep(0.1)
        assert taken > 30_000_000
        time.sleep(6)
        assert received(idle) < 30_000_000


def test_a_query_may_take_longer(port: int) -> None:
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } LIMIT 1"
    begun = time.monotonic()
    answer = httpx.get(f"http://127.0.0.1:{port}/sparql", params={"query": endless}, timeout=60)
    assert answer.status_code in {200, 504}
    assert time.monotonic() - begun > 1.2
