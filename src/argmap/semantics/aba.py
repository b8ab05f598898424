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
    """Every extension, as a set of assumptions, one by one; there can be exponentially many."""
    if semantics is Semantics.GROUNDED:
        yield _grounded(framework)
    elif semantics is Semantics.PREFERRED:
        with _answers(framework, _COMPLETE) as answers:
            yield from _largest(answers, "in", framework)
    elif semantics is Semantics.IDEAL:
        yield _ideal(framework)
    elif semantics is Semantics.SEMI_STABLE:
        yield from _largest_range(framework, _COMPLETE)
    elif semantics is Semantics.STAGE:
        yield from _largest_range(framework, _CONFLICT_FREE)
    else:
        kind = _STABLE if semantics is Semantics.STABLE else _COMPLETE
        with _answers(framework, kind) as answers:
            yield from _all(answers, framework)


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
            found = answers.find("in", holding=[("supported", sentence, True)])
            if found is not None and semantics is Semantics.PREFERRED:
                found = _grown(answers, "in", framework, found)
        return Verdict(found is not None, found)
    for extension in extensions(framework, semantics):
        if sentence in framework.closure(extension):
            return Verdict(accepted=True, witness=extension)
    return Verdict(accepted=False, witness=None)


def sceptical(
    framework: AssumptionFramework, semantics: Semantics, sentence: int, certify: bool = True
) -> Verdict:
    """Whether every extension derives a sentence; if not, one that does not.

    Args:
        framework: The framework.
        semantics: Which extensions.
        sentence: Number of the sentence.
        certify: Whether to look for the extension where the answer does not need it.
    """
    if semantics is Semantics.COMPLETE:
        semantics = Semantics.GROUNDED
    if semantics is Semantics.STABLE:
        with _answers(framework, _STABLE) as answers:
            found = answers.find("in", holding=[("supported", sentence, False)])
        return Verdict(found is None, found)
    if semantics is Semantics.PREFERRED:
        return _all_preferred(framework, sentence, certify)
    for extension in extensions(framework, semantics):
        if sentence not in framework.closure(extension):
            return Verdict(accepted=False, witness=extension)
    return Verdict(accepted=True, witness=None)


def _grounded(framework: AssumptionFramework) -> Assumptions:
    values = well_founded(framework.program).values
    return frozenset(a for a in framework.contraries if values[a] == TRUE)


def _grown(
    answers: AnswerSets,
    predicate: str,
    framework: AssumptionFramework,
    found: frozenset[int],
) -> frozenset[int]:
    """A largest extent of a predicate around one."""
    while outside := sorted(framework.contraries.keys() - found):
        some = [f"{predicate}({a})" for a in outside]
        larger = answers.find(predicate, found, some)
        if larger is None:
            break
        found = larger
    return found


def _largest(
    answers: AnswerSets, predicate: str, framework: AssumptionFramework
) -> Iterator[frozenset[int]]:
    """The extents of a predicate that lie within no other."""
    while (found := answers.find(predicate)) is not None:
        found = _grown(answers, predicate, framework, found)
        yield found
        outside = sorted(framework.contraries.keys() - found)
        if not outside:
            return
        answers.add(":- " + ", ".join(f"not {predicate}({a})" for a in outside) + ".")


def _all(answers: AnswerSets, framework: AssumptionFramework) -> Iterator[Assumptions]:
    while (found := answers.find("in")) is not None:
        yield found
        if not framework.contraries:
            return
        same = [f"in({a})" if a in found else f"not in({a})" for a in sorted(framework.contraries)]
        answers.add(":- " + ", ".join(same) + ".")


def _largest_range(framework: AssumptionFramework, kind: str) -> Iterator[Assumptions]:
    """The sets of a kind whose range, what they contain or attack, lies within no other's."""
    with _answers(framework, kind) as ranges:
        for reach in _largest(ranges, "covered", framework):
            with _answers(framework, kind) as answers:
                for a in sorted(reach):
                    answers.add(f":- not covered({a}).")
                yield from _all(answers, framework)


def _all_preferred(framework: AssumptionFramework, sentence: int, certify: bool) -> Verdict:
    """By counterexamples: complete sets that cannot be grown until they derive the sentence."""
    guard = "sought"
    with _answers(framework, _COMPLETE + f"{{{guard}(0)}}.") as answers:
        while True:
            without = [(guard, 0, True), ("supported", sentence, False)]
            found = answers.find("in", holding=without)
            if found is None:
                return Verdict(accepted=True, witness=None)
            larger = answers.find("in", found, holding=[("supported", sentence, True)])
            if larger is None:
                witness = _grown(answers, "in", framework, found) if certify else None
                return Verdict(accepted=False, witness=witness)
            largest = _grown(answers, "in", framework, larger)
            outside = sorted(framework.contraries.keys() - largest)
            denied = [f"{guard}(0)", *(f"not in({a})" for a in outside)]
            answers.add(":- " + ", ".join(denied) + ".")


def _ideal(framework: AssumptionFramework) -> Assumptions:
    """The largest admissible set inside every preferred one.

    The assumptions of some preferred set that no admissible set attacks, and of these the largest
    set that defends itself (Dunne 2009).
    """
    with _answers(framework, _COMPLETE) as answers:
        found = answers.find("in")
        common = _grown(answers, "in", framework, found or frozenset())
        while common:
            some = [f"beaten({a})" for a in sorted(common)]
            if answers.find("in", some=some) is None:
                break
            common -= answers.last["beaten"]
    while True:
        closure = framework.closure(common)
        beaten = {a for a, c in framework.contraries.items() if c in closure}
        left = framework.closure(frozenset(framework.contraries.keys() - beaten))
        kept = frozenset(a for a in common if framework.contraries[a] not in left)
        if kept == common:
            return common
        common = kept


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
covered(X) :- in(X).
covered(X) :- beaten(X).
:- in(X), beaten(X).
"""


def _answers(framework: AssumptionFramework, kind: str) -> AnswerSets:
    facts = [f"contrary({a},{c}). assumption({a})." for a, c in framework.contraries.items()]
    for i, (head, body) in enumerate(framework.rules):
        facts.append(f"head({i},{head}).")
        facts.extend(f"body({i},{sentence})." for sentence in body)
    text = _BASE + kind + "\n".join(facts)
    return AnswerSets(text, ("in", "beaten", "covered", "supported", "sought"))
