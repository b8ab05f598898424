"""How maps are read for evaluation: drawn lines, larger arguments, contradictions, scenarios."""

from decimal import Decimal

import pytest

from argmap.errors import AssumedAndRejected, NoLabel, UnknownElement, UnknownScenario
from argmap.formats import loads
from argmap.model import (
    Argument,
    ArgumentKind,
    ArgumentMap,
    Data,
    MapBuilder,
    Relation,
    RelationKind,
    Scenario,
    Statement,
    StatementKind,
)
from argmap.semantics import Label, Out, Policy, Rebut, Way, evaluate, strength


def _argdown(text):
    return loads(text.encode(), "talk.argdown", "argdown").map


def _labels(argument_map, **options):
    return {n: str(v) for n, v in evaluate(argument_map, **options).labels.items()}


def test_claims_without_reasons_are_assumed_or_never_in():
    b = MapBuilder()
    b.claim("a", "A.").claim("b", "B.").infer("k", ["a"], "b")
    assert _labels(b.build()) == {"a": "in", "b": "in", "k": "in"}
    assert _labels(b.build(), leaves="unsupported") == {"a": "out", "b": "out", "k": "out"}


def test_an_objection_works_one_way_or_both():
    b = MapBuilder()
    b.assumption("a", "A.").assumption("b", "B.").claim("c", "C.")
    b.infer("for", ["a"], "c").rebut("against", ["b"], "c")
    assert _labels(b.build())["c"] == "out"
    both = _labels(b.build(), rebut="symmetric")
    assert both["c"] == both["against"] == both["for"] == "undecided"
    strict = ArgumentMap(
        statements=b.build().statements,
        arguments=(
            Argument(id="for", premises=("a",), target="c", strict=True),
            *(a for a in b.build().arguments if a.id == "against"),
        ),
    )
    assert _labels(strict, rebut="symmetric")["c"] == "in"
    assert _labels(strict)["c"] == "in"


def test_statements_that_contradict_each_other_hold_each_other_off():
    b = MapBuilder()
    b.assumption("a", "A.", contradicts=["b"]).assumption("b", "B.")
    assert _labels(b.build()) == {"a": "undecided", "b": "undecided"}
    assert _labels(b.build(), reject=["b"]) == {"a": "in", "b": "out"}


@pytest.mark.parametrize("kind", [RelationKind.CONTRADICTION, RelationKind.CONTRARY])
def test_a_drawn_contradiction_counts_like_a_declared_one(kind):
    argument_map = ArgumentMap(
        statements=(Statement(id="a"), Statement(id="b")),
        relations=(Relation(id="r", kind=kind, origins=("a",), targets=("b",)),),
    )
    assert _labels(argument_map) == {"a": "undecided", "b": "undecided"}


def test_drawn_support_and_attack_between_statements():
    argument_map = ArgumentMap(
        statements=tuple(Statement(id=n) for n in "abcd"),
        relations=(
            Relation(id="r1", kind=RelationKind.SUPPORT, origins=("a", "b"), targets=("c",)),
            Relation(id="r2", kind=RelationKind.ATTACK, origins=("c",), targets=("d",)),
        ),
    )
    assert _labels(argument_map) == {"a": "in", "b": "in", "c": "in", "d": "out"}
    assert _labels(argument_map, reject=["a"])["c"] == "out"
    assert _labels(argument_map, reject=["a"])["d"] == "in"
    found = evaluate(argument_map)
    assert found.why("d").grounds["d"].by == "r2"


def test_entailment_cannot_be_rebutted():
    argument_map = ArgumentMap(
        statements=(Statement(id="a"), Statement(id="b"), Statement(id="c")),
        relations=(
            Relation(id="r1", kind=RelationKind.ENTAILMENT, origins=("a",), targets=("b",)),
            Relation(id="r2", kind=RelationKind.ATTACK, origins=("c",), targets=("b",)),
        ),
    )
    assert _labels(argument_map)["b"] == "in"


def test_sketched_arguments_stand_unless_attacked():
    """Arguments told in words support and attack as Argdown has them."""
    argument_map = _argdown(
        "[Thesis]: Close it.\n  + <Air>: The air gets better.\n    + <Study>: A study says so.\n"
        "  - <Trade>: Shops lose.\n    - <Milford>: Not in Milford.\n"
    )
    labels = _labels(argument_map)
    assert labels["thesis"] == "in"
    assert labels["trade"] == "out"
    assert labels["milford"] == labels["air"] == labels["study"] == "in"
    without = _labels(argument_map, reject=["study"])
    assert without["air"] == without["thesis"] == "out"
    assert evaluate(argument_map).why("air").grounds["air"].way is Way.STANDS


def test_an_attack_on_a_larger_argument_falls_on_its_last_step():
    argument_map = _argdown(
        "[T]: T.\n  <- <Doubt>: Doubt.\n\n<A>\n\n(1) [P]: P.\n-----\n(2) [Q]: Q.\n-----\n"
        "(3) [R]: R.\n\n<A>\n  <- <Doubt>\n"
    )
    found = evaluate(argument_map)
    assert found.labels["q"] == "in"
    assert found.labels["r"] == "out"
    assert found.labels["a"] == "out"
    assert evaluate(argument_map, reject=["doubt"]).labels["a"] == "in"


def test_a_larger_argument_stands_with_its_steps():
    argument_map = ArgumentMap(
        statements=tuple(Statement(id=n) for n in ("p", "q", "r")),
        arguments=(
            Argument(id="whole"),
            Argument(id="one", premises=("p",), target="q", part_of="whole"),
            Argument(id="two", premises=("q",), target="r", part_of="whole"),
        ),
    )
    assert _labels(argument_map)["whole"] == "in"
    assert _labels(argument_map, reject=["p"])["whole"] == "out"
    assert _labels(argument_map, reject=["whole"])["whole"] == "out"


def _scenarios():
    b = MapBuilder()
    b.assumption("sun", "Sun.").assumption("rain", "Rain.", holds_in=["wet"])
    b.claim("muddy", "Mud.", holds_in=["wet"]).claim("walk", "Walk.").claim("idle", "Idle.")
    b.infer("k", ["sun"], "walk").infer("l", ["sun"], "muddy").infer("m", ["rain"], "idle")
    b.scenario("dry", "Dry", assumes=["sun"]).scenario(
        "wet", "Wet", assumes=["rain"], rejects=["sun"]
    )
    b.scenario("odd", "Odd", assumes=["walk"], rejects=["sun", "k"])

    return b.build()


def test_scenarios_accept_reject_and_tie():
    argument_map = _scenarios()
    dry = evaluate(argument_map, "dry")
    assert dry.labels["rain"] == "out"
    assert dry.why("rain").grounds["rain"].way is Way.TIED
    assert dry.labels["muddy"] == "out"
    assert dry.labels["l"] == "out"
    wet = evaluate(argument_map, "wet")
    assert (wet.labels["rain"], wet.labels["idle"], wet.labels["walk"]) == ("in", "in", "out")
    assert evaluate(argument_map, "Wet").setting == wet.setting
    odd = evaluate(argument_map, "odd")
    assert odd.labels["walk"] == "in"
    assert odd.why("walk").grounds["walk"].way is Way.ACCEPTED
    with pytest.raises(UnknownScenario, match="no scenario"):
        evaluate(argument_map, "winter")


def test_what_is_assumed_by_hand_can_be_argued_otherwise():
    argument_map = _scenarios()
    found = evaluate(argument_map, "dry", assume=["idle"], reject=["sun"])
    assert found.labels["idle"] == "in"
    assert found.labels["walk"] == "out"
    assert found.setting.changed("+") == ["idle"]
    again = found.changed(assume=["sun"], reject=["idle"])
    assert again.labels["walk"] == "in"
    assert again.labels["idle"] == "out"
    assert found.changed(assume=["walk"]).labels["walk"] == "in"
    with pytest.raises(UnknownElement):
        evaluate(argument_map, assume=["nowhere"])
    odd = evaluate(argument_map, "odd")
    assert odd.labels["k"] == "out"
    assert evaluate(argument_map, "odd", assume=["k", "sun"]).labels["k"] == "in"
    with pytest.raises(AssumedAndRejected):
        evaluate(argument_map, assume=["sun"], reject=["sun"])
    with pytest.raises(NoLabel, match="is a scenario"):
        evaluate(argument_map, reject=["dry"])


def test_a_map_can_say_how_it_is_read():
    data = Data.of({"evaluation": {"rebut": "symmetric", "leaves": "nonsense"}})
    found = evaluate(ArgumentMap(data=data))
    assert found.policy == Policy(Rebut.SYMMETRIC)
    assert "both ways" in found.policy.words


def test_odd_and_even_loops_settle_nothing():
    for size in (1, 2, 3, 4, 5):
        names = [f"s{i}" for i in range(size)]
        argument_map = ArgumentMap(
            statements=tuple(Statement(id=n, kind=StatementKind.ASSUMPTION) for n in names),
            relations=tuple(
                Relation(
                    id=f"r{i}",
                    kind=RelationKind.ATTACK,
                    origins=(names[i],),
                    targets=(names[(i + 1) % size],),
                )
                for i in range(size)
            ),
        )
        found = evaluate(argument_map)
        assert set(found.labels.values()) == {Label.UNDECIDED}
        ground = found.why("s0").grounds["s0"]
        assert ground.way is Way.LOOP
        assert set(names) <= set(ground.circle)
        assert set(ground.releases) == set(names)


def test_circular_support_never_grounds_anything():
    b = MapBuilder()
    b.claim("a", "A.").claim("b", "B.").claim("c", "C.")
    b.infer("k", ["a"], "b").infer("l", ["b"], "a").infer("m", ["b"], "c")
    found = evaluate(b.build())
    assert set(found.outs.values()) == {Out.CIRCULAR}
    assert found.why("c").grounds["c"].circle[0] == found.why("c").grounds["c"].circle[-1]


def test_an_empty_map_has_no_labels_and_no_fault():
    found = evaluate(ArgumentMap())
    assert dict(found.labels) == {}
    assert [d.code for d in found.diagnostics] == ["ARG502"]


def test_labels_cannot_be_changed():
    found = evaluate(_scenarios())
    with pytest.raises(TypeError):
        found.labels["sun"] = Label.OUT


def test_a_scenario_names_what_the_map_does_not_define():
    argument_map = ArgumentMap(
        statements=(Statement(id="a"),),
        scenarios=(Scenario(id="s", assumes=("nowhere", "a"), rejects=("gone",)),),
    )
    assert _labels(argument_map, scenario="s") == {"a": "in"}


def test_a_statement_that_contradicts_itself_is_never_settled():
    argument_map = ArgumentMap(
        statements=(Statement(id="a", contradicts=("a",)), Statement(id="b")),
    )
    assert _labels(argument_map) == {"a": "undecided", "b": "in"}


def _nested():
    """An argument within an argument within an argument, undercut as a whole."""
    return ArgumentMap(
        statements=tuple(Statement(id=n) for n in ("p", "q", "r", "doubt")),
        arguments=(
            Argument(id="w"),
            Argument(id="v", part_of="w"),
            Argument(id="k1", premises=("p",), target="q", part_of="v"),
            Argument(id="k2", premises=("q",), target="r", part_of="v"),
            Argument(id="u", kind=ArgumentKind.UNDERCUT, premises=("doubt",), target="w"),
        ),
    )


def test_an_attack_on_a_nested_argument_falls_on_the_innermost_last_step():
    for labels in (_labels(_nested()), evaluate(_nested()).layered("standards")):
        assert [str(labels[n]) for n in ("w", "v", "k1", "k2", "r")] == [
            "out",
            "out",
            "in",
            "out",
            "out",
        ]
    assert _labels(_nested(), reject=["doubt"])["w"] == "in"
    whole = strength(evaluate(_nested())).strengths["r"]
    assert whole < strength(evaluate(_nested(), reject=["doubt"])).strengths["r"]


def test_dropping_a_larger_argument_drops_what_it_concludes():
    labels = _labels(_nested(), reject=["doubt", "w"])
    assert (labels["q"], labels["r"], labels["v"]) == ("in", "out", "out")


def test_strengths_leave_out_what_the_scenario_leaves_out():
    b = MapBuilder()
    b.assumption("a", "A.").claim("c", "C.").claim("d", "D.")
    b.infer("k", ["a"], "c").infer("l", ["c"], "d")
    dropped = strength(evaluate(b.build(), reject=["c"])).strengths
    assert dropped["c"] == dropped["d"] == 0
    argument_map = ArgumentMap(
        statements=(Statement(id="t"),),
        arguments=(
            Argument(id="sketch", weight=Decimal("0.3")),
            Argument(id="other"),
        ),
        relations=(
            Relation(id="r1", kind=RelationKind.SUPPORT, origins=("other",), targets=("sketch",)),
            Relation(id="r2", kind=RelationKind.SUPPORT, origins=("sketch",), targets=("t",)),
        ),
    )
    assert strength(evaluate(argument_map)).strengths["t"] == pytest.approx(0.3)
    assert strength(evaluate(argument_map, reject=["sketch"])).strengths["t"] == 0


def test_standards_know_sketches_and_what_is_dropped():
    b = MapBuilder()
    b.assumption("a", "A.").assumption("y", "Y.").claim("c", "C.")
    b.infer("k", ["y"], "c").rebut("o", ["a"], "c")
    found = evaluate(b.build(), reject=["o", "y"])
    assert found.layered("standards")["c"] == "out"
    sketched = _argdown("[T]: T.\n  + <A>: A.\n    + <B>: B.\n  - <C>: C.\n    - <D>: D.\n")
    labels = evaluate(sketched).layered("standards")
    assert {n: str(v) for n, v in labels.items()} == _labels(sketched)


def test_a_strict_objection_is_no_different():
    argument_map = ArgumentMap(
        statements=tuple(Statement(id=n) for n in "abc"),
        arguments=(
            Argument(id="k", premises=("b",), target="c"),
            Argument(id="o", kind=ArgumentKind.REBUTTAL, premises=("a",), target="c", strict=True),
        ),
    )
    found = evaluate(argument_map, rebut="symmetric")
    for layer in ("none", "last-link", "weakest-link"):
        assert {found.layered(layer)[n] for n in "cko"} == {Label.UNDECIDED}


def test_the_loop_of_something_undecided_has_an_attack_in_it():
    b = MapBuilder()
    b.claim("a", "A.").claim("b", "B.")
    b.assumption("u", "U.", contradicts=["v"]).assumption("v", "V.")
    b.infer("k", ["b"], "a").infer("l", ["a"], "b").infer("m", ["u"], "a")
    circle = evaluate(b.build()).why("b").grounds["b"].circle
    assert set(circle) == {"u", "v"}


def test_a_difference_has_ways_whichever_evaluation_can_accept_more():
    b = MapBuilder()
    b.claim("a", "A.").claim("b", "B.").claim("z", "Z.")
    b.infer("j", ["z"], "a").infer("k", ["a"], "b")
    plain = evaluate(b.build(), reject=["z"])
    more = plain.changed(assume=["a"])
    for one, other in ((plain, more), (more, plain)):
        ways = {c.id: c.through for c in one.diff(other).changes}
        assert ways["b"] == ("a", "k", "b")


def test_slow_circles_of_support_come_to_rest():
    b = MapBuilder()
    for i in range(50):
        b.claim(f"c{i}", weight="0.5" if not i else "0.0")
    for i in range(50):
        b.infer(f"k{i}", [f"c{i}"], f"c{(i + 1) % 50}")
    told = strength(evaluate(b.build(), leaves="unsupported"))
    assert told.outcome == "converged"
    assert told.strengths["c25"] == pytest.approx(1, abs=1e-6)


def test_many_independent_reasons_leave_a_bound_on_resilience():
    b = MapBuilder()
    b.claim("p", "P.").claim("q", "Q.").claim("c", "C.").infer("k", ["p", "q"], "c")
    for i in range(32):
        for side in "pq":
            b.assumption(f"{side}{i}", "X.").infer(f"k{side}{i}", [f"{side}{i}"], side)
    grounds = evaluate(b.build()).rests_on("c", 100)
    assert not grounds.complete
    assert grounds.resilience == 32


def _two_of_nine(attacked=False):
    """A claim that needs one of nine and one of nine others."""
    b = MapBuilder()
    b.claim("p", "P.").claim("q", "Q.").claim("c", "C.").infer("k", ["p", "q"], "c")
    for i in range(9):
        for side in "pq":
            b.assumption(f"{side}{i}", "X.").infer(f"k{side}{i}", [f"{side}{i}"], side)
    if attacked:
        b.assumption("doubt", "D.").assumption("answer", "E.")
        b.rebut("o", ["doubt"], "c").undercut("r", ["answer"], "o")
    return evaluate(b.build())


def test_above_sixteen_assumptions_labels_and_their_hitting_sets_answer():
    grounds = _two_of_nine().rests_on("c")
    assert grounds.complete
    expected = {frozenset({f"p{i}", f"q{j}"}) for i in range(9) for j in range(9)}
    assert set(grounds.reasons) == expected
    assert set(grounds.cuts) == {frozenset(f"{side}{i}" for i in range(9)) for side in "pq"}
    assert grounds.resilience == 9
    few = _two_of_nine().rests_on("c", 81)
    assert few.complete
    assert not _two_of_nine().rests_on("c", 20).complete
    argument = _two_of_nine().rests_on("k")
    assert set(argument.reasons) == expected


def test_above_sixteen_assumptions_with_attacks_the_search_answers():
    grounds = _two_of_nine(attacked=True).rests_on("c")
    assert grounds.complete
    assert set(grounds.reasons) == {
        frozenset({f"p{i}", f"q{j}", "answer"}) for i in range(9) for j in range(9)
    }
    assert grounds.critical == {"answer"}
    assert grounds.resilience == 1
    assert grounds.cuts[0] == {"answer"}


def test_a_claim_that_nothing_can_bring_down_rests_on_nothing():
    b = MapBuilder()
    b.claim("c", "C.").infer("k", [], "c")
    grounds = evaluate(b.build(), leaves="unsupported").rests_on("c")
    assert grounds.reasons == (frozenset(),)
    assert grounds.cuts == ()
    assert grounds.resilience is None
    assert grounds.exact


@pytest.mark.parametrize("most", [1, 5])
def test_single_points_of_failure_are_among_the_cuts_whatever_the_limit(most):
    grounds = _two_of_nine(attacked=True).rests_on("c", most)
    assert frozenset({"answer"}) in grounds.cuts
    assert not grounds.complete


def test_a_loop_is_followed_by_what_is_undecided_alone():
    """Rules that fail join what no undecided rule joins; they are no part of the loop."""
    b = MapBuilder()
    b.claim("c0", "0").claim("c1", "1").assumption("c2", "2")
    b.rebut("k0", ["c2"], "c1").infer("k1", ["c0"], "c0").rebut("k2", ["c2"], "c2")
    b.infer("k3", ["c0", "c1"], "c2").infer("k4", ["c2"], "c1")
    found = evaluate(b.build(), leaves="unsupported")
    assert found.labels["c1"] == "undecided"
    assert found.why("c1").grounds["c1"].circle[0] in {"c2", "k2"}
