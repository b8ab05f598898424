"""Networks of pyvis whose pages are safe: our template, our copy of vis-network, no request."""

from __future__ import annotations

import json
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment
from pyvis.edge import Edge
from pyvis.network import Network
from pyvis.node import Node

from argmap.view import shell
from argmap.view.palette import colours
from argmap.view.strings import STRINGS
from argmap.view.tables import packed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

STEP_SHAPES = {"support": "dot", "attack": "square", "undercut": "diamond"}
"""The shape of the node of a step in pyvis, by what the step does."""
_BELOW = 60
"""Distance in px from the map of what is added to it without a place."""
_COLUMN = 200
_ROW = 90
_PER_ROW = 6
"""So many stand in a row at least."""


class SafeNetwork(Network):  # type: ignore[misc]  # pyvis has no types
    """A ``pyvis.network.Network`` of a map that can be added to and written with pyvis's methods.

    Labels and titles are plain text: nothing in them is ever run, and the page asks nothing of any
    other machine.

    Args:
        data: The map as ``argmap.view.bridge`` gives it.
        theme: ``light`` or ``dark``; that of the reader's system when empty.
        settings: Further arguments of pyvis.
    """

    def __init__(self, data: Mapping[str, Any], theme: str = "", **settings: Any) -> None:
        super().__init__(directed=True, cdn_resources="in_line", heading=data["title"], **settings)
        self.map_data, self.theme = data, theme
        self.boxes: list[dict[str, Any]] = []

    def place(self, box: Mapping[str, Any], **attributes: Any) -> None:
        """Adds a node that the page paints itself.

        Args:
            box: Its id, shape (``card``, ``entity`` or ``step``), kind, polarity, width and height
                in px, lines and foot, and in a fixed drawing its place.
            attributes: What pyvis is told besides, for whoever goes on with the network.
        """
        name = box["id"]
        node = Node(
            name,
            STEP_SHAPES[box["polarity"]] if box["shape"] == "step" else "box",
            "\n".join(box["lines"]) or " ",
            self.font_color,
            size=box["width"] / 2,
            group=box["kind"],
            color=colours(box["polarity"]),
            **attributes,
        )
        self.boxes.append(dict(box))
        self.nodes.append(node.options)
        self.node_ids.append(name)
        self.node_map[name] = node.options

    def join(self, origin: str, target: str, **attributes: Any) -> None:
        """Adds an edge between nodes that are there, however many there are.

        ``add_edge`` looks through all nodes for the two at each edge.
        """
        self.edges.append(Edge(origin, target, self.directed, **attributes).options)

    def generate_html(
        self,
        name: str = "index.html",  # noqa: ARG002 - the signature is pyvis's
        local: bool = True,  # noqa: ARG002
        notebook: bool = False,  # noqa: ARG002
    ) -> str:
        """The page as one HTML document that needs nothing else; the arguments change nothing."""
        environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
        library, script = shell.library(), shell.script(shell.NETWORK)
        page = environment.from_string(shell.template("network/network.html")).render(
            map=self.map_data,
            heading=self.heading,
            say=STRINGS,
            policy=shell.policy((library, script), (shell.style(),)),
            **shell.trusted(
                style=shell.style(),
                library=library,
                script=script,
                data=shell.embedded(self.data()),
            ),
        )
        self.html = page.encode("utf-8", "replace").decode("utf-8")
        return self.html

    def write_html(
        self,
        name: str,
        local: bool = True,
        notebook: bool = False,
        open_browser: bool = False,
    ) -> None:
        """Writes the page as UTF-8, and shows it when asked to; no other file is written."""
        html = self.generate_html(name, local, notebook)
        path = Path(name)
        path.write_text(html, encoding="utf-8", newline="\n")
        if open_browser:
            webbrowser.open(path.resolve().as_uri())

    def show(
        self,
        name: str,
        local: bool = True,
        notebook: bool = True,
    ) -> object:
        """Writes the page; gives a frame for a notebook, or shows the page in the browser."""
        self.write_html(name, local, notebook, open_browser=not notebook)
        if not notebook:
            return None
        from IPython.display import IFrame

        return IFrame(name, width=self.width, height=self.height)

    def drawing(self) -> dict[str, Any]:
        """What is drawn besides nodes and edges: fixed lines with corners, and the bounds in px."""
        return {"routes": [], "bounds": [0, 0, 0, 0], "settles": True}

    def data(self) -> dict[str, Any]:
        """What crosses the bridge: the map, our boxes, and what was added with pyvis."""
        nodes, edges, _, _, _, options = self.get_network_data()
        drawing = self.drawing()
        ours = {box["id"] for box in self.boxes}
        added = [node for node in nodes if node["id"] not in ours]
        return {
            "map": packed(self.map_data),
            "options": {"theme": self.theme},
            "drawing": {"boxes": self.boxes, **drawing},
            "nodes": added if drawing["settles"] else beneath(added, drawing["bounds"]),
            "edges": [_sparse(edge) for edge in edges if not edge.get("hidden")],
            "settings": options if isinstance(options, dict) else json.loads(options),
        }


def beneath(nodes: Iterable[dict[str, Any]], bounds: list[float]) -> list[dict[str, Any]]:
    """The nodes; those without a place in rows below the bounds, so that none covers a card."""
    left, _, right, bottom = bounds
    per_row = max(_PER_ROW, int((right - left) / _COLUMN))
    placed, homeless = [], 0
    for node in nodes:
        if "x" in node and "y" in node:
            placed.append(node)
            continue
        row, column = divmod(homeless, per_row)
        homeless += 1
        x, y = left + (column + 0.5) * _COLUMN, bottom + _BELOW + row * _ROW
        placed.append({"x": x, "y": y, **node})
    return placed


def _sparse(edge: Mapping[str, Any]) -> dict[str, Any]:
    """An edge without what the page knows anyway."""
    return {key: value for key, value in edge.items() if (key, value) != ("arrows", "to")}
