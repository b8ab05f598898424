// The network is put together here, once.

trial.scenario = Math.max(reasoning.scenarios.findIndex(({ id }) => id === reasoning.chosen), 0);
evaluate();
if (options.theme) setTheme(options.theme);
buildContents();
buildNetworkLegend();
showPane("map");
showDetails();
showTrial();
listenToTabs();
listenToTrial();
listenToPrint();
readAddress();
addEventListener("hashchange", readAddress);
byId("fit").addEventListener("click", () => fit(glide()));
byId("zoom-in").addEventListener("click", () => zoom(1.25));
byId("zoom-out").addEventListener("click", () => zoom(0.8));
byId("theme").addEventListener("change", (event) => setTheme(event.target.value));
darkSystem.addEventListener("change", recolour);
network.on("click", ({ nodes }) => chosenOnMap(nodes));
byId("map").addEventListener("keydown", (event) => {
  const act = { "+": () => zoom(1.25), "=": () => zoom(1.25), "-": () => zoom(0.8), f: () => fit(glide()), Escape: () => select(null) }[event.key];
  if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  act();
});

// Physics finds the first places; then it rests, so that nothing moves under the reader's hand, and
// what still overlaps is moved apart. The button sets it going again.
const settling = drawing.settles && data.settings.physics?.enabled !== false;
const physics = byId("physics");
physics.hidden = !drawing.settles;
physics.addEventListener("click", () => setPhysics(physics.getAttribute("aria-pressed") !== "true"));

function setPhysics(on) {
  physics.setAttribute("aria-pressed", String(on));
  network.setOptions({ physics: { enabled: on } });
}

let untouched = true;
network.on("zoom", () => { untouched = false; });
network.on("dragStart", () => { untouched = false; });
new ResizeObserver(() => { if (untouched && byId("map").clientWidth) firstView(); }).observe(byId("map"));

function showFirst() {
  byId("settling").hidden = true;
  firstView();
  if (selection.n !== null) lookAt(selectedId());
  network.once("afterDrawing", () => { document.documentElement.dataset.ready = "yes"; });
  redraw();
}

if (settling && drawing.boxes.length + data.nodes.length) {
  network.on("stabilizationProgress", ({ iterations, total }) => { byId("settling").value = iterations / total; });
  network.once("stabilizationIterationsDone", () => {
    setPhysics(false);
    moveApart();
    showFirst();
  });
} else showFirst();

// For whoever embeds or tests the page.
globalThis.argmap = Object.freeze({
  format: map.format,
  map: () => structuredClone(map),
  labels: () => Object.fromEntries(elements.filter(({ n }) => labelOf(n)).map(({ id, n }) => [id, labelOf(n)])),
  drawn: () => [...boxes.keys()].filter((id) => !isHidden(id)),
  places: () => Object.fromEntries(Object.entries(network.getPositions()).map(([id, { x, y }]) => [unkey(id), [x, y]])),
  selected: () => selectedId(),
  select: (id) => select(numberOf.get(id) ?? null),
  toggle: (id) => toggle(numberOf.get(id)),
});
