"""The documentation is complete, current, and what it shows runs."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from argmap.checks import checks
from argmap.commands.table import NAMES
from argmap.formats.argdown.coding import camel
from argmap.formats.argdown.keys import ALIASES, FIELDS, PASSAGE_KEYS
from argmap.formats.argdown.understanding import understand
from argmap.formats.table import FORMATS

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(
    path
    for path in ROOT.rglob("*.md")
    if not any(part.startswith(".") for part in path.relative_to(ROOT).parts)
)


def blocks(path: Path, language: str) -> list[str]:
    """The code blocks of a page in one language."""
    return re.findall(rf"(?ms)^```{language}\n(.*?)^```", path.read_text("utf-8"))


def test_generated_pages_are_current():
    done = subprocess.run(
        [sys.executable, "docs/generate", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("name", NAMES)
def test_every_command_has_its_heading(name):
    assert f"\n## argmap {name}\n" in (ROOT / "docs/cli.md").read_text()


def test_every_check_and_format_is_listed():
    index = (ROOT / "docs/checks/README.md").read_text()
    assert all(f"| [{c.finder.code}]({c.finder.slug}.md) |" in index for c in checks())
    formats = (ROOT / "docs/formats.md").read_text()
    assert all(f"| `{row.name}` |" in formats for row in FORMATS)


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_lead_somewhere(page):
    for target in re.findall(r"\]\(([^)\s#]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
        if not re.match(r"[a-z]+:", target):
            assert (page.parent / target).exists(), target


@pytest.mark.parametrize("number", range(len(blocks(ROOT / "README.md", "python"))))
def test_python_of_the_readme_runs(number, tmp_path, monkeypatch, capsys):
    code = blocks(ROOT / "README.md", "python")[number]
    for name in ("examples", "graph"):
        (tmp_path / name).symlink_to(ROOT / name)
    monkeypatch.chdir(tmp_path)
    exec(compile(code, f"README.md block {number}", "exec"), {})
    for line in re.findall(r"print\(.*\)  # (.+)", code):
        assert line in capsys.readouterr().out


def test_python_of_the_page_on_evaluation_runs(monkeypatch, capsys):
    (code,) = blocks(ROOT / "docs/evaluation.md", "python")
    monkeypatch.chdir(ROOT)
    exec(compile(code, "docs/evaluation.md", "exec"), {})
    printed = capsys.readouterr().out
    told = re.findall(r"print\(.*\)  # (.+)", code)
    assert len(told) == 3
    assert all(line in printed for line in told)


def test_shell_of_the_page_on_evaluation_runs(tmp_path, monkeypatch, capfd):
    import shlex

    from argmap.commands.cli import run

    for name in ("examples", "graph"):
        (tmp_path / name).symlink_to(ROOT / name)
    monkeypatch.chdir(tmp_path)
    commands = [
        line for block in blocks(ROOT / "docs/evaluation.md", "sh") for line in block.splitlines()
    ]
    assert len(commands) == 9
    for command in commands:
        line, _, output = command.partition(" > ")
        capfd.readouterr()
        assert run(shlex.split(line)[1:]) == 0, command
        if output:
            Path(output).write_text(capfd.readouterr().out)


@pytest.mark.parametrize("name", ["checking", "audit"])
def test_shell_of_the_pages_on_checking_runs(name, tmp_path, monkeypatch, capfd):
    import shlex

    from argmap.commands.cli import run

    for folder in ("examples", "graph"):
        (tmp_path / folder).symlink_to(ROOT / folder)
    monkeypatch.chdir(tmp_path)

    lines = [
        line
        for block in blocks(ROOT / f"docs/{name}.md", "sh")
        for line in block.splitlines()
        if line.startswith("argmap ")
    ]
    assert lines
    for line in lines:
        expected = int(found[1]) if (found := re.search(r"# exits with (\d)$", line)) else 0
        words = shlex.split(line, comments=True)
        assert run(words[1:]) == expected, line
        capfd.readouterr()


def test_python_of_the_page_on_checking_runs(monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    (code,) = blocks(ROOT / "docs/checking.md", "python")
    exec(compile(code, "docs/checking.md", "exec"), {})
    printed = capsys.readouterr().out
    told = re.findall(r"print\(.*\)  # (.+)", code)
    assert len(told) == 2
    assert all(line in printed for line in told)


def test_settings_of_the_page_on_checking_are_settings(tmp_path):
    from dataclasses import fields

    from argmap.configuration import Configuration, read_configuration

    (text,) = blocks(ROOT / "docs/checking.md", "toml")
    (tmp_path / "argmap.toml").write_text(text, encoding="utf-8")
    found = read_configuration(tmp_path / "argmap.toml")
    assert all(getattr(found, field.name) for field in fields(Configuration))


def test_shell_of_the_readme_runs(tmp_path, monkeypatch, capfd):
    from argmap.commands.cli import run

    for name in ("examples", "graph"):
        (tmp_path / name).symlink_to(ROOT / name)
    monkeypatch.chdir(tmp_path)
    commands = [
        line.split("#")[0] if " #" in line and "'" not in line else line
        for block in blocks(ROOT / "README.md", "sh")
        for line in block.replace("\\\n", " ").splitlines()
        if line.startswith("argmap ") and "article.txt" not in line.split("--source")[-1:]
    ]
    assert len(commands) >= 5
    import shlex

    for command in commands:
        assert run(shlex.split(command, comments=True)[1:]) in {0, 1}, command
        capfd.readouterr()


def test_every_key_of_argdown_has_its_row():
    text = (ROOT / "docs/argdown.md").read_text()
    keys = {camel(name) for names in FIELDS.values() for name in names}
    for key in (*keys, *PASSAGE_KEYS, *ALIASES, "uses", "passages"):
        assert f"`{key}`" in text, key


@pytest.mark.parametrize(
    "page", ["docs/argdown.md", "docs/side-notes.md", "docs/checking.md", "README.md"]
)
def test_argdown_of_the_pages_is_argdown(page):
    found = blocks(ROOT / page, "argdown")
    assert found
    for text in found:
        whole = text + "\n[A]: a\n" if text.endswith("===\n") else text
        start = "" if not text.startswith("(3)") else "(1) a\n----\n"
        assert understand(start + whole).faults == (), text


def test_changelog_names_the_version():
    text = (ROOT / "CHANGELOG.md").read_text()
    assert "## [Unreleased]" in text
