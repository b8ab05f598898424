"""Who may ask, and what a server tells nobody."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import httpx2 as httpx
import pytest
from click.testing import CliRunner

from argmap.commands.serve import command
from argmap.web.library import Stored

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from starlette.testclient import TestClient

    from argmap.rdf.store import MapStore

PATHS = ("/", "/sparql", "/maps.json", "/graph/old-bridge", "/data?default", "/static/list.css")


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    "host", ["attacker.example", "localhost.attacker.example", "", "127.0.0.2", "[", "a b"]
)
def test_another_name_is_refused(client: TestClient, path: str, host: str) -> None:
    answer = client.get(path, headers={"Host": host})
    assert answer.status_code == 403
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cross-origin-resource-policy"] == "same-origin"


@pytest.mark.parametrize("path", PATHS)
def test_pages_of_other_sites_are_refused(client: TestClient, path: str) -> None:
    for origin in ("https://attacker.example", "null", "http://localhost:1", "http://["):
        answer = client.get(path, headers={"Origin": origin})
        assert answer.status_code == 403
        assert "access-control-allow-origin" not in answer.headers
    assert client.get(path, headers={"Origin": "http://localhost"}).status_code == 200


@pytest.mark.parametrize("path", PATHS)
def test_pictures_and_scripts_of_other_sites_are_refused(client: TestClient, path: str) -> None:
    for site in ("cross-site", "same-site"):
        for mode in ("no-cors", "cors", ""):
            marks = {"Sec-Fetch-Site": site, "Sec-Fetch-Mode": mode}
            assert client.get(path, headers=marks).status_code == 403
        link = {"Sec-Fetch-Site": site, "Sec-Fetch-Mode": "navigate"}
        assert client.get(path, headers=link).status_code == 200
    for site in ("none", "same-origin"):
        assert client.get(path, headers={"Sec-Fetch-Site": site}).status_code == 200


def test_a_friend_may_ask(client: TestClient) -> None:
    headers = {"Origin": "https://friend.example"}
    answer = client.get("/sparql", params={"query": "ASK {}"}, headers=headers)
    assert answer.headers["access-control-allow-origin"] == "https://friend.example"
    assert "Origin" in answer.headers["vary"]
    before = client.options("/sparql", headers={**headers, "Access-Control-Request-Method": "POST"})
    assert before.status_code == 204
    assert before.headers["access-control-allow-methods"] == "GET, HEAD, POST"


@pytest.mark.parametrize("path", [*PATHS, "/nowhere", "/graph/none"])
def test_every_answer_is_marked_as_safe(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    if headers["content-type"].startswith("text/html"):
        assert "frame-ancestors 'none'" in headers["content-security-policy"]


def test_a_fault_too_is_marked_as_safe(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(Stored, "shelves", fail)
    answer = client.get("/maps.json")
    assert (answer.status_code, answer.text) == (500, "a fault of the server\n")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["x-frame-options"] == "DENY"


@contextmanager
def served(store: MapStore, *options: str) -> Iterator[str]:
    """``argmap serve`` with options: its address."""
    command = [sys.executable, "-m", "argmap", "serve", "--store", str(store.folder)]
    process = subprocess.Popen(
        [*command, "--port", "0", *options], stderr=subprocess.PIPE, text=True
    )
    assert process.stderr is not None
    try:
        found = re.search(r":(\d+)/", process.stderr.readline())
        assert found
        yield f"http://127.0.0.1:{found[1]}"
    finally:
        process.terminate()
        process.wait(10)
        process.stderr.close()


@pytest.mark.parametrize("name", ["Maps.Example.org", "maps.example.org"])
def test_a_name_may_be_spelled_in_any_way(stored: MapStore, name: str) -> None:
    with served(stored, "--name", name) as address:
        for host in ("Maps.Example.org", "maps.example.org"):
            asked = httpx.get(f"{address}/maps.json", headers={"Host": host}, timeout=10)
            assert asked.status_code == 200


def test_how_long_an_answer_may_be_is_an_option(stored: MapStore) -> None:
    query = {"query": "SELECT * { ?s ?p ?o }"}
    whole = {"query": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"}
    with served(stored, "--max-answer", "5000") as address:
        refused = httpx.get(f"{address}/sparql", params=query, timeout=30)
        assert refused.status_code == 500
        assert "more than 5,000 bytes" in refused.text
        assert httpx.get(f"{address}/sparql", params=whole, timeout=30).status_code == 200


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "maps.example", "https://", "https://a/?b", "https://a/ b"]
)
def test_an_address_is_one_of_the_web(address: str) -> None:
    answer = CliRunner().invoke(command, ["x.ttl", "--public-url", address])
    assert answer.exit_code == 2
    assert "is no address" in answer.output


@pytest.mark.parametrize(
    "path",
    [
        "/static/..%2fserving.py",
        "/static/%2e%2e/serving.py",
        "/static/vendor/SHA256SUMS",
        "/graph/..%2f..%2fetc%2fpasswd",
        "/graph/%00",
        "/graph/old-bridge%0d%0aX-Evil:1",
    ],
)
def test_no_path_leads_out(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "x-evil" not in answer.headers


def test_nothing_of_the_machine_is_told(client: TestClient, stored: MapStore) -> None:
    for path in ("/", "/maps.json", "/.well-known/void", "/openapi.json", "/data?default"):
        assert str(stored.folder) not in client.get(path).text
    for broken in ("SELECT", "SELECT * FROM <file:///etc/passwd> {}", "\x00"):
        text = client.get("/sparql", params={"query": broken}).text
        assert "/" + "usr" not in text
        assert "site-packages" not in text


def test_a_store_that_grows_is_shown_as_it_is(tmp_path: Path) -> None:
    from starlette.testclient import TestClient as Opened

    from argmap.model import MapBuilder
    from argmap.rdf.store import MapStore as Store
    from argmap.web.gate import Limits
    from argmap.web.library import Stored
    from argmap.web.serving import application

    store = Store(tmp_path / "store")
    store.load([MapBuilder("https://example.org/a").claim("x", "X").build()])
    count = "SELECT ?c { ?c a arg:Claim }"
    with Opened(
        application(Stored(store), Limits(union=True)), base_url="http://localhost"
    ) as client:

        def ask() -> list[object]:
            found: list[object] = client.get("/sparql", params={"query": count}).json()["results"][
                "bindings"
            ]
            return found

        assert len(ask()) == 1
        store.load([MapBuilder("https://example.org/b").claim("y", "Y").build()])
        assert len(ask()) == 2
        assert [row["slug"] for row in client.get("/maps.json").json()] == ["a", "b"]
        store.load([MapBuilder("https://example.org/b").build()], replace=True)
        assert len(ask()) == 1


def test_a_slow_client_does_not_stop_others(address: str) -> None:
    parts = urlsplit(address)
    slow = []
    for _ in range(20):
        opened = socket.create_connection((parts.hostname, parts.port), timeout=10)
        opened.sendall(
            b"POST /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n"
            b"Content-Type: application/sparql-query\r\n\r\nASK"
        )
        slow.append(opened)
    start = time.monotonic()
    answer = httpx.get(f"{address}sparql", params={"query": "ASK { ?s ?p ?o }"}, timeout=10)
    assert answer.json()["boolean"] is True
    assert time.monotonic() - start < 5
    for opened in slow:
        opened.close()


def test_the_editor_is_built_from_its_sources(tmp_path: Path) -> None:
    """What is committed is, to the byte, what the locked packages and our own script make."""
    from argmap.web.serving import FOLDER

    if shutil.which("npm") is None:
        pytest.skip("there is no npm here to build the editor with")
    sources = tmp_path / "editor"
    shutil.copytree(FOLDER / "editor", sources, ignore=shutil.ignore_patterns("node_modules"))
    for pause in (0, 10, 30):
        time.sleep(pause)
        command = ["npm", "ci", "--ignore-scripts", "--silent"]
        if subprocess.run(command, cwd=sources, check=False, timeout=300).returncode == 0:
            break
    else:
        pytest.skip("npm reaches no packages from here, so the editor cannot be built")
    made = tmp_path / "built"
    made.mkdir()
    subprocess.run(["node", "build.mjs", str(made)], cwd=sources, check=True, timeout=300)
    assert {path.name for path in made.iterdir()} == {
        path.name for path in (FOLDER / "built").iterdir()
    }
    for path in made.iterdir():
        assert path.read_bytes() == (FOLDER / "built" / path.name).read_bytes(), path.name
