"""How loading, writing, querying and checking grow with the map, beside the bare libraries.

python benchmarks/scale.py 1000 10000
python benchmarks/scale.py 1000 10000 100000 --limit 600 --write
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from generators import SHAPES, generate
from machine import page, store, table
from steps import STEPS

from argmap.formats import dump

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent


_HEAD = ["claims: step", "CPU seconds", "MiB", "libraries, CPU seconds", "MiB", "ratio"]
_NOTE = """
Shape: {shape}. Beside argmap, `load` and `write` are rdflib's Turtle; `query` is rdflib's engine
with the shortcuts derived beforehand, which argmap derives within the step; `shapes` is pySHACL
with all shapes. Limit of a step: {limit:g} seconds by the clock, with what it needs
beforehand.
"""


class Cost(NamedTuple):
    """What a step took."""

    seconds: float
    memory: float
    """Greatest memory of the process, in MiB."""


def cost(step: str, path: Path, limit: float) -> Cost | str:
    """The cost of one step in a process of its own, or why there is none."""
    command = [sys.executable, str(HERE / "steps.py"), step, str(path)]
    environment = os.environ | {"ARGMAP_MAX_BYTES": str(8 * 1024**3)}
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=limit, env=environment, check=False
        )
    except subprocess.TimeoutExpired:
        return f"over {limit:g} s"
    if done.returncode:
        return f"failed: {(done.stderr.strip().splitlines() or ['no message'])[-1][:80]}"
    found = json.loads(done.stdout)
    return Cost(found["seconds"], found["memory"] / 1024)


def row(claims: int, step: str, path: Path, limit: float, libraries: bool) -> list[str]:
    """One row of the table."""
    ours = cost(step, path, limit)
    beside = STEPS[step][1]
    theirs = cost(beside, path, limit) if beside and libraries else None
    ratio = "-"
    if isinstance(ours, Cost) and isinstance(theirs, Cost):
        ratio = f"{ours.seconds / theirs.seconds:.2f}"
    return [f"{claims:,}: {step}", *_shown(ours), *_shown(theirs), ratio]


def _shown(found: Cost | str | None) -> list[str]:
    if isinstance(found, Cost):
        return [f"{found.seconds:.2f}", f"{found.memory:,.0f}"]
    return [found or "-", "-"]


def measured(options: argparse.Namespace, folder: Path) -> Iterator[list[str]]:
    """The rows, as they come."""
    for claims in options.claims:
        path = folder / f"{options.shape}-{claims}.ttl"
        path.write_bytes(dump(generate(claims, options.shape)))
        steps = ["load", "write", "query", "checks"]
        steps += ["shapes"] * (claims <= options.shapes_up_to)
        libraries = claims <= options.libraries_up_to
        for step in steps:
            yield row(claims, step, path, options.limit, libraries)


def main() -> None:
    """Measures every step on every size."""
    parser = argparse.ArgumentParser(description="Measure how steps grow with the map.")
    parser.add_argument("claims", type=int, nargs="+", help="numbers of claims")
    parser.add_argument("--shape", choices=SHAPES, default="layered")
    parser.add_argument("--shapes-up-to", type=int, default=10_000, help="claims; above, no SHACL")
    parser.add_argument(
        "--limit", type=float, default=300, help="wall-clock seconds that a step may take"
    )
    parser.add_argument(
        "--libraries-up-to", type=int, default=10_000, help="claims; above, argmap alone"
    )
    parser.add_argument("--write", action="store_true", help="write results/NAME.md")
    parser.add_argument("--name", default="scale", help="of the file in results/")
    options = parser.parse_args()
    rows = []
    note = _NOTE.format(shape=options.shape, limit=options.limit)
    with tempfile.TemporaryDirectory() as folder:
        for found in measured(options, Path(folder)):
            print(*found, sep="  ", file=sys.stderr, flush=True)
            rows.append(found)
            if options.write:
                store(options.name, page("Scale", table(_HEAD, rows) + note))
    print(page("Scale", table(_HEAD, rows) + note))


if __name__ == "__main__":
    main()
