"""What ``argmap serve`` refuses."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

BRIDGE = Path(__file__).resolve().parents[2] / "examples" / "old-bridge" / "old-bridge.ttl"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "Name maps, a store"),
        ([BRIDGE, "--store", "maps"], "Name maps, a store"),
        (["--store", "nowhere"], "there is no store"),
        (["nowhere.ttl"], "no such file"),
        ([BRIDGE, "--cors", "example.org"], "is no origin"),
        ([BRIDGE, "--cors", "https://example.org/path"], "is no origin"),
        ([BRIDGE, "--host", "203.0.113.7", "--port", "0"], "203.0.113.7, port 0"),
    ],
)
def test_what_cannot_be_meant(argmap, tmp_path, monkeypatch, arguments, said):
    monkeypatch.chdir(tmp_path)
    done = argmap("serve", *arguments)
    assert done.code == 2
    assert said in done.err


def test_a_limit_of_memory_that_is_none(argmap, monkeypatch):
    monkeypatch.setenv("ARGMAP_QUERY_MEMORY", "2 GiB or so")
    for done in (argmap("serve", BRIDGE, "--port", "0"), argmap("query", BRIDGE, "ASK {}")):
        assert done.code == 2
        assert "ARGMAP_QUERY_MEMORY is '2 GiB or so'" in done.err
        assert "say bytes, or 512M, 2G" in done.err


def test_a_port_that_is_taken(argmap):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = argmap("serve", BRIDGE, "--port", port)
    assert done.code == 2
    assert f"port {port}" in done.err
    assert "--port" in done.err
