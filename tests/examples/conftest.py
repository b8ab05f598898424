"""Where the examples are, and a copy of them to work in."""

import shutil
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def examples(repository: Path) -> Path:
    return repository / "examples"


@pytest.fixture
def workplace(examples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder like the checkout, in which commands may write; the current one."""
    shutil.copytree(examples, tmp_path / "examples")
    shutil.copytree(examples.parent / "graph", tmp_path / "graph")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")
    return tmp_path
