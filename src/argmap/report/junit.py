"""Findings as a JUnit report, which test dashboards read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from argmap.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.diagnostic import Diagnostic
    from argmap.report.checked import Checked

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 does not have (section 2.2)."""


def findings_junit(checked: Sequence[Checked]) -> str:
    """A suite for each file and a case for each finding; a file without any is one passed case.

    Errors and warnings are failures; remarks are cases that pass and say so in their output.
    """
    root = ET.Element("testsuites", name="argmap check")
    total = failed = 0
    for item in checked:
        suite = ET.SubElement(root, "testsuite", name=_text(item.path))
        failures = sum(f.severity is not Severity.INFO for f in item.findings)
        cases = max(1, len(item.findings))
        suite.attrib.update(tests=str(cases), failures=str(failures), errors="0")
        if not item.findings:
            ET.SubElement(suite, "testcase", name="no findings", classname=_text(item.path))
        for finding in item.findings:
            _case(suite, finding)
        total, failed = total + cases, failed + failures
    root.attrib.update(tests=str(total), failures=str(failed), errors="0")
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, "unicode") + "\n"


def _case(suite: ET.Element, finding: Diagnostic) -> None:
    name = f"{finding.code} {finding.slug} {finding.about}".strip()
    case = ET.SubElement(suite, "testcase", name=_text(name), classname=_text(finding.span.path))
    if finding.span.line:
        case.set("line", str(finding.span.line))
    said = f"{finding.span}: {finding.message}" + (f"\nhint: {finding.hint}" * bool(finding.hint))
    if finding.severity is Severity.INFO:
        ET.SubElement(case, "system-out").text = _text(said)
        return
    failure = ET.SubElement(
        case, "failure", message=_text(finding.message), type=str(finding.severity)
    )
    failure.text = _text(said)


def _text(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
