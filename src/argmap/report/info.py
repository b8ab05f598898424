"""What a map holds, counted."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from argmap.model import RECORD_FIELDS
from argmap.network import components, longest_chain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.model import ArgumentMap


@dataclass(frozen=True, slots=True)
class Info:
    """The figures of a map.

    Attributes:
        title: Its title.
        iri: Its IRI.
        theses: The theses in words, by id.
        analyses: Titles of the sources whose reasoning it gives, by id.
        cites: Titles of the other sources, by id.
        records: Number of records of each sort.
        statements: Number of statements of each kind.
        arguments: Number of arguments of each kind.
        implicit: Number of statements that the analyst supplies.
        anchored: Number of statements with a passage.
        evidence: Number of pieces of evidence of each kind.
        certainty: Number of statements of each degree of certainty.
        scenarios: Names of the scenarios, by id.
        longest_chain: Ids of the longest chain of support, first premise first.
        parts: Number of parts that nothing connects.
        carried: Number of triples that the model has no place for; None when not counted.
    """

    title: str
    iri: str
    theses: dict[str, str]
    analyses: dict[str, str]
    cites: dict[str, str]
    records: dict[str, int]
    statements: dict[str, int]
    arguments: dict[str, int]
    implicit: int
    anchored: int
    evidence: dict[str, int]
    certainty: dict[str, int]
    scenarios: dict[str, str]
    longest_chain: list[str]
    parts: int
    carried: int | None


def info(argument_map: ArgumentMap) -> Info:
    """The figures of a map."""
    statements = argument_map.statements
    return Info(
        title=argument_map.name,
        iri=argument_map.iri,
        theses={
            name: argument_map.statement_by_id[name].says
            for name in argument_map.theses
            if name in argument_map.statement_by_id
        },
        analyses=_titles(argument_map, analysed=True),
        cites=_titles(argument_map, analysed=False),
        records={name: len(getattr(argument_map, name)) for name in RECORD_FIELDS},
        statements=counted(str(s.kind) for s in statements),
        arguments=counted(str(a.kind) for a in argument_map.arguments),
        implicit=sum(s.implicit for s in statements),
        anchored=sum(bool(s.expressed_in) for s in statements),
        evidence=counted(s.evidence_kind for s in statements),
        certainty=counted(s.certainty for s in statements),
        scenarios={s.id: s.name for s in argument_map.scenarios},
        longest_chain=list(longest_chain(argument_map)),
        parts=len(components(argument_map)),
        carried=len(argument_map.extra),
    )


def _titles(argument_map: ArgumentMap, analysed: bool) -> dict[str, str]:
    chosen = set(argument_map.sources_analysed)
    return {s.id: s.name for s in argument_map.sources if (s.id in chosen) == analysed}


def counted(names: Iterable[str]) -> dict[str, int]:
    """How often each name stands, most first; empty names left out."""
    counts = Counter(name for name in names if name)
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def info_json(found: Info) -> str:
    """The figures as a JSON object."""
    return json.dumps(asdict(found), indent=2, ensure_ascii=False)


def info_text(found: Info, argument_map: ArgumentMap, width: int) -> str:
    """The figures in words, for a terminal."""
    from textwrap import fill

    total = sum(found.statements.values())
    rows = [
        ("map", found.title),
        ("analyses", "; ".join(found.analyses.values())),
        *((("thesis", f"{text} ({name})")) for name, text in found.theses.items()),
        ("statements", f"{total}: {_shares(found.statements, total)}"),
        ("", f"standing in a passage: {found.anchored}; implicit: {found.implicit}"),
        ("arguments", f"{sum(found.arguments.values())}: {_shares(found.arguments)}"),
        ("evidence", _shares(found.evidence, sum(found.evidence.values()))),
        ("certainty", _shares(found.certainty, sum(found.certainty.values()), counted=False)),
        ("scenarios", "; ".join(found.scenarios.values())),
        ("cites", "; ".join(found.cites.values())),
        ("passages", str(found.records["passages"])),
        ("chain", _chain(found.longest_chain, argument_map)),
        ("parts", "one connected whole" if found.parts == 1 else f"{found.parts} apart"),
        ("carried", f"{found.carried} triples beside the model" if found.carried else ""),
    ]
    shown = [
        fill(
            text,
            width=width,
            initial_indent=f"{name:<12}",
            subsequent_indent=" " * 12,
            break_long_words=False,
            break_on_hyphens=False,
        )
        for name, text in rows
        if text
    ]
    return "\n".join(shown) + "\n"


_UNCOUNTABLE = {"testimony", "evidence"}
_LINKS_SHOWN = 12


def _shares(counts: dict[str, int], total: int = 0, counted: bool = True) -> str:
    parts = [
        f"{number} {plural(name, number if counted else 1)}"
        + (f" ({number / total:.0%})" if total else "")
        for name, number in counts.items()
    ]
    return ", ".join(parts)


def plural(name: str, number: int) -> str:
    """A kind as a word: ``officialStatement`` is an official statement, two are claims."""
    spaced = "".join(f" {c.lower()}" if c.isupper() else c for c in name)
    return spaced + "s" * (name not in _UNCOUNTABLE and number != 1)


def _chain(chain: list[str], argument_map: ArgumentMap) -> str:
    if len(chain) < 2:
        return ""
    names = [argument_map.name_of(name) for name in chain]
    if len(names) > _LINKS_SHOWN:
        half = _LINKS_SHOWN // 2
        names = [*names[:half], f"... {len(names) - 2 * half} more ...", *names[-half:]]
    return f"{len(chain)} statements: " + " > ".join(names)
