"""The audit of a map: everything that is told of its reasoning, as one plain value.

``audit`` computes it; ``audit_json`` writes it as data. ``report.audit_paper`` puts it into words,
which ``report.audit_text`` writes as Markdown and ``view.paper`` as HTML.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from argmap.report.audit_about import About, File, about
from argmap.report.audit_certainty import Certainty, certainty
from argmap.report.audit_common import SCENARIOS, Listed, Matter
from argmap.report.audit_contradictions import Contradictions, contradictions
from argmap.report.audit_evidence import Evidence, evidence
from argmap.report.audit_findings import Findings, OpenQuestion, findings
from argmap.report.audit_gaps import Gap, gaps
from argmap.report.audit_grounds import Rests, rests
from argmap.report.audit_names import Named, named
from argmap.report.audit_objections import Objections, objections
from argmap.report.audit_passages import Passages, passages
from argmap.report.audit_verdicts import Case, Thesis, cases, theses

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from argmap.diagnostic import Diagnostic
    from argmap.semantics import Evaluation
    from argmap.sources import Document, Verification

SCHEMA = 1
"""Version of the structure; it grows when a reader of it would have to change."""
QUESTIONS = 10


@dataclass(frozen=True, slots=True)
class Audit:
    """The audit of a map; docs/audit.md tells the fields.

    Attributes:
        schema: Version of the structure.
        about: The map and how it was read.
        scenarios: The scenarios that are judged.
        theses: The theses with their verdicts.
        rests: On what they rest.
        objections: The objections to the case for them.
        evidence: The evidence.
        certainty: How sure the source says it is.
        contradictions: The declared contradictions.
        passages: The passages.
        questions: The open critical questions; None when they were not gone through.
        findings: The findings of the checks.
        gaps: What was not checked.
        named: Every element that is named.
    """

    schema: int
    about: About
    scenarios: tuple[Case, ...]
    theses: Listed[Thesis]
    rests: Rests
    objections: Objections
    evidence: Evidence
    certainty: Certainty
    contradictions: Contradictions
    passages: Passages
    questions: Listed[OpenQuestion] | None
    findings: Findings
    gaps: tuple[Gap, ...] = ()
    named: tuple[Named, ...] = ()


def audit(
    evaluation: Evaluation,
    *,
    program: str,
    files: tuple[File, ...] = (),
    documents: Mapping[str, Document] | None = None,
    verified: Iterable[Verification] = (),
    found: Iterable[Diagnostic] = (),
    allowed: Iterable[tuple[Diagnostic, str]] = (),
    questions: tuple[OpenQuestion, ...] | None = None,
    off: tuple[str, ...] = (),
) -> Audit:
    """The audit of a map in a scenario and beside its others.

    Args:
        evaluation: The map in the scenario in which it is read.
        program: Name and version of the program.
        files: The files that the map was read from.
        documents: The documents at hand, by id of the source.
        verified: What became of each passage; nothing without a document.
        found: The findings of the checks.
        allowed: Findings that are let stand, each with the reason.
        questions: The open critical questions, the most important first; None when they were not
            gone through.
        off: Names of the checks that did not run.
    """
    documents = documents or {}
    known = {v.id: v for v in verified} if documents else {}
    matter = Matter(evaluation, _others(evaluation), documents, known)
    told = about(matter, files, program)
    made = Audit(
        SCHEMA,
        told,
        cases(matter, told.language),
        theses(matter),
        rests(matter),
        objections(matter),
        evidence(matter),
        certainty(matter),
        contradictions(matter),
        passages(matter),
        None if questions is None else Listed.of(questions, QUESTIONS),
        findings(found, allowed),
    )
    missing = gaps(matter, made, off, questions is not None)
    return replace(made, gaps=missing, named=_named(matter, made))


def _named(matter: Matter, made: Audit) -> tuple[Named, ...]:
    sections = (
        made.scenarios,
        made.theses,
        made.rests,
        made.objections,
        made.evidence,
        made.certainty,
        made.contradictions,
        made.passages,
        made.questions,
        made.findings,
    )
    return named(matter, sections, made.about.language)


def _others(evaluation: Evaluation) -> dict[str, Evaluation]:
    """The map in its other scenarios, the default first, up to the limit."""
    argument_map, here = evaluation.map, evaluation.setting.scenario
    names = [s.id for s in argument_map.scenarios if s.id != here]
    names.sort(key=lambda n: (n != argument_map.default_scenario, n))
    return {name: evaluation.under(name) for name in names[: SCENARIOS - 1]}


def audit_json(made: Audit) -> str:
    """The audit as a JSON object."""
    text = json.dumps(_plain(made), indent=2, ensure_ascii=False) + "\n"
    return text.encode("utf-8", "replace").decode("utf-8")


def _plain(made: Audit) -> dict[str, Any]:
    return asdict(made)
