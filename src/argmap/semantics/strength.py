"""Strengths of the statements and arguments of a map: how well it supports what it says.

Shown apart from the status and never mixed with it. A statement has a base score, its arguments
raise it and the objections to it lower it; an argument has the product of its premises' strengths,
lowered by what undercuts it::

    s(k) = influence(base(k) * product of s(p), undercutters)
    s(c) = influence(base(c), supporting arguments, objections)

With single premises that is DF-QuAD as published (Rago, Toni, Aurisicchio & Baroni 2016). Where the
map is read with symmetric rebuttals, a statement also lowers the objections to it.

Base scores: what ``arg:weight`` says; else, for a statement that the scenario accepts, the middle
of the range of the certainty that the source claims for it, or one half; 0 for every other
statement, which has only what its reasons give it; 1 for an argument.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING

from argmap.semantics.compiling import STEP
from argmap.semantics.gradual import Linking, Network, Outcome, strengths
from argmap.semantics.parallel import columns, table
from argmap.semantics.policy import Rebut
from argmap.semantics.program import Program
from argmap.semantics.sampling import EXACT, SAMPLES, dice, drawn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from argmap.semantics.compiling import Compiled, Line
    from argmap.semantics.evaluation import Evaluation

OF_CERTAINTY: Mapping[str, float] = {
    "certain": 0.995,
    "veryLikely": 0.95,
    "likely": 0.83,
    "possible": 0.5,
    "unlikely": 0.165,
    "veryUnlikely": 0.05,
}
"""The middle of the range that the list of certainties gives for each degree."""
UNSTATED = 0.5
MOST_PLAYERS = 10
"""Up to so many contributors Shapley values are computed: over all their coalitions."""
_H = 1e-6


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one accepted statement contributes to the strength of another.

    Attributes:
        id: The contributor.
        removal: By how much the strength falls when its base score is 0.
        gradient: The derivative of the strength by its base score.
        shapley: Its Shapley value among all contributors; None beyond ``MOST_PLAYERS`` of them.
    """

    id: str
    removal: float
    gradient: float
    shapley: float | None


@dataclass(frozen=True, slots=True)
class Strength:
    """The strengths of a map.

    Attributes:
        semantics: Name of the gradual semantics.
        linking: How linked premises count together.
        outcome: Whether the strengths were computed directly, came to rest, or did not.
        base: The base score of each statement and argument.
        strengths: The strength of each.
    """

    semantics: str
    linking: Linking
    outcome: Outcome
    base: Mapping[str, float]
    strengths: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class DoubleCount:
    """How much of a strength comes from counting shared sources more than once.

    Attributes:
        id: The statement.
        strength: Its strength when attacks are left out.
        probability: The probability that it can be derived, attacks left out, if every base score
            is the probability of an event of its own.
        excess: The first less the second: above 0 where reasons share their sources.
        error: Standard error of the probability; 0 when it is exact.
    """

    id: str
    strength: float
    probability: float
    excess: float
    error: float


def credence(evaluation: Evaluation, name: str) -> float:
    """The base score of a statement, as the probability that it is accepted."""
    statement = evaluation.map.statement_by_id[name]
    if statement.weight is not None:
        return float(statement.weight)
    return OF_CERTAINTY.get(statement.certainty, UNSTATED)


class Weighing:
    """A map in a scenario as a network of strengths.

    Attributes:
        network: The nodes.
        nodes: The node of each statement and argument, by id.
        accepted: Ids of the statements that have a base score for being accepted.
    """

    def __init__(self, evaluation: Evaluation, attacks: bool = True) -> None:
        self.of = evaluation
        self.network = Network()
        self.nodes: dict[str, int] = {}
        self.accepted: list[str] = []
        self._add_statements()
        self._add_arguments(evaluation.compiled, attacks)

    def _add_statements(self) -> None:
        setting, compiled = self.of.setting, self.of.compiled
        self.away = setting.dropped | setting.tied | (compiled.assumables - setting.accepted)
        for statement in self.of.map.statements:
            taken = statement.id in setting.accepted and statement.id in compiled.accepting
            base = 0.0
            if taken:
                base = credence(self.of, statement.id)
                self.accepted.append(statement.id)
            elif statement.weight is not None and statement.id not in self.away:
                base = float(statement.weight)
            self.nodes[statement.id] = self.network.add(base)
        for name in compiled.undefined:
            self.nodes[name] = self.network.add(0.0)

    def _add_arguments(self, compiled: Compiled, attacks: bool) -> None:
        """Nodes for the arguments and the drawn lines, then their edges."""
        dropped = set(compiled.with_last_steps(sorted(self.of.setting.dropped)))
        self.backing: dict[str, int] = {}
        for argument in self.of.map.arguments:
            base = 0.0 if argument.id in dropped else 1.0
            if base and argument.weight is not None:
                base = float(argument.weight)
            self.nodes[argument.id] = self.network.add(base)
        for line in compiled.lines:
            self._add_line(line, attacks)
        for one, other in compiled.pairs if attacks else ():
            self.network.attackers[self.nodes[one]].append(self.nodes[other])
            self.network.attackers[self.nodes[other]].append(self.nodes[one])
        for whole, steps in compiled.parts.items():
            self.network.premises[self.nodes[whole]] = [self.nodes[step] for step in steps]

    def _add_line(self, line: Line, attacks: bool) -> None:
        premises = [self.nodes[name] for name in line.premises if name in self.nodes]
        if line.origin.kind == STEP:
            node = self.nodes[line.origin.id]
            self.network.premises[node] = premises
        else:
            node = self.network.add(1.0, premises)
        target = self.nodes.get(line.target)
        away = self.of.setting.tied | self.of.setting.dropped
        if target is None or (line.target in away and not line.against):
            return
        if not line.against:
            self._support(line.target, target, node)
        elif attacks:
            for attacked in self.of.compiled.with_last_steps([line.target]):
                self.network.attackers[self.nodes[attacked]].append(node)
            if self.of.policy.rebut is Rebut.SYMMETRIC and line.target in self.of.compiled.atoms:
                self.network.attackers[node].append(target)

    def _support(self, name: str, target: int, node: int) -> None:
        """A step supports a statement; drawn support for a sketched argument founds it."""
        argument = self.of.map.argument_by_id.get(name)
        if argument is None:
            self.network.supporters[target].append(node)
        elif not argument.needs and name not in self.of.compiled.parts:
            if name not in self.backing:
                self.backing[name] = self.network.add(0.0)
                self.network.premises[target] = [self.backing[name]]
            self.network.supporters[self.backing[name]].append(node)

    def solve(self, semantics: str, linking: Linking) -> list[float]:
        """The strength of each node."""
        return strengths(self.network, semantics, linking)[0]

    def solved_with(
        self,
        semantics: str,
        linking: Linking,
        known: Sequence[float],
        scores: Mapping[int, float],
    ) -> list[float]:
        """The strengths with other base scores for some nodes; only what they reach is moved.

        Args:
            semantics: A name in ``GRADUAL``.
            linking: How linked premises count together.
            known: The strengths without the change.
            scores: The base scores of the nodes that differ.
        """
        base = list(self.network.base)
        wanted: set[int] = set()
        for node, score in scores.items():
            base[node] = score
            wanted |= self.network.above(node)
        return strengths(self.network, semantics, linking, base, (known, wanted))[0]


def strength(
    evaluation: Evaluation, semantics: str = "df-quad", linking: Linking = Linking.PRODUCT
) -> Strength:
    """The strengths of all statements and arguments in the scenario.

    Args:
        evaluation: The map in its scenario.
        semantics: A name in ``argmap.semantics.gradual.GRADUAL``.
        linking: How linked premises count together.
    """
    weighing = Weighing(evaluation)
    values, outcome = strengths(weighing.network, semantics, linking)
    names = [n for n in evaluation.labels if n in weighing.nodes]
    return Strength(
        semantics,
        linking,
        outcome,
        {n: weighing.network.base[weighing.nodes[n]] for n in names},
        {n: values[weighing.nodes[n]] for n in names},
    )


def contributions(
    evaluation: Evaluation,
    name: str,
    semantics: str = "df-quad",
    linking: Linking = Linking.PRODUCT,
) -> tuple[Contribution, ...]:
    """What each accepted statement below another contributes to its strength, largest first."""
    weighing = Weighing(evaluation)
    topic = weighing.nodes[name]
    below = _below(weighing.network, topic)
    players = [n for n in weighing.accepted if weighing.nodes[n] in below and n != name]
    nodes = weighing.nodes
    known = weighing.solve(semantics, linking)

    def value(scores: Mapping[str, float]) -> float:
        numbered = {nodes[player]: score for player, score in scores.items()}
        return weighing.solved_with(semantics, linking, known, numbered)[topic]

    def moved(player: str, score: float) -> float:
        return value({player: score})

    shapley = _shapley(players, value) if len(players) <= MOST_PLAYERS else {}
    found = [
        Contribution(
            player,
            known[topic] - value({player: 0.0}),
            _slope(weighing.network.base[nodes[player]], partial(moved, player)),
            shapley.get(player),
        )
        for player in players
    ]
    return tuple(sorted(found, key=lambda c: (-abs(c.removal), c.id)))


def _below(network: Network, topic: int) -> set[int]:
    found = [topic]
    seen = {topic}
    for node in found:
        for other in network.before(node):
            if other not in seen:
                seen.add(other)
                found.append(other)
    return seen


def _slope(score: float, value: Callable[[float], float]) -> float:
    """The central difference quotient at a base score, one-sided at the ends of the range."""
    low, high = max(0.0, score - _H), min(1.0, score + _H)
    return (value(high) - value(low)) / (high - low)


def _shapley(
    players: Sequence[str], value: Callable[[Mapping[str, float]], float]
) -> dict[str, float]:
    """The Shapley values, over all coalitions (Shapley 1953)."""
    count = len(players)

    @cache
    def worth(coalition: int) -> float:
        return value({p: 0.0 for i, p in enumerate(players) if not coalition >> i & 1})

    factorial = [1.0]
    for i in range(1, count + 1):
        factorial.append(factorial[-1] * i)
    found = dict.fromkeys(players, 0.0)
    for coalition in range(1 << count):
        size = coalition.bit_count()
        for i, player in enumerate(players):
            if not coalition >> i & 1:
                weight = factorial[size] * factorial[count - size - 1] / factorial[count]
                found[player] += weight * (worth(coalition | 1 << i) - worth(coalition))
    return found


def gradients(evaluation: Evaluation, names: Sequence[str]) -> dict[str, float]:
    """For each accepted statement the derivative of the strengths of others by its base score.

    On average over ``names``, under DF-QuAD.
    """
    weighing = Weighing(evaluation)
    topics = [weighing.nodes[n] for n in names]
    known = weighing.solve("df-quad", Linking.PRODUCT)
    found = {}
    below: set[int] = set()
    for topic in topics:
        below |= _below(weighing.network, topic)
    for player in weighing.accepted:
        node = weighing.nodes[player]
        if node not in below:
            continue

        def mean(score: float, node: int = node) -> float:
            values = weighing.solved_with("df-quad", Linking.PRODUCT, known, {node: score})
            return sum(values[topic] for topic in topics) / len(topics)

        found[player] = _slope(weighing.network.base[node], mean)
    return found


def double_counting(evaluation: Evaluation, names: Iterable[str]) -> tuple[DoubleCount, ...]:
    """How much of the strength of each of the named statements is counted more than once.

    Without attacks and without shared sources the strength under DF-QuAD is the probability that
    the statement can be derived; so what is above it has been counted more than once.
    """
    topics = list(names)
    if not topics:
        return ()
    weighing = Weighing(evaluation, attacks=False)
    network = weighing.network
    below = {name: _below(network, weighing.nodes[name]) for name in topics}
    nothing = [0.0] * len(network.base)
    wanted = set().union(*below.values())
    values = strengths(network, within=(nothing, wanted))[0]
    return tuple(
        _double(name, network, weighing.nodes[name], below[name], values) for name in topics
    )


def _double(
    name: str, network: Network, topic: int, nodes: set[int], values: Sequence[float]
) -> DoubleCount:
    below = sorted(nodes)
    place = {node: i for i, node in enumerate(below)}
    program = Program(len(below))
    chances: dict[int, float] = {}
    for node in below:
        needs = [place[p] for p in network.premises[node]]
        for source in network.supporters[node]:
            program.add(place[node], [place[source]])
        if network.base[node] > 0:
            rule = program.add(place[node], needs)
            if network.base[node] < 1:
                chances[rule] = network.base[node]
    probability, error = _probability(program, chances, place[topic])
    strong = values[topic]
    return DoubleCount(name, strong, probability, strong - probability, error)


def _probability(program: Program, chances: Mapping[int, float], topic: int) -> tuple[float, float]:
    """How probable an atom is if the rules named hold independently; with the standard error."""
    rules = sorted(chances)
    if len(rules) <= EXACT:
        masks = columns(len(rules))
        whole = table(program, 1 << len(rules), dict(zip(rules, masks, strict=True)))
        return weigh(whole.true[topic], [chances[r] for r in rules]), 0.0
    source = dice()
    when = {rule: drawn(source, chances[rule]) for rule in rules}
    share = table(program, SAMPLES, when).true[topic].bit_count() / SAMPLES
    return share, (share * (1 - share) / SAMPLES) ** 0.5


def weigh(truth: int, chances: Sequence[float]) -> float:
    """The probability of a set of scenarios, given as the bits of a truth table.

    The table is folded choice by choice: half of it without, half of it with the last choice.
    """
    values = (
        [float(truth >> j & 1) for j in range(1 << len(chances))] if chances else [float(truth)]
    )
    for chance in reversed(chances):
        half = len(values) // 2
        values = [
            (1 - chance) * low + chance * high
            for low, high in zip(values[:half], values[half:], strict=True)
        ]
    return values[0]
