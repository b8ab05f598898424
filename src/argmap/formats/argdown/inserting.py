"""Putting a fact beside a statement or argument of an Argdown file, and touching nothing else."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import yaml

from argmap.formats.argdown.anchoring import Edit, applied, inserted, mappings
from argmap.formats.argdown.understanding import understand

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from argmap.formats.argdown.document import Member
    from argmap.model import Json


def with_facts(text: str, facts: Iterable[tuple[int, str, Json]]) -> str | None:
    """The text with facts put into data blocks; None where one of them has no place.

    A list is joined with what the key holds already.

    Args:
        text: A file of Argdown.
        facts: For each fact the offset of the place where its record is written, in code points,
            the key, and the value.
    """
    document = understand(text).document
    members = {m.start: m for node in document.nodes for m in node.members}
    by_member: dict[int, dict[str, Json]] = {}
    for place, key, value in facts:
        if place not in members:
            return None
        held = by_member.setdefault(place, {})
        old = held.get(key)
        held[key] = [*old, *value] if isinstance(old, list) and isinstance(value, list) else value
    edits = [_edit(text, members[place], held) for place, held in by_member.items()]
    made = [edit for several in edits for edit in several or ()]
    return None if None in edits else applied(text, made)


def _edit(text: str, member: Member, facts: Mapping[str, Json]) -> list[Edit] | None:
    start, end = member.data_span
    if not end:
        at = _before_comment(text, member.start, member.text_end or member.end)
        body = ", ".join(f"{key}: {_flow(value)}" for key, value in facts.items())
        return [Edit(at, at, f" {{{body}}}")]
    outer = next(iter(mappings(text, start, end)), None)
    if outer is None:
        return None
    stated = {key.value: value for key, value in outer.value}
    edits = [_joined(outer, stated[key], value) for key, value in facts.items() if key in stated]
    new = {key: _flow(value) for key, value in facts.items() if key not in stated}
    if new:
        edits.append(inserted(outer, new))
    return edits


_COMMENT = re.compile(r"[ \t]+//[^\n]*$")


def _before_comment(text: str, start: int, end: int) -> int:
    """Where a text ends, a comment behind it left out."""
    found = _COMMENT.search(text[start:end].rstrip("\r\n"))
    return start + found.start() if found else end


def _joined(outer: Any, node: Any, value: Json) -> Edit:
    """The edit by which a value joins, or replaces, what stands there."""
    old = yaml.safe_load(yaml.serialize(node))
    both = (
        [*(old if isinstance(old, list) else [old]), *value] if isinstance(value, list) else value
    )
    start, end = node.start_mark.index, node.end_mark.index
    return Edit(outer.offset + start, outer.offset + end, _flow(both))


def _flow(value: Json) -> str:
    """A value in one line, as YAML and JSON both write it; of a list of one its member."""
    alone = value[0] if isinstance(value, list) and len(value) == 1 else value
    return json.dumps(alone, ensure_ascii=False).replace("//", "\\/\\/")  # no comment begins
