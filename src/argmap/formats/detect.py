"""Telling the format of a file: by its extension, else by how it begins."""

from __future__ import annotations

import re
from pathlib import PurePath

from argmap.errors import UnknownFormat
from argmap.formats.table import BY_EXTENSION, BY_NAME, FORMATS, Format, row_named

_SIGNS: tuple[tuple[str, re.Pattern[bytes]], ...] = (
    (
        "arggraph",
        re.compile(rb"\s*(<\?xml[^>]*>\s*)?(<!DOCTYPE\s+arggraph[^>]*>\s*)?<arggraph[\s>]"),
    ),
    ("xaif", re.compile(rb'\s*\{(?=[\s\S]{0,100000}"AIF"\s*:\s*\{)')),
    ("sadface", re.compile(rb'\s*\{(?=[\s\S]{0,100000}"(source_id|target_id|resource_id)"\s*:)')),
    ("rdfxml", re.compile(rb"\s*(<\?xml|<!--|<!DOCTYPE\s+rdf|<rdf:RDF)")),
    (
        "argdown-json",
        re.compile(
            rb'\s*\{(?=[\s\S]{0,8000}"(equivalence-class|argument-description|inferenceRules)")'
        ),
    ),
    ("aif", re.compile(rb'\s*\{\s*"(nodes|edges|locutions)"\s*:\s*\[')),
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
    found = next((BY_NAME[sign] for sign, form in _SIGNS if form.match(data[:8192])), None)
    if found is None:
        raise UnknownFormat(path, tuple(row.name for row in FORMATS if row.reads))
    return found
