"""The drawing of a map as SVG by itself: text that can be selected, titles that are read aloud.

The same drawing as in the page. Lengths are px.
"""

from __future__ import annotations

from math import atan2, cos, sin
from typing import TYPE_CHECKING, Any, TypeAlias
from xml.sax.saxutils import escape, quoteattr

from argmap.view.icons import ICONS, SIGNS, STEPS
from argmap.view.palette import DARK, GROUNDS, LIGHT
from argmap.view.sizes import HEAD, LINE, SIDE, SMALL, SMALL_LINE
from argmap.view.strings import STRINGS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from argmap.view.scene import Scene

Node: TypeAlias = dict[str, Any]
_FONT = "Arial, 'Liberation Sans', Helvetica, sans-serif"
_MARGIN = 14
_RADIUS = 7
_HEADED = 9
_BEND = 0.12
_DASHES = {"also": "7 5", "circle": "2 4", "contradicts": "2 5", "restates": "9 3 2 3"}
_ILLEGAL = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 65534, 65535), "�")
"""What XML cannot hold, and what stands for it."""


def svg(scene: Scene, labels: Mapping[str, str] | None = None, theme: str = "light") -> str:
    """A scene as an SVG document.

    Args:
        scene: The drawing.
        labels: What becomes of each element, such as ``out``; what is not in is pale and says so.
        theme: ``light`` or ``dark``.
    """
    pen = _Pen(labels or {}, theme)
    left, top, right, bottom = scene["bounds"]
    box = (left - _MARGIN, top - _MARGIN, right - left + 2 * _MARGIN, bottom - top + 2 * _MARGIN)
    view = " ".join(_px(n) for n in box)
    width, height = _px(box[2]), _px(box[3])
    parts = [
        '<svg xmlns="http://www.w3.org/2000/svg"',
        f'  viewBox="{view}" width="{width}" height="{height}"',
        f'  role="img" aria-labelledby="map-title" xml:lang={_quoted(scene["language"])}',
        f'  font-family="{_FONT}" font-size="13">',
        f'<title id="map-title">{_text(scene["title"])}</title>',
        _rect(box, f'fill="{pen.ground["ground"]}"'),
        *pen.bands(scene),
        *(line for route in scene["routes"] for line in pen.route(route)),
        *(pen.step(n) if n["shape"] == "step" else pen.card(n) for n in scene["nodes"]),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


class _Pen:
    """Writes the parts of a drawing in the colours of a theme."""

    def __init__(self, labels: Mapping[str, str], theme: str) -> None:
        self.labels = labels
        self.ink = DARK if theme == "dark" else LIGHT
        self.ground = GROUNDS[theme]

    def bands(self, scene: Scene) -> Iterator[str]:
        """The pale bands that join premises which are needed together."""
        nodes = {node["id"]: node for node in scene["nodes"]}
        for route in scene["routes"]:
            if not route["linked"]:
                continue
            fill = self.ground[f"{route['polarity']}-tint"]
            node = nodes[route["lower"]]
            yield (
                f'<path d="{_polyline(route["points"])}" fill="none" stroke="{fill}" '
                'stroke-width="12" stroke-linejoin="round"/>'
            )
            left, top = _left(node) - 6, _top(node) - 6
            yield _rect(
                (left, top, node["width"] + 12, node["height"] + 12), f'rx="10" fill="{fill}"'
            )

    def route(self, route: dict[str, Any]) -> Iterator[str]:
        """A rail, or a link across, with its arrow."""
        points, role = route["points"], route["role"]
        across = role in _DASHES
        colour = self._colour(route, across=across)
        tail = points[-2]
        if across:
            (x, y), (to_x, to_y) = points
            bend = ((x + to_x) / 2 - (to_y - y) * _BEND, (y + to_y) / 2 + (to_x - x) * _BEND)
            tail = bend
            path = f"M{_at(points[0])}Q{_at(bend)} {_at(points[1])}"
            style = f' stroke-dasharray="{_DASHES[role]}" opacity="0.6"'
        else:
            path, style = _polyline(points), ""
        yield (
            f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="1.75" '
            f'stroke-linejoin="round"{style}/>'
        )
        if route["arrow"]:
            yield f'<path d="{_arrow(tail, points[-1])}" fill="{colour}"/>'

    def _colour(self, route: dict[str, Any], *, across: bool) -> str:
        if route["role"] == "contradicts":
            return self.ink["attack"]
        if across or route["polarity"] == "neutral":
            return self.ground["rail"]
        return self.ink[route["polarity"]]

    def step(self, node: Node) -> str:
        """The small node of a step."""
        polarity = node["polarity"]
        pale = ' opacity="0.5"' if self.labels.get(node["id"]) == "out" else ""
        return (
            f'<g transform="translate({_px(_left(node))} {_px(_top(node))})"{pale}>'
            f"<title>{_text(self._title(node))}</title>"
            f'<path d="{STEPS[polarity]}" fill="{self.ink[polarity]}"/>'
            f'<path d="{SIGNS[polarity]}" fill="{self.ground["card"]}"/></g>'
        )

    def _title(self, node: Node) -> str:
        label = self.labels.get(node["id"], "")
        kind = STRINGS.get(f"kind.{node['kind']}", node["kind"])
        told = f"{kind}, {STRINGS['label.' + label]}" if label else kind
        return f"{told}: {' '.join(node['lines'])}" if node["lines"] else f"{told}: {node['id']}"

    def card(self, node: Node) -> str:
        """A card with its kind, its text, and the scenarios for which alone it stands."""
        colour, turned = self.ink[node["polarity"]], node["rtl"]
        left, top, width = _left(node), _top(node), node["width"]
        start = left + width - SIDE if turned else left + SIDE
        thesis = node["kind"] == "thesis"
        dashed = ' stroke-dasharray="6 4"' if node["kind"] == "assumption" else ""
        pale = ' opacity="0.6"' if self.labels.get(node["id"]) == "out" else ""
        bar = left + width - 5 if turned else left
        frame = f'rx="6" fill="{self.ground["card"]}" stroke-width="{2.5 if thesis else 1.25}"'
        parts = [
            f"<g{pale}><title>{_text(self._title(node))}</title>",
            _rect((left, top, width, node["height"]), f'{frame} stroke="{colour}"{dashed}'),
            _rect((bar, top, 5, node["height"]), f'fill="{colour}"'),
            self._head(node, start, colour),
        ]
        bold = ' font-weight="bold"' if thesis else ""
        for n, line in enumerate(node["lines"]):
            y = top + HEAD + n * LINE + 12
            parts.append(_words(line, start, y, f'fill="{self.ground["ink"]}"{bold}', turned))
        for n, line in enumerate(node["foot"]):
            y = top + node["height"] - (len(node["foot"]) - n) * SMALL_LINE + 5
            style = f'font-size="{SMALL}" font-style="italic" fill="{self.ink["neutral"]}"'
            parts.append(_words(line, start, y, style, turned))
        return "\n".join([*parts, "</g>"])

    def _head(self, node: Node, start: float, colour: str) -> str:
        turned = node["rtl"]
        kind: str = STRINGS.get(f"kind.{node['kind']}") or node["kind"]
        label = self.labels.get(node["id"], "in")
        words = kind if label == "in" else f"{kind} · {STRINGS['label.' + label]}"
        at = f"{_px(start - 10 if turned else start)} {_px(_top(node) + 6)}"
        icon = (
            f'<path d="{ICONS.get(node["kind"], ICONS["statement"])}" fill="{colour}" '
            f'fill-rule="evenodd" transform="translate({at}) scale(0.8333)"/>'
        )
        style = f'font-size="10" font-weight="bold" fill="{colour}"'
        across = start - 15 if turned else start + 15
        return icon + _words(words.upper(), across, _top(node) + 15, style, turned)


def _rect(box: tuple[float, float, float, float], style: str) -> str:
    x, y, width, height = map(_px, box)
    return f'<rect x="{x}" y="{y}" width="{width}" height="{height}" {style}/>'


def _words(text: str, x: float, y: float, style: str, turned: bool) -> str:
    direction = ' direction="rtl"' if turned else ""
    return (
        f'<text x="{_px(x)}" y="{_px(y)}" xml:space="preserve" {style}{direction}>'
        f"{_text(text)}</text>"
    )


def _text(text: str) -> str:
    clean = text.translate(_ILLEGAL).encode("utf-8", "replace").decode("utf-8")
    return escape(clean)


def _quoted(text: str) -> str:
    return quoteattr(text.translate(_ILLEGAL))


def _left(node: Node) -> float:
    return float(node["x"] - node["width"] / 2)


def _top(node: Node) -> float:
    return float(node["y"] - node["height"] / 2)


def _px(length: float) -> str:
    return f"{length:.1f}".removesuffix(".0")


def _at(point: tuple[float, float]) -> str:
    return f"{_px(point[0])} {_px(point[1])}"


def _polyline(points: list[tuple[float, float]]) -> str:
    """Straight lines with round corners."""
    parts = [f"M{_at(points[0])}"]
    for before, here, after in zip(points, points[1:], points[2:], strict=False):
        parts.append(f"L{_at(_towards(here, before))}Q{_at(here)} {_at(_towards(here, after))}")
    return "".join([*parts, f"L{_at(points[-1])}"])


def _towards(here: tuple[float, float], there: tuple[float, float]) -> tuple[float, float]:
    """The point near ``here`` at which the line from ``there`` begins to turn."""
    dx, dy = there[0] - here[0], there[1] - here[1]
    length = (dx * dx + dy * dy) ** 0.5
    part = min(_RADIUS, length / 2) / length if length else 0.0
    return here[0] + dx * part, here[1] + dy * part


def _arrow(before: tuple[float, float], end: tuple[float, float]) -> str:
    angle = atan2(end[1] - before[1], end[0] - before[0])
    wings = (
        (end[0] - _HEADED * cos(angle + turn), end[1] - _HEADED * sin(angle + turn))
        for turn in (-0.45, 0.45)
    )
    return f"M{_at(end)}" + "".join(f"L{_at(wing)}" for wing in wings) + "Z"
