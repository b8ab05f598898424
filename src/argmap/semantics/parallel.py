"""Many scenarios at once: the well-founded model with one bit for each scenario.

The alternating fixpoint (Van Gelder 1993) over Python integers as bit vectors, component by
component of the dependencies, so that only real loops are iterated.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from argmap.semantics.wellfounded import FALSE, TRUE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from argmap.semantics.program import Program


class Table:
    """For each atom the scenarios in which it is true, and those in which it is not false.

    Attributes:
        width: Number of scenarios.
        true: For each atom the set of scenarios, as bits, in which it is true.
        possible: Likewise those in which it is true or undefined.
    """

    __slots__ = ("possible", "true", "width")

    def __init__(self, size: int, width: int, base: Sequence[int] | Table | None = None) -> None:
        self.width = width
        if base is None:
            self.true = [0] * size
            self.possible = [0] * size
        elif isinstance(base, Table):
            self.true, self.possible = list(base.true), list(base.possible)
        else:
            full = (1 << width) - 1
            self.true = [full if value == TRUE else 0 for value in base]
            self.possible = [full if value != FALSE else 0 for value in base]


def table(
    program: Program,
    width: int,
    when: Mapping[int, int],
    off: Collection[int] = frozenset(),
    atoms: Iterable[int] | None = None,
    components: list[list[int]] | None = None,
    base: Sequence[int] | Table | None = None,
) -> Table:
    """The models of ``width`` scenarios.

    Args:
        program: The rules.
        width: Number of scenarios.
        when: For the rules that are not always on, the scenarios, as bits, in which they are.
        off: Rules that are on in none.
        atoms: The atoms to look at: closed under dependency. All unless given.
        components: The components of these atoms, where they are at hand already.
        base: What holds for the other atoms: the values of a model that does in all scenarios, or
            a table of the same width.
    """
    run = _Run(program, width, when, off, base)
    for component in program.components(atoms) if components is None else components:
        if program.is_cyclic(component):
            run.settle_loop(component)
        else:
            run.settle(component[0])
    return run.table


class _Run:
    __slots__ = ("full", "off", "program", "table", "when")

    def __init__(
        self,
        program: Program,
        width: int,
        when: Mapping[int, int],
        off: Collection[int],
        base: Sequence[int] | Table | None,
    ) -> None:
        self.program, self.when, self.off = program, when, off
        self.full = (1 << width) - 1
        self.table = Table(program.size, width, base)

    def _derived(self, atom: int, plain: list[int], opposite: list[int]) -> int:
        """Where some body holds, if positive atoms are read in one rail, negative in the other."""
        program, full, when, off = self.program, self.full, self.when, self.off
        positive, negative = program.positive, program.negative
        found = 0
        for rule in program.rules_for[atom]:
            if rule in off:
                continue
            bits = when.get(rule, full)
            for other in positive[rule]:
                bits &= plain[other]
            for other in negative[rule]:
                bits &= ~opposite[other]
            found |= bits
            if found == full:
                break
        return found

    def settle(self, atom: int) -> None:
        """An atom that does not depend on itself."""
        true, possible = self.table.true, self.table.possible
        bits = true[atom] = self._derived(atom, true, possible)
        possible[atom] = self._derived(atom, possible, true) if self._unsure(atom) else bits

    def _unsure(self, atom: int) -> bool:
        """Whether anything that the atom depends on is undefined somewhere."""
        true, possible = self.table.true, self.table.possible
        program = self.program
        for rule in program.rules_for[atom]:
            for other in program.positive[rule]:
                if true[other] is not possible[other] and true[other] != possible[other]:
                    return True
            for other in program.negative[rule]:
                if true[other] is not possible[other] and true[other] != possible[other]:
                    return True
        return False

    def settle_loop(self, component: list[int]) -> None:
        """Atoms that depend on each other: both rails in turn until neither moves."""
        true, possible = self.table.true, self.table.possible
        inner = _Inner(self.program, component)
        if not inner.negative:
            self._least(inner, true, possible)
            self._least(inner, possible, true)
            return
        for atom in component:
            true[atom], possible[atom] = 0, self.full
        while True:
            before = [true[atom] for atom in component], [possible[atom] for atom in component]
            self._least(inner, true, possible)
            self._least(inner, possible, true)
            after = [true[atom] for atom in component], [possible[atom] for atom in component]
            if before == after:
                return

    def _least(self, inner: _Inner, plain: list[int], opposite: list[int]) -> None:
        """The least fixpoint of one rail inside a component, the other rail held still."""
        for atom in inner.atoms:
            plain[atom] = 0
        waiting = deque(inner.atoms)
        queued = set(inner.atoms)
        while waiting:
            atom = waiting.popleft()
            queued.discard(atom)
            bits = self._derived(atom, plain, opposite)
            if bits != plain[atom]:
                plain[atom] = bits
                for head in inner.above[atom]:
                    if head not in queued:
                        queued.add(head)
                        waiting.append(head)


class _Inner:
    """The positive dependencies inside one component."""

    __slots__ = ("above", "atoms", "negative")

    def __init__(self, program: Program, component: list[int]) -> None:
        inside = set(component)
        self.atoms = component
        self.above: dict[int, list[int]] = {
            atom: list(
                dict.fromkeys(
                    program.heads[rule]
                    for rule in program.needed_in[atom]
                    if program.heads[rule] in inside
                )
            )
            for atom in component
        }
        self.negative = any(
            other in inside
            for atom in component
            for rule in program.rules_for[atom]
            for other in program.negative[rule]
        )


def columns(count: int) -> list[int]:
    """For each of ``count`` choices the scenarios, as bits, that take it, of all ``2**count``.

    Scenario number ``j`` takes choice ``i`` when bit ``i`` of ``j`` is set.
    """
    full = (1 << (1 << count)) - 1
    return [full // ((1 << (1 << i)) + 1) << (1 << i) for i in range(count)]


def ones(bits: int) -> list[int]:
    """The positions of the bits that are set, lowest first; linear in the width."""
    found: list[int] = []
    data = bits.to_bytes((bits.bit_length() + 7) // 8, "little")
    for index, byte in enumerate(data):
        if byte:
            found.extend(8 * index + place for place in _PLACES[byte])
    return found


_PLACES = [[place for place in range(8) if byte >> place & 1] for byte in range(256)]
