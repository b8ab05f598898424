"""Flat assumption-based argumentation (Bondarenko, Dung, Kowalski & Toni 1997).

Assumptions, their contraries, and rules from which sentences are derived. A set of assumptions
attacks an assumption when it derives its contrary. Extensions are sets of assumptions. The
grounded one comes from the well-founded model; the others are answer sets (after the encodings of
Lehtonen, Wallner & Järvisalo 2021).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.semantics.dung.solving import Semantics, Verdict
from argmap.semantics.program import Program
from argmap.semantics.solvers import AnswerSets
from argmap.semantics.wellfounded import TRUE, well_founded

if TYPE_CHECKING:
    from collections.abc import Iterator

Assumptions = frozenset[int]


@dataclass(frozen=True)
class AssumptionFramework:
    """A flat framework.

    Attributes:
        names: The name of each sentence.
        contraries: For each assumption its contrary, both by number.
        rules: Each rule as head and body. No head is an assumption: that is what flat means.
    """

    names: tuple[str, ...]
    contraries: dict[int, int]
    rules: tuple[tuple[int, tuple[int, ...]], ...]

    @property
    def program(self) -> Program:
        """The framework as a program: an assumption holds unless its contrary does."""
        program = Program(len(self.names))
        for head, body in self.rules:
            program.add(head, body)
        for assumption, contrary in self.contraries.items():
            program.add(assumption, (), [contrary])
        return program

    def closure(self, assumed: Assumptions) -> frozenset[int]:
        """The sentences that follow from some assumptions, these included."""
        found = set(assumed)
        waits = [len(set(body)) for _, body in self.rules]
        uses: dict[int, list[int]] = {}
        for i, (_, body) in enumerate(self.rules):
            for sentence in set(body):
                uses.setdefault(sentence, []).append(i)
        queue = [*sorted(found), *(h for h, body in self.rules if not body)]
        done = set()
        for sentence in queue:
            if sentence in done:
                continue
            done.add(sentence)
            found.add(sentence)
            for i in uses.get(sentence, ()):
                waits[i] -= 1
                if not waits[i]:
                    queue.append(self.rules[i][0])
        return frozenset(found)


def extensions(framework: AssumptionFramework, semantics: Semantics) -> Iterator[Assumptions]:
    """Every extension, as a set of assumptions."""
    if semantics is Semantics.GROUNDED:
        yield _grounded(framework)
    elif semantics is Semantics.PREFERRED:
        yield from _preferred(framework)
    elif semantics is Semantics.IDEAL:
        yield _ideal(framework)
    elif semantics in {Semantics.SEMI_STABLE, Semantics.STAGE}:
        kind = _COMPLETE if semantics is Semantics.SEMI_STABLE else _CONFLICT_FREE
        yield from _largest_range(framework, list(_all(framework, kind)))
    else:
        kind = _STABLE if semantics is Semantics.STABLE else _COMPLETE
        yield from _all(framework, kind)


def some_extension(framework: AssumptionFramework, semantics: Semantics) -> Assumptions | None:
    """One extension; None when there is none."""
    if semantics is Semantics.COMPLETE:
        semantics = Semantics.GROUNDED
    return next(extensions(framework, semantics), None)


def credulous(framework: AssumptionFramework, semantics: Semantics, sentence: int) -> Verdict:
    """Whether some extension derives a sentence, with one that does."""
    kinds = {
        Semantics.COMPLETE: _COMPLETE,
        Semantics.PREFERRED: _COMPLETE,
        Semantics.STABLE: _STABLE,
    }
    if semantics in kinds:
        with _answers(framework, kinds[semantics]) as answers:
            answers.add(f":- not supported({sentence}).")
            found = answers.find()
        return Verdict(found is not None, found)
    for extension in extensions(framework, semantics):
        if sentence in framework.closure(extension):
            return Verdict(accepted=True, witness=extension)
    return Verdict(accepted=False, witness=None)


def sceptical(framework: AssumptionFramework, semantics: Semantics, sentence: int) -> Verdict:
    """Whether every extension derives a sentence; if not, one that does not."""
    if semantics is Semantics.COMPLETE:
        semantics = Semantics.GROUNDED
    if semantics is Semantics.STABLE:
        with _answers(framework, _STABLE) as answers:
            answers.add(f":- supported({sentence}).")
            found = answers.find()
        return Verdict(found is None, found)
    for extension in extensions(framework, semantics):
        if sentence not in framework.closure(extension):
            return Verdict(accepted=False, witness=extension)
    return Verdict(accepted=True, witness=None)


def _grounded(framework: AssumptionFramework) -> Assumptions:
    values = well_founded(framework.program).values
    return frozenset(a for a in framework.contraries if values[a] == TRUE)


def _preferred(framework: AssumptionFramework) -> Iterator[Assumptions]:
    """Complete sets, each grown until nothing can be added."""
    with _answers(framework, _COMPLETE) as answers:
        while (found := answers.find()) is not None:
            while True:
                larger = answers.find(found, beyond=True)
                if larger is None:
                    break
                found = larger
            yield found
            outside = sorted(framework.contraries.keys() - found)
            answers.add(":- " + ", ".join(f"not in({a})" for a in outside) + ".")
            if not outside:
                return


def _all(framework: AssumptionFramework, kind: str) -> Iterator[Assumptions]:
    with _answers(framework, kind) as answers:
        while (found := answers.find()) is not None:
            yield found
            if not framework.contraries:
                return
            answers.add(
                ":- "
                + ", ".join(
                    f"in({a})" if a in found else f"not in({a})"
                    for a in sorted(framework.contraries)
                )
                + "."
            )


def _ideal(framework: AssumptionFramework) -> Assumptions:
    """The largest admissible set inside every preferred one."""
    common = frozenset.intersection(*_preferred(framework))
    while True:
        closure = framework.closure(common)
        beaten = {a for a, c in framework.contraries.items() if c in closure}
        left = framework.closure(frozenset(framework.contraries.keys() - beaten))
        kept = frozenset(a for a in common if framework.contraries[a] not in left)
        if kept == common:
            return common
        common = kept


def _largest_range(
    framework: AssumptionFramework, sets: list[Assumptions]
) -> Iterator[Assumptions]:
    ranges = {}
    for found in sets:
        closure = framework.closure(found)
        beaten = {a for a, c in framework.contraries.items() if c in closure}
        ranges[found] = found | beaten
    for found, reach in ranges.items():
        if not any(reach < other for other in ranges.values()):
            yield found


_CONFLICT_FREE = ""
_COMPLETE = """
unbeaten(X) :- assumption(X), not beaten(X).
unbeaten(X) :- head(R,X), unbeaten(Y) : body(R,Y).
threatened(X) :- contrary(X,Y), unbeaten(Y).
:- in(X), threatened(X).
:- assumption(X), not in(X), not threatened(X).
"""
_STABLE = ":- assumption(X), not in(X), not beaten(X)."
_BASE = """
{in(X)} :- assumption(X).
supported(X) :- in(X).
supported(X) :- head(R,X), supported(Y) : body(R,Y).
beaten(X) :- contrary(X,Y), supported(Y).
:- in(X), beaten(X).
"""


def _answers(framework: AssumptionFramework, kind: str) -> AnswerSets:
    facts = [f"contrary({a},{c}). assumption({a})." for a, c in framework.contraries.items()]
    for i, (head, body) in enumerate(framework.rules):
        facts.append(f"head({i},{head}).")
        facts.extend(f"body({i},{sentence})." for sentence in body)
    text = _BASE + kind + "\n".join(facts)
    return AnswerSets(text, "in", sorted(framework.contraries))
