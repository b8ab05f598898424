"""Telling the format of a file: by its extension, else by how it begins and by its keys."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING

from argmap.errors import UnknownFormat
from argmap.formats.encoding import as_told
from argmap.formats.table import BY_EXTENSION, BY_NAME, FORMATS, Format, row_named

if TYPE_CHECKING:
    from collections.abc import Iterator

_SIGNS: tuple[tuple[str, re.Pattern[bytes]], ...] = (
    (
        "arggraph",
        re.compile(
            rb"\s*(<\?xml[^>]*>\s*)?(<!--(?:(?!-->)[\s\S])*+-->\s*)*+"
            rb"(<!DOCTYPE\s+arggraph[^>]*>\s*)?<arggraph[\s/>]"
        ),
    ),
    ("aif", re.compile(rb'\s*\{\s*"nodes"\s*:\s*\[\s*\{\s*"nodeID"')),
    ("xaif", re.compile(rb'\s*\{(?=[\s\S]{0,100000}"AIF"\s*:\s*\{)')),
    (
        "sadface",
        re.compile(
            rb'\s*\{(?=[\s\S]{0,100000}"((source_id|target_id|resource_id)"\s*:'
            rb'|type"\s*:\s*"(atom|scheme)"))'
        ),
    ),
    ("rdfxml", re.compile(rb"\s*(<\?xml|<!--|<!DOCTYPE\s+rdf|<rdf:RDF)")),
    (
        "argdown-json",
        re.compile(
            rb'\s*\{(?=[\s\S]{0,8000}"(equivalence-class|argument-description|inferenceRules)")'
        ),
    ),
    (
        "kialo",
        re.compile(rb"\s*(Discussion (Title|Name):|1\.[ \t][^\n]*\n{1,3}[ \t]*1\.1\. +(Pro|Con):)"),
    ),
    ("jsonld", re.compile(rb'\s*[\[{](?=[\s\S]{0,4000}"@(context|id|graph|type)")')),
    ("turtle", re.compile(rb"(\s|#[^\n]*\n)*(@prefix|@base|prefix\s|base\s)", re.IGNORECASE)),
    ("ntriples", re.compile(rb'(\s|#[^\n]*\n)*<[^<>\s]+>\s+<[^<>\s]+>\s+[<"_][^\n]*\.\s*(\n|$)')),
)


def detect(path: str, data: bytes, name: str = "") -> Format:
    """The format of a file.

    Args:
        path: Its name.
        data: Its bytes.
        name: The format that the user named; empty for none.

    Raises:
        UnknownFormat: None fits, or the name is not in the table.
    """
    if name:
        row = row_named(name)
        if row is None:
            raise UnknownFormat(f"--from {name}", tuple(BY_NAME))
        return row
    suffixes = PurePath(path).suffixes
    known = BY_EXTENSION.get("".join(suffixes[-2:]).lower()) or BY_EXTENSION.get(
        PurePath(path).suffix.lower()
    )
    if known:
        return known
    # Zero bytes are those of UTF-16 without its mark, of which reading then tells.
    text = as_told(data).replace(b"\x00", b"")
    found = next((sign for sign, form in _SIGNS if form.match(text[:8192])), "") or _by_keys(text)
    found = found or ("aif" if _LISTS.match(text) else "")
    if not found:
        raise UnknownFormat(path, tuple(row.name for row in FORMATS if row.reads))
    return BY_NAME[found]


_LISTS = re.compile(rb'\s*\{\s*"(nodes|edges|locutions)"\s*:\s*\[')
"""How AIF begins, and most that is like it."""
_OLDER_OVA = re.compile(rb'"from"\s*:\s*\{')


def _by_keys(text: bytes) -> str:
    """The format that the outermost keys of JSON or YAML tell, in whatever order they stand."""
    if text.lstrip()[:1] != b"{":
        lines = set(_LINE_KEY.findall(text))
        return "carneades" if len(lines & _CARNEADES) > 1 and lines & _GRAPH else ""
    keys = set(_keys(text))
    if b"nodes" in keys and b"edges" in keys:
        if b"analysis" in keys or (_OLDER_OVA.search(text) and b'"fromID"' not in text):
            return "xaif"
        return "sadface" if b"resources" in keys or b'"source_id"' in text else "aif"
    return next((name for name, wanted in _OUTER if wanted & keys), "")


_LINE_KEY = re.compile(rb"^([a-z_]+):(?=\s)", re.MULTILINE)
_GRAPH = frozenset({b"arguments", b"argument_schemes", b"issues"})
_CARNEADES = _GRAPH | {b"statements", b"assumptions", b"issue_schemes", b"tests", b"meta"}
_OUTER = (
    ("xaif", frozenset({b"AIF"})),
    ("argdown-json", frozenset({b"relations"})),
    ("jsonld", frozenset({b"@context", b"@id", b"@graph", b"@type"})),
)
_TOKEN = re.compile(rb'"((?:[^"\\]|\\.)*+)"(\s*:)?|[{}\[\]]')


def _keys(text: bytes) -> Iterator[bytes]:
    """The keys of the outermost object of some JSON, as far as it goes."""
    depth = 0
    for token in _TOKEN.finditer(text):
        if token[1] is None:
            depth += 1 if token[0] in b"{[" else -1
        elif token[2] and depth == 1:
            yield token[1]
