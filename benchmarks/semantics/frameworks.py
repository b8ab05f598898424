"""Solving Dung frameworks, beside the solvers of the field, on instances of the competitions.

python benchmarks/semantics/frameworks.py --peers PYTHON --instances FOLDER --mu-toksia FILE --write

PYTHON is an interpreter with formal-argumentation[z3], pygarg, python-sat, python-argumentation,
clingo, afsolver and arglib; FOLDER holds the instances as ``.af`` files in ``converted/`` and
pygarg's own in ``pygarg/exp/instances/``. What is not there is left out and said to be.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from machine import page, store, table  # noqa: E402

ROUNDS = 5
LIMIT = 60.0
TRAFFIC = "a1210993_20150717_0403.gml.80"
_OWN_EVERY = 20


class Case(NamedTuple):
    """One row of the table.

    Attributes:
        peer: The solver beside argmap.
        files: The instances: a name under ``converted/``, or ``pygarg`` for a sample of its own.
        task: The task.
        query: The argument that is asked about.
        target: At least so many times as fast, as the design has it; 0 for no target.
    """

    peer: str
    files: str
    task: str
    query: str
    target: float


CASES = [
    Case("arglib", "a chain of 1,000 claims", "diagnosed", "1000", 0),
    *(
        Case("formal-argumentation", "admbuster_50000", task, "1", target)
        for task, target in (("GR", 4), ("ST", 8), ("PR", 8), ("DC", 8))
    ),
    *(
        Case("formal-argumentation", TRAFFIC, task, "2454", target)
        for task, target in (("ST", 15), ("PR", 25), ("DC", 25), ("DS", 25))
    ),
    *(
        Case("pygarg", "pygarg", task, "a1", target)
        for task, target in (("GR", 100), ("PR", 4), ("ST", 3), ("DC", 6), ("DS", 50))
    ),
    Case("PyArg", "n100p3q34ve", "PR", "A34", 1000),
    Case("PyArg", "admbuster_1000", "GR", "A1", 1000),
    Case("afsolver", "n100p3q34ve", "PR", "34", 1000),
    Case("afsolver", "admbuster_1000", "GR", "1", 1000),
    *(
        Case("clingo", files, task, query, 1.5)
        for files, query in (("admbuster_10000", "1"), ("admbuster_50000", "1"))
        for task in ("GR", "ST", "PR", "DC", "DS")
    ),
    *(
        Case("clingo", files, task, query, 0.5)
        for files, query in (("n100p3q34ve", "34"), ("n160p5q2_ve", "54"), ("n256p5q2_e", "86"))
        for task in ("ST", "PR", "DC", "DS")
    ),
    *(
        Case("mu-toksia", files, task, query, 1)
        for files, query in (("admbuster_10000", "1"), ("admbuster_50000", "1"))
        for task in ("ST", "PR", "DC", "DS")
    ),
    *(
        Case("mu-toksia", files, task, query, 0.5)
        for files, query in (("n100p3q34ve", "34"), ("n160p5q2_ve", "54"), ("n256p5q2_e", "86"))
        for task in ("ST", "PR", "DC", "DS")
    ),
]
_TOKSIA = {"ST": "SE-ST", "PR": "SE-PR", "DC": "DC-PR", "DS": "DS-PR"}


class Run(NamedTuple):
    """What a solver took, in seconds, and answered."""

    whole: float
    solving: float
    answers: list[bool]


def seconds(command: list[str], inside: bool) -> Run | None:
    """What a solver took and answered; None beyond the limit or when it failed.

    Args:
        command: The command.
        inside: Whether it tells its seconds itself; else those of the process are taken.
    """
    start = time.perf_counter()
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=LIMIT, check=False, env=_environment()
        )
    except subprocess.TimeoutExpired:
        return None
    took = time.perf_counter() - start
    if done.returncode and inside:
        return None
    if inside:
        told = json.loads(done.stdout.splitlines()[-1])
        return Run(told["loading"] + told["solving"], told["solving"], told["answers"])
    first = done.stdout.split()[:1]
    return Run(took, took, [first not in ([], ["NO"])])


def _environment() -> dict[str, str]:
    return {**os.environ, "OMP_NUM_THREADS": "1"}


def measured(case: Case, options: argparse.Namespace) -> list[str] | None:
    """One row: medians of rounds in turn, A B A B; None when something is not there."""
    paths = _paths(case, Path(options.instances))
    if not paths or not _present(case.peer, options):
        return None
    ours_query = case.query.removeprefix("A") if case.peer == "PyArg" else case.query
    own_name = "argmap-chain" if case.peer == "arglib" else "argmap"
    ours = [sys.executable, str(HERE / "peers.py"), own_name, case.task, ours_query, *paths]
    if case.peer == "mu-toksia":
        theirs = [options.mu_toksia, "-p", _TOKSIA[case.task], "-f", paths[0]]
        theirs += ["-a", case.query] if case.task in {"DC", "DS"} else []
    else:
        theirs = [options.peers, str(HERE / "peers.py"), case.peer, case.task, case.query, *paths]
    mine: list[Run] = []
    peer: list[Run] = []
    for _ in range(options.rounds):
        own = seconds(ours, inside=True)
        if own is None:
            return [*_name(case), "over the limit", *[""] * 6]
        if len(peer) == len(mine) and (other := seconds(theirs, inside=case.peer != "mu-toksia")):
            peer.append(other)
        mine.append(own)
    whole, solving = (statistics.median(getattr(r, k) for r in mine) for k in ("whole", "solving"))
    if not peer:
        ratio = LIMIT / whole
        told = [f"{whole:.3f}", f"over {LIMIT:g}", f"over {ratio:,.0f}"]
        if case.peer == "arglib":
            told = [f"{whole:.3f}", "fails: RecursionError", "-"]
        return [*_name(case), *told, f"{solving:.3f}", "-", "-", _met(ratio, ratio, case), "-"]
    theirs_whole, theirs_solving = (
        statistics.median(getattr(r, k) for r in peer) for k in ("whole", "solving")
    )
    ratios = theirs_whole / whole, theirs_solving / solving
    agree = "yes" if all(r.answers == mine[0].answers for r in peer) else "NO"
    inside = case.peer != "mu-toksia"
    return [
        *_name(case),
        f"{whole:.3f}",
        f"{theirs_whole:.3f}",
        f"{ratios[0]:,.2f}",
        f"{solving:.3f}",
        f"{theirs_solving:.3f}" if inside else "-",
        f"{ratios[1]:,.2f}" if inside else "-",
        _met(ratios[0], ratios[1] if inside else 0.0, case),
        agree,
    ]


def _name(case: Case) -> list[str]:
    return [f"{case.peer}: {case.files}, {case.task}"]


def _met(whole: float, solving: float, case: Case) -> str:
    if not case.target:
        return "finishes"
    if whole >= case.target:
        return f"{case.target:g} met"
    return f"{case.target:g} " + ("in solving" if solving >= case.target else "MISSED")


def _present(peer: str, options: argparse.Namespace) -> bool:
    if peer == "mu-toksia":
        return bool(options.mu_toksia) and Path(options.mu_toksia).is_file()
    return bool(options.peers)


def _paths(case: Case, folder: Path) -> list[str]:
    if case.peer == "arglib":
        return [case.query]
    if case.files == "pygarg":
        every = sorted((folder / "pygarg" / "exp" / "instances").rglob("*.apx"))
        return [str(path) for path in every[::_OWN_EVERY]]
    path = folder / "converted" / f"{case.files}.af"
    return [str(path)] if path.is_file() else []


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peers", default="", help="interpreter with the other solvers")
    parser.add_argument("--instances", required=True)
    parser.add_argument("--mu-toksia", default="")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--only", default="", help="only rows whose name holds this")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    rows, missing = [], []
    for case in CASES:
        if options.only not in _name(case)[0]:
            continue
        row = measured(case, options)
        if row is None:
            missing.append(_name(case)[0])
        else:
            print(" | ".join(row), flush=True)
            rows.append(row)
    head = ["peer: instance, task", "argmap, s", "peer, s", "ratio"]
    head += ["argmap solving, s", "peer solving, s", "ratio", "at least", "agree"]
    text = table(head, rows) + _NOTE.format(limit=LIMIT, rounds=options.rounds, every=_OWN_EVERY)
    if missing:
        text += "\nNot there: " + "; ".join(missing) + ".\n"
    if options.write:
        store("frameworks", page("Solving frameworks", text))


_NOTE = """
Seconds by the clock from the text of the instances to the answer, imports before, and those of
solving alone; each run in a process of its own, in turn with the other; medians of {rounds}. A
ratio is the peer's seconds by argmap's. Where the ratio from text to answer is below the target but
that of solving is not, the table says *in solving*. Of mu-toksia, a program in C++,
the seconds of the whole process. Limit {limit:g} seconds. GR, ST, PR: some extension; DC, DS:
acceptance under the preferred semantics, without certificate. `pygarg` stands for every {every}th
of the instances that its authors measured it with, together.
"""


if __name__ == "__main__":
    main()
