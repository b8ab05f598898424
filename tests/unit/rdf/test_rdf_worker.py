"""The limits of a query process."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from argmap.errors import BadMemory, QueryFailed
from argmap.model import MapBuilder
from argmap.rdf.limits import memory_limit
from argmap.rdf.query import query

GIB = 1024**3


@pytest.mark.parametrize(
    ("told", "size"),
    [
        ("", 8 * GIB),
        (" ", 8 * GIB),
        ("2000000000", 2_000_000_000),
        ("2G", 2 * GIB),
        ("2g", 2 * GIB),
        ("2 GiB", 2 * GIB),
        ("2GB", 2 * GIB),
        ("512M", GIB // 2),
        ("65536k", GIB // 16),
        ("1T", 1024 * GIB),
    ],
)
def test_a_limit_of_memory(monkeypatch: pytest.MonkeyPatch, told: str, size: int) -> None:
    monkeypatch.setenv("ARGMAP_QUERY_MEMORY", told)
    assert memory_limit() == size


@pytest.mark.parametrize(
    "told", ["2", "2M", "0", "-1", "2.5G", "2X", "G", "2Gi B", "2 000 000 000", "9" * 40, "٢G"]
)
def test_what_is_no_limit_of_memory(monkeypatch: pytest.MonkeyPatch, told: str) -> None:
    monkeypatch.setenv("ARGMAP_QUERY_MEMORY", told)
    with pytest.raises(BadMemory, match="ARGMAP_QUERY_MEMORY"):
        memory_limit()


@pytest.mark.skipif(sys.platform != "linux", reason="the address space is limited here alone")
def test_a_limit_with_a_suffix_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARGMAP_QUERY_MEMORY", "64M")
    with pytest.raises(QueryFailed, match="out of memory"):
        query(MapBuilder("https://example.org/tea").build(), "ASK {}")


ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o }"
ABANDONED = f"""
from argmap.model import MapBuilder
from argmap.rdf.query import Session

with Session([MapBuilder("https://example.org/tea").build()]) as session:
    session.ask("ASK {{}}")
    print(session._process.pid, flush=True)
    session.ask({ENDLESS!r}, timeout=1)
"""
LIMITED = """
import math, resource
from argmap.rdf.limits import limit_time

for seconds in (3, math.inf, 7):
    limit_time(seconds)
    print(resource.getrlimit(resource.RLIMIT_CPU)[0])
"""


def processor_seconds(pid: int) -> float | None:
    """What the processors have done for a process; None when it is gone."""
    try:
        told = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None
    return None if told[0] == "Z" else (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


@pytest.mark.skipif(sys.platform != "linux", reason="the processes are looked up in /proc")
def test_a_query_ends_at_its_limit_when_nobody_is_left_to_end_it() -> None:
    asking = subprocess.Popen([sys.executable, "-c", ABANDONED], stdout=subprocess.PIPE, text=True)
    assert asking.stdout is not None
    worker = int(asking.stdout.readline())
    before = processor_seconds(worker)
    assert before is not None
    while (processor_seconds(worker) or 0.0) < before + 0.1:
        time.sleep(0.01)  # until it is at work
    asking.send_signal(signal.SIGKILL)
    asking.wait()
    asking.stdout.close()
    end = time.monotonic() + 60
    while processor_seconds(worker) is not None:
        assert time.monotonic() < end
        time.sleep(0.1)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such limits there")
def test_a_limit_of_time_is_lifted_by_what_has_none() -> None:
    told = subprocess.run(
        [sys.executable, "-c", LIMITED], capture_output=True, text=True, check=True
    ).stdout.split()
    first, lifted, last = map(int, told)
    assert 7 <= first < 12
    assert lifted not in range(12)
    assert 15 <= last < 20
