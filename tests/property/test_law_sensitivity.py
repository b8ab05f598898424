"""Probabilities, rankings, pairs, nogoods and strengths, on generated maps, by enumeration."""

from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.reasoning import minimal, reasonings, subsets

from argmap.model import Argument, ArgumentMap, Statement, StatementKind
from argmap.semantics import (
    contributions,
    dangerous_pairs,
    double_counting,
    evaluate,
    nogoods,
    rank,
    strength,
)
from argmap.semantics import sensitivity as module
from argmap.semantics.parallel import table
from argmap.semantics.wellfounded import well_founded


def _with_weights(argument_map, weights):
    statements = tuple(
        Statement(id=s.id, kind=s.kind, weight=weights.get(s.id)) for s in argument_map.statements
    )
    return ArgumentMap(statements=statements, arguments=argument_map.arguments, theses=("c0",))


def _evaluate(reasoning, weights=None, **options):
    return evaluate(_with_weights(reasoning.map, weights or {}), leaves="unsupported", **options)


WEIGHTS = st.sampled_from([Decimal(n) / 10 for n in (0, 1, 3, 5, 8, 10)])


@given(reasonings(claims=8, steps=12), st.data())
def test_many_random_scenarios_at_once(reasoning, data):
    found = _evaluate(reasoning)
    program, accepting = found.compiled.program, found.compiled.accepting
    names = sorted(accepting)
    width = 9
    columns = {n: data.draw(st.integers(0, 2**width - 1)) for n in names}
    drawn = table(program, width, {accepting[n]: bits for n, bits in columns.items()})
    for j in range(width):
        off = {accepting[n] for n in names if not columns[n] >> j & 1}
        values = well_founded(program, off).values
        for atom, value in enumerate(values):
            told = 1 if drawn.true[atom] >> j & 1 else 2 if drawn.possible[atom] >> j & 1 else 0
            assert told == value


@given(reasonings(claims=6, steps=8), st.lists(WEIGHTS, min_size=6, max_size=6))
def test_importance_is_that_of_all_scenarios(reasoning, odds):
    accepted = sorted(reasoning.assumable)
    weights = dict(zip(accepted, odds, strict=False))
    whole = _evaluate(reasoning, weights)
    stands = {
        g: _evaluate(reasoning, reject=sorted(reasoning.assumable - g)).labels["c0"] == "in"
        for g in subsets(accepted)
    }
    rows = {row.id: row for row in rank(whole).rows}
    assert sorted(rows) == accepted
    for name in accepted:
        birnbaum, swings = 0.0, 0
        others = [n for n in accepted if n != name]
        for g in subsets(others):
            chance = 1.0
            for other in others:
                chance *= float(weights[other]) if other in g else 1 - float(weights[other])
            birnbaum += chance * (stands[g | {name}] - stands[g])
            swings += stands[g | {name}] != stands[g]
        assert rows[name].birnbaum == pytest.approx(birnbaum, abs=1e-8)
        assert rows[name].banzhaf == pytest.approx(swings / 2 ** len(others), abs=1e-8)
        fallen = whole.changed(reject=[name])
        lost = [
            c
            for c in reasoning.claims
            if whole.labels[c] == "in" and fallen.labels[c] != "in" and c != name
        ]
        assert rows[name].claims_lost == len(lost)
        assert (rows[name].theses_lost == ("c0",)) == (
            whole.labels["c0"] == "in" and fallen.labels["c0"] != "in"
        )


@given(reasonings(claims=6, steps=8))
def test_what_is_drawn_is_near_what_is_exact(reasoning):
    """The estimates lie within five standard errors, as far as these are not 0 by chance."""
    whole = _evaluate(reasoning)
    exact = {row.id: row for row in rank(whole).rows}
    chances = module._Chances(whole, ("c0",))
    chances._sampled()
    for name, value in chances.birnbaum.items():
        assert abs(value - exact[name].birnbaum) <= 5 * max(chances.error, 1 / module.SAMPLES**0.5)
        assert abs(chances.banzhaf[name] - exact[name].banzhaf) <= 0.08


@given(reasonings(claims=7, steps=10))
def test_pairs_are_those_that_cost_more_together(reasoning):
    whole = _evaluate(reasoning)
    expected = {}
    for pair in combinations(sorted(reasoning.assumable), 2):
        singly = [whole.changed(reject=[name]) for name in pair]
        both = whole.changed(reject=pair)
        lost = [
            c
            for c in reasoning.claims
            if whole.labels[c] == "in"
            and c not in pair
            and both.labels[c] != "in"
            and all(one.labels[c] == "in" for one in singly)
        ]
        if lost:
            expected[pair] = len(lost)
    found = dangerous_pairs(whole)
    assert found.complete
    assert {row.ids: row.claims_lost for row in found.rows} == expected


@given(reasonings(claims=6, steps=6, attacks=False), st.data())
def test_nogoods_are_the_least_sets_that_derive_both_sides(reasoning, data):
    one, other = data.draw(st.permutations(reasoning.claims))[:2]
    plain = reasoning.map
    statements = tuple(
        Statement(id=s.id, kind=s.kind, contradicts=(other,) if s.id == one else ())
        for s in plain.statements
    )
    declared = ArgumentMap(statements=statements, arguments=plain.arguments)
    found = nogoods(evaluate(declared, leaves="unsupported"))
    both = set()
    for g in subsets(reasoning.assumable):
        gone = sorted(reasoning.assumable - g)
        labels = evaluate(plain, reject=gone, leaves="unsupported").labels
        if labels[one] == labels[other] == "in":
            both.add(g)
    assert set(found) == minimal(both)


@st.composite
def trees(draw):
    """Support in the form of a tree, with weights for leaves and arguments."""
    statements, arguments, waiting = [], [], ["c0"]
    count = 0
    while waiting:
        name = waiting.pop()
        reasons = draw(st.integers(0, 2)) if count < 6 else 0
        kind = StatementKind.CLAIM if reasons else StatementKind.ASSUMPTION
        weight = None if reasons else draw(WEIGHTS)
        statements.append(Statement(id=name, kind=kind, weight=weight))
        for _ in range(reasons):
            premises = []
            for _ in range(draw(st.integers(1, 2))):
                count += 1
                premises.append(f"c{count}")
            waiting += premises
            arguments.append(
                Argument(
                    id=f"k{len(arguments)}",
                    premises=tuple(premises),
                    target=name,
                    weight=draw(st.none() | WEIGHTS),
                )
            )
    return ArgumentMap(statements=tuple(statements), arguments=tuple(arguments), theses=("c0",))


@given(trees())
def test_on_trees_without_attacks_the_strength_is_the_probability(tree):
    found = evaluate(tree)
    (double,) = double_counting(found, ["c0"])
    assume(double.error == 0)
    assert double.probability == pytest.approx(strength(found).strengths["c0"], abs=1e-9)
    assert double.excess == pytest.approx(0, abs=1e-9)


@given(WEIGHTS)
def test_a_shared_source_is_counted_twice(weight):
    """Two reasons from one piece of evidence: 1 - (1 - w)^2 where w is the probability."""
    argument_map = ArgumentMap(
        statements=(
            Statement(id="e", kind=StatementKind.EVIDENCE, weight=weight),
            Statement(id="c"),
        ),
        arguments=tuple(Argument(id=k, premises=("e",), target="c") for k in ("k1", "k2")),
    )
    (double,) = double_counting(evaluate(argument_map), ["c"])
    w = float(weight)
    assert double.probability == pytest.approx(w)
    assert double.strength == pytest.approx(1 - (1 - w) ** 2)


@given(reasonings(claims=6, steps=8), st.lists(WEIGHTS, min_size=6, max_size=6))
def test_shapley_values_share_out_the_strength(reasoning, odds):
    weights = dict(zip(sorted(reasoning.assumable), odds, strict=False))
    found = _evaluate(reasoning, weights)
    told = strength(found)
    assume(told.outcome != "diverged")
    shares = contributions(found, "c0")
    own = told.base["c0"] if "c0" in reasoning.assumable else 0.0
    nothing = evaluate(found.map, leaves="unsupported", reject=[c.id for c in shares])
    without = strength(nothing).strengths["c0"]
    total = sum(c.shapley for c in shares)
    assert total == pytest.approx(told.strengths["c0"] - without, abs=1e-6)
    assert 0 <= own <= 1


@given(reasonings(claims=8, steps=12))
def test_strengths_lie_between_0_and_1_and_say_how_they_came_about(reasoning):
    found = _evaluate(reasoning)
    for semantics in ("df-quad", "quadratic-energy", "squared-df-quad", "euler", "euler-top"):
        told = strength(found, semantics)
        if told.outcome != "diverged":
            assert all(-1e-9 <= value <= 1 + 1e-9 for value in told.strengths.values())
