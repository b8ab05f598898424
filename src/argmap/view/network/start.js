// The network is put together here, once.

function select(id) {
  selection.id = id;
  const node = nodes.get(id) ?? data.nodes.find((candidate) => candidate.id === id);
  const pane = byId("details-pane");
  pane.replaceChildren();
  if (!node) return;
  const mark = make("span", `badge ${node.polarity ?? "neutral"}`);
  const kind = node.kind ?? "added";
  mark.append(icon(kind), document.createTextNode(kindName(kind)));
  const words = make("p", "wording", node.lines ? node.lines.join(" ") : String(node.label ?? node.id));
  words.dir = "auto";
  pane.append(mark, words);
  if (node.title) pane.append(make("p", "label", String(node.title)));
  pane.append(make("code", "", String(node.id)));
  byId("live").textContent = words.textContent;
  redraw();
}

recolour();
byId("fit").addEventListener("click", () => fit(glide()));
byId("zoom-in").addEventListener("click", () => zoom(1.25));
byId("zoom-out").addEventListener("click", () => zoom(0.8));
byId("theme").addEventListener("change", (event) => setTheme(event.target.value));
darkSystem.addEventListener("change", recolour);
network.on("click", ({ nodes: clicked }) => select(clicked.length ? unkey(clicked[0]) : null));
firstView();
let untouched = true;
network.on("zoom", () => { untouched = false; });
network.on("dragStart", () => { untouched = false; });
new ResizeObserver(() => { if (untouched && byId("map").clientWidth) firstView(); }).observe(byId("map"));
network.once("afterDrawing", () => { document.documentElement.dataset.ready = "yes"; });
redraw();
