"""What one parser takes for a string, a name or a comment is another thing for the next."""

import contextlib

import pytest

from argmap.errors import QueryRefused
from argmap.rdf.guard import dataset_clause, guard, guard_update


@pytest.mark.parametrize(
    "query",
    [
        'SELECT ?x WHERE { ?s a arg:Claim#"""\n . SERVICE <urn:a> { ?x ?y ?z } #"""\n} LIMIT 1',
        "SELECT * { OPTIONAL { ?s arg:a\\' ?o } SERVICE <urn:a> { } FILTER('x' = 'x') }",
        "PREFIX a: <urn:a> SELECT * WHERE { FILTER(1<2)SERVICE#>\na:x { ?x ?y ?z } }",
        'SELECT * { FILTER("\\u0022" != "x") SERVICE <urn:a> { } FILTER("\\u0022" != "x") }',
        "SELECT * WHERE { ?service ?p 'SERVICE <urn:a> { }' }",
        'SELECT * WHERE { ?s ?p """SERVICE <urn:a>\n"quoted" """ }',
        "SELECT * WHERE { ?s ?p ?o } # SERVICE <urn:a> {}",
        "SELECT * WHERE { FILTER(?x<a:b)SERVICE#>\na:x { } }",
        "SELECT * WHERE { FILTER('<'='')SERVICE#>\na:x { } }",
        "SELECT * WHERE { SERVICE#\na:x { } }",
        "SELECT * WHERE { SERVICE:x#c\n{ } }",
        "SELECT * WHERE { SERVICE:x\\'y { } }",
        "SELECT * WHERE { SERVICE:" + "x" * 400 + "{ } }",
        "SELECT * WHERE { SERVICE\n\t" + " " * 900 + "<urn:a> { } }",
        "PREFIX service: <urn:s#> SELECT * { GRAPH service:g { ?s ?p service:x } }",
    ],
)
def test_no_engine_is_led_to_another_machine(query):
    with pytest.raises(QueryRefused, match="SERVICE would ask"):
        guard(query)


@pytest.mark.parametrize(
    "update",
    [
        "LOAD <urn:a>",
        "LOAD SILENT a:x INTO GRAPH <urn:g>",
        "LOADa:x",
        "LOAD#\n<urn:a>",
        'INSERT DATA { <urn:a> <urn:b> arg:Claim#"""\n } ; LOAD <urn:x> INTO GRAPH <urn:g> #"""',
    ],
)
def test_an_update_may_not_load(update):
    with pytest.raises(QueryRefused, match="LOAD would fetch"):
        guard_update(update)


def test_an_update_may_speak_of_loads():
    guard_update("INSERT DATA { <urn:upload> a:payload 'a heavy load, reload it' }")


@pytest.mark.parametrize(
    "hostile",
    [
        "1" * 200_000,
        "1-" * 100_000,
        "'" * 199_999,
        "\\'''" * 50_000,
        '"""' + "a" * 199_000,
        "a." * 100_000,
        "<" * 200_000,
        "service" * 28_000,
        "SERVICE:x" * 22_000,
        "a " * 100_000,
        "service " + " " * 199_000,
    ],
    ids=lambda text: text[:9].strip(),
)
def test_long_texts_are_told_apart_in_one_pass(hostile):
    with contextlib.suppress(QueryRefused):
        guard_update(hostile)


@pytest.mark.parametrize(
    "long",
    [
        "ASK { FILTER(" + "!" * 5_000 + "true) }",
        "ASK { ?s " + "a/" * 5_000 + "a ?o }",
        "ASK { FILTER(1" + "+1" * 5_000 + ") }",
        "ASK { {}" + " UNION {}" * 3_000 + " }",
        "ASK { " + "OPTIONAL {}" * 3_000 + " }",
        "ASK { " + "BIND(1 AS ?x) " * 5_000 + " }",
    ],
    ids=lambda text: text[:16],
)
def test_what_would_be_a_deep_tree_is_refused(long):
    with pytest.raises(QueryRefused, match="too many operators"):
        guard(long)


def test_the_graphs_of_a_query_are_told():
    query = """BASE <http://e.org/a/> PREFIX : <x#> SELECT * FROM <b> FROM NAMED :c
        from arg:d FROM NAMED <http://f.org/> { ?from ?p 'FROM <z>' } # FROM <y>"""
    assert dataset_clause(query, "http://n.org/", {"arg": "http://g.org/"}) == (
        ("http://e.org/a/b", "http://g.org/d"),
        ("http://e.org/a/x#c", "http://f.org/"),
    )
    assert dataset_clause("ASK { ?from ?named ?graph }", "", {}) is None
