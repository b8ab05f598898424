"""Writing positions and digests beside the quotations of a file, and touching nothing else in it.

The edits are slices of the text: what a person wrote is never printed anew.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

import yaml

from argmap.formats.argdown.lines import Lines
from argmap.formats.argdown.naming import slug
from argmap.formats.argdown.understanding import data_blocks
from argmap.sources import digest_selector, find_quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model import DigestSelector
    from argmap.sources import Document, Match

_BLOCK_START = re.compile(r"\{[ \t]*\r?\n")


@dataclass(frozen=True, slots=True)
class Anchoring:
    """What became of one quotation.

    Attributes:
        quote: Its words.
        line: Line on which it stands in the file, from 1.
        column: Column, from 1.
        outcome: ``anchored``, ``moved`` when it had another position, ``unchanged``, ``ambiguous``
            when its words stand in several places, or ``missing``.
        places: Where its words stand, or nearly stand, in the document.
    """

    quote: str
    line: int
    column: int
    outcome: str
    places: tuple[Match, ...] = ()


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of a text, in code points, and what is to stand there instead."""

    start: int
    end: int
    text: str


def anchored(text: str, document: Document, names: frozenset[str]) -> tuple[str, list[Anchoring]]:
    """The text with the place of each quotation of a document, and what became of each.

    Args:
        text: A file of Argdown.
        document: The document that is quoted.
        names: Names under which the file may call the document; a quotation that names no source
            counts as one of it.
    """
    lines = Lines(text)
    own = {name.lower() for name in (*names, *names_of(document))}
    results: list[Anchoring] = []
    edits: list[Edit] = []
    for start, end in data_blocks(text):
        for mapping in mappings(text, start, end):
            facts = {key.value: value for key, value in mapping.value if _is_text(key)}
            quote, source = facts.get("quote"), facts.get("source")
            if quote is None or not _is_text(quote):
                continue
            if source is not None and str(source.value).lower() not in own:
                continue
            offset = mapping.offset + quote.start_mark.index
            place = lines.place(offset)
            outcome, made, places = _edits(mapping, facts, document.text, quote.value)
            edits += made
            results.append(Anchoring(quote.value, *place, outcome, places))
    return applied(text, edits), results


def names_of(document: Document) -> frozenset[str]:
    """What a document may be called: its path, its name, its name as an id."""
    path = PurePath(document.path)
    return frozenset({document.path, path.name, path.stem, slug(path.stem, "source")})


@dataclass(slots=True)
class _Mapping:
    """A mapping of YAML and where its text begins in the file."""

    node: Any
    offset: int
    indent: str

    @property
    def value(self) -> list[tuple[Any, Any]]:
        found: list[tuple[Any, Any]] = self.node.value
        return found


def mappings(text: str, start: int, end: int) -> Iterator[_Mapping]:
    """All mappings within a data block, outermost first."""
    source = text[start:end]
    head = _BLOCK_START.match(source)
    offset = start + (head.end() if head else 0)
    inner = source[head.end() :].rstrip()[:-1] if head else source
    try:
        root = yaml.compose(inner, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError):
        return
    waiting = [root] if root is not None else []
    while waiting:
        node = waiting.pop()
        if isinstance(node, yaml.MappingNode):
            indent = " " * node.start_mark.column
            yield _Mapping(node, offset, indent)
            waiting += [value for _, value in reversed(node.value)]
        elif isinstance(node, yaml.SequenceNode):
            waiting += node.value[::-1]


def _is_text(node: Any) -> bool:
    return isinstance(node, yaml.ScalarNode)


def _edits(
    mapping: _Mapping, facts: dict[str, Any], text: str, quote: str
) -> tuple[str, list[Edit], tuple[Match, ...]]:
    """What is to be written for one quotation."""
    matches = find_quote(text, quote)
    sure = tuple(match for match in matches if match.how != "near")
    if not sure:
        return "missing", [], matches
    match = _same_place(sure, facts.get("span")) or (sure[0] if len(sure) == 1 else None)
    if match is None:
        return "ambiguous", [], sure
    selector = digest_selector(text, match.start, match.end, "found")
    wanted = _facts(selector)
    stated = {key: value for key, value in facts.items() if key in wanted}
    edits = [
        Edit(
            mapping.offset + value.start_mark.index,
            mapping.offset + value.end_mark.index,
            wanted[key],
        )
        for key, value in stated.items()
        if _written(value) != wanted[key]
    ]
    new = {key: value for key, value in wanted.items() if key not in stated}
    if "span" in stated and not edits and len(stated) > 1:
        return "unchanged", [], (match,)
    if new:
        edits.append(inserted(mapping, new))
    return (
        ("moved" if "span" in stated and edits[0].text.startswith("[") else "anchored"),
        edits,
        (match,),
    )


def _facts(selector: DigestSelector) -> dict[str, str]:
    return {
        "span": f"[{selector.start}, {selector.end}]",
        "sha256": f'"{selector.sha256}"',
        "looseSha256": f'"{selector.loose_sha256}"',
        "wordCount": str(selector.word_count),
    }


def _written(node: Any) -> str:
    """A value as it would be written."""
    if isinstance(node, yaml.SequenceNode):
        return "[" + ", ".join(item.value for item in node.value if _is_text(item)) + "]"
    return f'"{node.value}"' if len(str(node.value)) == 64 else str(node.value)


def _same_place(matches: tuple[Match, ...], span: Any) -> Match | None:
    """The match that has the stated position already."""
    stated = _written(span) if span is not None else ""
    return next((m for m in matches if f"[{m.start}, {m.end}]" == stated), None)


def inserted(mapping: _Mapping, new: dict[str, str]) -> Edit:
    """The insertion of further facts at the end of a mapping."""
    node = mapping.node
    if node.flow_style:
        at = mapping.offset + node.end_mark.index - 1
        return Edit(at, at, "".join(f", {key}: {value}" for key, value in new.items()))
    at = mapping.offset + node.value[-1][1].end_mark.index
    rows = "".join(f"\n{mapping.indent}{key}: {value}" for key, value in new.items())
    return Edit(at, at, rows)


def applied(text: str, edits: list[Edit]) -> str:
    """The text with all edits made, new lines ending as the others do."""
    end_of_line = "\r\n" if "\r\n" in text else "\n"
    for edit in sorted(edits, key=lambda e: e.start, reverse=True):
        start, end, new = edit.start, edit.end, edit.text
        while start == end and start and text[start - 1] in " \t\r\n" and not new.startswith("\n"):
            start -= 1  # before the white space that stands before the closing brace
            end = start
        if new.startswith("\n"):
            while start and text[start - 1] in " \t\r\n":
                start -= 1
            end = start
        text = text[:start] + new.replace("\n", end_of_line) + text[end:]
    return text
