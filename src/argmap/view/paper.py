"""A document in words as HTML: one file that needs no script and asks nothing of any machine."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from argmap.view.blocks import Paper

_FOLDER = Path(__file__).parent
_STYLES = ("shell/colours.css", "reading/paper.css", "reading/print.css")
_TEMPLATE = "reading/paper.html"
_GLYPHS = {"in": "✓", "out": "✕", "undecided": "?", "error": "✕", "warning": "▲", "info": "●"}


def paper_html(paper: Paper) -> str:
    """The document as HTML; what it quotes is escaped, and only addresses of the web are links."""
    from jinja2 import Environment

    environment = Environment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, finalize=_visible
    )
    html = environment.from_string(_read(_TEMPLATE)).render(
        paper=paper,
        glyphs=_GLYPHS,
        style=Markup(_style()),  # noqa: S704 - our own files
        policy=_policy(),
    )
    return html.encode("utf-8", "replace").decode("utf-8") + "\n"


def _visible(value: object) -> object:
    """A text without characters that are not shown or turn the writing; else the value itself."""
    if type(value) is not str:
        return value
    return "".join(c if c.isprintable() or c in "\n\t" else "\ufffd" for c in value)


@cache
def _read(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


@cache
def _style() -> str:
    return "\n".join(_read(name) for name in _STYLES)


def _policy() -> str:
    """The Content-Security-Policy: the style sheet, known by its digest, and nothing else."""
    digest = base64.b64encode(hashlib.sha256(_style().encode("utf-8")).digest()).decode("ascii")
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
