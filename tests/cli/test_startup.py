"""The command line starts light."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from argmap.commands.table import COMMANDS, NAMES, overview

HEAVY = {
    "rdflib",
    "pyshacl",
    "pyvis",
    "IPython",
    "networkx",
    "rich",
    "pyoxigraph",
    "lxml",
    "jinja2",
}


def modules_after(code: str) -> set[str]:
    """The top-level modules that a fresh interpreter holds after running some code."""
    script = f"{code}\nimport json, sys\nprint(json.dumps(sorted(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    return {name.split(".")[0] for name in json.loads(done.stdout.splitlines()[-1])}


def test_help_imports_nothing_heavy_and_not_even_click():
    loaded = modules_after(
        "import sys\nsys.argv = ['argmap', '--help']\n"
        "from argmap.commands import main\n"
        "try:\n    main()\nexcept SystemExit: pass"
    )
    assert not loaded & (HEAVY | {"click", "typing"})


@pytest.mark.parametrize("name", NAMES)
def test_help_on_a_command_imports_nothing_heavy(name):
    loaded = modules_after(f"from argmap.commands.cli import run\nrun(['{name}', '--help'])")
    assert not loaded & HEAVY


def test_importing_the_package_imports_nothing_heavy():
    assert not modules_after("import argmap") & (HEAVY | {"click"})
    assert not modules_after("from argmap import open_map, MapBuilder") & HEAVY


def test_overview_names_every_command(argmap):
    assert argmap("--help").out == overview()
    for name, about in COMMANDS:
        assert f"  {name:<10}{about}\n" in overview()
    assert max(map(len, overview().splitlines())) <= 80


@pytest.mark.parametrize("name", NAMES)
def test_every_command_has_help_with_an_example(argmap, name):
    found = argmap(name, "--help")
    assert found.code == 0
    assert f"Usage: argmap {name}" in found.out
    assert name == "demo" or f"argmap {name} " in found.out.split("\n\n", 1)[1]


def test_version(argmap):
    assert argmap("--version").out == "argmap 0.1.0\n"
