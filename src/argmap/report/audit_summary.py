"""What matters first in an audit: at most ten lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.report.audit_paper_case import states
from argmap.report.audit_paper_record import SEVERITIES
from argmap.report.audit_paper_theses import GIVEN
from argmap.report.audit_words import counted, joined
from argmap.view.blocks import Inline, Line, Strong

if TYPE_CHECKING:
    from argmap.report.audit import Audit
    from argmap.report.audit_words import Teller

_NAMED = 3


def summary(made: Audit, tell: Teller) -> tuple[Line, ...]:
    """The lines, the verdicts first; a line that would say nothing is left out."""
    told = (
        ("Verdicts", _verdicts(made, tell)),
        ("Hinges", _hinges(made, tell)),
        ("Objections", _objections(made, tell)),
        ("Evidence", _evidence(made, tell)),
        ("Interest", _interest(made)),
        ("Certainty", _certainty(made)),
        ("Contradictions", _contradictions(made)),
        ("Passages", _passages(made)),
        ("Findings", _findings(made)),
        ("Not checked", _gaps(made)),
    )
    return tuple((Strong(f"{name}."), " ", *line) for name, line in told if line)


def _verdicts(made: Audit, tell: Teller) -> Line:
    theses = made.theses.shown
    if not theses:
        return ("The map has no thesis.",)
    count = sum(t.verdicts[0].label == "in" for t in theses)
    shown = f"{len(theses):,} of {made.theses.total:,} theses"
    told: list[Inline] = [shown if made.theses.more else counted(len(theses), "thesis", "theses")]
    if made.about.scenario:
        told += [", read in ", *tell.scenario(made.about.scenario)]
    rest = f", {len(theses) - count:,} not" if count < len(theses) else ""
    told.append(f": {count:,} in{rest}." if count else ": none in.")
    if len(made.scenarios) > 1:
        told += _elsewhere(made, tell)
    return tuple(told)


def _elsewhere(made: Audit, tell: Teller) -> Line:
    """Which theses change with the scenario."""
    turned = [t for t in made.theses.shown if len({v.label for v in t.verdicts}) > 1]
    if not turned:
        several = f"all {len(made.scenarios)}" if len(made.scenarios) > 2 else "both"
        return (f" The same in {several} scenarios.",)
    alike: dict[tuple[str, tuple[str, ...]], list[Line]] = {}
    for thesis in turned:
        here = thesis.verdicts[0].label
        other = tuple(v.scenario for v in thesis.verdicts if v.label != here)
        alike.setdefault((here, other), []).append(tell.name(thesis.id))
    told: list[Inline] = []
    for (here, other), names in list(alike.items())[:_NAMED]:
        more = [(f"{len(names) - _NAMED:,} more",)] if len(names) > _NAMED else []
        told += [" ", *joined([*names[:_NAMED], *more]), *_turn(here, other, len(names), tell), "."]
    return tuple(told)


def _turn(here: str, other: tuple[str, ...], number: int, tell: Teller) -> Line:
    """That theses are labelled otherwise in some scenarios."""
    falls, turns = ("falls", "turns") if number == 1 else ("fall", "turn")
    names: list[Line] = [tell.scenario(name) for name in other[:_NAMED]]
    if len(other) > _NAMED:
        names.append((f"{len(other) - _NAMED} more scenarios",))
    return (f" {falls if here == 'in' else turns} in ", *joined(names))


def _hinges(made: Audit, tell: Teller) -> Line:
    singles = made.rests.singles
    if not made.theses.total:
        return ()
    if not singles.total:
        return ("No thesis falls with one accepted statement alone.",)
    parts: list[Line] = [(*tell.name(s.id), f", {GIVEN[s.given]}") for s in singles.shown[:_NAMED]]
    if singles.total > _NAMED:
        parts.append((f"{singles.total - _NAMED:,} more",))
    lead = (
        "One statement brings" if singles.total == 1 else f"{singles.total:,} statements each bring"
    )
    return (f"{lead} down a thesis alone: ", *joined(parts, "; and ", "; "), ".")


def _objections(made: Audit, tell: Teller) -> Line:
    found = made.objections
    if not found.total:
        return ("None is recorded.",)
    stand = found.standing.total + found.without_effect.total
    told: list[Inline] = [f"{found.total:,}: {states(found)}."]
    reaching = [o for o in found.standing.shown if o.theses]
    if reaching:
        told += [" A thesis is labelled otherwise without "]
        told += [*joined([tell.name(o.id) for o in reaching[:_NAMED]]), "."]
    elif stand and all(o.others is not None for o in found.standing.shown):
        told.append(" No single one that stands changes the verdict on a thesis.")
    return tuple(told)


def _evidence(made: Audit, tell: Teller) -> Line:
    found = made.evidence
    if not found.pieces:
        return ("The map holds none.",)
    bare = found.own + found.sourceless
    told: list[Inline] = [
        f"{counted(found.pieces, 'piece')}; ",
        f"{bare:,} {'has' if bare == 1 else 'have'} no source but the document itself, or none.",
    ]
    single = [b.id for b in found.backing if b.only]
    if single:
        told += [" All that names a source is from one for ", *tell.names(single, _NAMED), "."]
    needed = [s for s in found.sources.shown if s.theses]
    if needed:
        told.append(
            f" A thesis falls without {counted(len(needed), 'of the sources', 'of the sources')}."
        )
    elif all(s.theses is not None for s in found.sources.shown) and found.sources.total:
        told.append(" No thesis falls with the evidence of one source.")
    return tuple(told)


def _interest(made: Audit) -> Line:
    interests = made.evidence.interests
    if not interests.total:
        return ()
    needed = sum(i.needed for i in interests.shown)
    served = counted(interests.total, "statement rests", "statements rest")
    return (
        f"{served} in part on testimony of someone with a stake in it; ",
        f"{needed or 'none'} would fall without that.",
    )


def _certainty(made: Audit) -> Line:
    found = made.certainty
    if not found.stated:
        return ()
    sure = sum(f.count for f in found.forecasts if f.certainty == "certain")
    number = f"{found.overstated.total:,}" if found.overstated.total else "Nothing"
    told = f"{number} put more surely than what it is argued from"
    ahead = f"; {sure:,} of {counted(found.predictions, 'prediction')} put as certain"
    return (f"{told}{ahead if found.predictions else ''}.",)


def _contradictions(made: Audit) -> Line:
    found = made.contradictions
    if not found.pairs.total:
        return ()
    accepted = (
        f"both sides accepted in {found.accepted:,}"
        if found.accepted
        else "in none are both sides accepted"
    )
    return (f"{found.pairs.total:,} declared; {accepted}.",)


def _passages(made: Audit) -> Line:
    found = made.passages
    if not found.total:
        return ()
    if not found.verified:
        return (f"{found.total:,}, not verified, because no document was at hand.",)
    return (f"{', '.join(f'{n:,} {status}' for status, n in found.verified.items())}.",)


def _findings(made: Audit) -> Line:
    parts = [counted(n, SEVERITIES[s]) for s, n in made.findings.counts.items()]
    allowed = made.findings.allowed.total
    stand = f" {allowed:,} let stand." if allowed else ""
    return (f"{', '.join(parts) or 'None'}.{stand}",)


def _gaps(made: Audit) -> Line:
    return (
        f"Whether the statements are true, and {counted(len(made.gaps) - 1, 'more point')}, ",
        "told in the section on what was not checked.",
    )
