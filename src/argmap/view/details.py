"""What the page says about one element: facts, each a key of the strings and its values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from argmap.formats.table import OWN_DATA
from argmap.model import Argument, Element, Group, Locution, Relation, RelationKind, Statement
from argmap.view.language import named, said
from argmap.view.strings import spaced, string
from argmap.vocabulary import SCHEME

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from argmap.model import ArgumentMap, Ids

Value: TypeAlias = str | int | dict[str, Any]
"""A value: a text; the number of an element, an entity or, for ``passages``, a passage; or a dict
with ``text`` and with ``ref``, an element before whose own text it stands, ``href``, a page, or
``lang``."""

_DRAWN = {
    RelationKind.SUPPORT,
    RelationKind.ENTAILMENT,
    RelationKind.ATTACK,
    RelationKind.UNDERCUT,
    RelationKind.CONTRADICTION,
    RelationKind.CONTRARY,
    RelationKind.REPHRASE,
}
"""The kinds of relations that the page knows as steps or as links across."""


class Details:
    """The facts about the elements of one map, in one language, but for what the steps say.

    Args:
        argument_map: The map.
        language: The language to show.
        number: The numbers of the elements and entities.
        passages: The numbers of the passages.
    """

    def __init__(
        self,
        argument_map: ArgumentMap,
        language: str,
        number: Mapping[str, int],
        passages: Mapping[str, int],
    ) -> None:
        self.map, self.language = argument_map, language
        self._number, self._passage = number, passages
        self._groups = _reverse({g.id: g.members for g in argument_map.groups})
        relations = (r for r in argument_map.relations if r.kind not in _DRAWN)
        self._relations = _reverse({r.id: (*r.origins, *r.targets) for r in relations})

    def facts(self, element: Element) -> dict[str, Value | list[Value]]:
        """All that is known about an element but its text; facts without a value left out.

        One value stands alone, several in a list.
        """
        found = (*self._own(element), *self._links(element), *self._remarks(element))
        return {key: values[0] if len(values) == 1 else values for key, values in found if values}

    def _own(self, element: Element) -> Iterator[tuple[str, list[Value]]]:
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
        passages = (self._passage.get(name) for name in element.expressed_in)
        yield "passages", [n for n in passages if n is not None]

    def _of_statement(self, statement: Statement) -> Iterator[tuple[str, list[Value]]]:
        yield "certainty", _listed(_one(statement.certainty))
        yield "horizon", _listed(_one(statement.horizon))
        yield "modality", _listed(_one(statement.modality))
        yield "evidence", _listed(_one(statement.evidence_kind))
        yield "sources", self.refer(statement.sources)
        yield "scenario", self.refer(statement.holds_in)

    def _of_argument(self, argument: Argument) -> Iterator[tuple[str, list[Value]]]:
        yield "scheme", self.refer([SCHEME + scheme for scheme in argument.schemes])
        yield "roles", [f"{spaced(role)}: {self._words(filler)}" for role, filler in argument.roles]
        yield "rules", [*argument.rules]
        yield "strict", plain(string("fact.strict.yes") if argument.strict else "")

    def _links(self, element: Element) -> Iterator[tuple[str, list[Value]]]:
        if isinstance(element, Argument):
            yield "outweighs", self.refer(element.outweighs)
            yield "part", self.refer(_one(element.part_of))
        yield "relations", self._connections(element)
        yield "group", self.refer(self._groups.get(element.id, ()))
        yield "members", self.refer(element.members if isinstance(element, Group) else ())

    def _remarks(self, element: Element) -> Iterator[tuple[str, list[Value]]]:
        others = [w for w in element.text if w.text != said(element, self.language)]
        yield "other-languages", [{"text": w.text, "lang": w.language} for w in others]
        yield "wordings", [{"text": w.text, "lang": w.language} for w in element.wordings]
        yield "tags", [*element.tags]
        told = element.data.value.items()
        yield "data", [f"{key}: {value}" for key, value in told if key not in OWN_DATA]
        yield "recorded", self.refer(element.attributed_to)

    def refer(self, names: Iterable[str]) -> list[Value]:
        """Values that lead to elements and entities by number; to anything else by its page."""
        return [self._reference(name) for name in names]

    def _reference(self, name: str) -> Value:
        if name in self._number:
            return self._number[name]
        record = self.map.records.get(name)
        link = web(getattr(record, "homepage", "") or name)
        text = named(record, self.language) if record else name
        return {"text": text, **link} if link else text

    def _words(self, name: str) -> str:
        record = self.map.records.get(name)
        return said(record, self.language) if isinstance(record, Element) else name

    def _connections(self, element: Element) -> list[Value]:
        """Relations of other kinds that begin or end here, with what stands at the other end."""
        if isinstance(element, Relation):
            return self.refer((*element.origins, *element.targets))
        found: list[Value] = []
        for name in self._relations.get(element.id, ()):
            relation = self.map[name]
            if isinstance(relation, Relation):
                ends = (*relation.origins, *relation.targets)
                found += [self._across(relation, n) for n in ends if n != element.id]
        return found

    def _across(self, relation: Relation, other: str) -> Value:
        """What a relation leads to, with its kind in front; of an illocution its force."""
        spoken = relation.kind is RelationKind.ILLOCUTION and relation.force
        kind = relation.force.lower() if spoken else spaced(relation.kind)
        if other in self._number:
            return {"text": f"{kind}:", "ref": self._number[other]}
        return f"{kind}: {other}"


def web(address: str) -> dict[str, str]:
    """``href`` for an address of the web; nothing for any other, so that no link runs code."""
    return {"href": address} if address.startswith(("https://", "http://")) else {}


def plain(text: str) -> list[Value]:
    """A text as the only value; no value for an empty text."""
    return [text] if text else []


def _listed(names: Ids) -> list[Value]:
    return [spaced(name) for name in names]


def _one(name: str) -> Ids:
    return (name,) if name else ()


def _reverse(links: Mapping[str, Ids]) -> dict[str, Ids]:
    """For each id that is pointed at, the ids that point at it."""
    found: dict[str, list[str]] = {}
    for name, others in links.items():
        for other in dict.fromkeys(others):
            found.setdefault(other, []).append(name)
    return {name: tuple(pointing) for name, pointing in found.items()}
