"""What OVA saves, now and then: whose words are whose, and where they stand in the text."""

from __future__ import annotations

import json
from typing import Any

from tests.unit.formats.test_aif import edge, node

from argmap.diagnostic import Severity
from argmap.formats import detect, dump, loads
from argmap.model import ArgumentKind, ArgumentMap, MapBuilder, Relation, RelationKind
from argmap.model.edits import without
from argmap.model.records import Locution

DIALOGUE = {
    "AIF": {
        "nodes": [
            node("0", "L", "Tea is good, I say."),
            node("1", "I", "Tea is good"),
            node("2", "YA", "Asserting"),
            node("3/4", "L", "It is warm."),
            node("5", "I", "tea is warm"),
            node("6", "YA", "Asserting"),
            node("7", "RA", "Default Inference"),
        ],
        "edges": [
            edge(n, a, b)
            for n, (a, b) in enumerate(
                [("0", "2"), ("2", "1"), ("3/4", "6"), ("6", "5"), ("5", "7"), ("7", "1")]
            )
        ],
        "locutions": [{"nodeID": "0", "personID": 0}, {"nodeID": "3/4", "personID": "1"}],
        "participants": [
            {"participantID": 0, "firstname": "Ann", "surname": "Li"},
            {"participantID": "1", "firstname": "Ben", "surname": ""},
        ],
    },
    "text": {
        "txt": 'Ann: <span class="highlighted" id="0">Tea is good, I say.</span> Ben: '
        '<span class="highlighted" id="node3/4">It is warm.</span> '
        '<span id="node99">So</span> <span id="other">it</span> goes.'
    },
}


def quotes(found: ArgumentMap, name: str) -> list[str]:
    record: Any = found[name]
    return [found.passage_by_id[p].quote.exact for p in record.expressed_in]  # type: ignore[union-attr]


def test_the_words_of_a_locution_express_its_claim() -> None:
    data = json.dumps(DIALOGUE).encode()
    loaded = loads(data, "x.json", "xaif")
    (odd,) = loaded.diagnostics
    assert (odd.slug, odd.severity) == ("annotation-off", Severity.WARNING)
    assert "node99" in odd.message
    found = loaded.map
    assert quotes(found, "0") == quotes(found, "1") == ["Tea is good, I say."]
    assert quotes(found, "node-3") == quotes(found, "5") == ["It is warm."]
    assert len(found.passages) == 2
    assert [agent.name for agent in found.agents] == ["Ann Li", "Ben"]
    assert json.loads(dump(found, "xaif")) == DIALOGUE
    kept = loads(dump(found), "m.ttl")
    assert (kept.map, kept.diagnostics) == (found, ())
    assert json.loads(dump(kept.map, "xaif")) == DIALOGUE


def test_who_speaks_is_written_as_xaif() -> None:
    b = MapBuilder().agent("person-a", "Ann Li").agent("unheard").claim("c", "Tea is good")
    b.add(Locution(id="l", asserted_by=("person-a",)))
    b.add(Relation(id="y", kind=RelationKind.ILLOCUTION, origins=("l",), targets=("c",)))
    made = json.loads(dump(b.build(), "xaif"))
    assert made["AIF"]["participants"] == [
        {"participantID": "a", "firstname": "Ann Li", "surname": ""}
    ]
    again = loads(dump(b.build(), "xaif"), "", "xaif").map
    assert [(agent.id, agent.name) for agent in again.agents] == [("person-a", "Ann Li")]


def test_ova_draws_nothing_that_was_taken_away() -> None:
    drawn = {
        "nodes": [{"nodeID": "1", "x": 3}, {"nodeID": "5", "x": 4}, {"nodeID": "90", "x": 5}, 7],
        "edges": [{"fromID": "5", "toID": "7"}, {"fromID": "7", "toID": "1"}],
        "firstname": "Ann",
    }
    found = loads(json.dumps({**DIALOGUE, "OVA": drawn}).encode(), "x", "xaif").map
    assert json.loads(dump(found, "xaif"))["OVA"] == drawn
    assert json.loads(dump(without(found, "5"), "xaif"))["OVA"] == {
        "nodes": [{"nodeID": "1", "x": 3}, {"nodeID": "90", "x": 5}, 7],
        "edges": [{"fromID": "7", "toID": "1"}],
        "firstname": "Ann",
    }


def older(name: int, kind: str, text: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "type": kind, "text": text, "x": 1.5, "y": 20, "scheme": "72", **more}


NODES = [
    older(1, "I", "Tea is good"),
    older(2, "I", "it is warm"),
    older(3, "RA", "Expert Opinion", cqdesc={"1": "who?"}),
    older(4, "L", "Ann : Tea!", participantID="8"),
    older(5, "YA", "Asserting", participantID="0"),
    older(6, "I", "it stains"),
    older(7, "CA", "Default Conflict"),
]
ENDS = [(1, 2), (2, 0), (3, 4), (4, 0), (5, 6), (6, 0)]
OLDER = {
    "nodes": NODES,
    "edges": [
        {"from": NODES[a], "to": NODES[b], "visible": True, "annotator": ""} for a, b in ENDS
    ],
    "participants": [{"id": 8, "firstname": "Ann", "surname": "Li"}],
    "analysis": {
        "ovaVersion": "1.2",
        "txt": '<span id="node1">Tea is good</span>: <span id="node4">Tea!</span>',
    },
}


def test_the_older_layout_is_read_and_written_again() -> None:
    data = json.dumps(OLDER, indent=1).encode()
    assert detect("x.json", data).name == "xaif"
    loaded = loads(data, "x.json")
    assert loaded.diagnostics == ()
    found = loaded.map
    step = found.argument_by_id["3"]
    assert (step.premises, step.target, step.schemes) == (("2",), "1", ("expert-opinion",))
    assert found.argument_by_id["7"].kind is ArgumentKind.REBUTTAL
    assert quotes(found, "1") == ["Tea is good", "Tea!"]
    assert quotes(found, "4") == ["Tea!"]
    assert found.name_of("person-8") == "Ann Li"
    assert loaded.located()["2"].span.line > loaded.located()["1"].span.line > 1
    assert json.loads(dump(found, "xaif")) == OLDER
    assert json.loads(dump(loads(dump(found), "m.ttl").map, "xaif")) == OLDER


def test_edges_of_the_older_layout_have_copies_of_their_ends() -> None:
    edges = [{"from": {"id": 1, "x": 9}, "to": NODES[2]}, {"from": 3, "to": None}, {}, {"to": {}}]
    value = {**OLDER, "edges": edges}
    loaded = loads(json.dumps(value).encode(), "x.json")
    assert {d.slug for d in loaded.diagnostics} >= {"odd-value", "dangling-edge"}
    assert json.loads(dump(loaded.map, "xaif")) == value
    made = json.loads(dump(without(loads(json.dumps(OLDER).encode(), "x.json").map, "2"), "xaif"))
    assert all({e["from"]["id"], e["to"]["id"]} <= {1, 3, 4, 5, 6, 7} for e in made["edges"])
    assert len(made["edges"]) == 5


def test_what_is_no_ova_is_told_with_its_place() -> None:
    for text, line in (
        ('{"analysis": {}, "nodes": [],\n"edges": [1]}', 2),
        ('{"analysis": {}, "nodes": 3, "edges": []}', 0),
    ):
        (found,) = loads(text.encode(), "x.json").diagnostics
        assert (found.code, found.span.line) == ("ARG060", line)
