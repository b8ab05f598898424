"""What there is to say of the codes of findings."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from argmap.report.table import table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.checks.codes import Code

_FOUND = {
    "check": "a check of the reasoning",
    "shape": "a shape of the vocabulary (SHACL)",
    "reading": "reading the file",
    "evaluation": "evaluating the map",
}


def codes_table(known: Iterable[Code], width: int, colour: bool) -> str:
    """All codes with name, severity and what the defect is."""
    rows = [
        [c.code, c.slug, str(c.severity) if c.default else f"{c.severity}, off", c.title]
        for c in known
    ]
    return table(("code", "name", "severity", "the defect"), rows, width, colour)


def code_text(code: Code) -> str:
    """The page on one code, in plain text."""
    off = "" if code.default else "; off unless it is selected"
    head = f"{code.code} {code.slug}\n{code.severity}{off}; found by {_FOUND[code.source]}\n"
    return f"{head}\n{code.about.strip()}\n"


def codes_json(known: Iterable[Code]) -> str:
    """The codes as a JSON list of objects."""
    rows = [
        {
            "code": c.code,
            "slug": c.slug,
            "severity": str(c.severity),
            "default": c.default,
            "title": c.title,
            "about": c.about,
            "source": c.source,
        }
        for c in known
    ]
    return json.dumps(rows, indent=2, ensure_ascii=False)
