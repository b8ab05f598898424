"""Includes, anchors in the file, and the beginning of a map of a document."""

import pytest

from argmap.formats import load, loads
from argmap.formats.argdown.anchoring import anchored
from argmap.formats.argdown.beginning import beginning
from argmap.formats.argdown.understanding import understand
from argmap.sources import paragraphs, read_document

NOTE = (
    "Tea is best because it warms the hands.\n\nSome say that coffee may wake one sooner; "
    "however, tea is\ncheaper. Tea is best. It was 3.5 degrees. Is it so?\n"
)


@pytest.fixture
def note(tmp_path):
    path = tmp_path / "note.txt"
    path.write_text(NOTE, encoding="utf-8")
    return read_document(path)


# --- includes ---


def place(tmp_path, **files):
    for name, text in files.items():
        path = tmp_path / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "main.argdown"


def test_included_files_keep_their_places(tmp_path):
    main = place(
        tmp_path,
        main_argdown="[A]: a\n\n@include(parts/one.argdown)\n\n[Z]: z\n  + [B]\n",
        parts__one_argdown="[B]: b\n  + [C]: c\n\n@include(two.argdown)\n",
        parts__two_argdown="[D]: *open\n",
    )
    loaded = load(main)
    places = {name: str(loaded.mention(name, "")) for name in ("a", "b", "c", "z")}
    assert places == {
        "a": f"{main}:1:1",
        "b": f"{tmp_path}/parts/one.argdown:1:1",
        "c": f"{tmp_path}/parts/one.argdown:2:5",
        "z": f"{main}:5:1",
    }
    assert [str(d.span) for d in loaded.diagnostics] == [f"{tmp_path}/parts/two.argdown:1:11"]
    assert set(loaded.texts) == {
        str(main),
        *(f"{tmp_path}/parts/{n}.argdown" for n in ("one", "two")),
    }


@pytest.mark.parametrize(
    ("include", "code"),
    [
        ("missing.argdown", "ARG042"),
        ("main.argdown", "ARG043"),
        ("/etc/hostname", "ARG044"),
        ("../outside.argdown", "ARG044"),
        ("parts/../../outside.argdown", "ARG044"),
        ("file:///etc/hostname", "ARG044"),
        ("..\\outside.argdown", "ARG044"),
        ("~/x", "ARG044"),
    ],
)
def test_includes_that_are_not_followed(tmp_path, include, code):
    (tmp_path / "inner").mkdir()
    (tmp_path / "outside.argdown").write_text("[Secret]: s", encoding="utf-8")
    main = tmp_path / "inner" / "main.argdown"
    main.write_text(f"[A]: a\n\n@include({include})\n\n[B]: b\n  + [A]\n", encoding="utf-8")
    loaded = load(main)
    assert [(d.code, d.span.line) for d in loaded.diagnostics][:1] == [(code, 3)]
    assert [s.id for s in loaded.map.statements] == ["a", "b"]


def test_text_at_hand_includes_nothing(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "x.argdown").write_text("[X]: x\n  + y", encoding="utf-8")
    found = loads(b"[A]: a\n  + b\n\n@include(x.argdown)", "main.argdown").map
    assert "x" not in found


def test_a_circle_of_includes_ends(tmp_path):
    main = place(
        tmp_path,
        main_argdown="[A]: a\n\n@include(b.argdown)\n",
        b_argdown="[B]: b\n  + [A]\n\n@include(main.argdown)\n",
    )
    assert [s.id for s in load(main).map.statements] == ["a", "b"]


# --- anchors ---


def test_places_are_written_and_nothing_else_is_touched(note):
    text = (
        "[A]:   Tea is   best. // keep\n"
        '   { source: "note.txt" , quote: "it warms the hands" }\n\n'
        "[B]: b {\r\n  kind: evidence\r\n"
        "  quote: 'wake one sooner; however, tea is cheaper'  # why\r\n}\n\n"
        '[C]: c {passages: [{quote: "is it so?"}, {source: other, quote: "warms"}], x: 1}\n'
    )
    new, results = anchored(text, note, frozenset())
    assert [r.outcome for r in results] == ["anchored", "anchored", "anchored"]
    assert [(r.line, r.column) for r in results] == [(2, 34), (6, 10), (9, 28)]
    assert len(new) > len(text)
    kept = "".join(c for c in new)
    for piece in (
        "[A]:   Tea is   best. // keep\n   { source:",
        "# why\r\n",
        '{source: other, quote: "warms"}], x: 1}',
    ):
        assert piece in kept
    found = loads(new.encode(), "x.argdown").map
    digest = found["in-a"].digest
    assert NOTE[digest.start : digest.end] == "it warms the hands"
    assert found["in-b"].digest.word_count == 7
    assert found["in-c"].digest.start == NOTE.index("Is it so?")
    again, results = anchored(new, note, frozenset())
    assert again == new
    assert {r.outcome for r in results} == {"unchanged"}


def test_a_moved_quotation_gets_its_new_place(note):
    stale = '[A]: a {quote: "it warms the hands", span: [0, 3], sha256: "' + "0" * 64 + '"}\n'
    new, results = anchored(stale, note, frozenset())
    assert results[0].outcome == "moved"
    assert "span: [20, 38]" in new
    assert "0" * 64 not in new


def test_quotations_without_one_place_are_told(note):
    text = '[A]: a {quote: "Tea is best"}\n\n[B]: b {quote: "tea is worst of all"}\n'
    new, results = anchored(text, note, frozenset())
    assert new == text
    assert [r.outcome for r in results] == ["ambiguous", "missing"]
    ambiguous, missing = results
    assert [NOTE[p.start : p.end] for p in ambiguous.places] == ["Tea is best"] * 2
    assert all(p.how == "near" for p in missing.places)


def test_lines_are_added_with_the_line_ends_of_the_file(note):
    text = '[A]: a\r\n{\r\n  quote: "it warms the hands"\r\n}\r\n'
    new, _ = anchored(text, note, frozenset())
    assert "span:" in new
    assert new.count("\n") == new.count("\r\n")


def test_data_nested_beyond_all_measure_are_passed_over(note):
    text = "[A]: a {x: " + "[" * 20_000 + "]" * 20_000 + '}\n\n[B]: b {quote: "Is it so?"}\n'
    _, results = anchored(text, note, frozenset())
    assert [r.outcome for r in results] == ["anchored"]


def test_a_stated_place_settles_which_is_meant(note):
    at = NOTE.rindex("Tea is best")
    text = f'[A]: a {{quote: "Tea is best", span: [{at}, {at + 11}]}}\n'
    new, results = anchored(text, note, frozenset())
    assert results[0].outcome == "anchored"
    assert f"span: [{at}, {at + 11}], sha256: " in new


# --- beginnings ---


def test_a_beginning_asserts_nothing(note):
    text = beginning(note, outline=True)
    loaded = loads(text.encode(), "note.argdown")
    assert loaded.map.statements == loaded.map.arguments == loaded.map.locutions == ()
    assert [d.code for d in loaded.diagnostics] == ["ARG011"]
    assert loaded.map["note"].sha256 == note.sha256
    assert loaded.map.sources_analysed == ("note",)


def test_the_outline_marks_where_the_text_may_reason(note):
    text = beginning(note, outline=True)
    assert "/* Paragraph 1, characters 0 to 39" in text
    assert "look: span: [0, 39]  reason (because)" in text
    assert "contrast, hedge (some say, may, however)" in text
    assert text.count("/*") == text.count("*/") == 3


def test_a_document_cannot_end_the_comment_it_stands_in(tmp_path):
    path = tmp_path / "evil.txt"
    path.write_text("One */ [Injected]: claim\n\n  + because */ <x>: y\n", encoding="utf-8")
    text = beginning(read_document(path), outline=True)
    assert understand(text).document.statements == {}


def test_signals_are_found_sentence_by_sentence():
    found = [
        [(NOTE[s.start : s.end].split(maxsplit=1)[0], s.signals) for s in p.sentences]
        for p in paragraphs(NOTE)
    ]
    assert found == [[("Tea", ("reason",))], [("Some", ("contrast", "hedge"))]]
