"""Reading a document into its canonical text."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.errors import FileMissing, NotAFile, NotText, TooLarge, Unreadable
from argmap.model import nearest
from argmap.sources.texts import canonical, sha256

if TYPE_CHECKING:
    from collections.abc import Callable

LIMIT_NAME = "ARGMAP_MAX_BYTES"
LIMIT = 64 * 1024 * 1024
"""Bytes that a document may have unless the environment says otherwise."""

_KINDS = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
}
_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True)
class Document:
    """A document that is read.

    Attributes:
        path: The path as it was given.
        text: The canonical text, see ``canonical``; of marked-up documents what a reader sees.
        sha256: Digest of the canonical text.
        kind: What was read: ``text``, ``markdown``, ``html`` or ``pdf``.
    """

    path: str
    text: str
    sha256: str
    kind: str


def read_document(path: str | Path) -> Document:
    """The document at a path, by its extension or, failing that, by how it begins.

    Raises:
        FileMissing: There is no such file; the error names the nearest in its folder.
        NotAFile: It is a folder or a device.
        Unreadable: The operating system refused it.
        TooLarge: It has more bytes than ARGMAP_MAX_BYTES, or its text more characters.
        NotText: It is empty, binary, encrypted or not UTF-8.
        MissingExtra: It is a PDF and no library for that is installed.
    """
    name = str(path)
    content = _content(name, Path(path))
    kind = _kind(Path(path), content)
    text = canonical(_reader(kind)(name, content))
    if not text.strip():
        raise NotText(name, "holds no text" if content.strip() else "is empty")
    return Document(name, text, sha256(text), kind)


def limit() -> int:
    """The most bytes that are read: ARGMAP_MAX_BYTES when that is a number, else 64 MiB."""
    stated = os.environ.get(LIMIT_NAME, "")
    return int(stated) if stated.isdecimal() else LIMIT


def _content(name: str, path: Path) -> bytes:
    try:
        _require_file(name, path)
        with path.open("rb") as file:
            content = file.read(limit() + 1)
    except OSError as error:
        raise Unreadable(name, error.strerror or "it is out of reach") from error
    if len(content) > limit():
        raise TooLarge(name, len(content), limit())
    return content


def _require_file(name: str, path: Path) -> None:
    if "\0" in name or not path.exists():
        raise FileMissing(name, _nearest(path))
    if not path.is_file():
        raise NotAFile(name)
    if path.stat().st_size > limit():
        raise TooLarge(name, path.stat().st_size, limit())


def _nearest(path: Path) -> str:
    if "\0" in str(path) or not path.parent.is_dir():
        return ""
    found = nearest(path.name, sorted(p.name for p in path.parent.iterdir()), 1)
    return str(path.parent / found[0]) if found else ""


def _kind(path: Path, content: bytes) -> str:
    by_name = _KINDS.get(path.suffix.lower())
    if by_name:
        return by_name
    if content.startswith(b"%PDF"):
        return "pdf"
    return "html" if _HTML.match(content) else "text"


def _reader(kind: str) -> Callable[[str, bytes], str]:
    from argmap.sources.markup import html_text_of, markdown_text_of
    from argmap.sources.pdf import pdf_text_of

    readers: dict[str, Callable[[str, bytes], str]] = {
        "html": lambda name, content: html_text_of(name, decoded(name, content)),
        "markdown": lambda name, content: markdown_text_of(name, decoded(name, content)),
        "pdf": pdf_text_of,
    }
    return readers.get(kind, decoded)


def decoded(name: str, content: bytes) -> str:
    """The content as UTF-8.

    Raises:
        NotText: It holds a zero byte or is not UTF-8; the error says at which byte, from 0.
    """
    zero = content.find(0)
    if zero >= 0:
        raise NotText(name, f"is binary: byte {zero:,} is zero")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        byte = content[error.start]
        raise NotText(name, f"is not UTF-8: byte {error.start:,} is 0x{byte:02x}") from None
