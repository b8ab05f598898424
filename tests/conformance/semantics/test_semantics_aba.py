"""Assumption-based frameworks with published extensions."""

import pytest

from argmap.semantics.aba import (
    AssumptionFramework,
    credulous,
    extensions,
    sceptical,
    some_extension,
)
from argmap.semantics.dung import Semantics

FILES = ["bondarenko1997_ex6_6", "cyras2016_referendum", "toni2014_ex3_1"]


def _framework(data):
    names = list(
        dict.fromkeys(
            [
                *data["assumptions"],
                *data["contrary"].values(),
                *(s for r in data["rules"] for s in [r["head"], *r["body"]]),
            ]
        )
    )
    number = {name: i for i, name in enumerate(names)}
    contraries = {number[a]: number[c] for a, c in data["contrary"].items()}
    rules = tuple((number[r["head"]], tuple(number[b] for b in r["body"])) for r in data["rules"])
    return AssumptionFramework(tuple(names), contraries, rules), number


@pytest.mark.parametrize("name", FILES)
def test_extensions_and_acceptance(oracle, name):
    data = oracle(f"aba/{name}.json")
    framework, number = _framework(data)
    known = data["expected_all"] | data["expected_in_source"]
    for semantics in Semantics:
        if semantics not in known:
            continue
        expected = {frozenset(number[a] for a in e) for e in known[semantics]}
        assert set(extensions(framework, semantics)) == expected
        assert some_extension(framework, semantics) in expected
        for sentence in number.values():
            derived = [sentence in framework.closure(e) for e in expected]
            assert credulous(framework, semantics, sentence).accepted == any(derived)
            assert sceptical(framework, semantics, sentence).accepted == all(derived)
    grounded = next(extensions(framework, Semantics.GROUNDED))
    consequences = {number[n] for n in data["grounded_consequences"]}
    assert framework.closure(grounded) == consequences
