"""A process of its own that holds triples and answers queries until it is told to stop.

Nothing inside a process can stop a query that Oxigraph is evaluating, so the process itself is
what the limit ends. Requests and answers are a line of JSON, then as many bytes as it says.
"""

from __future__ import annotations

import json
import math
import re
import sys
from typing import IO, TYPE_CHECKING, Any

from argmap.errors import BadMemory
from argmap.rdf.limits import limit_memory, limit_time
from argmap.rdf.sealed import seal

if TYPE_CHECKING:
    import pyoxigraph

ONLINE = "--online"
"""What a process is told that may ask other machines."""


def send(stream: IO[bytes], head: dict[str, Any], body: bytes = b"") -> None:
    """Writes one message."""
    stream.write(json.dumps(head | {"bytes": len(body)}).encode() + b"\n" + body)
    stream.flush()


def receive(stream: IO[bytes]) -> tuple[dict[str, Any], bytes] | None:
    """Reads one message; None at the end of the stream."""
    line = stream.readline()
    if not line.endswith(b"\n"):
        return None
    head: dict[str, Any] = json.loads(line)
    body = stream.read(head["bytes"])
    return (head, body) if len(body) == head["bytes"] else None


def answer(store: pyoxigraph.Store, head: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    """The answer to a query: its form and its result in the wanted format, or what was wrong."""
    try:
        results = _results(store, head)
        form, formats = _form(results)
        wanted: Any = formats.get(head["format"], formats[""])
        if form == "table" and not head["ordered"]:
            results = _sorted(results)
        body = results.serialize(format=wanted) or b""
    except SyntaxError as error:
        return {"error": "syntax"} | syntax_fault(str(error)), b""
    except (ValueError, OSError, RuntimeError) as error:
        return {"error": "failed", "detail": str(error)}, b""
    if head.get("most") and len(body) > head["most"]:
        detail = f"the result has more than {head['most']:,} bytes; ask for less, or use LIMIT"
        return {"error": "failed", "detail": detail}, b""
    return {"form": form}, body


def _results(store: pyoxigraph.Store, head: dict[str, Any]) -> Any:
    """What the query gives with its variables set; those it does not select are joined in."""
    from pyoxigraph import NamedNode, Variable

    bindings = head["bindings"]
    known: dict[Variable, Any] = {Variable(n): NamedNode(v) for n, v in bindings.items()}
    options: dict[str, Any] = {
        "base_iri": head["base"],
        "prefixes": head["prefixes"],
    }
    if head.get("dataset"):
        default, named = head["dataset"]
        options["default_graph"] = [NamedNode(graph) for graph in default]
        options["named_graphs"] = [NamedNode(graph) for graph in named]
    else:
        options["use_default_graph_as_union"] = head["union"]
    try:
        return store.query(head["query"], substitutions=known, **options)
    except RuntimeError as error:
        if "projection" not in str(error):
            raise
    names = " ".join(f"?{name}" for name in bindings)
    values = " ".join(str(value) for value in known.values())
    return store.query(f"{head['query']}\nVALUES ({names}) {{ ({values}) }}", **options)


def _sorted(results: Any) -> Any:
    """The same rows in order of their terms, where the query leaves the order open."""
    from pyoxigraph import QueryResultsFormat, parse_query_results

    table = json.loads(results.serialize(format=QueryResultsFormat.JSON))
    names = table["head"]["vars"]
    table["results"]["bindings"].sort(
        key=lambda row: [json.dumps(row.get(name, {}), sort_keys=True) for name in names]
    )
    return parse_query_results(json.dumps(table), format=QueryResultsFormat.JSON)


def _form(results: object) -> tuple[str, dict[str, Any]]:
    from pyoxigraph import QueryBoolean, QueryResultsFormat, QueryTriples, RdfFormat

    if isinstance(results, QueryTriples):
        graphs = {"turtle": RdfFormat.TURTLE, "": RdfFormat.N_TRIPLES}
        return "graph", graphs | {"xml": RdfFormat.RDF_XML, "jsonld": RdfFormat.JSON_LD}
    tables = {
        "": QueryResultsFormat.JSON,
        "csv": QueryResultsFormat.CSV,
        "tsv": QueryResultsFormat.TSV,
        "xml": QueryResultsFormat.XML,
    }
    return "boolean" if isinstance(results, QueryBoolean) else "table", tables


def syntax_fault(message: str) -> dict[str, Any]:
    """What the engine says of a syntax error: detail, line and column, each 0 when not told."""
    found = re.match(r"error at (\d+):(\d+): (.*)", message, re.DOTALL)
    if not found:
        return {"detail": message.strip().splitlines()[0], "line": 0, "column": 0}
    return {"detail": _plain(found[3]), "line": int(found[1]), "column": int(found[2])}


def _plain(detail: str) -> str:
    """The engine's list of what it expected, shortened to what a person can use."""
    if "Prefix not found" in detail:
        return "the prefix is not declared"
    detail = re.sub(r"\\u\{[0-9A-Fa-f]+\}", "", detail)  # ranges of characters say nothing
    wanted = re.findall(r"\b[A-Z]{3,}\b", detail.partition("expected")[2])
    return f"expected {', '.join(dict.fromkeys(wanted))}" if wanted else "it ends or turns too soon"


def main() -> None:
    """Serves requests on standard input until it ends; other machines are out of its reach."""
    import pyoxigraph

    refused: dict[str, Any] = {}
    try:
        limit_memory()
    except BadMemory as error:
        refused = {"error": "failed", "detail": f"{error}; {error.hint}"}
    if ONLINE not in sys.argv[1:]:
        seal()
    store = pyoxigraph.Store()
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    while (message := receive(requests)) is not None:
        head, body = message
        limit_time(head.get("timeout", math.inf))
        if refused:
            send(answers, refused)
        elif head["do"] == "load":
            store.bulk_load(body, format=pyoxigraph.RdfFormat.N_QUADS)
            send(answers, {})
        elif head["do"] == "open":
            try:
                store = pyoxigraph.Store.read_only(head["folder"])
                send(answers, {})
            except OSError as error:
                send(answers, {"error": "failed", "detail": str(error)})
        else:
            send(answers, *answer(store, head))


if __name__ == "__main__":
    main()
