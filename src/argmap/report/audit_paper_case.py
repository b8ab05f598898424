"""The sections of an audit on the case: objections, evidence, certainty, contradictions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.report.audit_words import counted, label, lines, more, term, web
from argmap.report.info import plural
from argmap.view.blocks import Grid, Heading, Inline, Line, Paragraph, Quoted
from argmap.vocabulary import HORIZONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.report.audit import Audit
    from argmap.report.audit_certainty import Certainty
    from argmap.report.audit_contradictions import Contradiction
    from argmap.report.audit_evidence import Evidence
    from argmap.report.audit_objections import Objection, Objections
    from argmap.report.audit_words import Teller
from argmap.view.blocks import Block


def objections(made: Audit, tell: Teller) -> Iterator[Block]:
    """The objections by what becomes of them."""
    found = made.objections
    if not found.total:
        yield Paragraph(("The map records no objection to the case for the theses.",))
        return
    total, replies = counted(found.total, "objection"), counted(found.replies, "reply", "replies")
    count = found.replies_standing
    standing = f"{replies} to them; {count:,} of these {'stands' if count == 1 else 'stand'}."
    yield Paragraph((f"{total} to the case: {states(found)}. {standing}",))
    for title, note, heads, listed, row in (
        ("Standing", "", _STANDING, found.standing, _standing),
        ("Changing nothing", _IDLE, ("Reply",), found.without_effect, _without_effect),
        ("Answered", "", ("Answered by",), found.answered, _answered),
        ("Lapsed", _LAPSED, ("Not given",), found.lapsed, _lapsed),
        ("Undecided", "", (), found.undecided, _raised_against),
    ):
        if listed.total:
            yield Heading(3, (title,))
            yield from [Paragraph((note,))] if note else []
            columns = tuple((head,) for head in ("Objection", "Against", *heads))
            rows = tuple(row(objection, tell) for objection in listed.shown)
            yield Grid(f"Objections: {title.lower()}", columns, rows)
            yield from more(listed)


_STANDING = ("Labelled otherwise without it", "Reply")
_IDLE = "These stand, and without any one of them alone no statement is labelled otherwise."
_LAPSED = "A premise of each is not given in this scenario, without being answered."


def states(found: Objections) -> str:
    """The number of objections by what becomes of them."""
    counts = {
        "standing": found.standing.total + found.without_effect.total,
        "answered": found.answered.total,
        "lapsed, for want of a premise": found.lapsed.total,
        "undecided": found.undecided.total,
    }
    return ", ".join(f"{n:,} {state}" for state, n in counts.items() if n)


def _raised(objection: Objection, tell: Teller) -> Line:
    """What an objection says, and whether the source says it."""
    told = tell.premises(objection.premises, objection.id)
    return (*told, "; the step is the analyst's") if objection.implicit else told


def _raised_against(objection: Objection, tell: Teller) -> tuple[Line, ...]:
    """What an objection says, and against what."""
    return _raised(objection, tell), tell.target(objection.target)


def _standing(objection: Objection, tell: Teller) -> tuple[Line, ...]:
    theses = [tell.name(t) for t in objection.theses]
    others = objection.others
    told = "not tried" if others is None else counted(others, "other statement") if others else ""
    changed = lines([*theses, *([(told,)] if told else [])])
    return (*_raised_against(objection, tell), changed, _reply(objection))


def _without_effect(objection: Objection, tell: Teller) -> tuple[Line, ...]:
    return (*_raised_against(objection, tell), _reply(objection))


def _reply(objection: Objection) -> Line:
    return ("a reply fails",) if objection.replied else ("none in the map",)


def _answered(objection: Objection, tell: Teller) -> tuple[Line, ...]:
    by = lines([tell.name(n) for n in objection.answers])
    against: Line = (" against ", *tell.name(objection.failing)) if objection.failing else ()
    return (*_raised_against(objection, tell), (*by, *against))


def _lapsed(objection: Objection, tell: Teller) -> tuple[Line, ...]:
    return (*_raised_against(objection, tell), tell.name(objection.failing))


def evidence(made: Audit, tell: Teller) -> Iterator[Block]:
    """The evidence by kind, source and voice, and who has a stake in it."""
    found = made.evidence
    if not found.pieces:
        yield Paragraph(("The map holds no evidence.",))
        return
    kinds = ", ".join(f"{n:,} {plural(kind, n)}" for kind, n in found.kinds.items())
    yield Paragraph((f"{counted(found.pieces, 'piece')} of evidence by kind: {kinds}.",))
    if found.own or found.sourceless:
        yield Paragraph((_own(found),))
    yield from _sources(found, tell)
    yield from _voices(found)
    yield from _backing(found, tell)
    yield from _interests(found, tell)


def _own(found: Evidence) -> str:
    bare = f", and {found.sourceless:,} none at all" if found.sourceless else ""
    have = "has" if found.own == 1 else "have"
    return (
        f"{found.own:,} of {found.pieces:,} {have} no source but the document itself{bare}. A "
        "reader cannot follow these further than the document."
    )


def _sources(found: Evidence, tell: Teller) -> Iterator[Block]:
    if not found.sources.total:
        return
    rows = []
    for source in found.sources.shown:
        title = web(source.title, source.homepage or source.id)
        date: Line = (", ", Quoted(source.issued)) if source.issued else ()
        falls = (
            ("not tried",)
            if source.theses is None
            else lines([tell.name(t) for t in source.theses])
        )
        rows.append(((*title, *date), (f"{source.pieces:,}",), falls or ("no thesis",)))
    yield Grid("By source", (("Source",), ("Pieces",), ("Falls without it",)), tuple(rows))
    yield from more(found.sources)


def _voices(found: Evidence) -> Iterator[Block]:
    if not found.voices.total:
        return
    rows = []
    for voice in found.voices.shown:
        name: Line = (Quoted(voice.name),) if voice.id else ("not stated",)
        tail = " (who made the document)" if voice.author else ""
        rows.append(((*name, tail), (f"{voice.pieces:,}",)))
    yield Grid("By who puts it forward", (("Voice",), ("Pieces",)), tuple(rows), figures=True)
    yield from more(found.voices)


def _backing(found: Evidence, tell: Teller) -> Iterator[Block]:
    rows = []
    for backing in found.backing:
        sources: list[Inline] = [f"{backing.sources:,}"]
        if backing.only:
            sources = ["one alone: ", Quoted(backing.only)]
        rows.append(
            (tell.name(backing.id), (f"{backing.pieces:,}",), (f"{backing.own:,}",), tuple(sources))
        )
    if rows:
        heads = (
            ("Thesis",),
            ("Pieces below it",),
            ("Of these from no other source",),
            ("Sources",),
        )
        yield Grid("Evidence below each thesis", heads, tuple(rows), figures=True)


def _interests(found: Evidence, tell: Teller) -> Iterator[Block]:
    if not found.interests.total:
        return
    yield Heading(3, ("Testimony of those with a stake",))
    yield Paragraph((_INTEREST,), quiet=True)
    rows = tuple(
        (
            lines([tell.whole(n) for n in i.evidence.shown]),
            (Quoted(i.name),),
            tell.name(i.stake),
            ("would fall without it",) if i.needed else (*label(i.label), " without it as well"),
        )
        for i in found.interests.shown
    )
    heads = (("What is said",), ("By whom",), ("What it serves",), ("Does that need it?",))
    yield Grid("Testimony of those with a stake", heads, rows)
    yield from more(found.interests)


_INTEREST = (
    "Who stands to gain by a statement may be right about it. These are the places where a reader "
    "may want a second witness."
)


def certainty(made: Audit, tell: Teller) -> Iterator[Block]:
    """How sure the source says it is, beside what it argues from."""
    found = made.certainty
    if not found.stated:
        yield Paragraph(("The map does not record how sure the source says it is.",))
        return
    stated = ", ".join(f"{n:,} {term(name)}" for name, n in found.stated.items())
    unstated = f"; of {found.unstated:,} it is not recorded" if found.unstated else ""
    yield Paragraph((f"Statements by how surely they are put: {stated}{unstated}.",))
    if found.overstated.total:
        yield from _overstated(found, tell)
    else:
        yield Paragraph((_NONE_OVERSTATED,))
    yield from _forecasts(found)


_NONE_OVERSTATED = (
    "No statement that is put as likely or more is argued only from what is put as possible or "
    "less."
)


def _overstated(found: Certainty, tell: Teller) -> Iterator[Block]:
    rows = tuple(
        (tell.whole(o.id), (term(o.certainty),), (term(o.support),), tell.name(o.premise))
        for o in found.overstated.shown
    )
    heads = (("Statement",), ("Put as",), ("Best reason carries",), ("Because of",))
    yield Grid("Put more surely than what they are argued from", heads, rows)
    yield from more(found.overstated)


def _forecasts(found: Certainty) -> Iterator[Block]:
    if not found.predictions:
        return
    stated = {f.horizon for f in found.forecasts}
    times = [time for time in (*HORIZONS, "") if time in stated]
    sures = list(dict.fromkeys(f.certainty for f in found.forecasts))
    counts = {(f.certainty, f.horizon): f.count for f in found.forecasts}
    rows = tuple(
        (
            (term(sure) or "not recorded",),
            *((f"{counts[sure, time]:,}" if (sure, time) in counts else "-",) for time in times),
        )
        for sure in sures
    )
    heads = (("Put as",), *((term(time) or "time not stated",) for time in times))
    total = counted(found.predictions, "prediction")
    yield Grid(f"{total} by certainty and time", heads, rows, figures=True)


def contradictions(made: Audit, tell: Teller) -> Iterator[Block]:
    """What is declared not to be true together."""
    found = made.contradictions
    if not found.pairs.total:
        yield Paragraph(("The map declares none.",))
        return
    same = ""
    if found.same_voice:
        same = (
            f" In {found.same_voice:,} both sides have the same voice, which may speak of "
            "different scenarios, or name one side in order to reject it."
        )
    both = f"{found.accepted:,}" if found.accepted else "none"
    declared = counted(found.pairs.total, "pair")
    yield Paragraph((f"{declared} declared; both sides are accepted in {both}.{same}",))
    heads: tuple[Line, ...] = (("One",), ("Other",), ("Same voice",))
    if found.accepted:
        heads = (*heads, ("Both accepted in",))
    yield Grid("Contradictions", heads, tuple(_pair(made, p, tell) for p in found.pairs.shown))
    yield from more(found.pairs)


def _pair(made: Audit, pair: Contradiction, tell: Teller) -> tuple[Line, ...]:
    sides = [
        (*tell.whole(name), ": ", *label(told))
        for name, told in zip(pair.ids, pair.labels, strict=True)
    ]
    accepted = lines([tell.scenario(name) for name in pair.accepted_in]) or ("none",)
    voices: Line = (Quoted(", ".join(pair.voices)),) if pair.voices else ("no",)
    return (*sides, voices, *([accepted] if made.contradictions.accepted else []))
