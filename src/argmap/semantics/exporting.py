"""A map as an assumption-based framework, and as a framework of Dung.

The assumptions are the negative literals of the map's program: that a statement is not denied,
that an argument is not defeated. An argument in Dung's sense is a sentence together with a minimal
set of assumptions from which it follows; it attacks those that assume the contrary. Both have the
labels of the map under the grounded semantics.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.errors import TooManyArguments
from argmap.semantics.aba import AssumptionFramework
from argmap.semantics.atms import TooMany, environments
from argmap.semantics.dung.framework import Framework
from argmap.semantics.parallel import ones
from argmap.semantics.program import Program

if TYPE_CHECKING:
    from argmap.semantics.evaluation import Evaluation


def as_assumptions(evaluation: Evaluation) -> AssumptionFramework:
    """The map in its scenario as a flat assumption-based framework.

    Sentences are the statements by id, ``not denied ID`` and ``not defeated ID`` for the
    assumptions, and their contraries.
    """
    compiled, off = evaluation.compiled, evaluation.off
    program = compiled.program
    names = [""] * program.size
    for told, atoms in (
        ("", compiled.atoms),
        ("argument ", compiled.standing),
        ("denied ", compiled.denied),
        ("defeated ", compiled.defeated),
    ):
        for name, atom in atoms.items():
            names[atom] = told + name
    negated = sorted({a for rule in range(len(program.heads)) for a in program.negative[rule]})
    absent = {atom: program.size + i for i, atom in enumerate(negated)}
    names += ["not " + names[atom] for atom in negated]
    rules = tuple(
        (head, (*program.positive[rule], *(absent[a] for a in program.negative[rule])))
        for rule, head in enumerate(program.heads)
        if rule not in off
    )
    return AssumptionFramework(
        tuple(names), {assumed: atom for atom, assumed in absent.items()}, rules
    )


def as_framework(evaluation: Evaluation, most: int = 10_000) -> Framework:
    """The map in its scenario as a framework of Dung.

    Args:
        evaluation: The map in its scenario.
        most: So many arguments there may be.

    Raises:
        TooManyArguments: There are more.
    """
    assumed = as_assumptions(evaluation)
    program = Program(len(assumed.names))
    order = sorted(assumed.contraries)
    choices = {program.add(a): 1 << i for i, a in enumerate(order)}
    for head, body in assumed.rules:
        program.add(head, body)
    try:
        labels = environments(program, choices, frozenset(), range(program.size), most)
    except TooMany:
        raise TooManyArguments(most) from None
    arguments = [
        (sentence, frozenset(order[i] for i in ones(bits)))
        for sentence in range(len(assumed.names))
        for bits in labels.get(sentence, ())
    ]
    if len(arguments) > most:
        raise TooManyArguments(most)
    relying: dict[int, list[int]] = {}
    for i, (_, needs) in enumerate(arguments):
        for assumption in needs:
            relying.setdefault(assumed.contraries[assumption], []).append(i)
    attacks = [(i, j) for i, (said, _) in enumerate(arguments) for j in relying.get(said, ())]
    return Framework([_called(assumed, *argument) for argument in arguments], attacks)


def _called(assumed: AssumptionFramework, said: int, needs: frozenset[int]) -> str:
    """An argument by what it says and what it assumes."""
    if not needs or needs == {said}:
        return assumed.names[said]
    return f"{assumed.names[said]} if {', '.join(sorted(assumed.names[n] for n in needs))}"
