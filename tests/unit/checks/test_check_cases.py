"""Cases at the edge of each check, beside those in its documentation."""

import pytest

from argmap.checks import Context, checks, run
from argmap.model import MapBuilder, Relation, RelationKind

FIND = {check.finder.slug: check.find for check in checks()}


def found(slug, b):
    return list(FIND[slug](Context(b.build())))


def about(slug, b):
    return [finding.about for finding in found(slug, b)]


def test_an_empty_map_has_no_findings():
    assert run(Context(MapBuilder().build())) == ()


# --- circular-support ---


def test_a_claim_that_is_its_own_premise_is_a_circle():
    b = MapBuilder().claim("a").infer("i", ["a"], "a")
    assert [f.related for f in found("circular-support", b)] == [("a",)]


def test_each_circle_is_found_once_by_its_shortest_way_round():
    b = MapBuilder().claim("a").claim("b").claim("c").claim("x").claim("y")
    b.infer("1", ["a"], "b").infer("2", ["b"], "c").infer("3", ["c"], "a").infer("4", ["b"], "a")
    b.infer("5", ["x"], "y").infer("6", ["y"], "x")
    assert [f.related for f in found("circular-support", b)] == [("a", "b"), ("x", "y")]


def test_a_circle_of_objections_is_no_circle_of_support():
    b = MapBuilder().claim("a").claim("b").rebut("1", ["a"], "b").rebut("2", ["b"], "a")
    assert found("circular-support", b) == []


def test_a_long_chain_is_no_circle():
    b = MapBuilder().claim("c0")
    for n in range(3000):
        b.claim(f"c{n + 1}").infer(f"i{n}", [f"c{n}"], f"c{n + 1}")
    assert found("circular-support", b) == []


# --- unsupported-claim ---


def test_drawn_support_and_restatement_count_as_reasons():
    drawn = Relation(id="r", kind=RelationKind.SUPPORT, origins=("e",), targets=("a",))
    attack = Relation(id="q", kind=RelationKind.ATTACK, origins=("e",), targets=("c",))
    b = MapBuilder().claim("a").claim("b", restates=["a"]).claim("c").evidence("e")
    assert about("unsupported-claim", b.add(drawn).add(attack)) == ["c"]


def test_an_objection_is_no_reason():
    b = MapBuilder().claim("a").evidence("e").rebut("o", ["e"], "a")
    assert about("unsupported-claim", b) == ["a"]


def test_only_claims_need_reasons():
    b = MapBuilder().evidence("e").assumption("a").statement("s")
    assert found("unsupported-claim", b) == []


# --- orphan-claim ---


def test_every_way_to_play_a_part_counts():
    b = MapBuilder().thesis("thesis")
    for name in ("thesis", "premise", "target", "assumed", "rejected", "from", "to", "alone"):
        b.claim(name)
    b.claim("against", contradicts=["other"]).claim("other").claim("same", restates=["again"])
    b.claim("again").claim("held", holds_in=["s"])
    b.scenario("s", assumes=["assumed"], rejects=["rejected"]).infer("i", ["premise"], "target")
    b.add(Relation(id="r", origins=("from",), targets=("to",)))
    assert about("orphan-claim", b) == ["alone"]


def test_a_warrant_plays_a_part():
    b = MapBuilder().claim("w").claim("c").infer("i", [], "c", warrants=["w"])
    assert found("orphan-claim", b) == []


# --- self-objection ---


def test_a_warrant_can_make_an_objection_turn_on_itself():
    b = MapBuilder().claim("a").claim("b").rebut("o", ["b"], "a", warrants=["a"])
    assert about("self-objection", b) == ["o"]


def test_an_undercut_of_itself_is_found():
    b = MapBuilder().claim("a").undercut("o", ["a"], "o")
    assert about("self-objection", b) == ["o"]


def test_an_inference_to_its_premise_is_no_self_objection():
    assert found("self-objection", MapBuilder().claim("a").infer("i", ["a"], "a")) == []


# --- undefined-reference ---


def test_a_misspelt_name_gets_the_nearest_as_hint():
    b = MapBuilder().claim("harbour").thesis("harbor")
    finding = found("undefined-reference", b)[0]
    assert finding.about == ""
    assert "the map names harbor" in finding.message
    assert finding.hint == "did you mean harbour?"


def test_a_record_of_the_wrong_sort_is_told_as_such():
    b = MapBuilder().claim("a").claim("b").infer("i", ["a"], "b").infer("j", ["i"], "b")
    messages = [f.message for f in found("undefined-reference", b)]
    assert messages == ["j names i, which is an argument and no statement"]


def test_an_undercut_needs_an_argument_and_a_rebuttal_a_statement():
    b = MapBuilder().claim("a").claim("b").infer("i", ["a"], "b")
    b.undercut("u", ["a"], "b").rebut("r", ["a"], "i")
    assert sorted(about("undefined-reference", b)) == ["r", "u"]


def test_iris_elsewhere_are_no_undefined_names():
    b = MapBuilder().claim("a", contradicts=["https://example.org/other#b"])
    assert found("undefined-reference", b) == []


def test_scenarios_and_passages_are_looked_up_as_such():
    b = MapBuilder().claim("a", holds_in=["nowhere"], expressed_in=["in-a"])
    b.scenario("s", assumes=["b"])
    assert sorted(f.related for f in found("undefined-reference", b)) == [
        ("b",),
        ("in-a",),
        ("nowhere",),
    ]


def test_agents_and_larger_arguments_are_looked_up_as_such():
    b = MapBuilder().agent("ann", "Ann").claim("a", asserted_by=["ann"], attributed_to=["bea"])
    b.claim("b", asserted_by=["https://example.org/cy"])
    b.infer("i", ["a"], "b", part_of="whole").infer("j", ["b"], "a", part_of="i")
    assert sorted(f.related for f in found("undefined-reference", b)) == [("bea",), ("whole",)]


# --- contradictory-premises ---


def contradicting():
    return MapBuilder().claim("dry").claim("wet", contradicts=["dry"]).claim("goal").claim("mid")


def test_a_contradiction_further_down_is_found():
    b = contradicting().infer("1", ["dry"], "mid").infer("2", ["mid", "wet"], "goal")
    assert [(f.about, f.related) for f in found("contradictory-premises", b)] == [
        ("2", ("dry", "wet"))
    ]


def test_a_premise_that_another_line_does_without_is_not_needed():
    b = contradicting().claim("else").infer("1", ["dry"], "mid").infer("1b", ["else"], "mid")
    assert found("contradictory-premises", b.infer("2", ["mid", "wet"], "goal")) == []


def test_what_all_lines_need_is_needed():
    b = contradicting().claim("x").infer("1", ["dry"], "mid").infer("1b", ["dry", "x"], "mid")
    assert about("contradictory-premises", b.infer("2", ["mid", "wet"], "goal")) == ["2"]


def test_circles_of_support_do_not_hold_the_search_up():
    b = contradicting().infer("1", ["goal"], "mid").infer("2", ["mid", "wet"], "goal")
    assert found("contradictory-premises", b) == []


# --- passages ---


def test_every_kind_of_statement_needs_a_passage_or_the_mark():
    b = MapBuilder().evidence("e").assumption("a", implicit=True).claim("c", expressed_in=["p"])
    assert about("missing-passage", b.statement("s")) == ["e", "s"]


def test_a_map_without_any_passage_is_told_so_once():
    b = MapBuilder().claim("a").claim("b").infer("i", ["a"], "b")
    (finding,) = found("missing-passage", b)
    assert (finding.about, str(finding.severity)) == ("", "info")
    assert found("missing-passage", MapBuilder()) == []


def test_marked_statements_with_a_passage_are_found_with_it():
    b = MapBuilder().claim("c", implicit=True, expressed_in=["p", "q"])
    assert [f.related for f in found("implicit-with-place", b)] == [("p", "q")]


def test_without_documents_no_passage_is_doubted():
    assert found("passage-mismatch", MapBuilder().claim("c", expressed_in=["p"])) == []


# --- ungrounded-relation ---


def test_a_circle_of_drawn_support_is_a_circle():
    b = sketch(RelationKind.SUPPORT, "a", "b", MapBuilder().claim("a").claim("b"))
    assert [f.related for f in found("circular-support", b)] == []
    b = sketch(RelationKind.ENTAILMENT, "b", "a", b)
    assert [f.related for f in found("circular-support", b)] == [("a", "b")]


def sketch(kind, origin, target, b):
    return b.add(Relation(id=f"{origin}-{target}", kind=kind, origins=(origin,), targets=(target,)))


def reconstructed():
    """``one`` from p to c, ``two`` from c and q to d, ``three`` from p to e, which contradicts q,
    and ``four`` from e to what is written to attack p."""
    b = MapBuilder()
    for name in "pqcde":
        b.claim(name, contradicts=["q"] if name == "e" else [])
    b.infer("one", ["p"], "c").infer("two", ["c", "q"], "d").infer("three", ["p"], "e")
    b.claim("against").infer("four", ["e"], "against")
    return sketch(RelationKind.ATTACK, "against", "p", b)


@pytest.mark.parametrize(
    ("kind", "origin", "target", "grounded"),
    [
        ("support", "one", "two", True),
        ("support", "two", "one", False),
        ("support", "one", "c", True),
        ("support", "one", "d", False),
        ("support", "q", "two", True),
        ("support", "p", "two", False),
        ("attack", "three", "two", True),
        ("attack", "three", "one", False),
        ("attack", "three", "q", True),
        ("attack", "e", "two", True),
        ("attack", "p", "two", False),
        ("attack", "four", "one", True),
        ("attack", "four", "two", False),
        ("undercut", "p", "two", True),
        ("support", "p", "d", True),
    ],
)
def test_what_it_takes_to_bear_a_sketch_out(kind, origin, target, grounded):
    b = sketch(RelationKind(kind), origin, target, reconstructed())
    assert bool(found("ungrounded-relation", b)) != grounded


def test_what_is_not_reconstructed_is_not_judged():
    b = MapBuilder().claim("a").infer("sketch", [], "a").claim("p").infer("one", ["p"], "a")
    assert found("ungrounded-relation", sketch(RelationKind.ATTACK, "sketch", "one", b)) == []


def test_the_conclusion_on_the_way_is_no_premise():
    b = MapBuilder()
    for name in "pmc":
        b.claim(name)
    b.infer("all-step-1", ["p"], "m", part_of="all").infer("all", ["m"], "c")
    b.claim("x").infer("other", ["x"], "m")
    assert about("ungrounded-relation", sketch(RelationKind.SUPPORT, "other", "all", b)) == [
        "other"
    ]


def test_reconstructions_of_another_map_count():
    here = MapBuilder().claim("c").infer("one", [], "c").build()
    there = MapBuilder().claim("p").claim("x").infer("one", ["p"], "x").build()
    assert list(FIND["ungrounded-relation"](Context(here))) == []
    [finding] = FIND["ungrounded-relation"](Context(here, companions=(there,)))
    assert (finding.about, finding.related) == ("one", ("one", "c"))


# --- isolated-reconstruction ---


def test_one_argument_alone_is_not_called_isolated():
    b = MapBuilder().claim("a").claim("b").infer("i", ["a"], "b")
    assert found("isolated-reconstruction", b) == []


@pytest.mark.parametrize("link", ["thesis", "objection", "relation", "shared", "contradiction"])
def test_any_link_saves_a_reconstruction_from_isolation(link):
    b = MapBuilder().claim("a").claim("b").claim("c").claim("d").infer("i", ["a"], "b")
    b.infer("j", ["c"], "d")
    assert about("isolated-reconstruction", b) == ["i", "j"]
    if link == "thesis":
        b.thesis("b", "d")
    elif link == "objection":
        b.rebut("o", ["d"], "a")
    elif link == "relation":
        sketch(RelationKind.ATTACK, "b", "c", b)
    elif link == "shared":
        b.infer("k", ["a", "c"], "b")
    else:
        b.claim("e", contradicts=["b", "d"])
    assert found("isolated-reconstruction", b) == []


def test_other_maps_can_use_a_reconstruction():
    b = MapBuilder().claim("a").claim("b").infer("i", ["a"], "b")
    other = MapBuilder().claim("b").claim("z").infer("k", ["b"], "z").build()
    assert list(FIND["isolated-reconstruction"](Context(b.build(), companions=(other,)))) == []


# --- supports-and-attacks ---


def test_relations_both_ways_are_found_and_different_reasons_are_not():
    b = MapBuilder().claim("a").claim("b").claim("c", contradicts=["b"])
    sketch(RelationKind.SUPPORT, "a", "b", b)
    b.add(Relation(id="r", kind=RelationKind.ATTACK, origins=("a",), targets=("b",)))
    sketch(RelationKind.SUPPORT, "b", "c", b)
    assert [f.related for f in found("supports-and-attacks", b)] == [("a", "b"), ("b", "c")]
    other = MapBuilder().claim("a").claim("b").claim("c").infer("i", ["a"], "c")
    assert found("supports-and-attacks", other.rebut("o", ["a", "b"], "c")) == []
