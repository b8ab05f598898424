"""Each example's map is what its README promises."""

import re
from pathlib import Path

import pytest

from argmap import open_map
from argmap.checks import checks
from argmap.commands.cli import run
from argmap.diagnostic import Diagnostic, Severity
from argmap.model import ArgumentKind, diff

MAPS = ("old-bridge", "planted-faults", "school-start")


def findings(folder: Path, name: str = "") -> tuple[Diagnostic, ...]:
    bench = open_map(folder / f"{name or folder.name}.ttl")
    return bench.with_sources(folder / "article.txt").check()


def told(found: tuple[Diagnostic, ...]) -> set[tuple[str, str, str]]:
    return {(finding.code, finding.slug, finding.about) for finding in found}


@pytest.mark.parametrize("name", MAPS)
def test_formatted(examples: Path, name: str) -> None:
    assert run(["fmt", "--check", *map(str, sorted((examples / name).glob("*.ttl")))]) == 0


def test_solution_is_formatted(examples: Path) -> None:
    assert run(["fmt", "--check", str(examples / "school-start" / "solution.ttl")]) == 0


def test_every_planted_fault_is_found_and_no_other(examples: Path) -> None:
    """The tables of the README are the lists of findings."""
    folder = examples / "planted-faults"
    row = re.compile(r"^\| (ARG\d{3}) \| ([a-z-]+) \| `([a-z-]+)` \|", re.MULTILINE)
    _, record, reasoning = (folder / "README.md").read_text("utf-8").split("## What was planted")
    for text, name in ((record, "planted-faults"), (reasoning, "reasoning")):
        planted = row.findall(text)
        assert len(planted) == len(set(planted))
        found = open_map(folder / "reasoning.ttl").check() if name == "reasoning" else None
        assert told(found if found is not None else findings(folder)) == set(planted)


def test_every_check_has_a_planted_fault(examples: Path) -> None:
    folder = examples / "planted-faults"
    found = {f.code for f in (*findings(folder), *open_map(folder / "reasoning.ttl").check())}
    assert {check.finder.code for check in checks() if check.finder.default} <= found


def test_planted_faults_have_places(examples: Path) -> None:
    assert [f for f in findings(examples / "planted-faults") if not f.span.line] == []


def warnings(found: tuple[Diagnostic, ...]) -> set[tuple[str, str]]:
    """What is more than a remark: name and record."""
    return {(f.slug, f.about) for f in found if f.severity is not Severity.INFO}


def test_old_bridge_has_the_intended_warnings(examples: Path) -> None:
    assert warnings(findings(examples / "old-bridge")) == {
        ("unanswered-objection", "other-causes"),
        ("unanswered-objection", "unpublished"),
        ("conditional-conclusion-used-flat", "small-price"),
        ("open-critical-question", "sales"),
        ("evidence-without-source", "milford-drop"),
    }


def test_the_lesson_has_no_warnings_and_its_solution_the_objection(examples: Path) -> None:
    folder = examples / "school-start"
    assert warnings(findings(folder)) == set()
    assert warnings(findings(folder, "solution")) == {("unanswered-objection", "buses")}


@pytest.mark.parametrize("name", ["old-bridge", "school-start"])
def test_passages_are_exact(examples: Path, name: str) -> None:
    bench = open_map(examples / name / f"{name}.ttl").with_sources(examples / name / "article.txt")
    assert {result.status for result in bench.verify()} == {"exact"}


def test_solution_is_the_map_with_the_lines_of_the_readme(examples: Path, tmp_path: Path) -> None:
    """The lines can be put at the end of the file just as they are."""
    folder = examples / "school-start"
    readme = (folder / "README.md").read_text(encoding="utf-8")
    lines = re.findall(r"```turtle\n(.*?)```", readme, re.DOTALL)
    assert len(lines) == 1
    pupil = tmp_path / "school-start.ttl"
    before = (folder / "school-start.ttl").read_text(encoding="utf-8")
    pupil.write_text(f"{before}\n{lines[0]}", encoding="utf-8")
    assert diff(open_map(pupil).map, open_map(folder / "solution.ttl").map) == ()


def test_solution_adds_an_assumption_and_an_objection(examples: Path) -> None:
    folder = examples / "school-start"
    before, after = (open_map(folder / f"{n}.ttl").map for n in ("school-start", "solution"))
    added = [change.id for change in diff(before, after) if not change.field]
    assert added == ["buses", "buses-as-before", "schools-alike"]
    assert after.argument_by_id["buses"].kind is ArgumentKind.REBUTTAL
    assert "schools-alike" in after.argument_by_id["across-river"].premises


def test_lesson_says_what_the_queries_answer(examples: Path) -> None:
    """The answers that the README gives to the teacher are those of the map."""
    bench = open_map(examples / "school-start" / "school-start.ttl")

    def answers(name: str, column: str, **bindings: str) -> list[str]:
        return [bench.map.id_of(row[column]) for row in bench.ask(name, **bindings).rows]

    assert len(answers("foundations", "leaf", claim="start-at-nine")) == 6
    assert answers("claims-without-evidence", "claim") == ["sleep-longer"]
    assert answers("only-evidence", "evidence") == ["marks-rose"]
    assert answers("ought-from-is", "inference") == ["learning"]
    assert set(answers("dependent-claims", "assumption")) == {"tired-at-eleven"}
    assert answers("unsaid-assumptions", "assumption") == ["lessons-awake"]


def test_index_names_every_example(examples: Path) -> None:
    index = (examples / "README.md").read_text(encoding="utf-8")
    for folder in sorted(path.name for path in examples.iterdir() if path.is_dir()):
        assert f"[`{folder}`]" in index
