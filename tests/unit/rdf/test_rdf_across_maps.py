"""The questions across maps, asked of a store and of rdflib."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import rdflib

from argmap.model import MapBuilder
from argmap.rdf.interop import to_rdflib
from argmap.rdf.named import named_query
from argmap.rdf.store import MapStore, StoreSession

if TYPE_CHECKING:
    from argmap.model import ArgumentMap

TEA, RAIN = "https://example.org/tea", "https://example.org/rain"
HOME = "https://example.org/report"
EXPECTED = {
    "leading-sources": [
        {"work": HOME, "title": "Report", "items": "3", "maps": "2"},
        {"work": f"{RAIN}#diary", "title": "Diary", "items": "1", "maps": "1"},
    ],
    "shared-claims": [
        {"claim": f"{RAIN}#drops", "other": f"{TEA}#puddles", "text": "Drops."},
        {"claim": f"{RAIN}#wet", "other": f"{TEA}#soaked", "text": "Rain is wet."},
        {"claim": f"{TEA}#puddles", "other": f"{RAIN}#drops", "text": "Puddles."},
        {"claim": f"{TEA}#soaked", "other": f"{RAIN}#wet", "text": "It is wet."},
    ],
    "shared-evidence": [
        {
            "evidence": f"{RAIN}#drops",
            "argument": f"{RAIN}#seen",
            "same": f"{TEA}#puddles",
            "other": f"{TEA}#walked",
        },
        {
            "evidence": f"{TEA}#cup",
            "argument": f"{RAIN}#poured",
            "same": f"{TEA}#cup",
            "other": f"{TEA}#tasted",
        },
        {
            "evidence": f"{TEA}#cup",
            "argument": f"{TEA}#tasted",
            "same": f"{TEA}#cup",
            "other": f"{RAIN}#poured",
        },
        {
            "evidence": f"{TEA}#puddles",
            "argument": f"{TEA}#walked",
            "same": f"{RAIN}#drops",
            "other": f"{RAIN}#seen",
        },
    ],
}


def maps() -> tuple[ArgumentMap, ArgumentMap]:
    tea = MapBuilder(TEA, title="Tea").source("paper", "Report", homepage=HOME)
    tea.claim("soaked", "It is wet.", restates=(f"{RAIN}#wet",))
    tea.evidence("cup", "The cup.", sources=("paper",))
    tea.evidence("puddles", "Puddles.", sources=("paper",))
    tea.infer("tasted", ["cup"], "soaked").infer("walked", ["puddles"], "soaked")
    rain = MapBuilder(RAIN, title="Rain").source("study", "Report", homepage=HOME)
    rain.source("diary", "Diary").claim("wet", "Rain is wet.")
    rain.evidence("drops", "Drops.", sources=("study",), restates=(f"{TEA}#puddles",))
    rain.evidence("entry", "An entry.", sources=("diary",))
    rain.infer("seen", ["drops"], "wet").infer("poured", [f"{TEA}#cup"], "wet")
    return tea.build(), rain.build()


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> StoreSession:
    store = MapStore(tmp_path_factory.mktemp("across") / "store")
    store.load(maps())
    return StoreSession(store)


@pytest.mark.parametrize("name", EXPECTED)
def test_across_maps(session: StoreSession, name: str) -> None:
    with session:
        assert session.ask(named_query(name).text).rows == EXPECTED[name]


@pytest.mark.parametrize("name", EXPECTED)
def test_rdflib_says_the_same(name: str) -> None:
    graph = rdflib.Graph()
    for argument_map in maps():
        graph += to_rdflib(argument_map, shortcuts=True)
    result = graph.query(named_query(name).text)
    rows = [{str(k): str(v) for k, v in row.asdict().items()} for row in result]  # type: ignore[union-attr]
    assert rows == EXPECTED[name]


def test_one_of_them_for_one_piece_of_evidence(session: StoreSession) -> None:
    with session:
        text = named_query("shared-evidence").text
        rows = session.ask(text, {"evidence": f"{TEA}#cup"}).rows
        assert rows == [
            row for row in EXPECTED["shared-evidence"] if row["evidence"] == f"{TEA}#cup"
        ]
