"""``argmap audit``: what it writes and where, and what it does with bad input."""

from __future__ import annotations

import json

import pytest


@pytest.fixture
def bridge(repository):
    return repository / "examples" / "old-bridge"


def test_markdown_to_standard_output(argmap, bridge):
    found = argmap("audit", bridge / "old-bridge.ttl")
    assert found.code == 0
    assert found.out.startswith("# Audit: Close the Old Bridge to cars")
    assert "## In short" in found.out
    assert argmap("audit", bridge / "old-bridge.ttl", "-o", "-").out == found.out


@pytest.mark.parametrize(
    ("name", "start"),
    [("a.md", "# Audit"), ("a.html", "<!doctype html>"), ("a.HTM", "<!doctype"), ("a.json", "{")],
)
def test_the_extension_tells_the_format(argmap, bridge, tmp_path, name, start):
    found = argmap("audit", bridge / "old-bridge.ttl", "-o", tmp_path / name)
    assert found.code == 0
    assert found.out == ""
    assert "wrote " in found.err
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_an_option_wins_over_the_extension(argmap, bridge, tmp_path):
    target = tmp_path / "audit.txt"
    assert argmap("audit", bridge / "old-bridge.ttl", "-o", target, "--format", "json").code == 0
    told = json.loads(target.read_text(encoding="utf-8"))
    assert told["about"]["files"][0]["path"].endswith("old-bridge.ttl")


def test_the_digest_is_that_of_the_file(argmap, bridge):
    from hashlib import sha256

    path = bridge / "old-bridge.ttl"
    told = json.loads(argmap("audit", path, "--format", "json").out)
    assert told["about"]["files"][0]["sha256"] == sha256(path.read_bytes()).hexdigest()


def test_an_unknown_extension(argmap, bridge, tmp_path):
    found = argmap("audit", bridge / "old-bridge.ttl", "-o", tmp_path / "audit.docx")
    assert found.code == 2
    assert "the format is not known" in found.err
    assert "hint: name it with --format; known are html, md, json" in found.err
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_scenario(argmap, bridge):
    found = argmap("audit", bridge / "old-bridge.ttl", "--scenario", "wider-ring-raod")
    assert found.code == 2
    assert "hint: it has wider-ring-road" in found.err


def test_scenario_policy_and_source(argmap, bridge):
    found = argmap(
        "audit",
        bridge / "old-bridge.ttl",
        "--source",
        bridge / "article.txt",
        "--scenario",
        "ring-road-unchanged",
        "--rebut",
        "symmetric",
        "--format",
        "json",
    )
    told = json.loads(found.out)
    assert told["about"]["scenario"] == "ring-road-unchanged"
    assert "both ways" in told["about"]["policy"]
    assert told["passages"]["verified"] == {"exact": 33}


def test_a_file_that_cannot_be_written(argmap, bridge, tmp_path):
    target = tmp_path / "nowhere" / "audit.html"
    found = argmap("audit", bridge / "old-bridge.ttl", "-o", target)
    assert found.code == 2
    assert "cannot be written" in found.err


def test_a_map_that_cannot_be_read(argmap, write):
    assert argmap("audit", write("this is no turtle")).code == 2


def test_an_argdown_map(argmap, repository):
    found = argmap("audit", repository / "examples" / "bridge-debate" / "debate.argdown")
    assert found.code == 0
    assert "SHA-256" in found.out
