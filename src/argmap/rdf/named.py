"""The queries that come with the vocabulary, each named for the question it answers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from argmap.errors import UnknownQuery
from argmap.model import nearest
from argmap.resources import ontology_file


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """One query.

    Attributes:
        name: The name of its file.
        question: What it answers.
        topic: The heading under which it is listed.
        order: Its rank in the list.
        parameters: Variables that may be set beforehand, each with what it takes.
        text: The query.
    """

    name: str
    question: str
    topic: str
    order: int
    parameters: dict[str, str]
    text: str


@cache
def named_queries() -> tuple[NamedQuery, ...]:
    """Every shipped query, in order."""
    folder = ontology_file("queries")
    found = [parse_query(p.stem, p.read_text(encoding="utf-8")) for p in folder.glob("*.rq")]
    return tuple(sorted(found, key=lambda query: (query.order, query.name)))


def named_query(name: str) -> NamedQuery:
    """The query of that name.

    Raises:
        UnknownQuery: There is none; the hint names the nearest.
    """
    known = {query.name: query for query in named_queries()}
    if name not in known:
        raise UnknownQuery(name, nearest(name, known))
    return known[name]


def parse_query(name: str, text: str) -> NamedQuery:
    """A query file: its first comment is the question; ``# key: value`` lines say the rest."""
    comments = [line[1:].strip() for line in text.splitlines() if line.startswith("#")]
    facts = [re.match(r"(topic|order|parameter): *(.*)", line) for line in comments]
    pairs = [(m[1], m[2]) for m in facts if m]
    single = dict(pairs)
    parameters = dict(_parameter(value) for key, value in pairs if key == "parameter")
    return NamedQuery(
        name,
        comments[0] if comments else name,
        single.get("topic", "Other"),
        int(single.get("order", "999")),
        parameters,
        text,
    )


def _parameter(value: str) -> tuple[str, str]:
    name, _, meaning = value.partition("=")
    return name.strip().lstrip("?"), meaning.strip()
