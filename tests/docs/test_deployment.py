"""The files for a server of one's own hold together: options exist, names and ports agree."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml

from argmap.commands.serve import command

FOLDER = Path(__file__).resolve().parents[2] / "examples" / "deployment"


@pytest.fixture
def services() -> dict[str, Any]:
    text = (FOLDER / "compose.yaml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.safe_load(text)
    assert set(found["volumes"]) == {"maps", "certificates"}
    return found["services"]


def parsed(arguments: list[str]) -> dict[str, Any]:
    """What ``argmap serve`` makes of some arguments; errors of usage are raised."""
    assert arguments[0] == "serve"
    return command.make_context("serve", arguments[1:]).params


def test_the_command_is_one_that_argmap_takes(services: dict[str, Any]) -> None:
    given = parsed(services["argmap"]["command"])
    assert given["writable"]
    assert given["store"] == "/maps"
    assert "maps:/maps" in services["argmap"]["volumes"]
    assert given["public_url"] == f"https://{given['names'][0]}/"
    memory = int(services["argmap"]["environment"]["ARGMAP_QUERY_MEMORY"])
    limit = int(services["argmap"]["mem_limit"].removesuffix("g")) * 1024**3
    assert given["processes"] * memory < limit


def test_names_and_ports_agree(services: dict[str, Any]) -> None:
    given = parsed(services["argmap"]["command"])
    caddy = (FOLDER / "Caddyfile").read_text(encoding="utf-8")
    assert caddy.startswith(f"{given['names'][0]} {{")
    assert f"reverse_proxy argmap:{given['port']}" in caddy
    assert f":{given['port']}/maps.json" in services["argmap"]["healthcheck"]["test"][-1]


def test_the_image_serves_by_itself() -> None:
    text = (FOLDER / "Dockerfile").read_text(encoding="utf-8")
    found = re.search(r"^CMD \[(.*)\]$", text, re.MULTILINE)
    assert found
    given = parsed([part.strip(",") for part in shlex.split(found[1])])
    assert f"EXPOSE {given['port']}" in text
    assert "USER argmap" in text
