"""The place of every record is where its block starts."""

import re

from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import maps

from argmap.formats import loads
from argmap.rdf.turtle import turtle, write_turtle
from argmap.rdf.write import triples


def block_starts(m):
    """For each subject the line where its block starts, counted without the code under test.

    The writer starts a line at its margin with nothing but headings, directives and subjects, and
    literals hold no line feeds.
    """
    starts = {}
    for number, line in enumerate(write_turtle(m).split("\n"), 1):
        if line and not line.startswith((" ", "#", "@")):
            starts[line.split(" ", 1)[0]] = number
    return starts


@given(maps())
def test_every_record_is_where_its_block_starts(m):
    loaded = loads(write_turtle(m).encode(), "m.ttl", "turtle")
    starts = block_starts(m)
    for record in loaded.located():
        graph = [t for t in triples(m) if t.subject == f"<{m.iri_of(record.id)}>"]
        written = turtle(graph, m.iri).split("\n")
        subject = next(x for x in written if x and x[0] not in " #@").split(" ", 1)[0]
        assert (record.span.path, record.span.line, record.span.column) == (
            "m.ttl",
            starts[subject],
            1,
        )


@given(maps(), st.sampled_from(["\n", "\r\n"]), st.integers(1, 3))
def test_other_line_ends_and_comments_move_no_place(m, end, lines):
    """Comments before the map and carriage returns shift places by whole lines alone."""
    text = write_turtle(m)
    moved = '# It\'s a "comment" <with .\n' * lines + text
    first = loads(text.encode(), "m.ttl").located()
    second = loads(re.sub("\n", end, moved).encode(), "m.ttl").located()
    for one, other in zip(first, second, strict=True):
        assert other.span.line == one.span.line + lines
        assert other.span.column == one.span.column
