"""The strokes of a drawing in SVG: boxes, lines, arrow heads and words. Lengths are px."""

from __future__ import annotations

from math import atan2, cos, hypot, sin
from typing import TYPE_CHECKING, Any, TypeAlias
from xml.sax.saxutils import escape, quoteattr

from argmap.view.icons import ICONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.view.scene import Scene

Node: TypeAlias = dict[str, Any]
Line: TypeAlias = dict[str, Any]
Point: TypeAlias = "Sequence[float]"
DASHES = {"also": "7 5", "circle": "2 4", "contradicts": "2 5", "restates": "9 3 2 3"}
"""How the lines across the map are dashed, by their role."""
_RADIUS = 7
_HEADED = 9
_BEND = 0.12
_STUB = 34
_MANY = 12
_LONG = 900
_ILLEGAL = dict.fromkeys(
    (*range(9), 11, 12, *range(14, 32), 65534, 65535), "\N{REPLACEMENT CHARACTER}"
)
"""What XML cannot hold, and what stands for it."""


def rect(left: float, top: float, width: float, height: float, style: str) -> str:
    """A rectangle."""
    return f'<rect x="{px(left)}" y="{px(top)}" width="{px(width)}" height="{px(height)}" {style}/>'


def words(text: str, x: float, y: float, style: str, *, turned: bool = False) -> str:
    """A line of text, from right to left when it is turned."""
    direction = ' direction="rtl"' if turned else ""
    return (
        f'<text x="{px(x)}" y="{px(y)}" xml:space="preserve" {style}{direction}>'
        f"{escaped(text)}</text>"
    )


def icon(kind: str, x: float, y: float, colour: str, *, scale: float = 0.8333) -> str:
    """The icon of a kind, 10 px wide and high unless scaled otherwise."""
    return (
        f'<path d="{ICONS.get(kind, ICONS["statement"])}" fill="{colour}" '
        f'fill-rule="evenodd" transform="translate({px(x)} {px(y)}) scale({scale})"/>'
    )


def escaped(text: str) -> str:
    """A text as the content of an element."""
    return escape(text.translate(_ILLEGAL).encode("utf-8", "replace").decode("utf-8"))


def quoted(text: str) -> str:
    """A text as the value of an attribute, with its quotation marks."""
    return quoteattr(text.translate(_ILLEGAL))


def px(length: float) -> str:
    """A length to a tenth."""
    return f"{length:.1f}".removesuffix(".0")


def at(point: Point) -> str:
    """A point of a path."""
    return f"{px(point[0])} {px(point[1])}"


def polyline(points: Sequence[Point]) -> str:
    """Straight lines with round corners."""
    parts = [f"M{at(points[0])}"]
    for before, here, after in zip(points, points[1:], points[2:], strict=False):
        parts.append(f"L{at(_towards(here, before))}Q{at(here)} {at(_towards(here, after))}")
    return "".join([*parts, f"L{at(points[-1])}"])


def _towards(here: Point, there: Point) -> Point:
    """The point near ``here`` at which the line from ``there`` begins to turn."""
    dx, dy = there[0] - here[0], there[1] - here[1]
    length = hypot(dx, dy)
    part = min(_RADIUS, length / 2) / length if length else 0.0
    return here[0] + dx * part, here[1] + dy * part


def arrow(before: Point, end: Point) -> str:
    """The head of an arrow that comes from ``before``."""
    angle = atan2(end[1] - before[1], end[0] - before[0])
    wings = (
        (end[0] - _HEADED * cos(angle + turn), end[1] - _HEADED * sin(angle + turn))
        for turn in (-0.45, 0.45)
    )
    return f"M{at(end)}" + "".join(f"L{at(wing)}" for wing in wings) + "Z"


def dot(x: float, y: float, radius: float = 3.5) -> str:
    """A filled circle as a path."""
    across = px(2 * radius)
    arc = f"a{px(radius)} {px(radius)} 0 1 1"
    return f"M{px(x - radius)} {px(y)}{arc} {across} 0{arc} -{across} 0Z"


def curve(start: Point, end: Point) -> Point:
    """Where a line across turns."""
    return (
        (start[0] + end[0]) / 2 - (end[1] - start[1]) * _BEND,
        (start[1] + end[1]) / 2 + (end[0] - start[0]) * _BEND,
    )


def stub(start: Point, end: Point) -> Point:
    """Where a line across begins of which the end alone is drawn."""
    dx, dy = start[0] - end[0], start[1] - end[1]
    part = min(_STUB / hypot(dx, dy), 1) if dx or dy else 0.0
    return end[0] + dx * part, end[1] + dy * part


def stubbed(scene: Scene) -> list[Line]:
    """The lines across of which the end alone is drawn: when they are many, and the long ones."""
    arrows = [line for line in scene["routes"] if line["role"] in DASHES and line["arrow"]]
    many = len(arrows) > _MANY
    return [line for line in arrows if many or _is_long(line)]


def _is_long(line: Line) -> bool:
    (x, y), (to_x, to_y) = line["points"]
    slack = 0.3 * hypot(to_x - x, to_y - y)
    return bool(max(abs(to_x - x), abs(to_y - y)) + slack > _LONG)


def bounds(scene: Scene) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of the boxes, and of lines that lead around them."""
    short = stubbed(scene)
    points = [scene["bounds"][:2], scene["bounds"][2:]]
    for line in scene["routes"]:
        if line["role"] not in DASHES:
            points += line["points"]
        elif line not in short:
            start, end = line["points"]
            turn = curve(start, end)
            points.append([(a + b + 2 * c) / 4 for a, b, c in zip(start, end, turn, strict=True)])
    across, down = zip(*points, strict=True)
    return min(across), min(down), max(across), max(down)
