"""What was not checked, and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.report.audit_common import SCENARIOS, TABLED, TOLD
from argmap.report.audit_grounds import MOST_RELEVANT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.report.audit import Audit
    from argmap.report.audit_common import Matter


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that was not checked.

    Attributes:
        what: What it is.
        why: Why it was not.
        count: How many things that concerns; None when it is no number.
    """

    what: str
    why: str
    count: int | None = None


def gaps(matter: Matter, made: Audit, off: tuple[str, ...], asked: bool) -> tuple[Gap, ...]:
    """What was not checked, as far as the map and what was at hand tell.

    Args:
        matter: What is audited.
        made: The audit but for this.
        off: Names of the checks that did not run.
        asked: Whether the critical questions were gone through.
    """
    found = [*_always(), *_documents(matter, made), *_scope(matter, made), *_limits(matter, made)]
    if off:
        found.append(Gap(f"The checks {', '.join(off)}", "they run only when selected", len(off)))
    if not asked:
        why = "this audit was made without going through them"
        found.append(Gap("The critical questions of the argumentation schemes", why))
    return tuple(found)


def _always() -> Iterator[Gap]:
    yield Gap(
        "Whether the statements are true",
        "an audit tells what holds if what the scenario accepts is accepted",
    )
    yield Gap(
        "Whether the map is a fair reading of the document, and what it leaves out",
        "that is for a reader to judge who has the document at hand",
    )


def _documents(matter: Matter, made: Audit) -> Iterator[Gap]:
    passages, at_hand = made.passages, bool(matter.documents)
    unchecked = passages.verified.get("unchecked", 0) if at_hand else passages.total
    if unchecked:
        what = "Whether the passages stand in the document"
        why = "they are of sources that were not at hand, or have nothing to go by"
        why = why if at_hand else "no document was at hand (--source)"
        yield Gap(what, why, unchecked)
    if made.evidence.pieces:
        yield Gap(
            "Whether the sources say what the evidence reports",
            "the sources that are cited were not consulted",
            made.evidence.sources.total,
        )


def _scope(matter: Matter, made: Audit) -> Iterator[Gap]:
    if made.objections.apart:
        what, why = "Objections that bear on no thesis", "nothing about the theses hangs on them"
        yield Gap(what, why, made.objections.apart)
    language = made.about.language
    foreign = Counter(
        s.text[0].language
        for s in matter.map.statements
        if s.text and all(w.language not in {"", language} for w in s.text)
    )
    if foreign:
        tongues = ", ".join(sorted(foreign))
        why = f"they are written in {tongues} alone and shown as they are"
        yield Gap(f"The wording of statements that are not in {language}", why, foreign.total())
    spoken = len(matter.map.locutions)
    if spoken:
        yield Gap("Who said what in reply to whom", "dialogue carries no label", spoken)
    if matter.map.extra:
        why = "the model has no place for them; they are carried along"
        yield Gap("Triples of RDF beside the map", why, len(matter.map.extra))


def _limits(matter: Matter, made: Audit) -> Iterator[Gap]:
    others = sum(s.id != made.about.scenario for s in matter.map.scenarios)
    if others > len(matter.others):
        why = f"so many are judged at most: {SCENARIOS}"
        yield Gap("Scenarios of the map", why, others - len(matter.others))
    theses = made.theses.total
    if theses > TABLED:
        why = f"verdicts are told of {TABLED} at most"
        yield Gap("Verdicts on further theses, and what brings them down", why, theses - TABLED)
    if theses > TOLD:
        why = f"the reasons of {TOLD} are told at most"
        yield Gap("What further theses rest on", why, theses - TOLD)
    wide = sum(not f.sought for f in made.rests.footings)
    if wide:
        why = f"more than {MOST_RELEVANT} accepted statements can bear on each"
        yield Gap("Smallest reasons and cuts of theses", why, wide)
    short = sum(f.sought and not f.complete for f in made.rests.footings)
    if short:
        why = "the search stopped at its limit, so the lists are incomplete"
        yield Gap("All reasons and cuts of theses", why, short)
    if not made.rests.paired:
        why = "there are too many pairs"
        yield Gap("Which two statements bring a thesis down together", why)
    untried = sum(o.others is None for o in made.objections.standing.shown)
    if untried:
        why = "it was not tried for drawn lines, nor beyond the limit of trials"
        yield Gap("What would change without some of the objections that stand", why, untried)
    untested = sum(s.theses is None for s in made.evidence.sources.shown)
    if untested:
        why = "the limit of trials was reached"
        yield Gap("Whether a thesis stands without a source", why, untested)
