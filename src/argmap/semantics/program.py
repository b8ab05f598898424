"""Ground normal logic programs, the form in which a map is evaluated.

A rule ``head <- positive, not negative`` derives its head when every positive atom is derived and
no negative one is. Atoms and rules are numbered from 0. Which rules take part is said by a set of
rule numbers that are off, so that one program serves every scenario.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

Atoms = tuple[int, ...]


class Program:
    """Rules over atoms; filled once, then only read.

    Attributes:
        size: Number of atoms.
        heads: For each rule its head.
        positive: For each rule the atoms that it needs.
        negative: For each rule the atoms that stop it.
        rules_for: For each atom the rules that have it as head.
        needed_in: For each atom the rules that need it.
        stops: For each atom the rules that it stops.
    """

    __slots__ = ("heads", "needed_in", "negative", "positive", "rules_for", "size", "stops")

    def __init__(self, size: int = 0) -> None:
        self.size = 0
        self.heads: list[int] = []
        self.positive: list[Atoms] = []
        self.negative: list[Atoms] = []
        self.rules_for: list[list[int]] = []
        self.needed_in: list[list[int]] = []
        self.stops: list[list[int]] = []
        self.new_atoms(size)

    def new_atom(self) -> int:
        """One more atom; its number."""
        self.rules_for.append([])
        self.needed_in.append([])
        self.stops.append([])
        self.size += 1
        return self.size - 1

    def new_atoms(self, count: int) -> range:
        """So many more atoms; their numbers."""
        for of_each in (self.rules_for, self.needed_in, self.stops):
            of_each += [[] for _ in range(count)]
        self.size += count
        return range(self.size - count, self.size)

    def add(self, head: int, positive: Iterable[int] = (), negative: Iterable[int] = ()) -> int:
        """One more rule; its number."""
        rule = len(self.heads)
        needs, without = _distinct(positive), _distinct(negative)
        self.heads.append(head)
        self.positive.append(needs)
        self.negative.append(without)
        self.rules_for[head].append(rule)
        for atom in needs:
            self.needed_in[atom].append(rule)
        for atom in without:
            self.stops[atom].append(rule)
        return rule

    def stopped(self, negative: Mapping[int, Atoms]) -> Program:
        """The same rules, some of which other atoms stop; neither program may grow any more.

        Args:
            negative: The rules that are stopped otherwise, each with all atoms that stop it.
        """
        other = Program()
        other.size, other.heads, other.positive = self.size, self.heads, self.positive
        other.rules_for, other.needed_in = self.rules_for, self.needed_in
        other.negative, other.stops = list(self.negative), list(self.stops)
        touched: dict[int, dict[int, None]] = {}
        for rule, atoms in negative.items():
            other.negative[rule] = tuple(dict.fromkeys(atoms))
            for atom in (*self.negative[rule], *atoms):
                rules = touched.get(atom)
                if rules is None:
                    rules = touched[atom] = dict.fromkeys(self.stops[atom])
                if atom in atoms:
                    rules[rule] = None
                else:
                    rules.pop(rule, None)
        for atom, rules in touched.items():
            other.stops[atom] = list(rules)
        return other

    def above(self, atoms: Iterable[int]) -> list[int]:
        """The forward cone: the atoms themselves and whatever depends on them."""
        heads, needed_in, stops = self.heads, self.needed_in, self.stops
        found = list(dict.fromkeys(atoms))
        seen = set(found)
        for atom in found:
            for rules in (needed_in[atom], stops[atom]):
                for rule in rules:
                    head = heads[rule]
                    if head not in seen:
                        seen.add(head)
                        found.append(head)
        return found

    def below(self, atoms: Iterable[int], off: Collection[int] = frozenset()) -> list[int]:
        """The backward cone: the atoms themselves and whatever they depend on by rules not off."""
        found = list(dict.fromkeys(atoms))
        seen = set(found)
        for atom in found:
            for rule in self.rules_for[atom]:
                if rule in off:
                    continue
                for other in self.positive[rule] + self.negative[rule]:
                    if other not in seen:
                        seen.add(other)
                        found.append(other)
        return found

    def components(self, atoms: Iterable[int] | None = None) -> list[list[int]]:
        """The strongly connected components of the dependencies, what is depended on first.

        Args:
            atoms: The atoms to look at, and at no others; all unless given.

        Found by Tarjan's algorithm (1972) with a stack of its own, so that depth is no matter.
        """
        wanted = range(self.size) if atoms is None else sorted(set(atoms))
        inside = None if atoms is None else set(wanted)
        number: list[int] | dict[int, int] = [0] * self.size
        low: list[int] | dict[int, int] = [0] * self.size
        if inside is not None:
            number, low = dict.fromkeys(wanted, 0), dict.fromkeys(wanted, 0)
        on_stack = bytearray(self.size)
        stack: list[int] = []
        found: list[list[int]] = []
        count = 0
        for root in wanted:
            if number[root]:
                continue
            work = [(root, iter(self._depends_on(root, inside)))]
            count += 1
            number[root] = low[root] = count
            stack.append(root)
            on_stack[root] = 1
            while work:
                atom, rest = work[-1]
                for other in rest:
                    if not number[other]:
                        count += 1
                        number[other] = low[other] = count
                        stack.append(other)
                        on_stack[other] = 1
                        work.append((other, iter(self._depends_on(other, inside))))
                        break
                    if on_stack[other] and number[other] < low[atom]:
                        low[atom] = number[other]
                else:
                    work.pop()
                    if work and low[atom] < low[work[-1][0]]:
                        low[work[-1][0]] = low[atom]
                    if low[atom] == number[atom]:
                        found.append(_popped(stack, on_stack, atom))
        return found

    def _depends_on(self, atom: int, inside: set[int] | None) -> list[int]:
        positive, negative = self.positive, self.negative
        rules = self.rules_for[atom]
        atoms = [a for rule in rules for a in positive[rule]]
        atoms += [a for rule in rules for a in negative[rule]]
        return atoms if inside is None else [a for a in atoms if a in inside]

    def is_cyclic(self, component: list[int]) -> bool:
        """Whether the atoms of a component depend on themselves."""
        if len(component) > 1:
            return True
        atom = component[0]
        return any(
            atom in self.positive[rule] or atom in self.negative[rule]
            for rule in self.rules_for[atom]
        )


def _distinct(atoms: Iterable[int]) -> Atoms:
    given = tuple(atoms)
    return tuple(dict.fromkeys(given)) if len(given) > 1 else given


def _popped(stack: list[int], on_stack: bytearray, last: int) -> list[int]:
    component = []
    while True:
        atom = stack.pop()
        on_stack[atom] = 0
        component.append(atom)
        if atom == last:
            return component
