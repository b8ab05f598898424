import json

import pytest

from argmap.model import ArgumentMap, DigestSelector, Passage, QuoteSelector, Source
from argmap.sources import (
    Document,
    bare_words,
    canonical,
    digest_selector,
    documents_for,
    loose_sha256,
    moved,
    sha256,
    verify,
)

TEXT = """The old bridge carries four thousand carts a week, and its stones are sound.

\u201cRepair is cheaper,\u201d the mason told the council. A new bridge would cost ten years of tolls.

The ferry is slow. The council should repair the old bridge before the winter floods arrive."""  # noqa: E501

STONES = "The old bridge carries four thousand carts a week, and its stones are sound."
REPAIR = "\u201cRepair is cheaper,\u201d the mason told the council."
TOLLS = "A new bridge would cost ten years of tolls."
ADVICE = "The council should repair the old bridge before the winter floods arrive."


def document(text, path="bridge.txt"):
    return Document(path, canonical(text), sha256(canonical(text)), "text")


def passage(name, words, text=TEXT, source="paper"):
    start = text.index(words)
    selector = digest_selector(text, start, start + len(words), f"{name}-place")
    return Passage(id=name, source=source, selectors=(selector,))


def of(*passages, text=TEXT):
    source = Source(id="paper", sha256=sha256(text))
    return ArgumentMap(passages=passages, sources=(source,), sources_analysed=("paper",))


BRIDGE = of(
    passage("advice", ADVICE),
    passage("repair", REPAIR),
    passage("stones", STONES),
    passage("tolls", TOLLS),
)


def verified(argument_map, text):
    return {v.id: v for v in verify(argument_map, {"paper": document(text)})}


def statuses(argument_map, text):
    return {name: v.status for name, v in verified(argument_map, text).items()}


def test_passages_of_an_unchanged_document_are_exact():
    for name, verification in verified(BRIDGE, TEXT).items():
        assert verification.status == "exact"
        assert verification.found == (verification.start, verification.end), name
        assert verification.similarity == 1


def test_results_are_in_order_of_id_and_plain_as_json():
    results = verify(BRIDGE, {"paper": document(TEXT)})
    assert [v.id for v in results] == ["advice", "repair", "stones", "tolls"]
    assert json.loads(json.dumps(results[2].as_json())) == {
        "id": "stones",
        "status": "exact",
        "start": 0,
        "end": len(STONES),
        "found": [0, len(STONES)],
        "similarity": 1.0,
    }


@pytest.mark.parametrize(
    "change",
    [
        lambda t: "Menu Home\n\n" + t,
        str.upper,
        lambda t: t.replace("\u201c", "\u00ab").replace("\u201d", "\u00bb"),
        lambda t: t.replace(" ", "\n"),
        lambda t: t.replace(" the ", "\u00a0the\u00a0").replace(",", " \u2013"),
    ],
)
def test_reformatted_passages_are_moved(change):
    text = change(TEXT)
    for verification in verified(BRIDGE, text).values():
        assert verification.status in {"exact", "moved"}
        recorded = TEXT[verification.start : verification.end]
        assert loose_sha256(text[slice(*verification.found)]) == loose_sha256(recorded)


def test_moved_passage_keeps_the_punctuation_at_its_ends():
    text = "Front page. " + TEXT
    (start, end) = verified(BRIDGE, text)["repair"].found
    assert text[start:end] == REPAIR
    shouted = text.upper()
    (start, end) = verified(BRIDGE, shouted)["repair"].found
    assert shouted[start:end] == REPAIR.upper()


def test_other_punctuation_at_the_same_place_is_moved():
    result = verified(BRIDGE, TEXT.replace("week,", "week;"))["stones"]
    assert (result.status, result.found) == ("moved", (0, len(STONES)))


def test_changed_words_are_reworded_with_the_nearest_place():
    text = TEXT.replace("four thousand", "nearly five thousand")
    result = verified(BRIDGE, text)["stones"]
    assert result.status == "reworded"
    assert 0.35 <= result.similarity < 1
    assert result.found[0] < 20
    assert "nearly five thousand carts" in text[slice(*result.found)]


def test_deleted_passage_is_gone():
    result = verified(BRIDGE, TEXT.replace(TOLLS, "Nobody asked the miller."))["tolls"]
    assert (result.status, result.found) == ("gone", None)


@pytest.mark.parametrize("text", ["", "x", "\u2014"])
def test_nothing_is_found_in_a_document_without_words(text):
    assert set(statuses(BRIDGE, text).values()) == {"gone"}


def test_passage_without_selector_or_document_is_unchecked():
    bare = Passage(id="bare", source="paper")
    hollow = Passage(
        id="hollow", source="paper", selectors=(DigestSelector(id="h", start=1, end=3),)
    )
    elsewhere = passage("elsewhere", STONES, source="other")
    assert set(statuses(of(bare, hollow, elsewhere), TEXT).values()) == {"unchecked"}


def test_of_several_places_the_order_of_the_passages_decides():
    good = "Tea is good here."
    text = f"{good} First we ask why.\n\n{good} Then we ask how.\n\n{good}"
    starts = [i for i in range(len(text)) if text.startswith("Tea is", i)]
    places = [
        Passage(
            id=f"tea-{n}", source="paper", selectors=(digest_selector(text, s, s + 17, f"t{n}"),)
        )
        for n, s in enumerate(starts)
    ]
    asked = [passage("why", "First we ask why.", text), passage("how", "Then we ask how.", text)]
    copy = "A long preface stands before it all now.\n\n" + text.upper()
    results = verified(of(*places, *asked, text=text), copy)
    assert [results[f"tea-{n}"].found[0] for n in range(3)] == [s + 42 for s in starts]


def test_passage_without_digest_of_its_words_is_found_by_its_characters():
    old = DigestSelector(id="old", start=0, end=len(STONES), sha256=sha256(STONES))
    one = of(Passage(id="stones", source="paper", selectors=(old,)))
    result = verified(one, "Preface.\n" + TEXT)["stones"]
    assert (result.status, result.found) == ("moved", (9, 9 + len(STONES)))
    assert statuses(one, TEXT.upper()) == {"stones": "gone"}


def test_passage_without_sketch_is_found_by_its_words():
    full = BRIDGE.passage_by_id["tolls"].digest
    plain = DigestSelector(
        id="plain",
        start=full.start,
        end=full.end,
        sha256=full.sha256,
        loose_sha256=full.loose_sha256,
        word_count=full.word_count,
    )
    one = of(Passage(id="tolls", source="paper", selectors=(plain,)))
    assert statuses(one, TEXT.upper()) == {"tolls": "moved"}
    assert statuses(one, TEXT.replace("ten", "six")) == {"tolls": "gone"}


@pytest.mark.parametrize(
    "selector",
    [
        DigestSelector(id="s", start=-5, end=3, sha256="x"),
        DigestSelector(id="s", start=9, end=3, sha256=sha256("")),
        DigestSelector(id="s", start=0, end=10**9, sha256="f" * 64),
        DigestSelector(id="s", start=0, end=3, loose_sha256="no digest", word_count=3),
        DigestSelector(id="s", start=0, end=3, loose_sha256="e" * 64, word_count=10**6),
        DigestSelector(id="s", start=0, end=3, sha256="e" * 64, word_count=-1, sketch="odd"),
        DigestSelector(id="s", start=0, end=0, sha256="e" * 64, word_count=0, sketch="-" * 64),
    ],
)
def test_nonsense_in_a_selector_is_gone_and_raises_nothing(selector):
    one = of(Passage(id="odd", source="paper", selectors=(selector,)))
    assert statuses(one, TEXT) == {"odd": "gone"}


@pytest.mark.parametrize(
    ("exact", "status"),
    [
        (TOLLS, "exact"),
        ("a new bridge would cost ten years of tolls", "moved"),
        ("A new bridge would have cost twelve years of tolls.", "reworded"),
        ("Zebras quietly jog past fog.", "gone"),
    ],
)
def test_quotations_without_position(exact, status):
    quote = QuoteSelector(id="q", exact=exact)
    result = verified(of(Passage(id="p", source="paper", selectors=(quote,))), TEXT)["p"]
    assert (result.status, result.start, result.end) == (status, None, None)
    assert (result.found is None) == (status == "gone")


def test_prefix_and_suffix_choose_between_places():
    text = "The hen sings. The cat sings. The hen sings loudly. The dog sings."
    for prefix, suffix, place in [
        ("", "loudly", 2),
        ("the cat", "", 1),
        ("dog", "", 3),
        ("", "", 0),
    ]:
        quote = QuoteSelector(id="q", exact="sings", prefix=prefix, suffix=suffix)
        one = of(Passage(id="p", source="paper", selectors=(quote,)))
        starts = [i for i in range(len(text)) if text.startswith("sings", i)]
        assert verified(one, text)["p"].found[0] == starts[place]


def test_quotation_beside_a_digest_finds_what_was_reworded():
    digest = BRIDGE.passage_by_id["tolls"].digest
    both = Passage(id="p", source="paper", selectors=(digest, QuoteSelector(id="q", exact=TOLLS)))
    result = verified(of(both), TEXT.replace("ten years", "eleven years"))["p"]
    assert (result.status, result.start) == ("reworded", digest.start)
    assert result.similarity > 0.9


def test_moved_map_is_exact_in_the_new_edition():
    edition = document("Second edition\n\n" + TEXT.upper())
    results = verify(BRIDGE, {"paper": edition})
    fresh = moved(BRIDGE, results, {"paper": edition})
    assert {v.status for v in verify(fresh, {"paper": edition})} == {"exact"}
    assert fresh.sources[0].sha256 == edition.sha256
    for new, old in zip(fresh.passages, BRIDGE.passages, strict=True):
        assert new.digest.loose_sha256 == old.digest.loose_sha256
        assert (
            loose_sha256(edition.text[new.digest.start : new.digest.end]) == new.digest.loose_sha256
        )
    assert {v.status for v in verify(BRIDGE, {"paper": document(TEXT)})} == {"exact"}


def test_source_keeps_its_digest_while_a_passage_is_missing():
    edition = document("Second edition\n\n" + TEXT.replace(TOLLS, ""))
    fresh = moved(BRIDGE, verify(BRIDGE, {"paper": edition}), {"paper": edition})
    assert fresh.sources == BRIDGE.sources
    assert fresh.passage_by_id["tolls"] == BRIDGE.passage_by_id["tolls"]
    assert fresh.passage_by_id["stones"] != BRIDGE.passage_by_id["stones"]


def test_source_without_checked_passage_keeps_its_digest():
    empty = of()
    assert moved(empty, (), {"paper": document("other")}) == empty
    assert moved(BRIDGE, verify(BRIDGE, {}), {}) == BRIDGE


def test_document_is_assigned_by_name_then_digest_then_being_alone():
    other = Source(id="reply", sha256="0" * 64)
    two = ArgumentMap(
        sources=(*BRIDGE.sources, other),
        sources_analysed=("paper", "reply"),
        passages=BRIDGE.passages,
    )
    same, new = document(TEXT), document("quite another text", "new.txt")
    assert documents_for(two, [same], {"reply": new}) == ({"reply": new, "paper": same}, ())
    assert documents_for(BRIDGE, [new], {}) == ({"paper": new}, ())
    assert documents_for(BRIDGE, [], {}) == ({}, ())
    assigned, complaints = documents_for(two, [new], {})
    assert assigned == {}
    assert complaints == (
        "new.txt: the digest is that of no source; say which it is of paper, reply",
    )


def test_map_that_says_not_what_it_analyses_is_known_by_its_passages():
    new = document("new")
    quiet = ArgumentMap(passages=BRIDGE.passages)
    assert documents_for(quiet, [new], {}) == ({"paper": new}, ())


def test_documents_without_a_place_are_complained_about():
    same, new = document(TEXT), document("new", "new.txt")
    assert documents_for(BRIDGE, [same, new], {})[1] == (
        "new.txt: every source that the map analyses has a document already",
    )
    assert documents_for(BRIDGE, [], {"papre": new}) == (
        {},
        ("new.txt: the map has no source called 'papre'; did you mean 'paper'?",),
    )


def test_a_hundred_thousand_words_are_searched():
    words = [f"w{n * n % 7919}" for n in range(100_000)]
    text = canonical(" ".join(words))
    starts = [word.start for word in bare_words(text)]
    passages = [
        Passage(
            id=f"p{n}",
            source="paper",
            selectors=(
                digest_selector(text, starts[n * 390], starts[n * 390 + 9 + n % 30] - 1, f"d{n}"),
            ),
        )
        for n in range(250)
    ]
    copy = document(text.upper())
    results = verify(of(*passages), {"paper": copy})
    assert {v.status for v in results} == {"moved"}
