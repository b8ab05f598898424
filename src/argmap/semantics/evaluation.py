"""Evaluating a map in a scenario: the value that holds every answer."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from argmap.semantics.compiling import Compiled, compile_map
from argmap.semantics.outs import kinds_of_out
from argmap.semantics.policy import Label, Out, Policy, policy_of
from argmap.semantics.scenarios import (
    Setting,
    assumed_somewhere,
    not_found,
    remarks,
    setting,
)
from argmap.semantics.wellfounded import FALSE, TRUE, Model, well_founded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from argmap.diagnostic import Diagnostic
    from argmap.model import ArgumentMap
    from argmap.semantics.environments import Grounds
    from argmap.semantics.explaining import Witness
    from argmap.semantics.policy import Rebut
    from argmap.semantics.whatif import Difference

_LABELS = (Label.OUT, Label.IN, Label.UNDECIDED)


@dataclass(frozen=True, eq=False)
class Evaluation:
    """The labels of a map in one scenario, and what follows from them.

    Attributes:
        compiled: The map as it was read.
        setting: The scenario: what is accepted and what is out of play.
        model: The well-founded model of the two.
    """

    compiled: Compiled
    setting: Setting
    model: Model

    @property
    def map(self) -> ArgumentMap:
        """The map that was evaluated."""
        return self.compiled.map

    @property
    def policy(self) -> Policy:
        """How the map was read."""
        return self.compiled.policy

    @cached_property
    def off(self) -> frozenset[int]:
        """The rules that took no part."""
        return self.setting.off(self.compiled)

    @cached_property
    def labels(self) -> Mapping[str, Label]:
        """The label of every statement and every argument, statements first, by id."""
        found = {s.id: self._of_atom(self.compiled.atoms[s.id]) for s in self.map.statements}
        for argument in self.map.arguments:
            found[argument.id] = self._of_argument(argument.id)
        return MappingProxyType(found)

    def label(self, name: str) -> Label:
        """The label of one statement or argument, by its id, where not all are wanted."""
        atom = self.compiled.atom_of(name)
        return self._of_argument(name) if atom is None else self._of_atom(atom)

    @cached_property
    def outs(self) -> Mapping[str, Out]:
        """For everything that is out, the kind of out."""
        names = [name for name, label in self.labels.items() if label is Label.OUT]
        return MappingProxyType(kinds_of_out(self.compiled, self.off, names))

    @cached_property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What there is to say of the scenario and the map before the labels are believed."""
        return remarks(self.compiled, self.setting)

    def _of_atom(self, atom: int) -> Label:
        return _LABELS[self.model.values[atom]]

    def _of_argument(self, name: str) -> Label:
        standing = self.compiled.standing.get(name)
        if standing is not None:
            return self._of_atom(standing)
        return self.label_of_rule(self.compiled.bodies[name])

    def label_of_rule(self, rule: int) -> Label:
        """What becomes of a rule: its body holds, fails, or is not settled."""
        values, program = self.model.values, self.compiled.program
        needs = [values[atom] for atom in program.positive[rule]]
        stops = [values[atom] for atom in program.negative[rule]]
        if rule in self.off or FALSE in needs or TRUE in stops:
            return Label.OUT
        settled = all(v == TRUE for v in needs) and all(v == FALSE for v in stops)
        return Label.IN if settled else Label.UNDECIDED

    def id_of(self, name: str) -> str:
        """The id of a statement or argument that is named by id, ``:id`` or IRI.

        Raises:
            UnknownElement: The map has no such record; the hint names the nearest.
            NoLabel: It is a record of another kind.
        """
        plain = self.map.id_of(name.removeprefix(":"))
        if plain not in self.labels:
            raise not_found(self.map, name, plain, self.labels)
        return plain

    def why(self, name: str) -> Witness:
        """Why something is labelled as it is.

        Raises:
            UnknownElement: The map has no such statement or argument.
        """
        from argmap.semantics.explaining import explain

        return explain(self, self.id_of(name))

    def rests_on(self, name: str, most: int = 1000) -> Grounds:
        """On what a statement or an argument rests: reasons, cuts, threats.

        Args:
            name: Its id.
            most: So many sets of each kind are listed at most.

        Raises:
            UnknownElement: The map has no such statement or argument.
        """
        from argmap.semantics.environments import grounds_of

        return grounds_of(self, self.id_of(name), most)

    def reasons(self, name: str, most: int = 1000) -> tuple[frozenset[str], ...]:
        """The sufficient reasons for something: see ``rests_on``, which says if they are all."""
        return self.rests_on(name, most).reasons

    def cuts(self, name: str, most: int = 1000) -> tuple[frozenset[str], ...]:
        """The minimal sets whose withdrawal can break it: see ``rests_on``."""
        return self.rests_on(name, most).cuts

    def critical(self, name: str) -> frozenset[str]:
        """The accepted statements without any one of which it is not in; empty if it is not in."""
        from argmap.semantics.critical import critical_for

        return critical_for(self, self.id_of(name))

    @cached_property
    def all_critical(self) -> Mapping[str, frozenset[str]]:
        """For every statement that is in, what ``critical`` gives; computed in one pass."""
        from argmap.semantics.critical import Critical

        return Critical(self)

    def read(self, rebut: Rebut) -> Evaluation:
        """The same scenario with objections read so; only what depends on that is computed anew."""
        compiled = self.compiled.read(rebut)
        if compiled is self.compiled:
            return self
        heads = sorted({compiled.program.heads[rule] for rule in self.compiled.rebutting})
        if compiled.program.size != self.compiled.program.size:
            off = self.setting.off(compiled)
            return Evaluation(compiled, self.setting, well_founded(compiled.program, off))
        model = well_founded(compiled.program, self.off, self.model, heads)
        return Evaluation(compiled, self.setting, model)

    def diff(self, other: Evaluation) -> Difference:
        """What is labelled otherwise in the other evaluation of the map, and through what."""
        from argmap.semantics.whatif import difference

        return difference(self, other)

    def layered(self, layer: str, most: int = 10_000) -> Mapping[str, Label]:
        """The labels with an optional layer laid over them; see ``argmap.semantics.layers``.

        Args:
            layer: ``none``, ``last-link``, ``weakest-link`` or ``standards``.
            most: So many arguments may be built for preferences.

        Raises:
            TooManyArguments: There are more.
        """
        from argmap.semantics.layers import Layer, layered

        return MappingProxyType(layered(self, Layer(layer), most))

    def under(
        self, scenario: str = "", assume: Iterable[str] = (), reject: Iterable[str] = ()
    ) -> Evaluation:
        """The same map, read alike, in another scenario; only what differs is computed anew.

        Raises:
            UnknownScenario, UnknownElement: The map has no such scenario or element.
        """
        added = tuple(assume)
        return self.put(setting(self._able_to(added), scenario, added, reject))

    def changed(self, assume: Iterable[str] = (), reject: Iterable[str] = ()) -> Evaluation:
        """The same scenario with statements accepted besides, or withdrawn.

        Raises:
            UnknownElement: The map has no such element.
        """
        plain = [[self.map.id_of(n.removeprefix(":")) for n in names] for names in (assume, reject)]
        assumed, rejected = plain
        kept = [n for n in self.setting.changed("+") if n not in rejected]
        gone = [n for n in self.setting.changed("-") if n not in assumed]
        return self.under(self.setting.scenario, [*kept, *assumed], [*gone, *rejected])

    def _able_to(self, assumed: tuple[str, ...]) -> Compiled:
        names = {self.map.id_of(name.removeprefix(":")) for name in assumed}
        names &= self.map.statement_by_id.keys()
        if names <= self.compiled.accepting.keys():
            return self.compiled
        return compile_map(self.map, self.policy, {*self.compiled.accepting, *names})

    def put(self, chosen: Setting) -> Evaluation:
        """The same map in a setting."""
        compiled = self._able_to(tuple(chosen.accepted))
        off = chosen.off(compiled)
        if compiled is not self.compiled:
            return Evaluation(compiled, chosen, well_founded(compiled.program, off))
        heads = sorted({compiled.program.heads[rule] for rule in off ^ self.off})
        return Evaluation(compiled, chosen, well_founded(compiled.program, off, self.model, heads))


def evaluate(
    argument_map: ArgumentMap,
    scenario: str = "",
    *,
    assume: Iterable[str] = (),
    reject: Iterable[str] = (),
    rebut: str = "",
    leaves: str = "",
) -> Evaluation:
    """Labels the statements and arguments of a map: what is in, out, undecided in a scenario.

    Args:
        argument_map: The map.
        scenario: Id or label of a scenario of the map; its default when empty.
        assume: Ids of statements to accept besides.
        reject: Ids of statements to withdraw, and of arguments and argued claims to drop.
        rebut: ``one-way`` or ``symmetric``; what the map says, else one-way, when empty.
        leaves: ``assumed`` or ``unsupported``; what the map says, else assumed, when empty.

    Raises:
        UnknownScenario, UnknownElement: The map has no such scenario or element.

    The status is that of the well-founded model (Van Gelder, Ross & Schlipf 1991), which is the
    grounded one of assumption-based argumentation.
    """
    added = tuple(assume)
    names = {argument_map.id_of(name.removeprefix(":")) for name in added}
    also = (assumed_somewhere(argument_map) | names) & set(argument_map.statement_by_id)
    compiled = compile_map(argument_map, policy_of(argument_map, rebut, leaves), also)
    chosen = setting(compiled, scenario, added, reject)
    return Evaluation(compiled, chosen, well_founded(compiled.program, chosen.off(compiled)))
