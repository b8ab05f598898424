"""Maps as Argdown: what a person would type, and nothing lost."""

import pytest

from argmap.formats import dump, loads
from argmap.formats.argdown.escaping import escaped, is_title, is_writable
from argmap.formats.argdown.understanding import understand
from argmap.model import MapBuilder, Words

HEAD = '===\nargmap: {iri: "https://w3id.org/argmap/graph/talk"}\n===\n\n'
SAME = {
    "a tree of relations": """\
[Bridge]: The bridge should be closed. #thesis
  + <Cracks>: Its piers have cracks.
    - [Report]: The report says otherwise. {kind: evidence, weight: 0.5}
  >< [Open]: It should stay open.
  - Nobody asked the traders.
""",
    "a structure with steps": """\
<Long>: A longer argument.

(1) [P]: p
(2) Unnamed premise.
-- Modus ponens, Instantiation {scheme: sign} --
(3) [M]: m
(4) [Q]: q
-- {uses: [3]} --
(5) [C]: c
  - [Doubt]: d
""",
    "headings and prose": """\
# One #pro

Just an introduction.

[A]: a
  + [B]: b

## Two {isGroup: true}

[C]: c
  - [A]
""",
    "marks in texts": """\
[A]: so *much* of [it](https://example.org), as @[B] says
  + [B]: 5 < 6 and \\#no \\*star \\[bracket]
""",
    "passages": """\
[A]: a {source: note, span: [3, 9], quote: "the very words"}
  + [B]: b {passages: [{source: note, span: [1, 2]}, {source: note, quote: two}]}
""",
}


LAID_OUT = """\
[Tea is best]: Tea is best. {id: tea-best, kind: claim}

<why> {strict: true}

(1) [poll]: Most say so. {kind: evidence, evidenceKind: poll}
(2) [Warm]: It warms. {kind: assumption, implicit: true}
  - <but>
    + [cold]: It gets cold. {kind: claim}
    <_ <still>: Polls are old.
      + [poll]
-- {scheme: sign} --
(3) [Tea is best]
"""


@pytest.mark.parametrize("name", SAME)
def test_what_is_typed_well_comes_back_as_it_was(name):
    front = HEAD
    if name == "passages":
        iri = '"https://w3id.org/argmap/graph/talk"'
        front = f"===\nargmap: {{iri: {iri}, sources: {{note: {{}}}}}}\n===\n\n"
    text = front + SAME[name]
    if name == "a tree of relations":
        text = text.replace('/talk"}', '/talk", theses: bridge}')
    assert dump(loads(text.encode(), "talk.argdown").map, "argdown").decode() == text


def test_a_map_from_rdf_is_laid_out_from_its_thesis_down():
    b = MapBuilder("https://w3id.org/argmap/graph/tea", title="Tea", language="en")
    b.claim("tea-best", "Tea is best.", label="Tea is best")
    b.assumption("warm", "It warms.", label="Warm", implicit=True)
    b.evidence("poll", "Most say so.", evidence_kind="poll")
    b.claim("cold", "It gets cold.")
    b.infer("why", ["warm", "poll"], "tea-best", schemes=["sign"], strict=True)
    b.rebut("but", ["cold"], "warm")
    b.undercut("still", ["poll"], "but", text="Polls are old.")
    found = b.thesis("tea-best").build()
    text = dump(found, "argdown").decode()
    assert text.split("===\n\n")[1] == LAID_OUT
    assert loads(text.encode(), "tea.argdown").map == found
    assert "  records:" not in text


def test_what_no_syntax_holds_stands_in_the_front_matter():
    b = MapBuilder("https://w3id.org/argmap/graph/odd")
    b.claim("two-lines", "one\ntwo").claim("a", [Words("a", "en"), Words("b", "de")])
    b.claim("spaced", " x  y ")
    found = b.build()
    text = dump(found, "argdown").decode()
    assert loads(text.encode(), "odd.argdown").map == found
    assert understand(text).faults == ()


def test_writing_is_stable():
    b = MapBuilder("https://w3id.org/argmap/graph/tea").claim("a", "A.").claim("b", "B.")
    found = b.infer("i", ["a"], "b").build()
    once = dump(found, "argdown")
    assert dump(loads(once, "tea.argdown").map, "argdown") == once


@pytest.mark.parametrize(
    "text",
    [
        "a*b* c_d_ **x** __y__",
        "[a] [b]: {c} <d> <e>: @[f] @<g> #tag #(h)",
        "1. a (1) b + c - d -- e === f // g /* h */ <!-- i -->",
        ":smile: .A. :->: a.b.c x:y:z .*. :_:",
        "back\\slash \\* end\\",
        "5 < 6 > 4, 100 %; e.g. this/that",
        "«quoted» “text” – dash … 橋 😀",
        "a.*b.c d:[e]:f",
    ],
)
@pytest.mark.parametrize(
    "first", ["", "+ ", "- ", "(1) ", "# ", "* ", "1. ", "=", "'", "<_ ", "> "]
)
def test_any_text_on_a_line_comes_back(text, first):
    b = MapBuilder("https://w3id.org/argmap/graph/t", language="")
    b.statement("a", first + text)
    b.statement("b", text + " " + text * 3, label="B").infer("i", ["a"], "b")
    found = b.build()
    written = dump(found, "argdown").decode()
    assert understand(written).faults == ()
    assert loads(written.encode(), "t.argdown").map == found
    assert "records:" not in written


def test_only_some_texts_and_titles_can_be_typed():
    assert is_writable("a b")
    assert not any(map(is_writable, ["", " a", "a ", "a  b", "a\nb", "a\tb", "\u2028", "\ufeff"]))
    assert is_title("a: b", "[")
    assert not any(is_title(t, "[") for t in ["a]b", "-a", "", "a\n", "Untitled 1", " a", "a "])
    assert not any(is_title(t, "<") for t in ["a>b", "-a", "!--", "+a", "_a", "/a"])


def test_escapes_stand_only_where_they_are_needed():
    assert escaped("It costs 5 * 3, e.g. a/b; x_ y - well-known #") == (
        "It costs 5 * 3, e.g. a/b; x_ y - well-known #"
    )
    assert escaped("*a* [b]") == "\\*a* \\[b]"
