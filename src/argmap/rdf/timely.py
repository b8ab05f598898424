"""Connections on which an answer must have come whole when its time is over.

The limit of a socket is one for each read, so that who sends a byte now and then is never late.
Here what is left of the time is the limit of the next read.
"""

from __future__ import annotations

import io
import time
from http.client import HTTPResponse
from typing import TYPE_CHECKING, Any

from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection

if TYPE_CHECKING:
    import socket


class _Reading(io.RawIOBase):
    """What comes over a socket, until its time is over."""

    def __init__(self, sock: socket.socket, raw: io.RawIOBase) -> None:
        self._socket, self._raw = sock, raw
        left = sock.gettimeout()
        self._until = None if left is None else time.monotonic() + left

    def readable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._raw.fileno()

    def readinto(self, buffer: Any) -> int | None:
        if self._until is not None:
            left = self._until - time.monotonic()
            if left <= 0:
                raise TimeoutError("timed out")
            self._socket.settimeout(left)
        return self._raw.readinto(buffer)

    def close(self) -> None:
        self._raw.close()
        super().close()


class _Response(HTTPResponse):
    """An answer of which head and body share the time that the socket allows at its beginning."""

    def __init__(self, sock: socket.socket, *args: Any, **options: Any) -> None:
        super().__init__(sock, *args, **options)
        self.fp = io.BufferedReader(_Reading(sock, self.fp.detach()))


class _Plain(HTTPConnection):
    response_class = _Response


class _Safe(HTTPSConnection):
    response_class = _Response


class _PlainPool(HTTPConnectionPool):
    ConnectionCls = _Plain


class _SafePool(HTTPSConnectionPool):
    ConnectionCls = _Safe


def connections() -> PoolManager:
    """A way to servers, over such connections; it tries nothing again."""
    made = PoolManager(retries=False)
    made.pool_classes_by_scheme = {"http": _PlainPool, "https": _SafePool}
    return made
