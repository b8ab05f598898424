"""Statements, or what leads to what, as a table for a spreadsheet; written only.

A cell that a spreadsheet would take for a formula gets an apostrophe before it, as OWASP advises
(CSV Injection).
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from argmap.model import Argument, Relation, best

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from argmap.formats.loaded import Loaded
    from argmap.formats.table import Format
    from argmap.model import ArgumentMap

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_STATEMENTS = (
    *("id", "kind", "label", "text", "thesis", "implicit", "evidence kind", "modality"),
    *("certainty", "horizon", "asserted by", "sources", "scenarios", "passages", "tags"),
)
_LINKS = ("origin", "step", "kind", "target", "scheme", "role")


def write(argument_map: ArgumentMap, row: Format, loaded: Loaded | None = None) -> bytes:
    """The statements, or with ``csv-links`` the steps and relations."""
    _ = loaded
    links = row.name == "csv-links"
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")  # RFC 4180
    writer.writerow(_LINKS if links else _STATEMENTS)
    rows = _links(argument_map) if links else _statements(argument_map)
    writer.writerows([_safe(cell) for cell in cells] for cells in rows)
    return stream.getvalue().encode()


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _statements(argument_map: ArgumentMap) -> Iterator[list[str]]:
    named = argument_map.name_of
    for s in argument_map.statements:
        yield [
            *(s.id, str(s.kind), best(s.label), best(s.text)),
            *("yes" if s.id in argument_map.theses else "", "yes" if s.implicit else ""),
            *(s.evidence_kind, s.modality, s.certainty, s.horizon),
            *(_joined(map(named, names)) for names in (s.asserted_by, s.sources, s.holds_in)),
            *(_joined(s.expressed_in), _joined(s.tags)),
        ]


def _links(argument_map: ArgumentMap) -> Iterator[list[str]]:
    """One row for each premise of a step, and for each pair that a relation joins."""
    for element in (*argument_map.arguments, *argument_map.relations):
        if isinstance(element, Argument):
            roles = {filler: role for role, filler in element.roles}
            schemes = _joined(element.schemes)
            for need in element.needs or ("",):
                role = roles.get(need, "warrant" if need in element.warrants else "")
                yield [need, element.id, str(element.kind), element.target, schemes, role]
        elif isinstance(element, Relation):
            for origin in element.origins or ("",):
                for target in element.targets or ("",):
                    yield [origin, element.id, str(element.kind), target, "", element.force]


def _joined(names: Iterable[str]) -> str:
    return "; ".join(names)
