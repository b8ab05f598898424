"""Changing a store over HTTP: with the token alone, whole or not at all, and nothing worked out."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock
from starlette.testclient import TestClient

from argmap.commands.cli import run
from argmap.formats import dump
from argmap.rdf.store import MapStore, StoreSession, derived_graph
from argmap.rdf.worker import send
from argmap.web.gate import Limits
from argmap.web.library import Files, Stored
from argmap.web.serving import application
from argmap.workbench import open_map

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
BRIDGE = ROOT / "examples" / "old-bridge" / "old-bridge.ttl"
SCHOOL = ROOT / "examples" / "school-start" / "school-start.ttl"
IRI = "https://w3id.org/argmap/graph/old-bridge"
TOKEN = "correct-horse-battery"
MAY = {"Authorization": f"Bearer {TOKEN}"}
TURTLE = {"Content-Type": "text/turtle"}
JSON = {"Content-Type": "application/ld+json"}
XML = {"Content-Type": "application/rdf+xml"}
HOSTILE = b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r>&x;</r>'
UPDATE = {"Content-Type": "application/sparql-update"}


@pytest.fixture
def store(tmp_path: Path) -> MapStore:
    store = MapStore(tmp_path / "store")
    store.load([open_map(BRIDGE).map])
    return store


@pytest.fixture
def client(store: MapStore) -> Iterator[TestClient]:
    limits = Limits(timeout=20, union=True, token=TOKEN, upload=300_000)
    with TestClient(application(Stored(store), limits), base_url="http://localhost") as opened:
        yield opened


def count(store: MapStore, graph: str) -> int:
    with StoreSession(store) as session:
        asked = f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
        return int(session.ask(asked).rows[0]["n"])


def test_a_graph_is_put_read_added_to_and_taken_away(client: TestClient, store: MapStore) -> None:
    school = open_map(SCHOOL).map
    there = f"/data?graph={school.iri}"
    assert client.put(there, content=dump(school), headers=MAY | TURTLE).status_code == 201
    assert client.put(there, content=dump(school), headers=MAY | TURTLE).status_code == 204
    assert [h.iri for h in store.holdings] == [IRI, school.iri]
    assert client.get(there).status_code == 200
    asked = {"query": f"ASK {{ GRAPH <{derived_graph(school.iri)}> {{ ?a arg:supports ?b }} }}"}
    assert client.get("/sparql", params=asked).json()["boolean"]
    more = f"<{school.iri}#more> a arg:Claim ; arg:text 'More.'@en ."
    text = f"PREFIX arg: <https://w3id.org/argmap/ns#>\n{more}"
    assert client.post(there, content=text, headers=MAY | TURTLE).status_code == 204
    assert store.holdings[1].statements == len(school.statements) + 1
    assert "More." in client.get("/graph/school-start").text
    assert client.delete(there, headers=MAY).status_code == 204
    assert client.delete(there, headers=MAY).status_code == 404
    assert client.get(there).status_code == 404
    assert [h.iri for h in store.holdings] == [IRI]


def test_the_address_of_a_map_stays_its_own(client: TestClient, store: MapStore) -> None:
    name = "https://a.example/old-bridge"
    before = client.get("/graph/old-bridge.ttl").text
    text = f"<{name}> a <https://w3id.org/argmap/ns#ArgumentMap> ."
    put = client.put(f"/data?graph={name}", content=text, headers=MAY | TURTLE)
    assert put.status_code == 201
    assert client.get("/graph/old-bridge.ttl").text == before
    assert f"<{name}>" in client.get(f"/graph/{store.slugs[name]}.ttl").text
    assert client.delete(f"/data?graph={IRI}", headers=MAY).status_code == 204
    assert client.get("/graph/old-bridge.ttl").status_code == 404
    assert [row["slug"] for row in client.get("/maps.json").json()] == [store.slugs[name]]


def test_an_update_changes_maps_and_what_follows(client: TestClient, store: MapStore) -> None:
    before = count(store, derived_graph(IRI))
    text = f"""PREFIX : <{IRI}#>
        INSERT DATA {{ GRAPH <{IRI}> {{
          :new a arg:Evidence ; arg:text "New."@en .
          :newer a arg:Inference ; arg:premise :new ; arg:conclusion :close-bridge . }} }}"""
    told = client.post("/sparql", content=text, headers=MAY | UPDATE)
    assert told.json() == {"changed": [IRI]}
    assert count(store, derived_graph(IRI)) > before
    asked = {"query": f"ASK {{ <{IRI}#new> arg:supports <{IRI}#close-bridge> }}"}
    assert client.get("/sparql", params=asked).json()["boolean"]
    mine = f"VALUES ?s {{ <{IRI}#new> <{IRI}#newer> }}"
    again = f"WITH <{IRI}> DELETE {{ ?s ?p ?o }} WHERE {{ ?s ?p ?o {mine} }}"
    assert client.post("/sparql", data={"update": again}, headers=MAY).status_code == 200
    assert count(store, derived_graph(IRI)) == before
    nothing = "DELETE DATA { GRAPH <x:y> { <x:a> <x:b> <x:c> } }"
    assert client.post("/sparql", data={"update": nothing}, headers=MAY).json() == {"changed": []}
    gone = f"DROP GRAPH <{IRI}>"
    assert client.post("/sparql", data={"update": gone}, headers=MAY).json() == {"changed": [IRI]}
    assert store.holdings == ()
    assert count(store, derived_graph(IRI)) == 0


def test_labels_are_worked_out_anew(tmp_path: Path) -> None:
    from argmap.workbench import labels_of

    store = MapStore(tmp_path / "labelled")
    store.load([open_map(BRIDGE).map], results=labels_of)
    graph = store.holdings[0].results
    before = count(store, graph)
    store.update(f"INSERT DATA {{ GRAPH <{IRI}> {{ <{IRI}#new> a arg:Claim . }} }}", labels_of)
    assert count(store, graph) > before
    assert store.holdings[0].results == graph


@pytest.mark.parametrize(
    "told",
    ["", "Bearer", "Bearer wrong", f"Basic {TOKEN}", f"Bearer {TOKEN}x", TOKEN, "Bearer \xe9"],
)
def test_without_the_token_nothing_changes(client: TestClient, store: MapStore, told: str) -> None:
    headers = {"Authorization": told.encode("latin-1")} if told else {}
    for answer in (
        client.put(f"/data?graph={IRI}", content=b"", headers={**headers, **TURTLE}),
        client.post(f"/data?graph={IRI}", content=b"", headers={**headers, **TURTLE}),
        client.delete(f"/data?graph={IRI}", headers=headers),
        client.post("/sparql", content="DROP ALL", headers={**headers, **UPDATE}),
        client.post("/sparql", data={"update": "DROP ALL"}, headers=headers),
    ):
        assert answer.status_code == 401
        assert answer.headers["www-authenticate"] == "Bearer"
    assert store.database.name == "generation-000001"


def test_a_page_of_another_site_changes_nothing(client: TestClient, store: MapStore) -> None:
    headers = {**MAY, **UPDATE, "Origin": "https://attacker.example"}
    assert client.post("/sparql", content="DROP ALL", headers=headers).status_code == 403
    assert (
        client.post(
            "/sparql", content="DROP ALL", headers={**MAY, **UPDATE, "Host": "a.example"}
        ).status_code
        == 403
    )
    assert store.database.name == "generation-000001"


def test_a_server_that_is_there_to_be_read_has_no_way_to_write(store: MapStore) -> None:
    for library in (Stored(store), Files([open_map(BRIDGE)])):
        app = application(library, Limits())
        with TestClient(app, base_url="http://localhost") as reading:
            assert reading.put(f"/data?graph={IRI}", headers=MAY).status_code == 405
            posted = reading.post("/sparql", content="DROP ALL", headers={**MAY, **UPDATE})
            assert posted.status_code == 403
            assert "put" not in reading.get("/openapi.json").json()["paths"]["/data"]
            assert reading.options("/data").headers["allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("DROP ALL", 409),
        ("CLEAR NAMED", 409),
        (f"DROP GRAPH <{IRI}/derived>", 409),
        (f"INSERT DATA {{ GRAPH <{IRI}/derived> {{ <x:a> <x:b> <x:c> }} }}", 409),
        ("INSERT DATA { GRAPH <x:y/evaluation/z> { <x:a> <x:b> <x:c> } }", 409),
        ("DELETE WHERE { GRAPH <https://w3id.org/argmap/ns> { ?s ?p ?o } }", 409),
        ("INSERT DATA { <x:a> <x:b> <x:c> }", 409),
        (f"INSERT DATA {{ GRAPH <x:other> {{ <{IRI}> a arg:ArgumentMap }} }}", 400),
        (f"MOVE <{IRI}> TO <x:other>", 400),
        ("INSERT DATA { GRAPH <x:y#one> { <x:y#one> a arg:ArgumentMap } }", 400),
        ("LOAD <http://attacker.example/>", 403),
        ("INSERT { GRAPH <x:y> { ?s ?p ?o } } WHERE { SERVICE <http://a.example/> { } }", 403),
        ("INSERT DATA { GRAPH <x:y> { ", 400),
        ("", 403),
        ("INSERT DATA {" + "{" * 5000, 403),
    ],
)  # fmt: skip
def test_what_is_refused_leaves_everything_as_it_was(
    client: TestClient, store: MapStore, text: str, status: int
) -> None:
    held = (store.holdings, store.database)
    answer = client.post("/sparql", content=text, headers=MAY | UPDATE)
    assert answer.status_code == status, answer.text
    assert (store.holdings, store.database) == held
    assert "Traceback" not in answer.text
    assert str(store.folder) not in answer.text


@pytest.mark.parametrize(
    ("address", "body", "headers", "status"),
    [
        ("/data", b"", TURTLE, 400),
        ("/data?default", b"", TURTLE, 400),
        ("/data?graph=no-iri", b"", TURTLE, 400),
        ("/data?graph=x:y&graph=x:z", b"", TURTLE, 400),
        ("/data?graph=x:y", b"<x:a> <x:b>", TURTLE, 400),
        ("/data?graph=x:y", b"<x:a> <x:b> <x:c> .", {"Content-Type": "text/plain"}, 415),
        ("/data?graph=x:y", b"<x:a> <x:b> <x:c> .", {}, 415),
        ("/data?graph=x:y", b"#" * 300_001, TURTLE, 413),
        ("/data?graph=x:y/derived", b"", TURTLE, 409),
        ("/data?graph=https://w3id.org/argmap/ns", b"", TURTLE, 409),
        ("/data?graph=x:y/evaluation/z", b"", TURTLE, 409),
        ("/data?graph=x:y%23one", b"<x:y%23one> <x:b> <x:c> .", TURTLE, 400),
        ("/data?graph=x:y", b'{"@context": "http://attacker.example/"}', JSON, 400),
        ("/data?graph=x:y", HOSTILE, XML, 400),
    ],
)  # fmt: skip
def test_graphs_that_are_refused(
    client: TestClient,
    store: MapStore,
    address: str,
    body: bytes,
    headers: dict[str, str],
    status: int,
) -> None:
    answer = client.put(address, content=body, headers=MAY | headers)
    assert answer.status_code == status, answer.text
    assert store.database.name == "generation-000001"


def test_relative_names_are_those_of_the_graph(client: TestClient, store: MapStore) -> None:
    text = "PREFIX arg: <https://w3id.org/argmap/ns#>\n<#a> a arg:Claim . _:b a arg:Claim ."
    assert client.put("/data?graph=https://example.org/m", content=text, headers=MAY | TURTLE)
    held = next(h for h in store.holdings if h.iri == "https://example.org/m")
    assert held.statements == 2
    asked = {"query": "ASK { <https://example.org/m#a> a arg:Statement }"}
    assert client.get("/sparql", params=asked).json()["boolean"]


def test_a_change_that_takes_too_long_is_given_up(store: MapStore) -> None:
    limits = Limits(timeout=2, union=True, token=TOKEN)
    text = (
        f"INSERT {{ GRAPH <{IRI}> {{ ?a <x:p> ?f }} }} WHERE {{ "
        f"GRAPH <{IRI}> {{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }} }}"
    )
    with TestClient(application(Stored(store), limits), base_url="http://localhost") as client:
        begun = time.monotonic()
        answer = client.post("/sparql", content=text, headers=MAY | UPDATE)
        assert answer.status_code == 504
        assert time.monotonic() - begun < 30
        assert store.database.name == "generation-000001"
        again = f"INSERT DATA {{ GRAPH <{IRI}> {{ <{IRI}#x> a arg:Claim }} }}"
        assert client.post("/sparql", content=again, headers=MAY | UPDATE).status_code in {200, 504}


def test_while_another_process_changes_the_store(client: TestClient, store: MapStore) -> None:
    with FileLock(store.folder / "lock"):
        answer = client.post("/sparql", content="CLEAR GRAPH <x:y>", headers=MAY | UPDATE)
    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "1"


def test_a_writer_that_is_killed_leaves_the_store(store: MapStore) -> None:
    held = store.holdings
    process = subprocess.Popen(
        [sys.executable, "-m", "argmap.web.revising"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdin
    product = f"GRAPH <{IRI}> {{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }}"
    slow = f"INSERT {{ GRAPH <{IRI}> {{ ?a <x:p> ?f }} }} WHERE {{ {product} }}"
    head = {"folder": str(store.folder), "do": "update", "timeout": 60}
    send(process.stdin, head, slow.encode())
    process.stdin.close()
    end = time.monotonic() + 20
    while not (store.folder / "generation-000002").exists():
        assert time.monotonic() < end
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert process.stdout
    process.stdout.close()
    assert store.holdings == held
    assert store.update(f"DROP GRAPH <{IRI}>") == (IRI,)


def test_readers_go_on_while_something_is_written(client: TestClient) -> None:
    asked = {"query": f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{IRI}> {{ ?c a arg:Claim }} }}"}
    seen: list[int] = []

    def write() -> None:
        for n in range(3):
            text = f"INSERT DATA {{ GRAPH <{IRI}> {{ <{IRI}#n{n}> a arg:Claim }} }}"
            assert client.post("/sparql", content=text, headers=MAY | UPDATE).status_code == 200

    writing = threading.Thread(target=write)
    writing.start()
    while writing.is_alive():
        answer = client.get("/sparql", params=asked)
        assert answer.status_code == 200
        seen.append(int(answer.json()["results"]["bindings"][0]["n"]["value"]))
    writing.join()
    assert seen == sorted(seen)


def test_the_token_on_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    short = tmp_path / "token"
    short.write_text("short\n", encoding="utf-8")
    serve = ["serve", "--store", str(tmp_path / "s"), "--port", "0"]
    assert run([*serve, "--writable", "--token-file", str(short)]) == 2
    assert "at least 16" in capsys.readouterr().err
    assert run([*serve, "--token-file", str(short)]) == 2
    assert run(["serve", str(BRIDGE), "--writable"]) == 2
    monkeypatch.setenv("ARGMAP_TOKEN", "")
    assert run([*serve, "--writable"]) == 2
