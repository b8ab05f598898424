"""Why what is out is out: what attacks keep out, what lacks support, what goes in circles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.semantics.policy import Out

if TYPE_CHECKING:
    from collections.abc import Collection

    from argmap.semantics.compiling import Compiled
    from argmap.semantics.program import Program


class Reach:
    """What support alone can do in a setting, attacks left out.

    Attributes:
        derivable: For each atom whether it can be derived: the least model.
        held_up: For each atom whether something holds it up, be it only itself: the greatest.
    """

    __slots__ = ("derivable", "held_up")

    def __init__(self, program: Program, off: Collection[int]) -> None:
        self.derivable = _least(program, off)
        self.held_up = _greatest(program, off)

    def kind(self, positive: tuple[int, ...]) -> Out:
        """The kind of out of something that needs these atoms."""
        if all(self.derivable[atom] for atom in positive):
            return Out.DEFEATED
        return Out.CIRCULAR if all(self.held_up[atom] for atom in positive) else Out.UNSUPPORTED


def _least(program: Program, off: Collection[int]) -> bytearray:
    found = bytearray(program.size)
    waits = [len(needs) for needs in program.positive]
    queue = []
    for rule, count in enumerate(waits):
        head = program.heads[rule]
        if not count and rule not in off and not found[head]:
            found[head] = 1
            queue.append(head)
    for atom in queue:
        for rule in program.needed_in[atom]:
            waits[rule] -= 1
            head = program.heads[rule]
            if not waits[rule] and rule not in off and not found[head]:
                found[head] = 1
                queue.append(head)
    return found


def _greatest(program: Program, off: Collection[int]) -> bytearray:
    alive = [sum(rule not in off for rule in rules) for rules in program.rules_for]
    dead = bytearray(len(program.heads))
    for rule in off:
        dead[rule] = 1
    queue = [atom for atom in range(program.size) if not alive[atom]]
    for atom in queue:
        for rule in program.needed_in[atom]:
            if not dead[rule]:
                dead[rule] = 1
                head = program.heads[rule]
                alive[head] -= 1
                if not alive[head]:
                    queue.append(head)
    return bytearray(bool(count) for count in alive)


def kinds_of_out(
    compiled: Compiled, off: Collection[int], names: Collection[str]
) -> dict[str, Out]:
    """The kind of out of each of the named statements and arguments."""
    reach = Reach(compiled.program, off)
    found = {}
    for name in names:
        atom = compiled.atom_of(name)
        if atom is not None:
            found[name] = reach.kind((atom,))
        elif compiled.bodies[name] in off:
            found[name] = Out.UNSUPPORTED
        else:
            found[name] = reach.kind(compiled.program.positive[compiled.bodies[name]])
    return found
