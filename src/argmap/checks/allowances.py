"""Findings that a map says it lets stand, with the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from argmap.diagnostic import Diagnostic
    from argmap.model import ArgumentMap


NEVER = frozenset({"check-failed", "unreadable-rule", "unassigned-document"})
"""What is not about the map, and is never let stand."""


class Allowance(NamedTuple):
    """One finding that is let stand.

    Attributes:
        record: Id of the record that says so; empty for the map, where it counts for all of it.
        finding: Code or name of the finding.
        reason: Why it may stand; empty when the map does not say.
        text: How it is written.
    """

    record: str
    finding: str
    reason: str
    text: str

    def covers(self, finding: Diagnostic) -> bool:
        """Whether a finding is one of those that are let stand."""
        return self.finding in {finding.code, finding.slug} and self.record in {"", finding.about}


def allowances(argument_map: ArgumentMap) -> Iterator[Allowance]:
    """Every finding that the map or one of its records says it lets stand."""
    for text in argument_map.allows:
        yield _read("", text)
    for record in [record for record in argument_map.records.values() if record.allows]:
        for text in record.allows:
            yield _read(record.id, text)


def _read(record: str, text: str) -> Allowance:
    name, _, reason = text.partition(":")
    return Allowance(record, name.strip(), reason.strip(), text)


def parted(
    argument_map: ArgumentMap, findings: Iterable[Diagnostic]
) -> tuple[tuple[Diagnostic, ...], tuple[tuple[Diagnostic, str], ...]]:
    """The findings that count, and those that are let stand, each with the reason."""
    by_name: dict[str, list[Allowance]] = {}
    for allowance in allowances(argument_map):
        if allowance.reason:
            by_name.setdefault(allowance.finding, []).append(allowance)
    kept: list[Diagnostic] = []
    allowed: list[tuple[Diagnostic, str]] = []
    for finding in findings:
        fitting = (*by_name.get(finding.code, ()), *by_name.get(finding.slug, ()))
        reason = next((a.reason for a in fitting if a.covers(finding)), "")
        reason = "" if finding.slug in NEVER else reason
        if reason:
            allowed.append((finding, reason))
        else:
            kept.append(finding)
    return tuple(kept), tuple(allowed)
