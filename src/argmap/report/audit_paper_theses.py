"""The sections of an audit on the theses: their verdicts, and what they rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.report.audit_words import counted, joined, label, lines, more, place
from argmap.view.blocks import Grid, Heading, Inline, Items, Line, Paragraph, Quoted, Strong

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.report.audit import Audit
    from argmap.report.audit_grounds import Couples, Footing, Single
    from argmap.report.audit_verdicts import Case, Thesis, Why
    from argmap.report.audit_words import Teller
    from argmap.semantics import Failure
    from argmap.view.blocks import Block

_WAY = 6
GIVEN = {
    "argued": "argued for",
    "evidence": "reported as evidence",
    "assumed": "stated as an assumption, not argued for",
    "claimed": "claimed without a reason",
    "unsaid": "left unsaid",
}


def verdicts(made: Audit, tell: Teller) -> Iterator[Block]:
    """The theses in each scenario, and why."""
    if not made.theses.total:
        yield Paragraph(("The map names no thesis, and nothing in it is concluded.",))
        return
    if not any(t.declared for t in made.theses.shown):
        yield Paragraph(("The map names no thesis; its last conclusions are taken for theses.",))
    heads = (("Thesis",), *(_head(c) for c in made.scenarios))
    rows = tuple(
        (tell.whole(t.id), *(label(v.label, v.out) for v in t.verdicts)) for t in made.theses.shown
    )
    yield Grid("The theses in each scenario", heads, rows, figures=True)
    yield from more(made.theses)
    yield Paragraph((_LABELS,), quiet=True)
    yield from _scenarios(made, tell)
    yield Heading(3, ("Why",))
    yield Items(tuple(_because(t, tell) for t in made.theses.shown[:_TOLD]))


_TOLD = 12
_LABELS = (
    "In: accepted in the scenario, or some argument for it is in, and every attack on it fails. "
    "Out: it is not; defeated where only an attack keeps it out, unsupported where no reason for "
    "it goes through, circular where its reasons lead back to it. Undecided: it hangs on a loop of "
    "attacks that settles nothing. None of these says whether it is true."
)


def _head(case: Case) -> Line:
    marks = [word for word, holds in (("default", case.default), ("read", case.read)) if holds]
    tail = f" ({', '.join(marks)})" if marks and case.id else ""
    return (Quoted(case.name), tail)


def _scenarios(made: Audit, tell: Teller) -> Iterator[Block]:
    told = [c for c in made.scenarios if c.assumes.total or c.rejects.total]
    items = []
    for case in told:
        parts: list[Inline] = [*tell.scenario(case.id), " "]
        if case.assumes.total:
            parts += ["assumes ", *tell.names(case.assumes.shown)]
        if case.rejects.total:
            parts += [
                " and " if case.assumes.total else "",
                "rejects ",
                *tell.names(case.rejects.shown),
            ]
        items.append((*parts, "."))
    if items:
        yield Heading(3, ("The scenarios",))
        yield Items(tuple(items))


def _because(thesis: Thesis, tell: Teller) -> Line:
    here = thesis.verdicts[0]
    told: list[Inline] = [*tell.name(thesis.id), " is ", *label(here.label, here.out)]
    told += _reason(thesis.why, here.label, tell)
    for verdict in thesis.verdicts[1:]:
        if verdict.label != here.label:
            told += [" In ", *tell.scenario(verdict.scenario), " it is "]
            told += [*label(verdict.label, verdict.out), *_through(verdict.through, tell), "."]
    return tuple(told)


def _through(way: tuple[str, ...], tell: Teller) -> Line:
    """The way by which a change reaches a thesis, from its beginning; the thesis left out."""
    if len(way) < 2:
        return ()
    steps = [n for n in way[:-1] if n in tell.known and tell.known[n].kind not in _STEPS]
    shown = [tell.name(n) for n in steps[:_WAY]]
    gap: list[Line] = [("...",)] if len(steps) > _WAY else []
    return (", through ", *joined([*shown, *gap], ", "))


_STEPS = {"inference", "rebuttal", "undercut", "relation"}


def _reason(why: Why, verdict: str, tell: Teller) -> Line:
    """The reason for a label, a sentence that goes on from ``is in``."""
    needs = tell.names(why.needs.shown)
    by = tell.name(why.by) if why.by else ()
    told: dict[str, Line] = {
        "accepted": (": it is accepted without a reason.",),
        "derived": _derived(why, needs, by),
        "attacked": (": ", *by, " goes through against it."),
        "lacking": (": no reason for it goes through.", *_failing(why, tell)),
        "unreasoned": (": no reason is given for it, and the scenario does not accept it.",),
        "circular": (": its support goes round in a circle: ", *tell.names(why.circle.shown), "."),
        "dropped": (": it was taken out of play.",),
        "tied": (": it is put forward for another scenario only.",),
        "loop": (
            ": it hangs on a loop of attacks that settles nothing: ",
            *tell.names(why.circle.shown),
            ".",
        ),
    }
    attacks = why.fails.total if verdict == "in" else 0
    failed = f" {counted(attacks, 'attack')} on it or on that step fail{'s' * (attacks == 1)}."
    return (*told.get(why.way, (".",)), failed if attacks else "")


def _derived(why: Why, needs: Line, by: Line) -> Line:
    several = why.lines > 1
    lead = (
        f": {why.standing} of {why.lines} lines of reasoning to it stand, among them from "
        if several
        else ": it follows from "
    )
    return (lead, *(needs or by), ".")


def _failing(why: Why, tell: Teller) -> Line:
    """For the first reasons, what is missing in each."""
    told: list[Inline] = []
    for failure in why.fails.shown:
        told += [" ", *_failed(failure, tell)]
    if why.fails.more:
        told.append(f" And {why.fails.more:,} more fail likewise.")
    return tuple(told)


def _failed(failure: Failure, tell: Teller) -> Line:
    if not failure.because:
        return ("From ", *tell.name(failure.by), ": it is out of play.")
    verb = " defeats it." if failure.defeated else " is missing."
    return ("From ", *tell.name(failure.by), ": ", *tell.name(failure.because), verb)


def rests(made: Audit, tell: Teller) -> Iterator[Block]:
    """Single points of failure, smallest reasons, dangerous pairs."""
    if not made.theses.total:
        return
    yield Heading(3, ("Single points of failure",))
    if made.rests.singles.total:
        yield Paragraph(("Without any one of these a thesis that is in is no longer in.",))
        heads = (("Statement",), ("Falls without it",), ("In the source",), ("Where",))
        rows = tuple(_single(made, s, tell) for s in made.rests.singles.shown)
        yield Grid("Single points of failure", heads, rows)
        yield from more(made.rests.singles)
    else:
        yield Paragraph(("None: no thesis that is in falls with one accepted statement alone.",))
    yield Heading(3, ("Thesis by thesis",))
    yield Paragraph((_SETS,), quiet=True)
    for footing in made.rests.footings:
        yield from _footing(footing, tell)
    yield from _couples(made, tell)


_SETS = (
    "A reason is a smallest set of accepted statements that keeps the thesis in whatever else is "
    "withdrawn. A cut is a smallest set whose withdrawal, with or without more, can bring it down; "
    "a single point of failure is a cut of one. Resilience is the size of the smallest cut."
)


def _single(made: Audit, single: Single, tell: Teller) -> tuple[Line, ...]:
    others = f"and {counted(single.others, 'other statement')}" if single.others else ""
    theses = _all_or(made, single.theses, tell)
    return (
        tell.whole(single.id),
        lines([theses, *([(others,)] if others else [])]),
        (GIVEN[single.given],),
        lines([place(p, title=False) for p in single.places]) or ("in no passage",),
    )


def _footing(footing: Footing, tell: Teller) -> Iterator[Block]:
    yield Paragraph((*tell.name(footing.id), ". ", *_resilience(footing)))
    if not footing.reasons.shown:
        return
    smallest = footing.reasons.shown[0]
    if not smallest:
        yield Paragraph(("It is in whatever is withdrawn.",))
        return
    size = counted(len(smallest), "statement")
    yield Paragraph((f"The smallest reason has {size}:",))
    shown = [tell.whole(n) for n in smallest[:_SHOWN]]
    left = len(smallest) - _SHOWN
    yield Items((*shown, *([(f"and {left:,} more",)] if left > 0 else [])))


_SHOWN = 12


def _resilience(footing: Footing) -> Line:
    if footing.label != "in":
        return ("It is ", *label(footing.label), ", so it rests on nothing.")
    bearing = f" {counted(footing.relevant, 'accepted statement')} can bear on it; "
    size, at_most = footing.resilience, "" if footing.exact else "at most "
    told = Strong("Resilience not known." if size is None else f"Resilience {at_most}{size}.")
    if size is None and footing.exact:
        told = Strong("Nothing that is withdrawn brings it down.")
    return (told, bearing, _found(footing))


def _found(footing: Footing) -> str:
    """How many reasons and cuts were found, and whether these are all."""
    if not footing.sought:
        return "that is too many to list its reasons and cuts."
    least = "" if footing.complete else "at least "
    cuts = footing.cuts.total + footing.critical.total
    reasons = counted(footing.reasons.total, "reason")
    told = f"it has {least}{reasons} and {least}{counted(cuts, 'cut')}"
    return told + ("." if footing.complete else "; the lists are incomplete.")


def _couples(made: Audit, tell: Teller) -> Iterator[Block]:
    couples = made.rests.couples
    if not couples.total:
        return
    yield Heading(3, ("Dangerous pairs",))
    pairs = counted(made.rests.pairs, "pair brings", "pairs bring")
    yield Paragraph((f"{pairs} down a thesis that neither of the two brings down alone.",))
    yield Items(tuple(_couple(made, c, tell) for c in couples.shown))
    yield from more(couples)


def _couple(made: Audit, couples: Couples, tell: Teller) -> Line:
    """A statement, those with which it is dangerous, and what falls."""
    left = couples.partners.total - _PARTNERS
    partners = [tell.name(n) for n in couples.partners.shown[:_PARTNERS]]
    partners += [(f"{left:,} more",)] if left > 0 else []
    lead = " and any one of " if couples.partners.total > 1 else " and "
    verb = " falls." if len(couples.theses) == 1 else " fall."
    without = ("Without ", *tell.name(couples.id), lead, *joined(partners, " or "), ", ")
    return (*without, *_all_or(made, couples.theses, tell), verb)


_PARTNERS = 6


def _all_or(made: Audit, names: tuple[str, ...], tell: Teller) -> Line:
    """Theses by their names, or in a word where they are all there are."""
    if len(names) == made.theses.total > 1:
        return ("both theses" if len(names) == 2 else f"all {len(names)} theses",)
    return joined([tell.name(n) for n in names])
