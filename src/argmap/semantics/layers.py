"""Optional layers over the labels of a map: preferences, and proof standards with weights."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from argmap.semantics.aspic import Comparison, Hit, Link, Rule, Theory, arguments, label, label_of
from argmap.semantics.balancing import (
    WEIGHING,
    Case,
    Issue,
    Reason,
    Standard,
    State,
    Weigh,
    constant,
    settle,
)
from argmap.semantics.compiling import ACCEPTING, CONTRADICTION, STEP
from argmap.semantics.policy import Label

if TYPE_CHECKING:
    from argmap.model import Argument
    from argmap.semantics.compiling import Compiled
    from argmap.semantics.evaluation import Evaluation


class Layer(StrEnum):
    """What is laid over the grounded labels."""

    NONE = "none"
    LAST_LINK = "last-link"
    """Preferences (``outweighs``), arguments compared by their last defeasible steps."""
    WEAKEST_LINK = "weakest-link"
    """Preferences, arguments compared by all their steps and premises."""
    STANDARDS = "standards"
    """Weights and proof standards, as in Carneades."""


def layered(evaluation: Evaluation, layer: Layer, most: int = 10_000) -> dict[str, Label]:
    """The labels of all statements and arguments with a layer laid over them.

    Args:
        evaluation: The map in its scenario.
        layer: Which layer.
        most: So many arguments in the sense of ASPIC+ may be built for preferences.

    Raises:
        TooManyArguments: There are more.
    """
    if layer is Layer.NONE:
        return dict(evaluation.labels)
    if layer is Layer.STANDARDS:
        return _by_standards(evaluation)
    return _by_preferences(evaluation, Link(layer), most)


def _by_preferences(evaluation: Evaluation, link: Link, most: int) -> dict[str, Label]:
    theory = theory_of(evaluation)
    built = arguments(theory, most)
    labels = label(built, Comparison(theory.weaker, link))
    of_atom: dict[str, list[int]] = {}
    of_step: dict[str, list[int]] = {}
    for argument, told in zip(built, labels, strict=True):
        of_atom.setdefault(argument.rule.head, []).append(told)
        of_step.setdefault(argument.rule.name, []).append(told)
    compiled = evaluation.compiled
    found = {}
    for name in evaluation.labels:
        atom = compiled.atom_of(name)
        own = of_step.get(name, ()) if atom is None else of_atom.get(str(atom), ())
        found[name] = label_of(own)
    return found


def theory_of(evaluation: Evaluation) -> Theory:
    """The map in its scenario as rules; sentences are numbers of atoms.

    A rule is attacked by whatever stops it: what denies its conclusion can be resisted by a
    stronger step, what defeats the step itself, or denies something accepted, cannot. Preferences
    are between steps: what is accepted, what is only handed on, strict steps and contradictions
    count for no comparison. A step on a circle is there once more with a head of its own, so that
    it has a label although no argument uses a conclusion for itself.
    """
    compiled, off = evaluation.compiled, evaluation.off
    program = compiled.program
    defeating = set(compiled.defeated.values())
    steps = compiled.map.argument_by_id
    place = {a: i for i, atoms in enumerate(program.components()) for a in atoms}
    rules = []
    for rule, head in enumerate(program.heads):
        if rule in off:
            continue
        origin = compiled.origins[rule]
        step = steps.get(origin.id) if origin.kind == STEP else None
        strict = step is None or (step.strict and not step.is_objection)
        made = Rule(
            origin.id if step or origin.kind == ACCEPTING else f"{origin.kind} {rule}",
            tuple(str(atom) for atom in program.positive[rule]),
            str(head),
            strict,
            premise=origin.kind == ACCEPTING,
            hits=tuple(
                Hit(str(a), step is not None and a not in defeating) for a in program.negative[rule]
            ),
        )
        rules.append(made)
        if step and any(place[a] == place[head] for a in program.positive[rule]):
            rules.append(replace(made, head=f"step {step.id}"))
    weaker = frozenset((low, a.id) for a in compiled.map.arguments for low in a.outweighs)
    return Theory(tuple(rules), weaker)


def _by_standards(evaluation: Evaluation) -> dict[str, Label]:
    weighing = _Weighing(evaluation)
    state = settle(weighing.case)
    found = {s.id: state.label(s.id) for s in evaluation.map.statements}
    for argument in evaluation.map.arguments:
        found[argument.id] = _of_argument(weighing, state, argument.id)
    return found


def _of_argument(weighing: _Weighing, state: State, name: str) -> Label:
    target = weighing.of.map.argument_by_id[name].target
    beaten = target in weighing.of.map.statement_by_id and state.label(target) is Label.OUT
    if beaten and not weighing.of.map.argument_by_id[name].is_objection:
        return Label.OUT
    if name in weighing.of.compiled.standing:
        return state.label(_standing(name))
    reason = weighing.by_id.get(name)
    if reason is None:
        return Label.OUT
    if not state.is_applicable(reason):
        return Label.UNDECIDED
    return Label.IN if state.weight(reason) > 0 else Label.OUT


class _Weighing:
    """A map in its scenario as statements, reasons and issues.

    Every atom of the program is a statement, every rule but the accepting ones and contradictions a
    reason. That a statement is denied is at issue with it, and so are statements that contradict
    each other; that an argument is defeated undercuts it.
    """

    def __init__(self, evaluation: Evaluation) -> None:
        self.of = evaluation
        compiled = evaluation.compiled
        self.names = _named(compiled)
        self.defeats = {atom: name for name, atom in compiled.defeated.items()}
        reasons = [
            reason
            for rule in range(len(compiled.program.heads))
            if rule not in evaluation.off
            for reason in self._reasons(rule)
        ]
        self.by_id = {r.id: r for r in reasons}
        accepted = evaluation.setting.accepted & compiled.accepting.keys()
        statements = dict.fromkeys([*self.names, *(r.undercutter for r in reasons)])
        statements.pop("", None)
        self.case = Case(tuple(statements), accepted, tuple(reasons), tuple(self._issues()))

    def _reasons(self, rule: int) -> list[Reason]:
        compiled = self.of.compiled
        origin = compiled.origins[rule]
        if origin.kind in {ACCEPTING, CONTRADICTION}:
            return []
        program = compiled.program
        own = origin.id if origin.kind == STEP else f"{origin.kind} {rule}"
        argument = self.of.map.argument_by_id.get(origin.id) if origin.kind == STEP else None
        defeats = [self.names[a] for a in program.negative[rule] if a in self.defeats]
        undercutter = defeats[0] if defeats else ""
        found = []
        if len(defeats) > 1:
            undercutter = f"something defeats {own}"
            found = [Reason(f"{name} for {own}", undercutter, (name,)) for name in defeats]
        premises = tuple(self.names[atom] for atom in program.positive[rule])
        weigh = _weigher(argument) if argument else None
        head = self.names[program.heads[rule]]
        return [*found, Reason(own, head, premises, undercutter, weigh)]

    def _issues(self) -> list[Issue]:
        """The rival statements, joined where they share one."""
        rivals: dict[str, set[str]] = {}
        compiled = self.of.compiled
        pairs = [pair for pair in compiled.pairs if pair[0] != pair[1]]
        pairs += [(name, self.names[atom]) for name, atom in compiled.denied.items()]
        for one, other in pairs:
            joined = rivals.get(one, {one}) | rivals.get(other, {other})
            for name in joined:
                rivals[name] = joined
        groups = dict.fromkeys(tuple(sorted(group)) for group in rivals.values())
        return [Issue(group, self._standard(group)) for group in groups]

    def _standard(self, group: tuple[str, ...]) -> Standard:
        """The strictest standard that a position names in its data, else preponderance."""
        known = self.of.map.statement_by_id
        told = {str(known[n].data.value.get("standard", "")) for n in group if n in known}
        return next((s for s in reversed(Standard) if str(s) in told), Standard.PREPONDERANCE)


def _named(compiled: Compiled) -> list[str]:
    """A name for every atom: the statement itself, or what the atom says of it."""
    names = [""] * compiled.program.size
    for name, atom in compiled.atoms.items():
        names[atom] = name
    for name, atom in compiled.standing.items():
        names[atom] = _standing(name)
    for name, atom in compiled.denied.items():
        names[atom] = f"denied {name}"
    for name, atom in compiled.defeated.items():
        names[atom] = f"defeated {name}"
    return names


def _standing(name: str) -> str:
    return f"argument {name}"


def _weigher(argument: Argument) -> Weigh | None:
    """By the weight of an argument, else by the weighing function that its data names."""
    if argument.weight is not None:
        return constant(float(argument.weight))
    return WEIGHING.get(str(argument.data.value.get("weighing", "")))
