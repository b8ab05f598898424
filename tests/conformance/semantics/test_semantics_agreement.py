"""Measures of agreement against values of independent packages, and one from memory of a paper."""

import pytest

from argmap.model import MapBuilder
from argmap.semantics.agreement import (
    agreement,
    closeness,
    edges_of,
    segmentations,
    smatch,
)


def test_two_maps_of_five_statements(oracle):
    data = oracle("agreement/synthetic_pair.json")
    one, other = ({(a, b): kind for a, b, kind in data[m]} for m in ("map_1", "map_2"))
    found, known = agreement(data["nodes"], one, other), data["expected"]
    assert found.kappa == pytest.approx(known["edge_kappa_labelled"])
    assert found.kappa_existence == pytest.approx(known["edge_kappa_existence"])
    assert found.alpha == pytest.approx(known["krippendorff_alpha_nominal"])
    assert found.f1 == pytest.approx(known["edge_f1_labelled"])
    assert found.f1_existence == pytest.approx(known["edge_f1_unlabelled"])
    assert closeness(one, other) == pytest.approx(known["kirschner_1_to_2"])
    assert closeness(other, one) == pytest.approx(known["kirschner_2_to_1"])
    assert found.kirschner == pytest.approx(known["kirschner"])
    assert found.edit_distance == known["graph_edit_distance"]


def test_two_segmentations(oracle):
    data = oracle("agreement/synthetic_pair.json")["segmentation"]
    found = segmentations(data["masses_1"], data["masses_2"])
    assert found.similarity == pytest.approx(data["segmentation_similarity"])
    assert found.boundary == pytest.approx(data["boundary_similarity"])
    assert segmentations([3], [3]).boundary == 1
    with pytest.raises(ValueError, match="different lengths"):
        segmentations([3], [4])


@pytest.mark.weak
def test_smatch(oracle):
    """The value is quoted from memory of the paper; the count of matches was recomputed."""
    data = oracle("agreement/smatch_boy_football.json")
    one, other = ({tuple(t) for t in data[k]} for k in ("triples_1", "triples_2"))
    assert smatch(one, other) == pytest.approx(data["expected"]["F"])
    assert smatch(other, one) == pytest.approx(data["expected"]["F"])


def test_smatch_of_many_variables_finds_a_renaming():
    facts = [("instance", f"x{i}", f"c{i}") for i in range(9)]
    facts += [("next", f"x{i}", f"x{i + 1}") for i in range(8)]
    renamed = [(r, s.replace("x", "y"), o.replace("x", "y")) for r, s, o in facts]
    assert smatch(facts, renamed[::-1]) == 1


def test_the_connections_of_a_map():
    b = MapBuilder()
    b.assumption("a", "One.").assumption("b", "Two.").claim("c", "Three.")
    b.infer("k", ["a", "b"], "c").rebut("o", ["b"], "a")
    assert edges_of(b.build()) == {
        ("a", "c"): "inference",
        ("b", "c"): "inference",
        ("b", "a"): "rebuttal",
    }
    assert agreement([], {}, {}).kappa == 1
