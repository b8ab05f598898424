// The data that crossed the bridge, and the few helpers with which everything is built.
// Text goes into the page as textContent only: nothing in the data can become markup.

const data = JSON.parse(document.getElementById("data").textContent);
const scene = data.scene;
const nodes = new Map(scene.nodes.map((node) => [node.id, node]));
const records = new Map(Object.entries(scene.records));
const expressed = new Map(Object.entries(scene.expressed));

const narrow = matchMedia("(max-width: 820px)");
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

function say(key, ...values) {
  let n = 0;
  return data.strings[key].replace(/\{\}/g, () => String(values[n++] ?? ""));
}

function kindName(kind) {
  return data.strings[`kind.${kind}`] ?? kind;
}

function announce(text) {
  byId("live").textContent = text;
}

function grouped(items, keyOf) {
  const groups = new Map();
  for (const item of items) {
    const key = keyOf(item);
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(item);
  }
  return groups;
}

const kids = grouped(scene.nodes, (node) => node.parent);
const routesAt = new Map();
for (const route of scene.routes) {
  for (const end of [route.lower, route.upper]) {
    if (!routesAt.has(end)) routesAt.set(end, new Set());
    routesAt.get(end).add(route);
  }
}
