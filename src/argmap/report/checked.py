"""What checking one file gave, as the reports of findings take it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.diagnostic import Severity, in_order
from argmap.report.plain import wrapped
from argmap.report.table import table
from argmap.span import NOWHERE, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from argmap.checks.codes import Code
    from argmap.diagnostic import Diagnostic


def _nowhere(_: str) -> Span:
    return NOWHERE


@dataclass(frozen=True, slots=True)
class Checked:
    """One file and what was found in it.

    Attributes:
        path: The file as the user named it.
        findings: What was found and counts.
        allowed: What was found and the map lets stand, each with the reason.
        known: What was found and stands in the baseline.
        place: Where a record of the map is written, by its id.
    """

    path: str
    findings: tuple[Diagnostic, ...]
    allowed: tuple[tuple[Diagnostic, str], ...] = ()
    known: tuple[Diagnostic, ...] = ()
    place: Callable[[str], Span] = _nowhere


def all_findings(checked: Iterable[Checked]) -> tuple[Diagnostic, ...]:
    """The findings of several files that count, file by file."""
    return tuple(finding for item in checked for finding in in_order(item.findings))


def statistics(checked: Sequence[Checked], width: int, colour: bool) -> str:
    """How often each kind of finding was made, as a table; the most frequent first."""
    found = all_findings(checked)
    counts = Counter((f.code, f.slug, str(f.severity)) for f in found)
    files = {code: len({f.span.path for f in found if f.code == code}) for code, *_ in counts}
    rows = [
        [code, slug, severity, f"{count:,}", f"{files[code]:,}"]
        for (code, slug, severity), count in sorted(
            counts.items(), key=lambda item: (-item[1], item[0])
        )
    ]
    if not rows:
        return "no findings\n"
    return table(("code", "name", "severity", "findings", "files"), rows, width, colour)


def statistics_data(checked: Sequence[Checked]) -> list[dict[str, str | int]]:
    """The same as plain data, for ``--statistics --format json``."""
    counts = Counter((f.code, f.slug, str(f.severity)) for f in all_findings(checked))
    return [
        {"code": code, "slug": slug, "severity": severity, "findings": count}
        for (code, slug, severity), count in sorted(
            counts.items(), key=lambda item: (-item[1], item[0])
        )
    ]


def briefly(
    findings: Sequence[Diagnostic], in_full: Callable[[Diagnostic], bool]
) -> tuple[tuple[Diagnostic, ...], tuple[tuple[str, str, int], ...]]:
    """The findings to list one by one, and the other remarks counted by code and name.

    Remarks are listed when there are few of them in all, or when they were asked for.
    """
    remarks = [f for f in findings if f.severity is Severity.INFO and not in_full(f)]
    if len(remarks) <= _FEW:
        return tuple(findings), ()
    kept = tuple(f for f in findings if f.severity is not Severity.INFO or in_full(f))
    counts = Counter((f.code, f.slug) for f in remarks)
    return kept, tuple((code, slug, count) for (code, slug), count in sorted(counts.items()))


_FEW = 5


def remarks_text(
    counted: Iterable[tuple[str, str, int]], titles: Mapping[str, str], width: int
) -> str:
    """The remarks that are not listed, each kind with what it is about, in lines of a width."""
    lines = []
    for code, slug, count in counted:
        said = f"{code} {slug}: {titles.get(code, '')}".rstrip(": ")
        lines += wrapped(said, width, f"{count:>5}  ", " " * 7)
    head = "Remarks (--fail-on info lists them one by one):"
    return "\n".join([head, *lines, ""]) if lines else ""


def explanations(findings: Iterable[Diagnostic], known: Mapping[str, Code]) -> str:
    """For each kind of finding what it is and why it matters."""
    made = sorted({finding.code for finding in findings} & known.keys())
    return "\n".join(f"{code} {known[code].slug}: {known[code].about}" for code in made)
