"""Gradual semantics of weighted bipolar frameworks: strengths from 0 to 1.

Modular semantics (Mossakowski & Neuhaus 2018): the strengths of the supporters and attackers of a
node are aggregated to one number, and that moves its base score up or down. Acyclic networks are
computed from the leaves; cyclic ones as the limit of the continuous system (Potyka 2018), by the
Runge-Kutta method of fourth order.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TypeAlias

from argmap.semantics.program import Program

Aggregate: TypeAlias = Callable[[Sequence[float], Sequence[float]], float]
Influence: TypeAlias = Callable[[float, float], float]

RESIDUAL = 1e-10
_STEP, _LONG_STEP = 0.1, 1.0
_SETTLED = 500
"""After so many short steps the system is near where it goes, and longer steps are taken."""
_MOST_STEPS = 50_000
_WORK = 5_000_000
"""So many nodes are moved at most; counted, not timed, so that answers are the same."""
_LARGEST = 700.0
"""Beyond this the exponential overflows; what it stands for is 1 to the last digit long before."""


class Outcome(StrEnum):
    """How the strengths came about."""

    ACYCLIC = "acyclic"
    CONVERGED = "converged"
    DIVERGED = "diverged"


class Linking(StrEnum):
    """How the strengths of linked premises count together."""

    PRODUCT = "product"
    WEAKEST = "weakest"


@dataclass
class Network:
    """Nodes with base scores, and who supports and attacks whom.

    Attributes:
        base: The base score of each node, from 0 to 1.
        supporters: For each node the nodes that support it.
        attackers: For each node the nodes that attack it.
        premises: For each node the nodes by whose strengths its base score is multiplied.
    """

    base: list[float] = field(default_factory=list)
    supporters: list[list[int]] = field(default_factory=list)
    attackers: list[list[int]] = field(default_factory=list)
    premises: list[list[int]] = field(default_factory=list)

    @cached_property
    def components(self) -> list[list[int]]:
        """The strongly connected components, what is depended on first; call when it is built."""
        program = Program(len(self.base))
        for node in range(len(self.base)):
            program.add(node, self.before(node))
        return program.components()

    @cached_property
    def leads_to(self) -> list[list[int]]:
        """For each node the nodes whose strength depends on it directly; call when built."""
        found: list[list[int]] = [[] for _ in self.base]
        for node in range(len(self.base)):
            for other in self.before(node):
                found[other].append(node)
        return found

    def above(self, node: int) -> set[int]:
        """The node and all whose strength depends on it."""
        found = [node]
        seen = {node}
        for one in found:
            for other in self.leads_to[one]:
                if other not in seen:
                    seen.add(other)
                    found.append(other)
        return seen

    def add(self, base: float, premises: Sequence[int] = ()) -> int:
        """One more node; its number."""
        self.base.append(base)
        self.supporters.append([])
        self.attackers.append([])
        self.premises.append(list(premises))
        return len(self.base) - 1

    def before(self, node: int) -> list[int]:
        """The nodes on which the strength of a node depends directly."""
        return [*self.premises[node], *self.supporters[node], *self.attackers[node]]


def _sum(supporters: Sequence[float], attackers: Sequence[float]) -> float:
    return math.fsum(supporters) - math.fsum(attackers)


def _product(supporters: Sequence[float], attackers: Sequence[float]) -> float:
    return math.prod(1 - x for x in attackers) - math.prod(1 - x for x in supporters)


def _top(supporters: Sequence[float], attackers: Sequence[float]) -> float:
    return max(supporters, default=0.0) - max(attackers, default=0.0)


def _linear(base: float, energy: float) -> float:
    return base - base * max(0.0, -energy) + (1 - base) * max(0.0, energy)


def _maximum(power: int) -> Influence:
    def share(energy: float) -> float:
        raised = max(0.0, energy) ** power
        return raised / (1 + raised)

    def influence(base: float, energy: float) -> float:
        return base - base * share(-energy) + (1 - base) * share(energy)

    return influence


def _euler(base: float, energy: float) -> float:
    return 1 - (1 - base * base) / (1 + base * math.exp(min(energy, _LARGEST)))


GRADUAL: Mapping[str, tuple[Aggregate, Influence]] = {
    "df-quad": (_product, _linear),
    "quadratic-energy": (_sum, _maximum(2)),
    "squared-df-quad": (_product, _maximum(1)),
    "euler": (_sum, _euler),
    "euler-top": (_top, _euler),
}
"""Aggregation and influence by name: DF-QuAD (Rago, Toni, Aurisicchio & Baroni 2016), quadratic
energy (Potyka 2018), strictly differentiable DF-QuAD (Potyka 2019), the Euler-based semantics
(Amgoud & Ben-Naim 2018) and its variant that looks at the strongest on each side alone."""


def strengths(
    network: Network,
    semantics: str = "df-quad",
    linking: Linking = Linking.PRODUCT,
    base: Sequence[float] | None = None,
    within: tuple[Sequence[float], set[int]] | None = None,
) -> tuple[list[float], Outcome]:
    """The strength of each node, from 0 to 1, and how it came about.

    Args:
        network: The nodes.
        semantics: A name in ``GRADUAL``.
        linking: How linked premises count together.
        base: Other base scores than those of the network.
        within: Strengths already known, and the nodes whose strengths are wanted anew.
    """
    run = _Run(network, *GRADUAL[semantics], linking, network.base if base is None else base)
    outcome = Outcome.ACYCLIC
    wanted: set[int] | range = range(len(network.base))
    if within is not None:
        known, wanted = within
        run.values = [v if i not in wanted else run.base[i] for i, v in enumerate(known)]
    for component in network.components:
        node = component[0]
        if node not in wanted:
            continue
        if len(component) == 1 and node not in network.before(node):
            run.values[node] = run.next(node)
        elif run.converge(component):
            outcome = Outcome.CONVERGED if outcome is Outcome.ACYCLIC else outcome
        else:
            outcome = Outcome.DIVERGED
    return run.values, outcome


class _Run:
    def __init__(
        self,
        network: Network,
        aggregate: Aggregate,
        influence: Influence,
        linking: Linking,
        base: Sequence[float],
    ) -> None:
        self.network, self.aggregate, self.influence = network, aggregate, influence
        self.linked = math.prod if linking is Linking.PRODUCT else min
        self.base = base
        self.values = list(base)

    def next(self, node: int) -> float:
        """The strength of a node, given those of the nodes before it."""
        network, values = self.network, self.values
        base = self.base[node]
        if premises := network.premises[node]:
            base *= self.linked([values[p] for p in premises])
        supporters = [values[s] for s in network.supporters[node]]
        attackers = [values[a] for a in network.attackers[node]]
        if not supporters and not attackers:
            return base
        return self.influence(base, self.aggregate(supporters, attackers))

    def converge(self, component: Sequence[int]) -> bool:
        """Moves the nodes of a cycle along the continuous system; whether they come to rest."""
        most = min(_MOST_STEPS, max(_SETTLED, _WORK // (4 * len(component))))
        step, least = _STEP, math.inf
        for count in range(most):
            start = [self.values[node] for node in component]
            first = self._slope(component)
            moving = max(map(abs, first))
            if moving < RESIDUAL:
                return True
            least = min(least, moving)
            step = _LONG_STEP if count >= _SETTLED and moving <= 10 * least else _STEP
            second = self._slope_at(component, start, first, step / 2)
            third = self._slope_at(component, start, second, step / 2)
            fourth = self._slope_at(component, start, third, step)
            for i, node in enumerate(component):
                move = first[i] + 2 * second[i] + 2 * third[i] + fourth[i]
                self.values[node] = start[i] + step / 6 * move
        return False

    def _slope(self, component: Sequence[int]) -> list[float]:
        return [self.next(node) - self.values[node] for node in component]

    def _slope_at(
        self, component: Sequence[int], start: Sequence[float], slope: Sequence[float], by: float
    ) -> list[float]:
        for i, node in enumerate(component):
            self.values[node] = start[i] + by * slope[i]
        return self._slope(component)
