"""How soon the page is there, and how it moves: beside other tools on the same maps in one run.

python benchmarks/page/speed.py --peers FOLDER/node_modules --write
python benchmarks/page/speed.py 50 500 --peers-up-to 500

Each page is opened in a Chromium of its own at 1400 by 900, drawn by the processor. *ready* is from
the start of navigation to the first whole picture, the median of five; then all levels are opened.
*what if* is from a switch to the new labels on the screen, the median of twelve; *pan* and *zoom*
are the time of a frame that all but one in twenty keep. *KiB* is the weight of the page without a
document, *gz* what a server sends of it. Targets: ready below 1,000 ms at 2,000 claims and below
2,500 at 10,000, what if below 50, pan below 40, the article's page below 150 kB.

The others get the same statements, arguments and edges. Stock pyvis is given its library, which it
would fetch from elsewhere, and is ready when its physics rests; Cytoscape.js with dagre when it has
drawn, Mermaid when its SVG is in the page, all with one try; Argdown is timed from its text to its
SVG, in a process of its own. *-* was not tried: what takes longer than 120 seconds is not
tried on larger maps.
"""

from __future__ import annotations

import argparse
import gzip
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))
sys.path.insert(0, str(HERE.parent / "checks"))

from machine import page as page_of_results  # noqa: E402
from machine import store, table  # noqa: E402
from maps import rich  # noqa: E402
from peers import (  # noqa: E402
    Fit,
    argdown_svg,
    cytoscape_page,
    dagre_fit,
    dot_fit,
    mermaid_page,
    our_fit,
)
from playwright.sync_api import Browser, Page, sync_playwright  # noqa: E402
from pyvis.network import Network  # noqa: E402

from argmap.view import page, shell  # noqa: E402
from argmap.view.raster import browser as chromium  # noqa: E402
from argmap.workbench import open_map  # noqa: E402

ROOT = HERE.parents[1]
ARTICLE = ROOT / "graph" / "japan-south-korea-alignments.ttl"
SIZES = (50, 500, 2_000, 10_000)
ROUNDS = 5
PATIENCE = 120
READY = "document.documentElement.dataset.ready === 'yes' && performance.now()"
STOCK = "window.__stable || 0"
SWITCHES = """
async () => {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const times = [];
  for (const name of argmap.accepting().slice(0, 12)) {
    const start = performance.now();
    argmap.toggle(name);
    await frame();
    times.push(performance.now() - start);
  }
  return times;
}
"""
MOVES = """
async ([type, steps]) => {
  const pane = document.getElementById("map");
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const at = (kind, clientX, clientY) =>
    new PointerEvent(kind, { clientX, clientY, pointerId: 1, bubbles: true });
  const turn = (deltaY) =>
    new WheelEvent("wheel", { deltaY, clientX: 500, clientY: 450, cancelable: true });
  const times = [];
  pane.setPointerCapture = () => {};
  if (type === "pan") pane.dispatchEvent(at("pointerdown", 500, 450));
  for (let n = 0; n < steps; n++) {
    const start = performance.now();
    if (type === "pan") pane.dispatchEvent(at("pointermove", 500 + (9 * n) % 400, 450 - 4 * n));
    else pane.dispatchEvent(turn(n % 20 < 10 ? 60 : -60));
    await frame();
    await frame();
    times.push((performance.now() - start) / 2);
  }
  if (type === "pan") pane.dispatchEvent(at("pointerup", 500, 450));
  return times;
}
"""


def opened(browser: Browser, html: Path, script: str) -> tuple[Page, float | None]:
    """A page, and the milliseconds until it is ready; None when it never is."""
    tab = browser.new_page(viewport={"width": 1400, "height": 900})
    tab.goto(html.as_uri(), wait_until="commit")
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        ready = tab.evaluate(script)
        if ready:
            return tab, float(ready)
        time.sleep(0.01)
    return tab, None


def late(times: list[float]) -> float:
    """The time that all but one in twenty keep."""
    return sorted(times)[int(len(times) * 0.95)]


def ours(browser: Browser, html: Path) -> dict[str, Any]:
    """What our page takes."""
    readies = []
    for _ in range(ROUNDS):
        tab, ready = opened(browser, html, READY)
        readies.append(ready or float("inf"))
        if len(readies) < ROUNDS:
            tab.close()
    tab.evaluate("document.getElementById('depth').value = 99")
    tab.locator("#depth").dispatch_event("input")
    found = {
        "ready": statistics.median(readies),
        "what if": statistics.median(tab.evaluate(SWITCHES)),
        "nodes": tab.evaluate("document.querySelectorAll('*').length"),
    }
    for kind in ("pan", "zoom"):
        found[kind] = late(tab.evaluate(MOVES, [kind, 60]))
    session = tab.context.new_cdp_session(tab)
    session.send("HeapProfiler.collectGarbage")
    found["heap"] = session.send("Runtime.getHeapUsage")["usedSize"] / 2**20
    tab.close()
    return found


def stock(browser: Browser, made: Any, folder: Path) -> float | None:
    """The milliseconds until stock pyvis has come to rest with the same elements."""
    network = Network(cdn_resources="local", directed=True, height="900px")
    for statement in made.statements:
        network.add_node(statement.id, label=statement.says[:60], shape="box")
    for argument in made.arguments:
        network.add_node(argument.id, label=" ", shape="dot", size=8)
    for argument in made.arguments:
        for name in argument.needs:
            network.add_edge(name, argument.id)
        if argument.target:
            network.add_edge(argument.id, argument.target)
    html = network.generate_html()
    (folder / "lib").mkdir(exist_ok=True)
    library = f"<script>{shell.library()}</script>"
    start = html.index("<script", html.index("<head"))
    rest = "network.once('stabilized', () => { window.__stable = performance.now(); });"
    html = (
        html[:start] + library + html[start:].replace("return network;", rest + "return network;")
    )
    path = folder / "stock.html"
    path.write_text(html, encoding="utf-8")
    tab, ready = opened(browser, path, STOCK)
    tab.close()
    return ready


class Others:
    """The other tools, each as long as it finishes.

    Args:
        modules: Where the modules of Node.js are; without it only stock pyvis is measured.
        most: The most claims of a map that they are given.
    """

    names = ("stock pyvis", "Cytoscape + dagre", "Mermaid", "Argdown SVG")

    def __init__(self, modules: Path | None, most: int) -> None:
        self.modules, self.most = modules, most
        self.given_up: dict[str, set[str]] = {}

    def times(self, browser: Browser, made: Any, shape: str, claims: int, at: Path) -> list[str]:
        """What each takes on a map, in milliseconds, as it stands in the table."""
        if claims > self.most:
            return ["-"] * len(self.names)
        given_up = self.given_up.setdefault(shape, set())
        row = []
        for name in self.names:
            if name in given_up or (name != "stock pyvis" and self.modules is None):
                row.append("-")
                continue
            taken = self._time(name, browser, made, at)
            if taken is None:
                given_up.add(name)
            row.append(_rest(taken))
        return row

    def _time(self, name: str, browser: Browser, made: Any, folder: Path) -> float | None:
        if name == "stock pyvis":
            return stock(browser, made, folder)
        assert self.modules is not None
        if name == "Argdown SVG":
            return argdown_svg(made, self.modules)[0]
        make = cytoscape_page if name.startswith("Cytoscape") else mermaid_page
        path = folder / "peer.html"
        path.write_text(make(made, self.modules), encoding="utf-8")
        tab, ready = opened(browser, path, STOCK)
        tab.close()
        return ready


def letters(made: Any, browser: Browser, html: Path, modules: Path | None, folder: Path) -> str:
    """How large the letters are when the article's map fits 1400 by 900, tool by tool."""
    tab, _ = opened(browser, html, READY)
    first = tab.evaluate("argmap.camera().scale") * 13
    cards = tab.evaluate("argmap.drawn().length")
    tab.close()
    rows = [
        [f"argmap, as the page opens: {cards} elements, beside its panes", "", f"{first:.1f}"],
    ]
    fits: list[tuple[str, Fit | None]] = [
        ("argmap, all levels open", our_fit(made, 1400 / 900)),
        ("Graphviz dot, the same boxes", dot_fit(made)),
    ]
    if modules:
        fits.append(("dagre, the same boxes", dagre_fit(made, modules)))
        fits.append(("Mermaid", mermaid_fit(browser, made, modules, folder)))
        fits.append(("Argdown SVG", argdown_svg(made, modules)[1]))
    for name, fit in fits:
        if fit is None:
            rows.append([name, "-", "-"])
        else:
            rows.append([name, f"{fit.width:,.0f} x {fit.height:,.0f}", f"{fit.at(1400, 900):.1f}"])
    return table(["the article's map", "drawing, px", "letters at fit, px"], rows)


def mermaid_fit(browser: Browser, made: Any, modules: Path, folder: Path) -> Fit | None:
    """How large Mermaid draws."""
    path = folder / "peer.html"
    path.write_text(mermaid_page(made, modules), encoding="utf-8")
    tab, ready = opened(browser, path, STOCK)
    if ready is None:
        return None
    box = tab.evaluate(
        "(({ width, height }) => [width, height])"
        "(document.querySelector('#map svg').viewBox.baseVal)"
    )
    tab.close()
    return Fit(*box, letter=16)


def main() -> None:
    """Measures, prints, and writes the results when asked to."""
    parser = argparse.ArgumentParser(description="Measure how soon the page is there.")
    parser.add_argument("sizes", type=int, nargs="*", default=list(SIZES), help="numbers of claims")
    parser.add_argument("--shapes", nargs="+", default=["layered", "chain", "tangled"])
    parser.add_argument("--peers", type=Path, metavar="NODE_MODULES", help="see peers.py")
    parser.add_argument("--peers-up-to", type=int, default=50, help="claims in their largest map")
    parser.add_argument("--write", action="store_true", help="write results/page.md")
    options = parser.parse_args()
    maps = [
        (f"{shape}, {n:,}", shape, rich(n, shape), n)
        for shape in options.shapes
        for n in options.sizes
    ]
    rows, beside, others = [], [], Others(options.peers, options.peers_up_to)
    article = open_map(ARTICLE).map
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        html = folder / "page.html"
        for title, shape, made, claims in [("the article", "", article, 0), *maps]:
            browser = playwright.chromium.launch(
                executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"]
            )
            html.write_text(page(made), encoding="utf-8")
            found = ours(browser, html)
            row = [title, f"{len(made.statements):,}", f"{found['ready']:,.0f}"]
            row += [f"{found[key]:,.0f}" for key in ("what if", "pan", "zoom")]
            row += [f"{found['nodes']:,}", f"{found['heap']:,.0f}"]
            text = html.read_bytes()
            row += [f"{len(text) / 1024:,.0f}", f"{len(gzip.compress(text)) / 1024:,.0f}"]
            rows.append(row)
            print(" | ".join(row), flush=True)
            if claims <= options.peers_up_to:
                times = others.times(browser, made, shape, claims, folder)
                beside.append([title, f"{found['ready']:,.0f}", *times])
                print(" | ".join(beside[-1]), flush=True)
            browser.close()
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        html.write_text(page(article), encoding="utf-8")
        sizes = letters(article, browser, html, options.peers, folder)
        browser.close()
    head = ["map, claims", "statements", "ready ms", "what if ms", "pan ms", "zoom ms", "nodes"]
    text_of = [
        table([*head, "heap MiB", "KiB", "gz"], rows),
        "Ready, in ms, beside others:\n",
        table(["map, claims", "argmap", *Others.names], beside),
        sizes,
        (__doc__ or "").split("\n\n", 2)[2],
    ]
    result = page_of_results("The page", "\n".join(text_of))
    print(result)
    if options.write:
        store("page", result)


def _rest(milliseconds: float | None) -> str:
    return f"over {PATIENCE * 1000:,}" if milliseconds is None else f"{milliseconds:,.0f}"


if __name__ == "__main__":
    main()
