"""Labels of an assumption-based truth maintenance system (de Kleer 1986)."""

import pytest

from argmap.semantics.atms import environments
from argmap.semantics.program import Program


@pytest.mark.weak
def test_the_labels_of_de_kleer(oracle):
    """The labels are quoted from memory of the paper, its figure from reading notes."""
    data = oracle("atms/dekleer1986_fig2.json")
    assumptions = data["assumptions"]
    names = [*assumptions, *data["expected_labels"]]
    program = Program(len(names))
    atom = {name: i for i, name in enumerate(names)}
    choices = {program.add(atom[a]): 1 << i for i, a in enumerate(assumptions)}
    for step in data["justifications"]:
        program.add(atom[step["consequent"]], [atom[a] for a in step["antecedents"]])
    bits = {a: 1 << i for i, a in enumerate(assumptions)}
    banned = [sum(bits[a] for a in nogood) for nogood in data["nogoods"]]
    labels = environments(program, choices, frozenset(), range(program.size), 1000, banned)
    for name, expected in data["expected_labels"].items():
        found = {frozenset(a for a in assumptions if bits[a] & e) for e in labels[atom[name]]}
        assert found == {frozenset(e) for e in expected}
