"""A folder of maps: its files in order, each read so that a bad one stops no other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.diagnostic import Diagnostic, Severity
from argmap.errors import ArgmapError, NoMaps, UnknownFormat
from argmap.files import max_bytes
from argmap.formats import load
from argmap.formats.detect import detect
from argmap.formats.loaded import Loaded
from argmap.model import ArgumentMap
from argmap.span import Span

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Corpus:
    """The files of a folder and of the folders in it, in order of their paths.

    Attributes:
        maps: Those that may be maps.
        others: Those that cannot be told to be any.
    """

    maps: tuple[Path, ...]
    others: tuple[Path, ...]


def corpus_in(folder: Path, name: str = "", without: Path | None = None) -> Corpus:
    """What a folder holds; what begins with a full stop is left out.

    Args:
        folder: The folder.
        name: The format that its files have; each is asked when empty.
        without: A folder in it that is left out, such as the one that is written.

    Raises:
        NoMaps: There is no map.
    """
    left_out = without.resolve() if without else None
    maps: list[Path] = []
    others: list[Path] = []
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        own = left_out is not None and path.resolve().is_relative_to(left_out)
        if not hidden and not own and path.is_file():
            (maps if name or _may_be_map(path) else others).append(path)
    if not maps:
        raise NoMaps(str(folder))
    return Corpus(tuple(maps), tuple(others))


def _may_be_map(path: Path) -> bool:
    """Whether a file is in a format that is read: told by its beginning, JSON by all its keys."""
    try:
        with path.open("rb") as stream:
            beginning = stream.read(_ENOUGH)
            if _is_read(path, beginning):
                return True
            is_json = beginning.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{"
            return is_json and _is_read(path, beginning + stream.read(max_bytes()))
    except OSError:
        return False


def _is_read(path: Path, data: bytes) -> bool:
    try:
        return detect(str(path), data).reads
    except UnknownFormat:
        return False


_ENOUGH = 8192


def read_file(path: Path, name: str = "") -> Loaded:
    """A map of a corpus; what goes wrong is a finding.

    Args:
        path: The file.
        name: Its format; told from the file when empty.
    """
    try:
        return load(path, name)
    except ArgmapError as error:
        why, hint = str(error), error.hint
    except Exception as error:  # noqa: BLE001 - a fault of argmap's own stops no other file either
        why, hint = f"argmap fails on it: {type(error).__name__}: {error}", ""
    finding = Diagnostic(
        "ARG001", "syntax-error", Severity.ERROR, why, span=Span(str(path)), hint=hint
    )
    return Loaded(ArgumentMap(iri=""), (finding,), str(path))
