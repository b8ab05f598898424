"""The hybrid layout: nothing overlaps, nothing hangs, the same map gives the same places."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import pytest

from argmap.model import ArgumentMap, MapBuilder
from argmap.view import scene
from argmap.view.bridge import bridge

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

WORDS = ["alpha", "of", "transport", "it", "household", "because", "income", "rises"]


def tangled(seed: int, size: int) -> ArgumentMap:
    """A map with premises used again, circles, undercuts of undercuts and loose parts."""
    pick = random.Random(seed)
    b = MapBuilder(title=f"Map {seed}")
    for n in range(size):
        b.claim(f"s{n}", " ".join(pick.choices(WORDS, k=pick.randint(1, 40))))
    for n in range(size):
        premises = [f"s{pick.randrange(size)}" for _ in range(pick.randint(0, 3))]
        against = f"a{pick.randrange(size)}" if pick.random() < 0.2 else f"s{pick.randrange(size)}"
        add = b.undercut if against.startswith("a") else pick.choice([b.infer, b.rebut])
        add(f"a{n}", premises, against)
    for n in range(0, size, 7):
        b.thesis(f"s{n}")
    return b.build()


def overlapping(nodes: list[dict[str, Any]], cell: float = 300) -> set[tuple[str, str]]:
    """Pairs of boxes that share ground, found by the squares of a grid that each touches."""
    squares: dict[tuple[int, int], list[dict[str, Any]]] = {}
    found = set()
    for node in nodes:
        for square in _touched(node, cell):
            others = squares.setdefault(square, [])
            found |= {(other["id"], node["id"]) for other in others if _overlap(node, other)}
            others.append(node)
    return found


def _touched(node: dict[str, Any], cell: float) -> Iterator[tuple[int, int]]:
    for x in range(
        int((node["x"] - node["width"] / 2) // cell),
        int((node["x"] + node["width"] / 2) // cell) + 1,
    ):
        for y in range(
            int((node["y"] - node["height"] / 2) // cell),
            int((node["y"] + node["height"] / 2) // cell) + 1,
        ):
            yield x, y


def _overlap(a: dict[str, Any], b: dict[str, Any]) -> bool:
    return (
        abs(a["x"] - b["x"]) < (a["width"] + b["width"]) / 2 - 0.2
        and abs(a["y"] - b["y"]) < (a["height"] + b["height"]) / 2 - 0.2
    )


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("size", [3, 20, 90])
def test_no_two_boxes_overlap_and_all_are_placed_once(seed: int, size: int) -> None:
    argument_map = tangled(seed, size)
    nodes = scene(argument_map)["nodes"]
    assert overlapping(nodes) == set()
    assert sorted(n["id"] for n in nodes) == sorted(
        [s.id for s in argument_map.statements] + [a.id for a in argument_map.arguments]
    )


@pytest.mark.parametrize("seed", range(4))
def test_every_link_is_drawn_once(seed: int) -> None:
    argument_map = tangled(seed, 30)
    routes = scene(argument_map)["routes"]
    drawn = {(r["lower"], r["upper"]) for r in routes}
    wanted = {(a.id, a.target) for a in argument_map.arguments}
    wanted |= {(p, a.id) for a in argument_map.arguments for p in a.needs}
    assert drawn == wanted


def test_the_same_map_gives_the_same_places(small: ArgumentMap) -> None:
    assert scene(small) == scene(small)


def test_an_empty_map_has_an_empty_drawing() -> None:
    found = scene(MapBuilder().build())
    assert found["nodes"] == []
    assert found["bounds"] == [0, 0, 0, 0]


def test_what_is_used_again_hangs_where_it_is_nearest_to_the_thesis(small: ArgumentMap) -> None:
    found = scene(small)
    poll = next(n for n in found["nodes"] if n["id"] == "poll")
    assert poll["parent"] == "wanted"
    assert poll["also"] == 1
    assert [(r["lower"], r["upper"]) for r in found["routes"] if r["role"] == "also"] == [
        ("poll", "again")
    ]


def test_a_contradiction_stated_at_both_ends_is_one_line() -> None:
    b = MapBuilder().claim("a", "A.", contradicts=("b",)).claim("b", "B.", contradicts=("a",))
    roles = [r["role"] for r in scene(b.build())["routes"]]
    assert roles == ["contradicts"]


def test_support_in_a_circle_is_cut_and_said() -> None:
    b = MapBuilder().claim("a", "A.").claim("b", "B.").infer("i", ["a"], "b").infer("j", ["b"], "a")
    found = scene(b.build())
    assert [r["role"] for r in found["routes"]].count("circle") == 1
    circle = bridge(b.build())
    assert sorted(circle["elements"][n]["id"] for n in circle["circles"][0]) == ["a", "b", "i", "j"]


def test_a_circle_beside_the_branches_is_found_too() -> None:
    b = MapBuilder().claim("t", "T.").claim("a", "A.").claim("b", "B.").thesis("t")
    b.infer("x", ["a"], "t").infer("y", ["b"], "t").infer("i", ["a"], "b").infer("j", ["b"], "a")
    roles = [r["role"] for r in scene(b.build())["routes"]]
    assert (roles.count("circle"), roles.count("also")) == (2, 0)


def test_numbers_in_ids_count_as_numbers() -> None:
    b = MapBuilder().claim("t", "T.").thesis("t")
    for n in (1, 2, 10):
        b.claim(f"c{n}", "A reason.").infer(f"i{n}", [f"c{n}"], "t")
    drawn = [n["id"] for n in scene(b.build())["nodes"]]
    assert drawn == ["t", "i1", "c1", "i2", "c2", "i10", "c10"]


def test_an_argument_against_itself_is_drawn() -> None:
    b = MapBuilder().claim("a", "A.").rebut("i", ["a"], "a").undercut("u", ["a"], "u")
    assert {n["id"] for n in scene(b.build())["nodes"]} == {"a", "i", "u"}


@pytest.mark.parametrize("shape", ["deep", "wide"])
def test_five_thousand_statements_are_placed(
    chain: Callable[[int], ArgumentMap], shape: str
) -> None:
    argument_map = chain(5000)
    if shape == "wide":
        b = MapBuilder().claim("top", "Top.").thesis("top")
        for n in range(5000):
            b.claim(f"s{n}", "A reason.").infer(f"a{n}", [f"s{n}"], "top")
        argument_map = b.build()
    found = scene(argument_map)
    assert len(found["nodes"]) >= 9999
    assert overlapping(found["nodes"]) == set()


def test_a_long_word_and_wide_letters_stay_within_the_card() -> None:
    from argmap.view.sizes import FONT, SIDE
    from argmap.view.textwidth import text_width

    b = MapBuilder().claim("long", "x" * 500).claim("han", "\u6f22" * 300).claim("none", " ")
    for node in scene(b.build())["nodes"]:
        room = node["width"] - 2 * SIDE
        assert all(text_width(line, FONT) <= room for line in node["lines"])
