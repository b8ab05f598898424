"""What the sections of an audit share: bounded lists, places, and the map as it is audited."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Generic, TypeVar

from argmap.model import Source, theses_of
from argmap.semantics import Label
from argmap.sources import paragraph_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from argmap.model import ArgumentMap, Passage
    from argmap.semantics import Evaluation
    from argmap.sources import Document, Verification

T = TypeVar("T")

SHOWN = 25
"""Items of a list that are written out."""
TOLD = 12
"""Theses that are told one by one."""
TABLED = 40
"""Theses in the table of verdicts."""
SCENARIOS = 12
"""Scenarios that are judged."""
_WORK = 3_000_000
"""Records that trials may go through in all."""
LEAST_TRIALS, MOST_TRIALS = 8, 400


@dataclass(frozen=True, slots=True)
class Listed(Generic[T]):
    """The first items of a list, and how many there are."""

    shown: tuple[T, ...] = ()
    total: int = 0

    @classmethod
    def of(cls, items: Iterable[T], most: int = SHOWN) -> Listed[T]:
        """The list, cut after ``most`` items."""
        every = tuple(items)
        return cls(every[:most], len(every))

    @property
    def more(self) -> int:
        """How many are not shown."""
        return self.total - len(self.shown)


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a document; never its words.

    Attributes:
        passage: Id of the passage.
        source: Title of the document.
        start: First code point, None when the passage has no position.
        end: The code point after the last, None likewise.
        paragraph: Number of the paragraph from 1, None without the document.
    """

    passage: str
    source: str
    start: int | None = None
    end: int | None = None
    paragraph: int | None = None


@dataclass(frozen=True)
class Matter:
    """What is audited: a map in its scenarios, and what is at hand beside it.

    Attributes:
        evaluation: The map in the scenario in which it is read.
        others: The map in its other scenarios that are judged, by id of the scenario.
        documents: The documents at hand, by id of the source.
        verified: What became of each passage, by its id; empty without a document.
    """

    evaluation: Evaluation
    others: Mapping[str, Evaluation] = field(default_factory=dict)
    documents: Mapping[str, Document] = field(default_factory=dict)
    verified: Mapping[str, Verification] = field(default_factory=dict)

    @property
    def map(self) -> ArgumentMap:
        """The map."""
        return self.evaluation.map

    @cached_property
    def theses(self) -> tuple[str, ...]:
        """Ids of the theses; where the map names none, of the last conclusions."""
        return theses_of(self.map)

    @cached_property
    def told(self) -> tuple[str, ...]:
        """The theses that are told one by one."""
        return self.theses[:TOLD]

    @cached_property
    def trials(self) -> int:
        """How many times something may be left out to see what changes."""
        return max(LEAST_TRIALS, min(MOST_TRIALS, _WORK // max(1, len(self.map))))

    def is_in(self, name: str) -> bool:
        """Whether an element is in, in the scenario in which the map is read."""
        return self.evaluation.labels.get(name) is Label.IN

    def without(self, names: Iterable[str]) -> tuple[str, ...]:
        """The statements that are labelled otherwise when some elements are left out."""
        left_out = set(names)
        changed = self.evaluation.changed(reject=left_out)
        before, after = self.evaluation.model.values, changed.model.values
        atoms = self.evaluation.compiled.atoms
        known = self.map.statement_by_id
        turned = (n for n, atom in atoms.items() if before[atom] != after[atom])
        return tuple(n for n in turned if n in known and n not in left_out)

    def title_of(self, source: str) -> str:
        """The title of a source."""
        return self.map.name_of(source)

    def place(self, passage: Passage) -> Place:
        """Where a passage stands: where it was found, else where the map says."""
        start, end = (passage.digest.start, passage.digest.end) if passage.digest else (None, None)
        verified = self.verified.get(passage.id)
        if verified and verified.found:
            start, end = verified.found
        document = self.documents.get(passage.source)
        known = verified is not None and verified.found is not None
        paragraph = None
        if known and document is not None and start is not None:
            paragraph = paragraph_of(document.text, start)
        return Place(passage.id, self.title_of(passage.source), start, end, paragraph)

    def places(self, name: str, most: int = 3) -> tuple[Place, ...]:
        """Where an element stands, the first places."""
        record = self.map.records.get(name)
        passages = self.map.passage_by_id
        expressed = getattr(record, "expressed_in", ())
        found = [self.place(passages[p]) for p in expressed if p in passages]
        return tuple(sorted(found, key=lambda p: (p.start is None, p.start or 0, p.passage))[:most])

    @cached_property
    def analysed(self) -> tuple[Source, ...]:
        """The sources whose reasoning the map gives."""
        records = (self.map.records.get(name) for name in self.map.sources_analysed)
        return tuple(r for r in records if isinstance(r, Source))

    @cached_property
    def _drawn(self) -> Mapping[str, list[str]]:
        """For each element what drawn support for it begins from."""
        drawn: dict[str, list[str]] = {}
        for relation in self.map.relations:
            for target in relation.targets if relation.kind.is_support else ():
                drawn.setdefault(target, []).extend(relation.origins)
        return drawn

    def below(self, name: str) -> frozenset[str]:
        """The statements on which one rests by support, itself left out."""
        arguments = self.map.argument_by_id
        seen, waiting = {name}, [name]
        for here in waiting:
            needed = [n for a in self.map.inferences_to.get(here, ()) for n in (a.id, *a.needs)]
            own = arguments.get(here)
            needed += [*self._drawn.get(here, ()), *(own.needs if own else ())]
            fresh = [n for n in dict.fromkeys(needed) if n not in seen]
            seen.update(fresh)
            waiting.extend(fresh)
        return frozenset(n for n in seen if n in self.map.statement_by_id and n != name)
