import pytest

from argmap.sources import find_quote

TEXT = (
    "Ducks like rain. \u201cIt\u2019s good weather,\u201d said the keeper \u2013 and nobody\n"
    "at the pond disagreed\u2026 Long-term plans for the\u00a0pond exist.\n\n"
    "Frogs like rain. A weather-\nvane, soft\u00adened by rust, points north."
)


def found(quote, text=TEXT):
    return [(m.how, text[m.start : m.end]) for m in find_quote(text, quote)]


def test_exact_quotation_is_found_with_its_surroundings():
    (match,) = find_quote(TEXT, "the keeper")
    assert (match.how, match.similarity) == ("exact", 1.0)
    assert TEXT[match.start : match.end] == "the keeper"
    assert match.context.startswith("ks like rain. \u201cIt\u2019s good")
    assert match.context.endswith("nobody at the pond disagreed\u2026 Lon")


def test_every_exact_place_is_given():
    assert found("like rain.") == [("exact", "like rain.")] * 2


@pytest.mark.parametrize("quote", ["pond", "ond"])
def test_places_inside_words_count_only_when_there_are_no_others(quote):
    places = find_quote("A pond, a pondweed, a bond.", quote)
    assert len(places) == {"pond": 1, "ond": 3}[quote]


@pytest.mark.parametrize(
    ("quote", "stands"),
    [
        ('"It\'s good weather," said', "It\u2019s good weather,\u201d said"),
        ("IT'S GOOD WEATHER", "It\u2019s good weather"),
        ("the keeper -- and nobody at", "the keeper \u2013 and nobody\nat"),
        ("nobody at the pond disagreed...", "nobody\nat the pond disagreed\u2026"),
        ("plans for the pond exist.", "plans for the\u00a0pond exist."),
        ("long term plans", "Long-term plans"),
        ('good weather,"', "good weather,\u201d"),
        ("good weather.", "good weather"),
        ("A weathervane, softened by rust", "A weather-\nvane, soft\u00adened by rust"),
        ("  points north!  ", "points north"),
    ],
)
def test_other_typography_is_tolerated(quote, stands):
    assert found(quote) in ([("tolerant", stands)], [("exact", stands)])


def test_ellipsis_may_be_written_with_one_character_or_three():
    assert found("and so on\u2026", "And so on... he said") == [("tolerant", "And so on...")]


def test_parts_of_words_are_not_tolerated():
    assert all(how == "near" for how, _ in found("EEPER AND", TEXT))


def test_nearest_places_are_given_best_first():
    text = "The old bridge is safe. Filler words stand here. The old bridge was saved once."
    matches = find_quote(text, "the old bridge is very safe")
    assert text[matches[0].start : matches[0].end] == "The old bridge is safe"
    assert all(match.how == "near" for match in matches)
    assert 1 > matches[0].similarity >= matches[-1].similarity >= 0.6
    assert len(matches) == 2


def test_misspelt_quotation_without_a_common_word_is_found_nearly():
    matches = find_quote(
        "Prefix words. Magnificent butterflies everywhere! Suffix.",
        "Magnifcent buterflies everywher",
    )
    assert matches[0].similarity > 0.9


@pytest.mark.parametrize("quote", ["", "  \n", "\u2014!?", "zyxwvut qponml", "word " * 2000])
def test_what_stands_nowhere_gives_nothing(quote):
    assert find_quote(TEXT, quote) == ()


def test_empty_text_holds_nothing():
    assert find_quote("", "rain") == find_quote("...", "rain") == ()
