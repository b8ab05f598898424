"""The colours that Argdown gives to statements, arguments, groups and tags."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from argmap.formats.argdown.document import ArgumentNode
from argmap.formats.argdown.palettes import PALETTES

if TYPE_CHECKING:
    from argmap.formats.argdown.document import Document, EquivalenceClass, Section

GROUPS = ("#DADADA", "#BABABA", "#AAAAAA")
_COLOUR = re.compile(r"#(?:[0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})")


@dataclass(frozen=True)
class Colours:
    """The colours of one document.

    Attributes:
        settings: The section ``color`` of its front matter.
        palette: Colours in order.
        tags: The colour of each tag.
        priority: How much a tag counts where a node has several.
    """

    settings: Any
    palette: tuple[str, ...]
    tags: dict[str, str]
    priority: dict[str, float]

    @property
    def statement_font(self) -> str:
        """Colour of letters."""
        return str(self.settings.get("statementFontColor") or "#000000")

    @property
    def argument_font(self) -> str:
        """Colour of letters."""
        return str(self.settings.get("argumentFontColor") or "#000000")

    @property
    def group_font(self) -> str:
        """Colour of letters."""
        return str(self.settings.get("groupFontColor") or "#000000")

    def of(self, node: EquivalenceClass | ArgumentNode) -> str:
        """The colour of a box; empty when it has none."""
        argument = isinstance(node, ArgumentNode)
        named = self.settings.get("argumentColors" if argument else "statementColors") or {}
        stated = node.data.get("color") if isinstance(node.data, dict) else None
        if stated is not None and not self.settings.get("ignoreColorData"):
            return colour(self.palette, stated)
        if isinstance(named, dict) and node.title in named:
            return colour(self.palette, named[node.title])
        if node.tags and self.settings.get("colorizeByTag", True):
            return self.tags.get(self._weightiest(node.tags), "")
        return self.palette[0] if self.palette else ""

    def of_group(self, section: Section, level: int) -> str:
        """The colour of a group; ``level`` is 1 for the outermost."""
        palette = self.settings.get("groupColorScheme") or GROUPS
        stated = section.data.get("color") if isinstance(section.data, dict) else None
        if stated and not self.settings.get("ignoreColorData"):
            return colour(tuple(palette), stated)
        return str(palette[min(len(palette), level) - 1])

    def _weightiest(self, tags: list[str]) -> str:
        best = tags[0]
        for tag in tags[1:]:
            if self.priority.get(tag, 0) > self.priority.get(best, 0):
                best = tag
        return best


def colours_of(document: Document) -> Colours:
    """The colours of a document."""
    settings = document.settings.color
    wanted = settings.get("colorScheme")
    if isinstance(wanted, list):
        palette = tuple(str(c) for c in wanted)
    else:
        palette = PALETTES.get(str(wanted), PALETTES["default"])
    chosen = settings.get("tagColors")
    chosen = chosen if isinstance(chosen, dict) else {}
    tags: dict[str, str] = {}
    priority: dict[str, float] = {}
    wanted = settings.get("colorizeByTag", True) or settings.get("colorizeGroupsByTag")
    for rank, tag in enumerate(document.tags if wanted else ()):
        if tag in chosen:
            tags[tag] = colour(palette, chosen[tag])
            if isinstance(chosen[tag], dict) and isinstance(chosen[tag].get("priority"), int):
                priority[tag] = chosen[tag]["priority"]
        elif rank + 1 < len(palette):
            tags[tag] = palette[rank + 1]
    return Colours(settings, palette, {t: c for t, c in tags.items() if c}, priority)


def colour(palette: tuple[str, ...], value: object) -> str:
    """A colour as it is stated: itself, its number in the palette, or a mapping with either."""
    if isinstance(value, dict):
        value = value.get("color")
    if isinstance(value, str):
        return value if _COLOUR.fullmatch(value) else ""
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < len(palette):
        return palette[value]
    return ""
