"""The best lines of support, settled in either of two ways, are the same."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from argmap.checks.chances import Doubts, _from_the_best, _one_by_one, best_lines
from argmap.model import MapBuilder

WEIGHTS = st.sampled_from([None, "0.5", "0.8", "0.9", "1"])


@st.composite
def maps(draw, circles):
    """Claims in a row, each supported by some; by later ones alone unless circles are let in."""
    size = draw(st.integers(1, 9))
    b = MapBuilder()
    for n in range(size):
        b.claim(f"s{n}", weight=draw(WEIGHTS))
    for n in range(draw(st.integers(0, 12))):
        target = draw(st.integers(0, size - 1))
        others = range(size) if circles else range(target + 1, size)
        premises = draw(st.sets(st.sampled_from(others), max_size=3)) if others else set()
        if premises:
            b.infer(f"i{n}", [f"s{p}" for p in premises], f"s{target}", weight=draw(WEIGHTS))
    return b.build()


@given(maps(circles=False))
def test_both_ways_agree_where_there_is_no_circle(argument_map):
    alone = _one_by_one(argument_map)
    assert alone == _from_the_best(argument_map)


@given(maps(circles=True))
def test_with_circles_the_products_are_those_of_their_lines(argument_map):
    best = best_lines(argument_map)
    doubts = Doubts(argument_map, best)
    for name, (chance, by) in best.items():
        assert 0 <= chance <= 1
        if by:
            argument = argument_map.argument_by_id[by]
            product = float(argument.weight if argument.weight is not None else Decimal(1))
            for need in argument.needs:
                product *= best[need].chance
            assert chance == product
        assert bool(doubts[name]) == (chance < 1)
