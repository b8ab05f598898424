"""How large the boxes are: cards as wide as their text wants, steps small."""

from __future__ import annotations

from dataclasses import dataclass

from argmap.view.textwidth import wrap

FONT = 13
"""Size in px of the letters on a card."""
LINE = 16
"""Height in px of a line on a card."""
SMALL = 11
"""Size in px of the letters of head and foot."""
SMALL_LINE = 15
"""Height in px of a line of the foot."""
HEAD = 22
"""Height in px above the text of a card, the line with its kind included."""
TAIL = 8
"""Height in px below the text of a card."""
SIDE = 12
"""Width in px left and right of the text."""
FOOT_GAP = 6
"""Height in px between text and foot."""
FOOT_PAD = 10
"""Width in px that the frame of the foot takes."""
STEP = 20
"""Width and height in px of the node of a step."""

BASES = (216, 232, 204, 248)
"""Widths in px that the cards of a map can have; the first is the usual one."""

_WIDER = ((1.3, 12), (1.7, 16), (2.3, 1_000_000))
_WELCOME = 9
"""A card with more lines than this is wider, by these factors up to those numbers of lines."""


@dataclass(frozen=True, slots=True)
class Box:
    """The size of a node and the lines written in it.

    Attributes:
        width: In px.
        height: In px.
        lines: Its text, line by line.
        foot: The scenarios for which alone it is put forward, line by line.
        is_step: Whether it is the small node of a step.
    """

    width: float
    height: float
    lines: tuple[str, ...] = ()
    foot: tuple[str, ...] = ()
    is_step: bool = False


def step_box() -> Box:
    """The node of a step."""
    return Box(STEP, STEP, is_step=True)


_BOLD = 1.08
"""How much wider bold letters are, at most; measured on Arial and Liberation Sans."""


def card_box(text: str, foot: str = "", base: float = BASES[0], bold: bool = False) -> Box:
    """A card that holds the text, and the foot when there is one, uncut."""
    size = FONT * _BOLD if bold else FONT
    for factor, welcome in ((1.0, _WELCOME), *_WIDER):
        width = round(base * factor)
        lines = wrap(text, size, width - 2 * SIDE)
        if len(lines) <= welcome:
            break
    below = wrap(foot, SMALL, width - 2 * SIDE - FOOT_PAD) if foot else ()
    extra = len(below) * SMALL_LINE + (FOOT_GAP if below else 0)
    return Box(width, HEAD + len(lines) * LINE + TAIL + extra, lines, below)
