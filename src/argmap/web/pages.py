"""What a server shows of its maps: each page made once, and not for those who have gone."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from argmap.web.making import make
from argmap.web.turns import Turns

if TYPE_CHECKING:
    from argmap.web.gate import Limits
    from argmap.web.library import Library, Shelf

_WAITING = 32
"""So many pages wait at most to be made."""
_Key: TypeAlias = tuple[str, str, str]


@dataclass
class _Making:
    """What is being made, and how many wait for it."""

    task: asyncio.Task[bytes]
    awaited: int = 0


class Pages:
    """Pages and data of maps, as long as the maps stay as they are and there is room.

    Args:
        library: The maps.
        limits: How long one may take, how many are made at once, and how much is kept.
    """

    def __init__(self, library: Library, limits: Limits) -> None:
        self._library, self._limits = library, limits
        self._turns = Turns(limits.processes, limits.timeout, _WAITING)
        self._making: dict[_Key, _Making] = {}
        self._kept: OrderedDict[_Key, bytes] = OrderedDict()

    async def get(self, shelf: Shelf, form: str) -> bytes:
        """What is shown of a map; who asks for the same at the same time gets the same.

        Args:
            shelf: The map.
            form: As for ``make``.

        Raises:
            NotMade: It took too long, or could not be made.
            Refused: Too many others are to be made.
        """
        key = (self._library.state(), shelf.iri, form)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        if key not in self._making:
            self._making[key] = _Making(asyncio.create_task(self._make(key, shelf)))
        making = self._making[key]
        making.awaited += 1
        try:
            return await asyncio.shield(making.task)
        finally:
            making.awaited -= 1
            if not making.awaited:
                making.task.cancel()
                if self._making.get(key) is making:
                    del self._making[key]

    async def _make(self, key: _Key, shelf: Shelf) -> bytes:
        async with self._turns.turn():
            made = await make(self._library.reader(shelf), key[2], self._limits.timeout)
        self._keep(key, made)
        return made

    def _keep(self, key: _Key, made: bytes) -> None:
        """Keeps what was made, and lets go of what is out of date and of what is too much."""
        for old in [old for old in self._kept if old[0] != key[0]]:
            del self._kept[old]
        self._kept[key] = made
        while sum(map(len, self._kept.values())) > self._limits.kept:
            self._kept.popitem(last=False)

    async def close(self) -> None:
        """Gives up what is being made."""
        tasks = [making.task for making in self._making.values()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
