"""Findings as SARIF 2.1.0, which code-scanning viewers and editors read (OASIS, 2020)."""

from __future__ import annotations

import json
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from argmap import __version__
from argmap.checks.baseline import fingerprint
from argmap.diagnostic import Severity
from argmap.span import NOWHERE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from argmap.checks.codes import Code
    from argmap.diagnostic import Diagnostic
    from argmap.report.checked import Checked
    from argmap.span import Span

_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_ROOT = "%SRCROOT%"
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def findings_sarif(checked: Sequence[Checked], known: Mapping[str, Code]) -> str:
    """One run with all findings; those that are let stand or known are marked as suppressed.

    Args:
        checked: The files.
        known: What there is to say of each code.
    """
    found = [f for item in checked for f in _all(item)]
    used = {f.code: f for f in found}
    rules = [_rule(code, used[code], known.get(code)) for code in sorted(used)]
    index = {rule["id"]: i for i, rule in enumerate(rules)}
    run = {
        "tool": {"driver": {"name": "argmap", "version": __version__, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The folder of the check."}}},
        "results": [result for item in checked for result in _results(item, index)],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, indent=2, ensure_ascii=False) + "\n"


def _all(item: Checked) -> list[Diagnostic]:
    return [*item.findings, *(finding for finding, _ in item.allowed), *item.known]


def _rule(code: str, finding: Diagnostic, known: Code | None) -> dict[str, Any]:
    title = known.title if known else finding.message
    rule: dict[str, Any] = {
        "id": code,
        "name": "".join(part.capitalize() for part in finding.slug.split("-")),
        "shortDescription": {"text": title},
        "defaultConfiguration": {"level": _LEVEL[known.severity if known else finding.severity]},
        "properties": {"tags": [finding.slug]},
    }
    if known:
        rule["help"] = {"text": known.about}
    return rule


def _results(item: Checked, index: Mapping[str, int]) -> list[dict[str, Any]]:
    made = [_result(item, finding, index) for finding in item.findings]
    for finding, reason in item.allowed:
        suppression = {"kind": "inSource", "justification": reason}
        made.append(_result(item, finding, index) | {"suppressions": [suppression]})
    for finding in item.known:
        suppression = {"kind": "external", "justification": "known from the baseline"}
        made.append(_result(item, finding, index) | {"suppressions": [suppression]})
    return made


def _result(item: Checked, finding: Diagnostic, index: Mapping[str, int]) -> dict[str, Any]:
    text = finding.message + (f"\nHint: {finding.hint}" if finding.hint else "")
    made: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": index[finding.code],
        "level": _LEVEL[finding.severity],
        "message": {"text": text},
        "locations": [_location(finding.span, finding.about or item.path)],
        "partialFingerprints": {"argmapFinding/v1": fingerprint(finding)},
    }
    related = [
        _location(span, name) | {"id": number, "message": {"text": name}}
        for number, name in enumerate(finding.related, 1)
        if name != finding.about and (span := item.place(name)) != NOWHERE
    ]
    return made | ({"relatedLocations": related} if related else {})


def _location(span: Span, name: str) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": _artifact(span.path)}
    region = {"startLine": span.line, "startColumn": span.column}
    stated = {key: value for key, value in region.items() if value}
    if span.line:
        physical["region"] = stated
    logical = {"name": name, "kind": "element"}
    return {"physicalLocation": physical, "logicalLocations": [logical]}


def _artifact(path: str) -> dict[str, str]:
    """Where a file is: relative to the folder of the check if it lies inside."""
    if path in {"", "-"}:
        return {"uri": "stdin"}
    here, full = Path.cwd(), Path(path).resolve()
    if not full.is_relative_to(here):
        return {"uri": full.as_uri()}
    return {"uri": quote(str(PurePosixPath(full.relative_to(here)))), "uriBaseId": _ROOT}
