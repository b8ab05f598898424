"""An audit in words: the document, section by section, apart from how it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.report import audit_paper_case, audit_paper_record, audit_paper_theses
from argmap.report.audit_summary import summary
from argmap.report.audit_words import Teller, joined, label, place, term
from argmap.view.blocks import Code, Entries, Entry, Heading, Paper, Paragraph, Quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from argmap.report.audit import Audit
    from argmap.report.audit_names import Named
    from argmap.view.blocks import Block, Inline, Line

SECTIONS: tuple[tuple[str, str, Callable[[Audit, Teller], Iterator[Block]]], ...] = (
    ("about", "The map and how it was read", audit_paper_record.about),
    ("verdicts", "What becomes of the theses", audit_paper_theses.verdicts),
    ("rests", "What the theses rest on", audit_paper_theses.rests),
    ("objections", "Objections", audit_paper_case.objections),
    ("evidence", "Evidence", audit_paper_case.evidence),
    ("certainty", "How sure the source says it is", audit_paper_case.certainty),
    ("contradictions", "Contradictions", audit_paper_case.contradictions),
    ("passages", "Passages", audit_paper_record.passages),
    ("questions", "Open critical questions", audit_paper_record.questions),
    ("findings", "Findings", audit_paper_record.findings),
    ("gaps", "What was not checked", audit_paper_record.gaps),
)
"""Anchor, title and writer of each section, in order; one that writes nothing is left out."""


def paper(made: Audit) -> Paper:
    """The document that tells an audit."""
    tell = Teller(made)
    told = summary(made, tell)
    blocks: list[Block] = []
    number = 0
    for anchor, title, section in SECTIONS:
        written = list(section(made, tell))
        if written:
            number += 1
            blocks += [Heading(2, (f"{number}. {title}",), anchor), *written]
    blocks += _statements(made, tell, number + 1)
    return Paper(
        ("Audit: ", Quoted(made.about.title, made.about.language)),
        (_SUBTITLE,),
        told,
        tuple(blocks),
    )


_SUBTITLE = (
    "What holds in the reasoning of a document as its map has it, on what that hangs, and what is "
    "open. It is not a verdict on whether the document is true, nor on who wrote it."
)


def _statements(made: Audit, tell: Teller, number: int) -> Iterator[Block]:
    """Every element that was named, told once."""
    for known in made.named:
        if known.id in tell.used:
            tell.used.update(n for n in (*known.premises, known.target) if n in tell.known)
    found = [n for n in made.named if n.id in tell.used]
    if found:
        yield Heading(2, (f"{number}. What was named",), "named")
        yield Paragraph(
            ("By id. Labels are those of the scenario in which the map is read.",), True
        )
        yield Entries(tuple(_entry(known, tell) for known in found))


def _entry(known: Named, tell: Teller) -> Entry:
    told: list[Line] = []
    if known.text or known.name:
        told.append((Quoted(known.text or known.name, known.language),))
    if known.premises or known.target:
        told.append(_step(known, tell))
    told.append(_facts(known, tell))
    return Entry(tell.anchor(known.id), (Code(known.id),), tuple(told))


def _step(known: Named, tell: Teller) -> Line:
    """From what to what an argument leads."""
    premises = joined([tell.name(n) for n in known.premises]) or ("nothing named",)
    target = tell.name(known.target) if known.target else ("nothing named",)
    way = " against " if known.kind in {"rebuttal", "undercut"} else " to "
    return ("from ", *premises, way, *target)


def _facts(known: Named, tell: Teller) -> Line:
    """The kind, label and place of an element, and who says it how surely."""
    analysed = tell.made.about.analysed.shown
    makers = {name for origin in analysed for name in origin.creators}
    told: list[Inline] = [f"thesis ({known.kind})" if known.thesis else known.kind]
    if known.label:
        told += ["; ", *label(known.label, known.out)]
    if known.certainty:
        told.append(f"; put as {term(known.certainty)}")
    if not makers.issuperset(known.said_by):
        told += ["; said by ", Quoted(", ".join(known.said_by))]
    if known.implicit:
        told.append("; left unsaid, supplied by the analyst")
    titles = {origin.title for origin in analysed}
    for found in known.places:
        told += ["; ", *place(found, title=titles != {found.source})]
    return tuple(told)
