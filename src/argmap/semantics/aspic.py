"""Structured argumentation with preferences: ASPIC+ (Modgil & Prakken 2013).

An optional layer, for which the arguments are built one by one: there can be exponentially many,
so there is a limit. An argument attacks another on a premise or on the conclusion or the use of a
defeasible rule; an attack that can be resisted is a defeat unless the attacker is weaker than what
it attacks. Labels are those of the grounded semantics of the arguments and their defeats.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from argmap.errors import TooManyArguments
from argmap.semantics.dung.framework import IN, OUT, Framework, grounded
from argmap.semantics.policy import Label

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence


class Link(StrEnum):
    """By which of their rules and premises arguments are compared."""

    LAST = "last-link"
    """By the last defeasible rules; by the premises where there are none."""
    WEAKEST = "weakest-link"
    """By all defeasible rules and all premises."""


class Order(StrEnum):
    """When one set of rules or premises is weaker than another."""

    ELITIST = "elitist"
    """Some member is weaker than every member of the other."""
    DEMOCRATIC = "democratic"
    """Every member is weaker than some member of the other."""


class Hit(NamedTuple):
    """What attacks a rule or premise.

    Attributes:
        sentence: Arguments with this conclusion do.
        resistible: Whether the attack fails when the attacker is weaker.
    """

    sentence: str
    resistible: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule, or a premise, which is a rule without a body.

    Attributes:
        name: Its name, by which preferences refer to it; of a premise, its sentence.
        body: The sentences that it needs.
        head: The sentence that it gives.
        strict: Whether it counts for no comparison; of a premise, whether it is an axiom.
        premise: Whether it is a premise.
        hits: What attacks it.
    """

    name: str
    body: tuple[str, ...]
    head: str
    strict: bool = False
    premise: bool = False
    hits: tuple[Hit, ...] = ()


@dataclass(frozen=True)
class Argued:
    """An argument: a rule applied to arguments for its body.

    Attributes:
        rule: The last rule.
        parts: The numbers of all arguments within it, its own included.
        says: The conclusions of all of them.
        premises: Names of the premises that can be attacked.
        defeasible: Names of the defeasible rules.
        last: Names of the last defeasible rules.
    """

    rule: Rule
    parts: frozenset[int]
    says: frozenset[str]
    premises: frozenset[str]
    defeasible: frozenset[str]
    last: frozenset[str]


@dataclass(frozen=True)
class Theory:
    """Rules and premises, and which of them are weaker.

    Attributes:
        rules: Rules and premises.
        weaker: Pairs of names, the weaker first; taken with all that follows by transitivity.
    """

    rules: tuple[Rule, ...]
    weaker: frozenset[tuple[str, str]] = field(default_factory=frozenset)


def arguments(theory: Theory, most: int = 10_000) -> list[Argued]:
    """All arguments in which no conclusion is used for itself.

    Raises:
        TooManyArguments: There are more than ``most``.
    """
    found: list[Argued] = []
    known: set[tuple[str, str, frozenset[int]]] = set()
    concluding: dict[str, list[int]] = {}
    grown = True
    while grown:
        grown = False
        for rule in theory.rules:
            for below in product(*(tuple(concluding.get(s, ())) for s in rule.body)):
                parts = [found[i] for i in below]
                key = (rule.name, rule.head, frozenset(below))
                if key in known or any(rule.head in part.says for part in parts):
                    continue
                known.add(key)
                if len(found) == most:
                    raise TooManyArguments(most)
                concluding.setdefault(rule.head, []).append(len(found))
                found.append(_built(rule, parts, len(found)))
                grown = True
    return found


def _built(rule: Rule, parts: Sequence[Argued], number: int) -> Argued:
    def union(sets: Iterable[frozenset[str]]) -> frozenset[str]:
        return frozenset().union(*sets)

    own = frozenset([rule.name])
    plain = rule.strict or rule.premise
    return Argued(
        rule,
        frozenset([number]).union(*(p.parts for p in parts)),
        frozenset([rule.head]) | union(p.says for p in parts),
        own if rule.premise and not rule.strict else union(p.premises for p in parts),
        union(p.defeasible for p in parts) | (frozenset() if plain else own),
        union(p.last for p in parts) if plain else own,
    )


class Comparison:
    """Which of two arguments is weaker.

    Attributes:
        link: By what they are compared.
        order: How sets are compared.
    """

    def __init__(
        self, weaker: Collection[tuple[str, str]], link: Link, order: Order = Order.ELITIST
    ) -> None:
        self.link, self.order = link, order
        self._above = _closed(weaker)

    def _less(self, one: frozenset[str], other: frozenset[str]) -> bool:
        """Whether a set is weaker than another (definition 19)."""
        if not one or not other:
            return bool(one)
        above = [self._above.get(name, frozenset()) for name in sorted(one)]
        if self.order is Order.ELITIST:
            return any(other <= stronger for stronger in above)
        return all(other & stronger for stronger in above)

    def is_weaker(self, one: Argued, other: Argued) -> bool:
        """Whether an argument is strictly weaker than another (definitions 20 and 21)."""
        if self.link is Link.LAST:
            if one.last or other.last:
                return self._less(one.last, other.last)
            return self._less(one.premises, other.premises)
        by_premises = self._less(one.premises, other.premises)
        by_rules = self._less(one.defeasible, other.defeasible)
        if not one.defeasible and not other.defeasible:
            return by_premises
        if not one.premises and not other.premises:
            return by_rules
        return by_premises and by_rules


def _closed(weaker: Collection[tuple[str, str]]) -> Mapping[str, frozenset[str]]:
    """For each name all that are stronger, by transitivity."""
    direct: dict[str, set[str]] = {}
    for one, other in weaker:
        direct.setdefault(one, set()).add(other)
    closed = {}
    for name in direct:
        reached: set[str] = set()
        waiting = [name]
        while waiting:
            for stronger in direct.get(waiting.pop(), ()):
                if stronger not in reached:
                    reached.add(stronger)
                    waiting.append(stronger)
        closed[name] = frozenset(reached)
    return closed


def attacks(found: Sequence[Argued]) -> Iterator[tuple[int, int, int, bool]]:
    """Every attack: attacker, attacked, the part on which, and whether it can be resisted."""
    concluding: dict[str, list[int]] = {}
    containing: dict[int, list[int]] = {}
    for i, argument in enumerate(found):
        concluding.setdefault(argument.rule.head, []).append(i)
        for part in argument.parts:
            containing.setdefault(part, []).append(i)
    for part, argument in enumerate(found):
        for hit in argument.rule.hits:
            for attacker in concluding.get(hit.sentence, ()):
                for attacked in containing[part]:
                    yield attacker, attacked, part, hit.resistible


def defeats(found: Sequence[Argued], comparison: Comparison) -> Iterator[tuple[int, int]]:
    """Every attack that succeeds, as attacker and attacked."""
    for attacker, attacked, part, resistible in attacks(found):
        if not resistible or not comparison.is_weaker(found[attacker], found[part]):
            yield attacker, attacked


def label(found: Sequence[Argued], comparison: Comparison) -> list[int]:
    """The grounded labelling of the arguments and their defeats."""
    names = [argument.rule.name for argument in found]
    return grounded(Framework(names, defeats(found, comparison)))


def label_of(labels: Iterable[int]) -> Label:
    """What becomes of something that any of some arguments gives."""
    told = set(labels)
    if IN in told:
        return Label.IN
    return Label.OUT if told <= {OUT} else Label.UNDECIDED
