import pytest

from argmap.errors import QueryRefused
from argmap.rdf.guard import MAX_NESTING, MAX_QUERY, guard, words_of

INNOCENT = [
    "SELECT * WHERE { ?service ?p 'a service of the town' }",
    "SELECT * WHERE { ?s ?p 'Services, and service.' }",
    "SELECT * WHERE { ?s ?p ?o } # what service is it",
    "SELECT * WHERE { <urn:SERVICE> <http://a/LOAD#SERVICE> $SERVICE }",
    "PREFIX service: <urn:s#> SELECT * WHERE { service:SERVICE service:LOAD :load }",
    "PREFIX : <urn:s#> SELECT * WHERE { :service-x :x.service :insert }",
    "SELECT * WHERE { ?s ?p '\\'SERVICE' , \"\\\\\" }",
    "SELECT ?insert ?delete WHERE { ?insert ?add ?drop }",
    "PREFIX service: <urn:s#> SELECT * FROM service:g WHERE { GRAPH ?g { ?s ?p service:x } }",
]
GUILTY = [
    "SELECT * WHERE { SERVICE <urn:a> { ?s ?p ?o } }",
    "select * where { service <urn:a> { ?s ?p ?o } }",
    "SELECT * WHERE { SERVICE SILENT <urn:a> { } }",
    "SELECT * WHERE { SeRvIcE\n\n\tsilent\n<urn:a> { } }",
    "SELECT * WHERE { SERVICE # <urn:ok>\n <urn:a> { } }",
    "SELECT * WHERE { \\u0053ERVICE <urn:a> { } }",
    "SELECT * WHERE { S\\U00000045RVICE <urn:a> { } }",
    "SELECT * WHERE { SERVICE ?where { } }",
    "SELECT * WHERE { SERVICE :short { } }",
    "SELECT * WHERE {SERVICE<urn:a>{}}",
    "SELECT * WHERE { ?s ?p 'a' . SERVICE <urn:a> { } }",
    'SELECT * WHERE { ?s ?p "\\\\" SERVICE <urn:a> { } }',
    "SELECT * WHERE { ?s ?p ?o } # a\rSERVICE <urn:a> { }",
    "SELECT * WHERE { ?s ?p 1SERVICE <urn:a> { } }",
    "SELECT * WHERE { ?s ?p 1.0e5SERVICE <urn:a> { } }",
    "SELECT * WHERE { ?s ?p trueSERVICE <urn:a> { } }",
    "PREFIX a: <urn:a> SELECT * WHERE { ?s ?p a:.SERVICE <urn:a> { } }",
    "PREFIX : <urn:a> SELECT * WHERE { SERVICE:x { } }",
    "PREFIX : <urn:a> SELECT * WHERE { ?s ?p trueSERVICE:x { } }",
    "PREFIX a: <urn:a> SELECT * WHERE { SERVICESILENT a:x { } }",
    "PREFIX a: <urn:a> SELECT * WHERE { SERVICESILENTa:x { } }",
    "SELECT * WHERE { ?s ?p '\\u0027 SERVICE <urn:a> { } # '}",
]


@pytest.mark.parametrize("query", INNOCENT)
def test_the_word_alone_is_innocent(query):
    guard(query)


@pytest.mark.parametrize("query", GUILTY)
def test_service_is_refused_in_every_disguise(query):
    with pytest.raises(QueryRefused, match="SERVICE would ask"):
        guard(query, ["urn:ok"])


@pytest.mark.parametrize("silent", ["", "SILENT ", "silent\n"])
def test_a_service_that_is_allowed_passes(silent):
    guard(f"SELECT * WHERE {{ SERVICE {silent}<urn:ok> {{ }} }}", ["urn:ok"])


def test_one_allowed_service_does_not_let_another_pass():
    with pytest.raises(QueryRefused, match="urn:a"):
        guard("SELECT * { SERVICE <urn:ok> {} SERVICE <urn:a> {} }", ["urn:ok"])


@pytest.mark.parametrize(
    "update",
    [
        "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
        "delete where { ?s ?p ?o }",
        "# first\nCLEAR ALL",
        "DROP GRAPH <urn:g>",
        "CREATE GRAPH <urn:g>",
        "COPY <urn:a> TO <urn:b>",
        "WITH <urn:g> DELETE { } WHERE { }",
    ],
)
def test_updates_are_refused(update):
    with pytest.raises(QueryRefused, match="changes data"):
        guard(update)


@pytest.mark.parametrize("query", ["LOAD <file:///etc/passwd>", "PREFIX a: <urn:a> LOAD <urn:b>"])
def test_load_is_refused(query):
    with pytest.raises(QueryRefused, match="LOAD"):
        guard(query)


def test_nesting_is_limited():
    guard("(" * MAX_NESTING)
    with pytest.raises(QueryRefused, match="nested"):
        guard("(" * (MAX_NESTING + 1))


def test_brackets_in_strings_do_not_count():
    guard("'" + "(" * 1000 + "'")


def test_length_is_limited():
    guard("ASK {}".ljust(MAX_QUERY))
    with pytest.raises(QueryRefused, match="200,001 characters"):
        guard(" " * (MAX_QUERY + 1))


def test_key_words_are_told_in_upper_case():
    assert words_of("select ?x { GRAPH ?g {} } # order") >= {"SELECT", "GRAPH"}
    assert "ORDER" not in words_of("select ?order { :order 'ORDER' <ORDER> }")
