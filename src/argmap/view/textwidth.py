"""How wide a text is, and where its lines break, without asking a browser.

The widths are the advance widths of Arial, Helvetica and Liberation Sans, which are the same, for
ASCII; accented letters are as wide as their base, East Asian wide characters one em, and all else
somewhat wider than the mean, so that an estimate errs on the side of room. The page squeezes a
line that a substitute font makes longer than its box.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ASCII = (
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 "
    "556 556 556 278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 "
    "722 778 667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 "
    "556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 "
    "260 334 584"
)
_ADVANCE = {chr(32 + n): int(width) / 1000 for n, width in enumerate(_ASCII.split())}
_WIDE = "\u2e80-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef"
_TOKEN = re.compile(rf"[{_WIDE}]|[^\s{_WIDE}]+|\s+")
_OTHER = 0.62


@lru_cache(maxsize=4096)
def _advance(character: str) -> float:
    """The width of one character in em."""
    known = _ADVANCE.get(character)
    if known is not None:
        return known
    if unicodedata.combining(character) or unicodedata.category(character) in {"Cf", "Cc", "Mn"}:
        return 0.0
    if unicodedata.east_asian_width(character) in {"W", "F"}:
        return 1.0
    return _ADVANCE.get(unicodedata.normalize("NFD", character)[0], _OTHER)


@lru_cache(maxsize=16384)
def _ems(token: str) -> float:
    return sum(map(_advance, token))


def text_width(text: str, size: float) -> float:
    """The width in px of a text on one line, in letters of ``size`` px."""
    return _ems(text) * size


def wrap(text: str, size: float, room: float) -> tuple[str, ...]:
    """The lines, each at most ``room`` px wide, that hold the text; one empty line for none.

    Lines break at white space and beside East Asian characters; a word longer than a line is cut
    into pieces.
    """
    lines: list[str] = []
    line, used = "", 0.0
    for token in _pieces(text, room / size):
        wide = _ems(token)
        if line and not token.isspace() and used + wide > room / size:
            lines.append(line.rstrip())
            line, used = "", 0.0
        if line or not token.isspace():
            line, used = line + token, used + wide
    return (*lines, line.rstrip()) if line.strip() or not lines else tuple(lines)


def _pieces(text: str, room: float) -> list[str]:
    """Words, single wide characters and single spaces, none wider than ``room`` em."""
    found: list[str] = []
    for token in _TOKEN.findall(text):
        if token.isspace():
            found.append(" ")
        elif _ems(token) <= room:
            found.append(token)
        else:
            found.extend(_cut(token, room))
    return found


def _cut(word: str, room: float) -> list[str]:
    parts, part, used = [], "", 0.0
    for character in word:
        wide = _advance(character)
        if part and wide and used + wide > room:
            parts.append(part)
            part, used = "", 0.0
        part, used = part + character, used + wide
    return [*parts, part]
