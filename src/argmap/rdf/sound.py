"""Which nodes of a map the shapes might have something to say about.

Most nodes of most maps are plainly sound: the records show, without any RDF, that no shape can
find fault with them. Only the others need to be put before pySHACL, which costs a thousand times
as much. Whatever is named here need not be at fault; whatever is not named must not be.

Why that is enough: every shape has node targets and short paths, so what it finds about a node
depends on the triples of which the node is subject or object, and on what the lists say. Those
triples come from the records, about which ``FINDERS`` knows, shape by shape; or they are carried
along beside them, and then their ends are named here; or they come from ids that write one node
in two ways, and then all that have to do with these are named.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from operator import attrgetter
from typing import Any, TypeAlias

from argmap.model import (
    ABSOLUTE_IRI,
    RECORD_FIELDS,
    Argument,
    ArgumentMap,
    DigestSelector,
    Passage,
    Selector,
    Statement,
    StatementKind,
    Triple,
    are_slugs,
    is_slug,
)
from argmap.rdf import shape_file
from argmap.rdf.mapping import (
    HAS_SELECTOR,
    IRI,
    KIND_NAME,
    PROPERTIES,
    REFERENCE,
    RELATION_CONCEPT,
    RELATION_KIND,
    SCHEME_NAME,
    TARGET,
    Codec,
)
from argmap.rdf.terms import TYPE, iri
from argmap.vocabulary import ARG, KIND, OA, SKOS

Finder: TypeAlias = Callable[["Survey"], Iterable[str]]
"""Gives the nodes, as terms, about which one shape might have something to say."""


@dataclass(frozen=True)
class Column:
    """One property of one family of records.

    Attributes:
        predicate: The property as a term.
        records: The records.
        value: What each of them names by it: one name or none, or several.
        many: Whether it is several.
        codec: How a name becomes a term.
    """

    predicate: str
    records: tuple[Any, ...]
    value: Callable[[Any], Any]
    many: bool
    codec: Codec

    @property
    def all(self) -> set[str]:
        """Whatever any of them names."""
        values = map(self.value, self.records)
        return set(chain.from_iterable(values)) if self.many else {*filter(None, set(values))}

    def names(self, record: Any) -> tuple[str, ...]:
        """What one of them names."""
        value = self.value(record)
        return tuple(value) if self.many else (value,) if value else ()


def columns(argument_map: ArgumentMap) -> Iterator[Column]:
    """Every property of a map by which its records name nodes, but for the roles.

    What fills a role is a premise of the same argument too.
    """
    families = [getattr(argument_map, name) for name in RECORD_FIELDS]
    for records in ((argument_map,), *families):
        for prop in PROPERTIES[type(records[0])] if records else ():
            if prop.codec in {REFERENCE, KIND_NAME, SCHEME_NAME, IRI}:
                yield Column(prop.predicate, records, attrgetter(prop.field), prop.many, prop.codec)
    for kind, predicate in TARGET.items():
        aimed = tuple(a for a in argument_map.arguments if a.kind is kind)
        yield Column(predicate, aimed, attrgetter("target"), False, REFERENCE)
    yield Column(HAS_SELECTOR, argument_map.passages, _selector_ids, True, REFERENCE)
    yield Column(RELATION_KIND, argument_map.relations, attrgetter("kind"), False, KIND_NAME)


def _selector_ids(passage: Passage) -> tuple[str, ...]:
    return tuple(selector.id for selector in passage.selectors)


@dataclass(frozen=True)
class Survey:
    """A map, and what the finders want to know of it.

    Attributes:
        map: The map.
        carried: The triples carried along that can matter to a shape.
    """

    map: ArgumentMap
    carried: tuple[Triple, ...] = ()

    def node(self, name: str) -> str:
        """The term for an id."""
        return iri(self.map.iri_of(name))

    @cached_property
    def named(self) -> dict[str, dict[Codec, set[str]]]:
        """For each property what the records name by it, by how the names become terms."""
        found: dict[str, dict[Codec, set[str]]] = {}
        for column in columns(self.map):
            names = found.setdefault(column.predicate, {}).setdefault(column.codec, set())
            names.update(column.all)
        return found

    def ids(self, *properties: str) -> set[str]:
        """The ids that the records name by properties, each an IRI or a local name of ours."""
        terms = (iri(name if ":" in name else ARG + name) for name in properties)
        sets = (self.named.get(term, {}).get(REFERENCE, ()) for term in terms)
        return set(chain.from_iterable(sets))

    def terms(self, name: str) -> Iterator[str]:
        """The terms that stand as values of a property, of records or carried along."""
        predicate = iri(ARG + name)
        for codec, names in self.named.get(predicate, {}).items():
            yield from (codec.encode(n, self.map) for n in names)
        yield from (t.object for t in self.carried if t.predicate == predicate)

    @cached_property
    def selectors(self) -> tuple[DigestSelector, ...]:
        """The selectors by position and digest."""
        every = chain.from_iterable(passage.selectors for passage in self.map.passages)
        return tuple(s for s in every if isinstance(s, DigestSelector))

    @cached_property
    def ambiguous(self) -> set[str]:
        """The ids by which a node may be written in two ways, or be two things at once."""
        named = (by_codec.get(REFERENCE, ()) for by_codec in self.named.values())
        found: set[str] = set()
        for names in (self.map.records, [s.id for s in self.selectors], *named):
            if not are_slugs(names):
                found.update(n for n in names if not _is_plain(n, self.map))
        found.update(_clashing(self.map))
        return found | {self.map.iri} if "#" in self.map.iri else found


def _is_plain(name: str, argument_map: ArgumentMap) -> bool:
    """Whether no other id of the map can stand for the same node."""
    if is_slug(name):
        return True
    absolute = ABSOLUTE_IRI.fullmatch(name) is not None
    return absolute and name != argument_map.iri and not name.startswith(argument_map.space)


def _clashing(argument_map: ArgumentMap) -> Iterator[str]:
    """The ids of selectors that are something else as well."""
    seen: dict[str, Selector] = {}
    selectors = [s for p in argument_map.passages for s in p.selectors]
    ids = {s.id for s in selectors}
    if len(ids) == len(selectors) and ids.isdisjoint(argument_map.records):
        return
    for selector in selectors:
        if selector.id in argument_map or seen.setdefault(selector.id, selector) != selector:
            yield selector.id


# --- What makes finders ---


def _never(_: Survey) -> Iterable[str]:
    """Of a shape that no record can break, because the model has no way to say such a thing."""
    return ()


def _map(odd: Callable[[ArgumentMap], bool]) -> Finder:
    return lambda survey: [iri(survey.map.iri)] if odd(survey.map) else []


def _each(odd: Callable[[Any], Any], *families: str) -> Finder:
    """The records of some families of which something is true."""

    def find(survey: Survey) -> Iterator[str]:
        for family in families:
            yield from (survey.node(r.id) for r in getattr(survey.map, family) if odd(r))

    return find


def _selected(odd: Callable[[DigestSelector], Any]) -> Finder:
    return lambda survey: (survey.node(s.id) for s in survey.selectors if odd(s))


def _both(*finders: Finder) -> Finder:
    return lambda survey: chain.from_iterable(find(survey) for find in finders)


def _unresolved(families: tuple[str, ...], *properties: str) -> Finder:
    """What some properties name and none of the families has."""

    def find(survey: Survey) -> Iterator[str]:
        named = survey.ids(*properties)
        for family in families:
            named.difference_update(r.id for r in getattr(survey.map, family))
        return map(survey.node, named)

    return find


def _unlisted(name: str, known: Callable[[Triple], bool]) -> Finder:
    """The values of a property of which the lists do not say what they ought to."""

    def find(survey: Survey) -> set[str]:
        used = set(survey.terms(name))
        return used.difference(t.subject for t in shape_file.lists() if known(t)) if used else used

    return find


def _in_list(name: str) -> Callable[[Triple], bool]:
    return lambda t: t.predicate == shape_file.IN_SCHEME and t.object == iri(KIND + name)


def _is_a(*classes: str) -> Callable[[Triple], bool]:
    return lambda t: t.predicate == TYPE and t.object in map(iri, classes)


# --- What can be odd about a record ---

_ELEMENTS = RECORD_FIELDS[:5]
_BEYOND = 10**18
"""From here on no reader takes a whole number for one."""
_FEW_WORDS = 4
_DIGEST = re.compile("[0-9a-f]{64}")
_SKETCH = re.compile("[0-9a-f-]{64}")
_LEAVES = (StatementKind.ASSUMPTION, StatementKind.EVIDENCE)
_DECIDED = (StatementKind.CLAIM, *_LEAVES)
_PARTS = (
    *("premise", "conclusion", "warrant", "rebuts", "thesis"),
    *("assumes", "rejects", "from", "to"),
)


def _repeats_language(element: Any) -> bool:
    texts = element.text
    return len(texts) > 1 and len({w.language.lower() for w in texts}) < len(texts)


def _bad_rank(rank: int | None) -> bool:
    return rank is not None and not 0 <= rank < _BEYOND


def _bad_weight(element: Any) -> bool:
    weight = element.weight
    return weight is not None and not (weight.is_finite() and 0 <= weight <= 1)


def _unlike(pattern: re.Pattern[str], text: str) -> bool:
    return text != "" and not pattern.fullmatch(text)


def _empty(argument: Argument) -> bool:
    return not (argument.premises or argument.warrants or argument.text)


def _uncounted(selector: DigestSelector) -> bool:
    counts = selector.loose_sha256 != "" or selector.word_count is not None
    return counts and not 1 <= (selector.word_count or 0) < _BEYOND


def _few_words(selector: DigestSelector) -> bool:
    return selector.word_count is not None and selector.word_count < _FEW_WORDS


def _evidence(odd: Callable[[Statement], Any]) -> Finder:
    return _each(lambda s: s.kind is StatementKind.EVIDENCE and odd(s), "statements")


def _arguments(objections: bool, odd: Callable[[Argument], Any]) -> Finder:
    return _each(lambda a: a.is_objection is objections and odd(a), "arguments")


def _unsupported(survey: Survey) -> Iterator[str]:
    supported = survey.ids("conclusion", "to")
    claims = (s.id for s in survey.map.statements if s.kind is StatementKind.CLAIM)
    return (survey.node(name) for name in claims if name not in supported)


def _supported_leaves(survey: Survey) -> Iterator[str]:
    supported = survey.ids("conclusion")
    leaves = (s.id for s in survey.map.statements if s.kind in _LEAVES)
    return (survey.node(name) for name in leaves if name in supported)


def _orphans(survey: Survey) -> Iterator[str]:
    used = survey.ids(*_PARTS)
    decided = (s.id for s in survey.map.statements if s.kind in _DECIDED)
    return (survey.node(name) for name in decided if name not in used)


def _unlisted_relations(survey: Survey) -> Iterator[str]:
    listed = {t.subject for t in shape_file.lists() if _in_list("RelationKind")(t)}
    found = (r for r in survey.map.relations if RELATION_CONCEPT[r.kind] not in listed)
    return (survey.node(relation.id) for relation in found)


_QUESTIONS = _is_a(ARG + "CriticalQuestion")
_SCHEMES = _is_a(ARG + "Scheme", SKOS + "Concept")
_MANY_VALUES = (
    *("implicit", "certainty", "modality", "horizon", "evidenceKind", "weight", "strict"),
    *("relationKind", "defaultScenario", "order", "level", "data"),
)

FINDERS: dict[str, Finder] = {
    # the map
    "map-without-source": _map(lambda m: not m.sources_analysed),
    "map-without-thesis": _map(lambda m: not m.theses),
    "map-without-analyst": _map(lambda m: not m.attributed_to),
    # elements
    "blank-element": _never,
    "mixed-class": _each(lambda s: s.kind is StatementKind.STATEMENT, "statements"),
    "missing-text": _each(lambda e: not e.text, "statements", "locutions"),
    "repeated-text": _each(_repeats_language, *_ELEMENTS),
    "bad-boolean-implicit": _never,
    "bad-boolean-strict": _never,
    "bad-rank-order": _each(lambda e: _bad_rank(e.order), *_ELEMENTS),
    "bad-rank-level": _each(lambda g: _bad_rank(g.level), "groups"),
    "weight-out-of-range": _each(_bad_weight, *_ELEMENTS),
    **{f"repeated-value-{name}": _never for name in _MANY_VALUES},
    "unknown-certainty": _unlisted("certainty", _in_list("Certainty")),
    "unknown-modality": _unlisted("modality", _in_list("Modality")),
    "unknown-horizon": _unlisted("horizon", _in_list("Horizon")),
    "unknown-evidence-kind": _unlisted("evidenceKind", _in_list("EvidenceKind")),
    # references
    "undefined-statement": _unresolved(
        ("statements",),
        *("premise", "warrant", "conclusion", "rebuts"),
        *("thesis", "assumes", "rejects", "contradicts"),
    ),
    "undefined-argument": _unresolved(("arguments",), "undercuts", "outweighs", "partOf"),
    "undefined-element": _unresolved(_ELEMENTS, "from", "to", "member"),
    "undefined-scenario": _unresolved(("scenarios",), "holdsIn", "defaultScenario"),
    "undefined-passage": _unresolved(("passages",), "expressedIn"),
    "undefined-source": _unresolved(("sources",), OA + "hasSource"),
    "undefined-question": _unlisted("addresses", _QUESTIONS),
    "undefined-asked-question": _unlisted("asks", _QUESTIONS),
    # arguments
    "empty-inference": _arguments(False, _empty),
    "empty-objection": _arguments(True, _empty),
    "missing-conclusion": _arguments(False, lambda a: not (a.target or a.text)),
    "several-conclusions": _never,
    "conclusion-as-premise": _arguments(False, lambda a: a.target in (*a.premises, *a.warrants)),
    "dangling-target": _arguments(True, lambda a: not a.target),
    "several-targets": _never,
    "unknown-scheme": _unlisted("scheme", _SCHEMES),
    # relations and locutions
    "relation-without-start": _each(lambda r: not r.origins, "relations"),
    "relation-without-end": _each(lambda r: not r.targets, "relations"),
    "unknown-relation-kind": _unlisted_relations,
    "locution-without-speaker": _each(lambda e: not e.asserted_by, "locutions"),
    # scenarios
    "scenario-conflict": _each(lambda s: not set(s.rejects).isdisjoint(s.assumes), "scenarios"),
    # passages and sources
    "passage-without-source": _each(lambda p: not p.source, "passages"),
    "passage-without-selector": _each(lambda p: not p.selectors, "passages"),
    "bad-span-start": _selected(lambda s: not 0 <= s.start < s.end),
    "bad-span-end": _selected(lambda s: not s.end < _BEYOND),
    "missing-digest": _selected(lambda s: not s.sha256),
    "bad-digest": _both(
        _selected(lambda s: _unlike(_DIGEST, s.sha256)),
        _each(lambda s: _unlike(_DIGEST, s.sha256), "sources"),
    ),
    "bad-loose-digest": _selected(lambda s: _unlike(_DIGEST, s.loose_sha256)),
    "bad-sketch": _selected(lambda s: _unlike(_SKETCH, s.sketch)),
    "bad-word-count": _selected(_uncounted),
    "short-quote": _selected(_few_words),
    # what may be unfinished
    "evidence-without-kind": _evidence(lambda s: not s.evidence_kind),
    "evidence-without-source": _evidence(lambda s: not s.sources),
    "missing-passage": _each(
        lambda s: s.kind in _DECIDED and not (s.expressed_in or s.implicit), "statements"
    ),
    "implicit-with-place": _each(lambda e: e.implicit and e.expressed_in, *_ELEMENTS),
    "unsupported-claim": _unsupported,
    "supported-leaf": _supported_leaves,
    "orphan-claim": _orphans,
    # what belongs in another graph
    "asserted-supports": _never,
    "asserted-attacks": _never,
    "asserted-restsOn": _never,
    "asserted-status": _never,
}
"""For each shape, by its local name, what might break it of what the records say.

Whoever adds or changes a shape thinks here too; a test holds that none is missing.
"""


def surveyed(argument_map: ArgumentMap, shapes: Iterable[Triple]) -> Survey:
    """The survey of a map for some shapes, given with all that hangs from them."""
    names = shape_file.mentioned(shapes)
    carried = (t for t in argument_map.extra if shape_file.matters(t, names))
    return Survey(argument_map, tuple(carried))


def suspects(survey: Survey, shapes: set[Triple], slugs: Callable[[str], bool]) -> set[str]:
    """The nodes, as terms, about which the shapes might have something to say.

    Args:
        survey: The map.
        shapes: The shapes with all that hangs from them.
        slugs: Whether a slug is one of theirs.
    """
    asked = (name for name, slug in shape_file.slugs().items() if slugs(slug))
    found = set(chain.from_iterable(FINDERS[name](survey) for name in asked))
    found.update(_carried(survey, shape_file.to_objects(shapes)))
    found.update(map(survey.node, survey.ambiguous))
    found.update(_naming(survey, survey.ambiguous))
    return found


_LISTED = {
    iri(ARG + name)
    for name in (
        *("certainty", "modality", "horizon", "evidenceKind"),
        *("addresses", "asks", "scheme"),
    )
}
"""Properties whose values the finders know, whether of records or carried along."""


def _carried(survey: Survey, to_objects: frozenset[str]) -> Iterator[str]:
    """What the triples carried along are about, and what they lead to if that can matter."""
    for triple in survey.carried:
        yield triple.subject
        if triple.predicate in to_objects - _LISTED:
            yield triple.object


def _naming(survey: Survey, names: set[str]) -> Iterator[str]:
    """The records that name any of these ids."""
    for column in columns(survey.map) if names else ():
        for record in column.records:
            if not names.isdisjoint(column.names(record)):
                yield iri(record.iri) if record is survey.map else survey.node(record.id)
