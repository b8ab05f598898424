"""A pyvis network whose pages are safe: our template, our copy of vis-network, no request."""

from __future__ import annotations

import json
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment
from pyvis.network import Network

from argmap.view import shell
from argmap.view.palette import colours
from argmap.view.strings import STRINGS

if TYPE_CHECKING:
    from argmap.view.scene import Scene

_STEP_SHAPES = {"support": "dot", "attack": "square", "undercut": "diamond"}
_BELOW = 60
"""Distance in px from the map of what is added to it without a place."""
_COLUMN = 200
_ROW = 90
_PER_ROW = 6


class ArgumentNetwork(Network):  # type: ignore[misc]  # pyvis has no types
    """A ``pyvis.network.Network`` that holds an argument map and can be added to.

    Statements are boxes, arguments small nodes, all at the places of the hybrid layout (px). What
    is added with the methods of pyvis is drawn along with it. Labels and titles are plain text:
    nothing in them is ever run, and the page asks nothing of any other machine.
    """

    def __init__(self, scene: Scene, **options: Any) -> None:
        super().__init__(directed=True, cdn_resources="in_line", heading=scene["title"], **options)
        self.scene = scene
        self._joined: set[tuple[str, str]] = set()
        self.toggle_physics(False)
        for node in scene["nodes"]:
            self._place(node)
        for route in scene["routes"]:
            self._connect(route)

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
            scene=self.scene,
            heading=self.heading,
            say=STRINGS,
            policy=shell.policy(library, script),
            **shell.trusted(
                style=shell.style(),
                library=library,
                script=script,
                data=shell.embedded(self._data()),
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

    def _place(self, node: dict[str, Any]) -> None:
        """Adds a node of the scene as pyvis has nodes."""
        card = node["shape"] == "card"
        self.add_node(
            node["id"],
            label="\n".join(node["lines"]) or " ",
            shape="box" if card else _STEP_SHAPES[node["polarity"]],
            x=node["x"],
            y=node["y"],
            physics=False,
            fixed=True,
            size=node["width"] / 2,
            color=colours(node["polarity"]),
        )

    def _connect(self, route: dict[str, Any]) -> None:
        """Adds a line of the scene as an edge; it is painted from the scene, so it is hidden."""
        ends = (route["lower"], route["upper"])
        if ends not in self._joined:
            self._joined.add(ends)
            self.add_edge(*ends, hidden=True, physics=False, smooth=False, role=route["role"])

    def _data(self) -> dict[str, Any]:
        """What crosses the bridge: the scene, and what was added to it with pyvis."""
        nodes, edges, _, _, _, options = self.get_network_data()
        ours = {node["id"] for node in self.scene["nodes"]}
        return {
            "scene": self.scene,
            "strings": STRINGS,
            "nodes": self._beneath([node for node in nodes if node["id"] not in ours]),
            "edges": [edge for edge in edges if "role" not in edge],
            "options": options if isinstance(options, dict) else json.loads(options),
        }

    def _beneath(self, nodes: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """The nodes; those without a place in rows below the map, so that none covers a card."""
        left, _, _, bottom = self.scene["bounds"]
        placed, homeless = [], 0
        for node in nodes:
            if "x" in node and "y" in node:
                placed.append(node)
                continue
            row, column = divmod(homeless, _PER_ROW)
            homeless += 1
            x, y = left + (column + 0.5) * _COLUMN, bottom + _BELOW + row * _ROW
            placed.append({"x": x, "y": y, **node})
        return placed
