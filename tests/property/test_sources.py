"""Laws of documents and passages."""

from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.model import ArgumentMap, Passage, QuoteSelector
from argmap.sources import (
    Document,
    bare_words,
    canonical,
    digest_selector,
    find_quote,
    likeness,
    loose_sha256,
    moved,
    paragraph_of,
    sha256,
    sketch,
    verify,
)

VOCABULARY = [
    "tea",
    "Tea",
    "is",
    "not",
    "hot",
    "can\u2019t",
    "co-op",
    "caf\u00e9",
    "12",
    "\ufb01ne",
    "or",
]
WORDS = st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=40)
ENDS = st.sampled_from([" ", ", ", ". ", "\n", "\n\n", " \u2013 ", "\u00a0", "\u201d "])
ANY = st.text(max_size=60)
LAW = settings(deadline=None)


@st.composite
def texts(draw):
    """A text of a small vocabulary, so that words and passages recur."""
    return canonical("".join(word + draw(ENDS) for word in draw(WORDS)))


@st.composite
def passages(draw):
    """A text and a map whose passages are stretches of whole words of it, recurring or not."""
    text = draw(texts())
    words = bare_words(text)
    chosen = []
    for n in range(draw(st.integers(1, 4))):
        first = draw(st.integers(0, len(words) - 1))
        last = draw(st.integers(first, len(words) - 1))
        selector = digest_selector(text, words[first].start, words[last].end, f"d{n}")
        chosen.append(Passage(id=f"p{n}", source="s", selectors=(selector,)))
    return text, ArgumentMap(passages=tuple(chosen))


def document(text):
    return {"s": Document("s.txt", canonical(text), sha256(canonical(text)), "text")}


@LAW
@given(passages())
def test_anchored_passages_verify_as_exact(made):
    text, argument_map = made
    for result in verify(argument_map, document(text)):
        assert (result.status, result.found) == ("exact", (result.start, result.end))


@LAW
@given(passages(), texts())
def test_after_text_is_put_before_passages_are_exact_or_moved(made, before):
    text, argument_map = made
    copy = document(before + text)
    for result in verify(argument_map, copy):
        assert result.status in {"exact", "moved"}
        recorded = text[result.start : result.end]
        assert loose_sha256(copy["s"].text[slice(*result.found)]) == loose_sha256(recorded)


@LAW
@given(passages(), st.lists(st.sampled_from(["aha", "oho"]), min_size=1, max_size=30))
def test_passages_move_by_the_length_of_other_words_put_before(made, words):
    text, argument_map = made
    before = " ".join(words) + "\n\n"
    whole = Passage(id="whole", source="s", selectors=(digest_selector(text, 0, len(text), "w"),))
    with_whole = ArgumentMap(passages=(*argument_map.passages, whole))
    results = verify(with_whole, document(before + text))
    shift = len(before)
    by_chance = any(result.status == "exact" for result in results)
    for result in results:
        if result.id != "whole" and not by_chance:
            assert result.found == (result.start + shift, result.end + shift)


@LAW
@given(passages(), texts())
def test_moving_a_map_makes_it_exact(made, before):
    text, argument_map = made
    copy = document(before + text.upper())
    fresh = moved(argument_map, verify(argument_map, copy), copy)
    kept = {v.id for v in verify(argument_map, copy) if v.status in {"exact", "moved"}}
    assert {v.id for v in verify(fresh, copy) if v.status == "exact"} == kept


@LAW
@given(texts(), ANY)
def test_likeness_of_a_text_to_itself_is_one_and_symmetric(text, other):
    assert likeness(sketch(text), sketch(text)) == 1
    assert likeness(sketch(text), sketch(other)) == likeness(sketch(other), sketch(text))
    assert 0 <= likeness(sketch(text), sketch(other)) <= 1


@LAW
@given(texts(), st.data())
def test_quotation_of_whole_words_is_found(text, data):
    words = bare_words(text)
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    quote = text[words[first].start : words[last].end]
    place = (words[first].start, words[last].end)
    assert place in [(m.start, m.end) for m in find_quote(text, quote)]
    retyped = " ".join(word.folded for word in words[first : last + 1]).upper()
    found = find_quote(text, retyped)
    assert all(m.how in {"exact", "tolerant"} for m in found)
    assert found


@LAW
@given(ANY)
def test_canonical_text_stays_as_it_is(text):
    assert canonical(canonical(text)) == canonical(text)


@LAW
@given(ANY)
def test_words_stand_where_they_say(text):
    words = bare_words(text)
    assert all(word.folded and 0 <= word.start < word.end <= len(text) for word in words)
    assert [word.start for word in words] == sorted(word.start for word in words)


@LAW
@given(
    st.text(st.characters(), max_size=60),
    st.text(st.characters(), max_size=60),
    st.integers(),
    st.integers(),
)
def test_no_text_makes_anything_raise(text, other, start, end):
    text = canonical(text)
    selector = digest_selector(text, start, end, "d")
    quote = QuoteSelector(id="q", exact=other, prefix=text, suffix=other)
    argument_map = ArgumentMap(
        passages=(
            Passage(id="p", source="s", selectors=(selector,)),
            Passage(id="q", source="s", selectors=(quote,)),
            Passage(id="r", source="s", selectors=(selector, quote)),
        )
    )
    assert paragraph_of(text, start) >= 1
    for copy in (text, other, other + text):
        results = verify(argument_map, document(copy))
        moved(argument_map, results, document(copy))
        for match in find_quote(copy, other):
            assert 0 <= match.start < match.end <= len(copy)
