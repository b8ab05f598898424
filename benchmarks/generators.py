"""Maps of any size, the same from the same seed: what benchmarks and load tests work on.

python benchmarks/generators.py 1000 -o map.ttl
python benchmarks/generators.py 1000 --shape chain -o map.ttl
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass, field
from decimal import Decimal
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from argmap.formats import dump
from argmap.model import (
    Agent,
    AgentKind,
    Argument,
    ArgumentKind,
    ArgumentMap,
    DigestSelector,
    Passage,
    Source,
    Statement,
    StatementKind,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Callable

PER_DOCUMENT = 200
"""Claims that one document of a layered map makes."""
_WORDS = [
    "bridge", "school", "river", "market", "council", "road", "winter", "price",
    "water", "light", "study", "report", "village", "teacher", "engineer", "harvest",
    "railway", "forest", "machine", "garden", "harbour", "library", "measure", "question",
]  # fmt: skip
_EVIDENCE = ("poll", "statistic", "record", "case", "testimony", "measurement")
_SCHEMES = ("sign", "analogy", "expert-opinion", "cause-to-effect", "practical-reasoning")
_CERTAINTY = ("certain", "veryLikely", "likely", "possible")


@dataclass
class _Draft:
    """Records as they pile up, and the one source of chance."""

    chance: Random
    statements: list[Statement] = field(default_factory=list)
    arguments: list[Argument] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    theses: list[str] = field(default_factory=list)
    place: int = 0

    def document(self, number: int) -> str:
        """Begins a document and gives the id of its source."""
        name = f"document-{number}"
        title = words(f"Document {number}")
        self.sources.append(Source(id=name, label=title, creators=("writer",)))
        self.place = 0
        return name

    def statement(self, name: str, kind: StatementKind, source: str) -> str:
        """Adds a statement with a text of its own and a passage, and gives its id."""
        text = f"{self._sentence()} ({name})."
        evidence = kind is StatementKind.EVIDENCE
        self.statements.append(
            Statement(
                id=name,
                kind=kind,
                label=words(name.replace("-", " ").capitalize()),
                text=words(text),
                expressed_in=(self._passage(name, text, source),),
                asserted_by=("writer",),
                modality="factual",
                certainty=self.chance.choice(_CERTAINTY),
                evidence_kind=self.chance.choice(_EVIDENCE) if evidence else "",
                sources=(source,) if evidence else (),
            )
        )
        return name

    def claim(self, name: str, source: str) -> str:
        """Adds a claim."""
        return self.statement(name, StatementKind.CLAIM, source)

    def leaf(self, name: str, source: str) -> str:
        """Adds a piece of evidence or, more rarely, an assumption."""
        rare = self.chance.random() < 0.3
        kind = StatementKind.ASSUMPTION if rare else StatementKind.EVIDENCE
        return self.statement(name, kind, source)

    def argue(
        self,
        name: str,
        premises: list[str],
        target: str,
        kind: ArgumentKind = ArgumentKind.INFERENCE,
    ) -> str:
        """Adds an argument, and gives its id."""
        self.arguments.append(
            Argument(
                id=name,
                kind=kind,
                premises=tuple(premises),
                target=target,
                asserted_by=("writer",),
                schemes=(self.chance.choice(_SCHEMES),),
                weight=Decimal(self.chance.randrange(50, 100)) / 100,
            )
        )
        return name

    def finished(self, title: str, iri: str) -> ArgumentMap:
        """The map of all that was added."""
        return ArgumentMap(
            iri=iri,
            label=words(title),
            theses=tuple(self.theses),
            sources_analysed=tuple(source.id for source in self.sources),
            attributed_to=("generator",),
            statements=tuple(self.statements),
            arguments=tuple(self.arguments),
            passages=tuple(self.passages),
            sources=tuple(self.sources),
            agents=(
                Agent(id="generator", kind=AgentKind.SOFTWARE, label=words("Generator", "")),
                Agent(id="writer", kind=AgentKind.PERSON, label=words("The writer", "")),
            ),
        )

    def _sentence(self) -> str:
        return " ".join(self.chance.choices(_WORDS, k=9)).capitalize()

    def _passage(self, name: str, text: str, source: str) -> str:
        start, self.place = self.place, self.place + len(text) + 1
        selector = DigestSelector(
            id=f"in-{name}-at",
            start=start,
            end=start + len(text),
            sha256=sha256(text.encode()).hexdigest(),
            loose_sha256=sha256(text.casefold().encode()).hexdigest(),
            word_count=len(text.split()),
        )
        self.passages.append(Passage(id=f"in-{name}", source=source, selectors=(selector,)))
        return f"in-{name}"


def _layered(draft: _Draft, claims: int) -> None:
    """Documents of 200 claims, each a tree some five steps deep with objections and replies."""
    for number, first in enumerate(range(0, claims, PER_DOCUMENT), 1):
        count = min(PER_DOCUMENT, claims - first)
        _document(draft, number, first, count)


def _document(draft: _Draft, number: int, first: int, count: int) -> None:
    source = draft.document(number)
    names = [draft.claim(f"claim-{first + i}", source) for i in range(count)]
    draft.theses.append(names[0])
    for place, name in enumerate(names):
        below = names[3 * place + 1 : 3 * place + 4]
        _supported(draft, name, below, source)
        if place % 5 == 4:
            _objected(draft, name, source)


def _supported(draft: _Draft, name: str, below: list[str], source: str) -> None:
    """A reason for the claim: what stands below it, linked to at most three premises."""
    premises = list(below)
    if len(premises) < 3:
        premises.append(draft.leaf(f"ground-of-{name}", source))
    if len(premises) < 3 and draft.chance.random() < 0.5:
        premises.append(draft.leaf(f"second-ground-of-{name}", source))
    draft.argue(f"reason-for-{name}", premises, name)


def _objected(draft: _Draft, name: str, source: str) -> None:
    """An objection to the claim or to the step towards it, and mostly a reply."""
    worry = draft.leaf(f"worry-about-{name}", source)
    undercuts = draft.chance.random() < 0.4
    kind = ArgumentKind.UNDERCUT if undercuts else ArgumentKind.REBUTTAL
    target = f"reason-for-{name}" if undercuts else name
    objection = draft.argue(f"objection-to-{name}", [worry], target, kind)
    if draft.chance.random() < 0.7:
        comfort = draft.leaf(f"comfort-about-{name}", source)
        draft.argue(f"reply-about-{name}", [comfort], objection, ArgumentKind.UNDERCUT)


def _chain(draft: _Draft, claims: int) -> None:
    """Each claim rests on the next, and the last on a piece of evidence."""
    source = draft.document(1)
    names = [draft.claim(f"claim-{i}", source) for i in range(claims)]
    names.append(draft.statement("ground", StatementKind.EVIDENCE, source))
    draft.theses.append(names[0])
    for above, below in pairwise(names):
        draft.argue(f"reason-for-{above}", [below], above)


def _cyclic(draft: _Draft, claims: int) -> None:
    """Circles of five claims, each circle with one outside reason; the theses rest on circles."""
    source = draft.document(1)
    names = [draft.claim(f"claim-{i}", source) for i in range(claims)]
    draft.theses.append(names[0])
    for first in range(0, claims, 5):
        circle = names[first : first + 5]
        for above, below in zip(circle, circle[1:] + circle[:1], strict=True):
            draft.argue(f"reason-for-{above}", [below], above)
        ground = draft.leaf(f"ground-of-{circle[0]}", source)
        draft.argue(f"outside-reason-for-{circle[0]}", [ground], circle[0])


def _many_objections(draft: _Draft, claims: int) -> None:
    """One thesis, opposed by all other claims, every second of which is opposed in turn."""
    source = draft.document(1)
    thesis = draft.claim("claim-0", source)
    draft.theses.append(thesis)
    _supported(draft, thesis, [], source)
    for number in range(1, claims):
        name = draft.claim(f"claim-{number}", source)
        _supported(draft, name, [], source)
        draft.argue(f"objection-by-{name}", [name], thesis, ArgumentKind.REBUTTAL)
        if number % 2:
            reply = draft.leaf(f"worry-about-{name}", source)
            draft.argue(f"reply-to-{name}", [reply], name, ArgumentKind.REBUTTAL)


SHAPES: dict[str, Callable[[_Draft, int], None]] = {
    "layered": _layered,
    "chain": _chain,
    "cyclic": _cyclic,
    "many-objections": _many_objections,
}
"""What a generated map can look like; ``layered`` is like a map of real documents."""


def generate(claims: int, shape: str = "layered", seed: int = 42) -> ArgumentMap:
    """A map with so many claims; the same arguments give the same map.

    Args:
        claims: Number of claims, 1 or more; evidence and assumptions come on top.
        shape: One of ``SHAPES``.
        seed: Of the texts, kinds and weights, and of where a layered map has objections.
    """
    draft = _Draft(Random(seed))
    SHAPES[shape](draft, claims)
    iri = f"https://w3id.org/argmap/graph/generated-{shape}-{claims}"
    return draft.finished(f"A {shape.replace('-', ' ')} map of {claims} claims", iri)


def main() -> None:
    """Writes a map in Turtle."""
    parser = argparse.ArgumentParser(description="Write a generated map in Turtle.")
    parser.add_argument("claims", type=int)
    parser.add_argument("--shape", choices=SHAPES, default="layered")
    parser.add_argument("--seed", type=int, default=42)
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    options.output.write_bytes(dump(generate(options.claims, options.shape, options.seed)))


if __name__ == "__main__":
    main()
