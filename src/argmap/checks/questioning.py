"""Critical questions: which a map puts to its arguments, which it answers, which are open."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from argmap.model import Argument, theses_of
from argmap.rdf.schemes import Question, find_scheme, schemes
from argmap.semantics import Label
from argmap.semantics.removal import losses

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from argmap.model import ArgumentMap
    from argmap.semantics import Evaluation


class State(StrEnum):
    """What has become of a critical question."""

    OPEN = "open"
    """Nothing in the map takes it up."""
    PRESSED = "pressed"
    """An objection takes it up, so that it speaks against the argument."""
    ANSWERED = "answered"
    """A premise or a reason takes it up."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One critical question of one argument.

    Attributes:
        argument: Id of the argument.
        scheme: Id of its scheme; empty for a question that belongs to none of them.
        question: The question.
        asked: Whether the map itself puts it to the argument (``arg:asks``).
        state: Whether it is open, pressed or answered.
        by: Ids of the elements that take it up.
    """

    argument: str
    scheme: str
    question: Question
    asked: bool
    state: State
    by: tuple[str, ...]

    @property
    def words(self) -> str:
        """The question as it can be read, its variables as words."""
        return worded(self.question.ask)


@dataclass(frozen=True, slots=True)
class Ranked:
    """A question with what hangs on its argument.

    Attributes:
        asked: The question.
        theses: Ids of the theses that are in and would not be without the argument.
        claims: Number of statements of which the same is true.
    """

    asked: Asked
    theses: tuple[str, ...]
    claims: int


def worded(text: str) -> str:
    """A wording of a scheme with its variables as words: "{agent}" becomes "the agent"."""
    plain = re.sub(r"\b((?:the|an?) (?:\w+ )?)\{([a-z-]+)\}", r"\1\2", text)
    said = re.sub(r"\{([a-z-]+)\}", lambda match: f"the {match[1].replace('-', ' ')}", plain)
    return said[:1].upper() + said[1:]


def questions_of(argument_map: ArgumentMap) -> Iterator[Asked]:
    """Every critical question of every argument that follows a scheme or is asked one."""
    takers = _takers(argument_map)
    for argument in argument_map.arguments:
        if argument.schemes or argument.asks:
            for scheme, question in _questions(argument):
                by = takers.get(question.id, ())
                yield _asked(argument_map, argument, scheme, question, by)


def _takers(argument_map: ArgumentMap) -> Mapping[str, list[str]]:
    """For each question that is taken up the elements that do."""
    takers: dict[str, list[str]] = {}
    for element in argument_map.elements:
        for name in element.addresses:
            takers.setdefault(name, []).append(element.id)
    return takers


def _questions(argument: Argument) -> Iterator[tuple[str, Question]]:
    """The questions of the schemes of an argument, then those that it is asked besides."""
    seen = set()
    for scheme in filter(None, map(find_scheme, argument.schemes)):
        for question in scheme.questions:
            if question.id not in seen:
                seen.add(question.id)
                yield scheme.id, question
    for name in argument.asks:
        if name not in seen:
            yield "", _listed().get(name) or Question(name, name, "assumption", "undercut", "")


@cache
def _listed() -> Mapping[str, Question]:
    """Every question of the list by its name."""
    return {question.id: question for s in schemes().values() for question in s.questions}


def _asked(
    argument_map: ArgumentMap,
    argument: Argument,
    scheme: str,
    question: Question,
    takers: Iterable[str],
) -> Asked:
    near = _near(argument_map, argument) if takers else {}
    by = tuple(name for name in takers if name in near)
    against = [name for name in by if near[name]]
    state = State.OPEN if not by else State.PRESSED if against else State.ANSWERED
    return Asked(argument.id, scheme, question, question.id in argument.asks, state, by)


def _near(argument_map: ArgumentMap, argument: Argument) -> dict[str, bool]:
    """What bears on an argument at close quarters, and whether it speaks against it.

    That are its premises and the reasons for them, its steps, the objections to it, to its premises
    and to its conclusion, and what answers these objections; drawn lines count like arguments.
    """
    steps = [a for a in argument_map.arguments if a.part_of == argument.id]
    own = [argument.id, *argument.needs, *(n for s in steps for n in (s.id, *s.needs, s.target))]
    found = dict.fromkeys(own, False)
    for against in _against(argument_map, [*own, argument.target]):
        if against not in found:
            found[against] = True
            found.update(dict.fromkeys(_against(argument_map, [against]), False))
    for reason in _for(argument_map, own):
        found.setdefault(reason, False)
    return found


def _against(argument_map: ArgumentMap, names: Iterable[str]) -> list[str]:
    """Objections to any of these, with their premises, and what is drawn to attack them."""
    wanted = set(names)
    made = [o for name in sorted(wanted) for o in argument_map.objections_to.get(name, ())]
    found = [part for objection in made for part in (objection.id, *objection.needs)]
    for relation in argument_map.relations:
        if relation.kind.is_attack and wanted.intersection(relation.targets):
            found += [relation.id, *relation.origins]
    return found


def _for(argument_map: ArgumentMap, names: Iterable[str]) -> list[str]:
    """Reasons for any of these, with their premises, and what is drawn to support them."""
    wanted = set(names)
    made = [i for name in sorted(wanted) for i in argument_map.inferences_to.get(name, ())]
    found = [part for inference in made for part in (inference.id, *inference.needs)]
    for relation in argument_map.relations:
        if relation.kind.is_support and wanted.intersection(relation.targets):
            found += [relation.id, *relation.origins]
    return found


def ranked(evaluation: Evaluation, asked: Iterable[Asked]) -> tuple[Ranked, ...]:
    """The questions by what hangs on their arguments, most first.

    What the map asks itself comes first; then those on whose arguments most theses and most claims
    hang; of one argument, those that the proponent must answer before those that need a reason.
    """
    listed = list(asked)
    labels = evaluation.labels
    names = sorted({a.argument for a in listed if labels[a.argument] is Label.IN})
    theses = set(theses_of(evaluation.map))
    counted = len(names) * len(evaluation.map.statements) <= _MOST_COUNTED
    lost = losses(evaluation, names, theses, counted)
    rows = [Ranked(a, *lost.get(a.argument, ((), 0))) for a in listed]
    rows.sort(key=_rank)
    return tuple(rows)


_MOST_COUNTED = 50_000_000
"""Beyond so many arguments times statements only the theses are counted that would fall."""


def _rank(row: Ranked) -> tuple[bool, int, int, str, bool]:
    asked = row.asked
    must = asked.question.kind == "assumption"
    return (not asked.asked, -len(row.theses), -row.claims, asked.argument, not must)
