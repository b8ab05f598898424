"""The formats of an audit, each with what writes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.report.audit import audit_json
from argmap.report.audit_paper import paper
from argmap.report.audit_text import audit_markdown

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.report.audit import Audit


def _html(made: Audit) -> str:
    from argmap.view.paper import paper_html

    return paper_html(paper(made))


def _markdown(made: Audit) -> str:
    return audit_markdown(paper(made))


AUDIT_FORMATS: dict[str, Callable[[Audit], str]] = {
    "md": _markdown,
    "html": _html,
    "json": audit_json,
}
"""By name, which is the usual extension too; the first is the default."""
