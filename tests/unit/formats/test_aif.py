"""AIF's JSON: all of it is read and written again, odd as it may be."""

from __future__ import annotations

import json
import os
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.strategies import maps

from argmap.diagnostic import Severity
from argmap.formats import detect, dump, loads
from argmap.formats.loss import losses
from argmap.formats.table import BY_NAME
from argmap.model import ArgumentKind, ArgumentMap, MapBuilder, RelationKind, StatementKind
from argmap.report.dialogue import dialogue

CORPUS = os.environ.get("ARGMAP_CORPORA", "")


def parts(node_set: dict[str, Any]) -> list[Counter[str]]:
    """The nodes, edges and locutions, whatever their order, and all else."""

    def several(name: str) -> Counter[str]:
        return Counter(json.dumps(item, sort_keys=True) for item in node_set.get(name) or [])

    known = {"nodes", "edges", "locutions"}
    rest = Counter(
        [json.dumps({k: v for k, v in node_set.items() if k not in known}, sort_keys=True)]
    )
    return [*map(several, ("nodes", "edges", "locutions")), rest]


def read(node_set: object) -> ArgumentMap:
    return loads(json.dumps(node_set).encode(), "n.json", "aif").map


def again(argument_map: ArgumentMap) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(dump(argument_map, "aif"))
    return found


def require_lossless(node_set: dict[str, Any]) -> None:
    """AIF to a map and back, and on the way through Turtle."""
    first = read(node_set)
    assert parts(again(first)) == parts(node_set)
    kept = loads(dump(first, "turtle"), "", "turtle").map
    assert kept == first
    assert parts(again(kept)) == parts(node_set)


def node(name: object, kind: str, text: str = "", **more: Any) -> dict[str, Any]:
    return {"nodeID": name, "type": kind, "text": text, **more}


def edge(number: int, origin: object, target: object) -> dict[str, Any]:
    return {"edgeID": str(number), "fromID": origin, "toID": target, "formEdgeID": None}


DEBATE = {
    "nodes": [
        node("1", "I", "Buses should be free.", timestamp="2020-01-01 10:00:00"),
        node("2", "I", "Fares cover little."),
        node("3", "RA", "Expert Opinion", scheme="Expert Opinion", schemeID="9"),
        node("4", "I", "Somebody has to pay."),
        node("5", "CA", "Default Conflict", scheme="Default Conflict", schemeID="71"),
        node("6", "CA", "Default Conflict"),
        node("7", "L", "Ann : Buses should be free!"),
        node("8", "YA", "Asserting", scheme="Asserting", schemeID="74"),
        node("9", "L", "Ben : Who pays?"),
        node("10", "TA", "Default Transition"),
        node("11", "YA", "Arguing"),
        node("12", "MA", "Default Rephrase"),
        node("13", "PA", "Default Preference"),
        node("14", "RA", "Argument from Bus Lore"),
    ],
    "edges": [
        edge(n, str(a), str(b))
        for n, (a, b) in enumerate(
            [
                *[(2, 3), (3, 1), (4, 5), (5, 1), (4, 6), (6, 3), (7, 8), (8, 1), (7, 10), (10, 9)],
                *[(10, 11), (11, 5), (1, 12), (12, 2), (3, 13), (13, 14), (4, 14), (14, 2)],
            ]
        )
    ],
    "locutions": [
        {"nodeID": "7", "personID": "44", "timestamp": "2020-01-01 10:00:00", "start": None},
        {"nodeID": "9", "personID": "45", "timestamp": "2020-01-01 10:01:00", "start": "3"},
    ],
}


def test_every_type_of_node_is_a_record() -> None:
    found = read(DEBATE)
    assert found["1"].kind is StatementKind.STATEMENT  # type: ignore[union-attr]
    expert = found.argument_by_id["3"]
    assert (expert.premises, expert.target, expert.schemes) == (("2",), "1", ("expert-opinion",))
    assert found.argument_by_id["5"].kind is ArgumentKind.REBUTTAL
    assert found.argument_by_id["6"].kind is ArgumentKind.UNDERCUT
    assert found.argument_by_id["6"].target == "3"
    assert found.argument_by_id["14"].rules == ("Argument from Bus Lore",)
    assert expert.outweighs == ("14",)
    kinds = {r.id: (r.kind, r.origins, r.targets, r.force) for r in found.relations}
    assert kinds["8"] == (RelationKind.ILLOCUTION, ("7",), ("1",), "Asserting")
    assert kinds["10"] == (RelationKind.TRANSITION, ("7",), ("9",), "")
    assert kinds["11"] == (RelationKind.ILLOCUTION, ("10",), ("5",), "Arguing")
    assert kinds["12"] == (RelationKind.REPHRASE, ("1",), ("2",), "")
    assert kinds["13"][0] is RelationKind.PREFERENCE
    turns = dialogue(found)
    assert [(t.speaker, t.text) for t in turns] == [
        ("Ann", "Buses should be free!"),
        ("Ben", "Who pays?"),
    ]
    assert turns[0].acts == (("Asserting", "1", "Buses should be free."),)
    assert turns[1].acts == (("Arguing", "5", "against Buses should be free."),)
    assert found.name_of("person-44") == "Ann"
    require_lossless(DEBATE)


def test_what_was_edited_is_written_as_it_is_now() -> None:
    from dataclasses import replace

    found = read(DEBATE)
    arguments = tuple(a for a in found.arguments if a.id != "14")
    expert = replace(found.argument_by_id["3"], outweighs=())
    relations = tuple(r for r in found.relations if r.id != "13")
    b = MapBuilder(found.iri).claim("new", "New.").infer("why", ["new"], "1").build()
    edited = replace(
        found,
        arguments=(*(expert if a.id == "3" else a for a in arguments), *b.arguments),
        relations=relations,
        statements=(*found.statements, *b.statements),
    )
    made = again(edited)
    names = {item["nodeID"] for item in made["nodes"]}
    assert names == {item["nodeID"] for item in DEBATE["nodes"]} - {"13", "14"} | {"new", "why"}
    ends = {(item["fromID"], item["toID"]) for item in made["edges"]}
    assert {("new", "why"), ("why", "1"), ("2", "3")} <= ends
    assert not any("14" in pair or "13" in pair for pair in ends)
    assert len({item["edgeID"] for item in made["edges"]}) == len(made["edges"])


@pytest.mark.parametrize(
    ("nodes", "edges", "slugs"),
    [
        ([], [], ["empty-node-set"]),
        ([node("1", "RA")], [], ["step-without-premise", "step-without-conclusion"]),
        ([node("1", "I"), node("2", "I")], [edge(1, "1", "2")], ["bare-edge"]),
        ([node("1", "I")], [edge(1, "1", "9"), edge(2, "9", "1")], ["dangling-edge"] * 2),
        ([node("1", "I", "a"), node("1", "I", "b")], [], ["repeated-node"]),
        ([node("1", "EN", "a")], [], ["unknown-node-type"]),
        ([node(1, "I", "a"), node(2, "MA")], [edge(1, 1, 2)], ["loose-relation"]),
        (
            [node("1", "I"), node("2", "RA"), node("3", "I"), node("4", "I")],
            [edge(1, "1", "2"), edge(2, "2", "3"), edge(3, "2", "4"), edge(4, "1", "2")],
            ["several-conclusions", "repeated-edge"],
        ),
        (
            [node("1", "RA"), node("2", "RA"), node("3", "L"), node("4", "I")],
            [edge(1, "1", "2"), edge(2, "3", "2"), edge(3, "2", "4"), edge(4, "4", "1")],
            ["bare-edge", "bare-edge", "step-without-conclusion", "step-without-premise"],
        ),
    ],
)
def test_oddities_are_told_and_kept(nodes: list[Any], edges: list[Any], slugs: list[str]) -> None:
    node_set = {"nodes": nodes, "edges": edges, "locutions": []}
    loaded = loads(json.dumps(node_set).encode(), "n.json", "aif")
    assert sorted(d.slug for d in loaded.diagnostics) == sorted(slugs)
    assert {d.severity for d in loaded.diagnostics} == {Severity.INFO}
    require_lossless(node_set)


@pytest.mark.parametrize(
    "odd",
    [
        {"nodes": [node("1", "I", "\ud83d alone")], "edges": [], "locutions": []},
        {
            "nodes": [node("a b/c", "I", "x\x00\t\n"), node("", "I")],
            "edges": [edge(1, "a b/c", "")],
        },
        {"nodes": [{"nodeID": "1", "type": "I"}], "edges": [], "locutions": None},
        {"nodes": [node("1", "L")], "edges": [], "locutions": [{"nodeID": "9", "personID": 3}]},
        {"nodes": [node("1", "L")], "edges": [], "locutions": [{"nodeID": "1"}] * 2},
        {"nodes": [], "edges": [], "locutions": [], "participants": [{"participantID": "1"}]},
        {"nodes": [node("1", "I", text) for text in ("a", "b")], "edges": [edge(1, "1", 1)]},
        {"nodes": [node(1.5, "I"), node(True, "I"), node([1], "I")], "edges": []},
        {"nodes": [node("1", "I", "a")], "edges": [{"fromID": "1"}, {"toID": "1", "extra": [1]}]},
    ],
)
def test_whatever_stands_there_is_written_again(odd: dict[str, Any]) -> None:
    require_lossless(odd)


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"nodes": {}, "edges": []}', '{"nodes": [1], "edges": []}', "{", "\xff\xfe",
     '{"nodes": [], "edges": [], "locutions": 3}', "[" * 100_000],
)  # fmt: skip
def test_what_is_no_aif_is_said_so(text: str) -> None:
    loaded = loads(text.encode("latin-1"), "n.json", "aif")
    assert [d.code for d in loaded.diagnostics] == ["ARG060"]
    assert loaded.map.statements == ()


def test_it_is_told_from_its_beginning(tmp_path: Path) -> None:
    assert detect("x.json", json.dumps(DEBATE).encode()).name == "aif"
    assert detect("x.aif.json", b"").name == "aif"
    assert detect("x.json", b'{ "@context": {} }').name == "jsonld"


names = st.sampled_from(["1", "2", "3", "4", "5", "6 7", ""])
node_sets = st.fixed_dictionaries(
    {
        "nodes": st.lists(
            st.fixed_dictionaries(
                {
                    "nodeID": names,
                    "type": st.sampled_from(
                        ["I", "I", "RA", "CA", "PA", "MA", "L", "TA", "YA", "X"]
                    ),
                    "text": st.sampled_from(["", "a", "Default Inference", "Bob : b", "Sign"]),
                },
                optional={
                    "timestamp": st.just("2012-04-12 17:28:45"),
                    "scheme": st.just("Analogy"),
                },
            ),
            max_size=7,
        ),
        "edges": st.lists(
            st.fixed_dictionaries(
                {"edgeID": names, "fromID": names, "toID": names, "formEdgeID": st.none()}
            ),
            max_size=12,
        ),
        "locutions": st.lists(
            st.fixed_dictionaries({"nodeID": names, "personID": st.sampled_from(["1", "p q"])}),
            max_size=3,
        ),
    }
)


@given(node_sets)
@settings(max_examples=200)
def test_any_node_set_is_read_and_written_again(node_set: dict[str, Any]) -> None:
    require_lossless(node_set)


@given(maps())
def test_the_report_accounts_for_every_difference(argument_map: ArgumentMap) -> None:
    """What is not reported is there afterwards, and what is reported is not."""
    row = BY_NAME["aif"]
    reported = {
        (loss.record, loss.field, name) for loss in losses(argument_map, row) for name in loss.ids
    }
    after = loads(dump(argument_map, "aif"), "", "aif").map
    for name, record in argument_map.records.items():
        sort = type(record).__name__
        other = after.records.get(name)
        if other is None or type(other) is not type(record):
            assert (sort, "", name) in reported
            continue
        assert (sort, "", name) not in reported
        for part in ("premises", "target", "origins", "targets", "force"):
            if hasattr(record, part):
                same = getattr(record, part) == getattr(other, part)
                assert same != ((sort, part, name) in reported)
        texts = [w.text for w in getattr(record, "text", ())]
        kept = texts == [w.text for w in getattr(other, "text", ())] or not texts
        assert kept != ((sort, "text", name) in reported)
    again_ = losses(after, row)
    assert all(loss.record == "ArgumentMap" for loss in again_), again_


def test_every_oracle_is_written_as_it_was_read(shared: Path) -> None:
    files = sorted((shared / "oracles" / "aif").glob("*/*.json"))
    assert len(files) == 44
    for path in files:
        require_lossless(json.loads(path.read_text(encoding="utf-8")))


@pytest.mark.skipif(not CORPUS, reason="name a folder with corpora in ARGMAP_CORPORA")
def test_every_node_set_of_the_corpora() -> None:
    files = sorted(Path(CORPUS).glob("**/format=aif*/*.json"))
    assert files
    for path in files:
        node_set = json.loads(path.read_text(encoding="utf-8"))
        assert parts(again(read(node_set))) == parts(node_set), path
