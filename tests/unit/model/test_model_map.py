from decimal import Decimal

import pytest

from argmap.errors import BadId, DuplicateId, NoSuchRecordField, UnknownElement
from argmap.model import (
    ArgumentMap,
    Change,
    Data,
    DigestSelector,
    MapBuilder,
    Passage,
    QuoteSelector,
    Statement,
    Words,
    are_slugs,
    best,
    changed,
    diff,
    is_slug,
    nearest,
    renamed,
    without,
    words,
)


def tea():
    b = MapBuilder("https://example.org/tea", title="Tea")
    b.claim("good", "Tea is good.").evidence("poll", weight=0.5, tags=["b", "a", "a"])
    b.infer("step", ["poll"], "good").rebut("no", ["poll"], "good").undercut("but", [], "step")
    return b.thesis("good").build()


# --- ids ---


@pytest.mark.parametrize("name", ["a", "1", "a.b", "a-b_c", "é", "中文", "a·", "_x", "x\u0301"])
def test_slugs(name):
    assert is_slug(name)


@pytest.mark.parametrize(
    "name", ["", ".a", "a.", "-a", "a b", "a:b", "a/b", "a#b", "a%20", "\u0301x", "a\n"]
)
def test_no_slugs(name):
    assert not is_slug(name)


def test_many_ids_are_judged_at_once():
    assert are_slugs([])
    assert are_slugs(["a", "b-c", "d.e", "_", "1"])
    for odd in ("", "a.", "-a", "a b", "a\nb", "é", "a:b"):
        assert not are_slugs(["a", odd, "b"])


def test_slugs_are_fragments_of_the_map_and_iris_are_their_own():
    m = tea()
    assert m.iri_of("good") == "https://example.org/tea#good"
    assert m.iri_of("urn:x") == "urn:x"
    assert m.iri_of("not so good") == "https://example.org/tea#not%20so%20good"
    assert m.id_of("https://example.org/tea#good") == "good"
    assert m.id_of("https://example.org/tea#a%20b") == "https://example.org/tea#a%20b"
    assert m.id_of("https://example.org/other#good") == "https://example.org/other#good"


def test_a_map_may_not_hold_two_records_of_one_id():
    with pytest.raises(DuplicateId, match="'a'"):
        ArgumentMap(statements=(Statement(id="a"),), passages=(Passage(id="a"),))


# --- looking things up ---


def test_an_unknown_id_names_the_nearest():
    with pytest.raises(UnknownElement, match="'gud'") as caught:
        tea()["gud"]
    assert "poll" not in caught.value.hint
    with pytest.raises(UnknownElement) as caught:
        tea()["goods"]
    assert caught.value.hint == "nearest: good"


def test_nearest_gives_the_best_first():
    assert nearest("harbor", ["harbour", "arbor", "table"])[0] in {"harbour", "arbor"}
    assert nearest("x", []) == ()


def test_maps_know_who_argues_for_and_against_what():
    m = tea()
    assert [a.id for a in m.inferences_to["good"]] == ["step"]
    assert [a.id for a in m.objections_to["good"]] == ["no"]
    assert [a.id for a in m.objections_to["step"]] == ["but"]
    assert [a.id for a in m.uses_of["poll"]] == ["no", "step"]


def test_names_fall_back_from_label_to_id():
    m = tea()
    assert m.name == "Tea"
    assert ArgumentMap(iri="https://example.org/maps/rain").name == "rain"
    assert m.name_of("good") == "good"
    assert m.name_of("elsewhere") == "elsewhere"
    assert (m["good"].says, m["poll"].says) == ("Tea is good.", "poll")


def test_an_empty_map_is_still_a_map():
    assert ArgumentMap()
    assert len(ArgumentMap()) == 0
    assert len(tea()) == 5


def test_equal_content_makes_equal_records():
    assert Statement(id="a", tags=("x", "y", "x")) == Statement(id="a", tags=("y", "x"))
    one, two = QuoteSelector(id="1", exact="a"), DigestSelector(id="2", start=0, end=1)
    passage = Passage(id="p", selectors=(two, one))
    assert passage == Passage(id="p", selectors=(one, two))
    assert (passage.quote, passage.digest) == (one, two)


# --- words and data ---


def test_the_wanted_language_comes_first():
    texts = words([Words("Tee", "de"), Words("tea", "en")])
    assert best(texts) == "tea"
    assert best(texts, "de") == "Tee"
    assert best(texts, "fr") == "Tee"
    assert best(()) == ""
    assert words("") == ()


def test_data_is_canonical():
    assert Data.of({"b": [1, None], "a": "é"}).json == '{"a":"é","b":[1,null]}'
    assert Data.of({"b": 1, "a": 2}) == Data.of({"a": 2, "b": 1})
    assert not Data.of({})
    assert Data.of({"a": {"b": True}}).value == {"a": {"b": True}}


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_numbers_that_json_lacks_are_refused(number):
    with pytest.raises(ValueError, match="JSON"):
        Data.of({"a": number})


# --- building ---


def test_the_builder_takes_plain_values():
    m = MapBuilder(language="de").claim("a", "Tee", weight="0.5", data={"x": 1}).build()
    claim = m.statement_by_id["a"]
    assert claim.text == (Words("Tee", "de"),)
    assert claim.weight == Decimal("0.5")
    assert claim.data == Data.of({"x": 1})


@pytest.mark.parametrize("name", ["", "a b", "-x", "http//x"])
def test_the_builder_refuses_what_is_no_id(name):
    with pytest.raises(BadId):
        MapBuilder().claim(name)


def test_the_builder_refuses_an_id_twice():
    with pytest.raises(DuplicateId):
        MapBuilder().claim("a").evidence("a")


def test_the_builder_can_go_on_after_building():
    b = MapBuilder().claim("a")
    assert len(b.build()) == 1
    assert len(b.claim("b").build()) == 2


def test_sources_agents_and_facts():
    b = MapBuilder().source("s", "A note", issued="2020").agent("p", "Ann", kind="person")
    m = b.about(created="2020-01-01", sources_analysed=["s"]).scenario("x", "If").build()
    assert (m.sources[0].name, m.agents[0].label) == ("A note", (Words("Ann", ""),))
    assert (m.created, m.sources_analysed, m.scenarios[0].name) == ("2020-01-01", ("s",), "If")


# --- editing ---


def test_a_change_leaves_the_old_map_alone():
    m = tea()
    new = changed(m, "good", implicit=True)
    assert new.statement_by_id["good"].implicit
    assert not m.statement_by_id["good"].implicit
    with pytest.raises(NoSuchRecordField, match="no field 'colour'"):
        changed(m, "good", colour="red")
    with pytest.raises(UnknownElement):
        changed(m, "nothing", implicit=True)


def test_renaming_to_a_name_that_is_taken_is_refused():
    with pytest.raises(DuplicateId):
        renamed(tea(), "good", "poll")
    with pytest.raises(UnknownElement):
        renamed(tea(), "nothing", "x")


def test_renaming_reaches_premises_targets_and_theses():
    m = renamed(renamed(tea(), "good", "fine"), "step", "because")
    assert m.theses == ("fine",)
    assert m.argument_by_id["because"].target == "fine"
    assert m.argument_by_id["but"].target == "because"


def test_what_is_taken_out_leaves_gaps():
    m = without(tea(), "good", "poll")
    assert m.theses == ()
    assert (m.argument_by_id["step"].target, m.argument_by_id["step"].premises) == ("", ())


def test_differences_are_told_field_by_field():
    m = tea()
    assert diff(m, changed(m, "good", implicit=True)) == (
        Change("good", "implicit", "False", "True"),
    )
    assert diff(m, without(m, "no")) == (Change("no", "", "Argument: no", ""),)
    assert [c.field for c in diff(m, MapBuilder(m.iri).build())][:2] == ["label", "theses"]
