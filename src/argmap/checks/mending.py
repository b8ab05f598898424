"""Findings that have one safe mend, and the map as it is after it."""

from __future__ import annotations

from collections import ChainMap
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from argmap.checks.terms import bare
from argmap.model import RECORD_FIELDS, Statement, StatementKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from argmap.diagnostic import Diagnostic
    from argmap.model import AnyRecord, ArgumentMap
    from argmap.sources import Document

    Documents = Mapping[str, Document]
    Records = Mapping[str, AnyRecord]


@dataclass(frozen=True, slots=True)
class Mended:
    """A map after mending.

    Attributes:
        map: The map.
        mended: The findings that no longer hold.
    """

    map: ArgumentMap
    mended: tuple[Diagnostic, ...]


def mended(
    argument_map: ArgumentMap, findings: Sequence[Diagnostic], documents: Documents
) -> Mended:
    """The map with every finding mended for which there is one safe way.

    Args:
        argument_map: The map.
        findings: What was found in it.
        documents: The documents at hand, by the id of the source they are.
    """
    done: list[Diagnostic] = []
    changed: dict[str, AnyRecord] = {}
    records = ChainMap[str, "AnyRecord"](changed, dict(argument_map.records))
    top = argument_map.allows
    for finding in findings:
        if finding.slug == UNUSED and not finding.about:
            kept = _still_allowed(top, finding)
            done += [finding] if kept != top else []
            top = kept
        after = MENDS[finding.slug](records, finding) if finding.slug in MENDS else None
        if after is not None and after != records[after.id]:
            changed[after.id] = after
            done.append(finding)
    argument_map = replace(_with(argument_map, changed), allows=top)
    wandered = {f.about: f for f in findings if f.slug == MOVED}
    if wandered:
        argument_map = _moved(argument_map, set(wandered), documents)
        done.extend(wandered.values())
    return Mended(argument_map, tuple(done))


def allowing(argument_map: ArgumentMap, findings: Iterable[Diagnostic], reason: str) -> ArgumentMap:
    """The map with each finding let stand, at the record that it is about."""
    extra: dict[str, set[str]] = {}
    for finding in findings:
        extra.setdefault(finding.about, set()).add(f"{finding.slug}: {reason}")
    changed = {
        name: replace(record, allows=(*record.allows, *sorted(extra[name])))
        for name, record in argument_map.records.items()
        if name in extra
    }
    top = tuple(sorted({*argument_map.allows, *extra.get("", ())}))
    return replace(_with(argument_map, changed), allows=top)


def _with(argument_map: ArgumentMap, changed: Mapping[str, AnyRecord]) -> ArgumentMap:
    """The map with some records in place of those of the same id."""
    families: dict[str, Any] = {
        family: tuple(changed.get(r.id, r) for r in getattr(argument_map, family))
        for family in RECORD_FIELDS
    }
    return replace(argument_map, **families)


def _restate(records: Records, finding: Diagnostic) -> Statement | None:
    """A statement in the very words of another says that it restates it."""
    statement = records.get(finding.about)
    first = records.get(next((n for n in finding.related if n != finding.about), ""))
    if not isinstance(statement, Statement) or not isinstance(first, Statement):
        return None
    if bare(statement.says) != bare(first.says):
        return None
    if first.id in statement.contradicts or statement.id in first.contradicts:
        return None
    return replace(statement, restates=(*statement.restates, first.id))


def _mark(records: Records, finding: Diagnostic) -> Statement | None:
    """An assumption that the map attributes to its analyst, and to nobody else, is implicit."""
    statement = records.get(finding.about)
    if not isinstance(statement, Statement) or statement.kind is not StatementKind.ASSUMPTION:
        return None
    if not statement.attributed_to or statement.asserted_by or statement.sources:
        return None
    return replace(statement, implicit=True)


def _moved(argument_map: ArgumentMap, names: set[str], documents: Documents) -> ArgumentMap:
    """The passages take the places at which their words stand in the documents at hand."""
    from argmap.sources import moved, verify

    only = tuple(p for p in argument_map.passages if p.id in names)
    checked = verify(replace(argument_map, passages=only), documents)
    return replace(moved(argument_map, checked, documents), sources=argument_map.sources)


def _disallow(records: Records, finding: Diagnostic) -> AnyRecord | None:
    """An allowance that allows nothing goes."""
    record = records.get(finding.about)
    return replace(record, allows=_still_allowed(record.allows, finding)) if record else None


def _still_allowed(allows: tuple[str, ...], finding: Diagnostic) -> tuple[str, ...]:
    """The allowances without those that a finding names."""
    named = finding.message.split()
    return tuple(text for text in allows if text.partition(":")[0].strip() not in named)


UNUSED = "unused-allowance"
MENDS: dict[str, Callable[[Records, Diagnostic], AnyRecord | None]] = {
    "duplicate-claim": _restate,
    "missing-passage": _mark,
    UNUSED: _disallow,
}
"""The safe mend of each finding that has one, by name; each gives None where it does not fit."""
MOVED = "moved-passage"
"""The finding that is mended for all passages at once."""
