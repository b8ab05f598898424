"""The optional layers, on generated maps."""

from hypothesis import assume, given
from tests.reasoning import reasonings

from argmap.errors import TooManyArguments
from argmap.model import Argument
from argmap.semantics import evaluate
from argmap.semantics.layers import Layer, layered


@given(reasonings(claims=5, steps=7))
def test_without_preferences_structured_argumentation_gives_the_grounded_labels(reasoning):
    """The translation of Bex, Modgil, Prakken & Reed (2013), all inferences defeasible."""
    found = evaluate(reasoning.map, leaves="unsupported")
    for layer in (Layer.LAST_LINK, Layer.WEAKEST_LINK):
        try:
            labels = layered(found, layer, 400)
        except TooManyArguments:
            assume(False)
        assert labels == dict(found.labels)


@given(reasonings(claims=6, steps=8, attacks=False))
def test_without_attacks_standards_give_the_same_but_for_circles(reasoning):
    """What is in is in; what is out for lack of support is out; circles stay undecided."""
    found = evaluate(reasoning.map, leaves="unsupported")
    labels = layered(found, Layer.STANDARDS)
    for name, label in found.labels.items():
        if label == "in":
            assert labels[name] == "in"
        else:
            assert labels[name] in {"out", "undecided"}
            if found.outs[name] == "circular":
                assert labels[name] == "undecided"


def test_every_argument_has_a_label_in_every_layer():
    from argmap.model import ArgumentMap, Statement

    argument_map = ArgumentMap(
        statements=(Statement(id="a"), Statement(id="b")),
        arguments=(Argument(id="k", premises=("a",), target="b"), Argument(id="bare")),
    )
    found = evaluate(argument_map)
    for layer in Layer:
        assert layered(found, layer).keys() == found.labels.keys()
