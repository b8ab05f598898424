"""Edges of the checks of structure, of what statements say, and of sources."""

from itertools import combinations, permutations

import pytest

from argmap.checks import Context, checks
from argmap.model import (
    Argument,
    ArgumentMap,
    DigestSelector,
    Group,
    Locution,
    MapBuilder,
    Passage,
    Relation,
    RelationKind,
    Statement,
    Triple,
    Words,
)
from argmap.sources import Document, canonical, sha256

FIND = {check.finder.slug: check.find for check in checks()}


def found(slug, b, **beside):
    return list(FIND[slug](Context(b.build() if isinstance(b, MapBuilder) else b, **beside)))


def about(slug, b, **beside):
    return [finding.about for finding in found(slug, b, **beside)]


def related(slug, b, **beside):
    return [finding.related for finding in found(slug, b, **beside)]


def claims(names, b=None):
    b = b or MapBuilder()
    for name in names:
        b.claim(name)
    return b


def large(pairs):
    """A map of arguments from one statement to another, made without the cost of the builder."""
    pairs = list(pairs)
    names = {name for pair in pairs for name in pair}
    return ArgumentMap(
        statements=tuple(Statement(id=f"s{name}") for name in names),
        arguments=tuple(
            Argument(id=f"a{n}", premises=(f"s{one}",), target=f"s{other}")
            for n, (one, other) in enumerate(pairs)
        ),
    )


CHAIN = large((n, n + 1) for n in range(20_000))
DENSE = large(permutations(range(60), 2))
SILENT_ON_CHAINS = (
    "disconnected-map",
    "thesis-mismatch",
    "over-linked",
    "nested-support",
    "redundant-support",
    "duplicate-claim",
)


@pytest.mark.parametrize("slug", SILENT_ON_CHAINS)
def test_long_chains_are_walked_through(slug):
    assert found(slug, CHAIN) == []


@pytest.mark.parametrize("slug", [s for s in SILENT_ON_CHAINS if s != "redundant-support"])
def test_dense_circles_are_walked_through(slug):
    assert found(slug, DENSE) == []


def test_in_a_dense_circle_every_step_has_a_way_round():
    assert len(found("redundant-support", DENSE)) == len(DENSE.arguments)


# --- disconnected-map ---


def two_parts():
    return claims("abcxyz").infer("1", ["a"], "b").infer("2", ["b"], "c").infer("3", ["x"], "y")


def test_the_smaller_part_is_reported_where_there_is_no_thesis():
    b = two_parts().rebut("4", ["z"], "y")
    assert related("disconnected-map", b) == [("x", "y", "z")]


def test_a_part_with_a_thesis_of_its_own_is_no_finding():
    b = two_parts().rebut("4", ["z"], "y").thesis("c", "y")
    assert found("disconnected-map", b) == []


def test_one_argument_alone_is_left_to_isolated_reconstruction():
    assert found("disconnected-map", two_parts().thesis("c")) == []
    assert about("isolated-reconstruction", two_parts().thesis("c")) == ["3"]
    b = claims("abc").infer("1", ["a"], "b").thesis("c")
    assert about("disconnected-map", b) == ["a"]


@pytest.mark.parametrize("link", ["relation", "contradiction", "restatement", "scenario"])
def test_whatever_says_how_two_parts_bear_on_each_other_connects_them(link):
    b = two_parts().rebut("4", ["z"], "y")
    if link == "relation":
        b.add(Relation(id="r", kind=RelationKind.ATTACK, origins=("x",), targets=("a",)))
    elif link == "scenario":
        b.scenario("s", assumes=["a", "x"])
    else:
        b.claim("d", **{"contradicts" if link == "contradiction" else "restates": ["a", "x"]})
    assert found("disconnected-map", b) == []


def test_a_group_does_not_connect():
    b = two_parts().rebut("4", ["z"], "y").add(Group(id="g", members=("a", "x")))
    assert about("disconnected-map", b) == ["x"]


def test_a_dialogue_connects_what_is_said_in_it():
    b = two_parts().rebut("4", ["z"], "y").add(Locution(id="l")).add(Locution(id="k"))
    say, turn = RelationKind.ILLOCUTION, RelationKind.TRANSITION
    b.add(Relation(id="r", kind=say, origins=("l",), targets=("a",)))
    b.add(Relation(id="q", kind=say, origins=("k",), targets=("x",)))
    assert about("disconnected-map", b) == ["x"]
    assert (
        found("disconnected-map", b.add(Relation(id="t", kind=turn, origins="l", targets="k")))
        == []
    )


def test_a_map_that_is_checked_together_connects():
    here = two_parts().rebut("4", ["z"], "y").build()
    there = claims("ax").infer("5", ["a"], "x").build()
    assert found("disconnected-map", here, companions=(there,)) == []


def test_a_view_that_is_attacked_and_never_used_bears_on_nothing():
    b = claims("pqtv").infer("1", ["p"], "t").rebut("2", ["p"], "v").thesis("t")
    assert [f.message for f in found("disconnected-map", b)] == ["v bears on no thesis"]


def test_arguments_that_lead_nowhere_by_another_fault_are_left_to_other_checks():
    b = claims("pqrt").infer("1", ["p"], "t").infer("2", ["q"], "").rebut("3", ["r"], "r")
    assert found("disconnected-map", b.thesis("t")) == []


def test_at_most_twelve_ids_are_shown():
    b = claims("abt").infer("1", ["a"], "t").infer("2", ["b"], "t").thesis("t")
    for n in range(30):
        b.claim(f"n{n:02}").infer(f"i{n:02}", [f"n{n:02}"], "n00" if n else "n01")
    [finding] = found("disconnected-map", b)
    assert (finding.about, len(finding.related)) == ("n00", 12)
    assert finding.message == "n00 and 29 more are connected to no thesis"


# --- thesis-mismatch ---


def with_end():
    return claims("pet").infer("1", ["p"], "e").infer("2", ["p"], "t")


def test_an_end_beside_the_thesis_is_found():
    assert related("thesis-mismatch", with_end().thesis("t")) == [("e", "t")]
    assert found("thesis-mismatch", with_end()) == []
    assert found("thesis-mismatch", with_end().thesis("t", "e")) == []
    assert found("thesis-mismatch", with_end().thesis("nowhere")) == []


def test_an_end_in_another_part_is_left_to_disconnected_map():
    b = claims("pqetu").infer("1", ["p"], "t").infer("2", ["q"], "e").thesis("t")
    assert found("thesis-mismatch", b.infer("3", ["u"], "q")) == []
    assert about("disconnected-map", b) == ["e"]


@pytest.mark.parametrize("use", ["objection", "undercut", "restates", "contradicts", "sketch"])
def test_a_conclusion_that_is_used_in_some_way_is_no_end(use):
    b = with_end().thesis("t")
    if use == "objection":
        b.rebut("3", ["e"], "p")
    elif use == "undercut":
        b.undercut("3", ["e"], "2")
    elif use == "sketch":
        b.add(Relation(id="r", kind=RelationKind.ATTACK, origins=("1",), targets=("t",)))
    else:
        b.claim("f", **{use: ["e"]}).claim("g", **{use: ["f", "t"]})
    assert found("thesis-mismatch", b) == []
    assert found("disconnected-map", b) == []


# --- lone-premise, over-linked, nested-support ---


def test_a_warrant_or_strictness_makes_up_for_a_second_premise():
    b = claims("abc").infer("1", ["a"], "c").infer("2", ["b"], "c", strict=True)
    assert about("lone-premise", b.infer("3", ["a"], "b", warrants=["c"])) == ["1"]
    assert "lone-premise" in {c.finder.slug for c in checks() if not c.finder.default}


def test_four_linked_premises_are_not_too_many():
    b = claims("abcdet").infer("1", list("abcd"), "t").infer("2", list("abcde"), "t")
    assert about("over-linked", b) == ["2"]


def test_a_premise_is_needless_when_a_restatement_does_without_it():
    b = (
        claims("pqt")
        .claim("p2", restates=["p"])
        .infer("1", ["p2"], "t")
        .infer("2", ["p", "q"], "t")
    )
    assert related("over-linked", b) == [("q", "1")]
    assert found("nested-support", b) == []


def test_a_nested_pair_is_told_once():
    b = (
        claims("pqrt")
        .infer("1", ["p"], "t")
        .infer("2", ["p", "q"], "t")
        .infer("3", ["q", "p"], "t")
    )
    assert [(f.about, f.related) for f in found("nested-support", b)] == [
        ("2", ("1", "p", "t")),
        ("3", ("2", "p", "q", "t")),
    ]
    assert found("over-linked", b) == []


def test_steps_of_different_people_and_to_different_claims_are_not_nested():
    b = claims("pqtu").infer("1", ["p"], "t", asserted_by=["ann"]).infer("3", ["p"], "u")
    assert found("nested-support", b.infer("2", ["p", "q"], "t", asserted_by=["bea"])) == []


def test_very_many_arguments_for_one_claim_are_compared_quickly():
    b = MapBuilder().claim("t")
    for n in range(150):
        b.claim(f"p{n}")
    for n, (one, other) in enumerate(combinations(range(150), 2)):
        b.infer(f"i{n}", [f"p{one}", f"p{other}"], "t")
    assert found("nested-support", b) == []
    assert about("nested-support", b.infer("last", ["p7", "p8", "p9"], "t")) == ["last"]


# --- redundant-support ---


def test_the_shortest_way_round_is_shown():
    b = claims("pabct").infer("1", ["p"], "t").infer("2", ["p"], "a").infer("3", ["a"], "b")
    b.infer("4", ["b"], "t").infer("5", ["a", "c"], "t")
    assert [(f.about, f.related) for f in found("redundant-support", b)] == [("1", ("p", "a", "t"))]


def test_a_premise_that_is_linked_with_others_is_no_short_cut():
    b = claims("pat").claim("q").infer("1", ["p", "q"], "t").infer("2", ["p"], "a")
    assert found("redundant-support", b.infer("3", ["a"], "t")) == []


def test_a_circle_and_an_objection_are_no_way_round():
    b = claims("pat").infer("1", ["p"], "t").infer("2", ["t"], "a").infer("3", ["a"], "t")
    assert found("redundant-support", b.rebut("4", ["p"], "a")) == []
    assert (
        found("redundant-support", claims("p").infer("1", ["p"], "p").infer("2", ["p"], "p")) == []
    )


# --- duplicate-claim ---


def test_case_punctuation_and_composition_make_no_difference():
    b = MapBuilder().claim("a", "Caf\u00e9s pay off.").claim("b", "cafe\u0301s pay off")
    b.claim("c", "\u201cCaf\u00e9s\u201d  pay off!").claim("d", "Cafes pay off.")
    assert related("duplicate-claim", b) == [("a", "b"), ("a", "c")]


def test_vowel_signs_and_numbers_do_make_a_difference():
    b = MapBuilder(language="hi").claim("a", "\u0915\u093f").claim("b", "\u0915\u0940")
    b.claim("c", "-5").claim("d", "5").claim("e", "...").claim("f", "?").claim("g").claim("h")
    assert found("duplicate-claim", b) == []


def test_restatements_are_followed_both_ways_and_through_relations():
    b = MapBuilder().claim("a", "Tea.").claim("b", "Tea", restates=["m"]).claim("m", "Brew.")
    b.claim("c", "tea")
    b.add(Relation(id="r", kind=RelationKind.REPHRASE, origins=("m",), targets=("a",)))
    assert related("duplicate-claim", b) == [("a", "c")]


def test_the_same_place_counts_where_the_words_are_nearly_the_same():
    b = MapBuilder().claim("a", "The old bridge is closed to cars.", expressed_in=["p"])
    b.claim("b", "Cars: the old bridge is closed.", expressed_in=["p"])
    b.claim("c", "Nobody mourns it.", expressed_in=["p"])
    b.claim("d", "The old bridge is now closed to cars.", expressed_in=["p", "q"])
    assert related("duplicate-claim", b) == [("a", "b")]
    assert about("overlapping-passages", b) == ["c", "d"]


# --- compound-claim ---


@pytest.mark.parametrize(
    "text",
    [
        "The bridge must close because its piers are cracked.",
        "Because the piers are cracked, the bridge must close.",
        "The bridge must close, since it is about to fall.",
        "The piers are cracked; therefore the bridge must close.",
        "The piers are cracked, so it should be closed.",
        "The piers are cracked. The bridge must close.",
        "The piers are cracked; the bridge is old.",
        "The town has no money, and it cannot borrow any.",
    ],
)
def test_texts_that_say_two_things(text):
    assert about("compound-claim", MapBuilder().claim("a", text)) == ["a"]
    assert about("compound-claim", MapBuilder(language="").claim("a", text)) == ["a"]
    assert found("compound-claim", MapBuilder(language="nl").claim("a", text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "The bridge is closed because of the ice.",
        "The bridge has been closed since 2010.",
        "The bridge has been closed since the war ended.",
        "The bridge has held thus far.",
        "Therefore the bridge must close.",
        "It is therefore wrong to wait.",
        "The gate is shut so that no car gets in.",
        "The mayor says that the bridge must close because it is old.",
        "People vote not because they are asked to but because they like it.",
        "If the piers are cracked, and they are old, the bridge must close.",
        "Must the bridge close because its piers are cracked?",
        "Dr. Lee of the U.S. Survey measured it.",
        "Trams, buses, and bicycles pay off.",
        "Few have much, and so many have little.",
        "The piers are, therefore, beyond repair now.",
        "If the owner pays because he is rich, the town gains.",
        "Because for one thing, their goods sell in bad times,",
        "",
    ],
)
def test_texts_that_say_one_thing(text):
    assert found("compound-claim", MapBuilder().claim("a", text)) == []


def test_german_is_judged_where_the_text_is_tagged_as_german():
    text = "Die Br\u00fccke muss zu, weil die Pfeiler rissig sind."
    first = "Weil die Pfeiler rissig sind, muss die Br\u00fccke geschlossen werden."
    single = "Die Br\u00fccke ist seit 2010 zu, da war sie schon alt."
    b = MapBuilder(language="de-AT").claim("a", text).claim("b", first).claim("c", single)
    assert about("compound-claim", b) == ["a", "b"]
    assert found("compound-claim", MapBuilder(language="").claim("a", text)) == []


# --- not-a-proposition ---


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("Who pays?", "a question"),
        ("\u201cWho pays?\u201d", "a question"),
        ("\u8ab0\u304c\u6255\u3046\uff1f", "a question"),
        ("Let us close the bridge.", "a command"),
        ("Don\u2019t build on sand.", "a command"),
        ("Harbour", "a fragment"),
        ("Costs and gains:", "a fragment"),
    ],
)
def test_texts_that_state_nothing(text, sort):
    [finding] = found("not-a-proposition", MapBuilder().claim("a", text))
    assert sort in finding.message


@pytest.mark.parametrize(
    "text",
    [
        'The clerk asked "Who pays?"',
        "Nobody pays. Who would?",
        "The count (300?)",
        "Letting the bridge rot is cheap.",
        "Trams pay.",
        "p",
        "\u6771\u4eac\u306f\u9996\u90fd\u3067\u3042\u308b",
        "In ten years the town will have to say this:",
        "",
    ],
)
def test_texts_that_state_something(text):
    assert found("not-a-proposition", MapBuilder().claim("a", text)) == []


def test_one_word_can_be_a_sentence_in_other_languages():
    assert found("not-a-proposition", MapBuilder(language="es").claim("a", "Llueve.")) == []


# --- term-from-nowhere, dangling-term ---


def test_terms_are_compared_by_their_stems():
    b = MapBuilder().claim("c", "The traders' shops are closing.").claim("p", "A trader closes.")
    b.claim("q", "Shop rents rise.").infer("i", ["p", "q"], "c").infer("j", ["p"], "c")
    assert about("term-from-nowhere", b) == ["j"]
    assert related("dangling-term", b) == [("q", "c")]


def test_terms_in_other_languages_and_of_empty_texts_are_not_compared():
    b = MapBuilder(language="fr").claim("c", "Le pont est beau.").claim("p", "Il pleut.").claim("e")
    b.infer("i", ["p"], "c").infer("j", ["e"], "c")
    assert found("term-from-nowhere", b) == found("dangling-term", b) == []


# --- scope-leap ---


def step(premises, conclusion, **fields):
    b = MapBuilder().claim("c", conclusion, **fields)
    names = [f"p{n}" for n, _ in enumerate(premises)]
    for name, text in zip(names, premises, strict=True):
        b.claim(name, text)
    return b.infer("i", names, "c")


@pytest.mark.parametrize(
    ("premises", "conclusion", "leaps"),
    [
        (["Some traders lose."], "All traders lose.", True),
        (["Most traders lose."], "No traders gain.", True),
        (["Many people like it."], "Everybody likes it.", True),
        (["Traders lose."], "All traders lose.", False),
        (["Some traders lose.", "All traders lose."], "All traders lose.", False),
        (["Some shops close."], "All traders lose.", False),
        (["Some traders lose."], "Not all traders gain.", False),
        (["Some traders lose."], "No longer do traders gain.", False),
        (["The old tram is often late."], "The old tram is always late.", True),
        (["The old tram may be late."], "The old tram will be late.", True),
        (["The old tram is more likely late."], "The old tram will be late.", False),
        (["Snow may fall."], "The old tram will be late.", False),
        (["The old tram may be late."], "The will of the old tram is late.", False),
        (["The old tram could not be late."], "The old tram will be late.", False),
        (["If it snows, the old tram may be late."], "The old tram will be late.", False),
    ],
)
def test_what_counts_as_a_leap(premises, conclusion, leaps):
    assert bool(found("scope-leap", step(premises, conclusion))) == leaps


def test_where_certainty_is_stated_modal_words_do_not_count():
    b = MapBuilder().claim("c", "The old tram will be late.", certainty="certain")
    b.claim("p", "The old tram may be late.", certainty="possible").infer("i", ["p"], "c")
    assert found("scope-leap", b) == []
    assert about("certainty-leap", b) == ["c"]


@pytest.mark.parametrize(
    ("horizons", "leaps"),
    [
        (["longTerm", "nearTerm", "past"], True),
        (["longTerm", "nearTerm", ""], False),
        (["longTerm", "present"], False),
        (["nearTerm", "longTerm"], False),
        (["", "nearTerm"], False),
        (["someday", "nearTerm"], False),
    ],
)
def test_a_conclusion_can_reach_further_than_forecasts_do(horizons, leaps):
    b = MapBuilder()
    for name, horizon in zip("cpq", horizons, strict=False):
        b.claim(name, horizon=horizon)
    assert bool(found("scope-leap", b.infer("i", list("pq")[: len(horizons) - 1], "c"))) == leaps


# --- overlapping-passages ---


def placed(*stretches):
    b = MapBuilder().source("s")
    for name, start, end in stretches:
        at = DigestSelector(id=f"{name}-at", start=start, end=end)
        b.add(Passage(id=f"in-{name}", source="s", selectors=(at,)))
    return b


def test_more_than_half_of_the_shorter_passage_counts():
    b = placed(("a", 0, 10), ("b", 5, 15), ("c", 9, 15), ("d", 20, 30))
    for name in "abcd":
        b.claim(name, name, expressed_in=[f"in-{name}"])
    assert related("overlapping-passages", b) == [("b", "c")]


def test_a_saying_and_what_is_said_share_their_place_rightly():
    b = placed(("e", 0, 30), ("a", 10, 30)).evidence("e", "She says so.", expressed_in=["in-e"])
    assert found("overlapping-passages", b.claim("a", "So.", expressed_in=["in-a"])) == []
    b = placed(("e", 0, 30)).evidence("e", "She says so.", expressed_in=["in-e"])
    assert about("overlapping-passages", b.claim("a", "So.", expressed_in=["in-e"])) == ["e"]


def test_restatements_and_passages_of_other_sources_are_left_alone():
    b = placed(("a", 0, 9)).claim("a", expressed_in=["in-a"])
    b.claim("b", expressed_in=["in-a"], restates=["a"]).source("t")
    at = DigestSelector(id="c-at", start=0, end=9)
    b.add(Passage(id="in-c", source="t", selectors=(at,))).claim("c", expressed_in=["in-c"])
    assert found("overlapping-passages", b) == []


def test_thousands_of_statements_in_one_place_name_a_few_others_each():
    b = placed(("p", 0, 9))
    for n in range(3000):
        b.claim(f"c{n:04}", f"Number {n}.", expressed_in=["in-p"])
    findings = found("overlapping-passages", b)
    assert len(findings) == 2999
    assert max(len(f.related) for f in findings) == 4


# --- copied-text ---

SENTENCE = "Every morning the first ferry leaves the north quay at a quarter past six."


def document(text):
    return Document(path="s.txt", text=canonical(text), sha256=sha256(text), kind="text")


def copies(text, whole=SENTENCE, **source):
    b = MapBuilder().claim("a", text).source("s", **source)
    return [f.message for f in found("copied-text", b, documents={"s": document(whole)})]


def test_nine_words_in_a_row_are_too_many():
    eight = "the first ferry leaves the north quay at"
    assert copies(f"They say {eight} noon.") == []
    assert copies(f"They say {eight} A: noon.") == [
        "a repeats 9 words in a row of s, characters 14 to 56"
    ]


def test_the_longest_row_is_told():
    whole = f"The first ferry leaves the north quay at a quarter to nine. {SENTENCE}"
    start, end = whole.index("Every"), len(whole) - 1
    assert copies(SENTENCE.upper().replace(" ", "\n"), whole) == [
        f"a repeats 14 words in a row of s, characters {start} to {end}"
    ]


@pytest.mark.parametrize(
    ("license", "free"),
    [
        ("https://creativecommons.org/publicdomain/zero/1.0/", True),
        ("http://creativecommons.org/licenses/by-sa/4.0/", True),
        ("https://spdx.org/licenses/CC-BY-4.0", True),
        ("https://creativecommons.org/licenses/by-nc/4.0/", False),
        ("https://creativecommons.org/licenses/by-nd/4.0/", False),
        ("https://spdx.org/licenses/CC-BY-NC-4.0", False),
        ("", False),
    ],
)
def test_free_sources_may_be_copied(license, free):  # noqa: A002 - the name of the field
    assert (copies(SENTENCE, license=license) == []) == free


def test_further_wordings_count_and_short_texts_do_not():
    b = MapBuilder().claim("a", "Short.", wordings=SENTENCE).source("s")
    assert about("copied-text", b, documents={"s": document(SENTENCE)}) == ["a"]
    assert copies("Every morning.") == []
    assert found("copied-text", b) == []


# --- anachronistic-evidence ---


def dated(document_date, source_date, **fields):
    b = MapBuilder().source("d", issued=document_date).source("s", issued=source_date)
    b.about(sources_analysed=["d"])
    return b.evidence("e", **{"expressed_in": ["p"], "sources": ["s"], **fields})


@pytest.mark.parametrize(
    ("document_date", "source_date", "later"),
    [
        ("2020", "2021", True),
        ("2020-08", "2020-09", True),
        ("2020-08-01", "2020-08-02T10:00:00Z", True),
        ("2020", "2020-12", False),
        ("2020-08", "2020", False),
        ("2020-08-01", "2020-08-01", False),
        ("", "2021", False),
        ("2020", "", False),
        ("2020", "last year", False),
        ("2020", "20212", False),
        ("2020", "2021-13", False),
    ],
)
def test_only_what_surely_came_later_is_too_new(document_date, source_date, later):
    assert bool(found("anachronistic-evidence", dated(document_date, source_date))) == later


def test_what_the_analyst_adds_may_be_newer_and_so_may_what_is_analysed():
    b = dated("2020", "2021", expressed_in=[], implicit=True)
    assert found("anachronistic-evidence", b) == []
    assert (
        found("anachronistic-evidence", dated("2020", "2021").about(sources_analysed=["d", "s"]))
        == []
    )
    undated = dated("2020", "2021").source("u").about(sources_analysed=["d", "u"])
    assert found("anachronistic-evidence", undated) == []


@pytest.mark.parametrize(
    ("text", "horizon", "too_old"),
    [
        ("Trade fell in 2021.", "past", True),
        ("Trade has fallen since March 2022.", "present", True),
        ("Trade fell in 2020.", "past", False),
        ("Trade will fall in 2025.", "nearTerm", False),
        ("Trade fell in 2021.", "", False),
        ("Trade was to fall by 2021.", "past", False),
    ],
)
def test_no_source_shows_what_came_after_it(text, horizon, too_old):
    b = MapBuilder().source("s", issued="2020").evidence("e", text, horizon=horizon, sources=["s"])
    assert bool(found("anachronistic-evidence", b)) == too_old


# --- stale-evidence ---


def with_fate(subject, predicate, value):
    b = MapBuilder().source("s").evidence("e", sources=["s"]).claim("c", sources=["s"])
    extra = Triple(
        *(f"<{b.iri}#{t}>" if t == "s" else f"<{t}>" for t in (subject, predicate, value))
    )
    return b.about(extra=(extra,))


CITO, DCTERMS, NOTICE = "http://purl.org/spar/cito/", "http://purl.org/dc/terms/", "urn:x:notice"


@pytest.mark.parametrize(
    ("triple", "fate"),
    [
        (("s", CITO + "isRetractedBy", NOTICE), "retracted"),
        ((NOTICE, CITO + "retracts", "s"), "retracted"),
        (("s", DCTERMS + "isReplacedBy", NOTICE), "replaced"),
        ((NOTICE, DCTERMS + "replaces", "s"), "replaced"),
    ],
)
def test_sources_that_no_longer_stand(triple, fate):
    [finding] = found("stale-evidence", with_fate(*triple))
    assert finding.message == f"e is taken from s, which is {fate} by {NOTICE}"
    assert finding.related == ("s", NOTICE)


def test_sources_that_replace_and_retract_others_stand():
    assert found("stale-evidence", with_fate("s", DCTERMS + "replaces", NOTICE)) == []
    assert found("stale-evidence", with_fate("s", CITO + "retracts", NOTICE)) == []


@pytest.mark.parametrize(
    ("source_date", "years", "stale"),
    [
        ("2008", None, False),
        ("2008", 10, True),
        ("2010", 10, False),
        ("2010-06", 10, True),
        ("2010-09", 10, False),
        ("2020", 0.5, False),
        ("", 1, False),
    ],
)
def test_age_is_counted_from_the_document(source_date, years, stale):
    b = dated("2020-08", source_date)
    assert bool(found("stale-evidence", b, stale_after=years)) == stale


def test_age_is_not_judged_without_the_date_of_the_document():
    assert found("stale-evidence", dated("", "1900"), stale_after=1) == []


# --- all of them ---


@pytest.mark.parametrize("slug", sorted(FIND))
def test_long_texts_in_any_script_are_no_trouble(slug):
    long = Words("\u6771\u4eac, and because: " * 20_000, "ja")
    b = MapBuilder().claim("a", [long]).claim("b", "because, since " * 20_000).claim("c", " \n")
    b.infer("i", ["a"], "b").infer("j", ["b", "c"], "a")
    found(slug, b)
