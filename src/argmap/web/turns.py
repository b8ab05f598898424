"""So many things at once; some others wait for their turn, and whoever comes then is sent away."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from argmap.web.asking import Refused

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

MOST_WAITING = 100
"""So many wait at most."""
_BUSY = "too much is asked at once; come again"


class Turns:
    """Lets some in at once.

    Args:
        size: So many.
        patience: Seconds that another one waits at most.
        most: So many wait at most.
    """

    def __init__(self, size: int, patience: float, most: int = MOST_WAITING) -> None:
        self._free = asyncio.Semaphore(size)
        self._patience, self._most = patience, most
        self._waiting = 0

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """A turn, from when there is one until the end of the ``async with``.

        Raises:
            Refused: Too many are waiting, or there was none for too long.
        """
        if self._waiting >= self._most:
            raise Refused(503, _BUSY)
        self._waiting += 1
        try:
            async with asyncio.timeout(self._patience):
                await self._free.acquire()
        except TimeoutError:
            raise Refused(503, _BUSY) from None
        finally:
            self._waiting -= 1
        try:
            yield
        finally:
            self._free.release()
