"""Some query processes, shared by all who ask."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from threading import Lock
from typing import TYPE_CHECKING, Any

from argmap.errors import QueryFailed
from argmap.rdf.session import DEFAULT_TIMEOUT, QueryProcess
from argmap.web.turns import Turns

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from argmap.rdf.endpoint import EndpointSession
    from argmap.rdf.session import Answer

    Asked: TypeAlias = QueryProcess | EndpointSession

_AGAIN = 0.2
"""Seconds after which a process that has not ended is ended again."""


class _Errand:
    """A query under way, which may be given up at any time."""

    def __init__(self) -> None:
        self._process: Asked | None = None
        self._given_up = False
        self._lock = Lock()

    def begin(self, process: Asked) -> None:
        """Says which process has it.

        Raises:
            QueryFailed: It was given up before.
        """
        with self._lock:
            self._process = process
            if self._given_up:
                raise QueryFailed("it was given up")

    def finish(self) -> bool:
        """Lets go of the process; whether it is good for the next query."""
        with self._lock:
            self._process = None
            return not self._given_up

    def give_up(self) -> None:
        """Ends the process that has it, if it is one of our own."""
        with self._lock:
            self._given_up = True
            process = self._process
        if isinstance(process, QueryProcess):
            process.close()


class Pool:
    """Query processes, each for one query at a time; who comes when all are busy waits.

    Args:
        begin: Begins a process; what it is given names the state that the process holds.
        state: Names the state that counts now: processes that hold another are ended.
        size: So many processes at most.
        patience: Seconds that a query waits for one at most.
    """

    def __init__(
        self,
        begin: Callable[[], Asked],
        state: Callable[[], str],
        size: int,
        patience: float = DEFAULT_TIMEOUT,
    ) -> None:
        self._begin, self._state = begin, state
        self._idle: list[tuple[str, Asked]] = []
        self._turns = Turns(size, patience)
        self._size = size
        self._threads = ThreadPoolExecutor(size, "query")

    async def ask(self, query: str, **options: Any) -> Answer:
        """The answer to a query; arguments and errors are those of ``QueryProcess.ask``.

        Cancelled, it ends the process that works on it.

        Raises:
            Refused: Too many others are waiting.
        """
        async with self._turns.turn():
            errand = _Errand()
            loop = asyncio.get_running_loop()
            asked = loop.run_in_executor(self._threads, self._ask, errand, query, options)
            try:
                return await asyncio.shield(asked)
            except asyncio.CancelledError:
                await _given_up(errand, asked)
                raise

    def _ask(self, errand: _Errand, query: str, options: dict[str, Any]) -> Answer:
        state = self._state()
        process = self._take(state)
        try:
            errand.begin(process)
            return process.ask(query, **options)
        finally:
            if errand.finish():
                self._idle.append((state, process))
            else:
                process.close()

    def _take(self, state: str) -> Asked:
        while self._idle:
            held, process = self._idle.pop()
            if held == state:
                return process
            process.close()
        return self._begin()

    def close(self) -> None:
        """Ends all processes; who asks again begins others."""
        while self._idle:
            self._idle.pop()[1].close()
        self._threads.shutdown(wait=False)
        self._threads = ThreadPoolExecutor(self._size, "query")


async def _given_up(errand: _Errand, asked: asyncio.Future[Answer]) -> None:
    """Ends the process of a query; whoever is next has it only when the query has ended.

    An endpoint of somebody else cannot be stopped, and is waited for.
    """
    while not asked.done():
        await asyncio.to_thread(errand.give_up)
        await asyncio.wait({asked}, timeout=_AGAIN)
