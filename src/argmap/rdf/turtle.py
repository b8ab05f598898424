"""Writing Turtle: sorted, stable, one fact a line, so that files diff.

The same triples give the same bytes, whatever their order. Every node must have an IRI.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.model import Argument, ArgumentMap, Triple, is_slug
from argmap.rdf.mapping import (
    AGENT_CLASS,
    INFERENCE_CLASS,
    OBJECTION_CLASS,
    PLAIN_CLASS,
    PROPERTIES,
    RELATION_KIND,
    STATEMENT_CLASS,
    TARGET,
    role_of,
)
from argmap.rdf.terms import TYPE, iri, iri_value, is_iri, literal_value
from argmap.rdf.write import triples
from argmap.vocabulary import ARG, PREFIXES, XSD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_SECTIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("The map", (PLAIN_CLASS[ArgumentMap],)),
    ("Agents", tuple(AGENT_CLASS.values())),
    ("Sources", tuple(c for t, c in PLAIN_CLASS.items() if t.__name__ == "Source")),
    ("Scenarios", tuple(c for t, c in PLAIN_CLASS.items() if t.__name__ == "Scenario")),
    ("Groups", tuple(c for t, c in PLAIN_CLASS.items() if t.__name__ == "Group")),
    ("Statements", tuple(STATEMENT_CLASS.values())),
    ("Arguments", (INFERENCE_CLASS, OBJECTION_CLASS)),
    ("Relations", tuple(c for t, c in PLAIN_CLASS.items() if t.__name__ == "Relation")),
    ("Locutions", tuple(c for t, c in PLAIN_CLASS.items() if t.__name__ == "Locution")),
    (
        "Passages",
        tuple(
            c
            for t, c in PLAIN_CLASS.items()
            if t.__name__ in {"Passage", "DigestSelector", "QuoteSelector"}
        ),
    ),
    ("More", ()),
)
_TARGETS = tuple(TARGET.values())


_ALLOWS = iri(ARG + "allows")
"""Written last: it is about the finding, not about the matter."""


def _rank() -> dict[str, int]:
    """The order in which properties are written: the type, then as the table of fields has them."""
    known = [p.predicate for properties in PROPERTIES.values() for p in properties]
    where = known.index(PROPERTIES[ArgumentMap][0].predicate)
    ordered = [TYPE, *dict.fromkeys(known[where:])]
    ordered.remove(_ALLOWS)
    ordered.append(_ALLOWS)
    after_premises = ordered.index(_WARRANT) + 1
    ordered[after_premises:after_premises] = [*_TARGETS, RELATION_KIND]
    return {predicate: rank for rank, predicate in enumerate(ordered)}


_WARRANT = next(p.predicate for ps in PROPERTIES.values() for p in ps if p.field == "warrants")
_SCHEME = next(p.predicate for p in PROPERTIES[Argument] if p.field == "schemes")
_RANK = _rank()
_PLAIN_NUMBER = {
    XSD + "integer": re.compile(r"[+-]?[0-9]+"),
    XSD + "decimal": re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    XSD + "boolean": re.compile(r"true|false"),
}


def write_turtle(
    argument_map: ArgumentMap, prefixes: Mapping[str, str] | None = None, head: str = ""
) -> str:
    """The map as Turtle.

    Args:
        argument_map: The map.
        prefixes: Further prefixes to keep, name to namespace; our own names win.
        head: Comment lines to put before everything, each starting with ``#``.
    """
    return turtle(triples(argument_map), argument_map.iri, prefixes, head)


def turtle(
    graph: Iterable[Triple], base: str, prefixes: Mapping[str, str] | None = None, head: str = ""
) -> str:
    """Triples as Turtle, in sections by class and then in order of their IRIs."""
    names = _Names(base, prefixes or {})
    sections: dict[str, list[str]] = {}
    for subject, facts in _subjects(graph):
        sections.setdefault(_section(facts), []).append(_block(subject, facts, names))
    body = [
        f"# --- {title} ---\n\n" + "\n\n".join(sections[title]) + "\n"
        for title, _ in _SECTIONS
        if title in sections
    ]
    comments = head.rstrip("\n") + "\n\n" if head.strip() else ""
    return comments + names.header() + "\n" + "\n".join(body)


def _subjects(graph: Iterable[Triple]) -> Iterator[tuple[str, dict[str, list[str]]]]:
    facts: dict[str, dict[str, list[str]]] = {}
    for subject, predicate, value in sorted(set(graph)):
        facts.setdefault(subject, {}).setdefault(predicate, []).append(value)
    yield from facts.items()


def _section(facts: dict[str, list[str]]) -> str:
    classes = set(facts.get(TYPE, ()))
    return next((title for title, known in _SECTIONS if classes.intersection(known)), "More")


def _block(subject: str, facts: dict[str, list[str]], names: _Names) -> str:
    ordered = sorted(facts, key=lambda p: (_place(p), p))
    lines = [_fact(predicate, facts[predicate], names) for predicate in ordered]
    return f"{names.term(subject)} " + " ;\n    ".join(lines) + " ."


def _place(predicate: str) -> float:
    """The rank of a property; roles stand behind the schemes that they are of."""
    rank = _RANK.get(predicate)
    if rank is not None:
        return rank
    return _RANK[_SCHEME] + 0.5 if role_of(predicate) else len(_RANK)


def _fact(predicate: str, values: list[str], names: _Names) -> str:
    verb = "a" if predicate == TYPE else names.term(predicate)
    objects = [names.term(value) for value in values]
    if len(objects) == 1:
        return f"{verb} {objects[0]}"
    return f"{verb}\n        " + " ,\n        ".join(objects)


class _Names:
    """Short names for IRIs; remembers which prefixes were used."""

    def __init__(self, base: str, more: Mapping[str, str]) -> None:
        own = {"": base.partition("#")[0] + "#"}
        taken = {*own.values(), *PREFIXES.values()}
        extra = {
            name: space
            for name, space in more.items()
            if name not in own | PREFIXES and space and space not in taken
        }
        self.base = base
        self.spaces = {space: name for name, space in (extra | PREFIXES | own).items()}
        self.used: set[str] = {own[""]}
        self._known: dict[str, str] = {}

    def header(self) -> str:
        """The base and the prefixes in use, in order of their names."""
        used = sorted((self.spaces[space], space) for space in self.used)
        lines = [f"@prefix {name}: <{space}> ." for name, space in used]
        return "\n".join([f"@base <{self.base}> .", *lines]) + "\n"

    def term(self, term: str) -> str:
        """A term as Turtle writes it."""
        if not is_iri(term):
            return self._literal(term)
        known = self._known.get(term)
        if known is None:
            known = self._known[term] = self._iri(iri_value(term))
        return known

    def _iri(self, value: str) -> str:
        if value == self.base and "#" not in value:
            return "<>"
        cut = max(value.rfind("#"), value.rfind("/")) + 1
        space, local = value[:cut], value[cut:]
        if space in self.spaces and is_slug(local):
            self.used.add(space)
            return f"{self.spaces[space]}:{local}"
        return f"<{value}>"

    def _literal(self, term: str) -> str:
        value = literal_value(term)
        if value is None or not value.datatype:
            return term
        plain = _PLAIN_NUMBER.get(value.datatype)
        if plain and plain.fullmatch(value.text):
            return value.text
        quoted = term[: term.rindex('"') + 1]
        return f"{quoted}^^{self.term('<' + value.datatype + '>')}"
