"""The text of a file so that it describes a map that differs in a few facts, nothing else touched.

What a person wrote is kept: the changes are slices of the text. Whatever comes out is read again,
and only given when it describes just the map that was wanted.
"""

from __future__ import annotations

from dataclasses import fields
from itertools import accumulate
from typing import TYPE_CHECKING

from argmap.diagnostic import Severity
from argmap.formats import dump, loads
from argmap.formats.naming import map_iri

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.formats.loaded import Loaded
    from argmap.model import ArgumentMap, Json


def mended_text(loaded: Loaded, wanted: ArgumentMap) -> str | None:
    """The text of the file with what is needed to describe another map; None where none is found.

    Args:
        loaded: The file as it was read, from one text of Turtle or Argdown.
        wanted: The map that it is to describe.
    """
    if loaded.argdown and len(loaded.texts) > 1:
        return None
    if not loaded.argdown and not loaded.turtle:
        return None
    name = "argdown" if loaded.argdown else "turtle"
    text = _argdown(loaded, wanted) if loaded.argdown else _turtle(loaded, wanted)
    if text is None:
        return None
    again = loads(text.encode(), loaded.path, name)
    broken = any(finding.severity is Severity.ERROR for finding in again.diagnostics)
    return text if again.map == wanted and not broken else None


def _turtle(loaded: Loaded, wanted: ArgumentMap) -> str | None:
    from argmap.rdf.slices import changed_text
    from argmap.rdf.write import triples

    if dump(loaded.map, "turtle", loaded).decode() == loaded.text:
        return dump(wanted, "turtle", loaded).decode()
    old, new = set(triples(loaded.map)), set(triples(wanted))
    base = map_iri(loaded.path)
    text = changed_text(loaded.text, base, loaded.prefixes, old - new, new - old)
    if text is None or "\r\n" not in loaded.text:
        return text
    return text.replace("\r\n", "\n").replace("\n", "\r\n")


def _argdown(loaded: Loaded, wanted: ArgumentMap) -> str | None:
    from argmap.formats.argdown.inserting import with_facts

    facts = list(_additions(loaded, wanted))
    if not facts or any(place is None for place, *_ in facts):
        return None
    return with_facts(loaded.text, [(place or 0, key, value) for place, key, value in facts])


def _additions(loaded: Loaded, wanted: ArgumentMap) -> Iterator[tuple[int | None, str, Json]]:
    """What is said of records that was not said before: the place, the key, the value."""
    from argmap.formats.argdown.coding import Codec, camel

    codec, starts = Codec(""), _starts(loaded.text)
    for record in wanted:
        old = loaded.map.records.get(record.id)
        if old == record:
            continue
        for field in fields(record):
            value = getattr(record, field.name)
            before = getattr(old, field.name, None)
            if field.name != "span" and value != before:
                added = value
                if isinstance(value, tuple) and isinstance(before, tuple):
                    added = tuple(item for item in value if item not in before)
                said = codec.encode(added)
                if isinstance(added, tuple) and not isinstance(said, list):
                    said = [said]
                yield _offset(loaded, starts, record.id), camel(field.name), said


def _starts(text: str) -> list[int]:
    """Where each line begins, in code points from the start of the text."""
    return [0, *accumulate(len(line) + 1 for line in text.split("\n"))]


def _offset(loaded: Loaded, starts: list[int], name: str) -> int | None:
    """Where a record is written, in code points from the start of the text."""
    span = loaded.mention(name, "")
    if not span.line or not span.column:
        return None
    return starts[span.line - 1] + span.column - 1
