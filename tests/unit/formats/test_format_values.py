"""Values of the wrong kind in files that others have written are told with their place."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tests.unit.formats.test_aif import DEBATE, again, edge, node, read
from tests.unit.formats.test_interchange_formats import SADFACE, XAIF

from argmap.formats import dump, loads
from argmap.formats.jsontext import BadJson, Places, json_of
from argmap.model import MapBuilder
from argmap.model.edits import changed, without


def told(value: Any, name: str = "aif") -> list[tuple[str, str, int]]:
    """Of each finding the name, the message and the line; each list has an item a line."""
    loaded = loads(lined(value).encode(), "n.json", name)
    return [(d.slug, d.message, d.span.line) for d in loaded.diagnostics]


def lined(value: Any) -> str:
    if isinstance(value, list):
        return "[\n" + ",\n".join(json.dumps(item) for item in value) + "]"
    if not isinstance(value, dict):
        return json.dumps(value)
    return "{" + ", ".join(f"{json.dumps(k)}: {lined(v)}" for k, v in value.items()) + "}"


@pytest.mark.parametrize(
    ("several", "item", "said"),
    [
        ("nodes", {"type": "I", "text": "x"}, "the nodeID of {} is missing, where a text"),
        ("nodes", node([1], "I"), "the nodeID of {} is a list, where a text or a whole number"),
        ("nodes", node("99", "I") | {"text": 5}, "the text of 99 is a number, where a text is due"),
        ("nodes", node("99", "L", scheme={}), "the scheme of 99 is an object, where a text is due"),
        ("edges", edge(9, None, "1"), "the fromID of edge 9 is null, where a text"),
        ("edges", {"edgeID": {}, "toID": "1"}, "the fromID of edge {{}} is missing, where a text"),
        ("locutions", {"nodeID": "7", "personID": True}, "the personID of a locution is true"),
        ("locutions", {"nodeID": "7", "timestamp": 3}, "the timestamp of a locution is a number"),
    ],
)
def test_a_value_of_the_wrong_kind_is_told_with_its_line(
    several: str, item: Any, said: str
) -> None:
    value = {**DEBATE, several: [*DEBATE[several], item]}
    lists = list(DEBATE)
    line = 2 + sum(len(DEBATE[name]) for name in lists[: lists.index(several) + 1])
    found = [f for f in told(value) if f[0] == "odd-value"]
    assert [(message.startswith(said.format("node-14")), at) for _, message, at in found] == [
        (True, line)
    ]


@pytest.mark.parametrize(
    ("text", "why", "line", "column"),
    [
        ('{"nodes": [],\n "edges": [3]}', "a number is among them", 2, 12),
        ('{"nodes": 3,\n "edges": []}', "it has no list of nodes", 0, 0),
        ('{"nodes": [],\n "edges": [NaN]}', "NaN is no number that can be held", 2, 12),
        ('{"nodes": ["NaN", \n 1e999]}', "1e999 is no number that can be held", 2, 2),
        ('{"a": 1,\n}', "property name", 2, 1),
        ("[" * 5000, "nested too deep", 1, 201),
        (
            '{"nodes": [], "edges": [],\n"locutions": ""}',
            "locutions are a text, where a list",
            0,
            0,
        ),
    ],
)
def test_what_is_no_aif_is_told_with_its_place(text: str, why: str, line: int, column: int) -> None:
    (found,) = loads(text.encode(), "n.json", "aif").diagnostics
    assert why in found.message
    assert (found.span.line, found.span.column) == (line, column)


def test_numbers_that_are_too_long_are_no_json() -> None:
    with pytest.raises(BadJson, match="is no number"):
        json_of("[" + "9" * 5000 + "]")


def test_places_in_json() -> None:
    text = '{ "a": {"b" :[1 , {"c": []},\n\n"x"], "d": [] } , "b": [2]}'
    inner, outer = Places(text, "n.json", ("a",)), Places(text, "n.json")
    assert [str(inner("b", n)) for n in range(4)] == [
        "n.json:1:15",
        "n.json:1:19",
        "n.json:3:1",
        "n.json",
    ]
    assert [str(inner(name, 0)) for name in ("d", "x", "")] == ["n.json"] * 3
    assert str(outer("b", 0)) == f"n.json:3:{text.split(chr(10))[2].index('2') + 1}"
    assert str(outer("a", 0)) == "n.json"


@pytest.mark.parametrize("name", ["aif", "xaif", "sadface"])
def test_records_and_findings_have_the_lines_of_their_nodes(name: str) -> None:
    value = {"aif": DEBATE, "xaif": XAIF, "sadface": SADFACE}[name]
    text = json.dumps(value, indent=1)
    loaded = loads(text.encode(), "n.json", name)
    assert loaded.text == text
    lines = text.split("\n")
    for record in loaded.located().elements:
        item = "\n".join(lines[record.span.line - 1 :])
        found, _ = json.JSONDecoder().raw_decode(item.lstrip())
        assert found.get("nodeID", found.get("id")) == record.id
    nodes = [{"id" if name == "sadface" else "nodeID": "1", "type": "?", "text": "x"}]
    odd = {"nodes": nodes, "edges": []}
    told_of = loads(json.dumps({"AIF": odd} if name == "xaif" else odd).encode(), "n", name)
    assert [(d.slug, d.span.line) for d in told_of.diagnostics] == [("unknown-node-type", 1)]


# --- edges whose ends are gone ---


def removed_from_debate(*names: str, edges: list[Any]) -> list[tuple[Any, Any]]:
    found = read({**DEBATE, "edges": [*DEBATE["edges"], *edges]})
    return [(item["fromID"], item["toID"]) for item in again(without(found, *names))["edges"]]


def test_an_edge_is_not_written_whose_end_was_taken_away() -> None:
    bare, dangling, twice = edge(90, "1", "4"), edge(91, "1", "99"), edge(92, "2", "3")
    edges = [bare, dangling, twice]
    assert removed_from_debate(edges=edges)[-3:] == [("1", "4"), ("1", "99"), ("2", "3")]
    found = removed_from_debate("1", edges=edges)
    assert all("1" not in pair for pair in found)
    assert ("2", "3") in found
    assert ("1", "99") in removed_from_debate("4", edges=edges)
    assert all("3" not in pair for pair in removed_from_debate("3", edges=edges))
    edited = changed(read({**DEBATE, "edges": [*DEBATE["edges"], twice]}), "3", premises=())
    assert ("2", "3") not in [(e["fromID"], e["toID"]) for e in again(edited)["edges"]]


def test_what_is_said_of_things_that_are_not_there_is_not_written() -> None:
    b = MapBuilder().claim("a", "A", contradicts=["gone"], restates=["gone"])
    b.infer("i", ["a"], "a", outweighs=["gone"])
    made = again(b.build())
    assert [item["nodeID"] for item in made["nodes"]] == ["a", "i"]
    names = {item["nodeID"] for item in made["nodes"]}
    assert all({item["fromID"], item["toID"]} <= names for item in made["edges"])


# --- SADFace ---


def test_edges_of_sadface_to_nothing_are_told() -> None:
    edges = [*SADFACE["edges"], {"id": "e9", "source_id": "a1", "target_id": "none"}]
    found = told({**SADFACE, "edges": edges}, "sadface")
    assert found == [("dangling-edge", "an edge names none, which is no node", 6)]
    odd = told({**SADFACE, "edges": [*edges[:-1], {"id": "e9", "target_id": "a1"}]}, "sadface")
    assert odd[0][:2] == (
        "odd-value",
        "the source_id of edge e9 is missing, where a text or a whole number is due",
    )


def test_no_edge_of_sadface_leads_to_dialogue() -> None:
    made = json.loads(dump(read(DEBATE), "sadface"))
    names = {item["id"] for item in made["nodes"]}
    assert not names & {"7", "8", "9", "10", "11"}
    assert all({item["source_id"], item["target_id"]} <= names for item in made["edges"])


def test_passages_are_written_as_sadface_and_read_again() -> None:
    first = loads(json.dumps(XAIF).encode(), "x.json", "xaif").map
    made = json.loads(dump(first, "sadface"))
    assert made["resources"] == [
        {"id": "text", "content": "", "metadata": {"title": "text"}, "type": "text"}
    ]
    assert [item["sources"] for item in made["nodes"][:2]] == [
        [
            {
                "passage": "passage-1",
                "resource_id": "text",
                "text": "Tea is good",
                "offset": 0,
                "length": 11,
            }
        ],
        [
            {
                "passage": "passage-2",
                "resource_id": "text",
                "text": "it is warm",
                "offset": 17,
                "length": 10,
            }
        ],
    ]
    kept = loads(dump(first, "sadface"), "", "sadface")
    assert kept.diagnostics == ()
    shown = [
        [(p.id, p.source, p.digest.start, p.digest.end, p.quote.exact) for p in m.passages]  # type: ignore[union-attr]
        for m in (first, kept.map)
    ]
    assert shown[0] == shown[1]
    assert dump(kept.map, "sadface") == dump(loads(dump(kept.map), "m.ttl").map, "sadface")


def test_places_of_sadface_that_do_not_fit_are_told() -> None:
    places = [
        {"resource_id": "r1", "text": "cold", "offset": 7, "length": 4},
        {"resource_id": "r1", "offset": 7, "length": 400},
        {"resource_id": "r2", "offset": 7, "length": 4},
        {"resource_id": "r1", "text": "by its words alone"},
        {"resource_id": "r1", "offset": True, "length": []},
    ]
    nodes = [{**SADFACE["nodes"][0], "id": "a 1", "sources": places}]
    value = {**SADFACE, "nodes": nodes, "edges": []}
    loaded = loads(json.dumps(value, indent=1).encode(), "n.json", "sadface")
    assert [d.slug for d in loaded.diagnostics] == ["annotation-off"] * 3
    assert {d.span.line for d in loaded.diagnostics} == {11}
    (passage,) = loaded.map.passages
    assert passage.quote.exact == "by its words alone"  # type: ignore[union-attr]
    assert loaded.map["node-0"].expressed_in == (passage.id,)  # type: ignore[union-attr]
    assert json.loads(dump(loaded.map, "sadface")) == value


def test_a_node_of_sadface_is_kept_whatever_its_type() -> None:
    nodes = [*SADFACE["nodes"], {"id": "x", "type": "YA"}, {"id": "y"}, {"id": "z", "type": [1]}]
    loaded = loads(json.dumps({**SADFACE, "nodes": nodes}).encode(), "n.json", "sadface")
    assert [d.slug for d in loaded.diagnostics] == ["unknown-node-type"] * 3
    assert json.loads(dump(loaded.map, "sadface"))["nodes"] == nodes
