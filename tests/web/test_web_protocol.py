"""The SPARQL 1.1 Protocol, the Graph Store Protocol to read, and what a server says of itself."""

from __future__ import annotations

import gzip
import io
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import pyoxigraph
import pytest
import rdflib
from starlette.testclient import TestClient

from argmap.rdf.named import NamedQuery, named_queries
from argmap.rdf.store import StoreSession
from argmap.web.gate import Limits
from argmap.web.library import Stored
from argmap.web.negotiation import GRAPHS, TABLES, chosen
from argmap.web.serving import application

if TYPE_CHECKING:
    from argmap.rdf.store import MapStore

BRIDGE = "https://w3id.org/argmap/graph/old-bridge"
SELECT = "SELECT ?c WHERE { ?c a arg:Evidence } ORDER BY ?c"
CONSTRUCT = "CONSTRUCT { ?c a arg:Evidence } WHERE { ?c a arg:Evidence }"
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"


def asked(client: TestClient, query: str, accept: str = "", **options: object):
    headers = {"Accept": accept} if accept else {}
    return client.get("/sparql", params={"query": query, **options}, headers=headers)


def number(answer) -> int:
    return int(answer.json()["results"]["bindings"][0]["n"]["value"])


def test_a_query_can_be_sent_in_three_ways(client: TestClient) -> None:
    got = asked(client, SELECT)
    form = client.post("/sparql", data={"query": SELECT})
    direct = client.post(
        "/sparql", content=SELECT, headers={"Content-Type": "application/sparql-query"}
    )
    for answer in (got, form, direct):
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith("application/sparql-results+json")
        assert len(answer.json()["results"]["bindings"]) == 17
    head = client.head("/sparql", params={"query": SELECT})
    assert (head.status_code, head.content) == (200, b"")


@pytest.mark.parametrize("media_type", TABLES)
def test_tables_in_every_form(client: TestClient, media_type: str) -> None:
    answer = asked(client, SELECT, media_type)
    assert answer.headers["content-type"] == f"{media_type}; charset=utf-8"
    assert answer.headers["vary"] == "Accept"
    form = {
        "json": pyoxigraph.QueryResultsFormat.JSON,
        "xml": pyoxigraph.QueryResultsFormat.XML,
        "tsv": pyoxigraph.QueryResultsFormat.TSV,
    }.get(TABLES[media_type])
    if form is None:
        assert answer.text.splitlines()[0] == "c"
        assert len(answer.text.splitlines()) == 18
    else:
        read = pyoxigraph.parse_query_results(answer.content, format=form)
        assert len(list(read)) == 17


@pytest.mark.parametrize("media_type", GRAPHS)
def test_graphs_in_every_form(client: TestClient, media_type: str) -> None:
    answer = asked(client, CONSTRUCT, media_type)
    assert answer.headers["content-type"] == f"{media_type}; charset=utf-8"
    assert len(list(pyoxigraph.parse(answer.content, _format(media_type)))) == 17


def _format(media_type: str) -> pyoxigraph.RdfFormat:
    found = pyoxigraph.RdfFormat.from_media_type(media_type)
    assert found is not None
    return found


def test_yes_and_no(client: TestClient) -> None:
    assert asked(client, "ASK { ?c a arg:Evidence }").json()["boolean"] is True
    xml = asked(client, "ASK { ?c a arg:Nothing }", "application/sparql-results+xml")
    assert ET.fromstring(xml.text)[1].text == "false"


@pytest.mark.parametrize("query", named_queries(), ids=lambda query: query.name)
def test_every_named_query_is_answered_as_without_a_server(
    client: TestClient, stored: MapStore, query: NamedQuery
) -> None:
    text = query.text
    answer = client.post("/sparql", data={"query": text}).json()
    rows = [{k: v["value"] for k, v in row.items()} for row in answer["results"]["bindings"]]
    with StoreSession(stored) as session:
        expected = session.ask(text).rows
    assert sorted(map(repr, rows)) == sorted(map(repr, expected))


def test_the_graphs_to_ask_can_be_named(client: TestClient) -> None:
    whole = number(asked(client, COUNT))
    one = number(asked(client, COUNT, **{"default-graph-uri": BRIDGE}))
    both = number(asked(client, COUNT, **{"default-graph-uri": [BRIDGE, f"{BRIDGE}/derived"]}))
    assert 0 < one < both < whole
    inner = "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }"
    assert number(asked(client, inner, **{"named-graph-uri": BRIDGE})) == one
    assert number(asked(client, inner, **{"default-graph-uri": BRIDGE})) == 0
    form = {"query": COUNT, "default-graph-uri": BRIDGE}
    assert number(client.post("/sparql", data=form)) == one


@pytest.mark.parametrize(
    ("options", "status"),
    [
        ({"params": {"query": "SELEC"}}, 400),
        ({"params": {"query": ""}}, 400),
        ({"params": {"query": " \n"}}, 400),
        ({"params": {"query": "ASK {}", "default-graph-uri": "http://["}}, 400),
        ({"params": {"query": "ASK {}", "default-graph-uri": "x://:::"}}, 400),
        ({"params": {"query": "ASK {}", "named-graph-uri": "x://a[b]"}}, 400),
        ({"params": [("query", "ASK {}"), ("query", "ASK {}")]}, 400),
        ({"params": {"default-graph-uri": "x:y"}}, 400),
        ({"params": {"query": "ASK {}"}, "headers": {"Accept": "image/png"}}, 406),
        ({"params": {"query": "INSERT DATA { <a:b> <a:b> <a:b> }"}}, 403),
        (
            {"params": {"query": "SELECT * { SERVICE <http://attacker.example/> { ?s ?p ?o } }"}},
            403,
        ),
        ({"params": {"query": "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }"}}, 403),
        ({"params": {"query": "ASK {" + "{" * 300 + "}" * 300 + "}"}}, 403),
        ({"params": {"update": "CLEAR ALL"}}, 403),
    ],
)
def test_what_is_no_request_is_said_so(client: TestClient, options: dict, status: int) -> None:
    answer = client.get("/sparql", **options)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert "Traceback" not in answer.text


@pytest.mark.parametrize(
    ("content_type", "content", "status"),
    [
        ("application/sparql-update", b"CLEAR ALL", 403),
        ("application/x-www-form-urlencoded", b"update=CLEAR+ALL", 403),
        ("application/json", b"{}", 415),
        ("", b"ASK {}", 415),
        ("application/sparql-query", b"\xff\xfe", 400),
        ("application/x-www-form-urlencoded", b"&".join([b"a=b"] * 200), 400),
        ("application/sparql-query", b"ASK {} #" + b"x" * 30_000, 413),
    ],
)
def test_nor_what_is_sent(
    client: TestClient, content_type: str, content: bytes, status: int
) -> None:
    headers = {"Content-Type": content_type} if content_type else {}
    assert client.post("/sparql", content=content, headers=headers).status_code == status


def test_a_query_that_is_too_long_is_said_so(stored: MapStore) -> None:
    app = application(Stored(stored), Limits(union=True))
    with TestClient(app, base_url="http://localhost") as opened:
        assert opened.post("/sparql", data={"query": "ASK {} #" + "x" * 200_000}).status_code == 413


def test_what_is_compressed_is_said_so(client: TestClient) -> None:
    headers = {"Content-Type": "application/sparql-query", "Content-Encoding": "gzip"}
    sent = gzip.compress(b"ASK {}")
    assert client.post("/sparql", content=sent, headers=headers).status_code == 415
    headers["Content-Encoding"] = "identity"
    assert client.post("/sparql", content=b"ASK {}", headers=headers).status_code == 200


def test_a_head_is_that_of_what_would_come(client: TestClient) -> None:
    for path in ("/sparql", "/", "/graph/old-bridge", "/.well-known/void", "/openapi.json"):
        assert client.head(path).status_code == client.get(path).status_code == 200


def test_a_slash_at_the_end_leads_to_the_map(client: TestClient, stored: MapStore) -> None:
    answer = client.get("/graph/old-bridge/", follow_redirects=False)
    assert answer.status_code == 308
    assert answer.headers["location"] == "http://localhost/graph/old-bridge"
    app = application(Stored(stored), Limits(), "https://maps.example/there/")
    with TestClient(app, base_url="http://localhost") as behind:
        answer = behind.get("/graph/old-bridge/", follow_redirects=False)
        assert answer.headers["location"] == "https://maps.example/there/graph/old-bridge"
        answer = behind.get("/graph/a%0d%0ab%3f/", follow_redirects=False)
        assert answer.headers["location"] == "https://maps.example/there/graph/a%0D%0Ab%3F"
        assert behind.get("/maps.json/").status_code == 404


def test_a_query_without_end_is_stopped_and_the_next_is_answered(stored: MapStore) -> None:
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    app = application(Stored(stored), Limits(timeout=4, union=True))
    with TestClient(app, base_url="http://localhost") as hasty:
        answer = asked(hasty, endless)
        assert answer.status_code == 504
        assert "stopped after 4 seconds" in answer.text
        assert asked(hasty, SELECT).status_code == 200


def test_a_result_that_is_too_large_is_not_sent(stored: MapStore) -> None:
    app = application(Stored(stored), Limits(result=2_000, union=True))
    with TestClient(app, base_url="http://localhost") as small:
        assert asked(small, "SELECT ?c { ?c a arg:Claim } LIMIT 3").status_code == 200
        answer = asked(small, "SELECT * { ?s ?p ?o }")
        assert answer.status_code == 500
        assert "more than 2,000 bytes" in answer.text
        assert small.get("/data?default").status_code == 500


def test_graphs_can_be_read(client: TestClient) -> None:
    one = client.get("/data", params={"graph": BRIDGE}, headers={"Accept": "application/n-triples"})
    assert one.status_code == 200
    assert len(one.text.splitlines()) == number(
        asked(client, COUNT, **{"default-graph-uri": BRIDGE})
    )
    whole = client.get("/data?default")
    assert whole.headers["content-type"].startswith("text/turtle")
    assert client.head("/data", params={"graph": BRIDGE}).content == b""
    assert client.get("/data", params={"graph": "https://example.org/none"}).status_code == 404
    assert client.get("/data").status_code == 400
    assert client.get("/data?default", params={"graph": BRIDGE}).status_code in {200, 400}
    for method in ("put", "post", "delete", "patch"):
        assert getattr(client, method)("/data?default").status_code == 405


def test_a_map_is_a_page_or_data(client: TestClient) -> None:
    page = client.get("/graph/old-bridge", headers={"Accept": "text/html,*/*;q=0.1"})
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert "Close the Old Bridge to cars" in page.text
    turtle = client.get("/graph/old-bridge", headers={"Accept": "text/turtle"})
    assert turtle.text == client.get("/graph/old-bridge.ttl").text
    graph = rdflib.Graph().parse(data=turtle.text, format="turtle")
    assert (rdflib.URIRef(BRIDGE + "#close-bridge"), None, None) in graph
    jsonld = client.get("/graph/old-bridge.jsonld")
    assert len(rdflib.Graph().parse(data=jsonld.text, format="json-ld")) == len(graph)
    data = client.get("/graph/old-bridge.json").json()
    assert data["title"] == "Close the Old Bridge to cars: the argument"
    assert {element["id"] for element in data["elements"]} > {"close-bridge", "air-unlawful"}
    assert client.get("/graph/none").status_code == 404
    assert client.get("/graph/old-bridge.exe").status_code == 404
    assert client.get("/graph/old-bridge", headers={"Accept": "image/png"}).status_code == 406


def test_the_list_of_maps(client: TestClient, single: TestClient) -> None:
    listed = client.get("/")
    assert 'href="/graph/school-start"' in listed.text
    rows = client.get("/maps.json").json()
    assert [row["slug"] for row in rows] == ["old-bridge", "school-start"]
    assert rows[0]["page"] == "http://localhost/graph/old-bridge"
    assert "<title>Close the Old Bridge to cars" in single.get("/").text
    assert single.get("/graph/old-bridge.ttl").status_code == 200


def test_the_service_describes_itself(client: TestClient) -> None:
    for path in ("/sparql", "/.well-known/void"):
        graph = rdflib.Graph().parse(
            io.BytesIO(client.get(path, headers={"Accept": "text/turtle"}).content), format="turtle"
        )
        sd = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
        void = rdflib.Namespace("http://rdfs.org/ns/void#")
        (service,) = graph.subjects(rdflib.RDF.type, sd.Service)
        assert str(service) == "http://localhost/sparql"
        names = {str(name) for name in graph.objects(None, sd.name)}
        assert names == {
            f"https://w3id.org/argmap/graph/{name}{more}"
            for name in ("old-bridge", "school-start")
            for more in ("", "/derived")
        } | {"https://w3id.org/argmap/ns"}
        counted = {
            str(graph.value(named, sd.name)): graph.value(
                graph.value(named, sd.graph), void.triples
            )
            for named in graph.subjects(rdflib.RDF.type, sd.NamedGraph)
        }
        for name, number_told in counted.items():
            if number_told is not None:
                inside = "SELECT (COUNT(*) AS ?n) { GRAPH <%s> { ?s ?p ?o } }" % name  # noqa: UP031
                assert int(number_told) == number(asked(client, inside))
        assert sum(told is not None for told in counted.values()) == 4
        assert graph.value(graph.value(service, sd.defaultDataset), sd.defaultGraph) is not None
        assert len(list(graph.objects(None, void.dataDump))) == 2
    jsonld = client.get("/.well-known/void", headers={"Accept": "application/ld+json"})
    assert jsonld.json()
    editor = client.get("/sparql", headers={"Accept": "text/html"})
    assert "/static/editor.js" in editor.text
    queries = client.get("/queries.json").json()["queries"]
    assert len(queries) == len(named_queries())


@pytest.mark.parametrize(
    ("accept", "wanted"),
    [
        ("", "text/turtle"),
        ("*/*", "text/turtle"),
        ("text/*;q=0.5, application/ld+json", "application/ld+json"),
        ("application/rdf+xml;q=0.2, application/n-triples;q=0.9", "application/n-triples"),
        ("text/turtle;q=0, */*;q=0.1", "application/n-triples"),
        ("text/html", None),
        ("text/turtle;q=x", None),
        ("garbage, ;;;", None),
        ("TEXT/TURTLE", "text/turtle"),
    ],
)
def test_what_is_wanted_most(accept: str, wanted: str | None) -> None:
    assert chosen(accept, GRAPHS) == wanted
