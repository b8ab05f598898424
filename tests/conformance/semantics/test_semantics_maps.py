"""Maps with known answers: labels in every scenario, reasons, cuts, critical statements."""

import pytest

from argmap.semantics import evaluate
from argmap.semantics.environments import nogoods, relevant_for, truth
from argmap.semantics.parallel import columns, ones
from argmap.semantics.strength import weigh
from tests.reasoning import of_oracle


def _scenario(reasoning, accepted):
    rejected = sorted(reasoning.assumable - set(accepted))
    return evaluate(reasoning.map, reject=rejected, leaves="unsupported")


def _labels(evaluation, claims):
    return {c: str(evaluation.labels[c]) for c in claims}


def _told(scenario, claims):
    words = dict.fromkeys(scenario["IN"], "in") | dict.fromkeys(scenario["UNDEC"], "undecided")
    return {c: words.get(c, "out") for c in claims}


def _sets(lists):
    return {frozenset(members) for members in lists}


def _check(data):
    reasoning = of_oracle(data)
    for scenario in data["scenarios"]:
        evaluation = _scenario(reasoning, scenario["accepted"])
        assert _labels(evaluation, reasoning.claims) == _told(scenario, reasoning.claims)
    everything = _scenario(reasoning, reasoning.assumable)
    for claim in reasoning.claims:
        grounds = everything.rests_on(claim)
        assert grounds.complete
        assert set(grounds.reasons) == _sets(data["reasons"][claim])
        assert set(grounds.cuts) == _sets(data["cuts"][claim])
        assert grounds.critical == frozenset(data["critical"].get(claim, ()))
    assert {c: s for c, s in everything.all_critical.items() if s} == {
        c: frozenset(s) for c, s in data["critical"].items() if s
    }
    return reasoning, everything


def test_thirty_random_maps_are_labelled_and_taken_apart_as_known(oracle):
    for data in oracle("whatif/random.json")["maps"]:
        reasoning, everything = _check(data)
        for claim in reasoning.claims:
            relevant = relevant_for(everything, claim)
            held = truth(everything, claim, relevant)
            odds = [0.5] * len(relevant)
            assert weigh(held, odds) == pytest.approx(data["p_in_at_half"][claim])
            assert len(columns(len(relevant))) == len(relevant)
            assert len(ones(held)) == held.bit_count()


def test_the_worked_example_of_coercion(oracle):
    data = oracle("whatif/worked_coercion.json")
    reasoning, _ = _check(data)
    usual = _scenario(reasoning, data["baseline"])
    claims = reasoning.claims
    assert _labels(usual, claims) == {
        c: v.lower().replace("undec", "undecided") for c, v in data["baseline_status"].items()
    }
    for claim, critical in data["baseline_critical"].items():
        assert usual.critical(claim) == frozenset(critical)
    for claim, reasons in data["baseline_reasons"].items():
        assert set(usual.reasons(claim)) == _sets(reasons)
    charmed = usual.changed(assume=["S1 charm offensive"])
    assert _labels(charmed, claims) == {
        c: v.lower().replace("undec", "undecided") for c, v in data["scenario_charm"].items()
    }
    assert (
        "S1 charm offensive"
        in usual.rests_on("C4 coordinated diversification is warranted").threats
    )
    assert nogoods(usual) == ()
