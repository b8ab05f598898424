"""Changing what is served: the Graph Store Protocol and SPARQL Update, for who knows the token."""

from __future__ import annotations

import asyncio
from hmac import compare_digest
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, Response

from argmap.web.asking import Refused, body_of, is_absolute
from argmap.web.negotiation import SYNTAX
from argmap.web.revising import revise

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from starlette.requests import Request

    from argmap.web.gate import Limits

_SLOWEST = 300.0
"""Seconds in which a graph must have come whole."""


class Writer:
    """Takes changes, one after the other.

    Args:
        folder: The store; None when nothing can be changed.
        limits: What others may do.
    """

    def __init__(self, folder: Path | None, limits: Limits) -> None:
        self._folder, self.limits = folder, limits
        self._writing = asyncio.Lock()

    async def put(self, request: Request) -> Response:
        """The Graph Store Protocol, to write: PUT, POST and DELETE of the graph of a map."""
        self.require_token(request)
        given = parse_qsl(request.url.query, keep_blank_values=True)
        graphs = [value for key, value in given if key == "graph"]
        if len(graphs) != 1 or len(given) != 1:
            raise Refused(400, "name one graph: ?graph=IRI; nothing else can be written")
        if not is_absolute(graphs[0]):
            raise Refused(400, "a graph is named by an absolute IRI")
        head: dict[str, Any] = {"do": "delete", "graph": graphs[0]}
        body = b""
        if request.method != "DELETE":
            kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
            if kind not in SYNTAX:
                raise Refused(415, "send " + ", ".join(SYNTAX))
            more = request.method == "POST"
            head |= {"do": "put", "syntax": SYNTAX[kind], "more": more}
            body = await body_of(request, self.limits.upload, _SLOWEST)
        told = await self._revise(head, body)
        return Response(status_code=201 if told.get("created") else 204)

    async def update(self, given: Sequence[tuple[str, str]], request: Request) -> Response:
        """SPARQL Update."""
        self.require_token(request)
        updates = [value for key, value in given if key == "update"]
        if len(updates) != 1 or any(key == "query" for key, _ in given):
            raise Refused(400, "give one update")
        if any(key.startswith("using-") for key, _ in given):
            raise Refused(400, "say USING in the update itself")
        told = await self._revise({"do": "update"}, updates[0].encode())
        return JSONResponse({"changed": told["changed"]})

    async def _revise(self, head: dict[str, Any], body: bytes) -> dict[str, Any]:
        folder = self._folder
        assert folder is not None
        async with self._writing:
            return await run_in_threadpool(revise, folder, head, body, self.limits.timeout)

    def require_token(self, request: Request) -> None:
        """Lets nobody change anything who does not know the token."""
        if not self.limits.token or self._folder is None:
            raise Refused(403, "this server is there to be read")
        scheme, _, told = request.headers.get("authorization", "").partition(" ")
        known = compare_digest(told.strip().encode(), self.limits.token.encode())
        if scheme.lower() != "bearer" or not known:
            raise Refused(401, "who changes something must know the token")
