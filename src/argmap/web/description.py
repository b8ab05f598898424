"""What a server says of itself: SPARQL 1.1 Service Description, VoID, and OpenAPI."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.model import Triple
from argmap.rdf.guard import MAX_QUERY
from argmap.rdf.store import VOCABULARY
from argmap.rdf.terms import TYPE, iri, literal
from argmap.vocabulary import DCTERMS, FOAF, XSD
from argmap.web.negotiation import GRAPHS, SYNTAX, TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.web.library import Shelf

SD = "http://www.w3.org/ns/sparql-service-description#"
VOID = "http://rdfs.org/ns/void#"
_FORMATS = "http://www.w3.org/ns/formats/"
_NAMES = {
    "application/sparql-results+json": "SPARQL_Results_JSON",
    "application/sparql-results+xml": "SPARQL_Results_XML",
    "text/csv": "SPARQL_Results_CSV",
    "text/tab-separated-values": "SPARQL_Results_TSV",
    "text/turtle": "Turtle",
    "application/n-triples": "N-Triples",
    "application/ld+json": "JSON-LD",
    "application/rdf+xml": "RDF_XML",
}


def description(
    root: str, shelves: Sequence[Shelf], union: bool, writable: bool = False
) -> Iterator[Triple]:
    """The service and its graphs (SPARQL 1.1 Service Description, VoID).

    Args:
        root: The address of the server, with a slash at its end.
        shelves: The maps.
        union: Whether the default graph is the union of the named ones.
        writable: Whether who knows the token may change something.
    """
    service, data = iri(root + "sparql"), iri(root + ".well-known/void#data")
    yield Triple(service, TYPE, iri(SD + "Service"))
    yield Triple(service, iri(SD + "endpoint"), service)
    yield Triple(service, iri(SD + "supportedLanguage"), iri(SD + "SPARQL11Query"))
    if writable:
        yield Triple(service, iri(SD + "supportedLanguage"), iri(SD + "SPARQL11Update"))
    if union:
        yield Triple(service, iri(SD + "feature"), iri(SD + "UnionDefaultGraph"))
    for name in _NAMES.values():
        yield Triple(service, iri(SD + "resultFormat"), iri(_FORMATS + name))
    yield Triple(service, iri(SD + "defaultDataset"), data)
    yield Triple(data, TYPE, iri(SD + "Dataset"))
    yield Triple(data, TYPE, iri(VOID + "Dataset"))
    yield Triple(data, iri(VOID + "sparqlEndpoint"), service)
    yield Triple(data, iri(VOID + "vocabulary"), iri(VOCABULARY + "#"))
    yield Triple(data, iri(DCTERMS + "title"), literal("Argument maps", "en"))
    usual = iri(root + ".well-known/void#default-graph")
    yield Triple(data, iri(SD + "defaultGraph"), usual)
    yield Triple(usual, TYPE, iri(SD + "Graph"))
    if union:
        yield from _named(root, data, "vocabulary", VOCABULARY, 0)
    for shelf in shelves:
        yield from _map(root, data, shelf)


def _map(root: str, data: str, shelf: Shelf) -> Iterator[Triple]:
    sizes = dict(zip(shelf.graphs, (shelf.triples, shelf.derived), strict=False))
    for number, graph in enumerate(shelf.graphs):
        name = f"graph-{number + 1}-of-{shelf.slug}" if number else f"map-{shelf.slug}"
        yield from _named(root, data, name, graph, sizes.get(graph, 0))
    part = iri(f"{root}.well-known/void#map-{shelf.slug}")
    yield Triple(part, iri(DCTERMS + "title"), literal(shelf.title))
    yield Triple(part, iri(FOAF + "homepage"), iri(f"{root}graph/{shelf.slug}"))
    yield Triple(part, iri(VOID + "dataDump"), iri(f"{root}graph/{shelf.slug}.ttl"))
    yield Triple(part, iri(VOID + "rootResource"), iri(shelf.iri))
    yield from _count(part, "entities", shelf.statements + shelf.arguments)


def _named(root: str, data: str, name: str, graph: str, triples: int) -> Iterator[Triple]:
    """A named graph, which is part of all the data."""
    part = iri(f"{root}.well-known/void#{name}")
    named = iri(f"{root}.well-known/void#named-{name}")
    yield Triple(data, iri(VOID + "subset"), part)
    yield Triple(part, TYPE, iri(VOID + "Dataset"))
    yield Triple(part, TYPE, iri(SD + "Graph"))
    yield from _count(part, "triples", triples)
    yield Triple(data, iri(SD + "namedGraph"), named)
    yield Triple(named, TYPE, iri(SD + "NamedGraph"))
    yield Triple(named, iri(SD + "name"), iri(graph))
    yield Triple(named, iri(SD + "graph"), part)


def _count(part: str, name: str, number: int) -> Iterator[Triple]:
    if number:
        yield Triple(part, iri(VOID + name), literal(str(number), datatype=XSD + "integer"))


def openapi(version: str, most: int, upload: int = 0) -> dict[str, Any]:
    """The interface in OpenAPI 3.1.

    Args:
        version: Of argmap.
        most: The most bytes that a request may have.
        upload: The most bytes of a graph that is put there; 0 when nothing can be changed.
    """
    made = _read_only(version, most)
    for path in made["paths"].values():
        for way in path.values():
            way["responses"] |= {k: v for k, v in _ANY.items() if k not in way["responses"]}
    if upload:
        made["components"] = {"securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}}
        made["paths"]["/data"] |= _changes(upload)
        post = made["paths"]["/sparql"]["post"]
        post["summary"] = "Ask, or change (SPARQL 1.1 Protocol)"
        post["security"] = [{}, {"token": []}]
        content = post["requestBody"]["content"]
        content["application/sparql-update"] = {"schema": {"type": "string"}}
        post["responses"] |= {k: v for k, v in _REFUSALS.items() if k not in post["responses"]}
    return made


_ANY: dict[str, Any] = {
    "403": {"description": "It comes from another site, or calls the server by another name."},
    "500": {"description": "A fault of the server, or a result that is too large."},
    "503": {"description": "Too much is asked at once, or the engine ran out of memory."},
}
"""What can be the answer to anything."""
_REFUSALS: dict[str, Any] = {
    "400": {"description": "It is no graph of a map, or no update."},
    "401": {"description": "The token is wrong, or missing."},
    "403": {"description": "It would ask elsewhere, or comes from another site."},
    "404": {"description": "There is no such map."},
    "408": {"description": "It came too slowly."},
    "409": {"description": "What lies there is worked out, and cannot be changed."},
    "413": {"description": "It is too large."},
    "415": {"description": "The body is of no known kind, or compressed."},
    "500": {"description": "A fault of the server."},
    "503": {"description": "Another process is changing the store, or the server is busy."},
    "504": {"description": "It took too long and was stopped."},
}


def _changes(upload: int) -> dict[str, Any]:
    """The ways of the Graph Store Protocol to change something."""
    graph = {"name": "graph", "in": "query", "required": True, "schema": {"type": "string"}}
    large = {"413": {"description": f"It has more than {upload:,} bytes."}}
    answers = {"204": {"description": "It is done."}, **_REFUSALS, **large}
    body = {"required": True, "content": {kind: {"schema": {"type": "string"}} for kind in SYNTAX}}
    common = {"security": [{"token": []}], "parameters": [graph]}
    created = {"201": {"description": "There is a new map."}}
    sent = {**common, "requestBody": body, "responses": {**created, **answers}}
    return {
        "put": {"summary": "Put a map in the place of that of its IRI", **sent},
        "post": {"summary": "Add to a map", **sent},
        "delete": {"summary": "Take a map away", **common, "responses": answers},
    }


def _read_only(version: str, most: int) -> dict[str, Any]:
    text = {"schema": {"type": "string"}}
    result = {
        "200": {"description": "The result.", "content": {name: {} for name in (*TABLES, *GRAPHS)}}
    }
    wrong = {
        "400": {"description": "It is no query, or not one that can be answered."},
        "403": {"description": "It would change data, ask elsewhere, or comes from another site."},
        "406": {"description": "No form of the result is acceptable."},
        "504": {"description": "It took too long and was stopped."},
    }
    longest = f"It has more than {most:,} bytes, or the query {MAX_QUERY:,} characters."
    large = {"413": {"description": longest}}
    kind = {"415": {"description": "The body is of no known kind, or compressed."}}
    asked = [
        {
            "name": "query",
            "in": "query",
            **text,
            "description": "SPARQL 1.1; without it the description of the service.",
        },
        {
            "name": "default-graph-uri",
            "in": "query",
            "schema": {"type": "array", "items": {"type": "string"}},
        },
        {
            "name": "named-graph-uri",
            "in": "query",
            "schema": {"type": "array", "items": {"type": "string"}},
        },
    ]
    form = {
        "type": "object",
        "required": ["query"],
        "properties": {
            "query": {"type": "string"},
            "default-graph-uri": {"type": "array", "items": {"type": "string"}},
            "named-graph-uri": {"type": "array", "items": {"type": "string"}},
        },
    }
    gone = {"404": {"description": "There is no such thing."}}
    slug = {"name": "slug", "in": "path", "required": True, **text}
    read = {"200": {"description": "It."}, **gone, "406": wrong["406"]}
    made = {**read, "504": {"description": "It took too long to make and was stopped."}}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Argument maps",
            "version": version,
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "paths": {
            "/sparql": {
                "get": {
                    "summary": "Ask (SPARQL 1.1 Protocol)",
                    "parameters": asked,
                    "responses": {**result, **wrong, **large},
                },
                "post": {
                    "summary": "Ask (SPARQL 1.1 Protocol)",
                    "parameters": asked[1:],
                    "requestBody": {
                        "required": True,
                        "content": {
                            "application/x-www-form-urlencoded": {"schema": form},
                            "application/sparql-query": {"schema": {"type": "string"}},
                        },
                    },
                    "responses": {**result, **wrong, **large, **kind},
                },
            },
            "/data": {
                "get": {
                    "summary": "Read a graph (SPARQL 1.1 Graph Store Protocol)",
                    "parameters": [
                        {"name": "graph", "in": "query", **text},
                        {"name": "default", "in": "query", **text, "allowEmptyValue": True},
                    ],
                    "responses": {**read, "400": wrong["400"], "504": wrong["504"]},
                }
            },
            "/maps.json": {
                "get": {"summary": "The maps", "responses": {"200": {"description": "A list."}}}
            },
            "/queries.json": {
                "get": {
                    "summary": "The questions that come along",
                    "responses": {"200": {"description": "A list."}},
                }
            },
            "/graph/{slug}": {
                "get": {
                    "summary": "A map: page, Turtle, N-Triples, JSON-LD or JSON",
                    "parameters": [slug],
                    "responses": made,
                }
            },
            "/.well-known/void": {"get": {"summary": "What is here, as VoID", "responses": read}},
            "/openapi.json": {
                "get": {"summary": "This", "responses": {"200": {"description": "It."}}}
            },
        },
    }
