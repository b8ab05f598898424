"""What the tables say about the machine: cores, memory and Python, and nothing else."""

from __future__ import annotations

import os
import platform
from pathlib import Path

RESULTS = Path(__file__).parent / "results"


def machine() -> str:
    """One line on the machine."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3
    python = platform.python_version()
    return f"{os.cpu_count()} cores, {memory:.0f} GiB of memory, Python {python}"


def table(head: list[str], rows: list[list[str]]) -> str:
    """A table in Markdown; all columns but the first are aligned to the right."""
    rule = ["---", *["---:"] * (len(head) - 1)]
    return "".join(f"| {' | '.join(row)} |\n" for row in [head, rule, *rows])


def page(title: str, text: str) -> str:
    """A page of results in Markdown."""
    return f"# {title}\n\n{machine()}. Only the ratios count.\n\n{text}"


def store(name: str, page: str) -> None:
    """Writes a page into the results."""
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"{name}.md").write_text(page, encoding="utf-8")
