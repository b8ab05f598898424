"""Who may ask a server, and how much: its names, the sites whose pages are let in, its limits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.responses import Response

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
}


STRICT = _HEADERS | {"Cross-Origin-Resource-Policy": "same-origin"}
"""Headers of an answer that no other site may read."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a server lets others do.

    Attributes:
        timeout: Seconds that a query may take, and a page to be made.
        body: The most bytes that a request may have.
        result: The most bytes that an answer may have.
        processes: So many queries are answered, and pages made, at once; others wait.
        hosts: Names by which the server may be called, besides those of the loopback interface.
        origins: Sites whose pages may ask; ``*`` for any.
        union: Whether the default graph is the union of the named ones.
        token: Who knows it may change the store; nobody may when it is empty.
        upload: The most bytes that a graph may have that is put into the store.
        kept: So many bytes of pages that were made are kept.
    """

    timeout: float = 30.0
    body: int = 1_000_000
    result: int = 200_000_000
    processes: int = 2
    hosts: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    union: bool = False
    token: str = ""
    upload: int = 100_000_000
    kept: int = 100_000_000


class Gate:
    """Lets in what names this server as its host, comes from no other site, and is short enough."""

    def __init__(self, app: ASGIApp, limits: Limits) -> None:
        self.app, self.limits = app, limits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Lets a request through, or says why not (ASGI)."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = {k.decode("latin-1").lower(): v.decode("latin-1") for k, v in scope["headers"]}
        origin = headers.get("origin", "")
        why = self._objection(scope, headers, origin)
        if why:
            refusal = plain(403, why)
            refusal.headers.update(STRICT)
            await refusal(scope, receive, send)
            return

        async def answered(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), *self._marks(origin)]
            await send(message)

        if scope["method"] == "OPTIONS":
            ways = {"Allow": f"{self._ways(scope['path'])}, OPTIONS"}
            await Response(status_code=204, headers=ways)(scope, receive, answered)
            return
        await self.app(scope, receive, answered)

    def _ways(self, path: str) -> str:
        """The methods by which something can be asked."""
        if path == "/data" and self.limits.token:
            return "GET, HEAD, PUT, POST, DELETE"
        return "GET, HEAD, POST" if path == "/sparql" else "GET, HEAD"

    def _objection(self, scope: Scope, headers: dict[str, str], origin: str) -> str:
        name = _part("//" + headers.get("host", ""), "hostname")
        known = {"127.0.0.1", "localhost", "::1", *self.limits.hosts}
        if name not in known:
            return "this server is not called by that name"
        if origin and self._welcomes(origin):
            return ""
        if not origin:
            # Pictures and scripts of other sites carry no origin; a link that is followed may come.
            elsewhere = headers.get("sec-fetch-site", "none") not in {"none", "same-origin"}
            follows = headers.get("sec-fetch-mode") == "navigate"
            is_let_in = "*" in self.limits.origins or not elsewhere or follows
            return "" if is_let_in else "pages of other sites may not ask here"
        if _part(origin, "netloc") == headers.get("host") and scope["method"] != "OPTIONS":
            return ""
        return "pages of other sites may not ask here"

    def _welcomes(self, origin: str) -> bool:
        return "*" in self.limits.origins or origin in self.limits.origins

    def _marks(self, origin: str) -> list[tuple[bytes, bytes]]:
        marks = dict(_HEADERS)
        if origin and self._welcomes(origin):
            marks["Access-Control-Allow-Origin"] = origin
            ways, more = ("GET, HEAD, POST, PUT, DELETE", ", Authorization")
            if not self.limits.token:
                ways, more = ("GET, HEAD, POST", "")
            marks["Access-Control-Allow-Methods"] = ways
            marks["Access-Control-Allow-Headers"] = "Accept, Content-Type" + more
            marks["Vary"] = "Origin"
        else:
            marks["Cross-Origin-Resource-Policy"] = "same-origin"
        return [(k.lower().encode(), v.encode("latin-1")) for k, v in marks.items()]


def _part(address: str, part: str) -> str:
    """A part of an address; empty for what is none."""
    try:
        return getattr(urlsplit(address), part) or ""
    except ValueError:
        return ""


def plain(status: int, why: str) -> Response:
    """An answer in words."""
    return Response(why + "\n", status, media_type="text/plain; charset=utf-8")
