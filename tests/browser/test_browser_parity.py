"""What the page works out by itself is what Python does: labels, and the place of every box."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.unit.view.test_view_layout import tangled

from argmap.model import MapBuilder
from argmap.semantics import evaluate
from argmap.view import page as page_of
from argmap.view import to_pyvis
from argmap.view.bridge import bridge
from argmap.view.crosslinks import crosslinks
from argmap.view.forest import forest
from argmap.view.language import direction_of, language_of
from argmap.view.layout import layout
from argmap.view.nodes import bounds_of
from argmap.view.routes import routes
from argmap.view.sizes import Box
from argmap.view.steps import structure
from argmap.view.tree import tree_of
from argmap.workbench import open_map

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from argmap.model import ArgumentMap
    from argmap.view.layout import Placed
    from conftest import Visit

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[2]
FILES = sorted([*ROOT.glob("graph/*.ttl"), *ROOT.glob("examples/*/*.ttl")])
MAPS = 1000
ASPECTS = (1.3, 0.5, 2.2)
TREE = ("ids", "roots", "kids", "widths", "heights", "steps", "gaps")


def random_map(pick: random.Random) -> ArgumentMap:
    """A small map of every kind of step, with contradictions, circles and scenarios."""
    b = MapBuilder()
    size = pick.randint(2, 12)
    names = [f"s{n}" for n in range(size)]
    for name in names:
        add = pick.choice([b.claim, b.claim, b.assumption, b.evidence])
        opposed = tuple(pick.sample(names, 1)) if pick.random() < 0.1 else ()
        add(name, name, contradicts=tuple(n for n in opposed if n != name))
    steps = [f"a{n}" for n in range(pick.randint(1, 16))]
    for name in steps:
        premises = pick.sample(names, pick.randint(0, min(3, size)))
        add = pick.choice([b.infer, b.infer, b.rebut, b.undercut])
        add(name, premises, pick.choice(steps if add == b.undercut else names))
    b.scenario("one", "One", assumes=pick.sample(names, 1), rejects=pick.sample(names, 1))
    return b.build()


def test_labels_are_those_of_python_on_a_thousand_maps(visit: Callable[..., Visit]) -> None:
    opened = visit(page_of(MapBuilder().claim("a", "A").build()))
    pick = random.Random(1)
    cases, expected = [], []
    for _ in range(MAPS):
        argument_map = random_map(pick)
        data = bridge(argument_map)
        order = [element["id"] for element in data["elements"]]
        accepting = {order[n]: rule for n, rule in data["reasoning"]["accepting"]}
        gone = sorted(name for name in accepting if pick.random() < 0.3)
        scenario = pick.choice(data["reasoning"]["scenarios"])
        off = set(scenario["off"])
        for name in gone:
            off ^= {accepting[name]}
        given = {k: data["reasoning"][k] for k in ("program", "atoms", "bodies")}
        cases.append([given, len(order), sorted(off)])
        assume = [n for n in gone if accepting[n] in scenario["off"]]
        reject = [n for n in gone if n not in assume]
        evaluation = evaluate(argument_map, scenario["id"], assume=assume, reject=reject)
        expected.append([str(evaluation.labels.get(name, "")) for name in order])
    script = "(cases) => cases.map(([r, count, off]) => argmap.judge(r, count, off))"
    found = opened.page.evaluate(script, cases)
    assert found == expected
    assert {label for labels in found for label in labels} >= {"in", "out", "undecided"}


def test_places_are_those_of_python_on_a_thousand_maps(visit: Callable[..., Visit]) -> None:
    opened = visit(page_of(MapBuilder().claim("a", "A").build()))
    pick = random.Random(2)
    cases, expected = [], []
    for _ in range(MAPS):
        argument_map = random_map(pick)
        shape = structure(argument_map)
        trees = forest(argument_map, shape)
        boxes = {
            name: Box(20, 20, is_step=True)
            if name in shape.steps and shape.steps[name].origins
            else Box(pick.choice([204, 216, 300]), pick.randint(40, 260))
            for name in trees.order
        }
        tree = tree_of(trees, shape, boxes)
        aspect = pick.choice(ASPECTS)
        cases.append([{name: getattr(tree, name) for name in TREE}, aspect])
        placed = layout(trees, shape, boxes, aspect).values()
        expected.append([[p.x, p.y, p.rail, p.column] for p in placed])
    script = """(cases) => cases.map(([tree, aspect]) => {
      const { across, down, rails, columns } = argmap.arrange(tree, aspect);
      return across.map((x, n) => [x, down[n], rails[n], columns[n]]);
    })"""
    assert opened.page.evaluate(script, cases) == expected


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_labels_and_places_are_those_of_python(visit: Callable[..., Visit], path: Path) -> None:
    argument_map = open_map(path).map
    opened = visit(page_of(argument_map))
    labels = {name: str(label) for name, label in evaluate(argument_map).labels.items()}
    # As text, since a value with the key __proto__ does not come through.
    assert json.loads(opened.page.evaluate("JSON.stringify(argmap.labels())")) == labels
    places_agree(opened, argument_map)


@pytest.mark.parametrize("seed", range(6))
def test_tangled_maps_are_drawn_alike(visit: Callable[..., Visit], seed: int) -> None:
    argument_map = tangled(seed, 60)
    places_agree(visit(page_of(argument_map)), argument_map)


def places_agree(opened: Visit, argument_map: ArgumentMap) -> None:
    """Fed the sizes of the page, Python puts every box and line where the page does."""
    shape = structure(argument_map)
    trees = forest(argument_map, shape)
    for aspect in ASPECTS:
        found = opened.page.evaluate("(aspect) => argmap.layout(aspect, 216)", aspect)
        boxes = {
            name: Box(width, height, is_step=(width, height) == (20, 20))
            for name, _, _, width, height in found["boxes"]
        }
        assert [row[0] for row in found["boxes"]] == list(trees.order)
        placed = layout(trees, shape, boxes, aspect)
        turn = turner(argument_map, placed)
        ours = [[name, turn(p.x), p.y, p.box.width, p.box.height] for name, p in placed.items()]
        assert found["boxes"] == ours
        lines = (*routes(trees, shape, placed), *crosslinks(argument_map, placed))
        drawn = [
            [r.lower, r.upper, r.role, r.polarity, [[turn(x), y] for x, y in r.points]]
            for r in lines
        ]
        assert found["lines"] == drawn


def turner(argument_map: ArgumentMap, placed: Mapping[str, Placed]) -> Callable[[float], float]:
    """Where something is across; a map from right to left is drawn from right to left."""
    if direction_of(language_of(argument_map)) == "ltr":
        return lambda x: x
    left, _, right, _ = bounds_of(placed)
    return lambda x: left + right - x


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_page_knows_just_what_crossed_the_bridge(
    visit: Callable[..., Visit], path: Path
) -> None:
    bench = open_map(path)
    found = bench.check()
    sent = json.loads(json.dumps(bridge(bench.map, found)))
    assert visit(page_of(bench.map, found)).page.evaluate("argmap.map()") == sent
    network = to_pyvis(bench.map, diagnostics=found).generate_html()
    assert visit(network).page.evaluate("argmap.map()") == sent
