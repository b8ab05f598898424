"""Evidence from a source that no longer stands, or that is old.

What it finds:
    Evidence from a source that is said to be retracted (``cito:isRetractedBy``, ``cito:retracts``)
    or replaced (``dcterms:isReplacedBy``, ``dcterms:replaces``), and, where an age is set, evidence
    from sources that were that much older than the analysed document when it was issued. The age is
    counted from the document, never from today; what was issued in 2010 may be from its last day.

Why it matters:
    A retracted study shows nothing, a replaced edition may have been corrected in the very point,
    and what held long ago need not hold any more.

Wrong:
    :thesis a arg:Claim ; arg:text "The pills help." ; arg:implicit true .
    :trial a arg:Evidence ; arg:text "A trial found so." ; arg:implicit true ;
        dcterms:source :paper .
    :step a arg:Inference ; arg:premise :trial ; arg:conclusion :thesis .
    :paper a arg:Source ; dcterms:title "A trial of the pills" ;
        <http://purl.org/spar/cito/isRetractedBy> <https://example.org/notice> .

Right:
    :thesis a arg:Claim ; arg:text "The pills help." ; arg:implicit true .
    :trial a arg:Evidence ; arg:text "A trial found so." ; arg:implicit true ;
        dcterms:source :paper .
    :step a arg:Inference ; arg:premise :trial ; arg:conclusion :thesis .
    :paper a arg:Source ; dcterms:title "A trial of the pills" .

Reference:
    GRADE working group (2004); CiTO, the Citation Typing Ontology (2012).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.checks.context import Context, Finder
from argmap.checks.terms import YEAR, dates_analysed, period
from argmap.diagnostic import Diagnostic, Severity
from argmap.model import StatementKind
from argmap.vocabulary import CITO, DCTERMS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model import ArgumentMap

FINDER = Finder("ARG308", "stale-evidence", Severity.WARNING)
_PASSIVE = {f"<{CITO}isRetractedBy>": "retracted", f"<{DCTERMS}isReplacedBy>": "replaced"}
_ACTIVE = {f"<{CITO}retracts>": "retracted", f"<{DCTERMS}replaces>": "replaced"}


def check(context: Context) -> Iterator[Diagnostic]:
    """One finding for each piece of evidence and each reason to doubt its source."""
    fates = _ages(context) | _fates(context.map)
    for statement in context.map.statements:
        if statement.kind is StatementKind.EVIDENCE:
            for source in statement.sources:
                if fate := fates.get(source):
                    yield FINDER(
                        context,
                        statement.id,
                        f"{statement.id} is taken from {source}, which {fate[0]}",
                        "take it from a source that stands, or lower its weight and say why",
                        (source, *fate[1:]),
                    )


def _fates(argument_map: ArgumentMap) -> dict[str, tuple[str, ...]]:
    """What became of sources, each with what is said to have done it."""
    fates: dict[str, tuple[str, ...]] = {}
    for subject, predicate, value in argument_map.extra:
        if predicate in _PASSIVE or predicate in _ACTIVE:
            how = _PASSIVE.get(predicate) or _ACTIVE[predicate]
            source, by = (subject, value) if predicate in _PASSIVE else (value, subject)
            name, other = (argument_map.id_of(iri.strip("<>")) for iri in (source, by))
            if how == "retracted" or name not in fates:
                fates[name] = (f"is {how} by {other}", other)
    return fates


def _ages(context: Context) -> dict[str, tuple[str, ...]]:
    """The sources that surely were too old when the first of the analysed documents was issued."""
    analysed = dates_analysed(context.map)
    if context.stale_after is None or not analysed:
        return {}
    first = min(start for start, _ in analysed)
    fates: dict[str, tuple[str, ...]] = {}
    for source in context.map.sources:
        issued = period(source.issued)
        age = first - issued[1] if issued else 0
        if age >= context.stale_after * YEAR:
            fates[source.id] = (f"was {age // YEAR} years old when the document was issued",)
    return fates
