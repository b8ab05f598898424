"""Maps in the syntaxes of RDF."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from argmap.diagnostic import Diagnostic, Severity
from argmap.formats.loaded import Loaded
from argmap.model import RECORD_FIELDS, SLUG, ArgumentMap
from argmap.rdf.locate import Places
from argmap.rdf.parse import parse
from argmap.rdf.read import map_iris, read_map
from argmap.rdf.skolem import named
from argmap.rdf.turtle import write_turtle
from argmap.rdf.write import triples
from argmap.span import NOWHERE, Span
from argmap.vocabulary import GRAPH

if TYPE_CHECKING:
    from argmap.formats.table import Format

_WITH_PLACES = frozenset({"turtle", "trig", "ntriples", "nquads"})


def read(data: bytes, row: Format, path: str) -> Loaded:
    """The map in a file of RDF; faults are diagnostics, never exceptions."""
    base = GRAPH + _stem(path)
    data = data.removeprefix(b"\xef\xbb\xbf")
    parsed = parse(data, row.name, base, path)
    iris = map_iris(parsed.triples)
    home = iris[0] if iris else base
    argument_map = read_map(named(parsed.triples, home.partition("#")[0] + "#"), base)
    text = data.decode("utf-8", "replace")
    places = Places(text, base, path) if row.name in _WITH_PLACES else None
    return Loaded(
        _placed(argument_map, places) if places else argument_map,
        parsed.diagnostics + _several(iris, path),
        path,
        text,
        parsed.prefixes,
        head_comments(text),
        _mention(argument_map, places),
    )


def write(argument_map: ArgumentMap, row: Format, loaded: Loaded | None = None) -> bytes:
    """The map in Turtle or N-Triples: same map, same bytes."""
    if row.name == "ntriples":
        lines = sorted(f"{s} {p} {o} .\n" for s, p, o in triples(argument_map))
        return "".join(lines).encode()
    prefixes, head = (loaded.prefixes, loaded.head) if loaded else ({}, "")
    return write_turtle(argument_map, prefixes, head).encode()


def head_comments(text: str) -> str:
    """The comment lines with which a file begins; empty when it begins otherwise."""
    lines = text[: _head_length(text)].strip().splitlines()
    return "".join(line.strip() + "\n" for line in lines)


def other_comments(text: str) -> tuple[int, ...]:
    """One-based lines that have a comment which writing would not keep.

    The section headings that argmap writes itself are no such comments.
    """
    start = _head_length(text)
    found = [
        text.count("\n", 0, match.start("comment")) + 1
        for match in _COMMENT.finditer(text, start)
        if match["comment"] and not _OWN_HEADING.fullmatch(match["comment"].strip())
    ]
    return tuple(found)


_OWN_HEADING = re.compile(r"# --- [A-Z][a-z ]+ ---")
_COMMENT = re.compile(
    r"\"\"\"(?:[^\"\\]|\\.|\"(?!\"\"))*\"\"\"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r"|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|<[^<>\s]*>|(?P<comment>#[^\n]*)",
    re.DOTALL,
)


def _head_length(text: str) -> int:
    match = re.match(r"(?:[ \t]*#[^\n]*\n|[ \t]*\n)*", text)
    return match.end() if match else 0


def _stem(path: str) -> str:
    stem = PurePath(path).stem if path not in {"", "-"} else "untitled"
    slug = re.sub(r"[^A-Za-z0-9]+", "-", stem).strip("-").lower()
    return slug if SLUG.fullmatch(slug) else "untitled"


def _several(iris: tuple[str, ...], path: str) -> tuple[Diagnostic, ...]:
    if len(iris) < 2:
        return ()
    finding = Diagnostic(
        "ARG002",
        "several-maps",
        Severity.WARNING,
        f"the file holds {len(iris)} maps; {iris[0]} is read as the map",
        span=Span(path),
        hint="keep each map in a file of its own",
    )
    return (finding,)


def _placed(argument_map: ArgumentMap, places: Places) -> ArgumentMap:
    families: dict[str, Any] = {
        name: tuple(
            replace(record, span=places.of(argument_map.iri_of(record.id)))
            for record in getattr(argument_map, name)
        )
        for name in RECORD_FIELDS
    }
    return replace(argument_map, **families)


def _mention(argument_map: ArgumentMap, places: Places | None) -> Any:
    def find(subject: str, value: str) -> Span:
        if places is None:
            return NOWHERE
        node = argument_map.iri_of(subject) if subject else argument_map.iri
        return places.mention(node, argument_map.iri_of(value))

    return find
