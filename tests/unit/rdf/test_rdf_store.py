"""A store of many maps: the same answers as from the maps, and no half-done change."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock

from argmap.errors import (
    BadGraph,
    BadStore,
    GraphInStore,
    KeptName,
    NoStore,
    QueryRefused,
    QueryTimedOut,
    StoreBusy,
    StoreNotWhole,
    UnknownElement,
    UnknownGraph,
)
from argmap.formats import dump
from argmap.model import MapBuilder, Triple
from argmap.rdf import derive, generation
from argmap.rdf.named import NamedQuery, named_queries
from argmap.rdf.query import Session
from argmap.rdf.store import VOCABULARY, MapStore, StoreSession, derived_graph
from argmap.workbench import open_map

if TYPE_CHECKING:
    from argmap.model import ArgumentMap

ROOT = Path(__file__).resolve().parents[3]
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }"


def tea(name: str = "tea", *more: str) -> ArgumentMap:
    b = MapBuilder(f"https://example.org/{name}", title=name)
    b.claim("good", "Tea is good.").claim("warm", "Tea is warm.").evidence("cup", "Look.")
    for extra in more:
        b.claim(extra, extra)
    return b.infer("step", ["warm"], "good").infer("seen", ["cup"], "warm").build()


@pytest.fixture
def store(tmp_path: Path) -> MapStore:
    return MapStore(tmp_path / "store")


def names(store: MapStore) -> list[str]:
    return [holding.iri.rpartition("/")[2] for holding in store.holdings]


def listed(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def count(store: MapStore) -> int:
    with StoreSession(store) as session:
        return int(session.ask(COUNT).rows[0]["n"])


def test_maps_are_there_with_what_follows_from_them(store: MapStore) -> None:
    first, second = store.load([tea("tea"), tea("rain")])
    assert names(store) == ["rain", "tea"]
    assert (first.title, first.statements, first.arguments) == ("tea", 3, 2)
    assert store.holdings == (second, first)
    with StoreSession(store) as session:
        asked = "SELECT ?g WHERE { GRAPH ?g { ?x arg:restsOn ?y } } GROUP BY ?g"
        found = [row["g"] for row in session.ask(asked).rows]
        assert found == [derived_graph(first.iri.replace("tea", n)) for n in ("rain", "tea")]
        assert len(session.ask("SELECT ?c WHERE { ?c a arg:Claim }").rows) == 4
        assert session.ask("ASK { arg:Claim a <http://www.w3.org/2002/07/owl#Class> }").yes


@pytest.mark.parametrize("query", named_queries(), ids=lambda query: query.name)
def test_every_named_query_gives_what_it_gives_of_the_map(
    query: NamedQuery, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.getbasetemp() / "one-map"
    bridge = open_map(ROOT / "examples/old-bridge/old-bridge.ttl").map
    if not folder.exists():
        MapStore(folder).load([bridge])
    with StoreSession(MapStore(folder)) as stored, Session([bridge]) as direct:
        text = query.text
        assert stored.ask(text).rows == direct.ask(text).rows


def test_a_map_is_not_taken_twice_unless_it_is_to_be_replaced(store: MapStore) -> None:
    store.load([tea("tea"), tea("rain")])
    before = (store.holdings, count(store))
    with pytest.raises(GraphInStore, match=r"example\.org/rain"):
        store.load([tea("snow"), tea("rain", "wet")])
    assert (store.holdings, count(store)) == before
    with pytest.raises(GraphInStore):
        store.load([tea("snow"), tea("snow")], replace=True)
    store.load([tea("rain", "wet")], replace=True)
    assert names(store) == ["rain", "tea"]
    with StoreSession(store) as session:
        rows = session.ask(
            "SELECT ?c WHERE { GRAPH <https://example.org/rain> { ?c a arg:Claim } }"
        )
        assert len(rows.rows) == 3


@pytest.mark.parametrize(
    "name", ["tea/derived", "tea/evaluation/default", "tea/evaluation/default/derived"]
)
def test_no_map_has_the_name_of_what_is_worked_out(store: MapStore, name: str) -> None:
    store.load([tea()])
    before = (store.holdings, count(store), listed(store.folder))
    with pytest.raises(KeptName, match=f"{name} cannot be the name of a map"):
        store.load([tea("rain"), tea(name)])
    with pytest.raises(KeptName):
        store.put(f"https://example.org/{name}", b"", "turtle")
    assert (store.holdings, count(store), listed(store.folder)) == before


def test_no_map_has_the_name_of_the_vocabulary(store: MapStore) -> None:
    with pytest.raises(KeptName):
        store.load([MapBuilder(VOCABULARY).claim("a", "A.").build()])
    assert not store.folder.exists()


def test_no_map_in_a_store_has_a_fragment_in_its_iri(store: MapStore) -> None:
    with pytest.raises(BadGraph, match="no fragment"):
        store.load([tea("tea#one")])
    with pytest.raises(BadGraph, match="no fragment"):
        store.put("https://example.org/tea#one", dump(tea("tea#one")), "turtle")
    assert not store.folder.exists()


def test_a_store_of_before_whose_map_has_a_fragment_can_be_asked(
    store: MapStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(generation, "require_name", lambda _: None)
    store.load([tea("tea#one")])
    with StoreSession(store) as session:
        assert session.ask("ASK { :good a arg:Claim }").yes
    store.unload(["https://example.org/tea#one"])
    assert store.holdings == ()


def test_a_map_is_replaced_whole(store: MapStore) -> None:
    store.load([tea("tea", "a", "b")])
    small = MapBuilder("https://example.org/tea").claim("only", "Only.").build()
    store.load([small], replace=True)
    fresh = MapStore(store.folder.with_name("fresh"))
    fresh.load([small])
    assert count(store) == count(fresh)


def test_maps_are_taken_out(store: MapStore) -> None:
    store.load([tea("tea")])
    before = count(store)
    store.load([tea("rain"), tea("snow")])
    with pytest.raises(UnknownGraph, match=r"no map https://example\.org/sno") as caught:
        store.unload(["https://example.org/rain", "https://example.org/sno"])
    assert "https://example.org/snow" in caught.value.hint
    assert len(store.holdings) == 3
    store.unload(["https://example.org/rain", "https://example.org/snow"])
    assert (names(store), count(store)) == (["tea"], before)


def test_labels_are_kept_where_they_are_wanted(store: MapStore) -> None:
    graph = "https://example.org/tea/evaluation/default"
    status = Triple(
        "<https://example.org/tea#good>",
        "<https://w3id.org/argmap/ns#status>",
        "<https://w3id.org/argmap/kind#accepted>",
    )
    (held,) = store.load([tea()], results=lambda _: (graph, [status]))
    assert held.results == graph
    with StoreSession(store) as session:
        assert session.ask(f"ASK {{ GRAPH <{graph}> {{ ?x arg:status kind:accepted }} }}").yes
    store.unload([held.iri])
    with StoreSession(store) as session:
        assert not session.ask("ASK { ?x arg:status ?y }").yes


def test_a_load_that_fails_leaves_the_store_as_it_was(store: MapStore) -> None:
    store.load([tea()])
    before = (store.holdings, count(store), listed(store.folder))

    def broken():
        yield tea("rain")
        raise ValueError("no more")

    with pytest.raises(ValueError, match="no more"):
        store.load(broken())
    assert (store.holdings, count(store), listed(store.folder)) == before


def test_a_first_load_that_fails_leaves_no_folder(store: MapStore) -> None:
    with pytest.raises(GraphInStore):
        store.load([tea(), tea()])
    assert not store.folder.exists()


KILLED = """
import os, signal, sys
from argmap.formats import load
from argmap.rdf.store import MapStore
def maps():
    yield load(sys.argv[2]).map
    print("in", flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
    yield
MapStore(sys.argv[1]).load(maps())
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="nothing is killed like this here")
def test_a_load_that_is_killed_leaves_the_store_as_it_was(store: MapStore, tmp_path: Path) -> None:
    store.load([tea()])
    before = (store.holdings, count(store))
    path = tmp_path / "rain.ttl"
    path.write_bytes(dump(tea("rain")))
    run = subprocess.run(
        [sys.executable, "-c", KILLED, str(store.folder), str(path)],
        check=False,
        capture_output=True,
    )
    assert (run.returncode, run.stdout) == (-signal.SIGKILL, b"in\n")
    assert len(list(store.folder.glob("generation-*"))) == 2
    assert (store.holdings, count(store)) == before
    store.load([tea("rain")])
    assert names(store) == ["rain", "tea"]
    assert len(list(store.folder.glob("generation-*"))) == 2


def test_a_second_writer_is_told_so_and_readers_are_not_stopped(store: MapStore) -> None:
    store.load([tea()])
    with FileLock(store.folder / "lock"):
        with pytest.raises(StoreBusy, match="another process"):
            store.load([tea("rain")])
        assert count(store) > 0
    store.load([tea("rain")])


def test_who_reads_goes_on_reading_what_was_there(store: MapStore) -> None:
    store.load([tea()])
    asked = "SELECT ?c WHERE { ?c a arg:Claim }"
    with StoreSession(store) as session:
        assert len(session.ask(asked).rows) == 2
        store.load([tea("rain")])
        assert len(session.ask(asked).rows) == 2
    with StoreSession(store) as session:
        assert len(session.ask(asked).rows) == 4


def test_what_is_no_store(store: MapStore, tmp_path: Path) -> None:
    with pytest.raises(NoStore, match="there is no store"):
        _ = store.holdings
    other = tmp_path / "other"
    other.mkdir()
    (other / "letter.txt").write_text("Dear", encoding="utf-8")
    with pytest.raises(BadStore, match="something else"):
        MapStore(other).load([tea()])
    assert listed(other) == ["letter.txt"]
    store.load([tea()])
    index = store.folder / "store.json"
    index.write_text("{", encoding="utf-8")
    with pytest.raises(BadStore, match="cannot be read"):
        store.load([tea("rain")])
    index.write_text(json.dumps({"format": 99}), encoding="utf-8")
    with pytest.raises(BadStore, match="format 99"):
        _ = store.holdings


def test_a_short_name_once_given_never_means_another_map(store: MapStore) -> None:
    ours, theirs = "https://w3id.org/argmap/graph/tea", "https://a.example/tea"
    store.load([MapBuilder(ours).build()])
    store.load([MapBuilder(theirs).build()])
    names = store.slugs
    assert names[ours] == "tea"
    assert re.fullmatch(r"tea-[0-9a-f]{8}", names[theirs])
    store.unload([ours])
    assert store.slugs == names
    store.load([tea()])
    assert store.slugs == names | {tea().iri: store.slugs[tea().iri]}
    assert len(set(store.slugs.values())) == 3
    store.load([MapBuilder(ours).build()])
    assert store.slugs[ours] == "tea"


def test_a_store_of_before_gives_names_to_what_it_holds(store: MapStore) -> None:
    store.load([tea("tea"), tea("rain")])
    names = store.slugs
    index = store.folder / "store.json"
    told = json.loads(index.read_text(encoding="utf-8"))
    del told["slugs"]
    index.write_text(json.dumps(told), encoding="utf-8")
    assert store.slugs == names
    store.unload([tea("tea").iri])
    store.load([MapBuilder("https://w3id.org/argmap/graph/tea").build()])
    assert store.slugs["https://w3id.org/argmap/graph/tea"] != names[tea("tea").iri]


def test_a_store_is_read_whole(store: MapStore) -> None:
    store.load([tea("tea"), tea("rain")])
    assert store.verify() == count(store)
    with pytest.raises(NoStore):
        MapStore(store.folder / "nowhere").verify()


@pytest.mark.parametrize("way", ["gone", "short", "empty"])
def test_what_of_a_store_is_missing_is_found(store: MapStore, way: str) -> None:
    store.load([tea("tea"), tea("rain")])
    for table in sorted(store.database.glob("*.sst")):
        content = table.read_bytes()
        table.unlink()
        if way != "gone":
            table.write_bytes(content[: len(content) // 2] if way == "short" else b"")
        with pytest.raises(StoreNotWhole, match="not whole"):
            store.verify()
        table.write_bytes(content)
    assert store.verify() > 0


def test_maps_that_are_not_as_the_list_says_are_found(store: MapStore) -> None:
    store.load([tea("tea")])
    index = store.folder / "store.json"
    listing = index.read_text(encoding="utf-8")
    for wrong in ('"triples": 1', '"derived": 1'):
        name = wrong.split()[0]
        index.write_text(re.sub(rf"{name} \d+", wrong, listing), encoding="utf-8")
        with pytest.raises(StoreNotWhole, match=r"example\.org/tea"):
            store.verify()


def test_records_are_named_by_id_where_one_map_is_meant(store: MapStore) -> None:
    store.load([tea("tea"), tea("rain")])
    with StoreSession(store, "https://example.org/rain") as session:
        asked = session.ask("SELECT ?c ?x WHERE { ?c arg:supports ?x }", {"x": "good"})
        assert asked.rows == [
            {"c": "https://example.org/rain#warm", "x": "https://example.org/rain#good"}
        ]
        assert session.ask("ASK { :good a arg:Claim }").yes
    with StoreSession(store) as session, pytest.raises(UnknownElement):
        session.ask("SELECT ?c { ?c ?p ?x }", {"x": "good"})
    with pytest.raises(UnknownGraph):
        StoreSession(store, "https://example.org/snow")


def test_a_query_chooses_its_graphs(store: MapStore) -> None:
    first, second = store.load([tea("tea", "hot"), tea("rain")])
    heads = "PREFIX t: <https://example.org/> SELECT (COUNT(*) AS ?n)"
    with StoreSession(store) as session:

        def number(rest: str) -> int:
            return int(session.ask(f"{heads} {rest}").rows[0]["n"])

        own = {name: number(f"{{ GRAPH t:{name} {{ ?s ?p ?o }} }}") for name in ("tea", "rain")}
        for named in ("<https://example.org/tea>", "t:tea", "<tea>"):
            base = "BASE <https://example.org/x> " if named == "<tea>" else ""
            asked = f"{base}{heads} FROM {named} {{ ?s ?p ?o }}"
            assert int(session.ask(asked).rows[0]["n"]) == own["tea"]
        assert number("FROM t:tea FROM t:rain { ?s a arg:Claim }") == 5
        assert number("FROM NAMED t:tea { ?s ?p ?o }") == 0
        assert number("FROM NAMED t:tea { GRAPH ?g { ?s ?p ?o } }") == own["tea"]
        assert number("FROM t:rain { GRAPH ?g { ?s ?p ?o } }") == 0
        assert number(f"FROM <{derived_graph(first.iri)}> {{ ?s arg:restsOn ?o }}") == 3
        for absent in ("t:snow", "<https://example.org/snow>", "NAMED t:snow"):
            with pytest.raises(QueryRefused):
                number(f"FROM {absent} {{ ?s ?p ?o }}")
    assert second.iri.endswith("rain")


def test_a_store_can_be_asked_and_not_changed(store: MapStore) -> None:
    store.load([tea()])
    with StoreSession(store) as session:
        for text in (
            "INSERT DATA { <a:b> <a:b> <a:b> }",
            "SELECT * { SERVICE <http://attacker.example/> { ?s ?p ?o } }",
            "SELECT * FROM <http://attacker.example/> { ?s ?p ?o }",
        ):
            with pytest.raises(QueryRefused):
                session.ask(text)
        endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
        start = time.monotonic()
        with pytest.raises(QueryTimedOut):
            session.ask(endless, timeout=0.5)
        assert time.monotonic() - start < 10
        assert session.ask("ASK { ?c a arg:Claim }").yes


def test_where_too_much_would_follow_it_is_left_out_and_said(
    store: MapStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(derive, "MOST_RESTS_ON", 1)
    (held,) = store.load([tea()])
    assert held.overfull
    with StoreSession(store) as session:
        with pytest.raises(QueryRefused, match="restsOn"):
            session.ask("SELECT ?x { ?x arg:restsOn ?y }")
        assert session.ask("SELECT ?x { ?x arg:supports ?y }").rows


def test_a_copy_by_hard_links_stays_what_it_was(store: MapStore, tmp_path: Path) -> None:
    store.load([tea("tea"), tea("rain")])
    copy = MapStore(shutil.copytree(store.folder, tmp_path / "copy", copy_function=os.link))
    held = copy.holdings
    with StoreSession(copy) as session:
        before = session.ask(COUNT).rows
    store.load([tea("more")])
    store.unload([held[0].iri])
    store.load([tea("most")])
    assert copy.holdings == held
    with StoreSession(copy) as session:
        assert session.ask(COUNT).rows == before
    copy.load([tea("other")])
    assert [h.iri for h in store.holdings] != [h.iri for h in copy.holdings]
