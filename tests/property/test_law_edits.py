"""Laws of the pure edits."""

from dataclasses import fields, is_dataclass

from hypothesis import assume, given
from hypothesis import strategies as st
from tests.strategies import SLUGS, maps

from argmap.model import DigestSelector, QuoteSelector, diff, renamed, without
from argmap.rdf.write import triples

FREE = {
    "tags",
    "rules",
    "evidence_kind",
    "modality",
    "certainty",
    "horizon",
    "addresses",
    "schemes",
}


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


def addresses(m):
    """The IRIs that stand for documents on the web and licences, not for records."""
    yield m.license
    for source in m.sources:
        yield from (source.homepage, source.license)


def is_free(m, name):
    """Whether nothing in a map is called so."""
    carried = {term for triple in m.extra for term in triple}
    return name not in set(mentions(m)) and f"<{m.iri_of(name)}>" not in carried


@given(maps())
def test_a_map_does_not_differ_from_itself(m):
    assert diff(m, m) == ()


@given(maps(most=2), maps(most=2))
def test_maps_that_differ_have_a_difference(m, other):
    assert (diff(m, other) == ()) == (m == other)


@given(maps(), st.data(), SLUGS)
def test_renaming_there_and_back_is_no_change(m, data, new):
    assume(m.records)
    old = data.draw(st.sampled_from(sorted(m.records)))
    assume(is_free(m, new))
    there = renamed(m, old, new)
    assert new in there
    assert old not in there
    assert renamed(there, new, old) == m


@given(maps(), st.data(), SLUGS)
def test_renaming_renames_every_mention(m, data, new):
    """The RDF is the same but for the name, in what the map carries along as well."""
    assume(m.records)
    old = data.draw(st.sampled_from(sorted(m.records)))
    assume(is_free(m, new))
    before, after = (f"<{m.iri_of(name)}>" for name in (old, new))
    assume(m.iri_of(old) not in set(addresses(m)))
    moved = {tuple(after if t == before else t for t in triple) for triple in triples(m)}
    assert {tuple(t) for t in triples(renamed(m, old, new))} == moved


@given(maps(), st.data())
def test_what_is_taken_out_is_mentioned_no_more(m, data):
    assume(m.records)
    gone = data.draw(st.lists(st.sampled_from(sorted(m.records)), min_size=1, max_size=3))
    rest = without(m, *gone)
    nodes = {f"<{m.iri_of(name)}>" for name in gone}
    assert not set(gone) & set(rest.records)
    assert not [t for t in triples(rest) if nodes & set(t)]
    assert set(rest.records) == set(m.records) - set(gone)
