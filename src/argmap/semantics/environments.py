"""On what a label rests: sufficient reasons, cuts, resilience, threats.

Relative to the scenario that is accepted, for a claim that is in it:

* a *sufficient reason* is a minimal set E of accepted statements such that the claim is in for
  every scenario between E and the accepted one. Without attacks these are the environments of the
  claim's label (de Kleer 1986). The interval is needed: the smallest scenario in which the claim
  is in may forget what holds off a counter-objection.
* a *cut* is a minimal set whose withdrawal, with or without more, can make the claim not in. The
  cuts are the minimal hitting sets of the reasons (Reiter 1987).
* a *critical* statement is a cut by itself; *resilience* is the size of the smallest cut.
* a *threat* is a statement outside the scenario whose acceptance alone makes the claim not in.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.semantics.atms import TooMany, environments, minimal
from argmap.semantics.compiling import CONTRADICTION
from argmap.semantics.critical import accepted_in, critical_for, holds, roots
from argmap.semantics.parallel import columns, ones, table
from argmap.semantics.policy import Label
from argmap.semantics.sampling import EXACT
from argmap.semantics.search import search
from argmap.semantics.solvers import HittingSets

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from argmap.semantics.evaluation import Evaluation

Sets = tuple[frozenset[str], ...]
_MOST_BYTES = 2**28


@dataclass(frozen=True, slots=True)
class Grounds:
    """On what a statement or argument rests in a scenario.

    Attributes:
        id: What it is about.
        label: Its label.
        relevant: The accepted statements on which its label can depend.
        reasons: Its sufficient reasons, smallest first; none when it is not in; the empty set
            alone when it is in whatever is withdrawn.
        cuts: Its cuts, smallest first; the empty set alone when it is not in.
        critical: The statements that are cuts by themselves.
        resilience: Size of the smallest cut that is known: 0 when it is not in, None when none is.
        exact: Whether that is the size of the smallest cut there is, or, with None, nothing that is
            withdrawn brings it down; always where the lists are complete.
        threats: The statements outside the scenario whose acceptance alone makes it not in.
        complete: Whether the reasons and the cuts are all there are.
    """

    id: str
    label: Label
    relevant: tuple[str, ...]
    reasons: Sets
    cuts: Sets
    critical: frozenset[str]
    resilience: int | None
    threats: frozenset[str]
    complete: bool
    exact: bool = True


def grounds_of(evaluation: Evaluation, name: str, most: int = 1000) -> Grounds:
    """On what something rests.

    Args:
        evaluation: The map in its scenario.
        name: Id of a statement or argument.
        most: So many reasons and cuts are listed at most; beyond, the answer is incomplete.
    """
    label = evaluation.labels[name]
    relevant = relevant_for(evaluation, name)
    if label is not Label.IN:
        cuts: Sets = (frozenset(),)
        return Grounds(name, label, relevant, (), cuts, frozenset(), 0, frozenset(), complete=True)
    found = _found(evaluation, name, relevant, most)
    critical = critical_for(evaluation, name)
    singles = () if found.complete else (frozenset([single]) for single in critical)
    cuts = _ordered({*found.cuts, *singles})
    resilience = len(cuts[0]) if cuts else None
    return Grounds(
        name,
        label,
        relevant,
        _ordered(found.reasons),
        cuts,
        critical,
        resilience,
        threats_to(evaluation, name),
        found.complete,
        found.complete or found.exact,
    )


def smallest_cuts(evaluation: Evaluation, name: str, most: int = 1000) -> Sets:
    """The cuts of the smallest size of something that is in, up to ``most``; none if nothing can.

    Args:
        evaluation: The map in its scenario.
        name: Id of a statement or argument.
        most: So many cuts are found at most.
    """
    if evaluation.labels[name] is not Label.IN:
        return ()
    relevant = relevant_for(evaluation, name)
    if _fits_table(evaluation, name, relevant):
        cuts = _ordered(_by_table(evaluation, name, relevant).cuts)
    else:
        cuts = _ordered(search(evaluation, name, relevant, most, smallest=True).cuts)
    return tuple(cut for cut in cuts if len(cut) == len(cuts[0]))


def relevant_for(evaluation: Evaluation, name: str) -> tuple[str, ...]:
    """The accepted statements on which the label of something can depend, by id."""
    cone = evaluation.compiled.program.below(roots(evaluation, name), evaluation.off)
    return tuple(accepted_in(evaluation, set(cone)))


def threats_to(evaluation: Evaluation, name: str) -> frozenset[str]:
    """The statements outside the scenario whose acceptance alone makes something not in."""
    if evaluation.labels[name] is not Label.IN:
        return frozenset()
    compiled = evaluation.compiled
    outside = [n for n in sorted(compiled.accepting) if n not in evaluation.setting.accepted]
    when = {compiled.accepting[n]: 1 << i for i, n in enumerate(outside)}
    for i, n in enumerate(outside):
        if n in evaluation.setting.tied:
            when.update(dict.fromkeys(compiled.rules_of(n), 1 << i))
    off = evaluation.off - when.keys()
    cone = compiled.program.below(roots(evaluation, name), off)
    drawn = table(compiled.program, len(outside), when, off, cone)
    lost = (1 << len(outside)) - 1 & ~holds(evaluation, name, drawn)
    return frozenset(outside[i] for i in ones(lost))


@dataclass(frozen=True, slots=True)
class Found:
    """Reasons and cuts, and whether they are all.

    Attributes:
        reasons: Sets of ids.
        cuts: Sets of ids.
        complete: Whether both lists are complete.
        exact: Whether the first cut is known to be a smallest one.
    """

    reasons: Iterable[frozenset[str]]
    cuts: Iterable[frozenset[str]]
    complete: bool
    exact: bool = True


def _found(evaluation: Evaluation, name: str, relevant: tuple[str, ...], most: int) -> Found:
    if _fits_table(evaluation, name, relevant):
        return _by_table(evaluation, name, relevant)
    if not _attacked(evaluation, name):
        try:
            return _by_labels(evaluation, name, relevant, most)
        except TooMany:
            pass
    result = search(evaluation, name, relevant, most)
    return Found(result.reasons, result.cuts, result.complete, result.exact)


def _fits_table(evaluation: Evaluation, name: str, relevant: Sequence[str]) -> bool:
    """Whether all scenarios can be looked at: few choices, and a table that fits in memory."""
    if len(relevant) > EXACT:
        return False
    cone = evaluation.compiled.program.below(roots(evaluation, name), evaluation.off)
    return (len(cone) << len(relevant)) // 4 <= _MOST_BYTES


def truth(evaluation: Evaluation, name: str, relevant: Sequence[str]) -> int:
    """For every subset of the relevant statements, as bits, whether something is in."""
    compiled = evaluation.compiled
    when = {
        compiled.accepting[n]: column
        for n, column in zip(relevant, columns(len(relevant)), strict=True)
    }
    cone = compiled.program.below(roots(evaluation, name), evaluation.off)
    drawn = table(compiled.program, 1 << len(relevant), when, evaluation.off, cone)
    return holds(evaluation, name, drawn)


def _by_table(evaluation: Evaluation, name: str, relevant: tuple[str, ...]) -> Found:
    """All scenarios one by one, as one integer: those from which the claim never falls."""
    masks = columns(len(relevant))
    full = (1 << (1 << len(relevant))) - 1
    within = truth(evaluation, name, relevant)
    always = within
    for i, mask in enumerate(masks):
        always &= always >> (1 << i) | mask
    larger = 0
    for i, mask in enumerate(masks):
        larger |= always << (1 << i) & mask
    reasons = [_subset(j, relevant) for j in ones(always & ~larger)]
    sometimes_not = full & ~always
    smaller = 0
    for i, mask in enumerate(masks):
        smaller |= sometimes_not >> (1 << i) & ~mask
    everything = (1 << len(relevant)) - 1
    cuts = [_subset(everything & ~j, relevant) for j in ones(sometimes_not & ~smaller & full)]
    return Found(reasons, cuts, complete=True)


def _subset(bits: int, names: Sequence[str]) -> frozenset[str]:
    return frozenset(names[i] for i in ones(bits))


def _attacked(evaluation: Evaluation, name: str) -> bool:
    """Whether anything that the label depends on can be attacked."""
    program = evaluation.compiled.program
    cone = program.below(roots(evaluation, name), evaluation.off)
    return any(program.negative[rule] for atom in cone for rule in program.rules_for[atom])


def _by_labels(evaluation: Evaluation, name: str, relevant: tuple[str, ...], most: int) -> Found:
    """Without attacks: the label of the claim, and its hitting sets."""
    compiled = evaluation.compiled
    goal = roots(evaluation, name)
    choices = {compiled.accepting[n]: 1 << i for i, n in enumerate(relevant)}
    cone = compiled.program.below(goal, evaluation.off)
    labels = environments(compiled.program, choices, evaluation.off, cone, most)
    joined: tuple[int, ...] = (0,)
    for atom in goal:
        joined = minimal((one | other for one in joined for other in labels[atom]), most)
    reasons = [frozenset(ones(e)) for e in joined]
    cuts, complete = _cuts_of(reasons, most)
    named = [frozenset(relevant[i] for i in members) for members in reasons]
    return Found(named, [frozenset(relevant[i] for i in cut) for cut in cuts], complete)


def _cuts_of(reasons: Sequence[frozenset[int]], most: int) -> tuple[list[frozenset[int]], bool]:
    """The minimal hitting sets of the reasons, smallest first, and whether these are all."""
    cuts: list[frozenset[int]] = []
    if frozenset() in reasons:
        return cuts, True
    candidates = HittingSets(reasons)
    try:
        while (cut := candidates.smallest()) is not None:
            if len(cuts) == most:
                return cuts, False
            cuts.append(cut)
            candidates.pass_over(cut)
        return cuts, True
    finally:
        candidates.close()


def _ordered(sets: Iterable[frozenset[str]]) -> Sets:
    return tuple(sorted(sets, key=lambda members: (len(members), sorted(members))))


def nogoods(evaluation: Evaluation, most: int = 1000) -> Sets:
    """The minimal sets of accepted statements that derive both sides of a contradiction.

    Derivation here is by support alone (de Kleer 1986): what attacks would hold off counts.

    Raises:
        TooMany: More than ``most`` environments would have to be kept for some statement.
    """
    compiled = evaluation.compiled
    program = compiled.program
    names = accepted_in(evaluation)
    choices = {compiled.accepting[n]: 1 << i for i, n in enumerate(names)}
    denied = {atom: n for n, atom in compiled.denied.items()}
    pairs = {
        (min(origin.id, other), max(origin.id, other))
        for rule, origin in enumerate(compiled.origins)
        if origin.kind == CONTRADICTION
        for other in (denied[program.heads[rule]],)
    }
    if not pairs:
        return ()
    labels = environments(program, choices, evaluation.off, range(program.size), most)
    atoms = compiled.atoms
    found = minimal(
        (x | y for a, b in sorted(pairs) for x in labels[atoms[a]] for y in labels[atoms[b]]),
        most,
    )
    return _ordered(frozenset(names[i] for i in ones(e)) for e in found)
