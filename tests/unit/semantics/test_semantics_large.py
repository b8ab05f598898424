"""Maps that are deep: nothing recurses, nothing is quadratic that need not be."""

import pytest

from argmap.model import Argument, ArgumentMap, Statement, StatementKind
from argmap.report.why import why_text
from argmap.semantics import contributions, evaluate, strength
from argmap.semantics.whatif import LONGEST_WAY

LENGTH = 200_000


def _chain(length):
    kinds = (StatementKind.ASSUMPTION, StatementKind.CLAIM)
    statements = tuple(Statement(id=f"c{i:06}", kind=kinds[i > 0]) for i in range(length))
    arguments = tuple(
        Argument(id=f"k{i:06}", premises=(f"c{i:06}",), target=f"c{i + 1:06}")
        for i in range(length - 1)
    )
    return evaluate(ArgumentMap(statements=statements, arguments=arguments))


@pytest.fixture(scope="module")
def chain():
    return _chain(LENGTH)


@pytest.mark.slow
def test_a_chain_of_two_hundred_thousand(chain):
    last = f"c{LENGTH - 1:06}"
    assert chain.labels[last] == "in"
    assert chain.critical(last) == {"c000000"}
    grounds = chain.rests_on(last)
    assert grounds.reasons == grounds.cuts == (frozenset({"c000000"}),)
    assert chain.all_critical[last] == {"c000000"}
    assert len(chain.why(last).grounds) == LENGTH
    told = why_text(chain, chain.why("c000050"), 80, lambda text, _: text)
    assert told.count(" is in") == 51


@pytest.mark.slow
def test_withdrawing_its_first_link(chain):
    last = f"c{LENGTH - 1:06}"
    fallen = chain.changed(reject=["c000000"])
    assert fallen.labels[last] == "out"
    assert set(fallen.labels.values()) == {"out"}


def test_the_way_of_a_change_is_cut_short():
    chain = _chain(2000)
    changes = chain.diff(chain.changed(reject=["c000000"])).changes
    assert len(changes) == 2 * 2000 - 1
    way = next(c for c in changes if c.id == "c001999").through
    assert (len(way), way[0], way[-1]) == (LONGEST_WAY, "c000000", "c001999")


def test_the_strength_of_a_last_link():
    chain = _chain(20_000)
    assert strength(chain).strengths["c019999"] == 0.5
    assert contributions(chain, "c019999")[0].removal == 0.5
