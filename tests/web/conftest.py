"""A server for the tests: in the process, and as a process of its own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from argmap.rdf.store import MapStore
from argmap.web.gate import Limits
from argmap.web.library import Files, Stored
from argmap.web.serving import application
from argmap.workbench import open_map

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
BRIDGE = ROOT / "examples" / "old-bridge" / "old-bridge.ttl"
SCHOOL = ROOT / "examples" / "school-start" / "school-start.ttl"


@pytest.fixture(scope="session")
def stored(tmp_path_factory: pytest.TempPathFactory) -> MapStore:
    store = MapStore(tmp_path_factory.mktemp("server") / "store")
    store.load([open_map(BRIDGE).map, open_map(SCHOOL).map])
    return store


@pytest.fixture(scope="session")
def client(stored: MapStore) -> Iterator[TestClient]:
    """A client of a server over a store of two maps."""
    limits = Limits(timeout=30, body=20_000, origins=("https://friend.example",), union=True)
    app = application(Stored(stored), limits)
    with TestClient(app, base_url="http://localhost", raise_server_exceptions=False) as opened:
        yield opened


@pytest.fixture(scope="session")
def single() -> Iterator[TestClient]:
    """A client of a server over one file."""
    app = application(Files([open_map(BRIDGE)]), Limits())
    with TestClient(app, base_url="http://localhost", raise_server_exceptions=False) as opened:
        yield opened


@pytest.fixture(scope="session")
def address(stored: MapStore) -> Iterator[str]:
    """The address of a server in a process of its own."""
    command = [sys.executable, "-m", "argmap", "serve", "--store", str(stored.folder)]
    process = subprocess.Popen(
        [*command, "--port", "0", "--timeout", "5"],
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    assert process.stderr is not None
    line = process.stderr.readline()
    found = re.search(r"http://127\.0\.0\.1:\d+/", line)
    assert found, line
    yield found[0]
    process.terminate()
    process.wait(10)
    process.stderr.close()
