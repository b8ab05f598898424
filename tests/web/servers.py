"""Servers of others, started on loopback for the tests."""

from __future__ import annotations

import asyncio
import shutil
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from argmap.errors import ArgmapError
from argmap.rdf.endpoint import EndpointSession

if TYPE_CHECKING:
    from collections.abc import Coroutine, Iterator

T = TypeVar("T")


def alone(coroutine: Coroutine[Any, Any, T]) -> T:
    """What a coroutine gives, in a thread of its own: this one may have a loop of other tests."""
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(asyncio.run, coroutine).result()


TOKEN = "correct-horse-battery"
_INI = """[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = temp.db
TransactionFile = temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
ServerThreads = 10
NumberOfBuffers = {buffers}
MaxDirtyBuffers = 6000
CheckpointInterval = 0
[HTTPServer]
ServerPort = 127.0.0.1:{web}
ServerThreads = 10
[SPARQL]
ResultSetMaxRows = 10000
MaxQueryCostEstimationTime = 4000
MaxQueryExecutionTime = 60
"""
_RIGHTS = """DB.DBA.RDF_DEFAULT_USER_PERMS_SET ('nobody', 7);
GRANT SPARQL_UPDATE TO "SPARQL";
"""


@dataclass(frozen=True)
class Server:
    """A server: where it answers queries, and where its Graph Store is."""

    query: str
    data: str


def program(name: str) -> str | None:
    """The path of a program, also one that came with a package of Python."""
    return shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)


@contextmanager
def running(command: list[str], query: str, folder: Path) -> Iterator[None]:
    """A server that is started, waited for, and ended."""
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen(command, cwd=folder, **quiet)  # type: ignore[call-overload]
    try:
        end = time.monotonic() + 60
        while True:
            try:
                with EndpointSession(query) as session:
                    session.ask("SELECT * { ?s ?p ?o } LIMIT 1", timeout=2)
                break
            except ArgmapError:
                assert time.monotonic() < end, f"{command[0]} does not answer"
                assert process.poll() is None, f"{command[0]} ended"
                time.sleep(0.1)
        yield
    finally:
        process.kill()
        process.wait(20)


@contextmanager
def oxigraph(folder: Path) -> Iterator[Server]:
    """Oxigraph's own server, empty and writable."""
    name = program("oxigraph")
    assert name
    port = free_port()
    command = [name, "serve", "--location", "data", "--bind", f"127.0.0.1:{port}"]
    root = f"http://127.0.0.1:{port}"
    with running(command, f"{root}/query", folder):
        yield Server(f"{root}/query", f"{root}/store")


@contextmanager
def virtuoso(folder: Path, buffers: int = 10_000) -> Iterator[Server]:
    """Virtuoso, empty, in which everybody may write, with so many buffers of 8 KiB."""
    web, sql = free_port(), free_port()
    (folder / "virtuoso.ini").write_text(
        _INI.format(web=web, sql=sql, buffers=buffers), encoding="utf-8"
    )
    root = f"http://127.0.0.1:{web}"
    with running(["virtuoso-t", "-f", "-c", "virtuoso.ini"], f"{root}/sparql", folder):
        told = ["isql-vt", f"127.0.0.1:{sql}", "dba", "dba"]
        subprocess.run(told, input=_RIGHTS, text=True, capture_output=True, check=True)
        yield Server(f"{root}/sparql", f"{root}/sparql-graph-crud")


@contextmanager
def argmap(folder: Path) -> Iterator[Server]:
    """Our own server over an empty store, writable with the token in ``TOKEN``."""
    port = free_port()
    (folder / "token").write_text(TOKEN, encoding="utf-8")
    command = [sys.executable, "-m", "argmap", "serve", "--store", "store", "--port", str(port)]
    root = f"http://127.0.0.1:{port}"
    with running([*command, "--writable", "--token-file", "token"], f"{root}/sparql", folder):
        yield Server(f"{root}/sparql", f"{root}/data")


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])
