"""Some query processes, shared by all who ask."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from argmap.rdf.endpoint import EndpointSession
    from argmap.rdf.session import Answer, QueryProcess

    Asked: TypeAlias = QueryProcess | EndpointSession


class Pool:
    """Query processes, each for one query at a time; who comes when all are busy waits.

    Args:
        begin: Begins a process; what it is given names the state that the process holds.
        state: Names the state that counts now: processes that hold another are ended.
        size: So many processes at most.
    """

    def __init__(self, begin: Callable[[], Asked], state: Callable[[], str], size: int) -> None:
        self._begin, self._state = begin, state
        self._idle: list[tuple[str, Asked]] = []
        self._free = asyncio.Semaphore(size)

    async def ask(self, query: str, **options: Any) -> Answer:
        """The answer to a query; arguments and errors are those of ``QueryProcess.ask``."""
        async with self._free:
            return await asyncio.to_thread(self._ask, query, options)

    def _ask(self, query: str, options: dict[str, Any]) -> Answer:
        state = self._state()
        process = self._take(state)
        try:
            return process.ask(query, **options)
        finally:
            self._idle.append((state, process))

    def _take(self, state: str) -> Asked:
        while self._idle:
            held, process = self._idle.pop()
            if held == state:
                return process
            process.close()
        return self._begin()

    def close(self) -> None:
        """Ends all processes."""
        while self._idle:
            self._idle.pop()[1].close()
