"""The outline: the argument in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from argmap.errors import UnknownElement
from argmap.model import ArgumentMap, MapBuilder, Relation, RelationKind
from argmap.view import OutlineItem, outline

if TYPE_CHECKING:
    from collections.abc import Callable


def lines(items: tuple[OutlineItem, ...]) -> list[str]:
    return [f"{'  ' * i.depth}{i.id}: {i.words}".rstrip(": ") for i in items]


def test_the_whole_argument_in_words(small: ArgumentMap) -> None:
    assert lines(outline(small)) == [
        "drink",
        "  wanted: supported by, together",
        "    please",
        "    poll",
        "    bias: the step is undercut by",
        "      biased",
        "  harm: but against it",
        "    stains",
        "      clean: contradicts",
        "clean",
        "  again: supported by",
        "    poll: as above",
        "  stains: contradicts",
    ]


def test_roles_and_texts(small: ArgumentMap) -> None:
    found = {item.id: item for item in outline(small) if not item.seen}
    assert found["drink"].role == "thesis"
    assert found["clean"].role == "other"
    assert found["harm"].role == "rebuttal"
    assert found["please"].role == "premise"
    assert found["harm"].text == ""
    assert found["drink"].text == "People should drink tea."


def test_from_a_root_and_to_a_depth(small: ArgumentMap) -> None:
    assert lines(outline(small, "wanted", 1)) == [
        "wanted", "  please", "  poll", "  bias: the step is undercut by",
    ]  # fmt: skip
    assert lines(outline(small, depth=0)) == ["drink", "clean"]


def test_an_unknown_root_is_refused(small: ArgumentMap) -> None:
    with pytest.raises(UnknownElement):
        outline(small, "drnk")


def test_a_circle_is_said_and_not_followed() -> None:
    b = MapBuilder().claim("a", "A.").claim("b", "B.").infer("i", ["a"], "b").infer("j", ["b"], "a")
    last = outline(b.thesis("a").build())[-1]
    assert (last.id, last.seen, last.words) == ("a", True, "in a circle, back to")


def test_an_undercut_of_an_objection_has_words_of_its_own() -> None:
    b = MapBuilder().claim("a", "A.").claim("b", "B.").claim("c", "C.")
    b.rebut("r", ["b"], "a").undercut("u", ["c"], "r")
    assert "  " * 2 + "u: but the objection is undercut by" in lines(outline(b.build()))


def test_relations_without_premises_are_steps_too() -> None:
    b = MapBuilder().claim("a", "A.").claim("b", "B.").claim("c", "C.")
    b.add(Relation(id="r", kind=RelationKind.ATTACK, origins=("b",), targets=("a",)))
    assert lines(outline(b.build())) == ["a", "  r: but against it", "    b", "c"]


def test_a_warrant_is_named_as_the_rule() -> None:
    b = MapBuilder().claim("a", "A.").claim("b", "B.").claim("rule", "If B then A.")
    b.infer("i", ["b"], "a", warrants=("rule",))
    assert lines(outline(b.build()))[2:] == ["    b", "    rule: by the rule"]
    assert outline(b.build())[-1].role == "warrant"


def test_a_chain_of_any_length_is_walked(chain: Callable[[int], ArgumentMap]) -> None:
    assert outline(chain(6000))[-1].depth == 2 * 5999


def test_an_empty_map_has_no_lines() -> None:
    assert outline(MapBuilder().build()) == ()
