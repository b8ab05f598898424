// The data that crossed the bridge: the drawing of the map, and what was added to it with pyvis.
// Text goes into the page as textContent only: nothing in the data can become markup.

const data = JSON.parse(document.getElementById("data").textContent);
const scene = data.scene;
const nodes = new Map(scene.nodes.map((node) => [node.id, node]));
const still = matchMedia("(prefers-reduced-motion: reduce)");
const darkSystem = matchMedia("(prefers-color-scheme: dark)");

function byId(id) {
  return document.getElementById(id);
}

function make(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

function kindName(kind) {
  return data.strings[`kind.${kind}`] ?? kind;
}

const routesAt = new Map();
for (const route of scene.routes) {
  for (const end of [route.lower, route.upper]) {
    if (!routesAt.has(end)) routesAt.set(end, new Set());
    routesAt.get(end).add(route);
  }
}
