"""Leaving out what is plainly sound never changes what the shapes find."""

from dataclasses import replace
from hashlib import sha256

import pyoxigraph
import pyshacl
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.ontology.planted_errors import PLANTED
from tests.strategies import _LITERALS, GRAPHS, _record, maps

from argmap.formats import loads
from argmap.model import (
    RECORD_FIELDS,
    DigestSelector,
    Group,
    Locution,
    MapBuilder,
    Passage,
    Relation,
    RelationKind,
    Triple,
    words,
)
from argmap.rdf import shape_file
from argmap.rdf.interop import rdflib_graph
from argmap.rdf.read import read_map
from argmap.rdf.shapes import results_of, validate
from argmap.rdf.skolem import named
from argmap.rdf.sound import surveyed, suspects
from argmap.rdf.terms import TYPE, iri, literal, literal_value
from argmap.rdf.write import triples
from argmap.vocabulary import ARG, KIND, SCHEME, SH, SKOS, XSD

SHAPES = shape_file.vocabulary("shapes.ttl")


def agree(m):
    assert validate(m) == validate(m, whole=True)


# --- maps of any sort ---


@given(maps())
def test_any_map(m):
    agree(m)


@given(GRAPHS)
def test_any_graph(graph):
    agree(read_map(named(graph, "https://w3id.org/argmap/graph/any#")))


@given(maps())
def test_what_is_found_is_what_the_engine_finds_in_everything(m):
    """The shapes as they are on all triples and lists, with nothing left out by us."""
    data = rdflib_graph(triples(m) | shape_file.lists())
    _, report, _ = pyshacl.validate(data, shacl_graph=rdflib_graph(SHAPES), inplace=True)
    foci = {(r.shape, r.focus) for r in results_of(report) if not r.shape.endswith("blank-element")}
    nodes = suspects(*everything(m))
    assert {iri(focus) for _, focus in foci} <= nodes | {iri(literal_text(n)) for n in nodes}
    slugs = {shape_file.slugs()[shape.rpartition("#")[2]] for shape, _ in foci}
    assert {finding.slug for finding in validate(m)} == slugs


def everything(m):
    shapes = shape_file.whole(shape_file.wanted(frozenset({"blank-element"})))
    return surveyed(m, shapes), shapes, lambda slug: slug != "blank-element"


def literal_text(term):
    value = literal_value(term)
    return value.text if value else term[1:-1]


# --- a sound map, spoiled here and there ---


def selector(name):
    digest = sha256(name.encode()).hexdigest()
    return DigestSelector(id=f"in-{name}-at", start=3, end=90, sha256=digest, word_count=9)


def sound():
    b = MapBuilder("https://w3id.org/argmap/graph/sound", title="Sound")
    b.source("book", "A book").agent("writer", "The writer")
    placed = {"asserted_by": ["writer"], "certainty": "likely", "modality": "factual"}
    for name in ("top", "left", "right", "other"):
        b.claim(name, f"It is {name}.", expressed_in=[f"in-{name}"], **placed)
    b.evidence("poll", "They say so.", evidence_kind="poll", sources=["book"], implicit=True)
    b.assumption("rule", "It is always so.", implicit=True, holds_in=["late"])
    b.infer("to-top", ["left", "right"], "top", warrants=["rule"], schemes=["sign"])
    for name in ("left", "right", "other"):
        b.infer(f"to-{name}", ["poll"], name, schemes=["analogy"])
    b.rebut("against", ["other"], "right").undercut("aside", ["other"], "to-left")
    b.thesis("top").scenario("late", assumes=["rule"], rejects=["other"])
    for name in ("top", "left", "right", "other"):
        b.add(Passage(id=f"in-{name}", source="book", selectors=(selector(name),)))
    b.add(Relation(id="drawn", kind=RelationKind.SUPPORT, origins=("left",), targets=("top",)))
    b.add(Locution(id="said", text=words("He said so."), asserted_by=("writer",)))
    b.add(Group(id="part", members=("top", "drawn"), level=1))
    return replace(b.build(), sources_analysed=("book",), attributed_to=("writer",))


SOUND = sound()
IDS = [record.id for record in SOUND] + [s.id for p in SOUND.passages for s in p.selectors]
SPELLINGS = [
    *("nowhere", "a b", "", "https://example.org/x"),
    *(SOUND.iri, SOUND.space + "top", SOUND.space + "a%20b", SCHEME + "sign", KIND + "likely"),
]
NAMES = st.sampled_from(IDS) | st.sampled_from(SPELLINGS)
NODES = NAMES.map(SOUND.iri_of).map(iri)
CLASSES = sorted({t.object for t in SHAPES if t.predicate == iri(SH + "targetClass")})
PROPERTIES = sorted(t.object for t in SHAPES if t.object.startswith("<") and "#" in t.object)
VALUES = [
    *(iri(KIND + name) for name in ("likely", "poll", "factual", "past", "support", "vaguely")),
    *(iri(SCHEME + name) for name in ("sign", "sign-strength", "Catalogue")),
    *(literal(text, "", XSD + "integer") for text in ("1", "-1", "x")),
    *(literal(text, "", XSD + "boolean") for text in ("true", "false")),
    *(literal("top"), literal("Words.", "en"), literal("0.5", "", XSD + "decimal")),
]
OTHER_CLASSES = [iri(ARG + "Argument"), iri(SKOS + "Concept"), iri("https://example.org/C")]
CARRIED = st.one_of(
    st.builds(Triple, NODES, st.just(TYPE), st.sampled_from(CLASSES + OTHER_CLASSES)),
    st.builds(Triple, NODES, st.sampled_from(PROPERTIES), NODES | st.sampled_from(VALUES)),
    st.builds(Triple, NODES, st.sampled_from(PROPERTIES), _LITERALS),
    st.builds(
        Triple,
        st.sampled_from(VALUES[:9]),
        st.sampled_from([TYPE, shape_file.IN_SCHEME]),
        st.sampled_from([iri(KIND + "Certainty"), iri(ARG + "Scheme"), iri(ARG + "Claim")]),
    ),
)
STRANGE_SELECTORS = st.sampled_from(
    [
        replace(selector("top"), id="top"),
        replace(selector("top"), start=5),
        replace(selector("left"), sha256=""),
        replace(selector("left"), id="a b", word_count=2),
        replace(selector("left"), id=SOUND.space + "in-top-at"),
    ]
)


@st.composite
def spoiled(draw):
    """The sound map with some fields of some records as any map may have them, and more triples."""
    made = _record(NAMES)
    changed = {}
    for record in draw(st.lists(st.sampled_from(list(SOUND)), max_size=4, unique_by=id)):
        drawn = draw(made[type(record)])
        names = draw(st.sets(st.sampled_from(sorted(drawn)), min_size=1, max_size=3))
        new = {name: drawn[name] for name in names}
        if isinstance(record, Passage):
            new["selectors"] = (*record.selectors, draw(STRANGE_SELECTORS))
        changed[record.id] = replace(record, **new)
    families = {
        family: tuple(changed.get(r.id, r) for r in getattr(SOUND, family))
        for family in RECORD_FIELDS
    }
    return replace(SOUND, **families, extra=tuple(draw(st.lists(CARRIED, max_size=4))))


def test_nothing_is_found_in_the_sound_map():
    assert suspects(*everything(SOUND)) == set()
    assert validate(SOUND, whole=True) == ()


@settings(max_examples=2 * settings().max_examples)
@given(spoiled())
def test_a_sound_map_that_was_spoiled(m):
    agree(m)


# --- the errors that are planted for each shape, together ---

EXAMPLE = "examples/old-bridge/old-bridge.ttl"


def planted(repository, names):
    store = pyoxigraph.Store()
    store.load(path=repository / EXAMPLE)
    for name in names:
        store.update(PLANTED[name])
    graph = store.dump(format=pyoxigraph.RdfFormat.N_TRIPLES, from_graph=pyoxigraph.DefaultGraph())
    return loads(graph, "m.nt").map


@settings(max_examples=max(5, settings().max_examples // 5))
@given(st.lists(st.sampled_from(sorted(PLANTED)), min_size=2, max_size=9, unique=True))
def test_planted_errors_at_random(repository, names):
    agree(planted(repository, names))


def test_every_planted_error_is_found(repository):
    """A few at a time, for the engine takes its time; those that others hide once more alone."""
    names, found = sorted(PLANTED), {"blank-element"}
    for group in (*(names[first::6] for first in range(6)), *([name] for name in names)):
        if not {shape_file.slugs()[name] for name in group} <= found:
            m = planted(repository, group)
            agree(m)
            found |= {finding.slug for finding in validate(m)}
    assert found == set(shape_file.slugs().values())


def test_leaving_out_shapes_changes_nothing_else(repository):
    m = planted(repository, ["missing-text", "mixed-class", "bad-digest", "short-quote"])
    without = frozenset({"mixed-class", "short-quote", "missing-passage"})
    assert validate(m, without) == validate(m, without, whole=True)
    assert validate(m, without) == tuple(f for f in validate(m) if f.slug not in without)
