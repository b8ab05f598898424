"""Sources, agents, scenarios and schemes, as the page has them."""

from __future__ import annotations

import json
from typing import Any

from tests.unit.formats.test_aif import DEBATE

from argmap.formats import loads
from argmap.model import MapBuilder
from argmap.view.bridge import bridge
from argmap.vocabulary import SCHEME


def found() -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
    b = MapBuilder("https://example.org/graph/tea", title="Drink tea")
    b.agent("ann", "Ann", kind="person", stakes=("drink",))
    b.source("report", "Report", homepage="https://example.org/report", creators=("ann",))
    b.scenario("summer", "A hot summer", about="It is hot.", assumes=("drink",))
    b.evidence("poll", "Most prefer tea.", sources=("report",), asserted_by=("ann",))
    b.claim("drink", "People should drink tea.", holds_in=("summer",))
    b.infer("wanted", ["poll"], "drink", schemes=("popular-opinion", "of-my-own"))
    data = bridge(b.build())
    return data, {element["id"]: element for element in data["elements"]}


def test_entities_follow_the_elements_and_facts_refer_to_them() -> None:
    data, by_id = found()
    names = [element["id"] for element in data["elements"]]
    assert names[-5:] == [
        *("report", "ann", "summer"),
        *(SCHEME + "of-my-own", SCHEME + "popular-opinion"),
    ]
    facts = by_id["poll"]["facts"]
    assert (names[facts["sources"]], names[facts["says"]]) == ("report", "ann")
    assert names[by_id["drink"]["facts"]["scenario"]] == "summer"
    schemes = [names[n] for n in by_id["wanted"]["facts"]["scheme"]]
    assert schemes == [SCHEME + "of-my-own", SCHEME + "popular-opinion"]


def test_what_is_known_about_each() -> None:
    data, by_id = found()
    number = {element["id"]: n for n, element in enumerate(data["elements"])}
    link = {"text": "https://example.org/report", "href": "https://example.org/report"}
    assert by_id["report"] == {
        "id": "report",
        "kind": "source",
        "text": "Report",
        "facts": {"creators": number["ann"], "homepage": link},
    }
    assert by_id["ann"]["facts"] == {"sort": "a person", "stakes": number["drink"]}
    assert by_id["summer"]["facts"] == {"about": "It is hot.", "assumes": number["drink"]}
    scheme = by_id[SCHEME + "popular-opinion"]
    assert scheme["text"] == "Argument from popular opinion"
    assert len(scheme["facts"]["pattern"]) == 2
    assert by_id[SCHEME + "of-my-own"] == {
        "id": SCHEME + "of-my-own",
        "kind": "scheme",
        "text": "of-my-own",
    }


def test_a_locution_leads_to_what_is_done_by_it() -> None:
    found = loads(json.dumps(DEBATE).encode(), "d.json", "aif").map
    data = bridge(found)
    by_id = {element["id"]: element for element in data["elements"]}
    number = {element["id"]: n for n, element in enumerate(data["elements"])}
    said = by_id["7"]["facts"]
    assert said["says"] == number["person-44"]
    assert {"text": "asserting:", "ref": number["1"]} in said["relations"]
    assert {"text": "asserting:", "ref": number["7"]} in _listed(by_id["1"]["facts"]["relations"])
    assert "data" not in said


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]
