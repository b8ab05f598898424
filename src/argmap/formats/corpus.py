"""A folder of maps: its files in order, each read so that a bad one stops no other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.diagnostic import Diagnostic, Severity
from argmap.errors import ArgmapError, NoMaps, UnknownFormat
from argmap.formats import load
from argmap.formats.detect import detect
from argmap.formats.loaded import Loaded
from argmap.model import ArgumentMap
from argmap.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def map_files(folder: Path, name: str = "") -> list[Path]:
    """The files in a folder and the folders in it that may be maps, in order of their paths.

    What begins with a full stop is left out.

    Args:
        folder: The folder.
        name: The format that they have; each is asked when empty.

    Raises:
        NoMaps: There is none.
    """
    found = list(_files(folder, name))
    if not found:
        raise NoMaps(str(folder))
    return found


def _files(folder: Path, name: str) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if not hidden and path.is_file() and (name or _may_be_map(path)):
            yield path


def _may_be_map(path: Path) -> bool:
    try:
        with path.open("rb") as stream:
            return detect(str(path), stream.read(8192)).reads
    except (UnknownFormat, OSError):
        return False


def read_file(path: Path, name: str = "") -> Loaded:
    """A map of a corpus; what goes wrong is a finding.

    Args:
        path: The file.
        name: Its format; told from the file when empty.
    """
    try:
        return load(path, name)
    except ArgmapError as error:
        finding = Diagnostic(
            "ARG001", "syntax-error", Severity.ERROR, str(error), span=Span(str(path)),
            hint=error.hint,
        )  # fmt: skip
        return Loaded(ArgumentMap(iri=""), (finding,), str(path))
