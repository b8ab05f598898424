"""From a map to a program whose well-founded model labels it.

=================================  ================================================================
in the map                         as rules
=================================  ================================================================
inference k from P to c            ``c <- P, not defeated(k), not denied(c)``; without the last
                                   when k is strict
rebuttal k from P of c             ``denied(c) <- P, not defeated(k)``; under the symmetric reading
                                   also ``not c``
undercut k from P of j             ``defeated(j) <- P, not defeated(k)``
statement a that can be accepted   ``a <- not denied(a)``, on only where a is accepted
c contradicts d                    ``denied(c) <- d`` and ``denied(d) <- c``
=================================  ================================================================

Relations that were drawn between statements and arguments without a step of reasoning count as
the step that they sketch: support and entailment as an inference (entailment as a strict one),
attack as an objection, contradiction and contrary as contradicting both ways. An argument stands
as a premise where it is the origin of such a relation; drawn support for an argument counts only
where the argument has no premises of its own. A larger argument stands when all its steps do, and
an attack on it falls on its last steps. Rephrases, dialogue and ``restates`` carry no status.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from argmap.model import Argument, ArgumentMap, RelationKind, StatementKind
from argmap.semantics.policy import Leaves, Policy, Rebut
from argmap.semantics.program import Program

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ACCEPTING, FACT, STEP = "accepting", "fact", "step"
CONTRADICTION, DRAWN, HANDING_ON = "contradiction", "drawn", "handing on"


class Origin(NamedTuple):
    """What a rule was made from.

    Attributes:
        kind: ``accepting`` a statement, a ``step`` of an argument, a ``contradiction``, a
            ``drawn`` relation, or ``handing on`` between an argument and its parts.
        id: The statement, argument or relation.
    """

    kind: str
    id: str


class Line(NamedTuple):
    """One step or sketch: what bears together on what, and how."""

    origin: Origin
    premises: tuple[str, ...]
    target: str
    against: bool
    strict: bool


@dataclass(eq=False)
class Compiled:
    """A map as a program, and which atom stands for what.

    Attributes:
        map: The map.
        policy: How it was read.
        program: The rules.
        atoms: The atom of each statement that is defined or named.
        denied: For each statement that something speaks against, the atom that it is denied.
        defeated: For each argument that something attacks, the atom that it is defeated.
        standing: For the arguments that stand for something, the atom that they hold.
        accepting: For each statement that can be accepted, the rule that accepts it.
        bodies: For each argument the rule whose body is its own.
        origins: What each rule was made from.
        assumables: Ids of the statements that can be accepted or withdrawn: the assumptions and
            the evidence, and under the policy the claims without reasons.
        undefined: Ids that the map names in its arguments and does not define.
        lines: Every step and drawn relation that says something for or against.
        pairs: The pairs of statements that are declared not to be true together.
        parts: The larger arguments, each with its steps.
        last_steps: The larger arguments, each with the steps whose conclusions no other step uses.
        rebutting: The rules of what is objected to a statement, each with the statement: under the
            symmetric reading it stops the rule.
    """

    map: ArgumentMap
    policy: Policy
    program: Program = field(default_factory=Program)
    atoms: dict[str, int] = field(default_factory=dict)
    denied: dict[str, int] = field(default_factory=dict)
    defeated: dict[str, int] = field(default_factory=dict)
    standing: dict[str, int] = field(default_factory=dict)
    accepting: dict[str, int] = field(default_factory=dict)
    bodies: dict[str, int] = field(default_factory=dict)
    origins: list[Origin] = field(default_factory=list)
    assumables: frozenset[str] = frozenset()
    undefined: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    parts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    last_steps: dict[str, tuple[str, ...]] = field(default_factory=dict)
    rebutting: dict[int, str] = field(default_factory=dict)

    def read(self, rebut: Rebut) -> Compiled:
        """The map with objections read so; whatever does not depend on that is shared."""
        policy = replace(self.policy, rebut=rebut)
        if rebut is self.policy.rebut:
            return self
        if not self.atoms.keys() >= set(self.rebutting.values()):
            return compile_map(self.map, policy, self.accepting)
        negative, both = {}, rebut is Rebut.SYMMETRIC
        for rule, name in self.rebutting.items():
            atom, others = self.atoms[name], self.program.negative[rule]
            negative[rule] = (*others, atom) if both else tuple(a for a in others if a != atom)
        return replace(self, policy=policy, program=self.program.stopped(negative))

    def with_last_steps(self, names: Iterable[str]) -> list[str]:
        """Arguments, and of the larger ones among them the last steps, on which attacks fall."""
        found = list(dict.fromkeys(names))
        seen = set(found)
        for name in found:
            fresh = [step for step in self.last_steps.get(name, ()) if step not in seen]
            seen.update(fresh)
            found.extend(fresh)
        return found

    def atom_of(self, name: str) -> int | None:
        """The atom of a statement, or of an argument that has one; None for other arguments."""
        return self.atoms.get(name, self.standing.get(name))

    def rules_of(self, name: str) -> list[int]:
        """The rules by which a statement can be derived, acceptance apart."""
        accepting = self.accepting.get(name)
        return [r for r in self.program.rules_for[self.atoms[name]] if r != accepting]


def compile_map(
    argument_map: ArgumentMap, policy: Policy | None = None, also: Iterable[str] = ()
) -> Compiled:
    """The map as a program.

    Args:
        argument_map: The map.
        policy: How to read it.
        also: Ids of further statements that can be accepted, such as those a scenario assumes.
    """
    compiled = Compiled(argument_map, policy or Policy())
    _Compiler(compiled).run(also)
    return compiled


class _Compiler:
    def __init__(self, compiled: Compiled) -> None:
        self.out = compiled
        self.map, self.program = compiled.map, compiled.program
        self.arguments = compiled.map.argument_by_id
        self.symmetric = compiled.policy.rebut is Rebut.SYMMETRIC
        self.parts = compiled.parts = _wholes(compiled.map)
        compiled.last_steps = {w: tuple(self._last(steps)) for w, steps in self.parts.items()}
        self.whole_of = {s: w for w, steps in compiled.last_steps.items() for s in steps}
        self.lines = compiled.lines = tuple(_lines(compiled.map, self.parts))
        self.pairs = compiled.pairs = tuple(_contradictions(compiled.map))

    def _last(self, steps: tuple[str, ...]) -> list[str]:
        """The steps whose conclusion no other step uses; all where each is used."""
        used = {name for step in steps for name in self.arguments[step].needs}
        return [s for s in steps if self.arguments[s].target not in used] or list(steps)

    def run(self, also: Iterable[str]) -> None:
        """Atoms first, then the rules family by family, in the order of ids."""
        names = [statement.id for statement in self.map.statements]
        self.out.atoms.update(zip(names, self.program.new_atoms(len(names)), strict=True))
        self._make_standing()
        self._make_attacked()
        for line in self.lines:
            self._add_line(line)
        self._add_contradictions()
        self._add_wholes()
        self._add_accepting(set(also))
        defined = self.map.statement_by_id
        self.out.undefined = tuple(sorted(n for n in self.out.atoms if n not in defined))

    def _make_standing(self) -> None:
        """Atoms for the arguments that are used like statements or lead to no statement."""
        arguments = self.arguments
        needed = {step for steps in self.parts.values() for step in steps} | set(self.parts)
        self.backed: set[str] = set()
        for line in self.lines:
            needed.update(name for name in line.premises if name in arguments)
            if line.origin.kind == STEP and not line.target:
                needed.add(line.origin.id)
            if not line.against and line.target in arguments:
                needed.add(line.target)
                self.backed.add(line.target)
                if line.origin.kind == STEP:
                    needed.add(line.origin.id)
        for name in sorted(needed):
            self.out.standing[name] = self.program.new_atom()

    def _make_attacked(self) -> None:
        for line in self.lines:
            if line.against and line.target:
                attacked = line.target in self.arguments
                self._new(self.out.defeated if attacked else self.out.denied, line.target)
        for pair in self.pairs:
            for name in pair:
                self._new(self.out.denied, name)

    def _new(self, atoms: dict[str, int], name: str) -> int:
        if name not in atoms:
            atoms[name] = self.program.new_atom()
        return atoms[name]

    def _atom(self, name: str) -> int:
        """The atom that holds when a statement or an argument does."""
        found = self.out.standing.get(name)
        return self._new(self.out.atoms, name) if found is None else found

    def _rule(
        self, origin: Origin, head: int, positive: Iterable[int], negative: Iterable[int] = ()
    ) -> int:
        self.out.origins.append(origin)
        return self.program.add(head, positive, negative)

    def _add_line(self, line: Line) -> None:
        premises = [self._atom(name) for name in line.premises]
        step = line.origin.id if line.origin.kind == STEP else ""
        if step not in self.out.standing:
            self._aim(line, line.origin, premises, line, step)
            return
        stands = self.out.standing[step]
        if not self._is_sketch(step):
            self.out.bodies[step] = self._stoppable(line.origin, stands, premises, line)
        self._aim(line, Origin(HANDING_ON, step), [stands], None, "")

    def _aim(
        self, line: Line, origin: Origin, positive: list[int], stops: Line | None, step: str
    ) -> None:
        """The rule that carries a line to its target, if that can take it."""
        if line.target and (line.against or line.target not in self.arguments):
            rule = self._stoppable(origin, self._head(line), positive, stops)
            if step:
                self.out.bodies[step] = rule
        elif line.target and self._is_sketch(line.target):
            target = self.arguments[line.target]
            own = _line_of(target)
            self._stoppable(origin, self.out.standing[line.target], positive, own)

    def _stoppable(self, origin: Origin, head: int, positive: list[int], line: Line | None) -> int:
        """A rule that whatever stops a line stops."""
        rule = self._rule(origin, head, positive, self._stops(line) if line else ())
        if line and line.against and line.target and line.target not in self.arguments:
            self.out.rebutting[rule] = line.target
        return rule

    def _is_sketch(self, name: str) -> bool:
        """Whether an argument has drawn support and nothing of its own: it stands on that."""
        return name in self.backed and name not in self.parts and not self.arguments[name].needs

    def _stops(self, line: Line) -> list[int]:
        """The atoms that stop a line: its own defeat, and what speaks against its conclusion."""
        stopped = []
        if line.origin.kind == STEP:
            stopped += self._defeats(line.origin.id)
        if not line.target or line.target in self.arguments:
            return stopped
        if line.against:
            if self.symmetric:
                stopped.append(self._atom(line.target))
        elif line.target in self.out.denied and not line.strict:
            stopped.append(self.out.denied[line.target])
        return stopped

    def _defeats(self, name: str) -> list[int]:
        """That an argument is defeated, or a larger one of which it is a last step."""
        names: dict[str, None] = {}
        while name and name not in names:
            names[name] = None
            name = self.whole_of.get(name, "")
        return [self.out.defeated[n] for n in names if n in self.out.defeated]

    def _head(self, line: Line) -> int:
        if not line.against:
            return self._atom(line.target)
        attacked = line.target in self.arguments
        return (self.out.defeated if attacked else self.out.denied)[line.target]

    def _add_contradictions(self) -> None:
        for one, other in self.pairs:
            for this, that in {(one, other): None, (other, one): None}:
                origin = Origin(CONTRADICTION, this)
                self._rule(origin, self.out.denied[that], [self._atom(this)])

    def _add_wholes(self) -> None:
        """A larger argument stands when its steps do and nothing defeats it."""
        for whole, steps in self.parts.items():
            negative = self._defeats(whole)
            positive = [self.out.standing[step] for step in steps]
            rule = self._rule(Origin(STEP, whole), self.out.standing[whole], positive, negative)
            self.out.bodies[whole] = rule

    def _add_accepting(self, further: set[str]) -> None:
        reasoned = {line.target for line in self.lines if not line.against}
        leaves = self.out.policy.leaves is Leaves.ASSUMED
        own = []
        for statement in self.map.statements:
            name = statement.id
            kind = statement.kind
            marked = kind is StatementKind.ASSUMPTION or kind is StatementKind.EVIDENCE
            if marked or (leaves and name not in reasoned):
                own.append(name)
            elif name not in further:
                continue
            denied = self.out.denied.get(name)
            negative = [] if denied is None else [denied]
            rule = self._rule(Origin(ACCEPTING, name), self.out.atoms[name], (), negative)
            self.out.accepting[name] = rule
        self.out.assumables = frozenset(own)


def _wholes(argument_map: ArgumentMap) -> dict[str, tuple[str, ...]]:
    """The larger arguments that have no target of their own, each with its steps."""
    steps: dict[str, list[str]] = {}
    for argument in argument_map.arguments:
        whole = argument_map.argument_by_id.get(argument.part_of)
        if whole and whole.id != argument.id and not whole.target and not whole.needs:
            steps.setdefault(whole.id, []).append(argument.id)
    return {whole: tuple(parts) for whole, parts in sorted(steps.items())}


def _line_of(argument: Argument) -> Line:
    strict = argument.strict and not argument.is_objection
    origin = Origin(STEP, argument.id)
    return Line(origin, argument.needs, argument.target, argument.is_objection, strict)


def _lines(argument_map: ArgumentMap, wholes: dict[str, tuple[str, ...]]) -> Iterator[Line]:
    """Every step and every drawn relation that says something for or against."""
    for argument in argument_map.arguments:
        if argument.id not in wholes:
            yield _line_of(argument)
    for relation in argument_map.relations:
        against = relation.kind.is_attack
        if not against and not relation.kind.is_support:
            continue
        strict = relation.kind is RelationKind.ENTAILMENT
        for target in relation.targets if relation.origins else ():
            if target in argument_map.statement_by_id or target in argument_map.argument_by_id:
                origin = Origin(DRAWN, relation.id)
                yield Line(origin, relation.origins, target, against, strict)


def _contradictions(argument_map: ArgumentMap) -> Iterator[tuple[str, str]]:
    """The pairs that are declared not to be true together, each once, in order."""
    pairs = set()
    known = argument_map.statement_by_id
    for statement in argument_map.statements:
        for other in statement.contradicts:
            pairs.add((min(statement.id, other), max(statement.id, other)))
    for relation in argument_map.relations:
        if relation.kind in {RelationKind.CONTRADICTION, RelationKind.CONTRARY}:
            for one in relation.origins:
                for other in relation.targets:
                    pairs.add((min(one, other), max(one, other)))
    for one, other in sorted(pairs):
        if one in known and other in known:
            yield one, other
