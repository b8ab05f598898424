from itertools import pairwise

import pytest

from argmap.model import Group, Locution, MapBuilder, Relation, RelationKind
from argmap.network import (
    components,
    knowledge_graph,
    longest_chain,
    support_cycles,
    support_graph,
    to_networkx,
)
from argmap.vocabulary import SCHEME


def tea():
    b = MapBuilder("https://example.org/tea", title="Tea")
    b.claim("good", "Tea is good.", label="good tea").evidence("cup", "Look.").claim("bad")
    b.infer("step", ["cup"], "good", warrants=["rule"]).rebut("no", ["bad"], "good")
    return b.undercut("but", ["bad"], "step").thesis("good").build()


def test_nodes_have_kind_label_and_text():
    graph = to_networkx(tea())
    assert graph.nodes["good"] == {"kind": "claim", "label": "good tea", "text": "Tea is good."}
    assert graph.nodes["no"]["kind"] == "rebuttal"
    assert graph.nodes["rule"] == {"kind": "undefined", "label": "rule", "text": ""}


def test_edges_have_their_role():
    assert sorted(to_networkx(tea()).edges(data="role")) == [
        ("bad", "but", "premise"),
        ("bad", "no", "premise"),
        ("but", "step", "undercuts"),
        ("cup", "step", "premise"),
        ("no", "good", "rebuts"),
        ("rule", "step", "warrant"),
        ("step", "good", "conclusion"),
    ]


def test_the_graph_has_the_facts_of_the_map():
    assert to_networkx(tea()).graph == {
        "name": "Tea",
        "iri": "https://example.org/tea",
        "theses": ("good",),
    }


def test_what_is_said_leads_to_what_it_says_and_to_what_it_answers():
    b = MapBuilder().claim("a", "A").agent("ann", "Ann")
    for name in ("first", "second"):
        b.add(Locution(id=name, asserted_by=("ann",)))
    for name, kind, origin, target in (
        ("y", RelationKind.ILLOCUTION, "second", "a"),
        ("t", RelationKind.TRANSITION, "first", "second"),
    ):
        b.add(Relation(id=name, kind=kind, origins=(origin,), targets=(target,)))
    edges = knowledge_graph(b.build()).edges(data="role")
    assert ("second", "a", "illocution") in edges
    assert ("first", "second", "transition") in edges


def test_the_knowledge_graph_holds_all_that_the_map_names():
    b = MapBuilder().agent("ann", "Ann", stakes=("a",)).source("s", "S", creators=("ann",))
    b.scenario("dry", "Dry", assumes=("a",), rejects=("b",))
    b.claim("a", "A", asserted_by=("ann",), holds_in=("dry",), restates=("b",))
    b.evidence("b", "B", sources=("s", "https://example.org/elsewhere"))
    b.infer("i", ["b"], "a", schemes=("sign", "own"))
    b.add(Group(id="g", members=("a",)))
    graph = knowledge_graph(b.build())
    assert {name: data["kind"] for name, data in graph.nodes(data=True)} == {
        "a": "claim",
        "ann": "agent",
        "b": "evidence",
        "dry": "scenario",
        "g": "group",
        "i": "inference",
        "s": "source",
        SCHEME + "own": "scheme",
        SCHEME + "sign": "scheme",
        "https://example.org/elsewhere": "undefined",
    }
    assert graph.nodes[SCHEME + "sign"]["label"] == "Argument from sign"
    assert sorted(graph.edges(data="role")) == [
        ("a", "ann", "assertedBy"),
        ("a", "b", "restates"),
        ("a", "dry", "holdsIn"),
        ("ann", "a", "hasStakeIn"),
        ("b", "https://example.org/elsewhere", "source"),
        ("b", "i", "premise"),
        ("b", "s", "source"),
        ("dry", "a", "assumes"),
        ("dry", "b", "rejects"),
        ("g", "a", "member"),
        ("i", "a", "conclusion"),
        ("i", SCHEME + "own", "scheme"),
        ("i", SCHEME + "sign", "scheme"),
        ("s", "ann", "creator"),
    ]


def test_objections_are_no_support():
    assert sorted(support_graph(tea()).edges) == [("cup", "good"), ("rule", "good")]


def chain(*links):
    b = MapBuilder()
    for name in sorted({name for link in links for name in link}):
        b.claim(name)
    for number, (premise, conclusion) in enumerate(links):
        b.infer(f"step-{number}", [premise], conclusion)
    return b.build()


@pytest.mark.parametrize(
    ("links", "cycles"),
    [
        (["ab", "bc"], ()),
        (["aa"], (("a",),)),
        (["ab", "ba"], (("a", "b"),)),
        (["ab", "ba", "cd", "dc"], (("a", "b"), ("c", "d"))),
        (["ab", "bc", "ca", "cb"], (("b", "c"),)),
        (["ba", "ac", "cb"], (("a", "c", "b"),)),
        (["ab", "bb", "ba"], (("b",),)),
    ],
)
def test_the_shortest_way_round_each_circle(links, cycles):
    assert support_cycles(chain(*links)) == cycles


@pytest.mark.parametrize(
    ("links", "longest"),
    [
        ([], ()),
        (["ab", "bc"], ("a", "b", "c")),
        (["ac", "bc"], ("a", "c")),
        (["ab", "cd"], ("a", "b")),
        (["ab", "ba", "bc"], ("a", "c")),
        (["ab", "bd", "ac", "cd"], ("a", "b", "d")),
    ],
)
def test_the_longest_chain(links, longest):
    """Of several the first by ids; a circle is one link."""
    assert longest_chain(chain(*links)) == longest


def test_a_chain_of_five_thousand_needs_no_recursion():
    names = [f"c{n:04}" for n in range(5000)]
    links = list(pairwise(names))
    m = chain(*links)
    assert longest_chain(m) == tuple(names)
    assert support_cycles(m) == ()


def test_parts_that_nothing_connects_are_given_largest_first():
    m = chain("ab", "cd", "de")
    assert [sorted(p & {*"abcde"}) for p in components(m)] == [["c", "d", "e"], ["a", "b"]]


def test_an_empty_map_has_no_parts():
    assert components(MapBuilder().build()) == ()


def sketched():
    b = MapBuilder().claim("a").claim("b").claim("c", contradicts=["a"]).claim("alone")
    for name, origin, target in (("r", "a", "b"), ("s", "b", "a")):
        b.add(Relation(id=name, kind=RelationKind.SUPPORT, origins=(origin,), targets=(target,)))
    return b.build()


def test_relations_and_contradictions_are_links():
    assert [sorted(p) for p in components(sketched())] == [["a", "b", "c"], ["alone"]]
    edges = {(u, v, role) for u, v, role in to_networkx(sketched()).edges(data="role")}
    assert edges == {("a", "b", "support"), ("b", "a", "support"), ("c", "a", "contradiction")}


def test_relations_of_support_can_go_round_in_a_circle():
    assert support_cycles(sketched()) == (("a", "b"),)
