"""Ids for what has titles or only a text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.model import is_slug

if TYPE_CHECKING:
    from collections.abc import Container

_GAP = re.compile(r"[^\w]+|_+")
_WORDS = 6
_LONGEST = 48


def slug(text: str, fallback: str = "item") -> str:
    """A slug made from a title: its letters and digits in lower case, parted by hyphens."""
    made = _GAP.sub("-", text.strip().lower()).strip("-")
    return made if made and is_slug(made) else _ascii(made) or fallback


def slug_of_text(text: str, fallback: str = "item") -> str:
    """A slug made from the first few words of a text."""
    made = slug(" ".join(text.split()[:_WORDS]), fallback)
    return made if len(made) <= _LONGEST else made[:_LONGEST].rsplit("-", 1)[0].strip("-.")


def _ascii(text: str) -> str:
    made = re.sub(r"[^a-z0-9]+", "-", text).strip("-")
    return made if made and is_slug(made) else ""


def free(name: str, taken: Container[str]) -> str:
    """The name itself, or the first of ``name-2``, ``name-3`` and so on that is not taken."""
    if name not in taken:
        return name
    number = 2
    while f"{name}-{number}" in taken:
        number += 1
    return f"{name}-{number}"


class Names:
    """Gives each thing a name of its own, in time that does not grow with how many are alike."""

    def __init__(self) -> None:
        self.taken: set[str] = set()
        self._next: dict[str, int] = {}

    def claim(self, name: str) -> str:
        """The name, or the first numbered one that is free; it is taken from now on."""
        chosen = name
        number = self._next.get(name, 2)
        while chosen in self.taken:
            chosen = f"{name}-{number}"
            number += 1
        self._next[name] = number
        self.taken.add(chosen)
        return chosen
