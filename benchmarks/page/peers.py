"""Pages that other tools make of the same map, and the drawings that they lay out.

The modules of the tools are taken from a folder in which somebody has run

npm install cytoscape@3 cytoscape-dagre@2 dagre@0.8 mermaid@11 @argdown/node@2
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from argmap.formats import dump
from argmap.view.exports import dot, mermaid
from argmap.view.scene import scene
from argmap.view.sizes import FONT, card_box, step_box

if TYPE_CHECKING:
    from pathlib import Path

    from argmap.model import ArgumentMap

STABLE = "window.__stable || 0"
PATIENCE = 120
PER_POINT = 96 / 72
"""Pixels in a point, as Graphviz counts lengths."""


def boxes(argument_map: ArgumentMap) -> tuple[list[dict[str, Any]], list[tuple[str, str]]]:
    """The statements and arguments with the sizes that cards have, and the edges between them."""
    theses = set(argument_map.theses)
    nodes = []
    for statement in argument_map.statements:
        box = card_box(statement.says, bold=statement.id in theses)
        nodes.append(
            {"id": statement.id, "label": statement.says, "width": box.width, "height": box.height}
        )
    step = step_box()
    nodes += [
        {"id": argument.id, "label": "", "width": step.width, "height": step.height}
        for argument in argument_map.arguments
    ]
    known = {node["id"] for node in nodes}
    edges = [
        (premise, argument.id) for argument in argument_map.arguments for premise in argument.needs
    ]
    edges += [(argument.id, argument.target) for argument in argument_map.arguments]
    return nodes, [edge for edge in edges if known.issuperset(edge)]


def cytoscape_page(argument_map: ArgumentMap, modules: Path) -> str:
    """Cytoscape.js with dagre, thesis on top, boxes as large as the cards."""
    nodes, edges = boxes(argument_map)
    elements = [{"data": node} for node in nodes]
    elements += [{"data": {"source": a, "target": b}} for a, b in edges]
    style = [
        {
            "selector": "node",
            "style": {
                "shape": "round-rectangle",
                "width": "data(width)",
                "height": "data(height)",
                "label": "data(label)",
                "text-wrap": "wrap",
                "text-max-width": "200px",
                "text-valign": "center",
                "font-size": 13,
                "background-color": "#fff",
                "border-width": 1,
            },
        },
        {"selector": "edge", "style": {"curve-style": "bezier", "target-arrow-shape": "triangle"}},
    ]
    script = (
        f"cytoscape.use(cytoscapeDagre);const elements={_embedded(elements)};"
        f"const cy=cytoscape({{container:document.getElementById('map'),elements,"
        f"style:{_embedded(style)},layout:{{name:'dagre',rankDir:'BT',animate:false}}}});"
        "cy.ready(()=>requestAnimationFrame(()=>requestAnimationFrame("
        "()=>{window.__stable=performance.now()})));"
    )
    libraries = [
        modules / "dagre" / "dist" / "dagre.min.js",
        modules / "cytoscape" / "dist" / "cytoscape.min.js",
        modules / "cytoscape-dagre" / "cytoscape-dagre.js",
    ]
    return _page([path.read_text(encoding="utf-8") for path in libraries], script)


def mermaid_page(argument_map: ArgumentMap, modules: Path) -> str:
    """Mermaid, with the limits on size taken away."""
    library = (modules / "mermaid" / "dist" / "mermaid.min.js").read_text(encoding="utf-8")
    script = (
        "mermaid.initialize({startOnLoad:false,maxTextSize:1e9,maxEdges:1e9});"
        f"mermaid.render('drawing',{_embedded(mermaid(argument_map))}).then(({{svg}})=>{{"
        "document.getElementById('map').innerHTML=svg;"
        "requestAnimationFrame(()=>requestAnimationFrame("
        "()=>{window.__stable=performance.now()}));});"
    )
    return _page([library], script)


def _embedded(value: object) -> str:
    return json.dumps(value).replace("<", "\\u003c")


def _page(libraries: list[str], script: str) -> str:
    parts = [part.replace("</script", "<\\/script") for part in (*libraries, script)]
    scripts = "".join(f"<script>{part}</script>" for part in parts)
    return (
        "<!doctype html><meta charset=utf-8><style>html,body,#map{height:100%;margin:0}</style>"
        f"<div id=map></div>{scripts}"
    )


@dataclass(frozen=True)
class Fit:
    """How large a drawing is, in px, and how large its letters are when it fits a window.

    Attributes:
        width: Of the whole drawing.
        height: Of the whole drawing.
        letter: Size of the letters in it.
    """

    width: float
    height: float
    letter: float = FONT

    def at(self, width: int, height: int) -> float:
        """The size of the letters, in px, when the drawing just fits."""
        return self.letter * min(width / self.width, height / self.height)


def our_fit(argument_map: ArgumentMap, aspect: float) -> Fit:
    """The drawing of the page with all levels open, for a window of that width by height."""
    left, top, right, bottom = scene(argument_map, aspect)["bounds"]
    return Fit(right - left, bottom - top)


def dot_fit(argument_map: ArgumentMap) -> Fit | None:
    """Graphviz dot on the boxes of the page; None when it is not there."""
    if not shutil.which("dot"):
        return None
    nodes, edges = boxes(argument_map)
    lines = ['digraph { rankdir=BT; node [shape=box fixedsize=true label=""];']
    lines += [
        f'"{n["id"]}" [width={n["width"] / 96:.3f} height={n["height"] / 96:.3f}];' for n in nodes
    ]
    lines += [f'"{a}" -> "{b}";' for a, b in edges]
    return _sized(["dot", "-Tplain"], "\n".join([*lines, "}"]), 96)


def dot_words_fit(argument_map: ArgumentMap) -> Fit | None:
    """Graphviz dot on what ``argmap render -o map.dot`` writes, with its own letters."""
    if not shutil.which("dot"):
        return None
    text = dot(argument_map)
    size = re.search(r"fontsize=\"?([\d.]+)", text)
    letter = float(size[1]) if size else 14
    found = _sized(["dot", "-Tplain"], text, 96)
    return found and Fit(found.width, found.height, letter * PER_POINT)


def _sized(command: list[str], text: str, per_inch: float) -> Fit | None:
    try:
        run = subprocess.run(
            command, input=text, capture_output=True, text=True, check=True, timeout=PATIENCE
        )
    except subprocess.TimeoutExpired:
        return None
    _, _, width, height = run.stdout.split("\n", 1)[0].split()
    return Fit(float(width) * per_inch, float(height) * per_inch)


def dagre_fit(argument_map: ArgumentMap, modules: Path) -> Fit | None:
    """Dagre on the boxes of the page."""
    nodes, edges = boxes(argument_map)
    script = """
    const dagre = require("dagre");
    const { nodes, edges } = JSON.parse(require("fs").readFileSync(0));
    const graph = new dagre.graphlib.Graph();
    graph.setGraph({ rankdir: "BT" }).setDefaultEdgeLabel(() => ({}));
    for (const { id, width, height } of nodes) graph.setNode(id, { width, height });
    for (const [a, b] of edges) graph.setEdge(a, b);
    dagre.layout(graph);
    console.log(graph.graph().width, graph.graph().height);
    """
    out, _ = _node(script, json.dumps({"nodes": nodes, "edges": edges}), modules)
    return Fit(*map(float, out.split())) if out else None


ARGDOWN = """
const { argdown } = require("@argdown/node");
const process_ = ["parse-input", "build-model", "build-map", "transform-closed-groups", "colorize",
  "export-dot", "export-svg"];
const input = require("fs").readFileSync(0, "utf8");
argdown.runAsync({ input, process: process_, logLevel: "silent", throwExceptions: true })
  .then(({ svg }) => console.log(svg));
"""


def argdown_svg(argument_map: ArgumentMap, modules: Path) -> tuple[float | None, Fit | None]:
    """The milliseconds that Argdown takes from its text to SVG, starting included; its size."""
    text = dump(argument_map, "argdown").decode()
    svg, seconds = _node(ARGDOWN, text, modules)
    size = re.search(r'<svg width="([\d.]+)pt" height="([\d.]+)pt"', svg)
    if not size:
        return None, None
    letters = [float(n) for n in re.findall(r'font-size="([\d.]+)"', svg)]
    usual = max(set(letters), key=letters.count) if letters else FONT
    shrunk = re.search(r"scale\(([\d.]+)", svg)
    letter = usual * PER_POINT * (float(shrunk[1]) if shrunk else 1)
    fit = Fit(float(size[1]) * PER_POINT, float(size[2]) * PER_POINT, letter)
    return seconds * 1000, fit


def _node(script: str, text: str, modules: Path) -> tuple[str, float]:
    """What a program for Node.js prints, and how many seconds it takes; nothing when it fails."""
    start = time.perf_counter()
    try:
        run = subprocess.run(
            ["node", "--stack-size=8000", "-e", script],
            input=text,
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
            cwd=modules.parent,
        )
    except subprocess.TimeoutExpired:
        return "", PATIENCE
    return (run.stdout if run.returncode == 0 else ""), time.perf_counter() - start
