"""Bars for long work: on a terminal, after a while, gone at the end; nowhere else."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from argmap.commands import progress
from argmap.commands.progress import Progress, put_away
from argmap.formats import dump
from argmap.model import MapBuilder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pty = pytest.importorskip("pty", reason="no terminals can be made up here")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def turn_on(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], Terminal]]:
    """Makes standard error a terminal; within the test, since pytest sets it anew before."""

    def call() -> Terminal:
        made = Terminal()
        monkeypatch.setattr(sys, "stderr", made)
        return made

    monkeypatch.setattr(progress, "PATIENCE", 0.01)
    monkeypatch.setenv("TERM", "xterm-256color")
    yield call
    assert Progress._shown is None


def until(screen: Terminal, words: str) -> None:
    end = time.monotonic() + 10
    while words not in screen.getvalue():
        assert time.monotonic() < end, screen.getvalue()
        time.sleep(0.01)


def test_it_names_the_part_at_work_and_goes_away(turn_on: Callable[[], Terminal]) -> None:
    screen = turn_on()
    with Progress("Reading a[bold]b", "Drawing") as bar:
        until(screen, "Reading a[bold]b")
        bar.next()
        until(screen, "Drawing")
    assert screen.getvalue().endswith("\x1b[2K")


def test_other_words_take_it_away_and_the_next_part_brings_it_back(
    turn_on: Callable[[], Terminal],
) -> None:
    screen = turn_on()
    with Progress("Reading", "Drawing") as bar:
        until(screen, "Reading")
        put_away()
        assert screen.getvalue().endswith("\x1b[2K")
        bar.next()
        until(screen, "Drawing")


def test_one_within_another_is_silent(turn_on: Callable[[], Terminal]) -> None:
    screen = turn_on()
    with Progress("Checking"), Progress("Reading"):
        until(screen, "Checking")
    assert "Reading" not in screen.getvalue()


def test_short_work_shows_none(
    turn_on: Callable[[], Terminal], monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = turn_on()
    monkeypatch.setattr(progress, "PATIENCE", 30)
    with Progress("Reading") as bar:
        bar.next()
    assert screen.getvalue() == ""


def test_it_goes_away_when_the_work_fails(turn_on: Callable[[], Terminal]) -> None:
    screen = turn_on()

    def fail() -> None:
        with Progress("Reading"):
            until(screen, "Reading")
            raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        fail()
    assert screen.getvalue().endswith("\x1b[2K")


@pytest.mark.parametrize("term", ["xterm-256color", "dumb"])
def test_a_large_map_is_drawn_under_a_bar(tmp_path: Path, term: str) -> None:
    path = tmp_path / "large.ttl"
    b = MapBuilder(title="A long chain").claim("c0", "Claim number 0.")
    for n in range(1, 3_000):
        b.claim(f"c{n}", f"Claim number {n}.").infer(f"a{n}", [f"c{n}"], f"c{n - 1}")
    path.write_bytes(dump(b.build()))
    ours, theirs = pty.openpty()
    at_once = (
        "import sys; from argmap.commands import cli, progress; progress.PATIENCE = 0.05; "
        "sys.exit(cli.run(sys.argv[1:]))"
    )
    command = [sys.executable, "-c", at_once, "render", str(path), "-o", str(tmp_path / "p.html")]
    run = subprocess.Popen(
        command, stderr=theirs, stdout=subprocess.PIPE, env={**os.environ, "TERM": term}
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            part = os.read(ours, 4096)
        except OSError:
            break
        if not part:
            break
        shown += part
    os.close(ours)
    assert run.stdout is not None
    run.stdout.close()
    assert run.wait() == 0
    assert (b"Drawing p.html" in shown) is (term != "dumb")
    assert b"wrote " in shown.splitlines()[-1]
