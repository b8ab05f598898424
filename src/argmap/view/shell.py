"""The shell of the page: its script, its style, the vendored library, and the policy over them."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from argmap.view.strings import STRINGS

if TYPE_CHECKING:
    from collections.abc import Iterable

FOLDER = Path(__file__).parent
LIBRARY = "vendor/vis-network.min.js"

CARDS = tuple(
    f"shell/{name}.js"
    for name in (
        *(
            "base",
            "tables",
            "page",
            "icons",
            "tree",
            "program",
            "layout",
            "measure",
            "routes",
            "drawing",
            "strokes",
            "lines",
        ),
        *("camera", "cards", "minimap", "palette", "whatif", "trial", "details", "document"),
        *("outline", "select", "search", "walk", "legend", "tabs", "panes", "picture", "paper"),
        *("print", "address", "intext", "copy"),
        "start",
    )
)
"""The parts of the script of the cards, in the order in which they are joined; one scope."""

NETWORK = (
    *(
        f"shell/{name}.js"
        for name in (
            *("base", "tables", "page", "icons", "tree", "program", "strokes", "palette", "whatif"),
            *("trial", "details", "legend", "tabs", "paper"),
        )
    ),
    *(
        f"network/{name}.js"
        for name in ("graph", "paint", "network", "apart", "camera", "contents", "select", "print")
    ),
    "network/start.js",
)
"""The parts of the script of the networks that pyvis builds; one scope."""

_MADE = re.compile(r"`([\w-]+)\.\$\{")
"""The first part of a name that is put together, as in ``say(`fact.${key}`)``."""
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
STYLES = ("colours.css", "frame.css", "panes.css", "cards.css", "print.css")
"""The parts of the style in the order in which they are joined."""


@cache
def _read(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


@cache
def library() -> str:
    """The vendored vis-network, without the comment that points to its source map."""
    lines = _read(LIBRARY).rstrip().splitlines()
    return "\n".join(line for line in lines if not line.startswith("//# sourceMappingURL="))


@cache
def script(parts: tuple[str, ...] = CARDS) -> str:
    """A script of the page, one strict function, without indents and whole lines of comment."""
    code = "\n".join(bare(part) for part in parts)
    return f'"use strict";\n(() => {{\nconst strings = {embedded(_words(code))};\n{code}\n}})();'


def _words(code: str) -> dict[str, str]:
    """The strings that a script names, or of which it makes the name."""
    made = set(_MADE.findall(code))
    return {
        key: words
        for key, words in STRINGS.items()
        if key.partition(".")[0] in made or f'"{key.removesuffix(".one")}"' in code
    }


def bare(part: str) -> str:
    """A file of script without indents and whole lines of comment."""
    lines = (line.strip() for line in _read(part).splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("// "))


@cache
def style(parts: tuple[str, ...] = STYLES) -> str:
    """The style sheet of the page, without indents and comments."""
    text = _COMMENT.sub("", "\n".join(_read(f"shell/{name}") for name in parts))
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())


@cache
def template(name: str = "shell/page.html") -> str:
    """The Jinja template of a page; it is rendered with autoescaping."""
    return _read(name)


def policy(scripts: Iterable[str], styles: Iterable[str]) -> str:
    """The Content-Security-Policy: nothing but what the page holds, known by its digest."""
    return (
        f"default-src 'none'; script-src {_known(scripts)}; style-src {_known(styles)}; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )


def _known(parts: Iterable[str]) -> str:
    return " ".join(f"'{_digest(part)}'" for part in parts)


def _digest(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return "sha256-" + base64.b64encode(digest).decode("ascii")


def trusted(**parts: str) -> dict[str, Markup]:
    """Parts of a template that stand in it unescaped: our own files, and escaped JSON."""
    return {name: Markup(part) for name, part in parts.items()}  # noqa: S704 - see above


def embedded(data: object) -> str:
    """Data as JSON that can stand within a ``script`` element whatever it holds."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text
