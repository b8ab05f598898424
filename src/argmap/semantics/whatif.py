"""What changes between two scenarios, and through what."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from argmap.semantics.compiling import ACCEPTING, CONTRADICTION, STEP
from argmap.semantics.wellfounded import well_founded

if TYPE_CHECKING:
    from argmap.semantics.evaluation import Evaluation
    from argmap.semantics.policy import Label, Out


LONGEST_WAY = 30


@dataclass(frozen=True, slots=True)
class Change:
    """A statement or argument that is labelled otherwise.

    Attributes:
        id: Which.
        before: Its label in the first evaluation.
        after: Its label in the second.
        out_before: The kind of out before, when it was out.
        out_after: The kind of out after, when it is.
        through: A shortest way by which the change reaches it: ids of statements and arguments,
            from what was accepted, withdrawn or dropped to the element itself. Of a way that has
            more than ``LONGEST_WAY`` ids, the first and the last of them.
    """

    id: str
    before: Label
    after: Label
    out_before: Out | None
    out_after: Out | None
    through: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """The difference of two evaluations of a map.

    Attributes:
        accepted: Ids of what the second accepts besides.
        withdrawn: Ids of what it no longer accepts.
        dropped: Ids of what it takes out of play besides.
        restored: Ids of what it no longer takes out of play.
        changes: Everything that is labelled otherwise, statements first, by id.
    """

    accepted: tuple[str, ...]
    withdrawn: tuple[str, ...]
    dropped: tuple[str, ...]
    restored: tuple[str, ...]
    changes: tuple[Change, ...]


def difference(one: Evaluation, other: Evaluation) -> Difference:
    """What is labelled otherwise in the other evaluation, and through what.

    The two must be of the same map; the policies may differ, but then no way is shown.
    """
    ways = _ways(one, other)
    changes = tuple(
        Change(
            name,
            label,
            other.labels[name],
            one.outs.get(name),
            other.outs.get(name),
            ways.get(name, (name,)),
        )
        for name, label in one.labels.items()
        if label is not other.labels[name]
    )
    before, after = one.setting, other.setting
    more, less = after.accepted - before.accepted, before.accepted - after.accepted
    gone, came = before.dropped | before.tied, after.dropped | after.tied
    return Difference(
        tuple(sorted(more)),
        tuple(sorted(less)),
        tuple(sorted(came - gone - less)),
        tuple(sorted(gone - came - more)),
        changes,
    )


def _ways(one: Evaluation, other: Evaluation) -> dict[str, tuple[str, ...]]:
    """For what changes, a shortest way from a rule that was turned on or off to it."""
    if other.policy != one.policy:
        return {}
    if other.compiled is not one.compiled:
        if one.compiled.accepting.keys() > other.compiled.accepting.keys():
            other = _again(other, one)
        else:
            one = _again(one, other)
    spread = _Spread(one, other)
    spread.run()
    return spread.ways


def _again(one: Evaluation, other: Evaluation) -> Evaluation:
    """The first evaluation over the program of the second, which can accept more."""
    off = one.setting.off(other.compiled)
    return replace(one, compiled=other.compiled, model=well_founded(other.compiled.program, off))


class _Spread:
    """How a change spreads, breadth first, over the atoms that change their value."""

    def __init__(self, one: Evaluation, other: Evaluation) -> None:
        self.one, self.other = one, other
        self.compiled = other.compiled
        self.before, self.after = one.model.values, other.model.values
        pairs = (*self.compiled.atoms.items(), *self.compiled.standing.items())
        self.named = {atom: name for name, atom in pairs}
        self.came_by: dict[int, tuple[int, int]] = {}
        self.began: dict[int, int] = {}
        self.begun_by: dict[int, str] = {}
        self.ways: dict[str, tuple[str, ...]] = {}

    def run(self) -> None:
        program = self.compiled.program
        reached = self._begin()
        seen = set(reached)
        for atom in reached:
            for rule in (*program.needed_in[atom], *program.stops[atom]):
                if not self._turned(rule):
                    continue
                head = program.heads[rule]
                if head not in seen and self._moved(head):
                    seen.add(head)
                    self.came_by[head] = (atom, rule)
                    self.began[head] = self.began[atom]
                    reached.append(head)
                self._reach_step(rule, (atom,))
        for atom in reached:
            if atom in self.named:
                self.ways[self.named[atom]] = self._way(atom)

    def _begin(self) -> list[int]:
        """The atoms whose rules were turned on or off and that move, with what did it."""
        program = self.compiled.program
        toggled = sorted(self.one.off ^ self.other.off)
        dropped = self.one.setting.dropped ^ self.other.setting.dropped
        for rule in toggled:
            origin = self.compiled.origins[rule]
            if origin.kind == STEP and origin.id in dropped:
                self.begun_by.setdefault(program.heads[rule], origin.id)
            if self._turned(rule):
                self._reach_step(rule, ())
        reached = [a for a in dict.fromkeys(program.heads[r] for r in toggled) if self._moved(a)]
        self.began = {atom: atom for atom in reached}
        return reached

    def _turned(self, rule: int) -> bool:
        """Whether something else becomes of a rule."""
        return self.one.label_of_rule(rule) is not self.other.label_of_rule(rule)

    def _moved(self, atom: int) -> bool:
        return self.before[atom] != self.after[atom]

    def _reach_step(self, rule: int, atoms: tuple[int, ...]) -> None:
        """Notes the way to the argument of a rule whose body changed."""
        origin = self.compiled.origins[rule]
        if origin.kind == STEP and origin.id not in self.ways:
            before = self._way(atoms[0]) if atoms else ()
            self.ways[origin.id] = (*before, origin.id)

    def _way(self, atom: int) -> tuple[str, ...]:
        """The names along the way to an atom, from its beginning."""
        names: list[str] = []
        here = atom
        while len(names) < LONGEST_WAY:
            if here in self.named and self.named[here] not in names[-1:]:
                names.append(self.named[here])
            if here not in self.came_by:
                first = self.begun_by.get(here)
                names += [first] if first and first not in names[-1:] else []
                break
            here, rule = self.came_by[here]
            origin = self.compiled.origins[rule]
            if origin.kind not in {CONTRADICTION, ACCEPTING} and origin.id not in names[-1:]:
                names.append(origin.id)
        else:
            start = self.began[atom]
            names[-1] = self.begun_by.get(start) or self.named.get(start, names[-1])
        return tuple(reversed(names))
