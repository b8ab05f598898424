"""Hints on standard error: in lines of the terminal's width there, in one line anywhere else."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

from argmap.commands.cli import run

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def asked(folder: Path) -> list[str]:
    """A question with a prefix that nothing declares."""
    (folder / "m.ttl").write_text(
        "@prefix arg: <https://w3id.org/argmap/ns#> .\n@prefix : <https://example.org/m#> .\n"
        '<https://example.org/m> a arg:Map .\n:a a arg:Claim ; arg:text "A."@en .\n'
    )
    return ["query", str(folder / "m.ttl"), "SELECT ?x { ?x argg:supports ?y }"]


def test_on_a_terminal_a_hint_is_wrapped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("COLUMNS", "50")
    assert run(asked(tmp_path)) == 2
    lines = screen.getvalue().splitlines()
    first = next(n for n, line in enumerate(lines) if line.startswith("  hint: "))
    hint = lines[first:]
    assert len(hint) > 1
    assert all(len(line) <= 50 for line in hint)
    assert all(line.startswith("        ") for line in hint[1:])
    told = " ".join(line.strip() for line in hint)
    assert told.startswith("hint: prefixes arg:, kind:")
    assert told.endswith("are known beforehand")


def test_elsewhere_it_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "50")
    assert run(asked(tmp_path)) == 2
    last = capsys.readouterr().err.splitlines()[-1]
    assert last.startswith("  hint: prefixes arg:, kind:")
    assert last.endswith("are known beforehand")
