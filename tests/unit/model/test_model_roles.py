"""Which premise fills which role of the scheme, through the model's own operations."""

import pytest

from argmap.model import Argument, MapBuilder, changed, diff, renamed, without


@pytest.fixture
def tea():
    builder = MapBuilder("https://example.org/graph/tea")
    for name in ("expert", "says", "rule", "good"):
        builder.claim(name)
    builder.infer(
        "step",
        ["expert", "says"],
        "good",
        schemes=["expert-opinion"],
        warrants=["rule"],
        roles={"expert-opinion-saying": "says", "expert-opinion-field": "rule"},
    )
    return builder.build()


def test_what_fills_a_role_is_a_premise():
    argument = Argument(id="a", premises=("p",), roles=(("x-y", "q"), ("x-z", "p")))
    assert argument.premises == ("p", "q")
    assert argument.roles == (("x-y", "q"), ("x-z", "p"))


def test_a_warrant_that_fills_a_role_stays_a_warrant(tea):
    assert tea.argument_by_id["step"].premises == ("expert", "says")
    assert tea.argument_by_id["step"].warrants == ("rule",)


def test_a_role_that_nothing_fills_is_none():
    argument = Argument(id="a", roles=(("x-y", ""), ("", "p")))
    assert (argument.roles, argument.premises) == ((), ())


def test_renaming_a_statement_renames_what_fills_the_role(tea):
    assert renamed(tea, "says", "told").argument_by_id["step"].roles == (
        ("expert-opinion-field", "rule"),
        ("expert-opinion-saying", "told"),
    )


def test_a_statement_that_is_taken_out_fills_no_role(tea):
    step = without(tea, "says").argument_by_id["step"]
    assert step.roles == (("expert-opinion-field", "rule"),)
    assert step.premises == ("expert",)


def test_a_premise_that_is_dropped_fills_no_role(tea):
    step = changed(tea, "step", premises=("expert",)).argument_by_id["step"]
    assert step.roles == (("expert-opinion-field", "rule"),)
    assert step.premises == ("expert",)


def test_roles_that_are_changed_are_as_said(tea):
    step = changed(tea, "step", roles=(("own", "good"),)).argument_by_id["step"]
    assert step.roles == (("own", "good"),)
    assert step.premises == ("expert", "good", "says")


def test_a_difference_tells_roles_with_what_fills_them(tea):
    (change,) = diff(tea, changed(tea, "step", roles=()))
    assert (change.id, change.field, change.after) == ("step", "roles", "")
    assert change.before == "expert-opinion-field: rule, expert-opinion-saying: says"
