import csv
import io
import json
import time
import xml.etree.ElementTree as ET

import pytest

from argmap.errors import QueryFailed, QueryRefused, QuerySyntaxError, QueryTimedOut
from argmap.formats import loads
from argmap.model import MapBuilder
from argmap.rdf.query import Session, query

SELECT = "SELECT ?s WHERE { ?s a arg:Claim }"


def tea():
    b = MapBuilder("https://example.org/tea", title="Tea")
    b.claim("good", "Tea is good.").claim("warm", "Tea is warm.").evidence("cup", "Look.")
    return b.infer("step", ["warm"], "good").infer("seen", ["cup"], "warm").build()


def rain():
    b = MapBuilder("https://example.org/rain", title="Rain")
    return b.claim("wet", "Rain is wet.").build()


@pytest.fixture(scope="module")
def session():
    with Session([tea(), rain()]) as session:
        yield session


def test_select_gives_rows_in_order(session):
    answer = session.ask(SELECT)
    assert answer.form == "table"
    assert answer.variables == ("s",)
    names = [row["s"].partition("org/")[2] for row in answer.rows]
    assert names == ["rain#wet", "tea#good", "tea#warm"]


def test_ask_gives_yes_or_no(session):
    assert session.ask("ASK { :good a arg:Claim }").yes
    assert not session.ask("ASK { :cup a arg:Claim }").yes


def test_construct_gives_sorted_ntriples(session):
    answer = session.ask("CONSTRUCT { ?s a arg:Claim } WHERE { ?s a arg:Claim }")
    lines = answer.body.decode().splitlines()
    assert answer.form == "graph"
    assert len(lines) == 3
    assert lines == sorted(lines)


def test_describe_gives_what_is_said_of_a_node(session):
    assert b"Tea is good." in session.ask("DESCRIBE :good").body


def test_queries_see_shortcuts_and_vocabulary(session):
    assert session.ask("ASK { :cup arg:supports :warm . :good arg:restsOn :cup }").yes
    assert session.ask("ASK { arg:Claim a ?class }").yes


def test_variables_can_be_set_beforehand_to_ids_and_iris(session):
    asked = "SELECT ?claim ?text WHERE { ?claim arg:text ?text }"
    for name in ("good", "https://example.org/tea#good"):
        assert [r["text"] for r in session.ask(asked, {"claim": name}).rows] == ["Tea is good."]
    assert [r["text"] for r in session.ask(asked, {"claim": "wet"}).rows] == ["Rain is wet."]


def test_tables_come_in_four_formats(session):
    one = "SELECT ?t WHERE { :good arg:text ?t }"
    assert json.loads(session.ask(one).body)["head"]["vars"] == ["t"]
    assert list(csv.reader(io.StringIO(session.ask(one, form="csv").body.decode()))) == [
        ["t"],
        ["Tea is good."],
    ]
    assert session.ask(one, form="tsv").body == b'?t\n"Tea is good."@en\n'
    assert ET.fromstring(session.ask(one, form="xml").body).tag.endswith("sparql")


@pytest.mark.parametrize(
    ("form", "name"),
    [("turtle", "a.ttl"), ("ntriples", "a.nt"), ("xml", "a.rdf"), ("jsonld", "a.jsonld")],
)
def test_graphs_come_in_four_formats(session, form, name):
    body = session.ask("DESCRIBE :good", form=form).body
    assert loads(body, name).map["good"].says == "Tea is good."


def test_the_same_query_gives_the_same_bytes(session):
    asked = "SELECT ?s ?p ?o WHERE { ?s ?p ?o . FILTER(STRSTARTS(STR(?s), 'https://example.org')) }"
    with Session([tea(), rain()]) as other:
        assert session.ask(asked).body == other.ask(asked).body


def test_an_order_that_is_asked_for_is_kept(session):
    rows = session.ask(SELECT + " ORDER BY DESC(?s)").rows
    assert rows == list(reversed(session.ask(SELECT).rows))


def test_each_map_is_a_graph_of_its_own(session):
    rows = session.ask("SELECT ?g ?s WHERE { GRAPH ?g { ?s a arg:Claim } }").rows
    assert {(r["g"].rsplit("/", 1)[1], r["s"].rsplit("#", 1)[1]) for r in rows} == {
        ("tea", "good"),
        ("tea", "warm"),
        ("rain", "wet"),
    }
    asked = "SELECT ?s WHERE { GRAPH <https://example.org/rain> { ?s a arg:Claim } }"
    assert len(session.ask(asked).rows) == 1


def test_a_syntax_error_has_its_place(session):
    with pytest.raises(QuerySyntaxError, match="line 2, column") as caught:
        session.ask("SELECT ?s\nWHRE { ?s ?p ?o }")
    assert (caught.value.line, caught.value.column > 0) == (2, True)


def test_an_undeclared_prefix_is_named_as_such(session):
    with pytest.raises(QuerySyntaxError, match="prefix is not declared"):
        session.ask("SELECT * WHERE { ?s nope:x ?o }")


def test_a_failing_query_does_not_end_the_session(session):
    for bad in ("SELECT", "SELECT * WHERE { SERVICE <urn:a> {} }", "((("):
        with pytest.raises((QuerySyntaxError, QueryRefused)):
            session.ask(bad)
    assert session.ask(SELECT).rows


def test_a_cross_product_is_stopped_and_the_session_goes_on():
    endless = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    with Session([tea()]) as session:
        assert session.ask(SELECT).rows
        start = time.monotonic()
        with pytest.raises(QueryTimedOut, match="after 1 second"):
            session.ask(endless, timeout=1)
        assert time.monotonic() - start < 20
        assert len(session.ask(SELECT).rows) == 2


def test_a_session_without_maps_has_the_vocabulary():
    with Session([]) as session:
        assert session.ask("ASK { arg:Claim ?p ?o }").yes


def test_one_query_needs_no_session():
    assert query(tea(), SELECT).rows


def test_an_engine_that_dies_is_told_and_started_again():
    with Session([tea()]) as session:
        assert session.ask(SELECT).rows
        assert session._process is not None
        session._process.kill()
        session._process.wait()
        with pytest.raises(QueryFailed, match="crashed"):
            session.ask(SELECT)
        assert session.ask(SELECT).rows
