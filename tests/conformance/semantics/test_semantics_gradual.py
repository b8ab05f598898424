"""Gradual semantics against published strengths and limits that were computed elsewhere."""

import pytest

from argmap.semantics.gradual import Network, Outcome, strengths

NAMES = {
    "DFQuAD": "df-quad",
    "QE": "quadratic-energy",
    "SDDFQuAD": "squared-df-quad",
    "Euler": "euler",
    "EulerTop": "euler-top",
}
FILES = [
    "kampik2024_ex1_1_DFQuAD",
    "potyka2018_stock_DFQuAD",
    "potyka2018_stock_Euler",
    "potyka2018_stock_EulerTop",
    "potyka2018_stock_QE",
    "potyka2018_stock_SDDFQuAD",
    "qdt_example01_QE",
    "rago2016_baf_attack",
    "rago2016_baf_support",
    "rago2016_edemocracy_DFQuAD",
    "yin2023_movie_DFQuAD",
]


def _network(data, without=()):
    names = [n for n in data["base_scores"] if n not in without]
    network = Network()
    nodes = {n: network.add(data["base_scores"][n]) for n in names}
    for one, other in data["attacks"]:
        if one in nodes and other in nodes:
            network.attackers[nodes[other]].append(nodes[one])
    for one, other in data["supports"]:
        if one in nodes and other in nodes:
            network.supporters[nodes[other]].append(nodes[one])
    return network, nodes


COMPUTED = {f"potyka2018_stock_{n}" for n in ("DFQuAD", "Euler", "EulerTop", "SDDFQuAD")}
"""Limits that those who gathered the answers computed: no published values were found."""


@pytest.mark.parametrize(
    "name", [pytest.param(n, marks=[pytest.mark.weak] * (n in COMPUTED)) for n in FILES]
)
def test_the_strengths_of_the_file(oracle, name):
    data = oracle(f"gradual/{name}.json")
    network, nodes = _network(data)
    values, outcome = strengths(network, NAMES[data["semantics"]])
    assert str(outcome) == data["mode"]
    for node, expected in data["computed"].items():
        assert values[nodes[node]] == pytest.approx(expected, abs=1e-8)
    for node, expected in data["expected_in_source"].items():
        assert values[nodes[node]] == pytest.approx(expected, abs=data["tolerance"])


def test_removal_and_gradient_can_disagree(oracle):
    """Kampik et al. (2024), example 1.1: without e the strength rises; its derivative is 0."""
    data = oracle("gradual/kampik2024_ex1_1_DFQuAD.json")
    network, nodes = _network(data)
    before = strengths(network)[0][nodes["a"]]
    smaller, left = _network(data, without=("e",))
    after = strengths(smaller)[0][left["a"]]
    assert after == pytest.approx(data["expected_after_removing_e"]["a"])
    contributions = data["expected_contributions_of_e_to_a"]
    assert before - after == pytest.approx(contributions["removal"])

    def at(score):
        base = list(network.base)
        base[nodes["e"]] = score
        return strengths(network, base=base)[0][nodes["a"]]

    slope = (at(0.5 + 1e-6) - at(0.5 - 1e-6)) / 2e-6
    assert slope == pytest.approx(contributions["gradient"], abs=1e-5)
    assert _shapley(data, "e", "a") == pytest.approx(contributions["shapley_approx"], abs=1e-4)


def _shapley(data, player, topic):
    """The Shapley value over coalitions of present nodes, the topic always present."""
    from itertools import permutations

    others = [n for n in data["base_scores"] if n != topic]
    total, count = 0.0, 0
    for order in permutations(others):
        absent = order[order.index(player) :]
        network, nodes = _network(data, without=absent)
        without = strengths(network)[0][nodes[topic]]
        network, nodes = _network(data, without=absent[1:])
        total += strengths(network)[0][nodes[topic]] - without
        count += 1
    return total / count


def test_a_gradient_of_quadratic_energy(oracle):
    data = oracle("gradual/qdt_example01_QE.json")
    network, nodes = _network(data)
    base = list(network.base)
    base[nodes["e"]] = 1 - 1e-6
    slope = (
        strengths(network, "quadratic-energy")[0][nodes["a"]]
        - strengths(network, "quadratic-energy", base=base)[0][nodes["a"]]
    ) / 1e-6
    assert slope == pytest.approx(data["expected_gradients_of_a"]["e"], abs=1e-4)


def test_what_swings_for_ever_is_said_to_diverge():
    """Mossakowski & Neuhaus (2018) show that iterations may swing; the continuous system rests."""
    network = Network()
    one = network.add(0.9)
    network.attackers[one].append(one)
    values, outcome = strengths(network, "df-quad")
    assert outcome is Outcome.CONVERGED
    assert values[one] == pytest.approx(0.9 / 1.9, abs=1e-9)
