// vis-network holds the drawing: it pans, zooms and finds what was clicked.
// Ids get a sign in front, so that none can be mistaken for a member of an object.

const selection = { id: null };
const hits = new Set();

const key = (id) => (typeof id === "string" ? `#${id}` : id);
const unkey = (id) => (typeof id === "string" ? id.slice(1) : id);

function stateOf(id) {
  return { selected: selection.id === id, hit: hits.has(id), dim: hits.size > 0 && !hits.has(id) };
}

function painter(node) {
  const paint = node.shape === "card" ? paintCard : paintStep;
  return ({ ctx: context }) => ({
    drawNode: () => paint({ context, colours, scale: network.getScale() }, node, stateOf(node.id)),
    nodeDimensions: { width: node.width, height: node.height },
  });
}

// What was added with pyvis; a label that stands below its node is written in the page's own ink.
const LABEL_INSIDE = new Set(["box", "circle", "ellipse", "database", "text"]);

function asAdded(node) {
  const ink = LABEL_INSIDE.has(node.shape) ? {} : { color: colours.ink };
  return { font: { face: FONT, size: 13, ...ink }, margin: 10, widthConstraint: { maximum: 220 }, ...node, id: key(node.id) };
}

function asVis(node) {
  return {
    id: key(node.id), label: "", shape: "custom", ctxRenderer: painter(node),
    x: node.x, y: node.y, physics: false, fixed: true, chosen: false,
  };
}

function asVisEdge(edge) {
  return { ...edge, from: key(edge.from), to: key(edge.to) };
}

function visOptions() {
  const { configure, manipulation, ...given } = data.options;
  return {
    ...given,
    autoResize: true,
    layout: { ...given.layout, randomSeed: 1, improvedLayout: false },
    interaction: { ...given.interaction, hover: false, keyboard: false, multiselect: false, tooltipDelay: 200, selectConnectedEdges: false },
  };
}

const visNodes = new vis.DataSet([...scene.nodes.map(asVis), ...data.nodes.map(asAdded)]);
const visEdges = new vis.DataSet(data.edges.map(asVisEdge));
const network = new vis.Network(byId("map"), { nodes: visNodes, edges: visEdges }, visOptions());

function whenRecoloured() {
  if (!data.nodes.length && !data.edges.length) return;
  visNodes.update(data.nodes.map(asAdded));
  network.setOptions({ edges: { font: { face: FONT, size: 12, color: colours.ink, strokeColor: colours.ground } } });
}

function redraw() {
  network.redraw();
}

network.on("beforeDrawing", (context) => {
  const { clientWidth, clientHeight } = byId("map");
  const from = network.DOMtoCanvas({ x: 0, y: 0 });
  const to = network.DOMtoCanvas({ x: clientWidth, y: clientHeight });
  const pen = {
    context, sight: [from.x, from.y, to.x, to.y], scale: network.getScale(),
    marked: routesAt.get(selection.id) ?? new Set(), boxOf: (id) => nodes.get(id), isPale: () => false,
  };
  paintLines(pen, lines);
});
