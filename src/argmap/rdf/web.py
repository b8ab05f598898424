"""Requests to a server that the user named: with retries, limits, and no redirects."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from argmap.errors import (
    ArgmapError,
    BadEndpoint,
    EndpointRefused,
    EndpointUnreachable,
    QueryTimedOut,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    import urllib3

MOST = 256 * 1024 * 1024
"""The most bytes of an answer that are taken."""
_PAUSES = (0.0, 1.0, 2.0)
"""Seconds after which a request is made again, where there is time for it."""
_BUSY = (502, 503)
_CONNECT = 10.0
"""Seconds in which a server must take a connection."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server answered.

    Attributes:
        status: The status of HTTP.
        body: The body.
    """

    status: int
    body: bytes


class _Again(Exception):
    """A request that may go well when it is made again."""

    def __init__(self, told: ArgmapError) -> None:
        super().__init__(str(told))
        self.told = told


class Web:
    """A way to servers, which keeps its connections open.

    Args:
        authorization: The header ``Authorization`` to be sent; none when empty.
    """

    def __init__(self, authorization: str = "") -> None:
        self._authorization = authorization
        self._pool: urllib3.PoolManager | None = None

    def close(self) -> None:
        """Lets go of the connections."""
        if self._pool:
            self._pool.clear()

    def request(
        self,
        method: str,
        address: str,
        timeout: float,
        body: bytes | str = b"",
        headers: Mapping[str, str] | None = None,
        accepted: Collection[int] = (200,),
        whole: bool = True,
    ) -> Reply:
        """What a server answers.

        A connection that is refused or broken before the request is tried again, and so is what a
        server answers with 502 or 503.

        Args:
            method: The method of HTTP.
            address: The address.
            timeout: Seconds in which the whole answer must be there, further tries included.
            body: What to send.
            headers: Further headers.
            accepted: The statuses that are an answer.
            whole: Whether the body is wanted; else it is left unread.

        Raises:
            EndpointUnreachable: Nothing answers there.
            EndpointRefused: It answers with another status, or with too much.
            QueryTimedOut: It takes too long.
        """
        sent = {"User-Agent": "argmap", **(headers or {})}
        if self._authorization:
            sent["Authorization"] = self._authorization
        options = {"body": body or None, "headers": sent}
        until, pauses = time.monotonic() + timeout, iter(_PAUSES)
        while True:
            try:
                return self._once(method, address, until, options, accepted, whole)
            except TimeoutError:
                raise QueryTimedOut(timeout) from None
            except _Again as error:
                pause = next(pauses, math.inf)
                if time.monotonic() + pause >= until:
                    raise error.told from None
            time.sleep(pause)

    def _once(
        self,
        method: str,
        address: str,
        until: float,
        options: Mapping[str, Any],
        accepted: Collection[int],
        whole: bool,
    ) -> Reply:
        """What a server answers to one request, by a time."""
        import urllib3

        left = max(until - time.monotonic(), 0.001)
        timeout = urllib3.Timeout(connect=min(_CONNECT, left), total=left)
        own: dict[str, Any] = {"timeout": timeout, "redirect": False, "preload_content": False}
        try:
            answer = self._opened().request(method, address, **options, **own)
            wanted = whole or answer.status not in accepted
            content = answer.read(MOST + 1, decode_content=True) if wanted else b""
            if wanted:
                answer.release_conn()
            else:
                answer.close()
        except urllib3.exceptions.ReadTimeoutError:
            raise TimeoutError from None
        except urllib3.exceptions.HTTPError as error:
            told = EndpointUnreachable(address, one_line(str(error).rpartition(": ")[2]))
            if isinstance(error, urllib3.exceptions.ConnectTimeoutError):
                raise _Again(told) from None
            raise told from None
        try:
            _require(address, answer.status, dict(answer.headers), content, accepted)
        except EndpointRefused as error:
            if answer.status in _BUSY:
                raise _Again(error) from None
            raise
        return Reply(answer.status, bytes(content))

    def _opened(self) -> urllib3.PoolManager:
        from argmap.rdf.timely import connections

        if self._pool is None:
            self._pool = connections()
        return self._pool


def require_address(address: str) -> None:
    """Stops at what is no address of the web.

    Raises:
        BadEndpoint: It is none.
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        raise BadEndpoint(address) from None
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise BadEndpoint(address)


def _require(
    address: str,
    status: int,
    headers: Mapping[str, str],
    body: bytes,
    accepted: Collection[int],
) -> None:
    if status == 504:
        raise EndpointRefused(address, status, "it took too long there")
    if status not in accepted:
        told = body[:2000].decode("utf-8", "replace")
        moved = next((v for k, v in headers.items() if k.lower() == "location"), "")
        raise EndpointRefused(address, status, f"moved to {moved}" if moved else one_line(told))
    if len(body) > MOST:
        raise EndpointRefused(address, status, f"the answer has more than {MOST:,} bytes")


def one_line(text: str) -> str:
    """The first words of what a server says, as one line."""
    return " ".join(text.split())[:300] or "it gives no reason"
