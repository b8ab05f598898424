"""Statements, or what leads to what, as a table for a spreadsheet; written only.

A cell that a spreadsheet would take for a formula gets an apostrophe before it, as OWASP advises
(CSV Injection).
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from argmap.model import Argument, ArgumentMap, Relation, Statement, Words, best

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from argmap.formats.loaded import Loaded
    from argmap.formats.table import Format

_FORMULA = re.compile(r"[\s\x00-\x1f\u200b-\u200f\u2060\ufeff]*[=+@-]|[\t\r\n]")
"""A cell that may be run: with one of four signs at its beginning, or after what is not seen."""
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


def kept(argument_map: ArgumentMap, row: Format) -> ArgumentMap:
    """What of a map stands in the table."""
    empty = ArgumentMap(iri="")
    if row.name == "csv-links":
        arguments = tuple(_kept_argument(argument) for argument in argument_map.arguments)
        relations = tuple(
            Relation(id=r.id, kind=r.kind, origins=r.origins, targets=r.targets, force=r.force)
            for r in argument_map.relations
        )
        return replace(empty, arguments=arguments, relations=relations)
    statements = tuple(_kept_statement(statement) for statement in argument_map.statements)
    return replace(empty, theses=argument_map.theses, statements=statements)


def _kept_statement(s: Statement) -> Statement:
    """What of a statement stands in its row: names and texts without their language."""
    told: dict[str, Any] = {name: getattr(s, name) for name in _TOLD}
    label, text = (
        tuple(Words(best(several)) for _ in several[:1]) for several in (s.label, s.text)
    )
    return Statement(label=label, text=text, **told)


_TOLD = (
    *("id", "kind", "implicit", "evidence_kind", "modality", "certainty", "horizon"),
    *("asserted_by", "sources", "holds_in", "expressed_in", "tags"),
)
"""The fields of a statement that stand in its row as they are."""


def _kept_argument(a: Argument) -> Argument:
    """What of an argument stands in its rows, each of which says how one statement is used."""
    shown = {filler: role for role, filler in a.roles if filler in a.needs}
    warrants = tuple(name for name in a.warrants if name not in shown)
    return Argument(
        id=a.id,
        kind=a.kind,
        target=a.target,
        schemes=a.schemes,
        premises=tuple(name for name in a.premises if name not in warrants),
        warrants=warrants,
        roles=tuple((role, filler) for filler, role in shown.items()),
    )


def _safe(cell: str) -> str:
    """The cell, with an apostrophe before it where a spreadsheet may run it; wide signs too."""
    return f"'{cell}" if _FORMULA.match(normalize("NFKC", cell)) else cell


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
