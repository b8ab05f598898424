"""YAML and its places; of an argument graph all is kept or told."""

from __future__ import annotations

import pytest
from tests.unit.formats.test_format_oddities import warnings

from argmap.formats import dump, loads
from argmap.formats.yamltext import BadYaml, Yaml
from argmap.model import StatementKind


def test_places_in_yaml() -> None:
    found = Yaml("a:\n  b: [1, {c: x}]\n  b: 2\nyes: no\nd: 2026-01-01\ne: .inf\nf: true\n")
    assert found.value == {
        "a": {"b": [1, {"c": "x"}]},
        "yes": "no",
        "d": "2026-01-01",
        "e": ".inf",
        "f": True,
    }
    assert found.repeated == [("b", 3, 3)]
    assert found.place("a", "b", "1", "c") == (2, 11)
    assert found.place("a", "none") == (1, 1)
    assert found.place("none") == (0, 0)


@pytest.mark.parametrize(
    ("text", "why", "line"),
    [
        ("a: 1\nb: &x [*x]\n", "aliases", 2),
        ("a: 1\n? [b]\n: 2\n", "a key is no plain text", 2),
        ('a: "\\ud83d"\n', "half a character", 1),
        ("a: " + "[" * 99 + "]" * 99, "nested too deep", 1),
        ("a: !!python/name:os.system x\n", "could not determine a constructor", 1),
        ("a: [\n", "expected the node content", 2),
    ],
)
def test_yaml_that_cannot_be_held(text: str, why: str, line: int) -> None:
    with pytest.raises(BadYaml, match=why) as caught:
        Yaml(text)
    assert caught.value.line == line


# --- Carneades ---

ODD = """\
meta: {title: 5, notes: {en: On tea}, source: null}
statements:
  a: {text: A, assumed: true, weight: 0.5}
  a b: {text: [x]}
issues:
  taste: {positions: [b, a b], standard: DV, note: hm}
  i2: {positions: [a b, c]}
arguments:
  a: {conclusion: b, premises: {major: a, minor: [b, c]}, weight: 0}
  a one: {conclusion: c, premises: a, scheme: linked, strict: yes}
tests: {}
"""


def test_all_of_an_argument_graph_is_kept() -> None:
    assert warnings(ODD, "carneades") == []
    found = loads(ODD.encode(), "tea.yml", "carneades").map
    steps = {a.name if a.label else a.id: a for a in found.arguments}
    assert steps["a"].premises == ("a", "b", "c")
    assert steps["a one"].premises == ("a",)
    assert {s.name if s.label else s.id for s in found.statements} == {"a", "a b", "b", "c"}
    written = dump(found, "carneades")
    again_ = loads(written, "tea.yml", "carneades").map
    assert again_ == found
    assert Yaml(written.decode()).value == {
        "meta": {"title": 5, "notes": {"en": "On tea"}, "source": None},
        "statements": {"a": {"text": "A", "weight": 0.5}, "a b": {"text": ["x"]}, "c": "", "b": ""},
        "assumptions": ["a"],
        "issues": {
            "taste": {"note": "hm", "standard": "DV", "positions": ["b", "a b"]},
            "i2": {"positions": ["a b", "c"]},
        },
        "arguments": {
            "a": {"conclusion": "b", "premises": {"major": "a", "minor": ["b", "c"]}, "weight": 0},
            "a one": {"scheme": "linked", "conclusion": "c", "premises": ["a"], "strict": "yes"},
        },
        "tests": {},
    }
    loaded = loads(ODD.encode(), "tea.yml", "carneades")
    assert loaded.mention("a", "").line == 3
    assert loaded.mention(steps["a one"].id, "").line == 10


def test_what_is_left_out_of_an_argument_graph_is_told() -> None:
    text = (
        "statements:\n  a: A\n  a: B\narguments:\n  x: {conclusion: [a, b], premises: [a, [c]]}\n"
        "  y: {conclusion: a, scheme: [s], undercutter: {z: a}}\nassumptions: [{q: 1}]\n"
    )
    assert sorted(line for _, line in warnings(text, "carneades")) == [3, 5, 5, 6, 6, 7]
    for wrong, line in (("a: 1\nstatements: [a]\n", 2), ("arguments:\n  x: 3\n", 2)):
        (found,) = loads(wrong.encode(), "x", "carneades").diagnostics
        assert (found.code, found.span.line) == ("ARG001", line)


@pytest.mark.parametrize(
    ("value", "assumed"),
    [("true", True), ("yes", True), ("On", True), ("no", False), ("false", False), ("[x]", False)],
)
def test_what_is_assumed_is_said_in_any_way(value: str, assumed: bool) -> None:
    text = f"meta: {{title: T}}\nstatements:\n  a: {{text: A, assumed: {value}}}\n"
    found = loads(text.encode(), "a.yml", "carneades").map
    assert (found.statement_by_id["a"].kind is StatementKind.ASSUMPTION) is assumed
    assert loads(dump(found, "carneades"), "a.yml", "carneades").map == found
