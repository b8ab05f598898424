"""Hypothesis strategies for argument maps: every record, every field, hostile texts.

Only what a map can say is generated. An undercut without a target is not: in RDF nothing tells it
from a rebuttal without one.
"""

from decimal import Decimal

from hypothesis import strategies as st

from argmap.model import (
    ABSOLUTE_IRI,
    NO_DATA,
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
    Triple,
    Words,
    is_slug,
)
from argmap.rdf.terms import TYPE, iri, literal
from argmap.vocabulary import ARG, DCTERMS, RDFS, ROLE, SKOS, XSD

HOSTILE = (
    "\"'\\\n\r\t\x00\x01\x08\x0b\x0c\x1f\x7f\x85\u00a0\u200f\u202e\u2028\u2029\ufeff\ufffd"
    "😀שa.#<>@^"
)
TEXTS = st.one_of(
    st.text(max_size=12),
    st.text(alphabet=HOSTILE, max_size=8),
    st.sampled_from(
        ["", '"""', "\\", "\\n", "\\u0041", "a # b", "<a> .", "@prefix x: <y> .", "'''"]
    ),
)
FULL_TEXTS = TEXTS.filter(bool)
LANGUAGES = st.sampled_from(["", "en", "de", "ja", "ar", "en-gb", "zh-hant-tw", "x-own"])

_FIRST = "abcXYZ_09éßж中ʼ\U00010400"
_INNER = _FIRST + "-·\u0301"
SLUGS = st.one_of(
    st.sampled_from(["a", "b", "c", "a.b", "1", "a-at", "x", "true", "e.1-2", "prefix", "base"]),
    st.builds(
        lambda first, middle, last: first + middle + last,
        st.sampled_from(_FIRST),
        st.text(alphabet=_INNER + ".", max_size=4),
        st.text(alphabet=_INNER, min_size=1, max_size=1),
    ),
).filter(is_slug)
IRIS = st.one_of(
    st.sampled_from(
        [
            "https://example.org/",
            "https://example.org/a#b",
            "https://example.org/a/b.c?d=e&f=g",
            "urn:isbn:0451450523",
            "https://example.org/ß/中#é",
            "https://example.org/100%25",
            "https://example.org/a,b;c",
            "mailto:someone@example.org",
            "https://example.org/a.",
            "https://example.org/other#-x",
        ]
    ),
    st.builds("https://example.org/{}#{}".format, SLUGS, SLUGS),
).filter(ABSOLUTE_IRI.fullmatch)
MAP_IRIS = st.sampled_from(
    [
        "https://w3id.org/argmap/graph/tea",
        "https://example.org/maps/ß",
        "https://example.org/maps/",
        "https://example.org/maps?id=3",
        "urn:example:map",
        "https://example.org",
    ]
)

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=6,
)
DATA = st.just(NO_DATA) | st.dictionaries(TEXTS, JSON, max_size=3).map(Data.of)
WORDS = st.builds(Words, TEXTS, LANGUAGES)
WEIGHTS = (
    st.none()
    | st.decimals(0, 1, places=3)
    | st.sampled_from(
        [
            Decimal(1),
            Decimal("0.10"),
            Decimal("1E-7"),
            Decimal("0.1234567890123456789012345678901234"),
        ]
    )
)
DATES = (
    st.sampled_from(
        ["", "2020", "2020-08", "2020-08-31", "2020-08-31T12:00:00Z", "2020-08-31T12:00:00.5+09:00"]
    )
    | TEXTS
)
RANKS = st.none() | st.integers(-5, 10**12)
CONCEPTS = st.sampled_from(["", "poll", "veryLikely", "x-1", "https://example.org/kinds#own"])
SCHEMES = CONCEPTS.filter(bool) | st.sampled_from(["expert-opinion", "analogy"])
ROLES = st.sampled_from(
    ["expert-opinion-saying", "expert-opinion-field", "analogy-case", "case", "saying", "own", "1"]
)
"""Roles of schemes that maps use and of others, and roles that no list has."""


def _some(values, most=2):
    return st.lists(values, max_size=most).map(tuple)


def _element(names):
    return {
        "label": _some(WORDS),
        "allows": _some(FULL_TEXTS, 1),
        "text": _some(WORDS),
        "wordings": _some(WORDS, 1),
        "implicit": st.booleans(),
        "expressed_in": _some(names),
        "asserted_by": _some(names, 1),
        "attributed_to": _some(names, 1),
        "addresses": _some(CONCEPTS.filter(bool), 1),
        "weight": WEIGHTS,
        "tags": _some(FULL_TEXTS),
        "data": DATA,
        "order": RANKS,
    }


def _record(names):
    """For each type of record a strategy of its fields but the id; ``names`` are what it names."""
    element, optional = _element(names), st.just("") | names
    kinds = st.sampled_from(ArgumentKind)
    target = st.tuples(kinds, optional).filter(lambda t: t[1] or t[0] is not ArgumentKind.UNDERCUT)
    argument = {
        "premises": _some(names, 3),
        "warrants": _some(names, 1),
        "schemes": _some(SCHEMES, 1),
        "asks": _some(CONCEPTS.filter(bool), 1),
        "roles": _some(st.tuples(ROLES, names), 3),
        "rules": _some(FULL_TEXTS, 1),
        "strict": st.booleans(),
        "outweighs": _some(names, 1),
        "part_of": optional,
    }
    return {
        Statement: st.fixed_dictionaries(
            element
            | {
                "kind": st.sampled_from(StatementKind),
                "evidence_kind": CONCEPTS,
                "modality": CONCEPTS,
                "certainty": CONCEPTS,
                "horizon": CONCEPTS,
                "sources": _some(names, 1),
                "holds_in": _some(names, 1),
                "contradicts": _some(names, 1),
                "restates": _some(names, 1),
            }
        ),
        Argument: st.builds(
            lambda rest, aim: rest | {"kind": aim[0], "target": aim[1]},
            st.fixed_dictionaries(element | argument),
            target,
        ),
        Relation: st.fixed_dictionaries(
            element
            | {
                "kind": st.sampled_from(RelationKind),
                "origins": _some(names),
                "targets": _some(names),
                "force": TEXTS,
            }
        ),
        Locution: st.fixed_dictionaries(element | {"date": DATES}),
        Group: st.fixed_dictionaries(element | {"members": _some(names), "level": RANKS}),
        Scenario: st.fixed_dictionaries(
            {
                "label": _some(WORDS),
                "allows": _some(FULL_TEXTS, 1),
                "about": _some(WORDS),
                "assumes": _some(names),
                "rejects": _some(names),
            }
        ),
        Source: st.fixed_dictionaries(
            {
                "label": _some(WORDS),
                "allows": _some(FULL_TEXTS, 1),
                "creators": _some(names),
                "issued": DATES,
                "homepage": st.just("") | IRIS,
                "license": st.just("") | IRIS,
                "sha256": TEXTS,
            }
        ),
        Agent: st.fixed_dictionaries(
            {"label": _some(WORDS), "kind": st.sampled_from(AgentKind), "stakes": _some(names)}
        ),
        Passage: st.fixed_dictionaries({"label": _some(WORDS), "source": optional}),
    }


_DIGESTS = st.fixed_dictionaries(
    {
        "label": _some(WORDS, 1),
        "start": st.integers(0, 10**6),
        "end": st.integers(0, 10**6),
        "sha256": TEXTS,
        "loose_sha256": TEXTS,
        "word_count": st.none() | st.integers(0, 10**6),
        "sketch": TEXTS,
    }
)
_QUOTES = st.fixed_dictionaries(
    {"label": _some(WORDS, 1), "exact": FULL_TEXTS, "prefix": TEXTS, "suffix": TEXTS}
)
_FAMILIES = {
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
_LITERALS = st.one_of(
    st.builds(literal, TEXTS, LANGUAGES),
    st.builds(
        lambda text, kind: literal(text, "", kind),
        TEXTS | st.sampled_from(["1", "+01", "1.", ".5", "1.50", "true", "1e3", "٣", "٣.٤"]),
        st.sampled_from(
            [XSD + "integer", XSD + "decimal", XSD + "boolean", XSD + "double", SKOS + "own"]
        ),
    ),
)
_FOREIGN = st.sampled_from(
    ["https://example.org/says", SKOS + "note", ARG + "notYetInvented", "urn:p", RDFS + "seeAlso"]
)


def extras(nodes):
    """Triples that the model has no place for, about the given nodes."""
    facts = st.builds(
        Triple, nodes.map(iri), _FOREIGN.map(iri), st.one_of(nodes.map(iri), _LITERALS)
    )
    kinds = st.builds(
        Triple, nodes.map(iri), st.just(TYPE), st.just(iri(SKOS + "Concept")) | IRIS.map(iri)
    )
    return st.lists(facts | kinds, max_size=3)


@st.composite
def maps(draw, most=6):
    """A whole argument map."""
    home = draw(MAP_IRIS)
    space = home + "#"
    own = st.one_of(
        SLUGS, SLUGS, SLUGS, IRIS.filter(lambda i: i != home and not i.startswith(space))
    )
    ids = draw(st.lists(own, max_size=most, unique=True))
    names = st.sampled_from(ids) | own if ids else own
    types = _record(names)
    families = {family: [] for family in _FAMILIES.values()}
    taken = set(ids)
    for name in ids:
        kind = draw(st.sampled_from(list(types)))
        fields = draw(types[kind])
        if kind is Passage:
            fields["selectors"] = draw(_selectors(taken))
        families[_FAMILIES[kind]].append(kind(id=name, **fields))
    top = draw(_facts(names))
    frame = ArgumentMap(iri=home)
    nodes = st.just(home) | names.map(frame.iri_of)
    return ArgumentMap(iri=home, extra=tuple(draw(extras(nodes))), **top, **families)


@st.composite
def _selectors(draw, taken):
    made = []
    for _ in range(draw(st.integers(0, 2))):
        name = draw(SLUGS.filter(lambda n: n not in taken))
        taken.add(name)
        kind, fields = draw(
            st.tuples(st.just(DigestSelector), _DIGESTS)
            | st.tuples(st.just(QuoteSelector), _QUOTES)
        )
        made.append(kind(id=name, **fields))
    return tuple(made)


def _facts(names):
    """What is said of the map itself."""
    return st.fixed_dictionaries(
        {
            "label": _some(WORDS),
            "about": _some(WORDS, 1),
            "sources_analysed": _some(names, 1),
            "theses": _some(names),
            "attributed_to": _some(names, 1),
            "created": DATES,
            "modified": DATES,
            "license": st.just("") | IRIS,
            "default_scenario": st.just("") | names,
            "allows": _some(FULL_TEXTS, 1),
            "data": DATA,
        }
    )


# --- RDF of any sort, as others may have written it ---

_NODES = st.sampled_from(
    [iri("https://w3id.org/argmap/graph/any" + n) for n in ("", "#a", "#b", "#c", "#a-at", "#%20")]
    + [iri("https://example.org/x"), "_:one", "_:two", "_:three"]
)
_OWN_PREDICATES = [
    *(
        ARG + name
        for name in (
            "text",
            "wording",
            "implicit",
            "expressedIn",
            "assertedBy",
            "addresses",
            "allows",
            "asks",
            "weight",
            "tag",
            "data",
            "order",
            "premise",
            "warrant",
            "conclusion",
            "rebuts",
            "undercuts",
            "scheme",
            "rule",
            "strict",
            "outweighs",
            "partOf",
            "from",
            "to",
            "force",
            "relationKind",
            "member",
            "level",
            "assumes",
            "rejects",
            "sha256",
            "looseSha256",
            "wordCount",
            "sketch",
            "thesis",
            "defaultScenario",
            "hasStakeIn",
            "evidenceKind",
            "certainty",
            "contradicts",
            "restates",
            "holdsIn",
        )
    ),
    *(
        "http://www.w3.org/ns/oa#" + n
        for n in ("hasSource", "hasSelector", "start", "end", "exact")
    ),
    *(ROLE + n for n in ("expert-opinion-saying", "own", "not%20plain", "")),
    *(DCTERMS + n for n in ("title", "source", "created", "issued", "license", "date")),
    RDFS + "label",
    "http://www.w3.org/ns/prov#wasAttributedTo",
]
_CLASSES = [
    *(
        ARG + name
        for name in (
            "ArgumentMap",
            "Claim",
            "Evidence",
            "Assumption",
            "Statement",
            "Inference",
            "Objection",
            "Relation",
            "Locution",
            "Group",
            "Scenario",
            "Source",
            "Passage",
            "DigestSelector",
            "Argument",
            "Nonsense",
        )
    ),
    "http://www.w3.org/ns/oa#TextQuoteSelector",
    "http://www.w3.org/ns/prov#Person",
    "http://www.w3.org/ns/prov#Agent",
]
_ODD_LITERALS = st.one_of(
    _LITERALS,
    st.builds(
        lambda text, kind: literal(text, "", XSD + kind),
        st.sampled_from(
            ["1", "01", "-0", "x", "", "true", "false", "1.50", "1e5", "9" * 50, "٣", "."]
        ),
        st.sampled_from(
            [
                "nonNegativeInteger",
                "int",
                "integer",
                "decimal",
                "boolean",
                "string",
                "date",
                "gYear",
            ]
        ),
    ),
    st.sampled_from(['{"b":1,"a":[]}', '{"a":1}', "[]", "{", "{}", "[" * 500]).map(literal),
)
GRAPHS = st.lists(
    st.one_of(
        st.builds(Triple, _NODES, st.just(TYPE), st.sampled_from(_CLASSES).map(iri)),
        st.builds(
            Triple,
            _NODES,
            st.sampled_from(_OWN_PREDICATES).map(iri),
            st.one_of(_NODES, _ODD_LITERALS, st.sampled_from([iri(ARG + "Claim"), iri("urn:z")])),
        ),
        st.builds(Triple, _NODES, _FOREIGN.map(iri), st.one_of(_NODES, _ODD_LITERALS)),
    ),
    max_size=25,
)
"""Triples over the vocabulary and beyond it, with no regard for what it means."""
