"""Which of several forms of an answer a client wants (RFC 9110, section 12.5.1)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

TABLES = {
    "application/sparql-results+json": "json",
    "application/json": "json",
    "application/sparql-results+xml": "xml",
    "application/xml": "xml",
    "text/xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
}
"""The forms of a table or of yes and no, by media type; the first is the usual one."""
GRAPHS = {
    "text/turtle": "turtle",
    "application/n-triples": "ntriples",
    "application/ld+json": "jsonld",
    "application/rdf+xml": "xml",
}
"""The forms of a graph."""
SYNTAX = {
    "text/turtle": "turtle",
    "application/n-triples": "ntriples",
    "application/ld+json": "jsonld",
    "application/rdf+xml": "rdfxml",
}
"""The forms in which a graph can be sent, by media type: names in ``argmap.rdf.parse.SYNTAXES``."""
_RANGE = re.compile(r"\s*([\w!#$&^.+*-]+/[\w!#$&^.+*-]+)\s*((?:;[^,]*)?)$")
_MOST = 50
"""More ranges than this are not looked at."""


def chosen(accept: str, offered: Mapping[str, str]) -> str | None:
    """The media type that is wanted most among those offered; None when none is acceptable.

    Args:
        accept: The header ``Accept``; empty for anything.
        offered: The media types, the usual one first.
    """
    if not accept.strip():
        return next(iter(offered))
    ranges = [_parsed(part) for part in accept.split(",")[:_MOST]]
    best, most = None, 0.0
    for media_type in offered:
        fitting = [
            (specific, q) for pattern, q in ranges if (specific := _fit(pattern, media_type))
        ]
        quality = max(fitting)[1] if fitting else 0.0
        if quality > most:
            best, most = media_type, quality
    return best


def _parsed(part: str) -> tuple[str, float]:
    found = _RANGE.match(part)
    if not found:
        return "", 0.0
    quality = re.search(r";\s*q\s*=\s*([^;\s]*)", found[2])
    try:
        return found[1].lower(), min(float(quality[1]) if quality else 1.0, 1.0)
    except ValueError:
        return found[1].lower(), 0.0


def _fit(pattern: str, media_type: str) -> int:
    """How closely a range fits a media type: 3 the very one, 1 anything, 0 not at all."""
    if pattern == media_type:
        return 3
    if pattern == media_type.partition("/")[0] + "/*":
        return 2
    return int(pattern == "*/*")
