"""What a picture says besides what it shows: of what it is, and what its symbols stand for.

Lengths are px. Each part is lines of SVG and the height that they take.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from argmap.view.icons import SIGNS, STEPS
from argmap.view.steps import Polarity
from argmap.view.strings import STRINGS
from argmap.view.strokes import DASHES, arrow, dot, icon, px, rect, words
from argmap.view.textwidth import text_width, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from argmap.view.scene import Scene

Part: TypeAlias = tuple[list[str], float]
Inks: TypeAlias = "Mapping[str, str]"
LEAST = 420
"""Width that a picture has at least, for its title and its legend."""
_LINE = 20
_ROW = 22
_SYMBOL = 28
_KINDS = ("thesis", "claim", "evidence", "assumption", "statement", "argument")
_FAINT = 'fill="none" stroke-linecap="round"'


def head(scene: Scene, standing: str, left: float, bottom: float, width: float, inks: Inks) -> Part:
    """The title of the map, and of which scenario its labels are; it ends at ``bottom``."""
    title = f'font-size="16" font-weight="bold" fill="{inks["ink"]}"'
    quiet = f'fill="{inks["quiet"]}"'
    lines = [(line, title) for line in wrap(scene["title"], 17, width)]
    lines += [(line, quiet) for line in wrap(standing, 13, width) if standing]
    height = len(lines) * _LINE + 14.0
    top = bottom - height + 20
    drawn = [words(line, left, top + n * _LINE, style) for n, (line, style) in enumerate(lines)]
    return drawn, height


def legend(scene: Scene, left: float, top: float, width: float, inks: Inks, *, out: bool) -> Part:
    """What is drawn stands for what, in rows.

    Args:
        scene: The drawing; only what is in it is told.
        left: Where the rows begin.
        top: Where the first row has its middle.
        width: How wide a row may be.
        inks: The colours.
        out: Whether something in it is out.
    """
    drawn: list[str] = []
    x, y = left, top
    for symbol, told in _items(scene, inks, out=out):
        wide = _SYMBOL + 6 + text_width(told, 12)
        if x > left and x + wide > left + width:
            x, y = left, y + _ROW
        drawn.append(f'<g transform="translate({px(x)} {px(y - 10)})">{symbol}</g>')
        drawn.append(words(told, x + _SYMBOL + 6, y + 4, f'font-size="12" fill="{inks["ink"]}"'))
        x += wide + 16
    return drawn, y - top + 28 if drawn else 0.0


def _items(scene: Scene, inks: Inks, *, out: bool) -> Iterator[tuple[str, str]]:
    nodes, routes = scene["nodes"], scene["routes"]
    steps = {node["polarity"] for node in nodes if node["shape"] == "step"}
    for polarity in Polarity:
        if polarity in steps:
            yield _step(polarity, inks), STRINGS[f"legend.{polarity}"]
    if any(route["linked"] for route in routes):
        yield _linked(inks), STRINGS["legend.linked"]
    kinds = {node["kind"] for node in nodes if node["shape"] == "card"}
    for kind in _KINDS:
        if kind in kinds:
            yield _card(kind, inks, pale=False), STRINGS[f"kind.{kind}"].lower()
    if out:
        yield _card("claim", inks, pale=True), STRINGS["label.out"]
    for role in DASHES:
        if any(route["role"] == role for route in routes):
            yield _across(role, inks), STRINGS[f"legend.{role}"]


def _step(polarity: str, inks: Inks) -> str:
    return (
        f'<g transform="translate(4 0)"><path d="{STEPS[polarity]}" fill="{inks[polarity]}"/>'
        f'<path d="{SIGNS[polarity]}" fill="{inks["card"]}"/></g>'
    )


def _linked(inks: Inks) -> str:
    frame = f'rx="1.5" fill="{inks["card"]}" stroke="{inks["support"]}" stroke-width="1.25"'
    band = rect(0, 1, _SYMBOL, 18, f'rx="4" fill="{inks["support-tint"]}"')
    return band + rect(4, 5, 8, 10, frame) + rect(16, 5, 8, 10, frame)


def _card(kind: str, inks: Inks, *, pale: bool) -> str:
    dashed = ' stroke-dasharray="4 3"' if kind == "assumption" else ""
    thick = 2.5 if kind == "thesis" else 1.25
    fill = inks["ground" if pale else "card"]
    frame = f'rx="3" fill="{fill}" stroke="{inks["neutral"]}" stroke-width="{thick}"{dashed}'
    return rect(2, 2, 24, 16, frame) + icon(kind, 9, 5, inks["quiet" if pale else "neutral"])


def _across(role: str, inks: Inks) -> str:
    colour = inks["attack" if role == "contradicts" else "neutral"]
    start, end = (1, 19) if role in {"also", "circle"} else (4, 24)
    ends = (
        arrow((19, 10), (27, 10)) if role in {"also", "circle"} else dot(4, 10, 3) + dot(24, 10, 3)
    )
    return (
        f'<path d="M{start} 10H{end}" {_FAINT} stroke="{colour}" stroke-width="1.5" '
        f'stroke-dasharray="{"4 3" if role == "also" else DASHES[role]}"/>'
        f'<path d="{ends}" fill="{colour}"/>'
    )
