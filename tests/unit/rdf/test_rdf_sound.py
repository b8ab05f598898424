"""What is put before the shapes: every shape is thought of, and few nodes cost little."""

import subprocess
import sys
from dataclasses import replace
from hashlib import sha256

import pytest

from argmap.model import ArgumentMap, DigestSelector, MapBuilder, Passage, Triple
from argmap.rdf import shape_file
from argmap.rdf.neighbourhood import ENOUGH, neighbourhood
from argmap.rdf.shapes import validate
from argmap.rdf.sound import _LISTED, FINDERS, surveyed, suspects
from argmap.rdf.terms import TYPE, iri, is_blank, literal_value
from argmap.vocabulary import ARG, RDF, SH, SHAPE, SKOS, local_name

FACTS = shape_file.facts()
REPORTED = sorted(shape_file.slugs())
AROUND = {"targetClass", "targetSubjectsOf", "targetObjectsOf"}


def parts(name):
    """The triples of a shape with all that hangs from it."""
    return sorted(shape_file.whole([iri(SHAPE + name)]))


def values(triples, *names):
    return [t.object for t in triples if t.predicate in {iri(SH + name) for name in names}]


# --- every shape is thought of ---


def test_the_finders_know_every_shape_and_no_other():
    assert sorted(FINDERS) == REPORTED


DIGESTS = {
    "asserted-attacks": "27103c20",
    "asserted-restsOn": "1654f596",
    "asserted-status": "73af3534",
    "asserted-supports": "89e7e306",
    "bad-boolean-implicit": "c80f801d",
    "bad-boolean-strict": "552a6d94",
    "bad-digest": "dac8d6b4",
    "bad-loose-digest": "e244a8cd",
    "bad-rank-level": "80dd8512",
    "bad-rank-order": "a150d716",
    "bad-sketch": "0ff96423",
    "bad-span-end": "ab5042ca",
    "bad-span-start": "1521f51d",
    "bad-word-count": "eb86d7cb",
    "blank-element": "02614ebc",
    "conclusion-as-premise": "3fe1080d",
    "dangling-target": "a691e438",
    "empty-inference": "fc8c8d30",
    "empty-objection": "a8b8f59c",
    "evidence-without-kind": "6ccdc7b4",
    "evidence-without-source": "c6cc4316",
    "implicit-with-place": "70b45f1c",
    "locution-without-speaker": "47b95ce0",
    "map-without-analyst": "30ad8f5c",
    "map-without-source": "368eb55b",
    "map-without-thesis": "c6956f8d",
    "missing-conclusion": "71f71d30",
    "missing-digest": "167cc4a4",
    "missing-passage": "9fbd1aa2",
    "missing-text": "629d7dd1",
    "mixed-class": "c3f8050d",
    "orphan-claim": "92e244a1",
    "passage-without-selector": "f4e4b90f",
    "passage-without-source": "13dd2166",
    "relation-without-end": "6bb6168f",
    "relation-without-start": "646ec478",
    "repeated-text": "97f4c837",
    "repeated-value-certainty": "27bf795e",
    "repeated-value-data": "670f7a57",
    "repeated-value-defaultScenario": "8e6d9700",
    "repeated-value-evidenceKind": "335a1216",
    "repeated-value-horizon": "4285e6e6",
    "repeated-value-implicit": "09d3ec3c",
    "repeated-value-level": "478c4830",
    "repeated-value-modality": "1c250911",
    "repeated-value-order": "b80b2bdd",
    "repeated-value-relationKind": "2dbcee4f",
    "repeated-value-strict": "23859923",
    "repeated-value-weight": "638cd650",
    "scenario-conflict": "83cec049",
    "several-conclusions": "1de2c3fe",
    "several-targets": "4683c774",
    "short-quote": "724ff5db",
    "supported-leaf": "03c82212",
    "undefined-argument": "fe645b6e",
    "undefined-asked-question": "83adfd78",
    "undefined-element": "ffb2922b",
    "undefined-passage": "c44302f7",
    "undefined-question": "ba47562a",
    "undefined-scenario": "72a7c72d",
    "undefined-source": "cf7497bd",
    "undefined-statement": "e116af3f",
    "unknown-certainty": "141b3e65",
    "unknown-evidence-kind": "69145b6c",
    "unknown-horizon": "7cd6ee7a",
    "unknown-modality": "ead0f9c0",
    "unknown-relation-kind": "e4977b6c",
    "unknown-scheme": "88c62c45",
    "unsupported-claim": "52cdb21a",
    "weight-out-of-range": "97d63837",
}
"""What each shape demanded when ``argmap.rdf.sound`` was written for it."""


def digest(name):
    """A digest of what a shape demands, whatever blank nodes are called and results are told."""

    def shown(node):
        if not is_blank(node):
            return node
        return "[" + " ".join(sorted(f"{t.predicate} {shown(t.object)}" for t in FACTS[node])) + "]"

    spoken = {iri(SH + n) for n in ("message", "severity")}
    spoken |= {iri(SHAPE + n) for n in ("code", "slug", "hint")}
    own = (t for t in FACTS[iri(SHAPE + name)] if t.predicate not in spoken)
    text = "\n".join(sorted(f"{t.predicate} {shown(t.object)}" for t in own))
    return sha256(text.encode()).hexdigest()[:8]


@pytest.mark.parametrize("name", REPORTED)
def test_no_shape_has_changed_behind_the_back_of_its_finder(name):
    """When this fails, see whether ``FINDERS`` still fits; then write down the new digest."""
    assert DIGESTS.get(name) == digest(name)


# --- what the shapes have in common, on which leaving out rests ---

CONSTRAINTS = {
    *("minCount", "maxCount", "datatype", "minInclusive", "maxInclusive", "hasValue", "pattern"),
    *("qualifiedValueShape", "qualifiedMinCount", "qualifiedMaxCount", "disjoint", "lessThan"),
    *("uniqueLang", "nodeKind", "class", "or", "xone", "path", "message", "severity"),
    *("alternativePath", "inversePath"),
}


def against(path):
    """Whether a path goes anywhere against the direction of a property."""
    return any(t.predicate == iri(SH + "inversePath") for t in shape_file.whole([path]))


@pytest.mark.parametrize("name", REPORTED)
def test_a_shape_says_nothing_that_would_need_more_of_the_graph(name):
    used = {local_name(t.predicate[1:-1]) for t in parts(name) if t.predicate[1:].startswith(SH)}
    assert used <= CONSTRAINTS | AROUND


@pytest.mark.parametrize("name", REPORTED)
def test_no_path_goes_more_than_one_step_back(name):
    for triple in parts(name):
        if triple.predicate == iri(SH + "inversePath"):
            assert not is_blank(triple.object)


def test_only_the_list_of_relations_is_two_steps_away():
    first, rest = iri(RDF + "first"), iri(RDF + "rest")
    paths = [
        t.object for t in shape_file.vocabulary("shapes.ttl") if t.predicate == iri(SH + "path")
    ]
    chains = {
        tuple(sorted(t.object for t in shape_file.whole([path]) if t.predicate == first))
        for path in paths
        if any(t.predicate == rest for t in FACTS.get(path, ()))
    }
    assert chains == {tuple(sorted([iri(ARG + "relationKind"), shape_file.IN_SCHEME]))}


@pytest.mark.parametrize("name", REPORTED)
def test_no_shape_counts_further_than_is_shown_to_it(name):
    facts = FACTS[iri(SHAPE + name)]
    if any(against(path) for path in values(facts, "path")):
        counts = values(facts, "minCount", "maxCount", "qualifiedMinCount", "qualifiedMaxCount")
        assert all(int(literal_value(count).text) < ENOUGH for count in counts)


@pytest.mark.parametrize("name", REPORTED)
def test_classes_are_ours_or_named(name):
    if TYPE in values(FACTS[iri(SHAPE + name)], "path"):
        patterns = [literal_value(p).text for p in values(parts(name), "pattern")]
        assert all(pattern.startswith(f"^{ARG}") for pattern in patterns)


def test_values_from_lists_are_looked_at_by_no_other_shapes():
    """What is carried along may lead to a name from a list without making it suspect."""
    targets = iri(SH + "targetObjectsOf")
    about = {t.subject for t in shape_file.vocabulary("shapes.ttl") if t.object in _LISTED}
    by_target = {
        local_name(t.subject[1:-1])
        for t in shape_file.vocabulary("shapes.ttl")
        if t.predicate == targets and t.object in _LISTED
    }
    assert len(by_target) == len(_LISTED) <= len(about)
    assert all(name.startswith(("unknown-", "undefined-")) for name in by_target)
    assert all(len(values(FACTS[iri(SHAPE + n)], "targetObjectsOf")) == 1 for n in by_target)


def test_the_lists_have_no_classes_below_classes():
    both = shape_file.vocabulary("kinds.ttl") | shape_file.vocabulary("schemes.ttl")
    assert not [t for t in both if t.predicate.endswith("subClassOf>")]


# --- few nodes cost little ---


def hub(size: int) -> ArgumentMap:
    b = MapBuilder("https://w3id.org/argmap/graph/hub", title="Hub").thesis("top")
    b.claim("top", "It is so.", implicit=True)
    b.source("book", "A book").agent("writer", "A writer")
    for n in range(size):
        b.evidence(f"e{n}", f"Seen {n}.", evidence_kind="poll", sources=["book"], implicit=True)
        b.infer(f"i{n}", [f"e{n}"], "top", schemes=["sign"])
    return replace(b.build(), sources_analysed=("book",), attributed_to=("writer",))


def surroundings(argument_map: ArgumentMap) -> tuple[set[str], set[Triple]]:
    shapes = shape_file.whole(shape_file.wanted(frozenset()))
    survey = surveyed(argument_map, shapes)
    nodes = suspects(survey, shapes, bool)
    return nodes, neighbourhood(survey, nodes, shape_file.to_objects(shapes))


@pytest.mark.parametrize(
    "carried",
    [
        Triple(iri("https://w3id.org/argmap/graph/hub#top"), iri(ARG + "weight"), '"x"'),
        Triple(iri("https://w3id.org/argmap/graph/hub#book"), iri(ARG + "sha256"), '"x"'),
        Triple(iri("https://w3id.org/argmap/kind#poll"), iri(SKOS + "inScheme"), iri(ARG + "x")),
        Triple(iri("https://w3id.org/argmap/graph/hub#i1"), iri(ARG + "scheme"), iri(ARG + "x")),
    ],
)
def test_what_is_shown_of_a_node_in_the_middle_does_not_grow_with_the_map(carried):
    sizes = []
    for size in (10, 200):
        nodes, graph = surroundings(replace(hub(size), extra=(carried,)))
        assert nodes
        sizes.append(len(graph))
    assert sizes[0] == sizes[1] < 60


def test_what_no_shape_mentions_makes_nothing_suspect():
    note = Triple(iri("https://w3id.org/argmap/graph/hub#top"), iri(SKOS + "note"), '"x"')
    kind = Triple(iri("https://w3id.org/argmap/graph/hub#top"), TYPE, iri("https://example.org/C"))
    assert surroundings(replace(hub(2), extra=(note, kind))) == (set(), set())


def test_ids_that_write_one_node_in_two_ways_are_told():
    b = MapBuilder("https://w3id.org/argmap/graph/two").claim("a", "It is so.", implicit=True)
    same = "https://w3id.org/argmap/graph/two#a"
    m = b.infer("i", [same], "a").thesis("a").build()
    found = {finding.slug for finding in validate(m)}
    assert "conclusion-as-premise" in found
    assert validate(m) == validate(m, whole=True)


def test_two_selectors_of_one_id_are_told():
    one = DigestSelector(id="at", start=1, end=9, sha256="a" * 64)
    b = MapBuilder("https://w3id.org/argmap/graph/two").source("s", "S")
    for name, selector in (("p", one), ("q", replace(one, start=2))):
        b.add(Passage(id=name, source="s", selectors=(selector,)))
    m = b.build()
    assert "bad-span" in {finding.slug for finding in validate(m)}
    assert validate(m) == validate(m, whole=True)


def test_a_literal_in_the_place_of_a_name_is_found_where_it_stands_only():
    node = "https://w3id.org/argmap/graph/two#"
    b = MapBuilder("https://w3id.org/argmap/graph/two").claim("a", "soon", implicit=True)
    b.claim("b", "It is so.", tags=["soon"], implicit=True)
    m = replace(b.build(), extra=(Triple(iri(node + "b"), iri(ARG + "horizon"), '"soon"'),))
    assert [f.about for f in validate(m) if f.slug == "unknown-horizon"] == ["b"]


def test_the_engine_is_not_loaded_for_a_sound_map(repository):
    program = """
import sys
from argmap.formats import load
from argmap.rdf.shapes import validate
print(validate(load(sys.argv[1]).map), [m for m in ("pyshacl", "rdflib") if m in sys.modules])
"""
    path = repository / "graph" / "japan-south-korea-alignments.ttl"
    command = [sys.executable, "-c", program, str(path)]
    assert subprocess.check_output(command, text=True) == "() []\n"
