// Paper: the whole network as one picture in the colours of paper, and what it holds in words.

const PAPER_SIDE = 3600;
const PAPER_SHARP = 2;

function pictureOfAll() {
  const before = { colours, selection: { ...selection } };
  colours = paperColours();
  Object.assign(selection, { n: null, added: null });
  seekNear();
  const canvas = make("canvas", "picture");
  const [left, top, right, bottom] = wholeBounds();
  const [width, height] = [right - left + 2 * MARGIN, bottom - top + 2 * MARGIN];
  const scale = Math.min(PAPER_SHARP, PAPER_SIDE / Math.max(width, height));
  Object.assign(canvas, { width: Math.ceil(width * scale), height: Math.ceil(height * scale) });
  const context = canvas.getContext("2d");
  context.scale(scale, scale);
  context.translate(MARGIN - left, MARGIN - top);
  paintNetwork({ context, colours, scale }, [left, top, right, bottom]);
  colours = before.colours;
  Object.assign(selection, before.selection);
  seekNear();
  return canvas;
}

function paintNetwork(pen, sight) {
  const places = network.getPositions();
  const placed = [...boxes.values(), ...data.nodes.map(asCard)].filter(({ id }) => !isHidden(id)).map((box) => ({ ...box, ...places[key(box.id)] }));
  const boxOf = new Map(placed.map((box) => [box.id, box]));
  if (!hidden.size) paintLines({ ...pen, sight, marked: new Set(), boxOf: (id) => boxOf.get(id), isPale: isOut }, lines);
  data.edges.forEach((edge, at) => {
    const [from, to] = [boxOf.get(edge.from), boxOf.get(edge.to)];
    if (from && to) paintEdge(pen.context, asVisEdge(edge, at), from, to);
  });
  for (const box of placed) (box.shape === "step" ? paintStep : paintCard)(pen, box, { out: isOut(box.id) });
}

// What was added with pyvis, as a card of its label.
function asCard(node) {
  const { left, top, right, bottom } = network.getBoundingBox(key(node.id));
  return { id: node.id, shape: "entity", kind: "added", polarity: "neutral", width: right - left, height: Math.max(bottom - top, HEAD + LINE + 8), lines: [String(node.label ?? node.id)], foot: [] };
}

function paintEdge(context, { color, width, dashes, arrows, label }, from, to) {
  const end = edgeOf(to, from);
  context.save();
  context.strokeStyle = context.fillStyle = color?.color ?? colours.rail;
  context.globalAlpha = color?.opacity ?? 1;
  context.lineWidth = width ?? 1;
  context.setLineDash(dashes || []);
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.lineTo(...end);
  context.stroke();
  context.setLineDash([]);
  if (arrows?.to?.enabled ?? true) arrowHead(context, [from.x, from.y], end, 8);
  context.restore();
  if (!label) return;
  context.font = `12px ${FONT}`;
  context.textAlign = "center";
  context.fillText(String(label), (from.x + to.x) / 2, (from.y + to.y) / 2);
}

// Where a line to the middle of a box meets its edge.
function edgeOf(box, { x, y }) {
  const [dx, dy] = [x - box.x, y - box.y];
  const part = Math.min(dx ? box.width / 2 / Math.abs(dx) : Infinity, dy ? box.height / 2 / Math.abs(dy) : Infinity, 1);
  return [box.x + dx * part, box.y + dy * part];
}

// Kind by kind what is drawn; the nodes of steps have no words of their own.
function paperContents() {
  const all = make("section", "contents");
  for (const [kind, ids] of contents()) {
    if (STEP_OF[kind] || hidden.has(kind)) continue;
    const list = make("ul");
    for (const id of ids) {
      const item = make("li");
      const n = numberOf.get(id);
      if (n !== undefined && labelOf(n) !== "in") item.append(verdict(n));
      item.append(n === undefined ? nameAt(id) : headline(n));
      list.append(item);
    }
    all.append(make("h3", "", `${kindName(kind)} (${ids.length})`), list);
  }
  return all;
}

function buildPaper() {
  byId("paper").replaceChildren(...paperHead(), pictureOfAll(), make("h2", "", say("page.contents")), paperContents());
}

function listenToPrint() {
  addEventListener("beforeprint", buildPaper);
  matchMedia("print").addEventListener("change", (event) => { if (event.matches) buildPaper(); });
}
