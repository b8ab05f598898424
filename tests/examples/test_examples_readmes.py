"""The commands in the READMEs of the examples run, and exit as the READMEs say."""

import re
import shlex
from pathlib import Path

import pytest

from argmap.commands.cli import run

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
BLOCK = re.compile(r"```sh\n(.*?)```", re.DOTALL)
CODE = re.compile(r"# exits with (\d)$")


def commands() -> list[tuple[str, str]]:
    """Every line that calls argmap, in a block or in backticks, with the README it is in."""
    found = []
    for path in sorted(EXAMPLES.rglob("README.md")):
        text = path.read_text(encoding="utf-8")
        lines = "".join(BLOCK.findall(text)).splitlines()
        lines += re.findall(r"\| `(argmap [^`]+)` \|", text)
        found += [(path.parent.name, line) for line in lines if line.startswith("argmap ")]
    return found


@pytest.mark.parametrize(("readme", "line"), commands())
def test_command(workplace: Path, readme: str, line: str, capsys: pytest.CaptureFixture) -> None:
    documented = CODE.search(line)
    words = shlex.split(line, comments=True)
    expected = int(documented[1]) if documented else 0
    assert run(words[1:]) == expected, f"in the README of {readme}"
    assert "".join(capsys.readouterr()).strip()


def test_there_are_commands() -> None:
    assert {readme for readme, _ in commands()} >= {"old-bridge", "planted-faults", "school-start"}
