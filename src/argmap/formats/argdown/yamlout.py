"""YAML for front matter and data blocks, such as every reader of YAML takes the same way."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.model import Json

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[-._/][A-Za-z0-9]+)*")
_LONGEST_PLAIN = 60
_RESERVED = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n", "nan", "inf"})
_WIDTH = 90


def flow(value: Json) -> str:
    """A value on one line, in the flow style."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key(k)}: {flow(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(item) for item in value) + "]"
    if isinstance(value, str):
        return scalar(value)
    return json.dumps(value)


def key(text: str) -> str:
    """A key."""
    return text if _is_plain(text) else quoted(text)


def scalar(text: str) -> str:
    """A text: bare where nobody can take it for something else, else in quotation marks."""
    return text if _is_plain(text) else quoted(text)


def _is_plain(text: str) -> bool:
    fits = len(text) <= _LONGEST_PLAIN and _PLAIN.fullmatch(text) is not None
    return fits and text.lower() not in _RESERVED


def quoted(text: str) -> str:
    """A text in quotation marks, without any character that could end a block or be lost."""
    return '"' + "".join(_escaped(c) for c in text) + '"'


def _escaped(character: str) -> str:
    if character in '"\\':
        return "\\" + character
    if character in "{}=" or not (character.isprintable() or character == "\u00a0"):
        code = ord(character)
        return f"\\U{code:08x}" if code > 0xFFFF else f"\\u{code:04x}"
    return character


def data(facts: dict[str, Json], room: int, width: int) -> list[str]:
    """A data block in the flow style, broken after commas.

    Args:
        facts: What it holds.
        room: The columns that are left on the line on which it may begin.
        width: The columns of a line of its own.

    Returns:
        One line where it fits into the room; else lines of their own.
    """
    whole = flow(facts)
    if len(whole) <= room:
        return [whole]
    rows = ["{"]
    for name, value in facts.items():
        parts = [f"{key(name)}: {flow(value)}"]
        if isinstance(value, list) and any(isinstance(item, dict) for item in value):
            items = [flow(item) for item in value]
            parts = [f"{key(name)}: [{items[0]}", *items[1:]]
            parts[-1] += "]"
        for part in parts:
            start = rows[-1] in {"{", " "}
            if not start and len(rows[-1]) + len(part) + 3 > width:
                rows[-1] = rows[-1].rstrip() + ","
                rows.append(" " + part)
            else:
                rows[-1] += part if start else ", " + part
    return [*rows[:-1], rows[-1] + "}"]


def block(facts: dict[str, Json]) -> list[str]:
    """A mapping in the block style: one line for each key, mappings within it indented."""
    rows: list[str] = []
    for name, value in facts.items():
        inline = f"{key(name)}: {flow(value)}"
        if len(inline) <= _WIDTH or not value or not isinstance(value, dict | list):
            rows.append(inline)
        elif isinstance(value, dict):
            rows += [f"{key(name)}:", *(f"  {row}" for row in block(value))]
        else:
            rows += [f"{key(name)}:", *(f"  - {flow(item)}" for item in value)]
    return rows
