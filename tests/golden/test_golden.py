"""Whole outputs of the commands, compared with files.

``pytest tests/golden --update-golden`` writes the files anew; read the difference before you
commit it. A file that no case uses fails.
"""

import io
import runpy
import shlex
import sys
from pathlib import Path

import pytest

from argmap.commands.cli import run

OUTPUTS = "tests/golden/outputs"
KOREA = "graph/japan-south-korea-alignments.ttl"
BRIDGE = "examples/old-bridge/old-bridge.ttl"
BRIDGE_TEXT = "examples/old-bridge/article.txt"
FAULTS = "examples/planted-faults/planted-faults.ttl"
SCHOOL = "examples/school-start/school-start.ttl"
FAULTY_TEXT = "examples/planted-faults/article.txt"
DEBATE = "examples/bridge-debate"
SCHOOL_TEXT = "examples/school-start/article.txt"
REASONS = f"query {BRIDGE} --named direct-reasons --set claim=close-bridge"
KINDS = f"query {KOREA} --named evidence-kinds"


def _expected(example: str) -> str:
    return f"examples/{example}/expected"


def _overviews(folder: str, path: str) -> dict[str, str]:
    return {
        f"{folder}/show.txt": f"show {path}",
        f"{folder}/info.txt": f"info {path}",
        f"{folder}/info.json": f"info {path} --format json",
        f"{folder}/check.txt": f"check {path}",
        f"{folder}/check.json": f"check {path} --format json",
    }


def _evaluations(folder: str, path: str, claim: str, drop: str) -> dict[str, str]:
    return {
        f"{folder}/evaluate.txt": f"evaluate {path} --outline",
        f"{folder}/evaluate.json": f"evaluate {path} --format json",
        f"{folder}/why.txt": f"why {path} {claim}",
        f"{folder}/rests-on.txt": f"rests-on {path} {claim}",
        f"{folder}/whatif.txt": f"whatif {path} --drop {drop}",
        f"{folder}/rank.txt": f"whatif {path} --rank",
        f"{folder}/strength.txt": f"strength {path} {claim}",
    }


def _answers(folder: str, name: str, command: str) -> dict[str, str]:
    return {f"{folder}/{name}.txt": command} | {
        f"{folder}/{name}.{form}": f"{command} --format {form}" for form in ("csv", "json")
    }


CASES: dict[str, str] = {
    f"{OUTPUTS}/help.txt": "--help",
    f"{OUTPUTS}/queries.txt": "queries",
    f"{OUTPUTS}/untidy.ttl": "fmt - < tests/golden/inputs/untidy.ttl",
    f"{OUTPUTS}/show-depth.txt": f"show {KOREA} --depth 2",
    **_overviews(f"{OUTPUTS}/japan-south-korea-alignments", KOREA),
    **_answers(f"{OUTPUTS}/japan-south-korea-alignments", "evidence-kinds", KINDS),
    **_evaluations(
        f"{OUTPUTS}/japan-south-korea-alignments",
        KOREA,
        "japan-more-useful",
        "china-stays-coercive",
    ),
    f"{OUTPUTS}/japan-south-korea-alignments/conciliatory.txt": (
        f"whatif {KOREA} --scenario coercive --against conciliatory"
    ),
    f"{OUTPUTS}/japan-south-korea-alignments/pairs.txt": f"whatif {KOREA} --all-pairs",
    **_overviews(_expected("old-bridge"), BRIDGE),
    **_evaluations(_expected("old-bridge"), BRIDGE, "close-bridge", "chair-keeps-shop"),
    f"{_expected('old-bridge')}/audit.md": f"audit {BRIDGE} --source {BRIDGE_TEXT}",
    f"{_expected('old-bridge')}/audit.json": f"audit {BRIDGE} --format json",
    "examples/old-bridge/evaluation.ttl": f"evaluate {BRIDGE} --format ttl",
    f"{_expected('bridge-debate')}/evaluate.txt": f"evaluate {DEBATE}/debate.argdown",
    f"{_expected('bridge-debate')}/why.txt": f"why {DEBATE}/debate.argdown close-the-bridge",
    **_answers(_expected("old-bridge"), "direct-reasons", REASONS),
    f"{_expected('planted-faults')}/check.txt": f"check {FAULTS} --source {FAULTY_TEXT}",
    f"{_expected('planted-faults')}/check.json": (
        f"check {FAULTS} --source {FAULTY_TEXT} --format json"
    ),
    f"{_expected('planted-faults')}/reasoning.txt": (
        "check examples/planted-faults/reasoning.ttl --fail-on info"
    ),
    f"{_expected('own-rules')}/check.txt": "check examples/own-rules/rents.ttl",
    f"{_expected('old-bridge')}/questions.txt": f"questions {BRIDGE} --all",
    f"{OUTPUTS}/japan-south-korea-alignments/questions.txt": f"questions {KOREA}",
    f"{OUTPUTS}/explain.txt": "explain",
    f"{OUTPUTS}/scheme.txt": "schemes expert-opinion",
    f"{_expected('planted-faults')}/verify.txt": f"verify {FAULTS} --source {FAULTY_TEXT}",
    f"{_expected('school-start')}/show.txt": f"show {SCHOOL}",
    f"{_expected('school-start')}/info.txt": f"info {SCHOOL}",
    f"{_expected('school-start')}/check.txt": f"check {SCHOOL} --source {SCHOOL_TEXT}",
    f"{_expected('school-start')}/ought-from-is.txt": f"query {SCHOOL} --named ought-from-is",
    f"{_expected('bridge-debate')}/show.txt": f"show {DEBATE}/debate.argdown",
    f"{_expected('bridge-debate')}/check.txt": (
        f"check {DEBATE}/debate.argdown {DEBATE}/reconstructions.argdown"
    ),
    f"{_expected('bridge-debate')}/verify.txt": (
        f"verify {DEBATE}/side-notes.argdown --source examples/old-bridge/article.txt"
    ),
    f"{_expected('bridge-debate')}/debate.json": (
        f"convert {DEBATE}/debate.argdown --to argdown-json"
    ),
    f"{_expected('bridge-debate')}/debate.ttl": f"convert {DEBATE}/debate.argdown",
    f"{_expected('bridge-debate')}/new.argdown": (
        "new examples/old-bridge/article.txt --outline -o -"
    ),
    f"{OUTPUTS}/school-start.argdown": f"convert {SCHOOL} --to argdown",
    f"{_expected('library')}/library.txt": "examples/library/library.py",
}
"""Golden file and command line; the file holds standard output, then standard error."""
FAILING = {name for name in CASES if "/planted-faults/" in name or "/own-rules/" in name}
"""Cases whose commands exit with 1; all others exit with 0."""


def _run(command: str, monkeypatch: pytest.MonkeyPatch) -> int:
    command, _, given = command.partition(" < ")
    if given:
        data = io.BytesIO(Path(given).read_bytes())
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(data, encoding="utf-8"))
    if command.endswith(".py"):
        runpy.run_path(command, run_name="__main__")
        return 0
    return run(shlex.split(command))


@pytest.mark.parametrize("name", sorted(CASES))
def test_output(
    name: str,
    update: bool,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The command prints what the file holds."""
    code = _run(CASES[name], monkeypatch)
    printed = "".join(capsys.readouterr())
    golden = Path(name)
    if update:
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_bytes(printed.encode())
    assert code == (1 if name in FAILING else 0)
    assert golden.is_file(), "no golden file; write it with pytest tests/golden --update-golden"
    assert printed == golden.read_bytes().decode()


def test_every_golden_file_is_used(update: bool) -> None:
    """What no case uses is removed on update, and fails otherwise."""
    folders = [Path(OUTPUTS), *Path("examples").glob("*/expected")]
    found = {path for folder in folders for path in folder.rglob("*") if path.is_file()}
    unused = sorted(found - {Path(name) for name in CASES})
    if update:
        for path in unused:
            path.unlink()
    else:
        assert unused == []
