"""Findings as the commands by which a workflow of GitHub annotates a change.

See "Workflow commands for GitHub Actions" in GitHub's documentation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.diagnostic import Severity
from argmap.report.checked import all_findings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.diagnostic import Diagnostic
    from argmap.report.checked import Checked

_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def findings_github(checked: Iterable[Checked]) -> str:
    """One command for each finding; empty when there are none."""
    return "".join(_command(finding) for finding in all_findings(checked))


def _command(finding: Diagnostic) -> str:
    span = finding.span
    facts = {
        "file": span.path,
        "line": str(span.line) if span.line else "",
        "col": str(span.column) if span.column else "",
        "title": f"{finding.code} {finding.slug}",
    }
    listed = ",".join(f"{key}={_value(value)}" for key, value in facts.items() if value)
    text = f"{finding.message}\nhint: {finding.hint}" if finding.hint else finding.message
    return f"::{_LEVEL[finding.severity]} {listed}::{_data(text)}\n"


def _data(text: str) -> str:
    """A text so that it cannot end its command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _value(text: str) -> str:
    """A text so that it cannot end its property."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
