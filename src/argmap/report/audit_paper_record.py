"""The sections of an audit on the record: the map, its passages, findings, and what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.report.audit_findings import OF_ONE_CODE
from argmap.report.audit_words import counted, joined, lines, more, place, term, web
from argmap.view.blocks import (
    Code,
    Grid,
    Heading,
    Inline,
    Items,
    Line,
    Mark,
    Paragraph,
    Quoted,
    Strong,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.report.audit import Audit
    from argmap.report.audit_about import Origin
    from argmap.report.audit_common import Listed
    from argmap.report.audit_findings import Finding
    from argmap.report.audit_passages import Strayed
    from argmap.report.audit_words import Teller
    from argmap.view.blocks import Block

SEVERITIES = {"error": "error", "warning": "warning", "info": "remark"}
"""What the severities are called."""
_PLURALS = {"evidence": "pieces of evidence"}


def about(made: Audit, tell: Teller) -> Iterator[Block]:
    """What the map holds and how it was read."""
    told = made.about
    rows: list[tuple[str, Line]] = [
        ("Map", (Quoted(told.title, told.language),)),
        ("Of", lines([_origin(o) for o in told.analysed.shown])),
        ("Recorded by", (Quoted(", ".join(told.recorded_by)),) if told.recorded_by else ()),
        ("Dated", (_dated(told.created, told.modified),)),
        ("Licence", web(told.license, told.license) if told.license else ()),
        (
            "Statements",
            (_kinds(told.statements) + f"; {told.implicit:,} left unsaid in the source",),
        ),
        ("Arguments", (_kinds(told.arguments),)),
        ("Drawn lines", (f"{told.relations:,}",) if told.relations else ()),
        ("Passages", (f"{told.passages:,}",)),
        ("Other sources", (f"{told.cited:,}",)),
        ("Read in", _scenario(made, tell)),
        ("Policy", (told.policy,)),
        ("Files", lines([(Code(f.path), ", SHA-256 ", Code(f.sha256)) for f in told.files])),
        ("Program", (told.program,)),
    ]
    kept = [((name,), value) for name, value in rows if value and value != ("",)]
    yield Grid("", (), tuple(kept))


def _origin(origin: Origin) -> Line:
    by = (" by ", Quoted(", ".join(origin.creators))) if origin.creators else ()
    date = origin.issued or "date not stated"
    at_hand = "; at hand" if origin.at_hand else "; not at hand"
    title = web(origin.title, origin.homepage) if origin.homepage else (Quoted(origin.title),)
    return (*title, *by, ", ", Quoted(date), at_hand)


def _dated(created: str, modified: str) -> str:
    changed = f"last changed {modified}" if modified and modified != created else ""
    return "; ".join(part for part in (f"created {created}" * bool(created), changed) if part)


def _kinds(counts: dict[str, int]) -> str:
    total = f"{sum(counts.values()):,}"
    parts = [counted(n, term(k), _PLURALS.get(k, "")) for k, n in counts.items()]
    return f"{total}: {', '.join(parts)}" if parts else total


def _scenario(made: Audit, tell: Teller) -> Line:
    plus, minus = ([n[1:] for n in made.about.by_hand if n[0] == sign] for sign in "+-")
    told: list[Inline] = [*tell.scenario(made.about.scenario)]
    if not made.about.scenario:
        told = ["no scenario: everything that is put forward without condition is accepted"]
    told += [", besides assuming ", *tell.names(plus)] if plus else []
    told += [", rejecting ", *tell.names(minus)] if minus else []
    return tuple(told)


def passages(made: Audit, tell: Teller) -> Iterator[Block]:
    """Whether the passages stand in the document."""
    found = made.passages
    if found.verified:
        counts = ", ".join(f"{n:,} {status}" for status, n in found.verified.items())
        yield Paragraph((f"{counted(found.total, 'passage')}: {counts}.",))
    elif found.total:
        said = f"{counted(found.total, 'passage')}, not verified, because no document was at hand."
        yield Paragraph((said,))
    else:
        yield Paragraph(("The map names no passage.",))
    if found.strayed.total:
        heads = (("Passage",), ("What became of it",), ("What it expresses",))
        rows = tuple(_strayed(s, tell) for s in found.strayed.shown)
        yield Grid("Passages that do not stand where the map says", heads, rows)
        yield from more(found.strayed)
        yield Paragraph((_STATUSES,), quiet=True)
    if found.unplaced.total:
        yield Heading(3, ("Said, and without a passage",))
        yield Items(tuple(tell.whole(n) for n in found.unplaced.shown))
        yield from more(found.unplaced)
    if found.implicit.total:
        yield Heading(3, ("Left unsaid, and supplied by the analyst",))
        yield Items(tuple(tell.whole(n) for n in found.implicit.shown))
        yield from more(found.implicit)


_STATUSES = (
    "Moved: the same words stand elsewhere, or there with other spaces and marks. "
    "Reworded: only similar words are there. Gone: nothing like it is there."
)


def _strayed(strayed: Strayed, tell: Teller) -> tuple[Line, ...]:
    now: Line = (" to ", *place(strayed.found, title=False)) if strayed.found else ()
    start, end = strayed.recorded or (None, None)
    was = "" if start is None else f", recorded at characters {start} to {end}"
    alike = f", {strayed.similarity:.0%} alike" if strayed.status == "reworded" else ""
    tone = "warning" if strayed.status == "moved" else "error"
    return (
        (Code(strayed.passage),),
        (Mark(strayed.status, tone), *now, was, alike),
        lines([tell.whole(n) for n in strayed.expresses]) or ("nothing",),
    )


def questions(made: Audit, tell: Teller) -> Iterator[Block]:
    """The critical questions of the schemes that nothing in the map takes up."""
    if made.questions is None:
        return
    if not made.questions.total:
        yield Paragraph(("Every critical question of the schemes is taken up.",))
        return
    heads = (("Question",), ("Asked of",), ("Scheme",), ("Why here",))
    rows = tuple(
        (
            (Quoted(q.text),),
            tell.target(q.argument),
            (Quoted(term(q.scheme)), f" ({term(q.kind)})" if q.kind else ""),
            (Quoted(q.note),),
        )
        for q in made.questions.shown
    )
    yield Paragraph(("Nothing in the map answers these; the most important come first.",))
    yield Grid("Open critical questions", heads, rows)
    yield from more(made.questions)


def findings(made: Audit, tell: Teller) -> Iterator[Block]:
    """What the checks found."""
    found = made.findings
    if found.counts:
        parts = [counted(n, SEVERITIES[s]) for s, n in found.counts.items()]
        yield Paragraph((*joined([(p,) for p in parts]), "."))
        yield from _defects(made, found.found, _TO_DO, tell)
    else:
        yield Paragraph(("None that is not let stand." if found.allowed.total else "None.",))
    if found.allowed.total:
        yield Heading(3, ("Let stand",))
        yield from _defects(made, found.allowed, "Let stand because: ", tell)


_TO_DO = "To do: "


def _defects(made: Audit, listed: Listed[Finding], lead: str, tell: Teller) -> Iterator[Block]:
    """The findings, those of one defect with one remedy together."""
    gathered: dict[tuple[str, str, str, str], list[Finding]] = {}
    for f in listed.shown:
        key = (f.severity, f.code, f.slug, f.reason or f.hint)
        gathered.setdefault(key, []).append(f)
    for (severity, code, slug, remedy), found in gathered.items():
        told: Line = (" ", lead, *tell.message(remedy), ".") if remedy else ()
        many = made.findings.codes.get(code, 0) if lead == _TO_DO else 0
        number = f", {many:,} in all." if many > OF_ONE_CODE else "."
        mark = Mark(SEVERITIES[severity], severity)
        yield Paragraph((mark, " ", Code(code), " ", Strong(slug), number, *told))
        yield Items(tuple(_found(made, f, tell) for f in found))
    yield from more(listed)


def _found(made: Audit, found: Finding, tell: Teller) -> Line:
    """What was found and where; the file is left out where there is only one."""
    place = found.place
    for file in made.about.files[:1] if len(made.about.files) == 1 else ():
        place = place.removeprefix(f"{file.path}:")
    where = f"line {place.partition(':')[0]}" if place != found.place else place
    return (*tell.message(found.message), f" ({where})" if where else "")


def gaps(made: Audit, tell: Teller) -> Iterator[Block]:
    """What was not checked, and why."""
    _ = tell
    yield Items(
        tuple(
            (g.what + (f" ({g.count:,})" if g.count is not None else "") + ": ", Quoted(g.why), ".")
            for g in made.gaps
        )
    )
