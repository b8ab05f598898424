"""What the page says about one element: facts, each a name and its values."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from argmap.model import Argument, Element, Group, Locution, Relation, Statement
from argmap.view.language import named, said
from argmap.view.passages import place_of
from argmap.view.strings import spaced, string

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from argmap.diagnostic import Diagnostic
    from argmap.model import ArgumentMap, Ids

Value: TypeAlias = dict[str, str]
"""A value: ``text``, left out when it is that of the statement ``id``; with ``id`` when it is an
element of the map, ``passage`` when it is a passage, ``href`` when it is a page, ``severity`` when
it is a finding."""
Fact: TypeAlias = tuple[str, list[Value]]


class Details:
    """The facts about the elements of one map, in one language."""

    def __init__(
        self, argument_map: ArgumentMap, language: str, diagnostics: Iterable[Diagnostic]
    ) -> None:
        self.map, self.language = argument_map, language
        self.findings: dict[str, list[Diagnostic]] = {}
        for diagnostic in diagnostics:
            self.findings.setdefault(diagnostic.about, []).append(diagnostic)
        self._restated = _reverse({s.id: s.restates for s in argument_map.statements})
        self._contradicted = _reverse({s.id: s.contradicts for s in argument_map.statements})
        self._groups = _reverse({g.id: g.members for g in argument_map.groups})
        self._relations = _reverse({r.id: (*r.origins, *r.targets) for r in argument_map.relations})

    def facts(self, element: Element) -> list[Fact]:
        """All that is known about an element but its text; facts without a value left out."""
        found = [*self._own(element), *self._links(element), *self._remarks(element)]
        return [(string("fact." + key), values) for key, values in found if values]

    def _own(self, element: Element) -> Iterator[Fact]:
        if isinstance(element, Statement):
            yield from self._of_statement(element)
        if isinstance(element, Argument):
            yield from self._of_argument(element)
        if isinstance(element, Relation | Locution):
            force = element.force if isinstance(element, Relation) else element.date
            yield "force" if isinstance(element, Relation) else "date", plain(force)
        yield "says", self.refer(element.asserted_by)
        yield "addresses", _listed(element.addresses)
        yield "implicit", plain(string("fact.implicit.yes") if element.implicit else "")
        yield "weight", plain("" if element.weight is None else str(element.weight))
        yield "passages", self._passages(element)

    def _of_statement(self, statement: Statement) -> Iterator[Fact]:
        yield "certainty", _listed(_one(statement.certainty))
        yield "horizon", _listed(_one(statement.horizon))
        yield "modality", _listed(_one(statement.modality))
        yield "evidence", _listed(_one(statement.evidence_kind))
        yield "sources", self.refer(statement.sources)
        yield "scenario", self.refer(statement.holds_in)

    def _of_argument(self, argument: Argument) -> Iterator[Fact]:
        yield "scheme", _listed(argument.schemes)
        yield "rules", [{"text": rule} for rule in argument.rules]
        yield "strict", plain(string("fact.strict.yes") if argument.strict else "")

    def _links(self, element: Element) -> Iterator[Fact]:
        name = element.id
        if isinstance(element, Argument):
            yield "bears", self.refer(_one(element.target))
            yield "premises", self.refer(element.premises)
            yield "warrants", self.refer(element.warrants)
            yield "outweighs", self.refer(element.outweighs)
            yield "part", self.refer(_one(element.part_of))
        objections = self.map.objections_to.get(name, ())
        yield "supported", self._steps(self.map.inferences_to.get(name, ()))
        yield (
            "undercut" if isinstance(element, Argument) else "opposed",
            self._steps(objections),
        )
        yield "used", self._uses(name)
        if isinstance(element, Statement):
            opposite = {*element.contradicts, *self._contradicted.get(name, ())}
            same = {*element.restates, *self._restated.get(name, ())}
            yield "contradicts", self.refer(tuple(sorted(opposite)))
            yield "restates", self.refer(tuple(sorted(same)))
        yield "relations", self._connections(element)
        yield "group", self.refer(self._groups.get(name, ()))
        yield "members", self.refer(element.members if isinstance(element, Group) else ())

    def _remarks(self, element: Element) -> Iterator[Fact]:
        others = [w for w in element.text if w.text != said(element, self.language)]
        yield "other-languages", [{"text": w.text, "lang": w.language} for w in others]
        yield "wordings", [{"text": w.text, "lang": w.language} for w in element.wordings]
        yield "tags", plain(", ".join(element.tags))
        yield "data", [{"text": f"{k}: {v}"} for k, v in element.data.value.items()]
        yield "recorded", self.refer(element.attributed_to)
        yield "findings", self.remarks(element.id)

    def remarks(self, name: str) -> list[Value]:
        """The findings about an element, in the order in which they were given."""
        return [finding(d) for d in self.findings.get(name, ())]

    def refer(self, names: Ids) -> list[Value]:
        """Values that lead to other records: elements by id, sources by their page."""
        return [self._reference(name) for name in names]

    def _reference(self, name: str) -> Value:
        record = self.map.records.get(name)
        if isinstance(record, Statement):
            return {"id": name}
        if isinstance(record, Element):
            return {"text": self._headline(record), "id": name}
        href = getattr(record, "homepage", "") or name
        text = named(record, self.language) if record else name
        return {"text": text, **web(href)}

    def _headline(self, element: Element) -> str:
        """What stands for an element in a list: a step without words by its conclusion."""
        if isinstance(element, Argument) and not (element.text or element.label):
            target = self.map.records.get(element.target)
            if isinstance(target, Statement):
                kind = string(f"kind.{element.kind}")
                return f"{kind}: {said(target, self.language)}"
        return said(element, self.language)

    def _steps(self, arguments: tuple[Argument, ...]) -> list[Value]:
        """Each premise of each argument, or the argument where it has none or has a name."""
        found: list[Value] = []
        for argument in arguments:
            held = tuple(n for n in argument.needs if n in self.map.records)
            named_itself = bool(argument.text or argument.label)
            found += self.refer((argument.id,)) if named_itself or not held else self.refer(held)
        return found

    def _uses(self, name: str) -> list[Value]:
        return self.refer(tuple(a.id for a in self.map.uses_of.get(name, ())))

    def _connections(self, element: Element) -> list[Value]:
        """Relations that begin or end here, with what stands at the other end."""
        if isinstance(element, Relation):
            return self.refer((*element.origins, *element.targets))
        found: list[Value] = []
        for name in self._relations.get(element.id, ()):
            relation = self.map[name]
            if isinstance(relation, Relation):
                ends = (*relation.origins, *relation.targets)
                others = tuple(n for n in ends if n != element.id)
                found += [self._across(relation, other) for other in others]
        return found

    def _across(self, relation: Relation, other: str) -> Value:
        """What a relation leads to, with its kind in front."""
        record = self.map.records.get(other)
        text = self._headline(record) if isinstance(record, Element) else other
        value = {"text": f"{spaced(relation.kind)}: {text}"}
        return {**value, "id": other} if record else value

    def _passages(self, element: Element) -> list[Value]:
        known: Mapping[str, object] = self.map.passage_by_id
        return [
            {
                "text": place_of(self.map, self.map.passage_by_id[name], self.language),
                "passage": name,
            }
            for name in element.expressed_in
            if name in known
        ]


def finding(diagnostic: Diagnostic) -> Value:
    """A finding as a value."""
    text = f"{diagnostic.severity} {diagnostic.code}: {diagnostic.message}"
    if diagnostic.hint:
        text = f"{text} ({diagnostic.hint})"
    return {"text": text, "severity": str(diagnostic.severity)}


def web(address: str) -> Value:
    """``href`` for an address of the web; nothing for any other, so that no link runs code."""
    return {"href": address} if address.startswith(("https://", "http://")) else {}


def plain(text: str) -> list[Value]:
    """A text as the only value; no value for an empty text."""
    return [{"text": text}] if text else []


def _listed(names: Ids) -> list[Value]:
    return [{"text": spaced(name)} for name in names]


def _one(name: str) -> Ids:
    return (name,) if name else ()


def _reverse(links: Mapping[str, Ids]) -> dict[str, Ids]:
    """For each id that is pointed at, the ids that point at it."""
    found: dict[str, list[str]] = {}
    for name, others in links.items():
        for other in dict.fromkeys(others):
            found.setdefault(other, []).append(name)
    return {name: tuple(pointing) for name, pointing in found.items()}
