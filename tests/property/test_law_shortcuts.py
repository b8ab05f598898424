"""The shortcuts derived in Python are the ones that the rules of the vocabulary derive."""

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import maps

from argmap.formats import load
from argmap.model import ArgumentMap, MapBuilder
from argmap.rdf.derive import derived
from argmap.rdf.write import own_triples
from argmap.resources import ontology_text


def ntriples(graph):
    return "".join(f"{s} {p} {o} .\n" for s, p, o in graph)


def by_the_rules(m):
    store = pyoxigraph.Store()
    store.load(ntriples(own_triples(m)).encode(), format=pyoxigraph.RdfFormat.N_TRIPLES)
    rules = [ontology_text(f"rules/{name}.rq") for name in ("types", "shortcuts")]
    return {tuple(map(str, triple)) for rule in rules for triple in store.query(rule)}


def agree(m):
    own = {tuple(t) for t in own_triples(m)}
    assert {tuple(t) for t in derived(m)} - own == by_the_rules(m) - own


@given(maps())
def test_any_map(m):
    agree(m)


NAMES = st.sampled_from("abcdef")
STEPS = st.lists(
    st.tuples(st.sampled_from(["infer", "rebut", "undercut"]), st.lists(NAMES, max_size=3), NAMES),
    max_size=7,
)


@given(STEPS, st.lists(st.tuples(NAMES, st.sampled_from(["s", "t"])), max_size=3))
def test_maps_with_circles_and_scenarios(steps, suppositions):
    """Circles, warrants and scenarios that assume what rests on them are derived alike."""
    b = MapBuilder("https://example.org/maps/knot")
    held = dict(suppositions)
    for name in "abcdef":
        b.claim(name, holds_in=[held[name]] if name in held else [])
    b.scenario("s", assumes=["a", "b"]).scenario("t", assumes=["c"])
    for number, (verb, premises, target) in enumerate(steps):
        aim = "step-0" if verb == "undercut" else target
        getattr(b, verb)(f"step-{number}", premises, aim, warrants=premises[:1])
    agree(b.build())


@pytest.mark.parametrize(
    "name", ["examples/old-bridge/old-bridge.ttl", "graph/japan-south-korea-alignments.ttl"]
)
def test_the_shipped_maps(repository, name):
    agree(load(repository / name).map)


def test_an_empty_map_has_no_shortcuts():
    assert list(derived(ArgumentMap())) == []
