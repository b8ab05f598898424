"""The bytes of a file as UTF-8, which every format but Argdown is read from."""

from __future__ import annotations

import codecs
import re

from argmap.diagnostic import Diagnostic, Severity
from argmap.span import Span

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_DECLARED = re.compile(
    rb"""(\s*<\?xml\b[^>]*?)\s+encoding\s*=\s*["']"""
    rb"""(utf-16(?:le|be)?|iso-8859-\d+|windows-125\d|us-ascii)["']""",
    re.IGNORECASE,
)
"""The head of a file of XML that says to be in one of the encodings that are in use."""
_HEAD = 8192


class NotUtf8(Exception):
    """The file is in another encoding, and does not say in which.

    Attributes:
        why: What stands there.
        line: The line of the first byte that is wrong.
        column: Its column.
    """

    def __init__(self, why: str, before: bytes) -> None:
        super().__init__(why)
        lines = before.decode("utf-8", "replace").split("\n")
        self.why, self.line, self.column = why, len(lines), len(lines[-1]) + 1


def as_utf8(data: bytes) -> bytes:
    """The file as UTF-8, without a mark at its beginning.

    It is turned into UTF-8 where it says in which encoding it is: UTF-16 by its first bytes, XML by
    its declaration.

    Raises:
        NotUtf8: It is in another, or no text.
    """
    code = _told_code(data)
    if code:
        try:
            _ = data.decode(code)
        except UnicodeDecodeError as error:
            before = data[: error.start].decode(code, "replace").encode("utf-8", "replace")
            raise NotUtf8(f"the file is not {code}, as it says", before) from None
    data = as_told(data)
    require_utf8(data)
    return data


def require_utf8(data: bytes) -> None:
    """Stops unless some bytes are text in UTF-8.

    Raises:
        NotUtf8: They are not.
    """
    zero = data.find(b"\x00", 0, 2)
    if zero >= 0:
        raise NotUtf8("the file is not text: a zero byte stands here", data[:zero])
    try:
        _ = data.isascii() or data.decode()
    except UnicodeDecodeError as error:
        byte = data[error.start]
        why = f"the file is not UTF-8: the byte 0x{byte:02x} cannot stand here"
        raise NotUtf8(why, data[: error.start]) from None


def as_told(data: bytes) -> bytes:
    """The file in UTF-8 as far as it says in which encoding it is; else as it is."""
    code = _told_code(data)
    if code:
        data = data.decode(code, "replace").encode("utf-8", "replace")
    return _stripped(data.removeprefix(codecs.BOM_UTF8))


def _told_code(data: bytes) -> str:
    """The encoding in which a file says to be; empty when it says none, or UTF-8."""
    if data[:2] in _UTF_16:
        return "utf-16"
    declared = _DECLARED.match(data[:_HEAD])
    name = declared[2].decode().lower() if declared else ""
    try:
        codecs.lookup(name or "utf-8")
    except LookupError:
        return ""
    return "" if name.startswith("utf-16") else name  # which would not be read like this


def _stripped(data: bytes) -> bytes:
    """XML without its old encoding in its declaration."""
    return _DECLARED.sub(rb"\1", data, count=1) if _DECLARED.match(data[:_HEAD]) else data


def not_utf8(error: NotUtf8, path: str) -> Diagnostic:
    """The finding that a file is in another encoding."""
    hint = "save it as UTF-8 in your editor, or: iconv -f ISO-8859-1 -t UTF-8 FILE > NEW"
    if "zero" in error.why:
        hint = "argmap reads maps as text files in UTF-8; UTF-16 must begin with its mark"
    span = Span(path, error.line, error.column)
    return Diagnostic("ARG053", "not-unicode", Severity.ERROR, error.why, span=span, hint=hint)
