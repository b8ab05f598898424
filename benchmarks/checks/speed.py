"""What the checks and the shapes cost as maps grow, beside pySHACL alone with the shapes.

python benchmarks/checks/speed.py
python benchmarks/checks/speed.py 1000 10000 --shapes layered --limit 30
python benchmarks/checks/speed.py --write

Every figure comes from a process of its own (see ``measure.py``). Whatever is in the table of
checks is measured, if it runs by default.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))
sys.path.insert(0, str(HERE))

from machine import page, store, table  # noqa: E402
from maps import SHAPES  # noqa: E402
from startup import PAIRS, paired  # noqa: E402

SIZES = (1_000, 10_000, 100_000)
ENGINE_UP_TO = 10_000
WHOLE = 10
"""All that is done may take so many times as long as one check may."""
SLOW = 3.0
"""More seconds than a check may take of the largest map."""
STEEP = 1.18
"""Time may grow with this power of the size: 15 times for ten times the claims."""
SMALL = 0.05
"""Below so many seconds growth is noise."""
_NOTE = """
Processor seconds; *clock* on the clock. *all* and *clock* are all that `argmap check` does
once the map is read; two processors share the checks of a large map. *shapes* is its part for the
shapes, *pySHACL* that engine alone with all shapes on the same map in memory, up to {engine:,}
claims only. MiB is the greatest memory of the processes with *all*, the map included, and *of it
the map* that of a process that makes the map and no more. *growth* is *all* beside the row
above. To be met at 100,000 claims: 30 seconds on the clock and 2,048 MiB.
"""
_DEAREST = """
## The dearest

Processor seconds of {count} of what runs by default, dearest first. Names in italics are no checks
but what several of them share, counted once. *growth* is from {small:,} to {large:,} claims of the
first shape, *found* what is found in its largest map.

"""


class Measured(NamedTuple):
    """What came of measuring one map in one way."""

    records: int
    memory: float
    """In MiB."""
    costs: dict[str, tuple[float | None, int]]


Parts: TypeAlias = dict[tuple[str, int], Measured]
"""What the single checks cost, by the shape of a map and its number of claims."""


def measured(what: str, shape: str, claims: int, limit: int) -> Measured:
    """Measures in a process of its own."""
    command = [sys.executable, str(HERE / "measure.py"), what, shape, str(claims), str(limit)]
    print("measuring", *command[2:], file=sys.stderr, flush=True)
    found: dict[str, Any] = json.loads(subprocess.check_output(command, text=True))
    costs = {name: (cost[0], cost[1]) for name, cost in found["costs"].items()}
    return Measured(found["records"], found["memory"] / 1024, costs)


def shown(seconds: float | None, limit: int) -> str:
    """Seconds for a table."""
    return f"over {limit}" if seconds is None else f"{seconds:.2f}"


def growth(later: float | None, former: float | None) -> str:
    """How many times as long; nothing where the former is noise."""
    if later is None or former is None or former < SMALL:
        return "-"
    return f"{later / former:.1f}"


def whole_rows(parts: Parts, options: argparse.Namespace) -> list[list[str]]:
    """One row for each map: all that is done, the shapes within it, pySHACL."""
    rows = []
    for shape in options.shapes:
        former: float | None = None
        for claims in options.sizes:
            ours = parts[shape, claims].costs["*shapes*"][0]
            seconds, row = whole_row(shape, claims, ours, options.limit)
            row.insert(4, growth(seconds, former))
            former = seconds
            rows.append(row)
            print(" | ".join(row), flush=True)
    return rows


def whole_row(
    shape: str, claims: int, ours: float | None, limit: int
) -> tuple[float | None, list[str]]:
    """The row of one map without its growth, and the seconds of all that is done."""
    most = WHOLE * limit
    whole, bare = (measured(what, shape, claims, most) for what in ("whole", "nothing"))
    engine = measured("engine", shape, claims, most) if claims <= ENGINE_UP_TO else None
    seconds = whole.costs["whole"][0]
    theirs = engine.costs["engine"][0] if engine else None
    clock = whole.costs["clock"][0]
    row = [f"{shape}, {claims:,}", f"{whole.records:,}", shown(clock, most)]
    row += [shown(seconds, most), shown(ours, limit)]
    row += [
        shown(theirs, most) if engine else "-",
        f"{theirs / ours:.0f}" if theirs and ours else "-",
    ]
    return seconds, [*row, f"{whole.memory:,.0f}", f"{bare.memory:,.0f}"]


def dearest(
    parts: Parts, options: argparse.Namespace, count: int
) -> tuple[list[str], list[list[str]]]:
    """The checks that take longest of any map of the largest size, and their growth."""
    sizes, shapes = options.sizes, options.shapes
    columns = [(shapes[0], n) for n in sizes] + [(s, sizes[-1]) for s in shapes[1:]]

    def cost(name: str, shape: str, claims: int) -> float | None:
        return parts[shape, claims].costs.get(name, (0.0, 0))[0]

    def dear(name: str) -> float:
        found = [cost(name, shape, sizes[-1]) for shape in shapes]
        return max(float("inf") if seconds is None else seconds for seconds in found)

    names = sorted(parts[shapes[0], sizes[-1]].costs, key=dear, reverse=True)
    head = ["check", *(f"{s}, {n:,}" for s, n in columns), "growth", "found"]
    rows = []
    for name in names[:count]:
        found = [cost(name, *column) for column in columns]
        grown = growth(cost(name, *columns[len(sizes) - 1]), cost(name, *columns[0]))
        total = parts[shapes[0], sizes[-1]].costs[name][1]
        rows.append([name, *(shown(s, options.limit) for s in found), grown, f"{total:,}"])
    return head, rows


def complaints(parts: Parts, options: argparse.Namespace) -> list[str]:
    """What is slow or not near-linear, a line each."""
    found = []
    for shape in options.shapes:
        for former, later in zip(options.sizes, options.sizes[1:], strict=False):
            for name, (seconds, _) in parts[shape, later].costs.items():
                before = parts[shape, former].costs.get(name, (None, 0))[0]
                steep = (later / former) ** STEEP
                where = f"- {name}: {shape}, {later:,} claims: {shown(seconds, options.limit)} s"
                if seconds is None:
                    found.append(f"{where} ({shown(before, options.limit)} of {former:,})")
                elif before and before >= SMALL and seconds / before > steep:
                    found.append(f"{where}, {seconds / before:.0f} times that of {former:,}")
                elif later >= SIZES[-1] and seconds > SLOW:
                    found.append(where)
    return found


def article() -> str:
    """The check of the encoded article beside the mere loading of the libraries."""
    name, command, beside, least, target = PAIRS[1]
    ours, theirs = paired(command, least, 7)
    ratio = ours / theirs
    verdict = "met" if ratio <= target else "missed"
    row = [f"`{name}` beside `{beside}`", f"{ours:.2f}", f"{theirs:.2f}", f"{ratio:.2f}"]
    head = ["pair", "seconds", "beside", "ratio", "at most", "target"]
    return "\n## The article\n\n" + table(head, [[*row, f"{target:g}", verdict]])


def main() -> None:
    """Measures every map in every way."""
    parser = argparse.ArgumentParser(description="Measure how checks and shapes grow.")
    parser.add_argument("sizes", type=int, nargs="*", default=list(SIZES), help="numbers of claims")
    parser.add_argument("--shapes", nargs="+", default=list(SHAPES))
    parser.add_argument("--limit", type=int, default=60, help="seconds that one check may take")
    parser.add_argument("--parts", action="store_true", help="only the single checks")
    parser.add_argument("--write", action="store_true", help="write results/checks.md")
    options = parser.parse_args()
    maps = [(shape, claims) for shape in options.shapes for claims in options.sizes]
    parts = {(s, n): measured("parts", s, n, options.limit) for s, n in maps}
    slow = complaints(parts, options)
    print("\n".join(slow) or "nothing is slow or steep", flush=True)
    head, rows = dearest(parts, options, 1000 if options.parts else 10)
    single = _DEAREST.format(count=len(rows), small=options.sizes[0], large=options.sizes[-1])
    single += table(head, rows)
    if options.parts:
        print(single)
        return
    first = [
        "map, claims",
        "records",
        "clock",
        "all",
        "growth",
        "shapes",
        "pySHACL",
        "times",
        "MiB",
    ]
    text = table([*first, "of it the map"], whole_rows(parts, options))
    text += _NOTE.format(engine=ENGINE_UP_TO) + single
    text += "\n## Slow or steep\n\n" + ("\n".join(slow) or "Nothing.") + "\n" + article()
    result = page("Checks and shapes", text)
    print(result)
    if options.write:
        store("checks", result)


if __name__ == "__main__":
    main()
