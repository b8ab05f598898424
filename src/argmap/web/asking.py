"""What a request asks, taken from its address and its body."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect

from argmap.model.map import ABSOLUTE_IRI
from argmap.rdf.guard import MAX_QUERY
from argmap.rdf.parse import parse
from argmap.rdf.session import Dataset
from argmap.vocabulary import ROOT

if TYPE_CHECKING:
    from collections.abc import Coroutine, Sequence

    from starlette.requests import Request

T = TypeVar("T")
_FIELDS = 100
_SLOWEST = 15.0
"""Seconds in which a request must have come whole."""


class Refused(Exception):
    """A request that is not answered, with the status that says why."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status


async def parameters(request: Request, most: int) -> list[tuple[str, str]]:
    """The parameters of a request of the SPARQL 1.1 Protocol, wherever they stand.

    Raises:
        Refused: The body is of no known kind, too long, or comes too slowly.
    """
    given = parse_qsl(request.url.query, keep_blank_values=True)
    if request.method != "POST":
        return given
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    body = await text_of(request, most)
    if kind == "application/sparql-query":
        return [*((k, v) for k, v in given if k != "query"), ("query", body)]
    if kind == "application/x-www-form-urlencoded":
        try:
            return [*given, *parse_qsl(body, keep_blank_values=True, max_num_fields=_FIELDS)]
        except ValueError:
            raise Refused(400, f"a form has at most {_FIELDS} fields") from None
    if kind == "application/sparql-update":
        return [*((k, v) for k, v in given if k != "update"), ("update", body)]
    raise Refused(415, "send application/sparql-query, or a form")


async def text_of(request: Request, most: int) -> str:
    """The body of a request as text."""
    try:
        return (await body_of(request, most)).decode("utf-8")
    except UnicodeDecodeError:
        raise Refused(400, "the request is not UTF-8") from None


async def body_of(request: Request, most: int, seconds: float = _SLOWEST) -> bytes:
    """The body of a request, which must not be too long, and come soon enough."""
    coding = request.headers.get("content-encoding", "identity").strip().lower()
    if coding not in {"", "identity"}:
        raise Refused(415, "send it as it is, without a Content-Encoding")
    told = request.headers.get("content-length", "")
    if told.isdecimal() and int(told) > most:
        raise Refused(413, f"the limit is {most:,} bytes")
    content = bytearray()
    try:
        async with asyncio.timeout(seconds):
            async for part in request.stream():
                content += part
                if len(content) > most:
                    raise Refused(413, f"the limit is {most:,} bytes")
    except ClientDisconnect:
        raise Refused(400, "the request broke off") from None
    except TimeoutError:
        raise Refused(408, "the request came too slowly") from None
    return bytes(content)


def require_size(query: str) -> None:
    """Lets a query pass that is neither empty nor too long for the engine.

    Raises:
        Refused: It is.
    """
    if not query.strip():
        raise Refused(400, "the query is empty")
    if len(query) > MAX_QUERY:
        raise Refused(413, f"the limit of a query is {MAX_QUERY:,} characters")


def is_absolute(graph: str) -> bool:
    """Whether a text is an absolute IRI, as the engine sees it."""
    line = f"<{graph}> <{graph}> <{graph}> ."
    return bool(ABSOLUTE_IRI.fullmatch(graph) and parse(line.encode(), "ntriples", ROOT).triples)


async def while_there(request: Request, work: Coroutine[Any, Any, T]) -> T:
    """What some work gives, which is given up when who asks for it goes away.

    Args:
        request: Who asks; its body must have been read.
        work: The work.

    Raises:
        Refused: Nobody waits for it any longer.
    """
    working, going = asyncio.ensure_future(work), asyncio.ensure_future(_gone(request))
    try:
        await asyncio.wait({working, going}, return_when=asyncio.FIRST_COMPLETED)
        if not working.done():
            raise Refused(400, "the request broke off")
        return working.result()
    finally:
        going.cancel()
        working.cancel()


async def _gone(request: Request) -> None:
    """Ends when who asks goes away."""
    while (await request.receive())["type"] != "http.disconnect":
        pass


def dataset_of(given: Sequence[tuple[str, str]]) -> Dataset | None:
    """The graphs that a request names, if it names any."""
    default = tuple(value for key, value in given if key == "default-graph-uri")
    named = tuple(value for key, value in given if key == "named-graph-uri")
    for graph in (*default, *named):
        if not is_absolute(graph):
            raise Refused(400, "a graph is named by an absolute IRI")
    return Dataset(default, named) if default or named else None
