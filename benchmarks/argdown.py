"""Reading Argdown, beside Argdown's own reader in node.

python benchmarks/argdown.py
python benchmarks/argdown.py --node FOLDER --write

FOLDER has ``node_modules/@argdown/core``; the tests install it into ``.argdown``. Both readers take
the same file, each in a process of its own, in turn, and time themselves after one round that does
not count, so that neither's start counts.
"""

from __future__ import annotations

import argparse
import gc
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import process_time

from machine import page, store, table

from argmap.formats import loads
from argmap.formats.argdown.understanding import understand

HERE = Path(__file__).parent
SIZES = (200, 2_000, 20_000)
WORDS = [
    "bridge",
    "toll",
    "river",
    "ferry",
    "trade",
    "town",
    "winter",
    "crossing",
    "piers",
    "council",
]


def document(statements: int) -> str:
    """A debate of so many statements and arguments, with structures, tags and data."""
    blocks = []
    for n in range(statements // 5):
        word, other = WORDS[n % 10], WORDS[n * 7 % 10]
        blocks.append(
            f"[Claim {n}]: The {word} number {n} should be closed to private cars, since it is\n"
            f"wearing out faster than the {other} can be mended. #pro\n"
            f"  + <Reason {n}>: Heavy traffic widens the cracks in the piers of {word} {n}.\n"
            f"    - [Report {n}]: The engineers found *nothing* of the sort.\n"
            f"      {{kind: evidence, weight: 0.{n % 100:02}}}\n"
            f"  - [Claim {max(n - 1, 0)}]"
        )
        if n % 2 == 0:
            blocks.append(
                f"<Reason {n}>\n\n(1) Traffic on {word} {n} is heavy.\n"
                f"(2) [Law {n % 50}]: Heavy traffic widens cracks.\n"
                f"-- Cause to effect {{uses: [1, 2]}} --\n(3) [Claim {n}]"
            )
    return "\n\n".join(blocks) + "\n"


def ours(path: str, rounds: int) -> tuple[float, float]:
    """Median processor milliseconds for what the document says, and for the whole map."""
    data = Path(path).read_bytes()
    text = data.decode()
    steps = (lambda: understand(text), lambda: loads(data, "talk.argdown"))
    return tuple(median([_timed(step) for _ in range(rounds + 1)][1:]) for step in steps)


def _timed(step) -> float:
    gc.collect()
    start = process_time()
    found = step()
    taken = (process_time() - start) * 1000
    del found
    return taken


def measured(path: str, node: str, rounds: int) -> tuple[float, float, float]:
    """Medians over processes of each kind, run in turn: argmap, argmap's map, Argdown."""
    found = []
    for _ in range(rounds):
        mine = subprocess.run(
            [sys.executable, __file__, "--time", path], capture_output=True, text=True, check=True
        ).stdout.split()
        theirs = subprocess.run(
            ["node", str(HERE / "argdown.js"), path, "3"],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "NODE_PATH": str(Path(node) / "node_modules")},
        ).stdout
        found.append((float(mine[0]), float(mine[1]), float(theirs)))
    return tuple(median(column) for column in zip(*found, strict=True))


def main() -> None:
    """Measures, and prints or writes the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--node", default=str(HERE.parent / ".argdown"))
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--time", metavar="FILE", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.time:
        print(*ours(given.time, 3))
        return
    rows, before = [], None
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            path = Path(folder) / f"{size}.argdown"
            path.write_text(document(size), encoding="utf-8")
            model, whole, theirs = measured(str(path), given.node, given.rounds)
            growth = f"{model / before:.1f}" if before else ""
            before = model
            rows.append(
                [
                    *(f"{size:,}", f"{model:.0f}", f"{whole:.0f}", f"{theirs:.0f}"),
                    *(f"{model / theirs:.2f}", f"{whole / theirs:.2f}", growth),
                ]
            )
    head = ["statements and arguments", "argmap, model (ms)", "argmap, map (ms)"]
    head += ["@argdown/core, model (ms)", "model / core", "map / core", "growth of model"]
    text = table(head, rows) + "\n" + NOTE
    print(text)
    if given.write:
        store("argdown", page("Reading Argdown", text))


NOTE = """\
Milliseconds are of processor time, since the machine is shared; node's include its collector.
*Model* is parsing and Argdown's own model: classes of statements, arguments, derived relations;
that is what `@argdown/core` builds (`parse-input`, `build-model`). *Map* is all that `argmap check`
starts from: ids, records, places and findings as well, which the other has no counterpart for. Each
size is ten times the one before, so a growth of ten is linear. `pyargdown` 0.0.1, the one other
reader on PyPI, has no parser yet and reads none of the files.
"""

if __name__ == "__main__":
    main()
