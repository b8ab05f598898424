"""Which field of which record is which property: the one table that reading and writing share."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from argmap.model import (
    Agent,
    AgentKind,
    Argument,
    ArgumentKind,
    ArgumentMap,
    Data,
    DigestSelector,
    Group,
    Locution,
    Passage,
    QuoteSelector,
    Relation,
    RelationKind,
    Scenario,
    Source,
    Statement,
    StatementKind,
    Words,
    canonical,
)
from argmap.rdf.terms import iri, iri_value, is_iri, literal, literal_value
from argmap.vocabulary import ARG, DCTERMS, FOAF, KIND, OA, PROV, RDFS, ROLE, SCHEME, SKOS, XSD

Encode = Callable[[Any, ArgumentMap], str]
Decode = Callable[[str, ArgumentMap], Any]


@dataclass(frozen=True, slots=True)
class Codec:
    """How one value becomes one term and back.

    ``decode`` gives None for a term that cannot be such a value; the reader then carries the
    triple along instead of losing it.
    """

    encode: Encode
    decode: Decode


@dataclass(frozen=True, slots=True)
class Property:
    """One field of a record and the property that holds it.

    Attributes:
        field: Name of the field.
        predicate: The property as a term.
        codec: How its values are written.
        many: Whether the field holds a tuple.
    """

    field: str
    predicate: str
    codec: Codec
    many: bool = False


def _typed(term: str, datatype: str) -> str | None:
    value = literal_value(term)
    return value.text if value and not value.language and value.datatype == datatype else None


def _reference(term: str, argument_map: ArgumentMap) -> str | None:
    return argument_map.id_of(iri_value(term)) if is_iri(term) else None


def _words(term: str, _: ArgumentMap) -> Words | None:
    value = literal_value(term)
    return Words(value.text, value.language) if value and not value.datatype else None


def _boolean(term: str, _: ArgumentMap) -> bool | None:
    return True if _typed(term, XSD + "boolean") == "true" else None


def _integer(term: str, _: ArgumentMap) -> int | None:
    text = _typed(term, XSD + "integer")
    return int(text) if text and re.fullmatch(r"-?\d{1,18}", text) else None


def _decimal(term: str, _: ArgumentMap) -> Decimal | None:
    text = _typed(term, XSD + "decimal")
    try:
        return Decimal(text) if text and len(text) < 40 else None
    except InvalidOperation:
        return None


def decimal_text(value: Decimal) -> str:
    """The canonical lexical form of XML Schema: no exponent, one digit after the point at least."""
    whole, _, fraction = f"{value:f}".partition(".")  # normalize() would round to 28 digits
    return f"{whole}.{fraction.rstrip('0') or '0'}"


_DATES = {
    re.compile(r"\d{4}"): XSD + "gYear",
    re.compile(r"\d{4}-(0[1-9]|1[0-2])"): XSD + "gYearMonth",
    re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"): XSD + "date",
    re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?"): XSD + "dateTime",
}


def date_type(text: str) -> str:
    """The datatype of a date as it is written; empty when it is none that XML Schema knows."""
    return next((kind for form, kind in _DATES.items() if form.fullmatch(text)), "")


def _date(term: str, _: ArgumentMap) -> str | None:
    value = literal_value(term)
    return value.text if value and not value.language and value.text else None


def _string(term: str, _: ArgumentMap) -> str | None:
    value = literal_value(term)
    return value.text if value and value.text and not (value.language or value.datatype) else None


def _data(term: str, frame: ArgumentMap) -> Data | None:
    import json

    text = _string(term, frame)
    try:
        value = json.loads(text) if text else None
        return Data(canonical(value)) if isinstance(value, dict) and value else None
    except (ValueError, RecursionError):
        return None


def _concept(space: str) -> Codec:
    """Names from a list: a local name within it, else the IRI in full."""
    plain = re.compile(r"[A-Za-z0-9][\w-]*")

    def encode(name: str, _: ArgumentMap) -> str:
        return iri(space + name if plain.fullmatch(name) else name)

    def decode(term: str, _: ArgumentMap) -> str | None:
        if not is_iri(term):
            return None
        value = iri_value(term)
        local = value.removeprefix(space)
        return local if value.startswith(space) and plain.fullmatch(local) else value

    return Codec(encode, decode)


REFERENCE = Codec(lambda name, m: iri(m.iri_of(name)), _reference)
WORDS = Codec(lambda w, _: literal(w.text, w.language), _words)
BOOLEAN = Codec(lambda _, __: literal("true", "", XSD + "boolean"), _boolean)
INTEGER = Codec(lambda n, _: literal(str(n), "", XSD + "integer"), _integer)
DECIMAL = Codec(lambda d, _: literal(decimal_text(d), "", XSD + "decimal"), _decimal)
DATE = Codec(lambda d, _: literal(d, "", date_type(d)), _date)
STRING = Codec(lambda s, _: literal(s), _string)
IRI = Codec(lambda s, _: iri(s), lambda term, _: iri_value(term) if is_iri(term) else None)
DATA = Codec(lambda d, _: literal(d.json), _data)
KIND_NAME = _concept(KIND)
SCHEME_NAME = _concept(SCHEME)


def _one(field: str, predicate: str, codec: Codec) -> Property:
    return Property(field, iri(predicate), codec)


def _many(field: str, predicate: str, codec: Codec) -> Property:
    return Property(field, iri(predicate), codec, many=True)


_ALLOWS = _many("allows", ARG + "allows", STRING)
_LABEL = (_many("label", RDFS + "label", WORDS), _ALLOWS)
_ELEMENT = (
    *_LABEL,
    _many("text", ARG + "text", WORDS),
    _many("wordings", ARG + "wording", WORDS),
    _one("implicit", ARG + "implicit", BOOLEAN),
    _many("expressed_in", ARG + "expressedIn", REFERENCE),
    _many("asserted_by", ARG + "assertedBy", REFERENCE),
    _many("attributed_to", PROV + "wasAttributedTo", REFERENCE),
    _many("addresses", ARG + "addresses", SCHEME_NAME),
    _one("weight", ARG + "weight", DECIMAL),
    _many("tags", ARG + "tag", STRING),
    _one("data", ARG + "data", DATA),
    _one("order", ARG + "order", INTEGER),
)
PROPERTIES: dict[type, tuple[Property, ...]] = {
    ArgumentMap: (
        _many("label", DCTERMS + "title", WORDS),
        _many("about", DCTERMS + "description", WORDS),
        _many("sources_analysed", DCTERMS + "source", REFERENCE),
        _many("theses", ARG + "thesis", REFERENCE),
        _many("attributed_to", PROV + "wasAttributedTo", REFERENCE),
        _one("created", DCTERMS + "created", DATE),
        _one("modified", DCTERMS + "modified", DATE),
        _one("license", DCTERMS + "license", IRI),
        _one("default_scenario", ARG + "defaultScenario", REFERENCE),
        _ALLOWS,
        _one("data", ARG + "data", DATA),
    ),
    Statement: (
        *_ELEMENT,
        _one("evidence_kind", ARG + "evidenceKind", KIND_NAME),
        _one("modality", ARG + "modality", KIND_NAME),
        _one("certainty", ARG + "certainty", KIND_NAME),
        _one("horizon", ARG + "horizon", KIND_NAME),
        _many("sources", DCTERMS + "source", REFERENCE),
        _many("holds_in", ARG + "holdsIn", REFERENCE),
        _many("contradicts", ARG + "contradicts", REFERENCE),
        _many("restates", ARG + "restates", REFERENCE),
    ),
    Argument: (
        *_ELEMENT,
        _many("premises", ARG + "premise", REFERENCE),
        _many("warrants", ARG + "warrant", REFERENCE),
        _many("schemes", ARG + "scheme", SCHEME_NAME),
        _many("asks", ARG + "asks", SCHEME_NAME),
        _many("rules", ARG + "rule", STRING),
        _one("strict", ARG + "strict", BOOLEAN),
        _many("outweighs", ARG + "outweighs", REFERENCE),
        _one("part_of", ARG + "partOf", REFERENCE),
    ),
    Relation: (
        *_ELEMENT,
        _many("origins", ARG + "from", REFERENCE),
        _many("targets", ARG + "to", REFERENCE),
        _one("force", ARG + "force", STRING),
    ),
    Locution: (*_ELEMENT, _one("date", DCTERMS + "date", DATE)),
    Group: (
        *_ELEMENT,
        _many("members", ARG + "member", REFERENCE),
        _one("level", ARG + "level", INTEGER),
    ),
    Scenario: (
        *_LABEL,
        _many("about", DCTERMS + "description", WORDS),
        _many("assumes", ARG + "assumes", REFERENCE),
        _many("rejects", ARG + "rejects", REFERENCE),
    ),
    Source: (
        _many("label", DCTERMS + "title", WORDS),
        _ALLOWS,
        _many("creators", DCTERMS + "creator", REFERENCE),
        _one("issued", DCTERMS + "issued", DATE),
        _one("homepage", FOAF + "homepage", IRI),
        _one("license", DCTERMS + "license", IRI),
        _one("sha256", ARG + "sha256", STRING),
    ),
    Agent: (
        _many("label", FOAF + "name", WORDS),
        _ALLOWS,
        _many("stakes", ARG + "hasStakeIn", REFERENCE),
    ),
    Passage: (*_LABEL, _one("source", OA + "hasSource", REFERENCE)),
    DigestSelector: (
        *_LABEL,
        _one("start", OA + "start", INTEGER),
        _one("end", OA + "end", INTEGER),
        _one("sha256", ARG + "sha256", STRING),
        _one("loose_sha256", ARG + "looseSha256", STRING),
        _one("word_count", ARG + "wordCount", INTEGER),
        _one("sketch", ARG + "sketch", STRING),
    ),
    QuoteSelector: (
        *_LABEL,
        _one("exact", OA + "exact", STRING),
        _one("prefix", OA + "prefix", STRING),
        _one("suffix", OA + "suffix", STRING),
    ),
}
"""For each record type its fields, in the order in which they are written."""

_ROLE = re.compile(rf"<{re.escape(ROLE)}([A-Za-z0-9][\w-]*)>")


def role_predicate(role: str) -> str:
    """The property by which an argument names the premise that fills a role."""
    return iri(ROLE + role)


def role_of(predicate: str) -> str:
    """The role that a property stands for; empty when it stands for none."""
    match = _ROLE.fullmatch(predicate)
    return match[1] if match else ""


HAS_SELECTOR = iri(OA + "hasSelector")
RELATION_KIND = iri(ARG + "relationKind")
TARGET: dict[ArgumentKind, str] = {
    ArgumentKind.INFERENCE: iri(ARG + "conclusion"),
    ArgumentKind.REBUTTAL: iri(ARG + "rebuts"),
    ArgumentKind.UNDERCUT: iri(ARG + "undercuts"),
}
STATEMENT_CLASS: dict[StatementKind, str] = {
    StatementKind.CLAIM: iri(ARG + "Claim"),
    StatementKind.EVIDENCE: iri(ARG + "Evidence"),
    StatementKind.ASSUMPTION: iri(ARG + "Assumption"),
    StatementKind.STATEMENT: iri(ARG + "Statement"),
}
AGENT_CLASS: dict[AgentKind, str] = {
    AgentKind.PERSON: iri(PROV + "Person"),
    AgentKind.ORGANIZATION: iri(PROV + "Organization"),
    AgentKind.SOFTWARE: iri(PROV + "SoftwareAgent"),
    AgentKind.AGENT: iri(PROV + "Agent"),
}
RELATION_CONCEPT: dict[RelationKind, str] = {k: iri(KIND + k.value) for k in RelationKind}
INFERENCE_CLASS = iri(ARG + "Inference")
OBJECTION_CLASS = iri(ARG + "Objection")
PLAIN_CLASS: dict[type, str] = {
    ArgumentMap: iri(ARG + "ArgumentMap"),
    Relation: iri(ARG + "Relation"),
    Locution: iri(ARG + "Locution"),
    Group: iri(ARG + "Group"),
    Scenario: iri(ARG + "Scenario"),
    Source: iri(ARG + "Source"),
    Passage: iri(ARG + "Passage"),
    DigestSelector: iri(ARG + "DigestSelector"),
    QuoteSelector: iri(OA + "TextQuoteSelector"),
}
IN_SCHEME = iri(SKOS + "inScheme")
