"""Rules of a project and plug-ins: read, run, and failing without harm to the others."""

import sys
from importlib.metadata import EntryPoint
from types import SimpleNamespace

import pytest

from argmap.checks import Context, plugins
from argmap.checks.context import Finder
from argmap.checks.examining import examine
from argmap.checks.plugins import read_plugins
from argmap.checks.profile import Profile
from argmap.checks.rules import query_check, read_rules
from argmap.diagnostic import Severity
from argmap.errors import BadRule, FileMissing, UnknownPlugin
from argmap.formats import loads
from argmap.model import MapBuilder

GOOD = """\
# A claim has no label.
# code: TEAM001
# severity: error
# hint: name it
#
# What it finds:
#     Claims without one.
SELECT ?about ?other WHERE {
  ?about a arg:Claim . FILTER NOT EXISTS { ?about rdfs:label ?l }
  ?step arg:conclusion ?about ; arg:premise ?other
}
"""
TURTLE = """\
@base <https://w3id.org/argmap/graph/x> .
@prefix : <https://w3id.org/argmap/graph/x#> .
@prefix arg: <https://w3id.org/argmap/ns#> .
<> a arg:ArgumentMap ; arg:thesis :a .
:a a arg:Claim ; arg:text "A."@en ; arg:implicit true .
:b a arg:Assumption ; arg:text "B."@en ; arg:implicit true .
:i a arg:Inference ; arg:premise :b ; arg:conclusion :a .
"""


def small():
    return MapBuilder().claim("a").assumption("b").infer("i", ["b"], "a").build()


def test_a_query_is_a_check():
    check = query_check("label.rq", GOOD)
    assert check.finder == Finder("TEAM001", "label", Severity.ERROR)
    assert check.title == "A claim has no label."
    (found,) = check.findings(Context(small()))
    assert (found.about, found.related, found.message, found.hint) == (
        "a",
        ("b",),
        "A claim has no label",
        "name it",
    )


def test_a_row_can_say_what_is_wrong():
    select = "SELECT ?about (CONCAT('too', ' bad.') AS ?message) { ?about a arg:Claim }"
    text = f"# X.\n# code: T01\n{select}"
    (found,) = query_check("x.rq", text).findings(Context(small()))
    assert found.message == "too bad"


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("# X\nSELECT ?about {}", 1, "has no code"),
        ("# X\n# code: ARG999\nSELECT ?about {}", 2, "cannot be a code"),
        ("# X\n# code: T01\n# severity: fatal\nSELECT ?about {}", 3, "cannot be 'fatal'"),
        ("# X\n# code: T01\n# slug: No Good\nSELECT ?about {}", 3, "cannot be the name"),
        ("# code: T01\nSELECT ?about {}", 1, "say what is wrong"),
        ("# X\n# code: T01\nSELECT ?x {}", 0, "selects no ?about"),
    ],
)
def test_a_head_that_does_not_say_what_it_must(text, line, said):
    with pytest.raises(BadRule) as caught:
        query_check("x.rq", text)
    assert said in str(caught.value)
    assert caught.value.line == line


def test_a_rule_that_cannot_be_read_does_not_stop_the_others(tmp_path):
    (tmp_path / "a.rq").write_text("# X\nSELECT ?about {}")
    (tmp_path / "b.rq").write_text(GOOD)
    (tmp_path / "c.rq").write_text(GOOD)
    (tmp_path / "d.txt").write_text("no rule")
    found = read_rules([str(tmp_path)])
    assert [c.finder.code for c in found.checks] == ["TEAM001"]
    assert [(c.code, c.span.path) for c in found.complaints] == [
        ("ARG598", str(tmp_path / "a.rq")),
        ("ARG598", str(tmp_path / "c.rq")),
    ]
    with pytest.raises(FileMissing):
        read_rules([str(tmp_path / "gone")])


def examined(text=TURTLE, **profile):
    return examine(loads(text.encode(), "x.ttl"), profile=Profile(**profile))


def test_a_syntax_error_is_reported_by_name_and_place_and_the_others_go_on():
    broken = query_check("broken.rq", "# X.\n# code: T01\nSELECT ?about WHERE { ?about a }")
    good = query_check("label.rq", GOOD)
    found = examined(own=(broken, good), select=("TEAM", "T01"))
    failed, kept = sorted(found.findings, key=lambda f: f.code)
    assert (failed.code, failed.slug, failed.severity) == ("ARG599", "check-failed", Severity.ERROR)
    assert "the check broken failed" in failed.message
    assert (failed.span.path, failed.span.line) == ("broken.rq", 3)
    assert kept.code == "TEAM001"
    assert kept.span.line == 5


def test_a_query_that_asks_elsewhere_is_refused():
    text = "# X.\n# code: T01\nSELECT ?about { SERVICE <http://x/> { ?about ?p ?o } }"
    (found,) = query_check("x.rq", text).findings(Context(small()))
    assert found.code == "ARG599"
    assert "refused" in found.message


SHAPES = """\
@prefix arg: <https://w3id.org/argmap/ns#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix shape: <https://w3id.org/argmap/shape#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
<urn:s> a sh:PropertyShape ; sh:targetClass arg:Claim ; sh:path rdfs:label ; sh:minCount 1 ;
    sh:severity sh:Warning ; sh:message "No name." CODE .
"""


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ('; shape:code "H01" ; shape:slug "no-name"', ("H01", "no-name")),
        ("", ("OWN001", "urn:s")),
    ],
)
def test_shapes_of_a_project_join_the_report(code, expected):
    shapes = (("s.ttl", SHAPES.replace("CODE", code)),)
    found = [f for f in examined(shapes=shapes).findings if f.code in {"H01", "OWN001"}]
    assert [(f.code, f.slug, f.about, f.span.line) for f in found] == [(*expected, "a", 5)]
    assert found[0].severity is Severity.WARNING


UNUSABLE = """\
<urn:s> a <http://www.w3.org/ns/shacl#PropertyShape> ;
    <http://www.w3.org/ns/shacl#path> [] ;
    <http://www.w3.org/ns/shacl#targetClass> <https://w3id.org/argmap/ns#Claim> .
"""


@pytest.mark.parametrize("text", ["this is no Turtle", UNUSABLE])
def test_shapes_that_cannot_be_used_do_not_stop_the_others(text):
    found = examined(text=TURTLE + ":c a arg:Claim .", shapes=(("s.ttl", text),)).findings
    assert "ARG598" in {f.code for f in found}
    assert "ARG102" in {f.code for f in found}


def installed(monkeypatch, **modules):
    points = []
    for name, module in modules.items():
        monkeypatch.setitem(sys.modules, f"plug_{name}", module)
        points.append(EntryPoint(name, f"plug_{name}", plugins.GROUP))
    monkeypatch.setattr(plugins, "entry_points", lambda **_: points)


def test_a_plug_in_is_a_module_like_any_check(monkeypatch):
    finder = Finder("HOUSE1", "too-short", Severity.WARNING)
    module = SimpleNamespace(
        FINDER=finder, check=lambda c: [finder(c, "a", "a is short")], __doc__="Too short."
    )
    installed(monkeypatch, house=module)
    (check,), complaints = read_plugins(["house"])
    assert complaints == ()
    assert [f.code for f in check.findings(Context(small()))] == ["HOUSE1"]
    with pytest.raises(UnknownPlugin, match="other"):
        read_plugins(["other"])


def test_a_plug_in_that_raises_is_reported_and_the_others_go_on(monkeypatch):
    def fails(_):
        raise ZeroDivisionError("on purpose")

    finder = Finder("HOUSE1", "fails", Severity.WARNING)
    installed(
        monkeypatch,
        fails=SimpleNamespace(FINDER=finder, check=fails, __doc__=None),
        wrong=SimpleNamespace(FINDER="no finder", check=fails, __doc__=None),
        empty=SimpleNamespace(),
    )
    made, complaints = read_plugins(["fails", "wrong", "empty"])
    assert [c.code for c in complaints] == ["ARG598", "ARG598"]
    found = examined(own=made, text=TURTLE + ":c a arg:Claim .").findings
    by_code = {f.code: f.message for f in found}
    assert by_code["ARG599"] == "the check fails failed: ZeroDivisionError: on purpose"
    assert "ARG102" in by_code


def test_a_plug_in_that_gives_no_findings_or_ends_the_program_is_told(monkeypatch):
    def ends(_):
        raise SystemExit(5)

    finder = Finder("HOUSE1", "odd", Severity.WARNING)
    other = Finder("HOUSE2", "ends", Severity.WARNING)
    installed(
        monkeypatch,
        odd=SimpleNamespace(FINDER=finder, check=lambda _: ["text"], __doc__=None),
        ends=SimpleNamespace(FINDER=other, check=ends, __doc__=None),
    )
    made, _ = read_plugins(["odd", "ends"])
    messages = [f.message for f in examined(own=made).findings if f.code == "ARG599"]
    assert len(messages) == 2
    assert any("gives findings, and this gave str" in message for message in messages)


def test_a_nearly_right_fact_is_told_with_its_line():
    with pytest.raises(BadRule) as caught:
        query_check("x.rq", "# X\n# code: T01\n# severety: error\nSELECT ?about {}")
    assert (caught.value.line, caught.value.hint) == (3, "did you mean severity?")


def test_a_rule_must_select():
    with pytest.raises(BadRule, match="SELECT"):
        query_check("x.rq", "# X\n# code: T01\nASK { ?about ?p ?o }")


def test_shapes_that_never_end_are_ended(monkeypatch):
    from argmap.rdf import own_shapes

    monkeypatch.setattr(own_shapes, "_SECONDS", 0.01)
    (found,) = own_shapes.validate_own(small(), SHAPES.replace("CODE", ""), "s.ttl")
    assert found.message == "the shapes cannot be used: they were stopped after 0.01 seconds"


def test_a_shape_without_name_has_the_same_slug_each_time():
    text = SHAPES.replace("<urn:s> a", "[] a").replace("CODE", "")
    (found,) = [f for f in examined(shapes=(("s.ttl", text),)).findings if f.code == "OWN001"]
    assert found.slug == "own-shape"
