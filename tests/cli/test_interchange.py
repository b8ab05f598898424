"""Other people's formats on the command line: reports of what is lost, and folders of maps."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from argmap.workbench import open_map
from tests.unit.formats.test_aif import DEBATE, parts

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Outcome

ROOT = Path(__file__).resolve().parents[2]
BRIDGE = ROOT / "examples" / "old-bridge" / "old-bridge.ttl"

SCHOOL = ROOT / "examples" / "school-start" / "school-start.ttl"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    (folder / "deep").mkdir(parents=True)
    (folder / "debate.json").write_text(json.dumps(DEBATE), encoding="utf-8")
    (folder / "deep" / "debate.json").write_text(json.dumps(DEBATE), encoding="utf-8")
    (folder / "empty.json").write_text('{"nodes": [], "edges": []}', encoding="utf-8")
    (folder / "bad.json").write_text('{"nodes": [1], "edges": []}', encoding="utf-8")
    (folder / "notes.txt").write_text("nothing to see", encoding="utf-8")
    (folder / ".hidden.json").write_text(json.dumps(DEBATE), encoding="utf-8")
    (folder / "talk.argdown").write_text("[A]: Tea is good.\n  + <B>: Warm.\n", encoding="utf-8")
    return folder


def test_aif_to_turtle_and_back(argmap: Callable[..., Outcome], tmp_path: Path) -> None:
    source, turtle, back = (tmp_path / name for name in ("d.json", "d.ttl", "d.aif.json"))
    source.write_text(json.dumps(DEBATE), encoding="utf-8")
    assert argmap("convert", source, "-o", turtle).code == 0
    done = argmap("convert", turtle, "-o", back)
    assert (done.code, "cannot hold" in done.err) == (0, False)
    assert parts(json.loads(back.read_text(encoding="utf-8"))) == parts(DEBATE)


def test_what_is_lost_is_told(argmap: Callable[..., Outcome], tmp_path: Path) -> None:
    target = tmp_path / "bridge.aif.json"
    done = argmap("convert", BRIDGE, "-o", target)
    assert done.code == 0
    assert "aif cannot hold:" in done.err
    evidence = [s.id for s in open_map(BRIDGE).map.statements if s.evidence_kind]
    assert f"evidence kind of {len(evidence)} statements" in done.err
    told = argmap("convert", BRIDGE, "-o", target, "--report", "json")
    rows = {(row["record"], row["field"]): row for row in json.loads(told.out)}
    assert rows["Statement", "evidence_kind"]["ids"] == sorted(evidence)
    assert rows["Statement", "evidence_kind"]["count"] == len(evidence)
    target.unlink()
    strict = argmap("convert", BRIDGE, "-o", target, "--strict")
    assert (strict.code, target.exists()) == (1, False)
    whole = argmap("convert", BRIDGE, "-o", tmp_path / "b.argdown", "--strict")
    assert (whole.code, "cannot hold" in whole.err) == (0, False)


def test_a_folder_is_converted(
    argmap: Callable[..., Outcome], corpus: Path, tmp_path: Path
) -> None:
    into = tmp_path / "maps"
    done = argmap("convert", corpus, "-o", into, "--to", "turtle")
    assert done.code == 1
    assert "4 read, 4 written, 1 unreadable" in done.err
    assert "bad.json: this is no AIF: its nodes are not all objects" in done.err
    assert "1 empty-node-set" in done.err
    found = sorted(str(path.relative_to(into)) for path in into.rglob("*.ttl"))
    assert found == ["debate.ttl", "deep/debate.ttl", "empty.ttl", "talk.ttl"]
    assert len(open_map(into / "debate.ttl").map.statements) == 3
    told = argmap("convert", corpus, "-o", into, "--to", "aif", "--report", "json")
    data = json.loads(told.out)
    assert (data["read"], data["written"]) == (4, 4)
    assert data["lost"] == {"Statement.label": 1, "Argument.label": 1, "Argument.text": 1}
    assert data["no_maps"] == [str(corpus / "notes.txt")]
    assert [row["path"] for row in data["files"] if row["lost"]] == [str(corpus / "talk.argdown")]
    assert {Path(row["to"]) for row in data["files"]} == set(into.rglob("*.aif.json"))
    assert [row["why"][:19] for row in data["unreadable"]] == ["this is no AIF: its"]
    assert argmap("convert", corpus, "-o", corpus, "--to", "aif").code == 2
    assert argmap("convert", corpus).code == 2
    strict = argmap("convert", corpus, "-o", tmp_path / "s", "--to", "aif", "--strict")
    assert (strict.code, "3 written" in strict.err) == (1, True)


def test_what_stops_one_file_stops_no_other(
    argmap: Callable[..., Outcome], corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from argmap.formats import corpus as module

    load = module.load

    def failing(path: Path, name: str = "") -> object:
        if path.name == "empty.json":
            raise TypeError("no such thing")
        return load(path, name)

    monkeypatch.setattr(module, "load", failing)
    into = corpus / "out"
    (into / "deep").mkdir(parents=True)
    (into / "talk.ttl").mkdir()
    done = argmap("convert", corpus, "-o", into, "--to", "ttl")
    assert done.code == 1
    assert "3 read, 2 written, 2 unreadable" in done.err
    assert "empty.json: argmap fails on it: TypeError: no such thing" in done.err
    assert "talk.ttl: is a directory, not a file" in done.err
    assert "1 file is no map: notes.txt" in done.err
    again = argmap("convert", corpus, "-o", into, "--to", "ttl")
    assert "3 read, 2 written, 2 unreadable" in again.err
    plain = corpus / "debate.json"
    refused = argmap("convert", corpus, "-o", plain, "--to", "ttl")
    assert (refused.code, "is a file; name a folder with -o" in refused.err) == (2, True)
    assert json.loads(plain.read_text(encoding="utf-8")) == DEBATE


def test_json_of_a_folder_is_told_by_keys_that_stand_late(
    argmap: Callable[..., Outcome], tmp_path: Path
) -> None:
    late = {"text": {"txt": "x " * 10_000}, "AIF": DEBATE}
    (tmp_path / "late.json").write_text(json.dumps(late), encoding="utf-8")
    (tmp_path / "other.json").write_text(json.dumps({"text": "x " * 10_000}), encoding="utf-8")
    data = json.loads(argmap("info", tmp_path, "--format", "json").out)
    assert (data["read"], [Path(p).name for p in data["no_maps"]]) == (1, ["other.json"])


def test_extensions_name_formats(argmap: Callable[..., Outcome], tmp_path: Path) -> None:
    turtle = argmap("convert", BRIDGE, "--to", "turtle").out
    assert argmap("convert", BRIDGE, "--to", "ttl", "--from", ".ttl").out == turtle
    drawn = argmap("convert", BRIDGE, "--to", "svg")
    assert (drawn.code, "argmap render writes .svg files" in drawn.err) == (2, True)
    named = argmap("convert", BRIDGE, "-o", tmp_path / "x.dot")
    assert (named.code, "argmap render writes .dot files" in named.err) == (2, True)


def test_names_keep_what_is_no_extension(argmap: Callable[..., Outcome], tmp_path: Path) -> None:
    folder, into = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    for name in ("doc.1.json", "doc.2.aif.json"):
        (folder / name).write_text(json.dumps(DEBATE), encoding="utf-8")
    assert argmap("convert", folder, "-o", into, "--to", "nt").code == 0
    assert sorted(path.name for path in into.iterdir()) == ["doc.1.nt", "doc.2.nt"]


def test_files_of_one_name_do_not_cover_each_other(
    argmap: Callable[..., Outcome], tmp_path: Path
) -> None:
    folder, into = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    (folder / "a.json").write_text(json.dumps(DEBATE), encoding="utf-8")
    (folder / "a.argdown").write_text("[A]: Tea.\n", encoding="utf-8")
    assert argmap("convert", folder, "-o", into, "--to", "ntriples").code == 0
    assert sorted(path.name for path in into.iterdir()) == ["a-2.nt", "a.nt"]


def test_the_figures_of_a_folder(argmap: Callable[..., Outcome], corpus: Path) -> None:
    done = argmap("info", corpus)
    assert done.code == 1
    assert "4, " in done.out
    assert "1 empty" in done.out
    assert "4 locutions by 4 speakers" in done.out
    assert "2 expert-opinion" in done.out
    data = json.loads(argmap("info", corpus, "--format", "json").out)
    assert data["maps"] == 4
    assert (
        data["statements"] == {"statement": 6, "claim": 1} or data["statements"]["statement"] >= 6
    )
    assert data["arguments"]["undercut"] == 2
    assert data["relations"]["illocution"] == 4
    assert data["statements_in_a_map"]["most"] == 3
    assert data["findings"] == {"empty-node-set": 1}


def test_formats_are_listed(argmap: Callable[..., Outcome]) -> None:
    assert "AIF's JSON" in argmap("formats").out
    rows = {row["name"]: row for row in json.loads(argmap("formats", "--format", "json").out)}
    assert rows["turtle"]["lossless"]
    assert not rows["aif"]["lossless"]
    assert "passages" in rows["aif"]["lacks"]
    assert all(row["lossless"] == (not row["lacks"]) for row in rows.values())


def test_who_said_what(argmap: Callable[..., Outcome], tmp_path: Path) -> None:
    path = tmp_path / "debate.json"
    path.write_text(json.dumps(DEBATE), encoding="utf-8")
    assert argmap("show", path, "--dialogue").out == (
        "Ann: Buses should be free! [7]\n"
        "    asserting: Buses should be free. [1]\n"
        "Ben: Who pays? [9]\n"
        "    arguing: against Buses should be free. [5]\n"
    )
    rows = json.loads(argmap("show", path, "--dialogue", "--format", "json").out)
    assert rows[0]["speaker"] == "Ann"
    assert rows[1]["acts"][0] == {
        "force": "Arguing",
        "about": "5",
        "words": "against Buses should be free.",
    }
    assert argmap("show", SCHOOL, "--dialogue").out == "The map holds no dialogue.\n"
    assert "The mayor: Closing the bridge" in argmap("show", BRIDGE, "--dialogue").out
    assert argmap("show", path, "1", "--dialogue").code == 2
