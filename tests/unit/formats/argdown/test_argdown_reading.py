"""What a document of Argdown means as a map."""

from decimal import Decimal

import pytest

from argmap.formats import loads
from argmap.model import ArgumentKind, RelationKind, StatementKind, Words


def read(text, path="talk.argdown"):
    loaded = loads(text.encode(), path)
    assert not [d.message for d in loaded.diagnostics if d.severity == "error"]
    return loaded.map


def fields(record, **expected):
    assert {name: getattr(record, name) for name in expected} == expected


def test_titles_become_ids_and_labels():
    found = read("[The old bridge]: It wears out.\n  + [toll]: A toll pays.")
    fields(
        found["the-old-bridge"], label=(Words("The old bridge"),), text=(Words("It wears out."),)
    )
    fields(found["toll"], label=())


def test_a_lone_source_is_a_passage_only_when_the_source_is_known():
    text = '[A]: a {source: "Smith 2020, p. 3"}\n  + [B]: b {source: art, quote: "b"}'
    found = read(text)
    assert found["a"].data.value == {"source": "Smith 2020, p. 3"}
    assert found["a"].expressed_in == ()
    assert found["b"].expressed_in == ("in-b",)
    front = "===\nargmap: {sources: {smith: {title: 'Smith 2020, p. 3'}}}\n===\n\n"
    assert read(front + text)["a"].expressed_in == ("in-a",)


def test_translations_stand_beside_what_is_typed():
    front = "===\nlanguage: de\n===\n\n"
    found = read(front + "[A]: Kein Sturm. {text: {en: No storm.}}")
    assert found["a"].text == (Words("Kein Sturm.", "de"), Words("No storm.", "en"))
    found = read(front + "[A]: Kein Sturm. {text: {de: Windstille.}}")
    assert found["a"].text == (Words("Windstille.", "de"),)
    assert found["a"].wordings == (Words("Kein Sturm.", "de"),)


def test_untitled_statements_are_called_by_their_first_words():
    found = read(
        "[A]: a\n  + It wears out more and more each year.\n  + It wears out more and more!"
    )
    assert [s.id for s in found.statements] == [
        "a",
        "it-wears-out-more-and-more",
        "it-wears-out-more-and-more-2",
    ]


def test_a_statement_and_an_argument_may_have_one_title():
    found = read("[A]: a\n  + <A>: because")
    assert (found["a"].says, found["a-2"].says) == ("a", "because")
    assert found["a-2"].target == "a"


def test_the_language_is_stated_in_the_front_matter():
    found = read("===\nlanguage: de\ntitle: Brücke\nabstract: Kurz\n===\n\n[Zoll]: Ein Zoll.")
    assert found["zoll"].text == (Words("Ein Zoll.", "de"),)
    assert (found.label, found.about) == ((Words("Brücke", "de"),), (Words("Kurz", "de"),))


def test_other_front_matter_is_kept_as_data():
    assert read("===\nauthor: me\ncolor: {a: 1}\n===\n\n[A]: a").data.value == {
        "author": "me",
        "color": {"a": 1},
    }


def test_text_is_plain_and_what_was_typed_is_kept():
    found = read("[A]: so *much* of [it](https://example.org) #pro #con\n  + b")
    assert found["a"].says == "so much of it"
    assert found["a"].tags == ("con", "pro")
    assert found["a"].data.value == {"markup": "so *much* of [it](https://example.org)"}


def test_the_last_wording_is_the_text_and_the_others_are_kept():
    found = read("[A]: first\n\n[A]: second\n\n[A]: third {isCanonical: true}\n\n[A]: fourth")
    assert (found["a"].says, found["a"].wordings) == (
        "third",
        (Words("first"), Words("fourth"), Words("second")),
    )


def test_paragraphs_that_are_no_part_of_the_argument_are_no_claims():
    found = read("Just an introduction.\n\n[A]: a\n  + b")
    assert [s.id for s in found.statements] == ["a", "b"]
    assert [(p.id, p.says) for p in found.locutions] == [
        ("just-an-introduction", "Just an introduction.")
    ]


# --- relations ---


def test_an_argument_with_one_aim_has_it_as_its_own():
    found = read("[A]: a\n  + <For>: f\n  - <Against>: g\n    <_ <Doubt>: d")
    fields(found["for"], kind=ArgumentKind.INFERENCE, target="a", premises=())
    fields(found["against"], kind=ArgumentKind.REBUTTAL, target="a")
    fields(found["doubt"], kind=ArgumentKind.UNDERCUT, target="against")
    assert found.relations == ()


def test_other_relations_are_relations_of_the_map():
    found = read("[A]: a\n  + <F>: f\n    + <G>: g\n  - [B]: b\n\n[C]: c\n  + <F>")
    assert {(r.kind, r.origins, r.targets) for r in found.relations} == {
        (RelationKind.SUPPORT, ("f",), ("a",)),
        (RelationKind.SUPPORT, ("f",), ("c",)),
        (RelationKind.SUPPORT, ("g",), ("f",)),
        (RelationKind.ATTACK, ("b",), ("a",)),
    }
    assert found["f"].target == ""


def test_a_statement_that_supports_a_sketched_argument_is_its_premise():
    found = read("[A]: a\n  - <F>: f\n    + [P]: p\n    + [Q]: q")
    fields(found["f"], premises=("p", "q"), target="a", kind=ArgumentKind.REBUTTAL)


def test_contradictions_and_strict_relations():
    found = read("===\nmodel: {mode: strict}\n===\n\n[A]: a\n  >< [B]: b\n  + [C]: c\n  - [D]: d")
    assert found["a"].contradicts == ("b",)
    assert {(r.kind, r.origins) for r in found.relations} == {
        (RelationKind.ENTAILMENT, ("c",)),
        (RelationKind.CONTRARY, ("d",)),
    }


# --- structures ---

LONG = """\
<Long>: A longer argument. {weight: 0.5}

(1) [P]: p
(2) [Q]: q
-- Rule B, Rule A {scheme: expert-opinion, note: x} --
(3) [M]: m
(4) [R]: r
(5) [S]: s
-- {uses: [3, 4]} --
(6) [C]: c
"""


def test_each_step_of_a_structure_is_an_argument():
    found = read(LONG)
    fields(
        found["long-step-1"],
        premises=("p", "q"),
        target="m",
        rules=("Rule A", "Rule B"),
        schemes=("expert-opinion",),
        part_of="long",
    )
    fields(found["long"], premises=("m", "r"), target="c", part_of="", weight=Decimal("0.5"))
    assert found["long-step-1"].data.value == {"note": "x", "rules": ["Rule B", "Rule A"]}
    assert found["long"].data.value["structure"] == ["p", "q", "- m", "r", "s", "- c"]


def test_what_an_inference_is_drawn_from_unless_it_says():
    found = read("<L>\n\n(1) [P]: p\n----\n(2) [M]: m\n(3) [Q]: q\n----\n(4) [C]: c")
    assert (found["l-step-1"].premises, found["l"].premises) == (("p",), ("m", "q"))


def test_a_structure_without_a_title_is_called_by_its_conclusion():
    assert read("(1) [P]: p\n----\n(2) [C]: c")["for-c"].target == "c"


def test_an_undercut_below_an_inference_attacks_that_step():
    found = read("<L>\n\n(1) a\n----\n  <_ <U>: u\n(2) b\n----\n(3) [C]: c\n  <_ <V>: v")
    assert (found["u"].target, found["v"].target) == ("l-step-1", "l")


# --- facts in data ---


def test_facts_in_data_become_fields():
    found = read(
        "[A]: a {id: x, kind: evidence, evidenceKind: poll, certainty: likely, weight: 0.8, "
        "implicit: true, sources: [s], scenario: calm, assertedBy: [me], tags: [t], own: 1}\n  + b"
    )
    fields(
        found["x"],
        kind=StatementKind.EVIDENCE,
        evidence_kind="poll",
        certainty="likely",
        weight=Decimal("0.8"),
        implicit=True,
        sources=("s",),
        holds_in=("calm",),
        asserted_by=("me",),
        tags=("t",),
    )
    assert found["x"].data.value == {"own": 1}


@pytest.mark.parametrize("tag", ["claim", "evidence", "assumption"])
def test_a_tag_can_say_the_kind(tag):
    found = read(f"[A]: a #{tag}\n\n[B]: b #{tag} {{kind: statement}}")
    assert (found["a"].kind, found["b"].kind) == (tag, "statement")
    assert found["a"].tags == (tag,)


def test_a_tag_can_mark_the_thesis():
    assert read("[A]: a #thesis\n  + b").theses == ("a",)


def test_passages_by_quotation_and_position():
    found = read(
        '[A]: a {source: "doc.txt", span: [3, 9], quote: "the words", sha256: "'
        + "0" * 64
        + '"}\n\n[B]: b {passages: [{source: doc, span: [1, 2]}, {quote: x}]}'
    )
    passage = found["in-a"]
    assert (passage.source, passage.digest.start, passage.digest.end) == ("doc", 3, 9)
    assert (passage.quote.exact, passage.digest.sha256) == ("the words", "0" * 64)
    assert found["b"].expressed_in == ("in-b", "in-b-2")
    assert found["in-b-2"].source == "doc"
    assert found["doc"].name == "doc.txt"


def test_a_quotation_without_a_source_belongs_to_the_only_one():
    front = "===\nargmap: {sources: {note: {title: N}}}\n===\n\n"
    assert read(front + "[A]: a {quote: x}")["in-a"].source == "note"
    assert read("[A]: a {quote: x}")["in-a"].source == "document"


def test_headings_are_groups():
    found = read("# One\n\n[A]: a\n\n## Two #t {isGroup: true}\n\n[B]: b\n  + <C>: c\n\n[A]")
    fields(found["section-one"], members=("a", "section-two"), level=1)
    fields(found["section-two"], members=("b", "c"), level=2, tags=("t",))
    assert found["section-two"].data.value == {"isGroup": True}


def test_the_order_is_that_of_the_document():
    found = read("# H\n\n[B]: b\n  + <A>: a\n\n(1) [C]: c\n----\n(2) [B]")
    ranks = {e.id: e.order for e in found.elements}
    assert ranks == {"section-h": 1, "b": 2, "a": 3, "for-b": 4, "c": 5}


def test_front_matter_holds_what_has_no_syntax():
    found = read(
        "===\nargmap:\n  thesis: a\n  sources: {n: {title: N, issued: '2020'}}\n"
        "  agents: {me: {name: Me, kind: person}}\n"
        "  scenarios: {calm: {title: Calm, assumes: [a]}}\n  defaultScenario: calm\n===\n\n[A]: a"
    )
    assert (found.theses, found.default_scenario) == (("a",), "calm")
    assert (found["n"].issued, found["me"].name, found["calm"].assumes) == ("2020", "Me", ("a",))


# --- places ---


def test_every_record_has_its_place():
    text = "# H\n\n[A]: a {quote: x}\n  - <B>: b\n    + [P]: p\n  - [C]: c\n"
    loaded = loads(text.encode(), "talk.argdown")
    places = {r.id: (r.span.line, r.span.column) for r in loaded.located()}
    assert places["section-h"] == (1, 1)
    assert places["a"] == (3, 1)
    assert places["b"] == (4, 5)
    assert places["p"] == (5, 7)
    assert places["c-attacks-a"] == (6, 3)
    assert places["in-a"] == (3, 8)
    assert all(line > 0 for name, (line, _) in places.items())
    assert str(loaded.mention("b", "p")) == "talk.argdown:5:5"


def test_columns_count_code_points_and_windows_lines_count_once():
    text = "[Ü 😀]: a\r\n  + [B]: b {\r\n    weight: 0.5\r\n  }\r\n  - [C]: c\r\n"
    loaded = loads(text.encode(), "talk.argdown")
    assert loaded.map["b"].weight == Decimal("0.5")
    assert str(loaded.mention("c", "")) == "talk.argdown:5:5"
