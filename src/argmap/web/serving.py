"""Maps over HTTP: pages, data, and the SPARQL 1.1 Protocol, to read, and to write with a token.

Oxigraph answers; only the protocol is here. Every query runs in a process that is ended at its
limit; nothing asks another machine, and nothing of this one but the maps can be reached.
"""

from __future__ import annotations

import asyncio
import logging
import os
import socket
from contextlib import asynccontextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, quote

import uvicorn
from jinja2 import Environment
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from argmap import __version__
from argmap.errors import (
    CannotListen,
    EndpointRefused,
    EndpointUnreachable,
    QueryCrashed,
    QueryFailed,
    QueryRefused,
    QuerySyntaxError,
    QueryTimedOut,
    TooMuchThere,
    UnknownElement,
    UnknownGraph,
    UnknownVariable,
)
from argmap.rdf.guard import MAX_QUERY, tokenize
from argmap.rdf.named import named_queries
from argmap.rdf.store import VOCABULARY
from argmap.rdf.turtle import turtle
from argmap.vocabulary import PREFIXES
from argmap.web.asking import Refused, dataset_of, parameters, require_size, while_there
from argmap.web.description import description, openapi
from argmap.web.gate import STRICT, Gate, plain
from argmap.web.making import NotMade
from argmap.web.negotiation import GRAPHS, TABLES, chosen
from argmap.web.pages import Pages
from argmap.web.pool import Pool
from argmap.web.punctual import Punctual
from argmap.web.revising import NotChanged
from argmap.web.writing import Writer

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from starlette.requests import Request

    from argmap.rdf.session import Answer
    from argmap.web.gate import Limits
    from argmap.web.library import Library, Shelf

FOLDER = Path(__file__).parent
_PAGE_POLICY = (
    "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
_ASK_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self' data:; connect-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'"
)
_MAPS = {
    "text/html": "html",
    "text/turtle": "turtle",
    "application/n-triples": "ntriples",
    "application/ld+json": "jsonld",
    "application/json": "json",
}
_ENDINGS = {
    ".ttl": "text/turtle",
    ".nt": "application/n-triples",
    ".jsonld": "application/ld+json",
    ".json": "application/json",
}
_ASSETS = {
    "editor.js": ("built", "text/javascript"),
    "editor.css": ("built", "text/css"),
    "list.css": (".", "text/css"),
}
"""The files of the pages: in which folder each lies, and its media type."""
_WITH_STATUS = {401: {"WWW-Authenticate": "Bearer"}, 503: {"Retry-After": "1"}}
"""Headers that belong to a status."""


def application(library: Library, limits: Limits, root: str = "") -> Starlette:
    """The server.

    Args:
        library: The maps.
        limits: What others may do.
        root: The address by which others know the server, with a slash at its end; that by which
            it is called when empty.
    """
    pool = Pool(library.session, library.state, limits.processes, limits.timeout)
    site = _Site(library, limits, root, pool)

    @asynccontextmanager
    async def life(_: Starlette) -> AsyncIterator[None]:
        yield
        await site.pages.close()
        pool.close()

    routes = [
        Route("/", site.index),
        Route("/maps.json", site.maps),
        Route("/queries.json", site.queries),
        Route("/openapi.json", site.openapi),
        Route("/.well-known/void", site.void),
        Route("/sparql", site.sparql, methods=["GET", "POST"]),
        Route("/data", site.data),
        *(
            [Route("/data", site.writer.put, methods=["PUT", "POST", "DELETE"])]
            if limits.token
            else []
        ),
        Route("/graph/{slug}", site.map),
        Route("/graph/{slug}/", site.without_slash),
        Route("/static/{name}", site.asset),
    ]
    wrong: dict[Any, Any] = {
        Refused: _refusal,
        NotChanged: _refusal,
        NotMade: _refusal,
        QuerySyntaxError: _told(400),
        UnknownElement: _told(400),
        UnknownVariable: _told(400),
        QueryRefused: _told(403),
        QueryTimedOut: _told(504),
        QueryCrashed: _told(503),
        QueryFailed: _told(500),
        EndpointUnreachable: _told(502),
        EndpointRefused: _told(502),
        UnknownGraph: _told(404),
        TooMuchThere: _told(500),
        HTTPException: _http,
        Exception: _fault,
    }
    app = Starlette(routes=routes, exception_handlers=wrong, lifespan=life)
    app.router.redirect_slashes = False
    app.add_middleware(Gate, limits=limits)
    return app


class _Site:
    """The pages and what is behind them."""

    def __init__(self, library: Library, limits: Limits, root: str, pool: Pool) -> None:
        self.library, self.limits, self.pool = library, limits, pool
        self._root = root
        self.pages = Pages(library, limits)
        self.writer = Writer(library.folder, limits)

    async def index(self, request: Request) -> Response:
        """The page of the only map, or a list of all."""
        shelves = await run_in_threadpool(self.library.shelves)
        if len(shelves) == 1:
            return await self._page(request, shelves[0])
        environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
        text = (FOLDER / "list.html").read_text(encoding="utf-8")
        html = environment.from_string(text).render(shelves=shelves)
        return HTMLResponse(html, headers={"Content-Security-Policy": _PAGE_POLICY})

    async def maps(self, request: Request) -> Response:
        """The list as data."""
        root = self.root(request)
        shelves = await run_in_threadpool(self.library.shelves)
        rows = [asdict(s) | {"page": f"{root}graph/{s.slug}"} for s in shelves]
        return JSONResponse(rows)

    async def queries(self, _: Request) -> Response:
        """The questions that come along."""
        rows = [
            {"name": q.name, "question": q.question, "topic": q.topic, "query": q.text}
            for q in named_queries()
        ]
        return JSONResponse({"prefixes": PREFIXES, "queries": rows})

    async def openapi(self, _: Request) -> Response:
        """The interface."""
        upload = self.limits.upload if self.limits.token else 0
        return JSONResponse(openapi(__version__, self.limits.body, upload))

    async def void(self, request: Request) -> Response:
        """What is here."""
        return await self._described(request)

    async def map(self, request: Request) -> Response:
        """A map: its page, or its data."""
        slug = request.path_params["slug"]
        shelves = await run_in_threadpool(self.library.shelves)
        by_slug = {shelf.slug: shelf for shelf in shelves}
        wanted = chosen(request.headers.get("accept", ""), _MAPS)
        if slug not in by_slug:
            slug, dot, ending = slug.rpartition(".")
            wanted = _ENDINGS.get(dot + ending)
        if slug not in by_slug or (wanted is None and slug == request.path_params["slug"]):
            raise Refused(404 if slug not in by_slug else 406, "there is no such map here")
        shelf = by_slug[slug]
        if wanted == "text/html":
            return await self._page(request, shelf)
        if wanted is None:
            raise Refused(404, "there is no such map here")
        vary = {"Vary": "Accept"}
        if wanted in {"application/json", "text/turtle"}:
            made = await while_there(request, self.pages.get(shelf, _MAPS[wanted]))
            media_type = _utf8(wanted) if wanted == "text/turtle" else wanted
            return Response(made, media_type=media_type, headers=vary)
        asked = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{shelf.iri}> {{ ?s ?p ?o }} }}"
        answer = await self._ask(request, asked, form=_MAPS[wanted])
        return Response(answer.body, media_type=_utf8(wanted), headers=vary)

    async def without_slash(self, request: Request) -> Response:
        """The way to a map that was called with a slash at the end."""
        slug = quote(request.path_params["slug"], safe="")
        return RedirectResponse(f"{self.root(request)}graph/{slug}", 308)

    async def sparql(self, request: Request) -> Response:
        """The SPARQL 1.1 Protocol; without a query the page to ask on, or the description."""
        given = await parameters(request, self.limits.body)
        asked = [value for key, value in given if key == "query"]
        if any(key == "update" for key, _ in given):
            if request.method != "POST":
                status = 400 if self.limits.token else 403
                raise Refused(status, "an update comes by POST, if this server takes any")
            return await self.writer.update(given, request)
        if not asked and request.method in {"GET", "HEAD"} and not given:
            accept = request.headers.get("accept", "")
            if chosen(accept, {"text/turtle": "", "text/html": ""}) == "text/html":
                text = (FOLDER / "ask.html").read_text(encoding="utf-8")
                return HTMLResponse(text, headers={"Content-Security-Policy": _ASK_POLICY})
            return await self._described(request)
        if len(asked) != 1:
            raise Refused(400, "give one query")
        require_size(asked[0])
        is_graph = await run_in_threadpool(_gives_graph, asked[0])
        offered = GRAPHS if is_graph else TABLES
        media_type = chosen(request.headers.get("accept", ""), offered)
        if media_type is None:
            raise Refused(406, "there are " + ", ".join(offered))
        answer = await self._ask(
            request, asked[0], form=offered[media_type], dataset=dataset_of(given), tidy=False
        )
        return Response(answer.body, media_type=_utf8(media_type), headers={"Vary": "Accept"})

    async def data(self, request: Request) -> Response:
        """The Graph Store Protocol, to read."""
        given = parse_qsl(request.url.query, keep_blank_values=True)
        graphs = [value for key, value in given if key == "graph"]
        default = any(key == "default" for key, _ in given)
        if len(graphs) + default != 1:
            raise Refused(400, "name one graph: ?graph=IRI or ?default")
        media_type = chosen(request.headers.get("accept", ""), GRAPHS)
        if media_type is None:
            raise Refused(406, "there are " + ", ".join(GRAPHS))
        asked = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
        if graphs:
            shelves = await run_in_threadpool(self.library.shelves)
            known = {graph for shelf in shelves for graph in shelf.graphs}
            if self.limits.union:
                known.add(VOCABULARY)
            if graphs[0] not in known:
                raise Refused(404, "there is no such graph here")
            asked = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{graphs[0]}> {{ ?s ?p ?o }} }}"
        answer = await self._ask(request, asked, form=GRAPHS[media_type], tidy=False)
        return Response(answer.body, media_type=_utf8(media_type), headers={"Vary": "Accept"})

    async def asset(self, request: Request) -> Response:
        """A file of the pages."""
        name = request.path_params["name"]
        if name not in _ASSETS:
            raise Refused(404, "there is no such file here")
        folder, media_type = _ASSETS[name]
        content = await run_in_threadpool((FOLDER / folder / name).read_bytes)
        return Response(content, media_type=_utf8(media_type))

    def root(self, request: Request) -> str:
        """The address of the server, with a slash at its end."""
        return self._root or str(request.base_url)

    async def _ask(self, request: Request, query: str, **options: Any) -> Answer:
        """The answer to a query, within the limits, while the client is there."""
        limits = {"timeout": self.limits.timeout, "most": self.limits.result}
        return await while_there(request, self.pool.ask(query, **limits, **options))

    async def _page(self, request: Request, shelf: Shelf) -> Response:
        """The page of a map."""
        html = await while_there(request, self.pages.get(shelf, "html"))
        headers = {"Content-Security-Policy": "frame-ancestors 'none'", "Vary": "Accept"}
        return HTMLResponse(html, headers=headers)

    async def _described(self, request: Request) -> Response:
        media_type = chosen(request.headers.get("accept", ""), GRAPHS) or "text/turtle"
        root = self.root(request)
        shelves = await run_in_threadpool(self.library.shelves)
        triples = list(description(root, shelves, self.limits.union, bool(self.limits.token)))
        if media_type == "text/turtle":
            text = turtle(triples, root, {"void": "http://rdfs.org/ns/void#"})
            return Response(text, media_type=_utf8(media_type))
        lines = "".join(sorted(" ".join(t) + " .\n" for t in triples))
        body = await run_in_threadpool(_rewritten, lines.encode(), media_type)
        return Response(body, media_type=_utf8(media_type))


def _gives_graph(query: str) -> bool:
    """Whether the answer is a graph and no table."""
    forms = {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"}
    tokens = tokenize(query[:MAX_QUERY])
    words = (token.upper() for kind, token in tokens if kind == "word")
    return next((word for word in words if word in forms), "") in {"CONSTRUCT", "DESCRIBE"}


def _rewritten(ntriples: bytes, media_type: str) -> bytes:
    from argmap.rdf.parse import rewritten

    return rewritten(ntriples, GRAPHS[media_type])


def _utf8(media_type: str) -> str:
    return f"{media_type}; charset=utf-8"


async def _refusal(_: Request, error: Exception) -> Response:
    status = getattr(error, "status", 400)
    answer = plain(status, str(error))
    answer.headers.update(_WITH_STATUS.get(status, {}))
    return answer


async def _http(_: Request, error: Exception) -> Response:
    status = getattr(error, "status_code", 500)
    why = {404: "there is no such page", 405: "not in this way"}.get(status, "no")
    answer = plain(status, why)
    answer.headers.update(getattr(error, "headers", None) or {})
    return answer


async def _fault(request: Request, error: Exception) -> Response:
    """What should not happen: one line for whoever runs the server, and nothing for others."""
    name = f"{type(error).__name__}: {error}"[:500]
    logging.getLogger("argmap.web").error("%s %r: %s", request.method, request.url.path, name)
    # What answers here stands outside the gate, which marks all others.
    answer = plain(500, "a fault of the server")
    answer.headers.update(STRICT)
    return answer


def _told(status: int) -> Callable[[Request, Exception], Any]:
    """A handler that says what was wrong, with the hint."""

    async def handle(_: Request, error: Exception) -> Response:
        hint = getattr(error, "hint", "")
        return plain(status, f"{error}" + (f"\n{hint}" if hint else ""))

    return handle


def serve(app: Starlette, host: str, port: int, ready: Callable[[int], None]) -> None:
    """Serves until interrupted.

    Args:
        app: The server.
        host: The address to listen on.
        port: The port; 0 for any that is free.
        ready: Is told the port when all is set up.

    Raises:
        CannotListen: The address cannot be had.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Only of sockets that name TCP does asyncio turn off Nagle's delay, which is 40 ms an answer.
    with socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listening:
        try:
            if os.name == "posix":
                listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listening.bind((host, port))
            listening.listen(512)
        except OSError as error:
            raise CannotListen(host, port, error.strerror or str(error)) from None
        asyncio.run(_serve(app, listening, ready))


async def _serve(app: Starlette, listening: socket.socket, ready: Callable[[int], None]) -> None:
    config = uvicorn.Config(
        app,
        http=Punctual,
        ws="none",
        log_level="critical",  # its tracebacks; faults are told by a line of our own
        access_log=False,
        server_header=False,
        timeout_keep_alive=10,
        limit_concurrency=200,
        h11_max_incomplete_event_size=64 * 1024,
        timeout_graceful_shutdown=2,
    )
    server = uvicorn.Server(config)
    serving = asyncio.create_task(server.serve(sockets=[listening]))
    while not server.started and not serving.done():
        await asyncio.sleep(0.02)
    if server.started:
        ready(listening.getsockname()[1])
    await serving
