"""The two networks that pyvis holds: the argument at its places, and all that the map knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.model import Element, Statement, best
from argmap.network import knowledge_graph
from argmap.view.drawing import SafeNetwork, beneath
from argmap.view.language import named, said
from argmap.view.nodes import foot_of, kind_of
from argmap.view.outline import text_of
from argmap.view.scene import scene
from argmap.view.sizes import card_box, step_box
from argmap.view.steps import NEUTRAL, structure

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from argmap.model import ArgumentMap, Record
    from argmap.view.sizes import Box

_CARD = 150
"""Width in px of a card among many; its text is the short name, or the beginning of the text."""
_LETTERS = 90
"""So many letters of a text without a short name are shown."""
_CROWD = 40
"""What is tied to more than so many others does not pull at them, and its ties are pale."""
_LARGE = 1_500
"""From so many nodes on, they stand as on the map, and physics is off until it is asked for."""
_STEPS = 60_000
"""So many movements of nodes are worked out before the picture is shown."""
_MOST = 400
_FEWEST = 30

ROLES_OF_STEPS = frozenset({"premise", "warrant", "conclusion", "rebuts", "undercuts"})


class ArgumentNetwork(SafeNetwork):
    """The argument: statements are boxes, arguments small nodes, at the places of the map (px)."""

    def __init__(
        self, argument_map: ArgumentMap, data: Mapping[str, Any], theme: str = "", **settings: Any
    ) -> None:
        super().__init__(data, theme, **settings)
        self.scene = scene(argument_map)
        self.toggle_physics(False)
        joined: set[tuple[str, str]] = set()
        for node in self.scene["nodes"]:
            self.place(node, x=node["x"], y=node["y"], physics=False, fixed=True)
        for route in self.scene["routes"]:
            ends = (route["lower"], route["upper"])
            if ends not in joined:
                joined.add(ends)
                self.join(*ends, hidden=True, physics=False, smooth=False, role=route["role"])

    def drawing(self) -> dict[str, Any]:
        """The lines are painted from the scene, with their corners."""
        return {
            "routes": self.scene["routes"],
            "bounds": self.scene["bounds"],
            "settles": False,
        }


class KnowledgeNetwork(SafeNetwork):
    """Statements and arguments with their sources, agents, schemes, scenarios and groups.

    Nodes find their places by physics (ForceAtlas2 of vis-network, from places that depend on the
    order of the nodes alone), so that what belongs together stands together. Methods of pyvis such
    as ``barnes_hut`` choose another model.
    """

    def __init__(
        self, argument_map: ArgumentMap, data: Mapping[str, Any], theme: str = "", **settings: Any
    ) -> None:
        super().__init__(data, theme, **settings)
        graph = knowledge_graph(argument_map)
        boxes = list(_boxes(argument_map, graph.nodes(data=True), data["language"]))
        if len(boxes) > _LARGE:
            boxes = _placed(argument_map, boxes)
        for box in boxes:
            self.place(box, **{side: box[side] for side in ("x", "y") if side in box})
        crowded = {n for n, degree in graph.degree() if degree > _CROWD}
        for origin, target, role in _edges(graph):
            pale = role not in ROLES_OF_STEPS and bool(crowded & {origin, target})
            self.join(origin, target, role=role, **({"physics": False} if pale else {}))
        self.force_atlas_2based(
            gravity=-45, central_gravity=0.02, spring_length=70, spring_strength=0.08, overlap=0.6
        )
        self.options.edges.smooth.enabled = False
        steps = max(_FEWEST, min(_MOST, _STEPS // max(len(boxes), 1)))
        self.options.physics.stabilization.iterations = steps
        if len(boxes) > _LARGE:
            self.toggle_physics(False)


def _placed(argument_map: ArgumentMap, boxes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The boxes at the places that elements have on the map, and all others in rows below it."""
    drawn = scene(argument_map)
    places = {node["id"]: {"x": node["x"], "y": node["y"]} for node in drawn["nodes"]}
    return beneath([{**box, **places.get(box["id"], {})} for box in boxes], drawn["bounds"])


def _edges(graph: Any) -> Iterator[tuple[str, str, str]]:
    yield from graph.edges(data="role")


def _boxes(argument_map: ArgumentMap, nodes: Any, language: str) -> Iterator[dict[str, Any]]:
    """A box for each node of the knowledge graph: its shape, size and words."""
    shape = structure(argument_map)
    for name, known in nodes:
        record = argument_map.records.get(name)
        step = shape.steps.get(name)
        small = bool(step and (step.origins or not text_of(argument_map, name, language)))
        box = step_box() if small else _card(argument_map, record, known["label"], language)
        element = isinstance(record, Element)
        yield {
            "id": name,
            "shape": "step" if small else "card" if element else "entity",
            "kind": kind_of(argument_map, name) if element else known["kind"],
            "polarity": str(step.polarity) if step else NEUTRAL,
            "width": box.width,
            "height": box.height,
            "lines": list(box.lines),
            "foot": list(box.foot),
        }


def _card(argument_map: ArgumentMap, record: Record | None, name: str, language: str) -> Box:
    """A card with the short name of a record, or the beginning of what it says."""
    words = name.rstrip("#/").rpartition("#")[2].rpartition("/")[2] or name
    if record and best(record.label, language):
        words = named(record, language)
    elif isinstance(record, Element):
        words = said(record, language)
    if len(words) > _LETTERS:
        words = words[: _LETTERS - 1].rstrip() + "\N{HORIZONTAL ELLIPSIS}"
    foot = foot_of(argument_map, record, language) if isinstance(record, Statement) else ""
    return card_box(words, foot, _CARD)
