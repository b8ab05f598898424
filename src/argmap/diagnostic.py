"""Findings about a map: what is wrong, where, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from operator import itemgetter
from typing import TYPE_CHECKING

from argmap.span import NOWHERE, Span

if TYPE_CHECKING:
    from collections.abc import Iterable


class Severity(StrEnum):
    """How much a finding matters; the members are in order, most serious first."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for an error, 1 for a warning, 2 for an information."""
        return list(Severity).index(self)

    def at_least(self, other: Severity) -> bool:
        """Whether this severity is as serious as the other, or more."""
        return self.rank <= other.rank


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding.

    Attributes:
        code: Stable code, ``ARG`` and three digits; never reused for another defect.
            0xx reading, 1xx structure, 2xx reasoning, 3xx passages and sources, 4xx shapes,
            5xx evaluation.
        slug: Name of the defect in kebab case.
        severity: How much it matters.
        message: One sentence that names the thing found.
        about: Id of the record it is about; empty when it is about the whole file.
        span: Where it was written, as far as known.
        related: Ids that witness the finding, in the order in which to read them.
        hint: What to do about it; empty when there is nothing to advise.
    """

    code: str
    slug: str
    severity: Severity
    message: str
    about: str = ""
    span: Span = NOWHERE
    related: tuple[str, ...] = ()
    hint: str = ""

    def at(self, span: Span) -> Diagnostic:
        """The same finding with its place."""
        return replace(self, span=span)

    def as_json(self) -> dict[str, str | int | list[str]]:
        """The finding as plain data, as ``argmap check --format json`` prints it."""
        return {
            "code": self.code,
            "slug": self.slug,
            "severity": str(self.severity),
            "message": self.message,
            "path": self.span.path,
            "line": self.span.line,
            "column": self.span.column,
            "about": self.about,
            "related": list(self.related),
            "hint": self.hint,
        }


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The findings sorted by place, then code, then what they are about; repeats dropped."""
    given = list(diagnostics)
    found: list[Diagnostic] = []
    alike: list[Diagnostic] = []
    last = None
    for key, finding in sorted(zip(map(_key, given), given, strict=True), key=itemgetter(0)):
        if key != last:
            last, alike = key, []
        if finding not in alike:
            alike.append(finding)
            found.append(finding)
    return tuple(found)


def _key(finding: Diagnostic) -> tuple[object, ...]:
    """What findings are sorted by; hashing whole findings would take longer."""
    span = finding.span
    place = (span.path, span.line, span.column)
    return *place, finding.code, finding.about, finding.message


def worst(diagnostics: Iterable[Diagnostic]) -> Severity | None:
    """The most serious severity found, or None when there are no findings."""
    return min((d.severity for d in diagnostics), key=lambda s: s.rank, default=None)
