"""Roles of premises in data blocks."""

from __future__ import annotations

import pytest

from argmap.formats import dump, loads

HEAD = """\
<Expert>

(1) [Knows]: Jones is an engineer.
(2) [Says]: Jones says that the bridge holds.
"""
TAIL = """
(3) [Holds]: The bridge holds.
"""


def step_of(text: str, name: str = "expert"):
    loaded = loads(text.encode(), "x.argdown")
    return loaded.map.argument_by_id[name]


@pytest.mark.parametrize(
    "roles",
    [
        "{expertise: knows, saying: says}",
        "{expert-opinion-expertise: knows, expert-opinion-saying: says}",
    ],
)
def test_roles_go_by_short_and_full_names(roles):
    step = step_of(f"{HEAD}-- {{scheme: expert-opinion, roles: {roles}}} --{TAIL}")
    assert step.roles == (("expert-opinion-expertise", "knows"), ("expert-opinion-saying", "says"))
    assert step.premises == ("knows", "says")


def test_a_short_name_is_of_the_first_scheme_that_has_it():
    roles = "{scheme: [sign, expert-opinion], roles: {saying: says, sign: knows}}"
    step = step_of(f"{HEAD}-- {roles} --{TAIL}")
    assert step.roles == (("expert-opinion-saying", "says"), ("sign-sign", "knows"))


def test_a_role_that_no_scheme_has_is_kept_by_its_name():
    step = step_of(f"{HEAD}-- {{scheme: sign, roles: {{witness: says}}}} --{TAIL}")
    assert step.roles == (("witness", "says"),)


def test_several_premises_may_fill_one_role():
    step = step_of(f"{HEAD}-- {{scheme: sign, roles: {{sign: [says, knows]}}}} --{TAIL}")
    assert step.roles == (("sign-sign", "knows"), ("sign-sign", "says"))


def test_roles_may_stand_with_the_argument_and_its_scheme_at_the_line():
    text = HEAD.replace("<Expert>", "<Expert>: So an expert says. {roles: {saying: says}}")
    step = step_of(f"{text}-- {{scheme: expert-opinion}} --{TAIL}")
    assert step.roles == (("expert-opinion-saying", "says"),)


def test_what_fills_a_role_of_a_sketch_is_its_premise():
    text = "[Says]: So.\n\n<Sketch>: Because. {scheme: sign, roles: {sign: says}}\n  +> [Holds]\n"
    step = step_of(text, "sketch")
    assert (step.roles, step.premises) == ((("sign-sign", "says"),), ("says",))


@pytest.mark.parametrize("roles", ["says", "[says]", "{saying: {id: says}}", "{a b: says}"])
def test_what_cannot_be_roles_is_said_and_stays_data(roles):
    text = f"{HEAD}-- {{scheme: expert-opinion, roles: {roles}}} --{TAIL}"
    loaded = loads(text.encode(), "x.argdown")
    assert loaded.map.argument_by_id["expert"].roles == ()
    assert [(d.severity, d.span.line) for d in loaded.diagnostics] == [("warning", 5)]
    assert "roles" in str(loaded.map.argument_by_id["expert"].data)


def test_roles_are_written_by_their_short_names():
    typed = "{scheme: expert-opinion, roles: {expertise: knows, saying: says}}"
    text = f"{HEAD}-- {typed} --{TAIL}"
    loaded = loads(text.encode(), "x.argdown")
    assert f"-- {typed} --" in dump(loaded.map, "argdown", loaded).decode()


def test_inner_steps_and_odd_roles_come_back():
    text = f"""{HEAD}-- {{scheme: expert-opinion, roles: {{saying: says}}}} --{TAIL}\
-- {{scheme: analogy, roles: {{case: holds, expert-opinion-field: knows}}}} --
(4) [Safe]: It is safe.
"""
    loaded = loads(text.encode(), "x.argdown")
    assert loaded.map.argument_by_id["expert-step-1"].roles == (("expert-opinion-saying", "says"),)
    again = loads(dump(loaded.map, "argdown"), "x.argdown")
    assert again.map == loaded.map
