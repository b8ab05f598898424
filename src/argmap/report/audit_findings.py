"""The findings, those that are let stand, and the critical questions that are open."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.diagnostic import Severity
from argmap.report.audit_common import Listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.diagnostic import Diagnostic

FINDINGS_SHOWN = 100
OF_ONE_CODE = 8
RELATED = 8


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding of ``argmap check``.

    Attributes:
        code: Its code.
        slug: Name of the defect.
        severity: ``error``, ``warning`` or ``info``.
        message: What was found.
        about: Id of the record it is about; empty when it is about the whole.
        hint: What to do about it; empty when there is nothing to advise.
        place: File, line and column, as far as known.
        related: Ids that witness it, the first of them.
        reason: Why it is let stand; empty when it is not.
    """

    code: str
    slug: str
    severity: str
    message: str
    about: str
    hint: str
    place: str
    related: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Findings:
    """The findings.

    Attributes:
        counts: Number of findings of each severity, most serious first.
        codes: Number of findings of each code, in the same order.
        found: The findings, most serious first, a few of each code.
        allowed: Those that are let stand, with the reason.
    """

    counts: dict[str, int]
    codes: dict[str, int]
    found: Listed[Finding]
    allowed: Listed[Finding]


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A critical question of a scheme that nothing in the map takes up.

    Attributes:
        argument: Id of the argument that follows the scheme.
        scheme: Name of the scheme.
        question: Name of the question.
        text: The question.
        kind: What a bad answer would do: its kind in the list of schemes; may be empty.
        note: Why it stands where it does in the order; may be empty.
    """

    argument: str
    scheme: str
    question: str
    text: str
    kind: str = ""
    note: str = ""


def findings(
    found: Iterable[Diagnostic], allowed: Iterable[tuple[Diagnostic, str]] = ()
) -> Findings:
    """The findings in order of severity, code and place."""
    ordered = sorted(found, key=lambda d: (d.severity.rank, d.code, d.span, d.about, d.message))
    counts, codes = Counter(str(d.severity) for d in ordered), Counter[str]()
    shown = []
    for d in ordered:
        codes[d.code] += 1
        if codes[d.code] <= OF_ONE_CODE:
            shown.append(_finding(d))
    return Findings(
        {str(s): counts[str(s)] for s in Severity if counts[str(s)]},
        dict(codes),
        Listed(tuple(shown[:FINDINGS_SHOWN]), len(ordered)),
        Listed.of((_finding(d, reason) for d, reason in allowed), FINDINGS_SHOWN),
    )


def _finding(d: Diagnostic, reason: str = "") -> Finding:
    place, related = str(d.span), d.related[:RELATED]
    return Finding(
        d.code, d.slug, str(d.severity), d.message, d.about, d.hint, place, related, reason
    )
