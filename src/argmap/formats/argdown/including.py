"""Files within files: ``@include(other.argdown)``, with every line's own file and number kept."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from argmap.errors import ArgmapError
from argmap.formats.argdown.document import Trouble
from argmap.formats.argdown.lines import Lines
from argmap.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable

_INCLUDE = re.compile(r"@include\(([^)]+)\)")
_MOST = 1000
"""So many files are included at most."""


@dataclass(slots=True)
class Piece:
    """A stretch of the whole text that comes from one file.

    Attributes:
        start: Where it begins in the whole text.
        path: The file, as it would be named on the command line.
        origin: Where it begins in that file.
    """

    start: int
    path: str
    origin: int


@dataclass(slots=True)
class Whole:
    """A text with all its includes in place.

    Attributes:
        text: The text.
        pieces: Where each stretch of it comes from, in order.
        texts: The text of each file, by its path.
        troubles: Includes that could not be followed.
    """

    text: str = ""
    pieces: list[Piece] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    troubles: list[Trouble] = field(default_factory=list)
    _lines: dict[str, Lines] = field(default_factory=dict)

    def span(self, offset: int) -> Span:
        """The file, line and column of a place in the whole text."""
        index = bisect_right(self.pieces, offset, key=lambda piece: piece.start) - 1
        piece = self.pieces[max(index, 0)]
        if piece.path not in self._lines:
            self._lines[piece.path] = Lines(self.texts[piece.path])
        line, column = self._lines[piece.path].place(offset - piece.start + piece.origin)
        return Span(piece.path, line, column)


def decoded(data: bytes) -> tuple[str, int]:
    """The text of a file: UTF-8, or UTF-16 where its first bytes say so.

    Returns:
        The text, and where the first bytes stand that are neither; -1 when there are none.
    """
    code = "utf-16" if data[:2] in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE} else "utf-8-sig"
    try:
        return data.decode(code), -1
    except UnicodeDecodeError as error:
        return data.decode(code, "replace"), len(data[: error.start].decode(code, "replace"))


def whole(data: bytes, path: str, fetch: Callable[[str], bytes] | None) -> Whole:
    """The text with its includes.

    Each file is included once. Paths are relative to the file that names them, and must lead to
    files in the folder of the main one or below it.

    Args:
        data: The main file.
        path: Its path.
        fetch: Gives the bytes of another file; None when no files are to be read.
    """
    made = Whole()
    text, bad = decoded(data)
    made.texts[path] = text
    if bad >= 0:
        made.troubles.append(Trouble("encoding", bad, bad, ""))
    if fetch is None or "@include(" not in text:
        made.text, made.pieces = text, [Piece(0, path, 0)]
        return made
    _Includer(made, PurePosixPath(path).parent, fetch).run(path, text)
    return made


class _Includer:
    def __init__(self, made: Whole, home: PurePosixPath, fetch: Callable[[str], bytes]) -> None:
        self._made, self._home, self._fetch = made, home, fetch
        self._parts: list[str] = []
        self._length = 0

    def run(self, path: str, text: str) -> None:
        """Puts the pieces together; a stack holds the files that are being read."""
        stack = [(path, text, 0)]
        while stack:
            path, text, at = stack.pop()
            match = _INCLUDE.search(text, at)
            if match is None:
                self._add(path, text, at, len(text))
                continue
            self._add(path, text, at, match.start())
            stack.append((path, text, match.end()))
            inner = self._included(path, match[1].strip())
            if inner is None:
                self._add(path, text, match.end(), match.end())
            else:
                stack.append((*inner, 0))
        self._made.text = "".join(self._parts)

    def _add(self, path: str, text: str, start: int, end: int) -> None:
        self._made.pieces.append(Piece(self._length, path, start))
        self._parts.append(text[start:end])
        self._length += end - start

    def _included(self, path: str, name: str) -> tuple[str, str] | None:
        target = _joined(PurePosixPath(path).parent, name)
        if target is None or not _within(target, self._home):
            return self._refuse("include-outside", name)
        if target in self._made.texts or len(self._made.texts) > _MOST:
            return self._refuse("include-again", name)
        try:
            text, bad = decoded(self._fetch(target))
        except ArgmapError as error:
            return self._refuse("include-missing", str(error))
        self._made.texts[target] = text
        if bad >= 0:
            at = self._length + bad
            self._made.troubles.append(Trouble("encoding", at, at, ""))
        return target, text

    def _refuse(self, what: str, detail: str) -> tuple[str, str] | None:
        self._made.troubles.append(Trouble(what, self._length, self._length, detail))
        return None


def _joined(folder: PurePosixPath, name: str) -> str | None:
    """The path of a file named in a folder, without detours; None when it climbs out of all."""
    if name.startswith(("/", "\\", "~")) or ":" in name or "\0" in name:
        return None
    parts = [p for p in folder.parts if p != "."]
    for part in name.replace("\\", "/").split("/"):
        if part == "..":
            if not parts or parts[-1] in {"..", "/"}:
                return None
            parts.pop()
        elif part not in {"", "."}:
            parts.append(part)
    return str(PurePosixPath(*parts))


def _within(target: str, home: PurePosixPath) -> bool:
    return home == PurePosixPath() or PurePosixPath(target).is_relative_to(home)
