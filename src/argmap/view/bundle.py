"""What the page of cards is built with, in a third of its bytes: style and script, deflated.

In base 85, which takes a sixteenth less than base 64, with digits that mean nothing in HTML.

The page opens them by itself (``shell/open.js``). Builds of zlib give different bytes for the same
text, and pages must not differ by machine; so the deflated text is kept in ``built/cards.txt``.
``make bundle`` writes it anew after a change of style, script or strings. While it is behind them,
the text is deflated when it is needed: a page is never made with an old script.
"""

from __future__ import annotations

import base64
import zlib
from functools import cache

from argmap.view import shell

BUILT = shell.FOLDER / "built" / "cards.txt"

_SAFE = str.maketrans("<>&", ",.:")
"""The digits of base 85 that mean something in HTML, and what stands for them."""
_PLAIN = str.maketrans(",.:", "<>&")


@cache
def bundle() -> str:
    """Style and script, deflated, in base 85, on one line."""
    built = BUILT.read_text(encoding="utf-8") if BUILT.exists() else ""
    return "".join((built if contents(built) == wanted() else made()).split())


def contents(built: str) -> bytes:
    """What a bundle holds; nothing when it is damaged."""
    try:
        return zlib.decompress(base64.b85decode("".join(built.split()).translate(_PLAIN)))
    except (ValueError, zlib.error):
        return b""


def wanted() -> bytes:
    """The style and the script as they are now, with a NUL between them."""
    return f"{shell.style()}\0{shell.script()}".encode()


def made() -> str:
    """The bundle of the style and the script as they are now, in lines of 100 letters."""
    packed = base64.b85encode(zlib.compress(wanted(), 9)).decode("ascii").translate(_SAFE)
    return "".join(f"{packed[at : at + 100]}\n" for at in range(0, len(packed), 100))


if __name__ == "__main__":
    BUILT.write_text(made(), encoding="ascii", newline="\n")
