"""What ``argmap convert`` and ``argmap info`` do with a folder of maps."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

import click

from argmap.commands.progress import Progress
from argmap.commands.terminal import note, say, shown_path
from argmap.diagnostic import Severity

if TYPE_CHECKING:
    from pathlib import Path

    from argmap.diagnostic import Diagnostic

_SHOWN = 10
"""So many files that cannot be read are named."""


class Tally:
    """What came of the files of a corpus."""

    def __init__(self) -> None:
        self.read = self.written = 0
        self.oddities: Counter[str] = Counter()
        self.lost: Counter[str] = Counter()
        self.bad: list[tuple[str, str]] = []

    def add(self, path: str, found: tuple[Diagnostic, ...]) -> bool:
        """Counts a file; whether it could be read whole."""
        wrong = next((d for d in found if d.severity is Severity.ERROR), None)
        if wrong:
            self.bad.append((path, wrong.message))
            return False
        self.read += 1
        self.oddities.update(finding.slug for finding in found)
        return True

    def data(self) -> dict[str, Any]:
        """The tally as plain data."""
        return {
            "read": self.read,
            "written": self.written,
            "unreadable": [{"path": path, "why": why} for path, why in self.bad],
            "findings": dict(sorted(self.oddities.items())),
            "lost": dict(sorted(self.lost.items())),
        }

    def tell(self) -> None:
        """Prints the tally."""
        for name, why in self.bad[:_SHOWN]:
            note(f"{name}: {why}")
        if len(self.bad) > _SHOWN:
            note(f"... and {len(self.bad) - _SHOWN} more that cannot be read")
        note(f"{self.read:,} read, {self.written:,} written, {len(self.bad):,} unreadable")
        for title, counts in (("found", self.oddities), ("not held", self.lost)):
            parts = [f"{number:,} {name}" for name, number in counts.most_common()]
            if parts:
                note(f"{title}: {', '.join(parts)}")


def converted(folder: Path, into: Path, target: str, name: str, as_json: bool, strict: bool) -> int:
    """Writes every map of a folder in another format; 1 when a file could not be."""
    from argmap.files import write_whole
    from argmap.formats import dump
    from argmap.formats.corpus import map_files, read_file
    from argmap.formats.loss import losses
    from argmap.formats.table import BY_NAME

    row = BY_NAME[target]
    if into.resolve() == folder.resolve():
        raise click.UsageError("The folder to write into is the one to read from.")
    paths = map_files(folder, name)
    tally = Tally()
    taken: set[Path] = set()
    with Progress(*(path.name for path in paths)) as progress:
        for path in paths:
            loaded = read_file(path, name)
            if tally.add(shown_path(path), loaded.diagnostics):
                lost = losses(loaded.map, row)
                for loss in lost:
                    key = f"{loss.record}.{loss.field}" if loss.field else loss.record
                    tally.lost[key] += len(loss.ids)
                if not (lost and strict):
                    to = into / path.relative_to(folder).parent
                    written = _free(to / (path.name.partition(".")[0] or path.name), row, taken)
                    written.parent.mkdir(parents=True, exist_ok=True)
                    write_whole(written, dump(loaded.map, target))
                    tally.written += 1
            progress.next()
    if as_json:
        say(json.dumps(tally.data(), indent=2, ensure_ascii=False))
    else:
        tally.tell()
    return int(bool(tally.bad) or tally.written < tally.read)


def counted(folder: Path, name: str, as_json: bool, width: int) -> int:
    """Prints the figures of all maps of a folder together; 1 when a file could not be read."""
    from argmap.formats.corpus import map_files, read_file
    from argmap.report.corpus import CorpusInfo, corpus_text

    paths = map_files(folder, name)
    tally, found = Tally(), CorpusInfo()
    with Progress(*(path.name for path in paths)) as progress:
        for path in paths:
            loaded = read_file(path, name)
            if tally.add(shown_path(path), loaded.diagnostics):
                found.add(loaded.map)
            progress.next()
    if as_json:
        reading = {k: v for k, v in tally.data().items() if k not in {"written", "lost"}}
        say(json.dumps({**found.data(), **reading}, indent=2, ensure_ascii=False))
    else:
        say(corpus_text(found, tally.oddities, width))
        for bad, why in tally.bad[:_SHOWN]:
            note(f"{bad}: {why}")
    return int(bool(tally.bad))


def _free(stem: Path, row: Any, taken: set[Path]) -> Path:
    """A name for a file that no other of this run has."""
    number = 1
    path = stem.with_name(stem.name + row.extensions[0])
    while path in taken:
        number += 1
        path = stem.with_name(f"{stem.name}-{number}{row.extensions[0]}")
    taken.add(path)
    return path
