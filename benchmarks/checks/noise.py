"""How often each check speaks up on maps that others have drawn: how much of it is noise.

python benchmarks/checks/noise.py
python benchmarks/checks/noise.py FOLDER... --write
python benchmarks/checks/noise.py --sample ARG106 --number 30

Without a folder the corpora are those under the folder that ARGMAP_CORPORA names. Every check is
run, those that are off by default too; a map counts as hit by a check once, however much it finds.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from machine import store, table  # noqa: E402

sys.path.insert(0, str(HERE))

from corpora import Corpus, corpus, corpus_name  # noqa: E402

from argmap.checks import Check, Context, checks, run  # noqa: E402
from argmap.model import Argument, Relation, Statement  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from argmap.diagnostic import Diagnostic
    from argmap.model import ArgumentMap

USUAL = ("araucaria", "microtexts/format=arggraph,lang=en")
"""The folders that are read when none is named."""
FAILED = "ARG599"
_NOTE = """
A cell is the share of the maps of a corpus in which the check finds anything, and in brackets how
much it finds in all. No corpus knows kinds of statements, passages, sources or theses, so checks
that look at these have nothing to go by; the theses are the conclusions that lead to nothing
further.
"""


class Heard(NamedTuple):
    """One finding, and where it was made."""

    corpus: str
    file: str
    map: ArgumentMap
    finding: Diagnostic


def heard(name: str, maps: Corpus, chosen: list[Check]) -> Iterator[Heard]:
    """Every finding of the checks on the maps of a corpus."""
    for file, argument_map in maps:
        for finding in run(Context(argument_map), chosen):
            yield Heard(name, file, argument_map, finding)


def noise(sizes: dict[str, int], found: list[Heard], chosen: list[Check]) -> str:
    """The table: a row for each check, a column for each corpus."""
    counts = [f"{name}, {size:,}" for name, size in sizes.items()]
    head = ["check", "code", "severity", "default", *counts, "in all"]
    totals = Counter((h.corpus, h.finding.code) for h in found)
    places = {(h.corpus, h.file, h.finding.code) for h in found}
    hit = Counter((name, code) for name, _, code in places)
    rows = []
    for check in chosen:
        finder = check.finder
        cells = [
            f"{hit[name, finder.code] / size:.0%} ({totals[name, finder.code]:,})"
            for name, size in sizes.items()
        ]
        every = f"{sum(totals[name, finder.code] for name in sizes):,}"
        shown = "on" if finder.default else "off"
        rows.append([finder.slug, finder.code, str(finder.severity), shown, *cells, every])
    return table(head, rows)


def failures(found: Iterable[Heard]) -> str:
    """A line for each way in which a check failed."""
    seen = Counter(h.finding.message for h in found if h.finding.code == FAILED)
    return "".join(f"\n{count} times: {message}\n" for message, count in seen.most_common())


def sample(found: list[Heard], code: str, number: int) -> Iterator[str]:
    """So many findings of a check, evenly drawn from all in order, with what they are about."""
    wanted = [h for h in found if code in {h.finding.code, h.finding.slug}]
    count = min(number, len(wanted))
    yield f"{count} of {len(wanted)} findings of {code}\n"
    for place in range(count):
        chosen = wanted[place * len(wanted) // count]
        yield f"\n{place + 1}. {chosen.corpus}/{chosen.file}: {chosen.finding.message}\n"
        yield from (f"     {line}\n" for line in _involved(chosen))


def _involved(chosen: Heard) -> Iterator[str]:
    """Whatever the finding names, in words."""
    for name in dict.fromkeys((chosen.finding.about, *chosen.finding.related)):
        record = chosen.map.records.get(name)
        if isinstance(record, Statement):
            yield f"{name}: {record.says}"
        elif isinstance(record, Argument):
            yield f"{name}, {record.kind}: {', '.join(record.schemes or record.rules) or '-'}"
            yield from (f"   from {_says(chosen.map, need)}" for need in record.needs)
            yield f"   to   {_says(chosen.map, record.target)}"
        elif isinstance(record, Relation):
            yield f"{name}, {record.kind}: {record.origins} to {record.targets}"


def _says(argument_map: ArgumentMap, name: str) -> str:
    statement = argument_map.statement_by_id.get(name)
    return f"{name}: {statement.says}" if statement else name or "-"


def folders(named: list[Path]) -> list[Path]:
    """The folders to read: those named, else the usual ones under ARGMAP_CORPORA."""
    root = os.environ.get("ARGMAP_CORPORA", "")
    found = named or [Path(root) / name for name in USUAL if root]
    missing = [str(folder) for folder in found if not folder.is_dir()]
    if missing or not found:
        sys.exit(f"no corpora: {', '.join(missing) or 'name a folder, or set ARGMAP_CORPORA'}")
    return found


def main() -> None:
    """Runs every check on every corpus."""
    parser = argparse.ArgumentParser(description="Count what the checks find in corpora.")
    parser.add_argument("folders", type=Path, nargs="*", help="folders of .json or .xml files")
    parser.add_argument("--sample", metavar="CODE", help="print findings of this check instead")
    parser.add_argument("--number", type=int, default=30, help="how many of them")
    parser.add_argument("--write", action="store_true", help="write results/noise.md")
    options = parser.parse_args()
    chosen = list(checks())
    maps = {corpus_name(folder): corpus(folder) for folder in folders(options.folders)}
    found = [h for name, some in maps.items() for h in heard(name, some, chosen)]
    if options.sample:
        sys.stdout.writelines(sample(found, options.sample, options.number))
        return
    sizes = {name: len(some) for name, some in maps.items()}
    text = noise(sizes, found, chosen) + _NOTE + failures(found)
    result = f"# What the checks find in published corpora\n\n{text}"
    print(result)
    if options.write:
        store("noise", result)


if __name__ == "__main__":
    main()
