"""What a check is given, and how it tells what it finds."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from argmap.checks.reach import bearing_on, grounds_of, reached, same_content, steps_to
from argmap.checks.terms import bare
from argmap.diagnostic import Diagnostic, Severity
from argmap.model import theses_of
from argmap.span import NOWHERE, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from argmap.formats import Sketch
    from argmap.model import Argument, ArgumentMap
    from argmap.semantics import Evaluation
    from argmap.sources import Document, Verification


_MOST_ENDS = 50
"""Of the ends of a map that declares no thesis, so many are judged one by one."""


def _nowhere(_: str, __: str) -> Span:
    return NOWHERE


@dataclass(frozen=True)
class Context:
    """A map and what is known beside it.

    Attributes:
        map: The map to check.
        documents: The documents at hand, by the id of the source they are.
        mention: Where the record of the first id names the second.
        sketches: Relations as they were drawn, where the format derives others from them.
        companions: Maps that are checked together with this one, itself left out.
        scenario: Id or label of the scenario in which the reasoning is judged; the map's default
            when empty.
        stale_after: Evidence is called stale when it is so many years older than the document;
            None when age alone does not matter.
        found: What the other checks found, for the checks that run last.
        judged: The slugs of the checks that were run.
    """

    map: ArgumentMap
    documents: Mapping[str, Document] = field(default_factory=dict)
    mention: Callable[[str, str], Span] = _nowhere
    sketches: tuple[Sketch, ...] = ()
    companions: tuple[ArgumentMap, ...] = ()
    scenario: str = ""
    stale_after: float | None = None
    found: tuple[Diagnostic, ...] = ()
    judged: frozenset[str] = frozenset()

    @cached_property
    def theses(self) -> tuple[str, ...]:
        """The theses; where the map names none, the conclusions that lead to nothing further."""
        return theses_of(self.map)

    @property
    def leading(self) -> tuple[str, ...]:
        """The theses that are judged one by one: the declared ones; of other ends the first."""
        return self.theses if self.map.theses else self.theses[:_MOST_ENDS]

    @cached_property
    def steps_to(self) -> Mapping[str, tuple[Argument, ...]]:
        """For each statement the inferences to it; drawn support counts as the step it sketches."""
        return steps_to(self.map)

    @cached_property
    def drawn_against(self) -> frozenset[str]:
        """What attacks are drawn to, in this map and in those that are checked with it."""
        return frozenset(
            target
            for argument_map in (self.map, *self.companions)
            for relation in argument_map.relations
            if relation.kind.is_attack
            for target in relation.targets
        )

    @cached_property
    def argued(self) -> Mapping[str, str]:
        """The statements that support a thesis, theses included: see ``reach.reached``."""
        return reached(self.theses, grounds_of(self.steps_to))

    @cached_property
    def cone(self) -> frozenset[str]:
        """The statements and arguments that bear on a thesis, for or against, theses included."""
        return bearing_on(self.map, self.theses)

    def place(self, name: str) -> Span:
        """Where a record is written, as far as known."""
        span = self.mention(name, "")
        record = self.map.records.get(name)
        return record.span if span == NOWHERE and record else span

    @cached_property
    def content(self) -> Callable[[str], str]:
        """A function that gives for each statement the least of those it is said to restate."""
        return same_content(self.map)

    @cached_property
    def words(self) -> Mapping[str, tuple[str, ...]]:
        """The words of every statement, by its id: see ``terms.bare``."""
        return {statement.id: bare(statement.says) for statement in self.map.statements}

    @cached_property
    def verifications(self) -> tuple[Verification, ...]:
        """For every passage whether it stands in the documents at hand; none without documents."""
        if not self.documents:
            return ()
        from argmap.sources import verify

        return verify(self.map, self.documents)

    @cached_property
    def evaluation(self) -> Evaluation:
        """The labels of the map in the scenario.

        Raises:
            UnknownScenario: The map has no such scenario.
        """
        from argmap.semantics import evaluate

        return evaluate(self.map, self.scenario)


@dataclass(frozen=True, slots=True)
class Finder:
    """Makes the diagnostics of one check.

    Attributes:
        code: Its code; never used again for another check.
        slug: Name of the defect.
        severity: How much it matters, unless the configuration says otherwise.
        default: Whether it runs unless it is selected.
    """

    code: str
    slug: str
    severity: Severity
    default: bool = True

    def __call__(
        self,
        context: Context,
        about: str,
        message: str,
        hint: str = "",
        related: tuple[str, ...] = (),
        span: Span = NOWHERE,
        severity: Severity | None = None,
    ) -> Diagnostic:
        """The finding about a record, at the place where it is written and with it as witness.

        Args:
            context: What was checked.
            about: Id of the record; empty for the map.
            message: One sentence without a full stop that names the thing found.
            hint: What to do about it.
            related: Other witnesses than the record, in the order in which to read them.
            span: Another place than that of the record.
            severity: Another severity than the usual.
        """
        record = context.map.records.get(about)
        place = span if span != NOWHERE else (record.span if record else NOWHERE)
        weight = severity or self.severity
        named = related or ((about,) if about else ())
        return Diagnostic(self.code, self.slug, weight, message, about, place, named, hint)
