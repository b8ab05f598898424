"""A whole examination: what reading, checks, shapes and a project's own rules find."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from argmap.checks import checks, findings
from argmap.checks.allowances import NEVER, allowances, parted
from argmap.checks.context import Context
from argmap.checks.profile import Profile
from argmap.diagnostic import Diagnostic, Severity, in_order
from argmap.span import NOWHERE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from argmap.checks.check import Check
    from argmap.formats import Loaded
    from argmap.model import ArgumentMap
    from argmap.sources import Document
    from argmap.span import Span

PLAIN = Profile()
_OF_THE_SCENARIO = {"both-sides-accepted": "ARG501", "unknown-setting": "ARG504"}
"""What is told of a scenario before its labels are believed and no check finds as well."""


@dataclass(frozen=True, slots=True)
class Examination:
    """What came of examining a map.

    Attributes:
        findings: What was found and counts, in order of place and code.
        allowed: What was found and the map lets stand, each with the reason.
        not_run: Names of the checks that were not run, because they are off or not wanted.
    """

    findings: tuple[Diagnostic, ...]
    allowed: tuple[tuple[Diagnostic, str], ...] = ()
    not_run: tuple[str, ...] = ()


def examine(
    loaded: Loaded,
    documents: Mapping[str, Document] | None = None,
    remarks: Iterable[Diagnostic] = (),
    companions: tuple[ArgumentMap, ...] = (),
    profile: Profile = PLAIN,
) -> Examination:
    """Examines a map as it was read.

    When the file could not be read whole, only the findings of reading are given. Shapes for what a
    check finds as well, and places better, are left to the check.

    Args:
        loaded: The map and how the reading went.
        documents: The documents at hand, by the id of the source they are.
        remarks: What is to be said of the documents.
        companions: Maps that belong to this one: what it sketches may be reconstructed there.
        profile: What is wanted.

    Raises:
        UnknownScenario: The map has no scenario of the name in the profile.
    """
    read = [f for f in loaded.diagnostics if not _said_elsewhere(f, companions)]
    if any(f.severity is Severity.ERROR for f in read):
        return Examination(in_order(map(profile.weighed, read)))
    context = Context(
        loaded.map,
        documents or {},
        loaded.mention,
        loaded.sketches,
        companions,
        profile.scenario,
        profile.stale_after,
    )
    everything = (*checks(), *profile.own)
    chosen = [c for c in everything if _wanted(profile, c)]
    if any(True for _ in allowances(loaded.map)):
        context = replace(context, judged=_judged(profile, chosen))
    found = [*read, *remarks, *_shapes(loaded, profile), *_scenario(context, profile)]
    found += findings(context, chosen, tuple(found))
    kept, allowed = parted(loaded.map, _counted(loaded, profile, found, everything))
    ran = {check.finder.slug for check in chosen}
    not_run = tuple(c.finder.slug for c in everything if c.finder.slug not in ran)
    return Examination(kept, allowed, not_run)


def _counted(
    loaded: Loaded, profile: Profile, found: Iterable[Diagnostic], everything: tuple[Check, ...]
) -> tuple[Diagnostic, ...]:
    """The findings that are wanted, with their places and severities, in order.

    That something failed always counts.
    """
    default = {check.finder.code: check.finder.default for check in everything}
    every = list(found)
    wanted = {
        (code, slug)
        for code, slug in {(finding.code, finding.slug) for finding in every}
        if slug not in loaded.excused
        if slug in NEVER or profile.wants(code, slug, default.get(code, True))
    }
    counted = [finding for finding in every if (finding.code, finding.slug) in wanted]
    whole = replace(NOWHERE, path=loaded.path)
    return in_order([profile.weighed(_placed(loaded, finding, whole)) for finding in counted])


def _wanted(profile: Profile, check: Check) -> bool:
    finder = check.finder
    return profile.wants(finder.code, finder.slug, finder.default)


def _judged(profile: Profile, chosen: list[Check]) -> frozenset[str]:
    """The codes and names of whatever is looked for."""
    from argmap.checks.codes import codes

    known = [c for c in codes().values() if profile.wants(c.code, c.slug, c.default)]
    names = [(code.code, code.slug) for code in known]
    names += [(check.finder.code, check.finder.slug) for check in chosen]
    return frozenset(name for pair in names for name in pair)


def _shapes(loaded: Loaded, profile: Profile) -> Iterator[Diagnostic]:
    """What the shapes find, of those that are wanted."""
    from argmap.rdf.shape_notes import shape_notes
    from argmap.rdf.shapes import validate

    covered = {check.finder.slug for check in checks()} | loaded.excused
    unwanted = {
        n["slug"] for n in shape_notes().values() if not profile.wants(n["code"], n["slug"])
    }
    yield from validate(loaded.map, frozenset(covered | unwanted))
    for path, text in profile.shapes:
        from argmap.rdf.own_shapes import validate_own

        yield from validate_own(loaded.map, text, path)


def _scenario(context: Context, profile: Profile) -> Iterator[Diagnostic]:
    """What there is to say of the scenario."""
    if not any(profile.wants(code, slug) for slug, code in _OF_THE_SCENARIO.items()):
        return
    for finding in context.evaluation.diagnostics:
        if finding.slug in _OF_THE_SCENARIO:
            message = finding.message.rstrip(".")
            yield replace(finding, message=message[:1].lower() + message[1:])


def _placed(loaded: Loaded, finding: Diagnostic, whole: Span) -> Diagnostic:
    """The finding where its record is written, or else in the file as a whole."""
    if finding.span is not NOWHERE and finding.span != NOWHERE:
        return finding
    span = loaded.mention(finding.about, "")
    place = span if span != NOWHERE else whole
    return finding if place == NOWHERE else finding.at(place)


def _said_elsewhere(finding: Diagnostic, companions: tuple[ArgumentMap, ...]) -> bool:
    """Whether a title that one file only names is said in another that is checked with it."""
    if finding.slug != "undefined-title":
        return False
    records = (r for m in companions for r in (*m.statements, *m.arguments))
    return any(r.name in finding.related and (r.says != r.name or not r.text) for r in records)
