"""Dung frameworks with published extensions."""

import pytest

from argmap.semantics.dung import (
    Framework,
    Semantics,
    credulous,
    extensions,
    sceptical,
    some_extension,
)

FILES = [
    "caminada2006_semistable",
    "egly2010_running",
    "matt_toni2008_F8",
    "nixon",
    "probo_ex1",
    "probo_ex2",
    "reinstatement_chain",
    "three_cycle",
]
FROM_MEMORY = {"caminada2006_semistable"}
"""Read from memory of the paper by those who gathered the answers, and recomputed by them."""


def framework_of(data):
    number = {name: i for i, name in enumerate(data["arguments"])}
    attacks = [(number[one], number[other]) for one, other in data["attacks"]]
    return Framework(data["arguments"], attacks), number


def _sets(lists, number):
    return {frozenset(number[name] for name in members) for members in lists}


@pytest.mark.parametrize(
    "name", [pytest.param(n, marks=[pytest.mark.weak] * (n in FROM_MEMORY)) for n in FILES]
)
def test_extensions_and_acceptance(oracle, name):
    data = oracle(f"dung/{name}.json")
    framework, number = framework_of(data)
    known = data["expected_all"] | data["expected_in_source"]
    for semantics in Semantics:
        expected = _sets(known[semantics], number)
        found = list(extensions(framework, semantics))
        assert set(found) == expected
        assert len(found) == len(expected)
        one = some_extension(framework, semantics)
        assert one in expected if expected else one is None
        for argument in range(len(framework)):
            some, every = (f(framework, semantics, argument) for f in (credulous, sceptical))
            assert some.accepted == any(argument in e for e in expected)
            assert every.accepted == all(argument in e for e in expected)
            assert every.witness is None or every.witness in expected
