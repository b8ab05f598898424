"""Where in a Turtle file each thing is written, for diagnostics with line and column.

Oxigraph gives triples without places. This reads the same text as tokens, far enough to know which
subject a name stands under, and never fails: text it does not understand has no places.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from argmap.rdf.terms import unescape
from argmap.span import NOWHERE, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_STRING = r"""\"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\"|'''(?:[^'\\]|\\.|'(?!''))*'''
      |"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'"""
_IRI = r"""<[^<>"{}|^`\s]*>"""
_DIRECTIVE = r"""@prefix\b|@base\b|(?i:PREFIX|BASE)\b(?=\s*(?:[\w.-]*:\s*)?<)"""
_STOP = r"""\.(?=\s|$|\#|<|@|_:|\[|:)"""
_NAME = r"""[^\s<>"'()\[\]{};,\#]*[^\s<>"'()\[\]{};,.\#]"""
_TOKEN = re.compile(
    rf"""
    (?P<skip>\s+|\#[^\n]*)
  | (?P<string>{_STRING})
  | (?P<iri>{_IRI})
  | (?P<directive>{_DIRECTIVE})
  | (?P<open>[\[({{])
  | (?P<close>[\])}}])
  | (?P<end>{_STOP}|[;,])
  | (?P<name>{_NAME})
  | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_HEAD = re.compile(
    rf"""
    (?:\s|\#[^\n]*|[.;,\])}}])*+
    (?:(?P<iri>{_IRI}) | (?P<directive>{_DIRECTIVE}) | (?P<name>{_NAME}) | (?P<other>.))
    """,
    re.VERBOSE | re.DOTALL,
)
"""Up to the first token of what is said next, and that."""

_BODY = re.compile(
    rf"""(?: \s++ | \#[^\n]*+ | {_STRING} | {_IRI} | (?!{_STOP}) (?:{_NAME} | .) )*+""",
    re.VERBOSE | re.DOTALL,
)
"""The rest of it, to the full stop."""


class Places:
    """Where the IRIs of a Turtle file stand.

    The file is read as far as the subjects; what stands under one is read when it is asked for.

    Args:
        text: The file.
        base: IRI against which relative IRIs are resolved unless the file says otherwise.
        path: The file's name, put into the spans.
    """

    def __init__(self, text: str, base: str, path: str) -> None:
        self.path, self._text = path, text
        self._starts = [0] + [m.end() for m in re.finditer("\n", text)]
        self._scope = _Scope(base)
        self._subjects: dict[str, int] = {}
        self._further: dict[str, list[int]] = {}
        self._mentions: dict[str, dict[str, int]] = {}
        self._read()

    def _read(self) -> None:
        """Finds the subjects."""
        text, position, scope = self._text, 0, self._scope
        while head := _HEAD.match(text, position):
            kind = head.lastgroup or ""
            start = head.start(kind)
            if kind == "directive":
                position = scope.follow(text, start)
                continue
            if kind != "other":
                subject = scope.expand(kind, head.group(kind))
                if self._subjects.setdefault(subject, start) != start:
                    self._further.setdefault(subject, []).append(start)
            position = self._end(start)

    def _end(self, position: int) -> int:
        """Where what is said ends."""
        body = _BODY.match(self._text, position)
        return body.end() if body else position

    def of(self, subject: str) -> Span:
        """Where a node is first described; NOWHERE when it is not in the file."""
        return self._span(self._subjects.get(subject))

    def mention(self, subject: str, value: str) -> Span:
        """Where the description of a node first names another, or else where it starts."""
        first = self._subjects.get(subject)
        if first is None or not value:
            return self._span(first)
        if subject not in self._mentions:
            self._mentions[subject] = self._under(first, *self._further.get(subject, ()))
        return self._span(self._mentions[subject].get(value, first))

    def _under(self, *starts: int) -> dict[str, int]:
        """Each name that stands under a subject, with its offset.

        Read with the prefixes of the end of the file; hardly a file declares one anew.
        """
        found: dict[str, int] = {}
        for start in starts:
            said = self._text[start : self._end(start)]
            tokens = self._scope.names_and_marks(said)
            next(tokens, None)
            for kind, token, offset, _ in tokens:
                if kind == "name":
                    found.setdefault(token, start + offset)
        return found

    def _span(self, offset: int | None) -> Span:
        if offset is None:
            return NOWHERE
        line = bisect_right(self._starts, offset)
        return Span(self.path, line, offset - self._starts[line - 1] + 1)


def marks_and_names(text: str, base: str) -> Iterator[tuple[str, str, int, int]]:
    """The tokens of a Turtle file, names in full, each with its kind and its place.

    Kinds are ``name``, ``string``, ``open``, ``close``, ``end`` and ``other``; directives, comments
    and white space are left out.
    """
    return _Scope(base).names_and_marks(text)


class _Scope:
    """The prefixes and the base in force."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.prefixes: dict[str, str] = {}
        self._name = ""

    def names_and_marks(self, text: str) -> Iterator[tuple[str, str, int, int]]:
        """The marks of a text, and its names in full, each with its place."""
        directive = ""
        for match in _TOKEN.finditer(text):
            kind, token = match.lastgroup or "", match.group()
            if kind == "directive":
                directive = token.lstrip("@").lower()
            elif directive and kind != "skip":
                directive = self.declare(directive, kind, token)
            elif kind in {"iri", "name"}:
                yield "name", self.expand(kind, token), *match.span()
            elif kind != "skip":
                yield kind, token, *match.span()

    def follow(self, text: str, position: int) -> int:
        """Takes the directive at a place; gives where that ends."""
        directive = ""
        for match in _TOKEN.finditer(text, position):
            kind, token = match.lastgroup or "", match.group()
            if not directive:
                directive = token.lstrip("@").lower()
            elif kind != "skip":
                directive = self.declare(directive, kind, token)
                if not directive:
                    return match.end()
        return len(text)

    def declare(self, directive: str, kind: str, token: str) -> str:
        """Takes a token of a directive; gives the directive back until it is complete."""
        if kind == "name":
            self._name = token.removesuffix(":")
            return directive
        if kind == "iri":
            value = self.expand(kind, token)
            if directive == "base":
                self.base = value
            else:
                self.prefixes[self._name] = value
            self._name = ""
        return ""

    def expand(self, kind: str, token: str) -> str:
        """The IRI that a token stands for; a name without a known prefix stays as it is."""
        if kind == "iri":
            value = unescape(token[1:-1])
            if re.match(r"[A-Za-z][\w+.-]*:", value):
                return value
            return self.base + value if value.startswith("#") else urljoin(self.base, value)
        prefix, colon, local = token.partition(":")
        if colon and prefix in self.prefixes:
            plain = re.sub(r"\\(.)", r"\1", local) if "\\" in local else local
            return self.prefixes[prefix] + plain
        return token
