"""What the front matter of a file says about its map: facts, records, and what no syntax gives."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from argmap.formats.argdown.coding import FAMILIES, Codec, Undecodable
from argmap.formats.argdown.document import Trouble
from argmap.formats.argdown.patching import patched
from argmap.model import Agent, ArgumentMap, Data, Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from argmap.formats.argdown.naming import Names
    from argmap.model import Json

Records = dict[str, list[Any]]


class FrontMatter:
    """The front matter of one file.

    Args:
        facts: What it holds.
        place: Its offsets, for complaints about it.
        offsets: The offsets of its keys, by the keys that lead to each.

    Attributes:
        codec: Reads values in the language of the file.
        place: Its offsets.
        unordered: Whether the order of things in the file means nothing.
        troubles: What could not be read.
    """

    def __init__(
        self,
        facts: Json,
        place: tuple[int, int],
        offsets: Mapping[tuple[str, ...], int] | None = None,
    ) -> None:
        self._facts: dict[str, Json] = dict(facts) if isinstance(facts, dict) else {}
        own = self._facts.pop("argmap", None)
        self._own: dict[str, Json] = dict(own) if isinstance(own, dict) else {}
        if own is not None and not isinstance(own, dict):
            self._facts["argmap"] = own
        stated = self._facts.pop("language", "")
        self.codec = Codec(str(stated) if isinstance(stated, str) else "")
        self.place, self._offsets = place, offsets or {}
        self.unordered = self._own.pop("unordered", None) is True
        self.troubles: list[Trouble] = []

    def ids(self) -> Iterator[str]:
        """The ids of the records that it holds."""
        for family in FAMILIES:
            listed = self._own.get(family)
            yield from listed if isinstance(listed, dict) else ()

    def source_called(self, named: str) -> str:
        """The id of the source called so, by id, title or file; empty when there is none."""
        sources = self._own.get("sources")
        for name, facts in sources.items() if isinstance(sources, dict) else ():
            titles = (facts.get("title"), facts.get("file")) if isinstance(facts, dict) else ()
            if named == name or named in titles:
                return name
        return ""

    def add_records(self, records: Records) -> None:
        """Puts the records that it holds beside those that the text gives."""
        for family, kind in FAMILIES.items():
            listed = self._own.get(family)
            if isinstance(listed, dict):
                del self._own[family]
                for name, facts in listed.items():
                    self._add(records, family, kind, name, facts)

    def _add(self, records: Records, family: str, kind: type, name: str, facts: Json) -> None:
        values = dict(facts) if isinstance(facts, dict) else {}
        if "title" in values and "label" not in values:
            values["label"] = values.pop("title")
        values.pop("file", None)
        if kind is Agent and isinstance(values.get("name"), str):
            values["label"] = [{"": values.pop("name")}]
        try:
            made = kind(id=name, **self.codec.decode(kind, values))
        except (Undecodable, TypeError) as error:
            place = self.place_of(family, name)
            self._trouble("front-matter-record", f"{family}\0{name}\0{error}", place)
            return
        records[family] = [r for r in records[family] if r.id != name]
        records[family].append(made)

    def name_sources(self, records: Records, names: Names) -> None:
        """Takes passages that name no source as ones of the only source that there is."""
        if all(passage.source for passage in records["passages"]):
            return
        analysed = self._own.get("sourcesAnalysed")
        named = [analysed] if isinstance(analysed, str) else [s.id for s in records["sources"]]
        if not named:
            named = [names.claim("document")]
            records["sources"].append(Source(id=named[0]))
        if len(named) == 1:
            records["passages"] = [
                passage if passage.source else replace(passage, source=named[0])
                for passage in records["passages"]
            ]

    def map(self, records: Records, iri: str, theses: list[str]) -> ArgumentMap:
        """The map of the records, with the facts that are stated about it.

        Args:
            records: All records.
            iri: Its IRI unless one is stated.
            theses: Ids of statements that the text marks as theses.
        """
        own, facts = self._own, self._facts
        beside = [own.pop(key, None) for key in ("records", "without", "extra")]
        stated_iri = own.pop("iri", None)
        fields: dict[str, Any] = {"iri": iri}
        if isinstance(stated_iri, str) and stated_iri:
            fields["iri"] = stated_iri
        for key, name in (("title", "label"), ("abstract", "about")):
            if isinstance(facts.get(key), str) and facts[key]:
                fields[name] = self.codec.words(facts.pop(key))
        stated = self._stated()
        fields |= stated
        fields["theses"] = tuple({*stated.get("theses", ()), *theses})
        fields.setdefault("data", Data.of(facts))
        families: dict[str, Any] = _apart({n: _unique(found) for n, found in records.items()})
        return patched(self.codec, ArgumentMap(**fields, **families), *beside)

    def _stated(self) -> dict[str, Any]:
        """The facts about the map; each that cannot be read is complained of."""
        found: dict[str, Any] = {}
        for key, value in self._own.items():
            try:
                found |= self.codec.decode(ArgumentMap, {_MAP_KEYS.get(key, key): value})
            except Undecodable:
                self._trouble("front-matter-key", key, self.place_of(key))
        return found

    def place_of(self, *path: str) -> int:
        """Where a key of argmap's own stands; else where the front matter begins."""
        return self._offsets.get(("argmap", *path), self.place[0])

    def _trouble(self, what: str, detail: str, start: int) -> None:
        self.troubles.append(Trouble(what, start, max(start, self.place[1]), detail))


_MAP_KEYS = {"thesis": "theses"}


def _unique(records: list[Any]) -> tuple[Any, ...]:
    """The records, the last of those that share an id."""
    return tuple({record.id: record for record in records}.values())


def _apart(families: dict[str, tuple[Any, ...]]) -> dict[str, tuple[Any, ...]]:
    """The families without records whose id another family has taken."""
    counts = Counter(record.id for records in families.values() for record in records)
    if not any(count > 1 for count in counts.values()):
        return families
    seen: set[str] = set()
    apart: dict[str, tuple[Any, ...]] = {}
    for name, records in families.items():
        apart[name] = tuple(r for r in records if r.id not in seen)
        seen.update(r.id for r in records)
    return apart
