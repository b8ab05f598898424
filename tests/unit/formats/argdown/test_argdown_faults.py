"""Every mistake is reported at its place, in words that teach, and the rest is read."""

import pytest

from argmap.diagnostic import Severity
from argmap.formats import loads
from argmap.formats.argdown.faults import LESSONS

CASES = {
    "block": ("{a: 1} b", "ARG010", 1, 1),
    "empty": ("// nothing\n", "ARG011", 2, 1),
    "end-of-block": ("[A]: a\n\n[B] trailing", "ARG012", 3, 5),
    "relation": ("[A]: a\n  + b {x: 1} c\n  + d", "ARG013", 2, 14),
    "other": ("[A]: a\n  + {kind: claim}", "ARG014", 2, 5),
    "contradiction": ("[A]: a\n  >< <B>", "ARG015", 2, 6),
    "list-item": ("* [A]\n* {a: 1}", "ARG016", 2, 3),
    "list-end": ("* a\n1. b", "ARG017", 2, 1),
    "numbered": ("(1) <A>\n----\n(2) b", "ARG018", 1, 5),
    "inference": ("(1) a\n(2) b", "ARG019", 2, 6),
    "inference-end": ("(1) a\n--\n{a: 1} rule\n--\n(2) b", "ARG020", 3, 8),
    "after-inference": ("(1) a\n---- (2) b", "ARG021", 2, 6),
    "rule": ("(1) a\n-- One, --\n(2) b", "ARG022", 2, 9),
    "conclusion": ("(1) a\n----\nb", "ARG023", 3, 1),
    "text": ("# {a: 1}", "ARG024", 1, 3),
    "text-of-definition": ("[A]: [B]", "ARG025", 1, 6),
    "range **": ("[A]: **bold", "ARG026", 1, 12),
    "range __": ("[A]: __bold", "ARG026", 1, 12),
    "range *": ("[A]: *slanted", "ARG027", 1, 14),
    "range _": ("[A]: snake_case", "ARG027", 1, 16),
    "after-front-matter": ("===\ntitle: T\n===\ntext", "ARG028", 4, 1),
    "stray-escape": ("[A]: a \\\n  + b", "ARG029", 1, 8),
    "front-matter": ("===\ntitle: [T\n===\n\ntext", "ARG030", 2, 10),
    "data": ("[A]: a {x: [1}", "ARG031", 1, 14),
    "odd-data": ("[A]: a {\njust words\n}", "ARG032", 1, 8),
    "second-structure": (
        "<A>\n\n(1) a\n----\n(2) b\n\n<A>\n\n(1) c\n----\n(2) d",
        "ARG033",
        9,
        1,
    ),
    "undercut-of-statement": (
        "(1) a\n----\n(2) b\n\n[C]: c\n  <_ <D>: d",
        "ARG034",
        6,
        3,
    ),
    "dangling-undercut": ("[C]: c\n  <_ <D>: d", "ARG051", 2, 3),
    "bad-id": ("[A]: a {id: 'two words'}", "ARG035", 1, 8),
    "duplicate-id": ("[A]: a {id: x}\n  + [B]: b {id: x}", "ARG036", 2, 12),
    "bad-value": ("[A]: a {implicit: perhaps}", "ARG037", 1, 8),
    "bad-uses": ("(1) a\n-- R {uses: [1, 7]} --\n(2) b", "ARG038", 2, 1),
    "unused-premise": ("(1) a\n(2) b\n-- R {uses: [1]} --\n(3) c", "ARG039", 2, 5),
    "front-matter-record": (
        "===\nargmap: {agents: {x: {kind: robot}}}\n===\n\n[A]: a",
        "ARG040",
        2,
        19,
    ),
    "front-matter-key": ("===\nargmap: {nonsense: 1}\n===\n\n[A]: a", "ARG041", 2, 10),
    "unclosed": ("[A]: a\n  + <B>: b {quote: 'b", "ARG052", 2, 12),
    "undefined-title": ("[A]: a\n  + [B]", "ARG045", 2, 5),
    "several-texts": ("[A]: a\n\n[A]: b", "ARG046", 3, 1),
    "untitled-in-use": ("[A]: a\n  + because", "ARG047", 2, 5),
    "lone-mention": ("[A]: as @<B> says\n  + [C]: c", "ARG048", 1, 1),
    "relation-without-parent": ("[A]: a\n\n  + b", "ARG049", 3, 3),
    "nested-list": ("* a\n  * b", "ARG050", 2, 3),
}
INCLUDES = {"include-missing", "include-again", "include-outside"}
"""These need files; test_argdown_includes has them."""


def findings(text):
    return loads(text.encode(), "talk.argdown").diagnostics


@pytest.mark.parametrize("name", CASES)
def test_a_mistake_is_reported_at_its_place(name):
    text, code, line, column = CASES[name]
    found = [(d.code, d.span.line, d.span.column) for d in findings(text)]
    assert (code, line, column) in found


@pytest.mark.parametrize("name", CASES)
def test_the_message_is_one_sentence_and_the_hint_shows_how(name):
    for found in findings(CASES[name][0]):
        assert not found.message.endswith(".")
        assert "\n" not in found.message
        assert "{" not in found.message.split("{{")[0] or "uses" in found.message
        assert found.hint


def test_every_lesson_has_a_case():
    assert set(LESSONS) == set(CASES) | INCLUDES | {"encoding"}


def test_codes_of_lessons_are_shared_only_where_the_defect_is_the_same():
    slugs = {}
    for lesson in LESSONS.values():
        slugs.setdefault(lesson.code, set()).add(lesson.slug)
    assert all(len(found) == 1 for found in slugs.values())


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{a: 1} b", "ARG010"),
        ("(1) a\n----\n(2) b\n  [C]: c", "ARG012"),
        ("[A]: a\n  + b {x: 1} c\n  + d", "ARG013"),
        ("----", "ARG010"),
        (">< a", "ARG049"),
    ],
)
def test_other_places_where_one_can_go_wrong(text, code):
    assert code in {d.code for d in findings(text)}


@pytest.mark.parametrize(
    ("text", "column", "what"),
    [
        ("[Close it: The bridge\n  + <A>: a", 1, "the title of a statement"),
        ("<Cracks: It has cracks.", 1, "the title of an argument"),
        ("[A]: a {\nkind: evidence", 8, "a block of data"),
        ("/* never closed", 1, "a comment"),
        ("[A]: b <!-- x", 8, "a comment"),
        ("===\ntitle: Foo\n\n[A]: b", 1, "the front matter"),
    ],
)
def test_what_is_opened_and_never_closed_is_remarked(text, column, what):
    [found] = [d for d in findings(text) if d.code == "ARG052"]
    assert found.span.column == column
    assert found.message.startswith(what)


def test_brackets_that_are_just_text_are_not_remarked():
    text = "<!-- x --> a <!-- b --> c\n\n[A]: b {x: 1} \n\n\\[ not: this\n\n1 < 3: or {so}"
    assert "ARG052" not in {d.code for d in findings(text)}


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("[Thesis] We should", "is a colon missing? [Thesis]: text"),
        ("[A]: a\n  + <B> b", "is a colon missing? <B>: text"),
        ("[A] : x", "no space before the colon: [A]: text"),
        ("a (see [1])", "within a text a title is @[Title]"),
        ("a {x: 1} b", "write all of the text before the data"),
        ("<Arg>\n(1) a\n----\n(2) b", "leave an empty line between the title"),
        ("(1) a\n\n----\n(2) b", "take out the empty line before it"),
    ],
)
def test_hints_fit_the_common_mistakes(text, hint):
    assert any(hint in d.hint for d in findings(text))


def test_bytes_that_are_no_text_are_an_error_at_their_place():
    loaded = loads(b"[A]: a\n\n[B]: caf\xe9 b\n", "talk.argdown")
    [error] = [d for d in loaded.diagnostics if d.severity is Severity.ERROR]
    assert (error.code, error.span.line, error.span.column) == ("ARG053", 3, 9)
    assert {s.id for s in loaded.map.statements} == {"a", "b"}


@pytest.mark.parametrize("code", ["utf-16", "utf-8-sig"])
def test_texts_that_state_their_encoding_are_read(code):
    loaded = loads("[A]: café\n".encode(code), "talk.argdown")
    assert loaded.map["a"].text[0].text == "café"


def test_what_the_front_matter_says_has_its_own_place():
    text = "===\nargmap:\n  theses: [zz]\n  agents:\n    ann: {name: Ann}\n===\n\n[A]: a\n"
    loaded = loads(text.encode(), "talk.argdown")
    ann, named = loaded.mention("ann", ""), loaded.mention("", "zz")
    assert (ann.line, ann.column) == (5, 5)
    assert (named.line, named.column) == (3, 3)


def test_every_error_of_a_file_is_reported_and_all_else_is_read():
    text = "[A]: *open\n\n[B]: b\n  + [C]: c {x: [}\n\n[D] stray\n\n[E]: e\n  - <F>: f\n"
    loaded = loads(text.encode(), "talk.argdown")
    errors = [d.span.line for d in loaded.diagnostics if d.severity is Severity.ERROR]
    assert sorted(errors) == [1, 4, 6]
    assert {"b", "c", "e"} <= {s.id for s in loaded.map.statements}
    assert [a.id for a in loaded.map.arguments] == ["f"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("[A] no colon\n  + <B> no colon\n  - <C>: x {a: [1}", [1, 2, 3]),
        ("[A]: a\n[B]: b\n  + <C> no colon\n\n[D]: d", [2, 3]),
        ("(1) *a\n(2) [b] c\n----\n(3) d {x: [}", [2, 2, 4]),
    ],
)
def test_every_error_of_a_paragraph_is_reported(text, lines):
    found = loads(text.encode(), "talk.argdown").diagnostics
    assert sorted(d.span.line for d in found if d.severity is Severity.ERROR) == lines


def test_a_bad_relation_costs_that_relation_alone():
    text = "[A]: a\n  + [B]: b\n  + {x: 1}\n  - [C]: c\n    + [D]: d\n"
    loaded = loads(text.encode(), "talk.argdown")
    assert {s.id for s in loaded.map.statements} == {"a", "b", "c", "d"}
    assert [d.span.line for d in loaded.diagnostics if d.severity is Severity.ERROR] == [3]


def test_an_unfinished_inference_does_not_swallow_the_rest():
    text = "(1) a\n-- Modus ponens\n(2) b\n\n[C]: c\n  + [D]: d\n"
    loaded = loads(text.encode(), "talk.argdown")
    assert {"c", "d"} <= {s.id for s in loaded.map.statements}
    assert loaded.diagnostics[0].span.line == 3
