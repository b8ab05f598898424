"""Evidence that the document cannot have had, or that its source cannot show.

What it finds:
    Evidence that the analysed document is said to give, from a source that was issued later than
    the document; and evidence about the past or the present (``arg:horizon``) whose text names a
    year that all its sources are older than. Dates are compared as far as they are written: of
    2020 and 2020-08 neither is the later. With several analysed documents the last counts, and
    where one of them has no date the first part is not judged.

Why it matters:
    Nobody can cite what did not exist yet, and no record shows what happened after it. Mostly a
    date is wrong, a later edition was taken for the one that was used, or the evidence is the
    analyst's.

Wrong:
    <> dcterms:source :article .
    :thesis a arg:Claim ; arg:text "The bridge is worn out." ; arg:implicit true .
    :cracks a arg:Evidence ; arg:text "An inspection found cracks." ; arg:expressedIn :in-cracks ;
        dcterms:source :inspection .
    :step a arg:Inference ; arg:premise :cracks ; arg:conclusion :thesis .
    :article a arg:Source ; dcterms:title "A column" ; dcterms:issued "2020-08"^^xsd:gYearMonth .
    :inspection a arg:Source ; dcterms:title "A report" ; dcterms:issued "2021"^^xsd:gYear .
    :in-cracks a arg:Passage ; oa:hasSource :article .

Right:
    <> dcterms:source :article .
    :thesis a arg:Claim ; arg:text "The bridge is worn out." ; arg:implicit true .
    :cracks a arg:Evidence ; arg:text "An inspection found cracks." ; arg:expressedIn :in-cracks ;
        dcterms:source :inspection .
    :step a arg:Inference ; arg:premise :cracks ; arg:conclusion :thesis .
    :article a arg:Source ; dcterms:title "A column" ; dcterms:issued "2020-08"^^xsd:gYearMonth .
    :inspection a arg:Source ; dcterms:title "A report" ; dcterms:issued "2020"^^xsd:gYear .
    :in-cracks a arg:Passage ; oa:hasSource :article .

Reference:
    Schum, The Evidential Foundations of Probabilistic Reasoning (1994).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.checks.context import Context, Finder
from argmap.checks.terms import YEAR, dates_analysed, english, period
from argmap.diagnostic import Diagnostic, Severity
from argmap.model import Source, StatementKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model import Statement

FINDER = Finder("ARG307", "anachronistic-evidence", Severity.WARNING)


def check(context: Context) -> Iterator[Diagnostic]:
    """One finding for each source that is too new or too old for the evidence from it."""
    analysed = dates_analysed(context.map)
    last = max((end for _, end in analysed), default=None)
    for statement in context.map.statements:
        if statement.kind is StatementKind.EVIDENCE:
            yield from _too_new(context, statement, last)
            yield from _too_old(context, statement)


def _too_new(context: Context, statement: Statement, last: int | None) -> Iterator[Diagnostic]:
    """The sources that were issued after the last of the analysed documents."""
    if last is None or statement.implicit or not statement.expressed_in:
        return
    for source, (start, _) in _dated(context, statement):
        if start >= last and source.id not in context.map.sources_analysed:
            yield FINDER(
                context,
                statement.id,
                f"{statement.id} is taken from {source.id}, issued {source.issued}, "
                "after the document that is said to give it",
                "correct the date or the source, or mark the evidence as implicit if you supply it",
                (source.id, *context.map.sources_analysed),
            )


_YEAR = re.compile(
    r"\b(?:in|since|during|throughout|January|February|March|April|May|June|July|August"
    r"|September|October|November|December) (1[5-9]\d\d|20\d\d)\b(?![\w%-]|[.,]\d)"
)


def _too_old(context: Context, statement: Statement) -> Iterator[Diagnostic]:
    """The finding that all sources are older than a year about which the evidence tells."""
    years = [int(year) for year in _YEAR.findall(english(statement.text))]
    sources = list(_dated(context, statement)) if years else []
    told = statement.horizon in {"past", "present"} and statement.modality != "predictive"
    dated = bool(sources) and len(sources) == len(statement.sources)
    if told and years and dated and max(end for _, (_, end) in sources) <= max(years) * YEAR:
        names = tuple(source.id for source, _ in sources)
        yield FINDER(
            context,
            statement.id,
            f"{statement.id} tells of {max(years)}, after its source {' and '.join(names)}",
            "correct the date, or name the source that shows it",
            names,
        )


def _dated(context: Context, statement: Statement) -> Iterator[tuple[Source, tuple[int, int]]]:
    """The sources of a statement that have a date, with the period in which they were issued."""
    for name in statement.sources:
        source = context.map.records.get(name)
        if isinstance(source, Source) and (issued := period(source.issued)):
            yield source, issued
