"""Reading corpora of AIF beside arguebuf, in one run.

python benchmarks/interchange.py FOLDER --peer PYTHON --write

FOLDER holds node sets as AIFdb dumps them (``.json``), such as a checkout of ArgueBase; PYTHON
is one in which ``pip install arguebuf`` was run. Each reads all files in a process of its own,
in turn, {rounds} times; the median counts. *kept* are the nodes and edges that are there when
what was read is written again as AIF.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

from machine import page, store, table

from argmap.formats import dump, load, loads

ROUNDS = 3
_COMMON = """
import json, sys, time
from pathlib import Path
files = [Path(line) for line in sys.stdin.read().split("\\n")]
"""
_ARGMAP = """
from argmap.formats import dump, load
def read(path): return load(path, "aif").map
def again(found): return json.loads(dump(found, "aif"))
"""
_ARGUEBUF = """
import arguebuf
def read(path):
    with path.open(encoding="utf-8") as stream:
        return arguebuf.load.aif(json.load(stream))
def again(found): return arguebuf.dump.aif(found)
"""
_REST = """
read(files[0])
start, failed, found = time.perf_counter(), 0, []
for path in files:
    try:
        found.append(read(path))
    except Exception:
        failed += 1
seconds = time.perf_counter() - start
nodes = edges = unwritten = 0
for item in found:
    try:
        made = again(item)
    except Exception:
        unwritten += 1
        continue
    nodes += len(made["nodes"])
    edges += len(made["edges"])
told = dict(seconds=seconds, failed=failed, unwritten=unwritten, nodes=nodes, edges=edges)
print(json.dumps(told))
"""


def measured(python: str, own: str, files: list[Path]) -> dict[str, Any]:
    """What one of them makes of the files."""
    done = subprocess.run(
        [python, "-c", _COMMON + own + _REST],
        input="\n".join(map(str, files)),
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def identical(files: list[Path]) -> str:
    """How many files come out as they went in, also by way of Turtle, and what was odd in them."""
    same = by_turtle = 0
    quirks: Counter[str] = Counter()
    for path in files:
        loaded = load(path, "aif")
        quirks.update(finding.slug for finding in loaded.diagnostics)
        before = _parts(json.loads(path.read_text(encoding="utf-8")))
        same += _parts(json.loads(dump(loaded.map, "aif"))) == before
        kept = loads(dump(loaded.map, "turtle"), "", "turtle").map
        by_turtle += _parts(json.loads(dump(kept, "aif"))) == before
    told = ", ".join(f"{number:,} {slug}" for slug, number in quirks.most_common())
    return (
        f"Of {len(files):,} files {same:,} come out of argmap with the same nodes, edges and "
        f"locutions, {by_turtle:,} by way of Turtle. Odd in them: {told}.\n"
    )


def _parts(node_set: dict[str, Any]) -> list[Counter[str]]:
    return [
        Counter(json.dumps(item, sort_keys=True) for item in node_set.get(name) or ())
        for name in ("nodes", "edges", "locutions")
    ]


def main() -> None:
    """Measures, prints, and writes the results when asked to."""
    parser = argparse.ArgumentParser(description="Measure the reading of AIF.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--peer", metavar="PYTHON", required=True)
    parser.add_argument("--write", action="store_true", help="write results/interchange.md")
    options = parser.parse_args()
    files, nodes, edges = [], 0, 0
    for path in sorted(options.folder.resolve().rglob("*.json")):
        value = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(value, dict) and isinstance(value.get("nodes"), list):
            files.append(path)
            nodes, edges = nodes + len(value["nodes"]), edges + len(value["edges"])
    programs = {"argmap": (sys.executable, _ARGMAP), "arguebuf": (options.peer, _ARGUEBUF)}
    found: dict[str, list[dict[str, Any]]] = {name: [] for name in programs}
    for _ in range(ROUNDS):
        for name, program in programs.items():
            found[name].append(measured(*program, files))
    rows = []
    for name, rounds in found.items():
        seconds = statistics.median(item["seconds"] for item in rounds)
        last = rounds[-1]
        rows.append(
            [
                name,
                f"{seconds:.2f}",
                f"{len(files) / seconds:,.0f}",
                f"{nodes / seconds:,.0f}",
                f"{len(files) - last['failed']:,}",
                f"{last['nodes']:,}",
                f"{last['edges']:,}",
            ]
        )
    head = ["", "seconds", "files a second", "nodes a second", "read", "nodes kept", "edges kept"]
    total = f"{len(files):,} files with {nodes:,} nodes and {edges:,} edges.\n"
    note = (__doc__ or "").split("\n\n", 2)[2].format(rounds=ROUNDS)
    result = page("Interchange", "\n".join([table(head, rows), total, identical(files), note]))
    print(result)
    if options.write:
        store("interchange", result)


if __name__ == "__main__":
    main()
