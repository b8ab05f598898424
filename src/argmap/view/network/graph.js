// What is drawn: our boxes and lines, and what was added with pyvis.

const { drawing } = data;
const boxes = new Map(drawing.boxes.map((box) => [box.id, box]));
const lines = measuredLines(drawing.routes);
const routesAt = new Map();
for (const route of drawing.routes) for (const end of [route.lower, route.upper]) {
  if (!routesAt.has(end)) routesAt.set(end, new Set());
  routesAt.get(end).add(route);
}

// Whom each node is joined to, and by which edges.
const neighbours = new Map();
const edgesAt = new Map();
data.edges.forEach(({ from, to }, at) => {
  for (const [one, other] of [[from, to], [to, from]]) {
    push(neighbours, one, other);
    push(edgesAt, one, at);
  }
});

// What is selected: an element or entity by its number, or what was added by its own id.
const selection = { n: null, added: null };
const selectedId = () => elements[selection.n]?.id ?? selection.added;

function polarityFor(n) {
  return steps.get(n)?.polarity ?? "neutral";
}
