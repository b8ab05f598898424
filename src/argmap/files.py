"""Reading and writing files whole, with errors that say what is wrong."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import tempfile
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from argmap.errors import FileMissing, NotAFile, TooLarge, Unreadable, Unwritable

DEFAULT_MAX_BYTES = 64 * 1024 * 1024
"""Largest file that is read unless ``ARGMAP_MAX_BYTES`` says otherwise."""


def max_bytes() -> int:
    """The limit on the size of a file, in bytes."""
    given = os.environ.get("ARGMAP_MAX_BYTES", "")
    return int(given) if given.isdigit() else DEFAULT_MAX_BYTES


def read_bytes(path: str | Path) -> bytes:
    """The bytes of a file; ``-`` is standard input.

    Raises:
        FileMissing: There is no such file; the hint names the nearest in the folder.
        NotAFile: It is a directory.
        TooLarge: It exceeds ``max_bytes()``.
        Unreadable: The operating system refused it.
    """
    if str(path) == "-":
        return _limited("standard input", sys.stdin.buffer.read(max_bytes() + 1))
    try:
        found = Path(path).stat()
        if S_ISDIR(found.st_mode):
            raise NotAFile(str(path))
        if found.st_size > max_bytes():
            raise TooLarge(str(path), found.st_size, max_bytes())
        # To ask for the most that there may be takes that much memory for a moment; a regular file
        # tells its size, and may have grown since.
        expected = found.st_size if S_ISREG(found.st_mode) else max_bytes()
        with Path(path).open("rb") as file:
            data = file.read(expected + 1)
            if len(data) > expected:
                data += file.read(max(max_bytes() + 1 - len(data), 0))
            return _limited(str(path), data)
    except FileNotFoundError:
        raise FileMissing(str(path), _nearest(Path(path))) from None
    except ValueError as error:  # a null character in the name
        raise Unreadable(str(path), str(error)) from None
    except OSError as error:
        raise Unreadable(str(path), error.strerror or str(error)) from None


def _limited(name: str, data: bytes) -> bytes:
    if len(data) > max_bytes():
        raise TooLarge(name, len(data), max_bytes())
    return data


def _nearest(path: Path) -> str:
    """The file in the same folder whose name is most like the missing one; empty when none is."""
    from difflib import get_close_matches

    with contextlib.suppress(OSError):
        names = sorted(entry.name for entry in path.parent.iterdir())
        found = get_close_matches(path.name, names[:5000], n=1, cutoff=0.7)
        return str(path.parent / found[0]) if found else ""
    return ""


def write_whole(path: str | Path, data: str | bytes) -> None:
    """Writes a file so that it is there whole or not at all; ``-`` is standard output.

    Text is written as UTF-8 with line feeds. The data goes to a temporary file beside the target,
    which then takes its name.

    Raises:
        Unwritable: The operating system refused it; the old file is as it was.
    """
    encoded = data.encode("utf-8") if isinstance(data, str) else data
    if str(path) == "-":
        sys.stdout.buffer.write(encoded)
        sys.stdout.buffer.flush()
        return
    target = Path(path)
    try:
        if target.is_dir():
            raise NotAFile(str(path))
        if target.exists() and not target.is_file():
            _pour(target, encoded)
        else:
            _replace(target.resolve(), encoded)
    except OSError as error:
        raise Unwritable(str(path), error.strerror or str(error)) from None


def _pour(target: Path, data: bytes) -> None:
    """Writes into a device or a pipe, which cannot be replaced by a file."""
    with target.open("wb") as file:
        file.write(data)


def _replace(target: Path, data: bytes) -> None:
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, "it is marked as not to be written")
    mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(temporary).chmod(mode)
        Path(temporary).replace(target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
