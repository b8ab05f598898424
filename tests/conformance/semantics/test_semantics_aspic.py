"""Structured argumentation with preferences: the running example and the classics."""

import pytest

from argmap.model import MapBuilder
from argmap.semantics import evaluate
from argmap.semantics.aspic import (
    Comparison,
    Hit,
    Link,
    Order,
    Rule,
    Theory,
    arguments,
    attacks,
    defeats,
    label,
    label_of,
)
from argmap.semantics.layers import Layer, layered


def _negation(sentence):
    return sentence[1:] if sentence.startswith("-") else "-" + sentence


def _against(sentence):
    """What attacks a sentence: its negation; for a weak negation, the contrary alone."""
    if sentence.startswith("~"):
        return [Hit(sentence[1:], resistible=False)]
    return [Hit(_negation(sentence), resistible=True)]


def _theory(data, more_rules=(), more_premises=()):
    ordinary = [*data.get("ordinary_premises", ()), *more_premises]
    rules = [Rule(p, (), p, premise=True, hits=tuple(_against(p))) for p in ordinary]
    rules += [Rule(p, (), p, strict=True, premise=True) for p in data.get("premises", ())]
    for name, body, head in [*data["defeasible"], *(r for s, r in more_rules if not s)]:
        hits = (*_against(head), Hit("-" + name, resistible=False))
        rules.append(Rule(name, tuple(body), head, hits=hits))
    for name, body, head in [*data["strict"], *(r for s, r in more_rules if s)]:
        rules.append(Rule(name, tuple(body), head, strict=True))
    told = [
        *data.get("preferences", ()),
        *data.get("rule_preferences", ()),
        *data.get("premise_preferences", ()),
    ]
    weaker = frozenset(tuple(pair.split(" < ")) for pair in told)
    return Theory(tuple(rules), weaker)


KEY = {
    "A": ("d3", "p"),
    "B": ("s1", "-p"),
    "C": ("-r", "-r"),
    "B1": ("~s", "~s"),
    "B1'": ("d1", "t"),
    "B2": ("r", "r"),
    "B2'": ("d2", "q"),
    "D2": ("d4", "s"),
    "E": ("s2", "-d3"),
}


@pytest.fixture
def running(oracle):
    return oracle("aspic/modgil_prakken2013_running.json")


def _numbered(found):
    place = {(a.rule.name, a.rule.head): i for i, a in enumerate(found)}
    return {name: place[key] for name, key in KEY.items() if key in place}


def _attacks(found):
    return {(one, other) for one, other, _, _ in attacks(found)}


def test_the_running_example_has_its_arguments_and_attacks(running):
    found = arguments(_theory(running))
    number = _numbered(found)
    assert len(found) == running["expected"]["number_of_arguments"]
    there = _attacks(found)
    assert all((number[a], number[b]) in there for a, b, _ in running["expected"]["attacks"])
    assert not any((number[a], number[b]) in there for a, b in running["expected"]["non_attacks"])


def test_the_running_example_with_its_optional_parts(running):
    rule, premise = running["optional"]["D"]["defeasible"], running["optional"]["D"]["premise"]
    found = arguments(_theory(running, [(False, rule)], [premise]))
    number, there = _numbered(found), _attacks(found)
    assert all((number[a], number[b]) in there for a, b, _ in running["expected"]["with_D_attacks"])
    found = arguments(_theory(running, [(True, running["optional"]["E"]["strict"])]))
    number, there = _numbered(found), _attacks(found)
    assert all((number[a], number[b]) in there for a, b, _ in running["expected"]["with_E_attacks"])


def test_which_arguments_are_weaker(running):
    theory = _theory(running)
    found = arguments(theory)
    number = _numbered(found)
    told = running["expected"]["strictly_weaker"]
    for key, (order, link) in {
        "elitist_last_link": (Order.ELITIST, Link.LAST),
        "elitist_weakest_link": (Order.ELITIST, Link.WEAKEST),
        "democratic_last_link": (Order.DEMOCRATIC, Link.LAST),
        "democratic_weakest_link": (Order.DEMOCRATIC, Link.WEAKEST),
    }.items():
        comparison = Comparison(theory.weaker, link, order)
        for weak, strong in told.get(key, ()):
            assert comparison.is_weaker(found[number[weak]], found[number[strong]])
        for one, other in told.get(key + "_not", ()):
            assert not comparison.is_weaker(found[number[one]], found[number[other]])


def test_which_attacks_are_defeats(running):
    rule, premise = running["optional"]["D"]["defeasible"], running["optional"]["D"]["premise"]
    more = [(False, rule), (True, running["optional"]["E"]["strict"])]
    theory = _theory(running, more, [premise])
    found = arguments(theory)
    number = _numbered(found)
    there = set(defeats(found, Comparison(theory.weaker, Link.LAST)))
    expected = running["expected"]
    assert all((number[a], number[b]) in there for a, b in expected["defeats_elitist_last_link"])
    assert not any(
        (number[a], number[b]) in there for a, b in expected["non_defeats_elitist_last_link"]
    )


def _labels(theory, link):
    found = arguments(theory)
    told = label(found, Comparison(theory.weaker, link))
    by_sentence = {}
    for argument, value in zip(found, told, strict=True):
        by_sentence.setdefault(argument.rule.head, []).append(value)
    return {sentence: label_of(values) for sentence, values in by_sentence.items()}


@pytest.mark.weak
@pytest.mark.parametrize("link", list(Link))
def test_who_snores_and_is_a_professor(oracle, link):
    """By the last link access is denied, by the weakest it is not (checked by hand)."""
    data = oracle("aspic/snores_professor.json")
    labels = _labels(_theory(data), link)
    told = data["expected"][str(link).replace("-", "_")]
    assert all(labels[s] == "in" for s in told["justified"])
    assert all(labels[s] == "out" for s in told["overruled"])


@pytest.mark.weak
def test_who_wears_a_ring_and_is_a_party_animal(oracle):
    data = oracle("aspic/married_bachelor.json")
    labels = _labels(_theory(data), Link.LAST)
    assert {s for s, v in labels.items() if v == "in"} == set(
        data["expected"]["grounded_justified"]
    )


def _library(outweighs):
    b = MapBuilder()
    b.assumption("snores", "Someone snores.")
    b.assumption("professor", "Someone is a professor.")
    b.claim("misbehaves", "Someone misbehaves.")
    b.claim("denied", "Access is denied.", contradicts=["granted"])
    b.claim("granted", "Access is granted.")
    for name, premise, conclusion in (
        ("d1", "snores", "misbehaves"),
        ("d2", "misbehaves", "denied"),
        ("d3", "professor", "granted"),
    ):
        b.infer(name, [premise], conclusion, outweighs=outweighs.get(name, []))
    return b.build()


def test_a_map_with_preferences_says_the_same():
    """The example of the professor as a map: without preferences neither is settled."""
    library = _library({"d3": ["d1"], "d2": ["d3"]})
    found = evaluate(library)
    assert found.labels["denied"] == found.labels["granted"] == "undecided"
    last = layered(found, Layer.LAST_LINK)
    assert (last["denied"], last["granted"]) == ("in", "out")
    weakest = layered(found, Layer.WEAKEST_LINK)
    assert (weakest["denied"], weakest["granted"]) == ("out", "in")
    assert layered(found, Layer.NONE) == dict(found.labels)
