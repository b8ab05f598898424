"""``argmap schemes``: the list, one scheme in full, and skeletons that can be typed as they are."""

from __future__ import annotations

import json

import pytest
from click.shell_completion import ShellComplete

from argmap.commands.schemes import command
from argmap.formats import loads
from argmap.rdf.schemes import families, schemes
from argmap.report.schemes import argdown_skeleton, scheme_text, schemes_text, turtle_skeleton

NAMES = tuple(schemes())


def plain(text, _):
    return text


def test_every_scheme_is_listed_under_its_family(argmap):
    found = argmap("schemes")
    assert (found.code, found.err) == (0, "")
    sections = found.out.split("\n\n")
    assert [part.splitlines()[0] for part in sections[:-1]] == list(families().values())
    for family, part in zip(families(), sections, strict=False):
        rows = [line.split() for line in part.splitlines()[1:]]
        listed = {row[0]: int(row[1]) for row in rows}
        assert listed == {s.id: len(s.questions) for s in schemes().values() if s.family == family}


def test_a_scheme_is_shown_in_full(argmap):
    found = argmap("schemes", "expert-opinion")
    assert (found.code, found.err) == (0, "")
    assert found.out.startswith(
        "Argument from expert opinion [expert-opinion]\nFamily: sources. In AIF: Expert Opinion.\n"
    )
    for text in (
        "saying {agent} says that {claim}.",
        "Therefore {claim}.",
        "Does {agent} base the opinion on evidence? expert-opinion-grounded: to ask is enough, the",
        "the proponent must answer; a bad answer undercuts the step",
        "expert-opinion-consensus: whoever asks must give a reason; a bad answer rebuts the",
        "(2) [Saying]: AGENT says that CLAIM.",
        "role:expert-opinion-saying :saying .",
    ):
        assert text in " ".join(found.out.split())


@pytest.mark.parametrize("name", ["CauseToEffect", "Argument from cause to effect", "scheme:sign"])
def test_a_scheme_goes_by_all_its_names(argmap, name):
    found = argmap("schemes", name)
    assert found.code == 0
    assert "[sign]" in found.out or "[cause-to-effect]" in found.out


def test_a_name_that_no_scheme_has(argmap):
    found = argmap("schemes", "expert-opinon")
    assert (found.code, found.out) == (2, "")
    assert "there is no scheme called 'expert-opinon'" in found.err
    assert "nearest: expert-opinion" in found.err


def test_the_list_as_json(argmap):
    told = json.loads(argmap("schemes", "--format", "json").out)
    assert [scheme["id"] for scheme in told] == list(NAMES)
    assert told[0]["roles"][1] == {
        "id": "expert-opinion-saying",
        "name": "saying",
        "wording": "{agent} says that {claim}.",
    }


def test_one_scheme_as_json(argmap):
    told = json.loads(argmap("schemes", "sign", "--format", "json").out)
    assert told["questions"][0] == {
        "id": "sign-strength",
        "ask": "How closely does {sign} go with {claim}?",
        "kind": "assumption",
        "effect": "undermine",
        "basis": "proposed",
    }
    assert set(told["skeletons"]) == {"argdown", "turtle"}


@pytest.mark.parametrize("width", [30, 60])
@pytest.mark.parametrize("name", NAMES)
def test_skeletons_are_maps_of_an_argument_by_the_scheme(name, width):
    """Both can be read as they are, say the same, and have every role filled."""
    scheme = schemes()[name]
    texts = {"x.argdown": argdown_skeleton(scheme, width), "x.ttl": turtle_skeleton(scheme)}
    read = {path: loads(text.encode(), path) for path, text in texts.items()}
    for loaded in read.values():
        assert loaded.diagnostics == ()
        (argument,) = loaded.map.arguments
        assert argument.roles == tuple(sorted((role.id, role.name) for role in scheme.roles))
        assert argument.premises == tuple(sorted(role.name for role in scheme.roles))
        assert argument.schemes == (name,)
    first, second = (loaded.map for loaded in read.values())
    assert [(s.id, s.text[0].text) for s in first.statements] == [
        (s.id, s.text[0].text) for s in second.statements
    ]
    assert first.arguments[0].target == second.arguments[0].target == "conclusion"


@pytest.mark.parametrize("width", [40, 80, 110])
def test_lines_fit_the_terminal(width):
    """All but ids and titles that are longer than a line, and Turtle, which is not wrapped."""
    lines = schemes_text(width, plain).splitlines()
    for scheme in schemes().values():
        text = scheme_text(scheme, width, plain)
        lines += text.partition("\nIn Turtle\n")[0].splitlines()
    wide = [line for line in lines if len(line) > width and len(line.split()) > 2]
    assert [line for line in wide if not line.startswith("  <By ")] == []


def test_names_are_completed():
    found = ShellComplete(command, {}, "argmap schemes", "_X").get_completions([], "expert")
    assert [item.value for item in found] == ["expert-opinion"]
