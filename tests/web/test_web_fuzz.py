"""Requests made at random from what the server says of its interface: no answer is a fault."""

from __future__ import annotations

import tempfile
from pathlib import Path

import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis import checks

from argmap.rdf.store import MapStore
from argmap.web.gate import Limits
from argmap.web.library import Files, Stored
from argmap.web.serving import application
from argmap.workbench import open_map

BRIDGE = Path(__file__).resolve().parents[2] / "examples" / "old-bridge" / "old-bridge.ttl"
APP = application(Files([open_map(BRIDGE)]), Limits(timeout=5, body=20_000))
TOKEN = "correct-horse-battery"
FOLDER = tempfile.TemporaryDirectory()
STORE = MapStore(Path(FOLDER.name) / "store")
STORE.load([open_map(BRIDGE).map])
WRITABLE = application(
    Stored(STORE), Limits(timeout=10, body=20_000, union=True, token=TOKEN, upload=20_000)
)
schema = schemathesis.openapi.from_asgi("/openapi.json", APP, headers={"Host": "localhost"})
writing = schemathesis.openapi.from_asgi("/openapi.json", WRITABLE, headers={"Host": "localhost"})


@schemathesis.serializer("application/sparql-update", "text/turtle", "application/n-triples")
def text_as_bytes(_: object, value: object) -> bytes:
    return str(value).encode("utf-8", "replace")


@schemathesis.serializer("application/ld+json", "application/rdf+xml")
def other_text_as_bytes(_: object, value: object) -> bytes:
    return str(value).encode("utf-8", "replace")


@schemathesis.serializer("application/sparql-query")
def query_as_bytes(_: object, value: object) -> bytes:
    return str(value).encode("utf-8", "replace")


@schema.parametrize()
@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_no_request_is_a_fault_of_the_server(case: schemathesis.Case) -> None:
    # That a text is SPARQL cannot be said in a schema.
    case.call_and_validate(
        headers={"Host": "localhost"}, excluded_checks=[checks.positive_data_acceptance]
    )


@writing.include(path="/data").parametrize()
@settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_no_change_is_a_fault_of_the_server(case: schemathesis.Case) -> None:
    # That a text is a graph cannot be said in a schema.
    case.call_and_validate(
        headers={"Host": "localhost", "Authorization": f"Bearer {TOKEN}"},
        excluded_checks=[checks.positive_data_acceptance, checks.ignored_auth],
    )
    assert STORE.holdings
