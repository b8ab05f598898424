"""Bipolar frameworks with the published extensions."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from argmap.semantics.dung.bipolar import Reading, preferred


def _found(names, attacks, supports, reading):
    return set(preferred(names, attacks, supports, reading))


def test_the_example_of_egly_gaggl_and_woltran(oracle):
    data = oracle("bipolar/egly2010_ex4_7.json")
    number = {name: i for i, name in enumerate(data["arguments"])}
    pairs = {k: [(number[a], number[b]) for a, b in data[k]] for k in ("attacks", "supports")}
    for reading in Reading:
        expected = {
            frozenset(number[a] for a in e) for e in data["expected"][f"{reading}_preferred"]
        }
        found = _found(data["arguments"], pairs["attacks"], pairs["supports"], reading)
        assert found == expected


def _paths(size, supports):
    """Pairs with a path of supports between them, by squaring."""
    reach = set(supports)
    for _ in range(size):
        reach |= {(a, d) for a, b in reach for c, d in reach if b == c}
    return reach


@given(
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=6),
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=5),
)
def test_the_definitions_by_looking_at_every_set(attacks, supports):
    members = range(4)
    paths = _paths(4, supports)
    hit = set(attacks)
    hit |= {(a, c) for a, b in paths for b2, c in attacks if b == b2}
    hit |= {(a, c) for a, b in attacks for b2, c in paths if b == b2}
    subsets = [frozenset(c) for r in range(5) for c in combinations(members, r)]

    def admissible(s):
        free = not any((a, b) in hit for a in s for b in s)
        return free and all(
            any((c, b) in hit for c in s) for a in s for b in members if (b, a) in hit
        )

    def safe(s):
        return not any(
            (a, b) in hit and (b in s or any((c, b) in paths for c in s))
            for a in s
            for b in members
        )

    def closed(s):
        return all(b in s for a, b in supports if a in s)

    for reading, besides in (
        (Reading.DEFENDED, lambda s: s is not None),
        (Reading.SAFE, safe),
        (Reading.CLOSED, closed),
    ):
        fit = [s for s in subsets if admissible(s) and besides(s)]
        expected = {s for s in fit if not any(s < o for o in fit)}
        assert _found(["a", "b", "c", "d"], attacks, supports, reading) == expected
