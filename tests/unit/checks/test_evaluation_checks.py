"""Cases at the edge of the checks that look at support, strength and evaluation."""

import pytest

from argmap.checks import Context, checks
from argmap.checks.chances import Doubts, best_lines
from argmap.checks.reach import bearing_on, needing
from argmap.model import MapBuilder, Relation, RelationKind

FIND = {check.finder.slug: check.find for check in checks()}


def found(slug, b, **context):
    return list(FIND[slug](Context(b.build(), **context)))


def about(slug, b, **context):
    return [finding.about for finding in found(slug, b, **context)]


def chain(length, **last):
    """A thesis on a chain of steps from one piece of evidence."""
    b = MapBuilder().evidence("c0", "Statement 0 of a chain.")
    for n in range(1, length):
        b.claim(f"c{n}", f"Statement {n} of a chain.", **(last if n == length - 1 else {}))
        b.infer(f"i{n}", [f"c{n - 1}"], f"c{n}")
    return b.thesis(f"c{length - 1}")


# --- what bears on what ---


def test_everything_that_bears_on_a_thesis_does():
    b = MapBuilder().thesis("t").claim("t", holds_in=["s"]).claim("a").claim("b").claim("c")
    b.claim("d", contradicts=["a"]).claim("e", restates=["b"]).claim("f").claim("alone")
    b.assumption("g").scenario("s", assumes=["g"])
    b.infer("i", ["a"], "t").rebut("o", ["b"], "a").undercut("u", ["c"], "o")
    b.add(Relation(id="r", kind=RelationKind.SUPPORT, origins=("f",), targets=("i",)))
    cone = bearing_on(b.build(), ["t"])
    assert cone == {*"tabcdefg", "i", "o", "u"}


def test_what_needs_a_statement_cannot_be_supported_without_it():
    b = MapBuilder()
    for name in "abcdx":
        b.claim(name)
    b.infer("1", ["a"], "b").infer("2", ["x"], "c").infer("3", ["b"], "c").infer("4", ["b"], "d")
    assert needing(b.build(), "a") == {"a", "b", "d"}


# --- begging-the-question ---


def test_a_restatement_far_below_is_found_with_the_way():
    b = MapBuilder().claim("t", "All is well.").claim("m", "We say so.")
    b.assumption("p", "Nothing is wrong.", restates=["t"])
    b.infer("1", ["p"], "m").infer("2", ["m"], "t")
    (finding,) = found("begging-the-question", b)
    assert (finding.about, finding.related) == ("t", ("p", "m", "t"))
    assert "by way of m" in finding.message


@pytest.mark.parametrize(
    ("conclusion", "premise", "begs"),
    [
        ("Taxes rise.", "So, clearly, the taxes rise!", True),
        ("Taxes rise.", "Taxes do not rise.", False),
        ("A beats B.", "B beats A.", False),
        ("Yes.", "Yes.", False),
        ("", "", False),
    ],
)
def test_only_the_same_words_beg_the_question(conclusion, premise, begs):
    b = MapBuilder().claim("t", conclusion).claim("p", premise).infer("i", ["p"], "t")
    assert bool(found("begging-the-question", b)) is begs


def test_the_same_words_on_the_other_side_do_not_beg():
    b = MapBuilder().claim("t", "Taxes rise.").claim("p", "Taxes rise.").rebut("o", ["p"], "t")
    assert found("begging-the-question", b) == []


# --- one-sided-conclusion ---


@pytest.mark.parametrize("link", ["objection", "undercut", "relation", "contradiction"])
def test_anything_against_anything_below_makes_a_thesis_two_sided(link):
    b = MapBuilder().thesis("t").claim("t").claim("m").claim("x")
    b.evidence("e", contradicts=["x"] if link == "contradiction" else [])
    b.infer("1", ["e"], "m").infer("2", ["m"], "t")
    if link == "objection":
        b.rebut("o", ["x"], "e")
    elif link == "undercut":
        b.undercut("o", ["x"], "1")
    elif link == "relation":
        b.add(Relation(id="r", kind=RelationKind.ATTACK, origins=("x",), targets=("e",)))
    else:
        pass
    assert found("one-sided-conclusion", b) == []


def test_an_objection_elsewhere_does_not_count():
    b = MapBuilder().thesis("t").claim("t").evidence("e").infer("i", ["e"], "t")
    b.claim("a").claim("b").rebut("o", ["a"], "b")
    assert about("one-sided-conclusion", b) == ["t"]


# --- shared-source ---


def shared(one="report", two="report", analysed=()):
    b = MapBuilder().thesis("t").claim("t").claim("m").source("report").source("audit")
    b.evidence("e", sources=[one]).evidence("f", sources=[two])
    b.infer("1", ["e"], "m").infer("2", ["m"], "t").infer("3", ["f"], "t")
    return b.about(sources_analysed=analysed) if analysed else b


def test_a_source_is_traced_through_steps():
    assert [f.related for f in found("shared-source", shared())] == [("2", "3", "report")]
    assert found("shared-source", shared(two="audit")) == []
    assert found("shared-source", shared(analysed=["report"])) == []


def test_a_line_with_two_sources_is_no_line_of_one():
    b = shared().evidence("g", sources=["audit"]).infer("4", ["g"], "m")
    assert found("shared-source", b) == []


def test_circles_of_support_have_one_source_too():
    b = shared().infer("5", ["t"], "m")
    assert about("shared-source", b) == ["m", "t"]


# --- attack-on-strict ---


def test_one_line_that_is_not_strict_leaves_room_for_an_objection():
    b = MapBuilder().claim("c").claim("p").claim("x").infer("i", ["p"], "c", strict=True)
    b.rebut("o", ["x"], "c")
    assert about("attack-on-strict", b) == ["o"]
    assert about("attack-on-strict", b.infer("j", ["x"], "c")) == []


def test_an_undercut_of_a_strict_step_is_another_matter():
    b = MapBuilder().claim("c").claim("p").claim("x").infer("i", ["p"], "c", strict=True)
    assert found("attack-on-strict", b.undercut("u", ["x"], "i")) == []


# --- certainty ---


def test_one_line_that_is_certain_enough_suffices():
    b = MapBuilder().claim("c", certainty="likely").evidence("e", certainty="possible")
    b.infer("i", ["e"], "c")
    assert about("certainty-leap", b) == ["c"]
    b.evidence("f", certainty="likely").infer("j", ["f"], "c")
    assert about("certainty-leap", b) == []


def test_a_line_of_unstated_certainty_is_not_judged():
    b = MapBuilder().claim("c", certainty="certain").evidence("e").infer("i", ["e"], "c")
    assert found("certainty-leap", b) == []


def test_a_scenario_takes_its_assumptions_for_granted():
    b = MapBuilder().claim("c", certainty="certain", holds_in=["s"])
    b.assumption("a", certainty="possible").infer("i", ["a"], "c").scenario("s", assumes=["a"])
    assert found("certainty-leap", b) == []
    assert found("long-weak-chain", b) == []


def test_the_best_line_is_the_one_with_the_largest_product():
    b = MapBuilder().claim("c").evidence("e", weight="0.9").evidence("f", weight="0.6")
    b.infer("i", ["e", "f"], "c").infer("j", ["f"], "c")
    built = b.build()
    best = best_lines(built)
    assert (round(best["c"].chance, 6), best["c"].by) == (0.6, "j")
    assert Doubts(built, best)["c"] == ("f",)


def test_a_circle_has_no_line():
    b = MapBuilder().claim("a").claim("b").infer("1", ["a"], "b").infer("2", ["b"], "a")
    assert best_lines(b.build()) == {}


def test_one_doubtful_premise_is_no_chain():
    b = MapBuilder().claim("c", certainty="likely").evidence("e", weight="0.4")
    assert found("long-weak-chain", b.infer("i", ["e"], "c")) == []
    b.evidence("f", weight="0.9").infer("j", ["e", "f"], "c").claim("d", certainty="likely")
    assert about("long-weak-chain", b.infer("k", ["e", "f"], "d")) == ["d"]


@pytest.mark.parametrize(("weight", "out"), [("0.6", False), ("0.76", False), ("0.9", True)])
def test_a_weight_lies_between_the_best_line_and_all_together(weight, out):
    b = MapBuilder().claim("c", weight=weight).evidence("e", weight="0.6")
    b.evidence("f", weight="0.4").infer("i", ["e"], "c").infer("j", ["f"], "c")
    assert bool(found("credence-out-of-bounds", b)) is out


def test_an_unstated_premise_or_an_objection_leaves_a_weight_free():
    b = MapBuilder().claim("c", weight="0.1").evidence("e", weight="0.6").evidence("x")
    b.infer("i", ["e"], "c")
    assert about("credence-out-of-bounds", b) == ["c"]
    assert found("credence-out-of-bounds", b.rebut("o", ["x"], "c")) == []
    other = MapBuilder().claim("c", weight="0.1").evidence("e").infer("i", ["e"], "c")
    assert found("credence-out-of-bounds", other) == []


# --- interest, scenarios, use ---


def test_a_source_of_somebody_with_a_stake_counts():
    b = MapBuilder().agent("maker", stakes=["t"]).source("leaflet", creators=["maker"])
    b.claim("t").claim("m").evidence("e", sources=["leaflet"]).evidence("f")
    b.infer("1", ["e"], "m").infer("2", ["m"], "t").infer("3", ["f"], "t")
    (finding,) = found("interested-testimony", b)
    assert (finding.about, finding.related) == ("e", ("maker", "e", "m", "t"))


def test_one_line_without_a_scenario_suffices():
    b = MapBuilder().claim("c").assumption("a", holds_in=["s"]).scenario("s", assumes=["a"])
    b.infer("i", ["a"], "c")
    assert about("conditional-conclusion-used-flat", b) == ["c"]
    assert found("conditional-conclusion-used-flat", b.evidence("e").infer("j", ["e"], "c")) == []


def test_what_a_scenario_assumes_for_a_thesis_is_used():
    b = MapBuilder().thesis("t").claim("t", holds_in=["s"]).evidence("e").infer("i", ["e"], "t")
    b.assumption("a").scenario("s", assumes=["a"])
    assert found("unused-assumption", b) == []


# --- evaluation ---


def test_a_second_line_ends_a_single_point_of_failure():
    b = MapBuilder().thesis("t").claim("t").evidence("e").evidence("f").infer("i", ["e", "f"], "t")
    (finding,) = found("single-point-of-failure", b)
    assert finding.related == ("e", "f")
    assert "2 statements" in finding.message
    assert found("single-point-of-failure", b.evidence("g").infer("j", ["g"], "t")) == []


def test_an_answer_is_not_called_an_unanswered_objection():
    b = MapBuilder().thesis("t").claim("t").evidence("e").infer("i", ["e"], "t")
    b.claim("o").evidence("g").infer("k", ["g"], "o").rebut("against", ["o"], "t")
    assert about("unanswered-objection", b) == ["against"]
    b.evidence("r").undercut("reply", ["r"], "k")
    assert found("unanswered-objection", b) == []


def test_an_objection_that_was_answered_in_vain_is_not_called_unanswered():
    b = MapBuilder().thesis("t").claim("t").evidence("e").infer("i", ["e"], "t")
    b.evidence("o").rebut("against", ["o"], "t").evidence("r").undercut("reply", ["r"], "against")
    b.evidence("x").undercut("rejoinder", ["x"], "reply")
    assert found("unanswered-objection", b) == []


def test_an_objection_to_what_bears_on_nothing_is_left_alone():
    b = MapBuilder().thesis("t").claim("t").evidence("e").infer("i", ["e"], "t")
    b.claim("aside").evidence("x").rebut("o", ["x"], "aside")
    assert found("unanswered-objection", b) == []


def test_a_contradiction_of_which_one_side_fails_is_none():
    b = MapBuilder().claim("a").claim("b", contradicts=["a"]).evidence("e").evidence("f")
    b.infer("1", ["e"], "a").infer("2", ["f"], "b")
    assert found("inconsistent-acceptance", b)[0].related == ("a", "b", "1", "2")
    b.evidence("x").undercut("u", ["x"], "2")
    assert found("inconsistent-acceptance", b) == []


def test_two_accepted_statements_are_told_by_another_finding():
    b = MapBuilder().assumption("a").assumption("b", contradicts=["a"])
    assert found("inconsistent-acceptance", b) == []


def test_an_objection_with_others_beside_it_is_not_called_ineffective():
    b = MapBuilder().thesis("t").claim("t").evidence("e").infer("i", ["e"], "t")
    b.evidence("x").evidence("y").rebut("o", ["x"], "t").rebut("p", ["y"], "t")
    assert found("ineffective-objection", b) == []


def test_evidence_for_an_aside_is_ineffective():
    b = MapBuilder().thesis("t").claim("t").evidence("e").infer("i", ["e"], "t")
    b.claim("aside").evidence("x").infer("j", ["x"], "aside")
    assert about("ineffective-evidence", b) == ["x"]


def test_a_thesis_in_a_loop_is_told_with_the_ways_out():
    b = MapBuilder().thesis("t").claim("t").assumption("a").assumption("b").infer("i", ["a"], "t")
    b.rebut("o", ["b"], "a").rebut("p", ["a"], "b")
    (finding,) = found("undecided-thesis", b)
    assert {"a", "b"} <= set(finding.related)
    assert "settled without" in finding.hint


def test_a_map_that_says_how_it_is_read_depends_on_no_policy():
    def weighed(**facts):
        b = MapBuilder().about(**facts).thesis("t").claim("t").evidence("e").evidence("x")
        return b.infer("i", ["e"], "t").rebut("o", ["x"], "t")

    assert [f.message for f in found("policy-dependent-thesis", weighed())] == [
        "t is out as the map is read, and undecided if objections work both ways"
    ]
    from argmap.model import Data

    said = Data.of({"evaluation": {"rebut": "one-way", "leaves": "assumed"}})
    assert found("policy-dependent-thesis", weighed(data=said)) == []


def test_lines_that_share_nothing_are_not_counted_twice():
    b = MapBuilder().thesis("t").claim("t").evidence("e", weight="0.5").evidence("f", weight="0.5")
    b.infer("i", ["e"], "t").infer("j", ["f"], "t")
    assert found("double-counting", b) == []
    b = MapBuilder().thesis("t").claim("t").evidence("e", weight="0.5").claim("m").claim("n")
    b.infer("1", ["e"], "m").infer("2", ["e"], "n").infer("3", ["m"], "t").infer("4", ["n"], "t")
    assert [f.related for f in found("double-counting", b)] == [("t", "e")]


def test_nothing_is_undeclared_where_nothing_is_declared():
    b = MapBuilder().thesis("t").statement("t").statement("p").infer("i", ["p"], "t")
    assert found("undeclared-assumption", b) == []
    b.evidence("e").infer("j", ["e"], "p")
    assert found("undeclared-assumption", b) == []
    b.statement("q").infer("k", ["q", "e"], "t")
    assert [f.related for f in found("undeclared-assumption", b)] == [("q", "t")]


# --- questions ---


def test_questions_are_answered_only_by_what_bears_on_the_argument():
    def asked(**facts):
        b = MapBuilder().claim("c").evidence("e", **facts).claim("z", addresses=["sign-strength"])
        return b.infer("i", ["e"], "c", schemes=["sign"], asks=["sign-strength"])

    open_, answered = found("open-critical-question", asked()), None
    assert [str(f.severity) for f in open_] == ["warning", "info"]
    answered = found("open-critical-question", asked(addresses=["sign-strength"]))
    assert [str(f.severity) for f in answered] == ["info"]


def test_roles_that_are_named_must_all_be_filled():
    b = MapBuilder().claim("c").evidence("e").evidence("f")
    b.infer("i", ["e", "f"], "c", schemes=["sign"])
    assert found("missing-scheme-premise", b) == []
    b = MapBuilder().claim("c").evidence("e").evidence("f")
    b.infer("i", ["e", "f"], "c", schemes=["sign"], roles={"sign-sign": "e"})
    assert "the premise link of sign" in found("missing-scheme-premise", b)[0].message


# --- size ---


@pytest.mark.parametrize("slug", sorted(FIND))
def test_a_long_chain_is_no_matter(slug):
    list(FIND[slug](Context(chain(3000).build())))


def test_a_long_chain_is_checked_as_a_short_one_is():
    (finding,) = found("single-point-of-failure", chain(3000))
    assert finding.related == ("c0",)


# --- sketches count ---


def drawn(kind, origin, target):
    return Relation(id=f"{origin}-{target}", kind=kind, origins=(origin,), targets=(target,))


def test_a_drawn_attack_can_go_unanswered():
    b = MapBuilder().thesis("t").statement("t").statement("a").statement("b")
    b.add(drawn(RelationKind.SUPPORT, "a", "t")).add(drawn(RelationKind.ATTACK, "b", "a"))
    assert about("unanswered-objection", b) == ["b"]
    b.statement("c").add(drawn(RelationKind.ATTACK, "c", "b"))
    assert about("unanswered-objection", b) == []


def test_wording_is_judged_along_drawn_support():
    b = MapBuilder().thesis("t").statement("t", "All pupils like it.")
    b.statement("s", "Some pupils like it.").add(drawn(RelationKind.SUPPORT, "s", "t"))
    assert about("scope-leap", b) == ["s-t"]
    b = MapBuilder().thesis("t").statement("t", "We need a garden.")
    b.statement("s", "Clearly we need a garden.").add(drawn(RelationKind.SUPPORT, "s", "t"))
    assert about("begging-the-question", b) == ["t"]


def test_a_drawn_line_that_is_strong_enough_suffices():
    b = MapBuilder().claim("c", certainty="certain", weight="0.9")
    b.evidence("e", certainty="possible", weight="0.6").infer("i", ["e"], "c")
    assert about("certainty-leap", b) == about("credence-out-of-bounds", b) == ["c"]
    b.evidence("f", certainty="certain", weight="0.9").add(drawn(RelationKind.SUPPORT, "f", "c"))
    assert about("certainty-leap", b) == about("credence-out-of-bounds", b) == []


def test_a_thesis_without_any_reason_is_told_whatever_its_kind():
    assert about("unsupported-claim", MapBuilder().thesis("t").statement("t")) == ["t"]


def test_what_attacks_or_contradicts_itself_is_told():
    b = MapBuilder().claim("a", contradicts=["a"]).claim("b")
    assert about("self-objection", b.add(drawn(RelationKind.ATTACK, "b", "b"))) == ["a", "b"]


def test_steps_of_a_larger_argument_are_no_line_of_their_own():
    b = MapBuilder().thesis("t").claim("t").claim("m").source("s")
    b.evidence("e", sources=["s"]).evidence("f", sources=["s"])
    b.infer("whole", ["e", "f"], "t").infer("step", ["f"], "t", part_of="whole")
    assert found("shared-source", b) == []


def test_weights_of_steps_add_up_too():
    b = MapBuilder().claim("c", certainty="likely").claim("m").evidence("e")
    b.infer("i", ["e"], "m", weight="0.6").infer("j", ["m"], "c", weight="0.6")
    assert [f.related for f in found("long-weak-chain", b)] == [("i", "j")]


def test_a_question_is_answered_by_what_is_drawn():
    b = MapBuilder().claim("c").evidence("e").infer("i", ["e"], "c", schemes=["sign"])
    b.claim("x", addresses=["sign-strength"]).add(drawn(RelationKind.SUPPORT, "x", "e"))
    messages = [f.message for f in found("open-critical-question", b)]
    assert messages == [
        "i leaves a critical question open: Would something else account for the sign better"
    ]


def test_many_equal_texts_in_a_chain_are_told_once_each():
    b = MapBuilder()
    for n in range(300):
        b.claim(f"c{n}", "The law is just.")
        if n:
            b.infer(f"i{n}", [f"c{n - 1}"], f"c{n}")
    assert len(found("begging-the-question", b)) == 299


def test_evidence_below_an_undercut_step_is_ineffective_at_any_depth():
    b = MapBuilder().thesis("t").claim("t").claim("m").evidence("e").evidence("u")
    b.infer("1", ["e"], "m").infer("2", ["m"], "t").undercut("o", ["u"], "2")
    assert about("ineffective-evidence", b) == ["e"]
    assert about("ineffective-evidence", b.infer("3", ["e"], "t")) == []


def test_every_finding_has_a_witness():
    assert found("unsupported-claim", MapBuilder().claim("c"))[0].related == ("c",)
