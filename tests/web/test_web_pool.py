"""Queries wait for their turn, a few of them and not for long, and nobody answers who has gone."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

import httpx2 as httpx
import pytest
from servers import alone
from starlette.testclient import TestClient

from argmap.rdf.session import Answer
from argmap.web.asking import Refused
from argmap.web.gate import Limits
from argmap.web.library import Stored
from argmap.web.pool import Pool
from argmap.web.serving import application
from argmap.web.turns import MOST_WAITING

if TYPE_CHECKING:
    from argmap.rdf.store import MapStore

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


class Slow:
    """A query process that takes a moment for each query, and counts how many work at once."""

    working = most = answered = 0
    lock = threading.Lock()

    def ask(self, _: str) -> Answer:
        kind = type(self)
        with kind.lock:
            kind.working += 1
            kind.most = max(kind.most, kind.working)
        time.sleep(0.2)
        with kind.lock:
            kind.working -= 1
            kind.answered += 1
        return Answer("boolean", b"")

    def close(self) -> None:
        """Nothing is held."""


def pool(size: int, patience: float = 30) -> tuple[type[Slow], Pool]:
    """A pool of slow processes, and their kind."""
    kind = type("Slow", (Slow,), {})
    return kind, Pool(kind, lambda: "", size, patience)  # type: ignore[arg-type]


def test_as_many_are_answered_at_once_as_there_are_processes() -> None:
    size = min(32, (os.cpu_count() or 1) + 4) + 4

    async def run() -> None:
        kind, asked = pool(size)
        await asyncio.gather(*(asked.ask("ASK {}") for _ in range(size)))
        assert kind.most == size

    alone(run())


def test_too_many_or_too_long_is_said_so() -> None:
    async def run() -> None:
        _, asked = pool(1, patience=0.3)
        all_ = [asked.ask("ASK {}") for _ in range(MOST_WAITING + 11)]
        found = await asyncio.gather(*all_, return_exceptions=True)
        assert 1 <= sum(isinstance(answer, Answer) for answer in found) <= 3
        refused = [error for error in found if isinstance(error, Refused)]
        assert {error.status for error in refused} == {503}
        assert len(refused) >= MOST_WAITING + 8

    alone(run())


def test_what_nobody_waits_for_is_not_begun() -> None:
    async def run() -> None:
        kind, asked = pool(1)
        tasks = [asyncio.create_task(asked.ask("ASK {}")) for _ in range(10)]
        await asyncio.sleep(0.05)
        for task in tasks[1:]:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        assert kind.answered == 1

    alone(run())


def test_queries_of_who_has_gone_hold_up_nobody(address: str) -> None:
    parts = urlsplit(address)
    gone = []
    for _ in range(8):
        opened = socket.create_connection((parts.hostname, parts.port), timeout=10)
        text = f"GET /sparql?query={quote(ENDLESS)} HTTP/1.1\r\nHost: localhost\r\n\r\n"
        opened.sendall(text.encode())
        gone.append(opened)
    time.sleep(1)
    for opened in gone:
        opened.close()
    begun = time.monotonic()
    answer = httpx.get(f"{address}sparql", params={"query": "ASK {}"}, timeout=30)
    assert answer.json()["boolean"] is True
    assert time.monotonic() - begun < 4


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are found in /proc")
def test_an_engine_that_ends_is_told_of_in_words(stored: MapStore) -> None:
    limits = Limits(timeout=30, union=True)
    with TestClient(application(Stored(stored), limits), base_url="http://localhost") as client:
        before = workers()
        killer = threading.Thread(target=kill_new, args=(before,))
        killer.start()
        answer = client.get("/sparql", params={"query": ENDLESS})
        killer.join()
        assert answer.status_code == 503
        assert answer.text == "the query failed: the engine ran out of memory or crashed\n"
        assert client.get("/sparql", params={"query": "ASK {}"}).json()["boolean"] is True


def workers() -> set[int]:
    """The query processes of this one."""
    told = subprocess.run(
        ["ps", "-o", "pid=,args=", "--ppid", str(os.getpid())],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    lines = [line.split(None, 1) for line in told.splitlines()]
    return {
        int(pid) for pid, args in lines if args.startswith(sys.executable) and "rdf.worker" in args
    }


def kill_new(before: set[int]) -> None:
    """Kills a query process that has begun since, when it has begun to work."""
    while not (new := workers() - before):
        time.sleep(0.05)
    time.sleep(1)
    for pid in new:
        os.kill(pid, signal.SIGKILL)
