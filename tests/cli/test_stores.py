"""Maps in a store, from the command line."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BRIDGE = ROOT / "examples" / "old-bridge" / "old-bridge.ttl"
SCHOOL = ROOT / "examples" / "school-start" / "school-start.ttl"
DEBATE = ROOT / "examples" / "bridge-debate" / "debate.argdown"
IRI = "https://w3id.org/argmap/graph/"


@pytest.fixture
def store(argmap, tmp_path):
    folder = tmp_path / "maps"
    done = argmap("load", BRIDGE, SCHOOL, DEBATE, "--store", folder, "--labels")
    assert done.code == 0
    assert "3 maps loaded; 3 maps in" in done.err
    return folder


def test_the_maps_are_listed(argmap, store):
    listed = json.loads(argmap("stores", "--store", store, "--format", "json").out)
    assert [row["iri"].removeprefix(IRI) for row in listed][-2:] == ["old-bridge", "school-start"]
    assert {row["title"] for row in listed} >= {"School should start at nine: the argument"}
    table = argmap("stores", "--store", store)
    assert table.code == 0
    assert "statements" in table.out


def test_a_copy_that_is_not_whole_is_told(argmap, store):
    whole = argmap("stores", "--store", store, "--check", "--format", "json")
    assert (whole.code, len(json.loads(whole.out))) == (0, 3)
    assert "triples were read; the store is whole" in whole.err
    table = max(store.glob("generation-*/*.sst"), key=lambda path: path.stat().st_size)
    table.unlink()
    assert argmap("stores", "--store", store).code == 0
    done = argmap("stores", "--store", store, "--check")
    assert (done.code, done.out) == (2, "")
    assert "this store is not whole" in done.err
    assert "hint: put a copy in its place" in done.err


def test_all_of_them_are_asked_at_once(argmap, store):
    asked = "SELECT ?map (COUNT(?c) AS ?n) { GRAPH ?map { ?c a arg:Evidence } } GROUP BY ?map"
    done = argmap("query", "--store", store, asked, "--format", "csv")
    assert f"{IRI}old-bridge,10" in done.out.splitlines()
    assert argmap("query", "--store", store, "--named", "leading-sources").code == 0
    accepted = "SELECT (COUNT(*) AS ?n) { ?x arg:status kind:accepted }"
    rows = argmap("query", "--store", store, accepted, "--format", "csv").out.split()
    assert int(rows[1]) > 20


def test_one_of_them_can_be_meant(argmap, store):
    options = ("--map", f"{IRI}old-bridge", "--named", "direct-reasons", "--set")
    done = argmap("query", "--store", store, *options, "claim=close-bridge")
    direct = argmap("query", BRIDGE, "--named", "direct-reasons", "--set", "claim=close-bridge")
    assert (done.code, done.out) == (0, direct.out)


def test_replacing_and_taking_out(argmap, store):
    again = argmap("load", BRIDGE, "--store", store)
    assert again.code == 2
    assert "--replace" in again.err
    replaced = argmap("load", BRIDGE, "--store", store, "--replace")
    assert (replaced.code, "1 map loaded; 3 maps in" in replaced.err) == (0, True)
    gone = argmap("unload", f"{IRI}old-bridge", "--store", store)
    assert (gone.code, "2 maps are left" in gone.err) == (0, True)
    assert argmap("unload", f"{IRI}old-bridge", "--store", store).code == 2


def test_a_map_that_cannot_be_read_leaves_no_store_changed(argmap, store, write):
    before = argmap("stores", "--store", store).out
    broken = write("<> a arg:ArgumentMap ; ", "broken.ttl")
    extra = write(name="extra.ttl")
    done = argmap("load", extra, broken, "--store", store)
    assert done.code == 2
    assert "broken.ttl" in done.err
    assert argmap("stores", "--store", store).out == before


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("https://example.org/m/derived", "cannot be the name of a map in a store"),
        ("https://example.org/m#one", "no fragment"),
        ("https://w3id.org/argmap/ns", "cannot be the name of a map in a store"),
    ],
)
@pytest.mark.parametrize("where", ["--store", "--graph-store"])
def test_some_names_are_not_for_maps(argmap, tmp_path, where, name, said):
    text = f"PREFIX arg: <https://w3id.org/argmap/ns#>\n<{name}> a arg:ArgumentMap ."
    path = tmp_path / "named.ttl"
    path.write_text(text, encoding="utf-8")
    # Nobody listens there: what cannot be kept is refused before anything is sent.
    place = {"--store": tmp_path / "maps", "--graph-store": "http://127.0.0.1:9/store"}[where]
    done = argmap("load", path, where, place)
    assert done.code == 2
    assert said in done.err
    assert "hint: " in done.err
    assert [entry.name for entry in tmp_path.iterdir()] == ["named.ttl"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["stores", "--store", "nowhere"], "there is no store"),
        (["query", "--store", "nowhere", "ASK {}"], "there is no store"),
        (["query"], "Name a map, a store"),
        (["query", "a.ttl", "ASK {}", "--store", "maps"], "leave out the files"),
        (["query", "a.ttl", "ASK {}", "--map", "x:y"], "--map goes with --store or"),
        (["query", "--store", "maps", "--named", "direct-reasons", "ASK {}"], "after the maps"),
        (["load", "--store", "maps"], "Missing argument"),
        (["unload", "x:y"], "--store"),
    ],
)
def test_what_cannot_be_meant_is_said(argmap, tmp_path, monkeypatch, arguments, said):
    monkeypatch.chdir(tmp_path)
    done = argmap(*arguments)
    assert done.code == 2
    assert said in done.err
    assert list(tmp_path.iterdir()) == []


def test_nothing_of_the_machine_is_in_the_store(argmap, store):
    everything = "SELECT ?s ?p ?o { ?s ?p ?o }"
    found = argmap("query", "--store", store, everything, "--format", "csv").out
    assert str(ROOT) not in found
    assert str(store) not in found
    moved = store.with_name("moved")
    shutil.move(store, moved)
    assert argmap("query", "--store", moved, everything, "--format", "csv").out == found
