// vis-network holds the drawing: it settles, pans, zooms and finds what was clicked.
// Ids get a sign in front, so that none can be mistaken for a member of an object.

const hidden = new Set();

const key = (id) => (typeof id === "string" ? `#${id}` : id);
const unkey = (id) => (typeof id === "string" ? id.slice(1) : id);

// What is selected and what it is joined to; through the node of a step, to the statements of that.
let near = new Set();

function seekNear() {
  const chosen = selectedId();
  near = new Set(chosen === null ? [] : [chosen]);
  for (const one of neighbours.get(chosen) ?? []) {
    near.add(one);
    if (boxes.get(one)?.shape === "step") for (const other of neighbours.get(one)) if (boxes.get(other)?.shape !== "entity") near.add(other);
  }
}

function stateOf(id) {
  const dim = drawing.settles && near.size > 0 && !near.has(id);
  return { selected: selectedId() === id, dim, out: isOut(id) };
}

function painter(box) {
  const paint = box.shape === "step" ? paintStep : paintCard;
  return ({ ctx: context, x, y }) => ({
    drawNode: () => paint({ context, colours, scale: network.getScale() }, { ...box, x, y }, stateOf(box.id)),
    nodeDimensions: { width: box.width, height: box.height },
  });
}

// What was added with pyvis; a label that stands below its node is written in the page's own ink.
const LABEL_INSIDE = new Set(["box", "circle", "ellipse", "database", "text"]);

function asAdded(node) {
  const ink = LABEL_INSIDE.has(node.shape) ? {} : { color: colours.ink };
  return { font: { face: FONT, size: 13, ...ink }, margin: 10, widthConstraint: { maximum: 220 }, ...node, id: key(node.id) };
}

function asVis(box) {
  const place = box.x === undefined ? {} : { x: box.x, y: box.y };
  const at = drawing.settles ? { ...place, size: box.width / 2, mass: box.shape === "step" ? 0.7 : 1.4 } : { x: box.x, y: box.y, physics: false, fixed: true };
  return { id: key(box.id), label: "", shape: "custom", ctxRenderer: painter(box), chosen: false, ...at };
}

const HARD = { conclusion: "support", support: "support", entailment: "support", rebuts: "attack", attack: "attack", contradicts: "attack", contradiction: "attack", contrary: "attack", undercuts: "undercut", undercut: "undercut" };
const DASHED = { contradicts: [2, 5], contradiction: [2, 5], contrary: [2, 5], restates: [9, 3, 2, 3] };

// In a large network ties are paler and without dashes, of which there would be millions.
const LARGE = drawing.boxes.length > 800;

const isReasoned = (role) => role in HARD || role === "premise" || role === "warrant";

// Our edges by what they do; those that tie a crowd are pale until an end is selected.
function asVisEdge({ role, ...edge }, at) {
  const ends = { ...edge, id: at, from: key(edge.from), to: key(edge.to), hidden: isHidden(edge.from) || isHidden(edge.to) };
  if (role === undefined) return ends;
  const own = selectedId();
  const chosen = own !== null && (edge.from === own || edge.to === own);
  const crowd = edge.physics === false;
  const reasoned = isReasoned(role);
  const faded = own !== null && !(near.has(edge.from) && near.has(edge.to));
  return {
    ...ends,
    color: { color: chosen ? colours.focus : HARD[role] ? colours[HARD[role]] : colours.rail, opacity: chosen ? 1 : faded ? 0.08 : crowd ? 0.2 : reasoned ? 0.9 : LARGE ? 0.12 : 0.65 },
    width: chosen ? 2.5 : reasoned ? 1.6 : 1.2,
    dashes: LARGE ? false : DASHED[role] ?? (reasoned ? false : [3, 4]),
    arrows: { to: { enabled: role !== "restates" && !String(role).startsWith("contra"), scaleFactor: 0.5 } },
    chosen: false,
  };
}

const isOut = (id) => labelOf(numberOf.get(id)) === "out";
const kindAt = (id) => boxes.get(id)?.kind ?? "added";
const isHidden = (id) => hidden.has(kindAt(id));

const edgeFont = () => ({ face: FONT, size: 12, color: colours.ink, strokeColor: colours.ground });

function visOptions() {
  const { configure, manipulation, groups, ...given } = data.settings;
  return {
    ...given,
    edges: { ...given.edges, font: edgeFont() },
    autoResize: true,
    layout: { ...given.layout, randomSeed: 1, improvedLayout: false },
    interaction: { ...given.interaction, hover: false, keyboard: false, multiselect: false, tooltipDelay: 200, selectConnectedEdges: false, hideEdgesOnDrag: LARGE, hideEdgesOnZoom: LARGE },
  };
}

const visNodes = new vis.DataSet([...drawing.boxes.map(asVis), ...data.nodes.map(asAdded)]);
const visEdges = new vis.DataSet(data.edges.map(asVisEdge));
const network = new vis.Network(byId("map"), { nodes: visNodes, edges: visEdges }, visOptions());

// Edges again, after what is selected, hidden or the colours have changed.
function restyle() {
  visEdges.update(data.edges.map(asVisEdge));
  network.redraw();
}

function whenRecoloured() {
  if (data.nodes.length) visNodes.update(data.nodes.map(asAdded));
  network.setOptions({ edges: { font: edgeFont() } });
  restyle();
}

function redraw() {
  network.redraw();
}

function showKind(kind, on) {
  if (on) hidden.delete(kind);
  else hidden.add(kind);
  const changing = [...boxes.keys(), ...data.nodes.map(({ id }) => id)].filter((id) => kindAt(id) === kind);
  visNodes.update(changing.map((id) => ({ id: key(id), hidden: !on, ...(drawing.settles ? { physics: on } : {}) })));
  restyle();
}

network.on("beforeDrawing", (context) => {
  if (hidden.size || !drawing.routes.length) return;
  const { clientWidth, clientHeight } = byId("map");
  const from = network.DOMtoCanvas({ x: 0, y: 0 });
  const to = network.DOMtoCanvas({ x: clientWidth, y: clientHeight });
  const pen = {
    context, sight: [from.x, from.y, to.x, to.y], scale: network.getScale(),
    marked: routesAt.get(selectedId()) ?? new Set(), boxOf: (id) => boxes.get(id), isPale: isOut,
  };
  paintLines(pen, lines);
});

const MOST_TOLD = 24;

// What the ties of the selected say, over all else, as long as there is room for it.
network.on("afterDrawing", (context) => {
  const ties = (edgesAt.get(selectedId()) ?? []).map((at) => data.edges[at]).filter(({ role, from, to }) => role !== undefined && !isReasoned(role) && !isHidden(from) && !isHidden(to));
  if (ties.length > MOST_TOLD) return;
  context.save();
  Object.assign(context, { font: `11px ${FONT}`, textAlign: "center", textBaseline: "middle", lineWidth: 4, lineJoin: "round", strokeStyle: colours.ground, fillStyle: colours.focus });
  for (const { role, from, to } of ties) {
    const [one, other] = [from, to].map((id) => network.getPosition(key(id)));
    const words = role.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
    for (const write of ["strokeText", "fillText"]) context[write](words, (one.x + other.x) / 2, (one.y + other.y) / 2);
  }
  context.restore();
});
