import subprocess
import sys

import pytest

from argmap.sources import (
    bare_words,
    canonical,
    digest_selector,
    likeness,
    loose_sha256,
    paragraph_of,
    sha256,
    sketch,
)

DUCKS = "Ducks like rain because it fills the pond and softens the ground for worms."


def folded(text):
    return [word.folded for word in bare_words(text)]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("a\r\nb\rc\n", "a\nb\nc\n"),
        ("\ufeffstart", "start"),
        ("cafe\u0301", "caf\u00e9"),
        ("keep\u00a0this\u2028", "keep\u00a0this\u2028"),
    ],
)
def test_canonical_text_is_nfc_with_line_feeds_and_no_mark(raw, expected):
    assert canonical(raw) == expected


def test_digest_is_of_the_utf8_encoding():
    assert sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Don\u2019t STOP", ["dont", "stop"]),
        ("don't stop!", ["dont", "stop"]),
        ("co-op \u2014 end", ["co", "op", "end"]),
        ("soft\u00adly zero\u200bwidth", ["softly", "zerowidth"]),
        ("\ufb01ne \u2460 Stra\u00dfe", ["fine", "1", "strasse"]),
        ("snake_case U.S.", ["snake", "case", "u", "s"]),
        ("nbsp\u00a0parts\u2009too", ["nbsp", "parts", "too"]),
        ("\u2026 \u2013 !", []),
    ],
)
def test_bare_words_lose_case_punctuation_and_typography(text, words):
    assert folded(text) == words


def test_words_know_their_very_places():
    text = "(\u201cco-op\u201d) \ufb01ne, e\u0301te\u0301 x\u00ady."
    assert [text[w.start : w.end] for w in bare_words(text)] == [
        "co",
        "op",
        "\ufb01ne",
        "e\u0301te\u0301",
        "x\u00ady",
    ]


def test_words_that_cannot_be_mapped_get_the_place_of_their_run():
    text = "so \u0130\u0307\u1100\u1161-b end"
    for word in bare_words(text):
        assert 0 <= word.start < word.end <= len(text)


def test_loose_digest_survives_reformatting_but_no_other_word():
    assert loose_sha256("\u201cIt\u2019s  RAINING\u201d \u2014") == loose_sha256("it's raining")
    assert loose_sha256("it is raining") != loose_sha256("it's raining")


def test_sketch_is_stable():
    assert sketch("one two") == sketch("ONE, two!")
    assert sketch("") == "-" * 64
    shown = {}
    for feature in ("one", "two", "one two"):
        number = int(sha256(feature)[:16], 16)
        shown[number % 64] = "0123456789abcdef"[number // 64 % 16]
    assert {i: c for i, c in enumerate(sketch("one two")) if c != "-"} == shown
    assert shown == {0: "e", 34: "3", 36: "3"}


def test_likeness_estimates_the_jaccard_index():
    changed = DUCKS.replace("softens", "loosens")
    assert likeness(sketch(DUCKS), sketch(DUCKS.upper())) == 1
    assert 0.5 < likeness(sketch(DUCKS), sketch(changed)) < 1
    assert likeness(sketch(DUCKS), sketch("Nobody ever painted seven green clocks here.")) < 0.1
    assert likeness(sketch(DUCKS), "") == likeness("short", "short") == 0


def test_likeness_is_right_on_average():
    numbers = [str(n) for n in range(3000)]
    first = sketch(" ".join(numbers[:2000]))
    second = sketch(" ".join(numbers[1000:]))
    assert abs(likeness(first, second) - 1 / 3) < 0.15


def test_selector_holds_all_digests_of_the_very_characters():
    text = f"Before. {DUCKS} After."
    selector = digest_selector(text, 8, 8 + len(DUCKS), "ducks-rain")
    assert (selector.id, selector.start, selector.end) == ("ducks-rain", 8, 8 + len(DUCKS))
    assert selector.sha256 == sha256(DUCKS)
    assert selector.loose_sha256 == loose_sha256(DUCKS)
    assert selector.word_count == len(bare_words(DUCKS))
    assert selector.sketch == sketch(DUCKS)


@pytest.mark.parametrize(
    ("word", "number"), [("First", 1), ("Still", 1), ("Second", 2), ("Third", 3), ("last", 3)]
)
def test_paragraphs_are_parted_by_blank_lines(word, number):
    text = "First.\nStill\n \t\nSecond\n\n\nThird and last"
    assert paragraph_of(text, text.index(word)) == number


def test_paragraph_of_an_empty_text_is_the_first():
    assert paragraph_of("", 0) == paragraph_of("\n\n\nword", 0) == 1
    assert paragraph_of("\n\n\nword", 3) == 1


def test_importing_the_package_imports_no_heavy_library():
    heavy = ["html_text", "lxml", "markdown_it", "pypdfium2", "rapidfuzz"]
    code = f"import sys, argmap.sources; print([n for n in {heavy} if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
