"""Whatever stands in a field of a file, or in the free data of a map, nothing raises."""

from __future__ import annotations

import copy
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.property.test_law_bytes import TEA
from tests.unit.formats.test_aif import DEBATE, parts
from tests.unit.formats.test_format_ova import DIALOGUE, OLDER
from tests.unit.formats.test_interchange_formats import CARNEADES, SADFACE, XAIF

from argmap.diagnostic import Severity
from argmap.formats import dump, loads
from argmap.model import Data

if TYPE_CHECKING:
    from argmap.formats import Loaded

VALUES: dict[str, Any] = {
    "aif": DEBATE,
    "xaif": {**XAIF, **DIALOGUE},
    "older xaif": OLDER,
    "sadface": SADFACE,
    "carneades": yaml.safe_load(CARNEADES),
    "argdown-json": json.loads(TEA["argdown-json"]),
}
WRITTEN = ["aif", "xaif", "sadface", "carneades", "kialo", "brat"]
NAMES = ["text", "passage-1", "person-44", "resource-0", "proponent", "a1", "1", "a b", ""]
LEAVES = (
    st.none()
    | st.booleans()
    | st.integers(-(10**20), 10**20)
    | st.floats()
    | st.sampled_from([*NAMES, "\ud83d", "\x00", "\r\n", "node1", "Default Inference"])
    | st.text(max_size=6)
)
ANY = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "text", "nodeID", "type", "a"]), inner, max_size=3)
    ),
    max_leaves=6,
)


def places(value: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to each part of a value."""
    if not isinstance(value, dict | list):
        return [at]
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    return [at, *(place for key, part in inner for place in places(part, (*at, key)))]


def put(value: Any, at: tuple[Any, ...], new: Any) -> Any:
    """The value with another part at a place."""
    if not at:
        return new
    made = copy.deepcopy(value)
    inner = made
    for key in at[:-1]:
        inner = inner[key]
    inner[at[-1]] = new
    return made


def written(name: str, value: Any) -> bytes:
    if name == "carneades":
        return yaml.safe_dump(value, allow_unicode=True).encode()
    return json.dumps(value, indent=1).encode()


def require_sound(loaded: Loaded) -> None:
    """Findings can be printed, and the map can be held by Turtle and written in any format."""
    for finding in loaded.diagnostics:
        assert finding.message.isprintable()
        assert finding.span.path == loaded.path
    turtle = loads(dump(loaded.map, "turtle"), "", "turtle")
    assert (turtle.map, turtle.diagnostics) == (loaded.map, ())
    for other in WRITTEN:
        dump(loaded.map, other)


@pytest.mark.parametrize("name", VALUES)
@given(st.data())
@settings(max_examples=150)
def test_any_value_in_any_field_is_read_or_refused(name: str, data: st.DataObject) -> None:
    value = VALUES[name]
    at = data.draw(st.sampled_from(places(value)))
    changed = put(value, at, data.draw(ANY))
    text = written(name, changed)
    name = name.removeprefix("older ")
    loaded = loads(text, "n.json", name)
    require_sound(loaded)
    if any(d.severity is Severity.ERROR for d in loaded.diagnostics):
        assert loaded.map.statements == ()
    elif name in {"aif", "xaif", "sadface"}:
        again = json.loads(dump(loaded.map, name))
        inner = (changed["AIF"], again["AIF"]) if "AIF" in again else (changed, again)
        assert parts(inner[0]) == parts(inner[1])


IDS = st.sampled_from(["a1", "a2", "e1", "c1", "c2", "j1", "1", "a b", "proponent", "text", ""])
KINDS = ["pro", "opp", "seg", "sup", "exa", "add", "reb", "und", "true"]
XML_TEXT = st.text("ab é\n\t<&\"'\u2028", max_size=5)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["edu", "adu", "adu", "joint", "edge", "edge", "edge", "note"]),
            st.dictionaries(
                st.sampled_from(["id", "src", "trg", "type", "implicit", "by"]),
                IDS | XML_TEXT | st.sampled_from(KINDS),
            ),
            XML_TEXT,
        ),
        max_size=8,
    )
)
def test_any_elements_of_arggraph_are_read(tags: list[tuple[str, dict[str, str], str]]) -> None:
    root = ET.Element("arggraph", {"id": "m"})
    for name, attributes, text in tags:
        ET.SubElement(root, name, attributes).text = text
    require_sound(loads(ET.tostring(root), "m.xml", "arggraph"))


NUMBERS = st.sampled_from(["1", "1.1", "1.2", "1.1.1", "2", "2.1", "3.1.1", "01"])


@given(
    st.lists(
        st.tuples(NUMBERS, st.sampled_from(["Pro: ", "Con: ", "", "pro: "]), NUMBERS, XML_TEXT),
        max_size=8,
    )
)
def test_any_claims_of_kialo_are_read_and_written(rows: list[tuple[str, str, str, str]]) -> None:
    lines = [
        f"{number}. {stance}" + (text or f"-> See {other}.") for number, stance, other, text in rows
    ]
    loaded = loads("\n".join(["Discussion Title: T", *lines]).encode(), "m", "kialo")
    require_sound(loaded)
    again = loads(dump(loaded.map, "kialo"), "m", "kialo")
    assert [d.message for d in again.diagnostics if d.severity is Severity.ERROR] == []
    assert len(again.map.statements) == len(loaded.map.statements)


@pytest.mark.parametrize("key", ["aif", "xaif", "sadface", "carneades", "brat", "arggraph"])
@given(st.data())
@settings(max_examples=80)
def test_any_free_data_is_written(key: str, data: st.DataObject) -> None:
    """What formats keep in a map may be changed by hand in a file of Turtle."""
    finite = ANY.filter(lambda value: "NaN" not in (s := json.dumps(value)) and "Inf" not in s)
    name = "aif" if key in {"aif", "xaif", "sadface"} else "carneades"
    found = loads(written(name, VALUES[name]), "", name).map
    if key == "sadface":
        found = loads(written(key, SADFACE), "", key).map
    if key == "brat":
        found = loads(TEA["brat"].encode(), "", "brat").map
    records = [found, *found.statements, *found.arguments, *found.relations, *found.locutions]
    chosen = data.draw(st.sampled_from(records))
    held = chosen.data.value.get(name if key == "xaif" else key, {})
    at = data.draw(st.sampled_from(places(held)))
    odd = Data.of({**chosen.data.value, key: put(held, at, data.draw(finite))})
    whole = chosen is found
    made = replace(found, data=odd) if whole else with_data(found, chosen.id, odd)
    for other in WRITTEN:
        dump(made, other)


def with_data(found: Any, name: str, odd: Data) -> Any:
    """The map with other data in one record."""
    families = ("statements", "arguments", "relations", "locutions")
    return replace(
        found,
        **{
            family: tuple(
                replace(record, data=odd) if record.id == name else record
                for record in getattr(found, family)
            )
            for family in families
        },
    )
