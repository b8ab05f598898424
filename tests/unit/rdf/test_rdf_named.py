import pyoxigraph
import pytest

from argmap.errors import UnknownQuery
from argmap.rdf.guard import guard
from argmap.rdf.named import named_queries, named_query, parse_query


@pytest.mark.parametrize("query", named_queries(), ids=lambda query: query.name)
def test_every_shipped_query_parses_and_has_a_question(query):
    guard(query.text)
    pyoxigraph.Store().query(query.text)
    assert query.question.endswith("?")
    assert query.topic != "Other"
    assert all(f"?{name}" in query.text for name in query.parameters)


def test_queries_are_in_order():
    orders = [query.order for query in named_queries()]
    assert orders == sorted(orders)


def test_an_unknown_query_names_the_nearest():
    with pytest.raises(UnknownQuery, match="bare-claimz") as caught:
        named_query("bare-claimz")
    assert "bare-claims" in caught.value.hint


def test_the_comments_of_a_query_are_its_documentation():
    text = "# What is?\n# topic: Things\n# order: 3\n# parameter: ?x = a claim\nASK {}"
    found = parse_query("what", text)
    assert (found.question, found.topic, found.order) == ("What is?", "Things", 3)
    assert found.parameters == {"x": "a claim"}


def test_a_query_without_comments_is_called_by_its_name():
    assert parse_query("what", "ASK {}").question == "what"
