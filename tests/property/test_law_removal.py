"""Arguments whose removal changes nothing, held against removing them one by one."""

from hypothesis import given, settings
from tests.reasoning import reasonings

from argmap.model import MapBuilder
from argmap.semantics import Label, evaluate
from argmap.semantics.critical import critical_for, critical_of
from argmap.semantics.removal import without_effect


@given(reasonings())
@settings(max_examples=150, deadline=None)
def test_as_removing_them_one_by_one(reasoning):
    argument_map = reasoning.map
    evaluation = evaluate(argument_map)
    names = [a.id for a in argument_map.arguments if a.id in evaluation.compiled.bodies]
    expected = []
    for name in names:
        after = dict(evaluation.changed(reject=[name]).labels)
        before = dict(evaluation.labels)
        del after[name], before[name]
        if _told(argument_map, name, before) == _told(argument_map, name, after):
            expected.append(name)
    assert list(without_effect(evaluation, names)) == expected


def _told(argument_map, name, labels):
    """The labels of the statements, of what the argument bears on, and of steps that are used."""
    target = argument_map.argument_by_id[name].target
    statements = argument_map.statement_by_id
    return {n: label for n, label in labels.items() if n in statements or n == target}


def test_one_of_two_objections_is_not_missed():
    b = MapBuilder().claim("c").evidence("e").evidence("f").evidence("g")
    b.infer("i", ["e"], "c").rebut("o", ["f"], "c").rebut("p", ["g"], "c")
    assert without_effect(evaluate(b.build()), ["o", "p"]) == ("o", "p")
    assert without_effect(evaluate(b.build()), ["i"]) == ("i",)


def test_an_undercut_that_goes_through_has_an_effect():
    b = MapBuilder().claim("c").evidence("e").evidence("f")
    b.infer("i", ["e"], "c").infer("j", ["f"], "c").undercut("u", ["f"], "i")
    assert without_effect(evaluate(b.build()), ["u"]) == ()


@given(reasonings())
@settings(max_examples=300, deadline=None)
def test_critical_for_several_is_as_for_each_by_withdrawal(reasoning):
    evaluation = evaluate(reasoning.map)
    names = [n for n in evaluation.labels if n in evaluation.compiled.atoms]
    expected = {}
    for name in names:
        if evaluation.labels[name] is Label.IN:
            expected[name] = frozenset(
                a
                for a in evaluation.setting.accepted
                if evaluation.changed(reject=[a]).labels[name] is not Label.IN
            )
            assert critical_for(evaluation, name) == expected[name]
    assert critical_of(evaluation, names) == expected
