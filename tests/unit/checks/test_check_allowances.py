"""Findings that are let stand, known findings, and what an examination tells of them."""

import json

import pytest

from argmap.checks.baseline import Baseline, baseline_text, fingerprint
from argmap.checks.examining import examine
from argmap.checks.profile import Profile
from argmap.diagnostic import Diagnostic, Severity
from argmap.errors import BadBaseline, UnknownScenario
from argmap.formats import loads

HEAD = """\
@base <https://w3id.org/argmap/graph/x> .
@prefix : <https://w3id.org/argmap/graph/x#> .
@prefix arg: <https://w3id.org/argmap/ns#> .
<> a arg:ArgumentMap ; arg:thesis :a TOP .
:a a arg:Claim ; arg:text "A."@en ; arg:implicit true ALLOW .
"""


def examined(allow="", top="", **profile):
    text = HEAD.replace("ALLOW", allow).replace("TOP", top)
    return examine(loads(text.encode(), "x.ttl"), profile=Profile(**profile))


def codes(found):
    return {finding.code for finding in found.findings}


def test_a_finding_is_let_stand_with_a_reason():
    assert "ARG102" in codes(examined())
    found = examined('; arg:allows "unsupported-claim: so be it"')
    assert "ARG102" not in codes(found)
    assert [(f.code, f.about, reason) for f, reason in found.allowed] == [
        ("ARG102", "a", "so be it")
    ]


def test_what_the_map_allows_holds_everywhere():
    found = examined(top='; arg:allows "ARG102: all of them"')
    assert "ARG102" not in codes(found)
    assert codes(found).isdisjoint({"ARG118", "ARG119"})


def test_shapes_can_be_allowed_too():
    found = examined(top='; arg:allows "map-without-source: it is a sketch"')
    assert "ARG401" in codes(examined())
    assert "ARG401" not in codes(found)


def test_an_allowance_that_allows_nothing_is_told():
    (found,) = [
        f
        for f in examined('; arg:allows "circular-support: why not"').findings
        if f.slug == "unused-allowance"
    ]
    assert (found.about, found.span.line) == ("a", 5)
    assert "circular-support" in found.message


def test_what_was_not_looked_for_is_not_called_unused():
    found = examined('; arg:allows "circular-support: why not"', ignore=("ARG101",))
    assert "ARG118" not in codes(found)
    off = examined('; arg:allows "dangling-term: why not"')
    assert "ARG118" not in codes(off)


@pytest.mark.parametrize(
    ("text", "said", "hint"),
    [
        ("ARG102", "does not say why", "ARG102: because"),
        ("unsuported-claim: x", "which no check finds", "unsupported-claim?"),
        (": x", "lets nothing stand", ""),
    ],
)
def test_an_allowance_without_reason_or_name_does_not_count(text, said, hint):
    found = examined(f'; arg:allows "{text}"')
    assert "ARG102" in codes(found)
    (bare,) = [f for f in found.findings if f.slug == "bare-allowance"]
    assert said in bare.message
    assert hint in bare.hint


def test_checks_that_were_not_run_are_named():
    found = examined(ignore=("circular-support",))
    assert "circular-support" in found.not_run
    assert "dangling-term" in found.not_run
    assert "orphan-claim" not in found.not_run


def test_only_what_is_selected_is_found():
    assert codes(examined(select=("ARG102",))) == {"ARG102"}
    assert codes(examined(select=("ARG4",))) <= {f"ARG4{n:02}" for n in range(100)}


def test_an_unknown_scenario_stops():
    with pytest.raises(UnknownScenario):
        examined(scenario="nowhere")


# --- known findings ---


def finding(about="a", code="ARG102", related=(), message="x"):
    return Diagnostic(code, "s", Severity.WARNING, message, about, related=related)


def test_a_fingerprint_is_of_what_was_found_and_not_of_how_it_is_said():
    assert fingerprint(finding()) == fingerprint(finding(message="y"))
    assert fingerprint(finding()) != fingerprint(finding(about="b"))
    assert fingerprint(finding()) != fingerprint(finding(related=("b",)))
    assert fingerprint(finding("")) != fingerprint(finding("", message="y"))


def test_a_baseline_covers_each_of_its_findings_once(tmp_path):
    path = tmp_path / "known.json"
    path.write_text(baseline_text([("m", finding()), ("m", finding("gone"))]))
    baseline = Baseline(str(path))
    assert baseline.parted("other", [finding()]) == ((finding(),), ())
    assert baseline.parted("m", [finding(), finding()]) == ((finding(),), (finding(),))
    assert baseline.gone == 1


def test_a_baseline_does_not_depend_on_the_order():
    pairs = [("m", finding("b")), ("m", finding("a"))]
    assert baseline_text(pairs) == baseline_text(reversed(pairs))
    assert [row["about"] for row in json.loads(baseline_text(pairs))["findings"]] == ["a", "b"]


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"version": 2, "findings": []}', '{"version": 1, "findings": [1]}']
)
def test_what_is_no_baseline_is_told(tmp_path, text):
    path = tmp_path / "known.json"
    path.write_text(text)
    with pytest.raises(BadBaseline) as caught:
        Baseline(str(path))
    assert str(path) in str(caught.value)
