"""The drawing of a map as SVG by itself: text that can be selected, titles that are read aloud.

The same drawing as in the page. Lengths are px.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.view.caption import LEAST, head, legend
from argmap.view.icons import SIGNS, STEPS
from argmap.view.palette import DARK, GROUNDS, LIGHT
from argmap.view.sizes import HEAD, LINE, SIDE, SMALL, SMALL_LINE
from argmap.view.strings import STRINGS
from argmap.view.strokes import (
    DASHES,
    arrow,
    at,
    bounds,
    curve,
    dot,
    escaped,
    icon,
    polyline,
    px,
    quoted,
    rect,
    stub,
    stubbed,
    words,
)
from argmap.view.textwidth import text_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from argmap.view.scene import Scene
    from argmap.view.strokes import Line, Node

_FONT = "Arial, 'Liberation Sans', Helvetica, sans-serif"
_MARGIN = 14
_PALE = ' opacity="0.4"'


def svg(
    scene: Scene,
    labels: Mapping[str, str] | None = None,
    theme: str = "light",
    standing: str = "",
) -> str:
    """A scene as an SVG document.

    Args:
        scene: The drawing.
        labels: What becomes of each element, such as ``out``; what is not in is pale and says so.
        theme: ``light`` or ``dark``.
        standing: Of what the labels are, such as a scenario; it stands below the title.
    """
    pen = _Pen(scene, labels or {}, theme)
    left, top, right, bottom = bounds(scene)
    width = max(right - left, LEAST)
    above, high = head(scene, standing, left, top - _MARGIN, width, pen.ink)
    out = "out" in pen.labels.values()
    below, low = legend(scene, left, bottom + 24, width, pen.ink, out=out)
    box = (
        left - _MARGIN,
        top - _MARGIN - high,
        width + 2 * _MARGIN,
        bottom - top + 2 * _MARGIN + high + low,
    )
    parts = [
        '<svg xmlns="http://www.w3.org/2000/svg"',
        f'  viewBox="{" ".join(map(px, box))}" width="{px(box[2])}" height="{px(box[3])}"',
        f'  role="img" aria-labelledby="map-title" xml:lang={quoted(scene["language"])}',
        f'  font-family="{_FONT}" font-size="13">',
        f'<title id="map-title">{escaped(scene["title"])}</title>',
        rect(*box, f'fill="{pen.ink["ground"]}"'),
        *above,
        *pen.bands(),
        *(pen.across(line) for line in scene["routes"] if line["role"] in DASHES),
        *(line for route in scene["routes"] for line in pen.branch(route)),
        *(pen.step(n) if n["shape"] == "step" else pen.card(n) for n in scene["nodes"]),
        *below,
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


class _Pen:
    """Writes the parts of a drawing in the colours of a theme."""

    def __init__(self, scene: Scene, labels: Mapping[str, str], theme: str) -> None:
        self.scene, self.labels = scene, labels
        self.ink = {**(DARK if theme == "dark" else LIGHT), **GROUNDS[theme]}
        self.nodes = {node["id"]: node for node in scene["nodes"]}
        self.short = stubbed(scene)

    def bands(self) -> Iterator[str]:
        """The pale bands that join premises which are needed together."""
        for route in self.scene["routes"]:
            if not route["linked"]:
                continue
            fill = self.ink[f"{route['polarity']}-tint"]
            node = self.nodes[route["lower"]]
            yield (
                f'<path d="{polyline(route["points"])}" fill="none" stroke="{fill}" '
                'stroke-width="12" stroke-linejoin="round"/>'
            )
            yield rect(
                _left(node) - 6,
                _top(node) - 6,
                node["width"] + 12,
                node["height"] + 12,
                f'rx="10" fill="{fill}"',
            )

    def branch(self, route: Line) -> Iterator[str]:
        """A rail with its arrow, pale when what it comes from is out."""
        if route["role"] in DASHES:
            return
        neutral = route["polarity"] == "neutral"
        colour = self.ink["rail"] if neutral else self.ink[route["polarity"]]
        pale = _PALE if self.labels.get(route["lower"]) == "out" else ""
        yield (
            f'<path d="{polyline(route["points"])}" fill="none" stroke="{colour}" '
            f'stroke-width="1.75" stroke-linejoin="round"{pale}/>'
        )
        if route["arrow"]:
            yield f'<path d="{arrow(*route["points"][-2:])}" fill="{colour}"{pale}/>'

    def across(self, line: Line) -> str:
        """A line across the map; of one that is long, or one of many, the end alone.

        Its title tells both of its ends.
        """
        role, (start, end) = line["role"], line["points"]
        short = line in self.short
        start = stub(start, end) if short else start
        turn = start if short else curve(start, end)
        against = role == "contradicts"
        colour = self.ink["attack" if against else "neutral"]
        dashes = "4 3" if short and role == "also" else DASHES[role]
        ends = arrow(turn, end) if line["arrow"] else dot(*start) + dot(*end)
        lower, upper = (self._told(line[side]) for side in ("lower", "upper"))
        told = f"{STRINGS['legend.' + role]}: {lower} \N{RIGHTWARDS ARROW} {upper}"
        return (
            f'<g opacity="{0.75 if against else 0.65 if short else 0.4}">'
            f"<title>{escaped(told)}</title>"
            f'<path d="M{at(start)}Q{at(turn)} {at(end)}" fill="none" stroke="{colour}" '
            f'stroke-width="{2.5 if against else 1.5}" stroke-linecap="round" '
            f'stroke-dasharray="{dashes}"/><path d="{ends}" fill="{colour}"/></g>'
        )

    def step(self, node: Node) -> str:
        """The small node of a step."""
        polarity = node["polarity"]
        pale = _PALE if self.labels.get(node["id"]) == "out" else ""
        return (
            f'<g transform="translate({px(_left(node))} {px(_top(node))})"{pale}>'
            f"<title>{escaped(self._title(node))}</title>"
            f'<path d="{STEPS[polarity]}" fill="{self.ink[polarity]}"/>'
            f'<path d="{SIGNS[polarity]}" fill="{self.ink["card"]}"/></g>'
        )

    def _title(self, node: Node) -> str:
        label = self.labels.get(node["id"], "")
        kind = STRINGS.get(f"kind.{node['kind']}", node["kind"])
        told = f"{kind}, {STRINGS['label.' + label]}" if label else kind
        return f"{told}: {self._told(node['id'])}"

    def _told(self, name: str) -> str:
        return " ".join(self.nodes[name]["lines"]) or name

    def card(self, node: Node) -> str:
        """A card with its kind, its text, and the scenarios for which alone it stands."""
        colour, turned = self.ink[node["polarity"]], node["rtl"]
        left, top, width, height = _left(node), _top(node), node["width"], node["height"]
        start = left + width - SIDE if turned else left + SIDE
        out = self.labels.get(node["id"]) == "out"
        thick = 2.5 if node["kind"] == "thesis" else 1.25
        fill = self.ink["ground" if out else "card"]
        frame = f'rx="6" fill="{fill}" stroke-width="{thick}" stroke="{colour}"{self._dashes(node)}'
        parts = [
            f"<g><title>{escaped(self._title(node))}</title>",
            rect(left, top, width, height, frame),
            rect(left + width - 5 if turned else left, top, 5, height, f'fill="{colour}"'),
            self._head(node, start, colour),
        ]
        bold = ' font-weight="bold"' if node["kind"] == "thesis" else ""
        style = f'fill="{self.ink["quiet" if out else "ink"]}"{bold}'
        for n, line in enumerate(node["lines"]):
            parts.append(words(line, start, top + HEAD + n * LINE + 12, style, turned=turned))
        return "\n".join([*parts, *self._foot(node, start), "</g>"])

    def _dashes(self, node: Node) -> str:
        if self.labels.get(node["id"]) == "undecided":
            return ' stroke-dasharray="1.5 3"'
        return ' stroke-dasharray="6 4"' if node["kind"] == "assumption" else ""

    def _foot(self, node: Node, start: float) -> Iterator[str]:
        tall = len(node["foot"]) * SMALL_LINE
        bottom = _top(node) + node["height"]
        style = f'font-size="{SMALL}" font-style="italic" fill="{self.ink["neutral"]}"'
        if tall:
            tint = f'rx="4" fill="{self.ink["neutral-tint"]}"'
            yield rect(_left(node) + 8, bottom - tall - 6, node["width"] - 16, tall + 1, tint)
        for n, line in enumerate(node["foot"]):
            y = bottom - tall + n * SMALL_LINE + 5
            yield words(line, start, y, style, turned=node["rtl"])

    def _head(self, node: Node, start: float, colour: str) -> str:
        turned, y = node["rtl"], _top(node)
        kind: str = STRINGS.get(f"kind.{node['kind']}") or node["kind"]
        label = self.labels.get(node["id"], "in")
        told = kind if label == "in" else f"{kind} · {STRINGS['label.' + label]}"
        style = f'font-size="10" font-weight="bold" fill="{colour}"'
        across = start - 15 if turned else start + 15
        sign = icon(node["kind"], start - 10 if turned else start, y + 6, colour)
        head = sign + words(told.upper(), across, y + 15, style, turned=turned)
        return head + self._also(node, colour, style) if node["also"] else head

    def _also(self, node: Node, colour: str, style: str) -> str:
        """How often it is used again, at the far end of the head."""
        count = str(node["also"])
        wide = text_width(count, 10)
        end = _left(node) + (SIDE if node["rtl"] else node["width"] - SIDE - wide)
        beside = end + wide + 2 if node["rtl"] else end - 12
        y = _top(node)
        return words(count, end, y + 15, style) + icon("also", beside, y + 6, colour)


def _left(node: Node) -> float:
    return float(node["x"] - node["width"] / 2)


def _top(node: Node) -> float:
    return float(node["y"] - node["height"] / 2)
