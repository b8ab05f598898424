"""The well-founded model of a program: what is true, false and undefined in it.

Van Gelder, Ross & Schlipf, The well-founded semantics for general logic programs (1991). For the
programs that maps compile to it is the grounded semantics of the flat assumption-based framework
whose assumptions are the negative literals (Bondarenko, Dung, Kowalski & Toni 1997).

Truth and falsehood are propagated by counting what each rule still waits for. Atoms that only
hold each other up are found by source pointers (Simons, Niemelä & Soininen 2002): every undefined
atom points at one rule that could still found it, and only atoms that lose their rule are looked
at again.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from argmap.semantics.program import Program

FALSE, TRUE, UNDEFINED = 0, 1, 2
_OPEN = -1
_DEAD = -1


class Model:
    """The well-founded model.

    Attributes:
        values: For each atom ``FALSE``, ``TRUE`` or ``UNDEFINED``.
        grounds: For each true atom the rule by which it was first derived, all of whose
            positive atoms were true before it; -1 for the others.
    """

    __slots__ = ("grounds", "values")

    def __init__(self, values: list[int], grounds: list[int]) -> None:
        self.values = values
        self.grounds = grounds


def well_founded(
    program: Program,
    off: Collection[int] = frozenset(),
    base: Model | None = None,
    changed: Sequence[int] = (),
) -> Model:
    """The well-founded model of the rules that are not off.

    Args:
        program: The rules.
        off: Numbers of the rules that take no part.
        base: The model of other rules of the same program, when only some heads differ.
        changed: Heads of the rules that were turned on or off since; with ``base``, only what
            depends on them is computed anew.
    """
    run = _Run(program, off, base, changed)
    run.start()
    run.propagate()
    run.find_sources()
    while run.drop_unfounded():
        pass
    return run.finish()


class _Run:
    """One computation: the state that the passes share."""

    __slots__ = (
        "alive",
        "cone",
        "grounds",
        "lost",
        "off",
        "program",
        "queue",
        "rules",
        "source",
        "values",
        "waits",
    )

    def __init__(
        self,
        program: Program,
        off: Collection[int],
        base: Model | None,
        changed: Sequence[int],
    ) -> None:
        self.program, self.off = program, off
        if base is None:
            self.cone: Sequence[int] = range(program.size)
            self.rules: Sequence[int] = range(len(program.heads))
            self.values = [_OPEN] * program.size
            self.grounds = [-1] * program.size
        else:
            self.cone = program.above(changed)
            self.rules = [rule for atom in self.cone for rule in program.rules_for[atom]]
            self.values, self.grounds = list(base.values), list(base.grounds)
            for atom in self.cone:
                self.values[atom], self.grounds[atom] = _OPEN, -1
        self.waits: list[int] | dict[int, int]
        self.alive: list[int] | dict[int, int]
        if base is None:
            self.waits = [_DEAD] * len(program.heads)
            self.alive = [0] * program.size
        else:
            self.waits, self.alive = {}, dict.fromkeys(self.cone, 0)
        self.source: dict[int, int] = {}
        self.lost: list[int] = []
        self.queue: deque[int] = deque()

    def start(self) -> None:
        """Counts what each rule waits for; settles what is settled at once.

        What is undefined outside the cone never resolves: a rule that meets it waits for ever.
        """
        program, values, waits, alive = self.program, self.values, self.waits, self.alive
        positive, negative, heads, off = (
            program.positive,
            program.negative,
            program.heads,
            self.off,
        )
        settled = not isinstance(waits, list)
        ready = []
        for rule in self.rules:
            if rule in off:
                waits[rule] = _DEAD
                continue
            needs, without = positive[rule], negative[rule]
            count = len(needs) + len(without)
            if settled and count:
                count = _still_open(needs, without, values)
            waits[rule] = count
            if count < 0:
                continue
            alive[heads[rule]] += 1
            if not count:
                ready.append(rule)
        for rule in ready:
            if values[heads[rule]] == _OPEN:
                self._settle(heads[rule], TRUE, rule)
        for atom in self.cone:
            if not alive[atom] and values[atom] == _OPEN:
                self._settle(atom, FALSE, -1)

    def _settle(self, atom: int, value: int, rule: int) -> None:
        self.values[atom] = value
        self.grounds[atom] = rule
        self.queue.append(atom)

    def propagate(self) -> None:  # noqa: C901, PLR0912 - the hot loop: calls would slow it down
        """Follows what is settled as far as it goes."""
        program, values, waits, alive = self.program, self.values, self.waits, self.alive
        heads, needed_in, stops = program.heads, program.needed_in, program.stops
        grounds, queue, source, lost = self.grounds, self.queue, self.source, self.lost
        partial = not isinstance(waits, list)
        while queue:
            atom = queue.popleft()
            if values[atom] == TRUE:
                helped, stopped = needed_in[atom], stops[atom]
            else:
                helped, stopped = stops[atom], needed_in[atom]
            for rule in helped:
                if partial and rule not in waits:
                    continue
                left = waits[rule]
                if left > 0:
                    waits[rule] = left = left - 1
                    if not left:
                        head = heads[rule]
                        if values[head] == _OPEN:
                            values[head] = TRUE
                            grounds[head] = rule
                            queue.append(head)
            for rule in stopped:
                if partial and rule not in waits:
                    continue
                if waits[rule] >= 0:
                    waits[rule] = _DEAD
                    head = heads[rule]
                    alive[head] = left = alive[head] - 1
                    if values[head] == _OPEN:
                        if not left:
                            values[head] = FALSE
                            queue.append(head)
                        elif source.get(head) == rule:
                            lost.append(head)

    def find_sources(self) -> None:
        """Points each open atom at a rule that can found it; the rest is left without one."""
        values, waits = self.values, self.waits
        program = self.program
        open_atoms = [atom for atom in self.cone if values[atom] == _OPEN]
        missing: dict[int, int] = {}
        founded: list[int] = []
        for atom in open_atoms:
            for rule in program.rules_for[atom]:
                if waits[rule] > 0:
                    count = sum(values[a] == _OPEN for a in program.positive[rule])
                    missing[rule] = count
                    if not count and atom not in self.source:
                        self.source[atom] = rule
                        founded.append(atom)
        self._spread(founded, missing)
        self.lost.extend(atom for atom in open_atoms if atom not in self.source)

    def _spread(self, founded: list[int], missing: dict[int, int]) -> None:
        """Hands foundation on through rules of which ``missing`` counts the unfounded atoms."""
        program, source, values = self.program, self.source, self.values
        for atom in founded:
            for rule in program.needed_in[atom]:
                if rule in missing:
                    missing[rule] -= 1
                    head = program.heads[rule]
                    if not missing[rule] and head not in source and values[head] == _OPEN:
                        source[head] = rule
                        founded.append(head)

    def drop_unfounded(self) -> bool:
        """Makes false what lost its foundation and finds no other; whether there was any."""
        suspects = self._suspects()
        if not suspects:
            return False
        program, waits, values, source = self.program, self.waits, self.values, self.source
        missing: dict[int, int] = {}
        founded: list[int] = []
        inside = set(suspects)
        for atom in suspects:
            for rule in program.rules_for[atom]:
                if waits[rule] > 0:
                    count = sum(a in inside for a in program.positive[rule])
                    missing[rule] = count
                    if not count and atom not in source:
                        source[atom] = rule
                        founded.append(atom)
        self._spread(founded, missing)
        for atom in suspects:
            if atom not in source and values[atom] == _OPEN:
                self._settle(atom, FALSE, -1)
        self.propagate()
        return True

    def _suspects(self) -> list[int]:
        """The open atoms whose source is gone, or rests on one whose source is gone."""
        program, values, source = self.program, self.values, self.source
        suspects = list(dict.fromkeys(atom for atom in self.lost if values[atom] == _OPEN))
        self.lost.clear()
        for atom in suspects:
            source.pop(atom, None)
        for atom in suspects:
            for rule in program.needed_in[atom]:
                head = program.heads[rule]
                if source.get(head) == rule and values[head] == _OPEN:
                    del source[head]
                    suspects.append(head)
        return suspects

    def finish(self) -> Model:
        """What is still open is undefined."""
        values = self.values
        for atom in self.cone:
            if values[atom] == _OPEN:
                values[atom] = UNDEFINED
        return Model(values, self.grounds)


def _still_open(needs: tuple[int, ...], without: tuple[int, ...], values: list[int]) -> int:
    """How many literals of a body are not settled; below 0 when one of them fails."""
    count = 0
    for atom in needs:
        value = values[atom]
        if value == FALSE:
            return _DEAD
        count += value != TRUE
    for atom in without:
        value = values[atom]
        if value == TRUE:
            return _DEAD
        count += value != FALSE
    return count
