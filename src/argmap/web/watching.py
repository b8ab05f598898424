"""The page of a file that is being written, which reloads itself whenever the file is saved.

The page stands in a frame, untouched; what is around it listens for news (server-sent events) and
shows what is wrong while the file cannot be read. Requests must name this machine as their host, so
that no page elsewhere can read what is served here.
"""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import HTMLResponse, JSONResponse, StreamingResponse
from starlette.routing import Route
from watchfiles import awatch

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from starlette.requests import Request
    from starlette.responses import Response

_HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_FRAME_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_ASSETS = {"frame.js": "text/javascript", "frame.css": "text/css"}
_SILENCE = 15.0


@dataclass(frozen=True, slots=True)
class State:
    """How things stand after a save.

    Attributes:
        number: Counts the saves.
        page: The page, the last good one while the file cannot be read.
        summary: What was found, in a line.
        findings: What was found, as text.
        broken: Whether the file cannot be read whole.
    """

    number: int = 0
    page: str = ""
    summary: str = ""
    findings: str = ""
    broken: bool = False

    def as_json(self) -> dict[str, Any]:
        """What a listener is told."""
        return {
            "number": self.number,
            "summary": self.summary,
            "findings": self.findings,
            "broken": self.broken,
        }


@dataclass
class Watch:
    """A file and whoever looks at it.

    Attributes:
        paths: The files whose saving counts.
        renew: Gives the state after a save, from the state before.
        state: The state.
    """

    paths: Callable[[], set[Path]]
    renew: Callable[[State], State]
    state: State = field(default_factory=State)
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    async def run(self, stop: asyncio.Event) -> None:
        """Renews the state at every save, until stopped.

        Folders are watched and not files, because many editors save by putting a new file in the
        place of the old one.
        """
        folders = {path.parent for path in self.paths()}
        async for changes in awatch(
            *folders, stop_event=stop, debounce=200, step=50, recursive=False
        ):
            if self.paths() & {Path(name).resolve() for _, name in changes}:
                await self.next()

    async def next(self) -> None:
        """Takes up a save."""
        self.state = await asyncio.to_thread(self.renew, self.state)
        self.changed.set()
        self.changed = asyncio.Event()


def application(watch: Watch, stop: asyncio.Event) -> Starlette:
    """The pages."""

    async def frame(_: Request) -> Response:
        headers = _HEADERS | {"Content-Security-Policy": _FRAME_POLICY}
        return HTMLResponse(_asset("frame.html"), headers=headers)

    async def page(_: Request) -> Response:
        return HTMLResponse(watch.state.page, headers=_HEADERS)

    async def state(_: Request) -> Response:
        return JSONResponse(watch.state.as_json(), headers=_HEADERS)

    async def asset(request: Request) -> Response:
        name = request.path_params["name"]
        if name not in _ASSETS:
            return HTMLResponse("no such page", 404, headers=_HEADERS)
        return HTMLResponse(_asset(name), media_type=_ASSETS[name], headers=_HEADERS)

    async def events(_: Request) -> Response:
        return StreamingResponse(
            _news(watch, stop), media_type="text/event-stream", headers=_HEADERS
        )

    hosts = Middleware(TrustedHostMiddleware, allowed_hosts=["127.0.0.1", "localhost"])
    routes = [
        Route("/", frame),
        Route("/page", page),
        Route("/state.json", state),
        Route("/events", events),
        Route("/{name}", asset),
    ]
    return Starlette(routes=routes, middleware=[hosts])


async def _news(watch: Watch, stop: asyncio.Event) -> AsyncIterator[str]:
    while not stop.is_set():
        waiting = watch.changed
        yield f"data: {json.dumps(watch.state.as_json())}\n\n"
        ended = asyncio.create_task(stop.wait())
        news = asyncio.create_task(waiting.wait())
        await asyncio.wait({ended, news}, timeout=_SILENCE, return_when=asyncio.FIRST_COMPLETED)
        ended.cancel()
        news.cancel()


def _asset(name: str) -> str:
    return (Path(__file__).parent / name).read_text(encoding="utf-8")


def serve(watch: Watch, port: int, ready: Callable[[int], None]) -> None:
    """Serves on the loopback interface until interrupted.

    Args:
        watch: The file.
        port: The port; 0 for any that is free.
        ready: Is told the port when all is set up.
    """
    asyncio.run(_serve(watch, port, ready))


async def _serve(watch: Watch, port: int, ready: Callable[[int], None]) -> None:
    stop = asyncio.Event()
    await watch.next()
    config = uvicorn.Config(
        application(watch, stop),
        host="127.0.0.1",
        port=port,
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=1,
    )
    server = uvicorn.Server(config)
    watching = asyncio.create_task(watch.run(stop))
    serving = asyncio.create_task(server.serve())
    while not server.started and not serving.done():
        await asyncio.sleep(0.02)
    if server.started:
        ready(server.servers[0].sockets[0].getsockname()[1])
    try:
        await serving
    finally:
        stop.set()
        watching.cancel()
