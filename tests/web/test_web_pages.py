"""Pages are made once, by processes that are ended at their limit, and for nobody who has gone."""

from __future__ import annotations

import asyncio
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from servers import alone
from starlette.testclient import TestClient

from argmap.formats import dump
from argmap.model import MapBuilder
from argmap.rdf.store import MapStore
from argmap.web import pages as module
from argmap.web.asking import Refused
from argmap.web.gate import Limits
from argmap.web.library import Stored
from argmap.web.making import NotMade, make
from argmap.web.pages import Pages
from argmap.web.serving import application
from argmap.workbench import open_map

if TYPE_CHECKING:
    from argmap.web.library import Shelf
    from argmap.web.making import Reader

BRIDGE = Path(__file__).resolve().parents[2] / "examples" / "old-bridge" / "old-bridge.ttl"


@pytest.fixture
def library(tmp_path: Path) -> Stored:
    store = MapStore(tmp_path / "store")
    names = [f"https://example.org/{name}" for name in "abcdef"]
    store.load([MapBuilder(name).claim("x", "X").build() for name in names])
    return Stored(store)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The making of pages, each a tenth of a second; which were begun, and which came to an end."""
    seen: list[str] = []

    async def pretend(read: Reader, form: str, _: float) -> bytes:
        assert isinstance(read, partial)
        name = f"{read.args[1][-1]}.{form}"
        seen.append(name)
        await asyncio.sleep(0.1)
        seen.append(name + " made")
        return b"x" * 100

    monkeypatch.setattr(module, "make", pretend)
    return seen


def test_who_asks_for_the_same_gets_the_same(library: Stored, made: list[str]) -> None:
    async def run() -> None:
        pages, shelf = Pages(library, Limits()), library.shelves()[0]
        found = await asyncio.gather(*(pages.get(shelf, "html") for _ in range(20)))
        assert set(found) == {b"x" * 100}
        assert await pages.get(shelf, "html") == b"x" * 100
        assert made == ["a.html", "a.html made"]

    alone(run())


def test_nothing_is_made_for_who_has_gone(library: Stored, made: list[str]) -> None:
    async def run() -> None:
        pages = Pages(library, Limits(processes=1))
        first, second, *_ = library.shelves()
        asked = [
            asyncio.create_task(pages.get(shelf, form))
            for shelf, form in ((first, "json"), (second, "json"), (first, "turtle"))
        ]
        await asyncio.sleep(0.03)
        asked[1].cancel()
        assert await asked[2]
        assert made == ["a.json", "a.json made", "a.turtle", "a.turtle made"]
        alone = asyncio.create_task(pages.get(second, "html"))
        await asyncio.sleep(0.03)
        alone.cancel()
        await asyncio.sleep(0.2)
        assert made[4:] == ["b.html"]
        assert await pages.get(second, "html")

    alone(run())


def test_too_many_are_sent_away(
    library: Stored, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_WAITING", 2)

    async def run() -> None:
        pages = Pages(library, Limits(processes=2))
        asked = [pages.get(shelf, "html") for shelf in library.shelves()]
        found = await asyncio.gather(*asked, return_exceptions=True)
        refused = [error for error in found if isinstance(error, Refused)]
        assert [error.status for error in refused] == [503, 503]
        assert len(made) == 8

    alone(run())


def test_only_so_much_is_kept(library: Stored, made: list[str]) -> None:
    async def run() -> None:
        pages = Pages(library, Limits(kept=250))

        async def get(shelf: Shelf) -> None:
            await pages.get(shelf, "html")

        first, second, third, *_ = library.shelves()
        for shelf in (first, second, first, third, first, second):
            await get(shelf)
        assert made[::2] == ["a.html", "b.html", "c.html", "b.html"]

    alone(run())


def test_what_takes_too_long_is_ended() -> None:
    begun = time.monotonic()
    with pytest.raises(NotMade, match=r"stopped after 1\.5 seconds") as stopped:
        alone(make(partial(time.sleep, 60), "json", 1.5))
    assert stopped.value.status == 504
    assert time.monotonic() - begun < 10
    assert alone(make(partial(open_map, BRIDGE), "turtle", 60)) == dump(open_map(BRIDGE).map)


def test_a_server_says_so_and_goes_on(library: Stored) -> None:
    limits = Limits(timeout=0.05)
    with TestClient(application(library, limits), base_url="http://localhost") as client:
        for form in ("", ".json", ".ttl"):
            answer = client.get(f"/graph/a{form}", headers={"Accept": "text/html"})
            assert answer.status_code == 504
            assert answer.text == "stopped after 0.05 seconds\n"
        assert client.get("/maps.json").status_code == 200
