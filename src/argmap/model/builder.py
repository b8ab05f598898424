"""Building a map step by step."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeAlias

from argmap.errors import BadId, DuplicateId
from argmap.model.map import ABSOLUTE_IRI, UNTITLED, AnyRecord, ArgumentMap, is_slug
from argmap.model.records import (
    Agent,
    AgentKind,
    Argument,
    ArgumentKind,
    Group,
    Locution,
    Passage,
    Relation,
    Scenario,
    Source,
    Statement,
    StatementKind,
)
from argmap.model.words import Data, Words, words

if TYPE_CHECKING:
    from collections.abc import Iterable

_FAMILY: dict[type, str] = {
    Statement: "statements",
    Argument: "arguments",
    Relation: "relations",
    Locution: "locutions",
    Group: "groups",
    Scenario: "scenarios",
    Source: "sources",
    Agent: "agents",
    Passage: "passages",
}
Text: TypeAlias = "str | Iterable[Words]"


class MapBuilder:
    """Collects records and gives a frozen map.

    The methods take texts as plain strings in the builder's language, ids as strings or lists of
    strings, roles as a mapping from role to id, and any further field of the record by its name::

        b = MapBuilder("https://example.org/graph/tea", title="Drink tea")
        b.evidence("poll", "Most people asked prefer tea.", evidence_kind="poll")
        b.claim("popular", "Tea is popular.")
        b.infer("asked", ["poll"], "popular")
        tea = b.thesis("popular").build()
    """

    def __init__(self, iri: str = UNTITLED, title: str = "", language: str = "en") -> None:
        self.iri, self.language = iri, language
        self._facts: dict[str, Any] = {"label": words(title, language)}
        self._records: dict[str, AnyRecord] = {}

    def add(self, record: AnyRecord) -> MapBuilder:
        """Adds a finished record.

        Raises:
            BadId: The id is neither a slug nor an absolute IRI.
            DuplicateId: The id is taken.
        """
        if not (is_slug(record.id) or ABSOLUTE_IRI.fullmatch(record.id)):
            raise BadId(record.id)
        if record.id in self._records:
            raise DuplicateId(record.id)
        self._records[record.id] = record
        return self

    def claim(self, name: str, text: Text = "", **fields: Any) -> MapBuilder:
        """Adds a statement to be accepted for the reasons given."""
        return self._statement(StatementKind.CLAIM, name, text, fields)

    def evidence(self, name: str, text: Text = "", **fields: Any) -> MapBuilder:
        """Adds a statement that reports what was observed or said."""
        return self._statement(StatementKind.EVIDENCE, name, text, fields)

    def assumption(self, name: str, text: Text = "", **fields: Any) -> MapBuilder:
        """Adds a statement that is depended on without a reason."""
        return self._statement(StatementKind.ASSUMPTION, name, text, fields)

    def statement(self, name: str, text: Text = "", **fields: Any) -> MapBuilder:
        """Adds a statement that is not classified."""
        return self._statement(StatementKind.STATEMENT, name, text, fields)

    def infer(self, name: str, premises: list[str], target: str, **fields: Any) -> MapBuilder:
        """Adds an inference from linked premises to a conclusion."""
        return self._argument(ArgumentKind.INFERENCE, name, premises, target, fields)

    def rebut(self, name: str, premises: list[str], target: str, **fields: Any) -> MapBuilder:
        """Adds an objection against a statement."""
        return self._argument(ArgumentKind.REBUTTAL, name, premises, target, fields)

    def undercut(self, name: str, premises: list[str], target: str, **fields: Any) -> MapBuilder:
        """Adds an objection against an argument."""
        return self._argument(ArgumentKind.UNDERCUT, name, premises, target, fields)

    def scenario(self, name: str, label: Text = "", **fields: Any) -> MapBuilder:
        """Adds a supposed course of events."""
        return self.add(Scenario(id=name, **self._plain(fields | {"label": label})))

    def source(self, name: str, title: Text = "", **fields: Any) -> MapBuilder:
        """Adds a document that is analysed or cited."""
        return self.add(Source(id=name, **self._plain(fields | {"label": title})))

    def agent(self, name: str, called: Text = "", kind: str = "agent", **fields: Any) -> MapBuilder:
        """Adds someone who says, writes or analyses; a name is in no language."""
        label = words(called, "")
        return self.add(Agent(id=name, kind=AgentKind(kind), **self._plain(fields), label=label))

    def thesis(self, *names: str) -> MapBuilder:
        """Declares what the reasoning is meant to establish."""
        self._facts["theses"] = (*self._facts.get("theses", ()), *names)
        return self

    def about(self, **facts: Any) -> MapBuilder:
        """Sets facts about the map itself, by the names of the fields of ``ArgumentMap``."""
        self._facts |= self._plain(facts)
        return self

    def build(self) -> ArgumentMap:
        """The finished map; the builder can go on to be used."""
        families: dict[str, list[AnyRecord]] = {name: [] for name in _FAMILY.values()}
        for record in self._records.values():
            families[_FAMILY[type(record)]].append(record)
        frozen: dict[str, Any] = {name: tuple(found) for name, found in families.items()}
        return ArgumentMap(iri=self.iri, **self._facts, **frozen)

    def _statement(
        self, kind: StatementKind, name: str, text: Text, fields: dict[str, Any]
    ) -> MapBuilder:
        return self.add(Statement(id=name, kind=kind, **self._plain(fields | {"text": text})))

    def _argument(
        self,
        kind: ArgumentKind,
        name: str,
        premises: list[str],
        target: str,
        fields: dict[str, Any],
    ) -> MapBuilder:
        plain = self._plain(fields | {"premises": premises})
        return self.add(Argument(id=name, kind=kind, target=target, **plain))

    def _plain(self, fields: dict[str, Any]) -> dict[str, Any]:
        return {name: self._value(name, value) for name, value in fields.items()}

    def _value(self, name: str, value: Any) -> Any:
        if name in {"label", "text", "about", "wordings"}:
            return words(value, self.language)
        if name == "weight" and value is not None:
            return Decimal(str(value))
        if name == "roles" and isinstance(value, dict):
            return tuple(value.items())
        if name == "data" and isinstance(value, dict):
            return Data.of(value)
        return tuple(value) if isinstance(value, list) else value
