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

_TOKEN = re.compile(
    r"""
    (?P<skip>\s+|\#[^\n]*)
  | (?P<string>\"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\"|'''(?:[^'\\]|\\.|'(?!''))*'''
      |"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
  | (?P<iri><[^<>"{}|^`\s]*>)
  | (?P<directive>@prefix\b|@base\b|(?i:PREFIX|BASE)\b(?=\s*(?:[\w.-]*:\s*)?<))
  | (?P<open>[\[({])
  | (?P<close>[\])}])
  | (?P<end>\.(?=\s|$|\#|<|@|_:|\[|:)|[;,])
  | (?P<name>[^\s<>"'()\[\]{};,\#]*[^\s<>"'()\[\]{};,.\#])
  | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)


class Places:
    """Where the IRIs of a Turtle file stand.

    Args:
        text: The file.
        base: IRI against which relative IRIs are resolved unless the file says otherwise.
        path: The file's name, put into the spans.
    """

    def __init__(self, text: str, base: str, path: str) -> None:
        self.path = path
        self._starts = [0] + [m.end() for m in re.finditer("\n", text)]
        self._subjects: dict[str, int] = {}
        self._mentions: dict[tuple[str, str], int] = {}
        for subject, value, offset in _mentions(text, base):
            if value:
                self._mentions.setdefault((subject, value), offset)
            else:
                self._subjects.setdefault(subject, offset)

    def of(self, subject: str) -> Span:
        """Where a node is first described; NOWHERE when it is not in the file."""
        return self._span(self._subjects.get(subject))

    def mention(self, subject: str, value: str) -> Span:
        """Where the description of a node first names another, or else where it starts."""
        offset = self._mentions.get((subject, value))
        return self._span(offset) if offset is not None else self.of(subject)

    def _span(self, offset: int | None) -> Span:
        if offset is None:
            return NOWHERE
        line = bisect_right(self._starts, offset)
        return Span(self.path, line, offset - self._starts[line - 1] + 1)


def _mentions(text: str, base: str) -> Iterator[tuple[str, str, int]]:
    """Each subject with an empty value, and each name under it, with their offsets."""
    subject, depth = "", 0
    for kind, token, offset, _ in marks_and_names(text, base):
        if kind == "open":
            depth += token != "{"
        elif kind == "close":
            depth -= token != "}"
        elif kind == "end" and token == "." and depth <= 0:
            subject, depth = "", 0
        elif kind == "name" and subject:
            yield subject, token, offset
        elif kind == "name" and depth <= 0:
            subject = token
            yield subject, "", offset


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
            return self.prefixes[prefix] + re.sub(r"\\(.)", r"\1", local)
        return token
