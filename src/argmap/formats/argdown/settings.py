"""What the front matter of an Argdown document says about how to read and draw it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from argmap.formats.argdown.shortcodes import SHORTCODES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.model import Json


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings that bear on the model and its map; all others are kept as data.

    Attributes:
        strict: Whether relations between statements are read as logical ones.
        keep_tags: Whether tags stay in the text.
        move_relations: Whether the relations of a reconstructed argument go over to its
            conclusion and its last inference.
        shortcodes: What short codes stand for.
        group_depth: How many levels of headings, from the deepest, are drawn as groups.
        group: The section ``group`` of the front matter.
        selection: The section ``selection``: what is drawn.
        drawing: The section ``map``: how it is labelled.
        color: The section ``color``.
    """

    strict: bool = False
    keep_tags: bool = True
    move_relations: bool = True
    shortcodes: dict[str, str] = field(default_factory=lambda: dict(SHORTCODES))
    group_depth: float = 2
    group: Mapping[str, Any] = field(default_factory=dict)
    selection: Mapping[str, Any] = field(default_factory=dict)
    drawing: Mapping[str, Any] = field(default_factory=dict)
    color: Mapping[str, Any] = field(default_factory=dict)


def settings_of(front_matter: Json) -> Settings:
    """The settings that front matter holds; what is missing, or of another sort, is as usual."""
    facts = _section(front_matter, "model")
    group = _section(front_matter, "group")
    depth = group.get("groupDepth")
    return Settings(
        strict=facts.get("mode") == "strict",
        keep_tags=not _truthy(facts.get("removeTagsFromText")),
        move_relations=_truthy(_stated(facts.get("transformArgumentRelations"), True)),
        shortcodes=SHORTCODES | _shortcodes(facts.get("shortcodes")),
        group_depth=depth if isinstance(depth, int | float) else 2,
        group=group,
        selection=_section(front_matter, "selection"),
        drawing=_section(front_matter, "map"),
        color=_section(front_matter, "color"),
    )


def _section(front_matter: Json, name: str) -> dict[str, Any]:
    value = front_matter.get(name) if isinstance(front_matter, dict) else None
    return value if isinstance(value, dict) else {}


def _stated(value: object, usual: object) -> object:
    return usual if value is None else value


def _truthy(value: object) -> bool:
    """Whether ECMAScript takes a value for true; what is not stated counts as false."""
    return value not in (None, False, 0, "")


def _shortcodes(given: object) -> dict[str, str]:
    if not isinstance(given, dict):
        return {}
    return {
        str(code): fact["unicode"]
        for code, fact in given.items()
        if isinstance(fact, dict) and isinstance(fact.get("unicode"), str)
    }
