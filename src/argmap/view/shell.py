"""The shell of the page: its script, its style, the vendored library, and the policy over them."""

from __future__ import annotations

import base64
import hashlib
import json
from functools import cache
from pathlib import Path

from markupsafe import Markup

FOLDER = Path(__file__).parent
LIBRARY = "vendor/vis-network.min.js"

SCRIPTS = (
    "page.js",
    "icons.js",
    "palette.js",
    "paint.js",
    "lines.js",
    "network.js",
    "camera.js",
    "details.js",
    "document.js",
    "outline.js",
    "select.js",
    "search.js",
    "walk.js",
    "panes.js",
    "print.js",
    "start.js",
)
"""The parts of the script in the order in which they are joined; they share one scope."""

STYLES = ("colours.css", "frame.css", "panes.css", "print.css")
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
def script() -> str:
    """The script of the page, one strict function."""
    parts = "\n".join(_read(f"shell/{name}") for name in SCRIPTS)
    return f'"use strict";\n(() => {{\n{parts}\n}})();'


@cache
def style() -> str:
    """The style sheet of the page."""
    return "\n".join(_read(f"shell/{name}") for name in STYLES)


@cache
def template() -> str:
    """The Jinja template of the page; it is rendered with autoescaping."""
    return _read("shell/page.html")


def policy() -> str:
    """The Content-Security-Policy: nothing but what the page holds, known by its digest."""
    scripts = f"'{_digest(library())}' '{_digest(script())}'"
    return (
        f"default-src 'none'; script-src {scripts}; style-src '{_digest(style())}'; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return "sha256-" + base64.b64encode(digest).decode("ascii")


def trusted(data: object) -> dict[str, Markup]:
    """The parts of the template that stand in it unescaped: our own files, and escaped JSON."""
    parts = {"style": style(), "library": library(), "script": script(), "data": bridge(data)}
    return {name: Markup(part) for name, part in parts.items()}  # noqa: S704 - see above


def bridge(data: object) -> str:
    """Data as JSON that can stand within a ``script`` element whatever it holds."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text
