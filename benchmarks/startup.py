"""How long everyday commands take to start, beside the least that Python needs for them.

python benchmarks/startup.py
python benchmarks/startup.py --rounds 15 --write
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from machine import page, store, table

ROOT = Path(__file__).resolve().parents[1]
ARGMAP = str(Path(sys.executable).with_name("argmap"))
KOREA = "graph/japan-south-korea-alignments.ttl"
PAIRS: tuple[tuple[str, list[str], str, list[str], float], ...] = (
    ("argmap --help", [ARGMAP, "--help"], "python -c pass", [sys.executable, "-c", "pass"], 4),
    (
        f"argmap check {KOREA}",
        [ARGMAP, "check", KOREA],
        "python -c 'import rdflib, pyshacl'",
        [sys.executable, "-c", "import rdflib, pyshacl"],
        1.5,
    ),
)
"""What is timed, beside what, and how many times as long it may take."""


def seconds(command: list[str], bytecode: str) -> float:
    """How long one run takes from start to end, with its bytecode kept in a folder."""
    kept = {"PYTHONPYCACHEPREFIX": bytecode, "PYTHONDONTWRITEBYTECODE": ""}
    start = perf_counter()
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, env=os.environ | kept)
    return perf_counter() - start


def paired(first: list[str], second: list[str], rounds: int) -> tuple[float, float]:
    """Medians of both, run in turn after one run each that does not count.

    Both have their bytecode, as what is installed has; the first run makes it.
    """
    with TemporaryDirectory() as folder:
        seconds(first, folder), seconds(second, folder)
        times = [(seconds(first, folder), seconds(second, folder)) for _ in range(rounds)]
    return median(a for a, _ in times), median(b for _, b in times)


def main() -> None:
    """Times the pairs."""
    parser = argparse.ArgumentParser(description="Time the start of everyday commands.")
    parser.add_argument("--rounds", type=int, default=11, help="runs of each; at least 7")
    parser.add_argument("--write", action="store_true", help="write results/startup.md")
    options = parser.parse_args()
    rounds = max(7, options.rounds)
    rows = []
    for name, command, beside, least, target in PAIRS:
        ours, theirs = paired(command, least, rounds)
        verdict = "met" if ours / theirs <= target else "missed"
        shown = [f"{ours:.3f}", f"{theirs:.3f}", f"{ours / theirs:.1f}", f"{target:g}", verdict]
        rows.append([f"`{name}` beside `{beside}`", *shown])
    head = ["pair", "seconds", "beside", "ratio", "at most", "target"]
    note = f"\nMedians of {rounds} runs each, in turn.\n"
    result = page("Start-up", table(head, rows) + note)
    print(result)
    if options.write:
        store("startup", result)


if __name__ == "__main__":
    main()
