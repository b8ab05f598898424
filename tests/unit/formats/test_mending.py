"""Changing a few facts in the text of a file, and nothing else."""

import difflib
from dataclasses import replace

import pytest

from argmap.checks.mending import allowing, mended
from argmap.diagnostic import Diagnostic, Severity
from argmap.formats import loads
from argmap.formats.mending import mended_text

TYPED = """\
@prefix : <https://w3id.org/argmap/graph/x#> .
@prefix a: <https://w3id.org/argmap/ns#> .
@prefix oa: <http://www.w3.org/ns/oa#> .

# what it is all about
<https://w3id.org/argmap/graph/x> a a:ArgumentMap; a:thesis :thesis .  # the thesis

:thesis a a:Claim ; a:text "One; two." ;  # not a semicolon
  a:implicit true .
:twin a a:Assumption; a:text "One, two"@en .
:p a oa:Annotation .
:place a a:Passage ; oa:hasSelector [] .
"""


def about(name, slug="missing-passage", related=()):
    return Diagnostic("ARG301", slug, Severity.WARNING, "x", name, related=related)


def changes(old, new):
    lines = difflib.unified_diff(old.splitlines(), new.splitlines(), lineterm="", n=0)
    return [line for line in lines if line[:1] in "+-" and line[:3] not in {"+++", "---"}]


def test_typed_turtle_keeps_everything_else():
    loaded = loads(TYPED.encode(), "x.ttl")
    wanted = allowing(loaded.map, [about("twin", "orphan-claim")], "it is a sketch")
    text = mended_text(loaded, wanted)
    assert changes(TYPED, text) == [
        '-:twin a a:Assumption; a:text "One, two"@en .',
        '+:twin a:allows "orphan-claim: it is a sketch" ;',
        '+    a a:Assumption; a:text "One, two"@en .',
    ]


def test_a_value_is_replaced_where_it_stands():
    text = TYPED.replace(
        ":place a a:Passage ; oa:hasSelector [] .",
        ":place a a:Passage ; oa:hasSelector :at .\n"
        ":at a a:DigestSelector ; oa:start 3 ; oa:end 9 .  # by hand",
    )
    loaded = loads(text.encode(), "x.ttl")
    (passage,) = loaded.map.passages
    fresh = replace(passage.digest, start=13, end=19)
    wanted = replace(loaded.map, passages=(replace(passage, selectors=(fresh,)),))
    assert changes(text, mended_text(loaded, wanted)) == [
        "-:at a a:DigestSelector ; oa:start 3 ; oa:end 9 .  # by hand",
        "+:at a a:DigestSelector ; oa:start 13 ; oa:end 19 .  # by hand",
    ]


def test_turtle_as_argmap_writes_it_stays_so(repository):
    path = repository / "examples/old-bridge/old-bridge.ttl"
    text = path.read_text()
    loaded = loads(text.encode(), str(path))
    wanted = allowing(loaded.map, [about("small-price", "x")], "why")
    assert changes(text, mended_text(loaded, wanted)) == [
        "-    arg:horizon kind:longTerm .",
        "+    arg:horizon kind:longTerm ;",
        '+    arg:allows "x: why" .',
    ]


ARGDOWN = """\
===
title: Tea
===

[Tea]: Tea is best.  {certainty: likely}
  + <Warm>: It warms.   // so they say

[Cups]: Cups are small.

[Pots]: Pots are large.
  {
    kind: assumption
    allows: ["orphan-claim: one"]
  }
"""


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "tea",
            '[Tea]: Tea is best.  {certainty: likely, allows: "no-reason: so"}',
        ),
        ("cups", '[Cups]: Cups are small. {allows: "no-reason: so"}'),
        ("warm", '  + <Warm>: It warms. {allows: "no-reason: so"}   // so they say'),
        ("pots", '    allows: ["orphan-claim: one", "no-reason: so"]'),
    ],
)
def test_argdown_gets_the_fact_beside_its_statement(name, expected):
    loaded = loads(ARGDOWN.encode(), "tea.argdown")
    wanted = allowing(loaded.map, [about(name, "no-reason")], "so")
    text = mended_text(loaded, wanted)
    assert text is not None
    (added,) = [line for line in changes(ARGDOWN, text) if line.startswith("+")]
    assert added[1:] == expected


def test_what_cannot_be_done_in_the_text_is_not_done():
    loaded = loads(TYPED.encode(), "x.ttl")
    gone = tuple(s for s in loaded.map.statements if s.id != "twin")
    assert mended_text(loaded, replace(loaded.map, statements=gone)) is None
    assert mended_text(replace(loaded, text=""), loaded.map) is None


def test_a_duplicate_restates_the_first():
    loaded = loads(TYPED.encode(), "x.ttl")
    found = mended(loaded.map, [about("twin", "duplicate-claim", ("thesis", "twin"))], {})
    assert found.map.statement_by_id["twin"].restates == ("thesis",)
    assert len(found.mended) == 1
    assert "a:restates :thesis" in mended_text(loaded, found.map)


@pytest.mark.parametrize(
    "text",
    ['"One, but not two"@en', '"One, two"@en ; a:contradicts :thesis'],
)
def test_what_does_not_say_the_same_is_never_said_to_restate(text):
    loaded = loads(TYPED.replace('"One, two"@en', text).encode(), "x.ttl")
    found = mended(loaded.map, [about("twin", "duplicate-claim", ("thesis", "twin"))], {})
    assert found.mended == ()
    assert found.map == loaded.map


def test_only_what_the_analyst_supplies_is_marked():
    text = TYPED + (
        "@prefix prov: <http://www.w3.org/ns/prov#> .\n"
        ':own a a:Assumption ; a:text "Mine." ; prov:wasAttributedTo :me .\n'
        ':mine a a:Evidence ; a:text "Seen." ; prov:wasAttributedTo :me .\n'
        ':theirs a a:Claim ; a:text "Said." ; prov:wasAttributedTo :me ; a:assertedBy :her .\n'
    )
    loaded = loads(text.encode(), "x.ttl")
    found = mended(loaded.map, [about(n) for n in ("own", "mine", "theirs", "twin", "gone")], {})
    assert [f.about for f in found.mended] == ["own"]
    assert "a:implicit true" in mended_text(loaded, found.map).rpartition(":own")[2]


def test_a_needless_allowance_goes():
    text = TYPED.replace(":twin a", ':twin a:allows "x: y", "unused: z" ; a')
    loaded = loads(text.encode(), "x.ttl")
    finding = Diagnostic(
        "ARG118", "unused-allowance", Severity.WARNING, "twin lets unused stand", "twin"
    )
    assert mended(loaded.map, [finding], {}).map.statement_by_id["twin"].allows == ("x: y",)
