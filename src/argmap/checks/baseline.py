"""Findings that are known already, so that only new ones count.

A finding is known by its code, what it is about and its witnesses, not by its place or wording: a
map may be moved about and reworded without old findings coming back as new.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from argmap.errors import BadBaseline
from argmap.files import read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.diagnostic import Diagnostic

_VERSION = 1


def fingerprint(finding: Diagnostic) -> str:
    """What a finding is recognised by: 32 hexadecimal digits."""
    facts = "\0".join((finding.code, finding.about, *finding.related))
    if not finding.about:
        facts += "\0" + finding.message
    return hashlib.sha256(facts.encode()).hexdigest()[:32]


def baseline_text(findings: Iterable[tuple[str, Diagnostic]]) -> str:
    """A baseline with the findings of some maps, each with the IRI of its map, as JSON."""
    rows = sorted(
        (iri, finding.code, finding.slug, finding.about, fingerprint(finding))
        for iri, finding in findings
    )
    keys = ("map", "code", "slug", "about", "fingerprint")
    listed = [dict(zip(keys, row, strict=True)) for row in rows]
    body = {"version": _VERSION, "findings": listed}
    return json.dumps(body, indent=2, ensure_ascii=False) + "\n"


class Baseline:
    """The findings that are known.

    Args:
        path: A file that ``baseline_text`` wrote.

    Raises:
        FileMissing, Unreadable: It cannot be read.
        BadBaseline: It is no baseline.
    """

    def __init__(self, path: str) -> None:
        try:
            body: Any = json.loads(read_bytes(path).decode("utf-8-sig", "replace"))
            if body["version"] != _VERSION:
                raise BadBaseline(path, f"is of version {body['version']}, not {_VERSION}")
            rows = [(row["map"], row["fingerprint"]) for row in body["findings"]]
            self._left = Counter(rows)
        except (ValueError, KeyError, TypeError, RecursionError):
            raise BadBaseline(path, "is no baseline") from None

    def parted(
        self, iri: str, findings: Iterable[Diagnostic]
    ) -> tuple[tuple[Diagnostic, ...], tuple[Diagnostic, ...]]:
        """Of the findings of a map those that are new, and those that are known.

        Each line of the baseline covers one finding, once.
        """
        new: list[Diagnostic] = []
        known: list[Diagnostic] = []
        for finding in findings:
            key = (iri, fingerprint(finding))
            if self._left[key] > 0:
                self._left[key] -= 1
                known.append(finding)
            else:
                new.append(finding)
        return tuple(new), tuple(known)

    @property
    def gone(self) -> int:
        """How many of the known findings have not been made in any map so far."""
        return sum(count for count in self._left.values() if count > 0)
