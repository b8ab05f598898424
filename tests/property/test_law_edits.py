"""Laws of the pure edits."""

from dataclasses import fields, is_dataclass

from hypothesis import assume, given
from hypothesis import strategies as st

from argmap.model import DigestSelector, QuoteSelector, diff, renamed, without
from argmap.rdf.write import triples
from tests.strategies import SLUGS, maps

FREE = {"tags", "rules", "evidence_kind", "modality", "certainty", "horizon", "addresses", "schemes"}


def mentions(record):
    """Every id that a record or a map names, wherever it does."""
    for field in fields(record):
        value = getattr(record, field.name)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, DigestSelector | QuoteSelector):
                yield item.id
            elif is_dataclass(item):
                yield from mentions(item) if hasattr(item, "id") else ()
            elif isinstance(item, str) and field.name not in FREE:
                yield item


@given(maps())
def test_a_map_does_not_differ_from_itself(m):
    assert diff(m, m) == ()


@given(maps(), maps(most=3))
def test_maps_that_differ_have_a_difference(m, other):
    assert (diff(m, other) == ()) == (m == other)


@given(maps(), st.data(), SLUGS)
def test_renaming_there_and_back_is_no_change(m, data, new):
    assume(m.records)
    old = data.draw(st.sampled_from(sorted(m.records)))
    assume(new not in set(mentions(m)))
    there = renamed(m, old, new)
    assert new in there
    assert old not in there
    assert renamed(there, new, old) == m


@given(maps(), st.data(), SLUGS)
def test_renaming_renames_every_mention(m, data, new):
    """In the RDF, what the map carries along aside, the old name stands nowhere any more."""
    assume(m.records)
    old = data.draw(st.sampled_from(sorted(m.records)))
    assume(new not in set(mentions(m)))
    before, after = (f"<{m.iri_of(name)}>" for name in (old, new))
    moved = {tuple(after if t == before else t for t in triple) for triple in triples(m)}
    carried = {tuple(t) for t in m.extra}
    assert {tuple(t) for t in triples(renamed(m, old, new))} - carried == moved - carried


@given(maps(), st.data())
def test_what_is_taken_out_is_mentioned_no_more(m, data):
    assume(m.records)
    gone = data.draw(st.lists(st.sampled_from(sorted(m.records)), min_size=1, max_size=3))
    rest = without(m, *gone)
    nodes = {f"<{m.iri_of(name)}>" for name in gone}
    assert not set(gone) & set(rest.records)
    own = triples(rest) - set(m.extra)
    assert not [t for t in own if nodes & set(t)]
    assert set(rest.records) == set(m.records) - set(gone)
