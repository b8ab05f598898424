"""The objections: which stand, which are answered and by what, which change nothing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from argmap.report.audit_common import TOLD, Listed
from argmap.semantics import Label, Out
from argmap.semantics.compiling import DRAWN
from argmap.semantics.wellfounded import TRUE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.report.audit_common import Matter
    from argmap.semantics.compiling import Line

STANDS, ANSWERED, LAPSED, OPEN = "stands", "answered", "lapsed", "undecided"


@dataclass(frozen=True, slots=True)
class Objection:
    """An objection to the case for the theses, or to a statement beside it.

    Attributes:
        id: Id of the argument, or of the drawn relation.
        kind: ``rebuttal``, ``undercut`` or ``drawn``.
        premises: Ids of what it needs.
        target: Id of the statement or argument that it is raised against.
        state: ``stands``; ``answered``, when an attack on it or on a premise goes through;
            ``lapsed``, when a premise is out without that; ``undecided``.
        replied: Whether the map has a reply to it, be it one that fails.
        answers: Ids of what answers it: the arguments, or statements that contradict a premise.
        failing: Id of the premise that is out, when it is that which fails.
        implicit: Whether the analyst supplies it.
        theses: Ids of the theses that are labelled otherwise without it.
        others: Number of other statements that are; None when that was not tried.
    """

    id: str
    kind: str
    premises: tuple[str, ...]
    target: str
    state: str
    replied: bool
    answers: tuple[str, ...] = ()
    failing: str = ""
    implicit: bool = False
    theses: tuple[str, ...] = ()
    others: int | None = None

    @property
    def without_effect(self) -> bool:
        """Whether it stands, and no statement is labelled otherwise without it alone."""
        return self.state == STANDS and self.others == 0 and not self.theses


@dataclass(frozen=True, slots=True)
class Objections:
    """The objections by what becomes of them.

    Attributes:
        standing: Those that stand and change something, or of which that was not tried.
        without_effect: Those that stand, and without any one of which nothing changes.
        answered: Those that are answered.
        lapsed: Those with a premise that is out without an answer, such as in another scenario.
        undecided: Those that are not settled.
        replies: Number of objections to objections.
        replies_standing: How many of these stand.
        apart: Number of objections that bear on no thesis.
    """

    standing: Listed[Objection]
    without_effect: Listed[Objection]
    answered: Listed[Objection]
    lapsed: Listed[Objection]
    undecided: Listed[Objection]
    replies: int
    replies_standing: int
    apart: int

    @property
    def total(self) -> int:
        """Number of objections, replies left out."""
        every = (self.standing, self.without_effect, self.answered, self.lapsed, self.undecided)
        return sum(listed.total for listed in every)


def objections(matter: Matter) -> Objections:
    """The objections, in the scenario in which the map is read."""
    sides = _sides(matter)
    found: list[Line] = []
    replies: list[Line] = []
    apart = 0
    for line in matter.evaluation.compiled.lines:
        if line.against and line.target:
            side = sides.get(_key(line))
            apart += side is None
            if side is not None:
                (replies if side or _meets_objection(matter, line) else found).append(line)
    told = _tried(matter, [_objection(matter, line) for line in found])
    by_state = {state: [o for o in told if o.state == state] for state in _STATES}
    stands = sorted(by_state[STANDS], key=lambda o: (-len(o.theses), -(o.others or 0), o.id))
    states = Counter(_objection(matter, line).state for line in replies)
    return Objections(
        Listed.of(o for o in stands if not o.without_effect),
        Listed.of(o for o in stands if o.without_effect),
        Listed.of(by_state[ANSWERED]),
        Listed.of(by_state[LAPSED]),
        Listed.of(by_state[OPEN]),
        len(replies),
        states[STANDS],
        apart,
    )


def _meets_objection(matter: Matter, line: Line) -> bool:
    """Whether an attack is raised against an objection, and not against a reply to one."""
    arguments, seen = matter.map.argument_by_id, set[str]()
    target = arguments.get(line.target)
    while target and target.is_objection and target.id not in seen:
        seen.add(target.id)
        target = arguments.get(target.target)
    return len(seen) % 2 == 1


_STATES = (STANDS, ANSWERED, LAPSED, OPEN)


def _key(line: Line) -> str:
    """What tells a line from others: a drawn relation can lead to several targets."""
    return f"{line.origin.id}\n{line.target}" if line.origin.kind == DRAWN else line.origin.id


def _sides(matter: Matter) -> dict[str, bool]:
    """For each line that bears on a thesis, whether it works for it or against it.

    What works both ways counts as it does on the shortest way to a thesis.
    """
    compiled = matter.evaluation.compiled
    leading: dict[str, list[Line]] = {}
    for line in compiled.lines:
        leading.setdefault(line.target, []).append(line)
    opposite: dict[str, list[str]] = {}
    for one, other in (*compiled.pairs, *((b, a) for a, b in compiled.pairs)):
        opposite.setdefault(one, []).append(other)
    sides: dict[str, bool] = {}
    seen = dict.fromkeys(matter.theses, True)
    queue = list(seen)
    for name in queue:
        further = dict.fromkeys(opposite.get(name, ()) if seen[name] else (), False)
        for line in leading.get(name, ()):
            own = sides.setdefault(_key(line), seen[name] != line.against)
            names = () if line.origin.kind == DRAWN else (line.origin.id,)
            further.update(dict.fromkeys((*names, *line.premises), own))
        fresh = {n: side for n, side in further.items() if n not in seen}
        seen.update(fresh)
        queue.extend(fresh)
    return sides


def _objection(matter: Matter, line: Line) -> Objection:
    name = line.origin.id
    drawn = line.origin.kind == DRAWN
    argument = matter.map.argument_by_id.get(name)
    state, answers, failing = _premises(matter, line) if drawn else _fate(matter, line)
    return Objection(
        name,
        "drawn" if argument is None else str(argument.kind),
        line.premises,
        line.target,
        state,
        _replied(matter, line),
        answers,
        failing,
        bool(argument and argument.implicit),
    )


def _fate(matter: Matter, line: Line) -> tuple[str, tuple[str, ...], str]:
    """The state of an argument, what answers it, and the premise that fails."""
    name = line.origin.id
    label = matter.evaluation.labels[name]
    if label is not Label.OUT:
        return (STANDS if label is Label.IN else OPEN), (), ""
    argument = matter.map.argument_by_id[name]
    for attacked in (name, argument.part_of):
        if attack := _attack_on(matter, matter.evaluation.compiled.defeated.get(attacked)):
            return ANSWERED, (attack,), ""
    if line.target in matter.map.statement_by_id and _held_off(matter, line):
        return ANSWERED, (line.target,), ""
    return _premises(matter, line)


def _held_off(matter: Matter, line: Line) -> bool:
    """Whether the premises of an objection are in: then the claim itself holds it off."""
    return all(matter.is_in(name) for name in line.premises) and matter.is_in(line.target)


def _attack_on(matter: Matter, atom: int | None) -> str:
    """Id of what makes true the atom that something is defeated or denied; empty if it is not."""
    evaluation = matter.evaluation
    if atom is None or evaluation.model.values[atom] != TRUE:
        return ""
    return evaluation.compiled.origins[evaluation.model.grounds[atom]].id


def _premises(matter: Matter, line: Line) -> tuple[str, tuple[str, ...], str]:
    """The state that the premises of a line give it."""
    evaluation = matter.evaluation
    out = [n for n in line.premises if evaluation.labels.get(n) is not Label.IN]
    for name in out:
        if evaluation.outs.get(name) is Out.DEFEATED:
            compiled = evaluation.compiled
            atom = compiled.denied.get(name, compiled.defeated.get(name))
            if attack := _attack_on(matter, atom):
                return ANSWERED, (attack,), name
    if not out:
        return STANDS if line.origin.kind == DRAWN else LAPSED, (), ""
    settled = all(evaluation.labels.get(n) is not Label.UNDECIDED for n in out)
    return (LAPSED if settled else OPEN), (), out[0]


def _replied(matter: Matter, line: Line) -> bool:
    """Whether something in the map speaks against an objection or a premise of it."""
    compiled = matter.evaluation.compiled
    return line.origin.id in compiled.defeated or any(
        name in compiled.denied or name in compiled.defeated for name in line.premises
    )


def _tried(matter: Matter, found: Iterable[Objection]) -> list[Objection]:
    """The objections, those that stand with what changes without them."""
    left, told = matter.trials, []
    for objection in found:
        if objection.state == STANDS and objection.kind != "drawn" and left > 0:
            left -= 1
            told.append(_with_change(matter, objection))
        else:
            told.append(objection)
    return told


def _with_change(matter: Matter, objection: Objection) -> Objection:
    theses = set(matter.theses)
    changed = matter.without([objection.id])
    lost = tuple(n for n in changed if n in theses)
    return replace(objection, theses=lost[:TOLD], others=len(changed) - len(lost))
