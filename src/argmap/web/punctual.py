"""Connections whose client must keep time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from uvicorn.protocols.http.h11_impl import H11Protocol

if TYPE_CHECKING:
    import asyncio

    from uvicorn.protocols.http.h11_impl import RequestResponseCycle

SECONDS = 15.0
"""So long the head of a request may take."""
LONGER = 4
"""So many times longer a client may take nothing of its answer: the system holds much of it."""


class Punctual(H11Protocol):
    """Closes a connection on which no whole head of a request comes in time.

    The time begins with the connection, and anew with the end of every answer. A client that takes
    nothing of its answer is let go likewise.
    """

    _late: asyncio.TimerHandle | None = None
    _left = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """The time begins."""
        super().connection_made(transport)
        self._watch()

    def connection_lost(self, exc: Exception | None) -> None:
        """The time ends."""
        super().connection_lost(exc)
        self._stop()

    def handle_events(self) -> None:
        """Looks whether the head is there."""
        super().handle_events()
        self._watch()

    def on_response_complete(self) -> None:
        """The time begins anew."""
        super().on_response_complete()
        self._watch()

    def pause_writing(self) -> None:
        """The client has much to take."""
        super().pause_writing()
        self._watch()

    def resume_writing(self) -> None:
        """The client has taken most of it."""
        super().resume_writing()
        self._watch()

    def _watch(self) -> None:
        """Begins or ends the time, as it is the client or the server that has something to do."""
        cycle: RequestResponseCycle | None = self.cycle
        answering = bool(cycle and not cycle.response_complete)
        if answering and not self.flow.write_paused:
            self._stop()
        elif self._late is None:
            self._left = self.transport.get_write_buffer_size()
            seconds = SECONDS * LONGER if self._left else SECONDS
            self._late = self.loop.call_later(seconds, self._close)

    def _stop(self) -> None:
        if self._late is not None:
            self._late.cancel()
            self._late = None

    def _close(self) -> None:
        """The time is over, unless the client is just taking its answer."""
        self._late = None
        if self.transport.get_write_buffer_size() < self._left:
            self._watch()
        else:
            self.transport.abort()
