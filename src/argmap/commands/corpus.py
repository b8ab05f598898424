"""What ``argmap convert`` and ``argmap info`` do with a folder of maps."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

import click

from argmap.commands.progress import Progress
from argmap.commands.terminal import note, say, shown_path
from argmap.diagnostic import Severity
from argmap.errors import ArgmapError
from argmap.formats.table import without_extension

if TYPE_CHECKING:
    from pathlib import Path

    from argmap.diagnostic import Diagnostic
    from argmap.formats.loaded import Loaded
    from argmap.formats.table import Format

_SHOWN = 10
"""So many files that cannot be read are named."""
_FEW = 5
"""So many that are no maps."""


class Tally:
    """What came of the files of a corpus."""

    def __init__(self) -> None:
        self.read = self.written = 0
        self.oddities: Counter[str] = Counter()
        self.lost: Counter[str] = Counter()
        self.bad: list[tuple[str, str]] = []
        self.unwritten: list[tuple[str, str]] = []
        self.others: tuple[str, ...] = ()
        self.files: list[dict[str, Any]] = []

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
            "unwritable": [{"path": path, "why": why} for path, why in self.unwritten],
            "no_maps": list(self.others),
            "findings": dict(sorted(self.oddities.items())),
            "lost": dict(sorted(self.lost.items())),
            "files": self.files,
        }

    def tell(self) -> None:
        """Prints the tally."""
        self.tell_bad()
        note(f"{self.read:,} read, {self.written:,} written, {len(self.bad):,} unreadable")
        for title, counts in (("found", self.oddities), ("not held", self.lost)):
            parts = [f"{number:,} {name}" for name, number in counts.most_common()]
            if parts:
                note(f"{title}: {', '.join(parts)}")

    def tell_bad(self) -> None:
        """Names the files that were left out, and why."""
        _name([f"{name}: {why}" for name, why in self.bad], "that cannot be read")
        _name([f"{name}: {why}" for name, why in self.unwritten], "that cannot be written")
        if self.others:
            several = "1 file is" if len(self.others) == 1 else f"{len(self.others):,} files are"
            names = [PurePath(path).name for path in self.others[:_FEW]]
            more = ", ..." if len(self.others) > _FEW else ""
            note(f"{several} no map: {', '.join(names)}{more}")


def _name(lines: list[str], which: str) -> None:
    for line in lines[:_SHOWN]:
        note(line)
    if len(lines) > _SHOWN:
        note(f"... and {len(lines) - _SHOWN} more {which}")


def converted(folder: Path, into: Path, target: str, name: str, as_json: bool, strict: bool) -> int:
    """Writes every map of a folder in another format; 1 when a file could not be."""
    from argmap.formats.corpus import corpus_in, read_file
    from argmap.formats.table import BY_NAME

    row = BY_NAME[target]
    if into.resolve() == folder.resolve():
        raise click.UsageError("The folder to write into is the one to read from.")
    if into.exists() and not into.is_dir():
        raise click.UsageError(f"{shown_path(into)} is a file; name a folder with -o.")
    found = corpus_in(folder, name, without=into)
    tally = Tally()
    tally.others = tuple(shown_path(path) for path in found.others)
    taken: set[Path] = set()
    with Progress(*(path.name for path in found.maps)) as progress:
        for path in found.maps:
            loaded = read_file(path, name)
            if tally.add(shown_path(path), loaded.diagnostics):
                stem = into / path.relative_to(folder).parent / without_extension(path.name)
                _write(loaded, _free(stem, row, taken), row, tally, strict)
            progress.next()
    if as_json:
        say(json.dumps(tally.data(), indent=2, ensure_ascii=False))
    else:
        tally.tell()
    return int(bool(tally.bad) or tally.written < tally.read)


def _write(loaded: Loaded, to: Path, row: Format, tally: Tally, strict: bool) -> None:
    """Writes a map of the folder and counts what is lost; what cannot be written is named."""
    from argmap.files import write_whole
    from argmap.formats import dump
    from argmap.formats.loss import losses, losses_data

    lost = losses(loaded.map, row)
    told = {"path": shown_path(loaded.path), "to": "", "lost": losses_data(lost)}
    tally.files.append(told)
    for loss in lost:
        key = f"{loss.record}.{loss.field}" if loss.field else loss.record
        tally.lost[key] += len(loss.ids)
    if lost and strict:
        return
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        write_whole(to, dump(loaded.map, row.name))
    except (ArgmapError, OSError) as error:
        why = str(getattr(error, "strerror", "") or error).removeprefix(f"{to}: ")
        tally.unwritten.append((shown_path(to), why))
    else:
        told["to"] = shown_path(to)
        tally.written += 1


def counted(folder: Path, name: str, as_json: bool, width: int) -> int:
    """Prints the figures of all maps of a folder together; 1 when a file could not be read."""
    from argmap.formats.corpus import corpus_in, read_file
    from argmap.report.corpus import CorpusInfo, corpus_text

    files = corpus_in(folder, name)
    tally, found = Tally(), CorpusInfo()
    tally.others = tuple(shown_path(path) for path in files.others)
    with Progress(*(path.name for path in files.maps)) as progress:
        for path in files.maps:
            loaded = read_file(path, name)
            if tally.add(shown_path(path), loaded.diagnostics):
                found.add(loaded.map)
            progress.next()
    if as_json:
        reading = {k: v for k, v in tally.data().items() if k not in _OF_WRITING}
        say(json.dumps({**found.data(), **reading}, indent=2, ensure_ascii=False))
    else:
        say(corpus_text(found, tally.oddities, width))
        tally.tell_bad()
    return int(bool(tally.bad))


_OF_WRITING = frozenset({"written", "unwritable", "lost", "files"})


def _free(stem: Path, row: Format, taken: set[Path]) -> Path:
    """A name for a file that no other of this run has."""
    number = 1
    path = stem.with_name(stem.name + row.extensions[0])
    while path in taken:
        number += 1
        path = stem.with_name(f"{stem.name}-{number}{row.extensions[0]}")
    taken.add(path)
    return path
