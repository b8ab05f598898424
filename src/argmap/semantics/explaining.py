"""Why something is labelled as it is: the witness of a label.

A witness is a list of grounds. The first is that of the element asked about; each names the
elements whose own grounds come later in the list. For something in it is one derivation, and for
each attack on it why that fails; for something out the attack that succeeds, or what is missing
for each reason; for something undecided the loop of attacks and the ways out of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from argmap.semantics.compiling import (
    ACCEPTING,
    DRAWN,
    HANDING_ON,
    STEP,
)
from argmap.semantics.policy import Label, Out
from argmap.semantics.program import Program
from argmap.semantics.wellfounded import FALSE, TRUE, UNDEFINED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.semantics.evaluation import Evaluation


class Way(StrEnum):
    """How an element comes by its label."""

    ACCEPTED = "accepted"
    """In: the scenario accepts it without a reason."""
    DERIVED = "derived"
    """In: an argument for it stands."""
    STANDS = "stands"
    """In, of an argument: its premises are in and nothing defeats it."""
    ATTACKED = "attacked"
    """Out: an attack on it goes through."""
    LACKING = "lacking"
    """Out: no reason for it goes through, or a premise is out."""
    UNREASONED = "unreasoned"
    """Out: there is no reason for it, and the scenario does not accept it without one."""
    CIRCULAR = "circular"
    """Out: what support it has leads into a circle."""
    DROPPED = "dropped"
    """Out: it was taken out of play by hand or by the scenario."""
    TIED = "tied"
    """Out: it is put forward for other scenarios alone."""
    LOOP = "loop"
    """Undecided: it hangs on a loop of attacks that settles nothing."""


@dataclass(frozen=True, slots=True)
class Failure:
    """An argument, drawn line or contradiction that does not go through, and why.

    Attributes:
        by: Id of the argument or relation; of the contradicting statement for a contradiction.
        kind: ``step``, ``drawn`` or ``contradiction``.
        because: Id of the premise that is out or undecided, or of what defeats it; empty when it
            was taken out of play.
        defeated: Whether that is an attack on it, and not a premise of it.
    """

    by: str
    kind: str
    because: str
    defeated: bool = False


@dataclass(frozen=True, slots=True)
class Ground:
    """Why one element has its label.

    Attributes:
        id: The element.
        label: Its label.
        out: The kind of out, when it is out.
        way: How it comes by the label.
        by: Id of the argument, relation or contradicting statement that derives it or attacks it.
        needs: Ids of what that needs: its premises.
        failures: For an element in, the attacks on it, each with why it fails; for one out, the
            reasons for it likewise.
        circle: Ids round a circle of support, or round a loop of attacks, back to the first.
        releases: For something undecided, statements whose withdrawal alone settles it.
    """

    id: str
    label: Label
    way: Way
    out: Out | None = None
    by: str = ""
    needs: tuple[str, ...] = ()
    failures: tuple[Failure, ...] = ()
    circle: tuple[str, ...] = ()
    releases: tuple[str, ...] = ()

    @property
    def leads_to(self) -> tuple[str, ...]:
        """The elements whose own grounds explain this one further."""
        own = self.needs or ((self.by,) if self.by else ())
        named = [*own, *(f.because for f in self.failures if f.because)]
        return tuple(dict.fromkeys(n for n in named if n != self.id))


@dataclass(frozen=True, slots=True)
class Witness:
    """The grounds of a label, from the element asked about down.

    Attributes:
        id: The element asked about.
        grounds: The grounds by element, that of ``id`` first.
    """

    id: str
    grounds: dict[str, Ground]

    @property
    def label(self) -> Label:
        """The label that is explained."""
        return self.grounds[self.id].label


def explain(evaluation: Evaluation, name: str) -> Witness:
    """The witness of the label of a statement or argument, by id."""
    explainer = _Explainer(evaluation)
    grounds: dict[str, Ground] = {}
    waiting = [name]
    for element in waiting:
        if element in grounds or element not in evaluation.labels:
            continue
        grounds[element] = ground = explainer.ground(element)
        waiting.extend(ground.leads_to)
    return Witness(name, grounds)


class _Explainer:
    def __init__(self, evaluation: Evaluation) -> None:
        self.of = evaluation
        self.compiled = evaluation.compiled
        self.program = evaluation.compiled.program
        self.values = evaluation.model.values
        self.named = {atom: n for n, atom in self.compiled.atoms.items()}
        self.named.update({atom: n for n, atom in self.compiled.standing.items()})
        self.circles: dict[str, tuple[str, ...]] = {}

    def ground(self, name: str) -> Ground:
        label = self.of.labels[name]
        if label is Label.UNDECIDED:
            return self._loop(name)
        if name in self.compiled.atoms:
            return self._in(name) if label is Label.IN else self._out(name)
        return self._argument(name)

    def _in(self, name: str) -> Ground:
        rule = self.of.model.grounds[self.compiled.atoms[name]]
        origin = self.compiled.origins[rule]
        failures = tuple(self._failed_attacks(name, origin.id if origin.kind != ACCEPTING else ""))
        if origin.kind == ACCEPTING:
            return Ground(name, Label.IN, Way.ACCEPTED, failures=failures)
        needs = self._needs(rule)
        return Ground(name, Label.IN, Way.DERIVED, by=origin.id, needs=needs, failures=failures)

    def _needs(self, rule: int) -> tuple[str, ...]:
        """What a rule needs, an argument that merely hands on replaced by its premises."""
        origin = self.compiled.origins[rule]
        if origin.kind == HANDING_ON and origin.id in self.compiled.bodies:
            rule = self.compiled.bodies[origin.id]
        return tuple(self.named[atom] for atom in self.program.positive[rule])

    def _out(self, name: str) -> Ground:
        out = self.of.outs[name]
        setting = self.of.setting
        if name in setting.dropped:
            return Ground(name, Label.OUT, Way.DROPPED, out)
        attack = self._attack_on(self.compiled.denied.get(name))
        if attack is not None and self._has_reason(name):
            by, needs = attack
            return Ground(name, Label.OUT, Way.ATTACKED, out, by, needs, self._reasons(name))
        if name in setting.tied:
            return Ground(name, Label.OUT, Way.TIED, out)
        failures = self._reasons(name)
        if out is Out.CIRCULAR:
            circle = self._circle(name)
            return Ground(name, Label.OUT, Way.CIRCULAR, out, failures=failures, circle=circle)
        way = Way.LACKING if failures else Way.UNREASONED
        return Ground(name, Label.OUT, way, out, failures=failures)

    def _has_reason(self, name: str) -> bool:
        """Whether anything but the attack keeps it from being in."""
        rules = self.program.rules_for[self.compiled.atoms[name]]
        needs = [self.program.positive[r] for r in rules if r not in self.of.off]
        return any(all(self.values[a] != FALSE for a in atoms) for atoms in needs)

    def _attack_on(self, atom: int | None) -> tuple[str, tuple[str, ...]] | None:
        """What derives an atom that says something is denied or defeated, and its premises."""
        if atom is None or self.values[atom] != TRUE:
            return None
        rule = self.of.model.grounds[atom]
        return self.compiled.origins[rule].id, self._needs(rule)

    def _failed_attacks(self, name: str, by: str) -> Iterator[Failure]:
        """The attacks on a statement that is in, and on the argument that derives it."""
        atoms = [self.compiled.denied.get(name), self.compiled.defeated.get(by)]
        for atom in atoms:
            for rule in self.program.rules_for[atom] if atom is not None else ():
                if self.of.label_of_rule(rule) is Label.OUT:
                    yield self._failure(rule)

    def _reasons(self, name: str) -> tuple[Failure, ...]:
        """The reasons for a statement that is out, each with why it fails."""
        rules = self.compiled.rules_of(name)
        return tuple(self._failure(r) for r in rules if self.of.label_of_rule(r) is Label.OUT)

    def _failure(self, rule: int) -> Failure:
        """Why a rule fails: what stops it, else the first premise that is out."""
        origin = self.compiled.origins[rule]
        kind = STEP if origin.kind == HANDING_ON else origin.kind
        if rule in self.of.off:
            return Failure(origin.id, kind, "")
        if origin.kind == HANDING_ON and origin.id in self.compiled.bodies:
            rule = self.compiled.bodies[origin.id]
        if rule in self.of.off:
            return Failure(origin.id, kind, "")
        for atom in self.program.negative[rule]:
            if self.values[atom] == TRUE:
                return Failure(origin.id, kind, self._stopper(atom), defeated=True)
        for atom in self.program.positive[rule]:
            if self.values[atom] == FALSE:
                return Failure(origin.id, kind, self.named[atom])
        return Failure(origin.id, kind, "")

    def _stopper(self, atom: int) -> str:
        """What a true atom of a body's negative part comes from."""
        if atom in self.named:
            return self.named[atom]
        rule = self.of.model.grounds[atom]
        origin = self.compiled.origins[rule]
        return self._needs(rule)[0] if origin.kind == DRAWN else origin.id

    def _argument(self, name: str) -> Ground:
        label = self.of.labels[name]
        rule = self.compiled.bodies.get(name)
        if label is Label.IN:
            if rule is None:
                rule = self.of.model.grounds[self.compiled.standing[name]]
            needs = tuple(self.named[atom] for atom in self.program.positive[rule])
            failures = tuple(self._failed_attacks_on_argument(rule))
            return Ground(name, label, Way.STANDS, needs=needs, failures=failures)
        out = self.of.outs[name]
        if name in self.of.setting.dropped:
            return Ground(name, label, Way.DROPPED, out)
        if rule is None:
            failures = tuple(
                self._failure(r) for r in self.program.rules_for[self.compiled.standing[name]]
            )
            return Ground(name, label, Way.LACKING, out, failures=failures)
        for atom in self.program.negative[rule]:
            if atom in self.named and self.values[atom] == TRUE:
                needs = (self.named[atom],)
                return Ground(name, label, Way.ATTACKED, out, self.named[atom], needs)
            attack = self._attack_on(atom)
            if attack is not None:
                return Ground(name, label, Way.ATTACKED, out, *attack)
        failure = self._failure(rule)
        return Ground(name, label, Way.LACKING, out, failures=(failure,))

    def _failed_attacks_on_argument(self, rule: int) -> Iterator[Failure]:
        for atom in self.program.negative[rule]:
            for attack in self.program.rules_for[atom] if atom not in self.named else ():
                yield self._failure(attack)

    def _circle(self, name: str) -> tuple[str, ...]:
        """The circle of support that a statement is on, or that its support leads into.

        Found once for everything on the way to it.
        """
        seen: dict[str, int] = {}
        path: list[str] = []
        here = name
        while here and here not in seen and here not in self.circles:
            seen[here] = len(path)
            path.append(here)
            here = self._held_up_by(here)
        circle = self.circles.get(here, (*path[seen[here] :], here) if here in seen else ())
        self.circles.update(dict.fromkeys(path, circle))
        if name in circle:
            start = circle.index(name)
            return (*circle[start:-1], *circle[:start], name)
        return circle

    def _held_up_by(self, name: str) -> str:
        """A premise, out for going in circles, of a reason whose every premise is held up."""
        atom = self.compiled.atom_of(name)
        for rule in self.program.rules_for[atom] if atom is not None else ():
            needs = [self.named[a] for a in self.program.positive[rule]]
            kinds = [self.of.outs.get(n) for n in needs]
            if rule not in self.of.off and Out.UNSUPPORTED not in kinds:
                for need, kind in zip(needs, kinds, strict=True):
                    if kind is Out.CIRCULAR:
                        return need
        return ""

    def _loop(self, name: str) -> Ground:
        """The loop of attacks that something undecided hangs on, and what would settle it."""
        circle = self._undecided_round(name)
        releases = self._releases(name)
        return Ground(name, Label.UNDECIDED, Way.LOOP, circle=circle, releases=releases)

    def _undecided_round(self, name: str) -> tuple[str, ...]:
        """A loop with an attack in it, among what is undecided and bears on an element.

        There is one: what is undefined in the well-founded model hangs on a strongly connected
        part of what is undefined, in which some atom is negated.
        """
        atom = self.compiled.atom_of(name)
        starts = self._open(self.compiled.bodies[name]) if atom is None else [atom]
        reached = list(dict.fromkeys(starts))
        seen = set(reached)
        for here in reached:
            fresh = [a for a in self._depends(here) if a not in seen]
            seen.update(fresh)
            reached.extend(dict.fromkeys(fresh))
        part = self._parts(reached)
        for here in reached:
            for rule in self._undecided_rules(here):
                for other in self.program.negative[rule]:
                    if part.get(other) == part[here]:
                        way = self._shortest(other, here, part)
                        return self._told([here, *way])
        return ()

    def _parts(self, atoms: list[int]) -> dict[int, int]:
        """For each atom the strongly connected part that it is in, by undecided rules alone."""
        place = {atom: i for i, atom in enumerate(atoms)}
        hanging = Program(len(atoms))
        for atom, i in place.items():
            hanging.add(i, [place[other] for other in self._depends(atom)])
        return {atoms[i]: n for n, part in enumerate(hanging.components()) for i in part}

    def _undecided_rules(self, atom: int) -> list[int]:
        rules = self.program.rules_for[atom]
        return [r for r in rules if self.of.label_of_rule(r) is Label.UNDECIDED]

    def _open(self, rule: int) -> list[int]:
        body = self.program.negative[rule] + self.program.positive[rule]
        return [atom for atom in body if self.values[atom] == UNDEFINED]

    def _depends(self, atom: int) -> list[int]:
        return [other for rule in self._undecided_rules(atom) for other in self._open(rule)]

    def _shortest(self, start: int, end: int, part: dict[int, int]) -> list[int]:
        """The atoms of a shortest way within one part, both ends included."""
        before = {start: -1}
        queue = [start]
        for here in queue:
            if here == end:
                break
            for other in self._depends(here):
                if other not in before and part.get(other) == part[end]:
                    before[other] = here
                    queue.append(other)
        way = [end]
        while way[-1] != start:
            way.append(before[way[-1]])
        return way[::-1]

    def _told(self, atoms: list[int]) -> tuple[str, ...]:
        """The elements that the atoms are about, none twice in a row."""
        names = [self._says(atom) for atom in atoms]
        return tuple(n for i, n in enumerate(names) if n and (not i or names[i - 1] != n))

    def _says(self, atom: int) -> str:
        """The element that an undecided atom is about: itself, or what attacks by it."""
        if atom in self.named:
            return self.named[atom]
        rules = self._undecided_rules(atom)
        return self.compiled.origins[rules[0]].id if rules else ""

    def _releases(self, name: str) -> tuple[str, ...]:
        """The accepted statements whose withdrawal alone settles something undecided."""
        from argmap.semantics.critical import settled_by_one

        return settled_by_one(self.of, name)
