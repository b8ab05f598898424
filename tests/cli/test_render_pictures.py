"""``argmap render`` by the ending of the file."""

from pathlib import Path

import pytest

BRIDGE = Path(__file__).parents[2] / "examples" / "old-bridge" / "old-bridge.ttl"


@pytest.mark.parametrize(
    ("ending", "start"),
    [
        ("svg", b"<svg"), ("dot", b"digraph"), ("mmd", b"flowchart BT"), ("md", b"# "),
        ("html", b"<!doctype html>"),
    ],
)  # fmt: skip
def test_the_ending_says_what_is_written(argmap, tmp_path, ending, start):
    target = tmp_path / f"map.{ending}"
    done = argmap("render", BRIDGE, "-o", target)
    assert (done.code, done.out) == (0, "")
    assert target.read_bytes().startswith(start)


def test_a_picture_is_of_the_scenario(argmap, tmp_path):
    for name, scenario in (("one.md", ""), ("two.md", "ring-road-unchanged")):
        assert argmap("render", BRIDGE, "-o", tmp_path / name, "--scenario", scenario).code == 0
    assert (tmp_path / "one.md").read_text("utf-8") != (tmp_path / "two.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["-o", "x.gif"], "a map is not drawn as 'gif'"),
        (["-o", "x.svg", "--embed"], "--embed is for the page"),
        (["-o", "x.svg", "--fold", "2"], "--fold is for the page"),
        (["-o", "x.svg", "--engine", "pyvis"], "--engine is for the page"),
        (["-o", "x.html", "--engine", "pyvis", "--focus", "a"], "not for --engine pyvis"),
        (["-o", "x.html", "--engine", "pyvis", "--fold", "2"], "--fold is for the page"),
        (["-o", "x.html", "--engine", "pyvis", "--scenario", "no"], "no scenario called 'no'"),
        (["-o", "x.html", "--focus", "nothing"], "nothing called 'nothing'"),
        (["-o", "x.svg", "--scenario", "nothing"], "no scenario called 'nothing'"),
    ],
)
def test_what_cannot_be_is_said(argmap, tmp_path, monkeypatch, options, said):
    monkeypatch.chdir(tmp_path)
    done = argmap("render", BRIDGE, *options)
    assert done.code == 2
    assert said in done.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["<img src=x onerror=alert(1)>", "javascript:alert(1)", "=1+1"])
def test_the_name_of_a_file_is_only_a_name(argmap, tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    source = tmp_path / f"{name}.ttl"
    source.write_text(BRIDGE.read_text("utf-8"), "utf-8")
    for engine in ("cards", "pyvis"):
        done = argmap("render", source, "--engine", engine, "-o", f"{name}.html")
        assert done.code == 0
        assert name not in (tmp_path / f"{name}.html").read_text("utf-8")
    done = argmap("audit", source, "-o", f"{name}.audit.html")
    assert done.code == 0
    assert f"<{name[1:]}" not in (tmp_path / f"{name}.audit.html").read_text("utf-8")
