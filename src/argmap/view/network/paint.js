// Cards, entities and steps on a canvas.
// "pen" is { context, colours, scale }: scale is screen px for one px of the drawing.

const FONT = 'Arial, "Liberation Sans", Helvetica, sans-serif';
const SIDE = 12;
const HEAD = 22;
const LINE = 16;
const SMALL_LINE = 15;
const READABLE = 0.3;
const PATCH = 0.1;
const paths = new Map();

function pathOf(d) {
  if (!paths.has(d)) paths.set(d, new Path2D(d));
  return paths.get(d);
}

function paintIcon(pen, d, x, y, size, unit) {
  const { context } = pen;
  context.save();
  context.translate(x, y);
  context.scale(size / unit, size / unit);
  context.fill(pathOf(d), "evenodd");
  context.restore();
}

function boxPath(context, x, y, width, height, radius) {
  context.beginPath();
  context.roundRect(x, y, width, height, radius);
}

function paintStep(pen, node, state) {
  const { context, colours } = pen;
  const left = node.x - node.width / 2;
  const top = node.y - node.height / 2;
  context.save();
  if (state.selected) ring(pen, left, top, node.width, node.height, 12);
  // What is pale lets no line through.
  context.fillStyle = colours.ground;
  paintIcon(pen, STEP_OUTLINES[node.polarity], left, top, node.width, 20);
  context.globalAlpha = state.dim ? 0.2 : state.out ? 0.5 : 1;
  context.fillStyle = colours[node.polarity];
  paintIcon(pen, STEP_OUTLINES[node.polarity], left, top, node.width, 20);
  context.fillStyle = colours.card;
  paintIcon(pen, STEP_SIGNS[node.polarity], left, top, node.width, 20);
  context.restore();
}

// From afar a card is a patch in the colour of its frame.
function paintPatch({ context, colours }, node, state) {
  context.globalAlpha = state.dim ? 0.2 : state.selected ? 1 : 0.55;
  context.fillStyle = state.selected ? colours.focus : node.shape === "entity" ? colours.line : colours[node.polarity];
  context.fillRect(node.x - node.width / 2, node.y - node.height / 2, node.width, node.height);
  context.globalAlpha = 1;
}

function paintCard(pen, node, state) {
  const { context, colours } = pen;
  if (pen.scale < PATCH) {
    paintPatch(pen, node, state);
    return;
  }
  const left = node.x - node.width / 2;
  const top = node.y - node.height / 2;
  context.save();
  if (state.selected) ring(pen, left, top, node.width, node.height, 7);
  boxPath(context, left, top, node.width, node.height, radiusOf(node));
  context.fillStyle = colours.ground;
  context.fill();
  context.globalAlpha = state.dim ? 0.4 : 1;
  context.fillStyle = node.shape === "entity" ? colours["neutral-tint"] : state.out ? colours.ground : colours.card;
  context.fill();
  paintFrame(pen, node, left, top);
  if (pen.scale < READABLE) paintBars(pen, node, left, top);
  else paintWords(pen, node, left, top, state);
  context.restore();
}

const radiusOf = (node) => (node.shape === "entity" ? 14 : 6);

function ring(pen, left, top, width, height, radius) {
  const { context, colours } = pen;
  context.lineWidth = Math.max(3, 2 / pen.scale);
  context.strokeStyle = colours.focus;
  boxPath(context, left - 4, top - 4, width + 8, height + 8, radius + 3);
  context.stroke();
}

function paintFrame(pen, node, left, top) {
  const { context, colours } = pen;
  const thesis = node.kind === "thesis";
  if (node.shape !== "entity") {
    context.save();
    boxPath(context, left, top, node.width, node.height, 6);
    context.clip();
    context.fillStyle = colours[node.polarity];
    context.fillRect(node.rtl ? left + node.width - 5 : left, top, 5, node.height);
    context.restore();
  }
  context.lineWidth = thesis ? 2.5 : 1.25;
  context.strokeStyle = colours[node.polarity];
  context.setLineDash(node.kind === "assumption" ? [6, 4] : []);
  boxPath(context, left, top, node.width, node.height, radiusOf(node));
  context.stroke();
  context.setLineDash([]);
}

function paintBars(pen, node, left, top) {
  const { context, colours } = pen;
  context.fillStyle = colours.line;
  const room = node.width - 2 * SIDE;
  node.lines.forEach((_, n) => {
    const last = n === node.lines.length - 1 && n > 0;
    context.fillRect(left + SIDE, top + HEAD + n * LINE + 4, last ? room * 0.6 : room, 7);
  });
}

function paintWords(pen, node, left, top, state) {
  const { context, colours } = pen;
  const start = node.rtl ? left + node.width - SIDE : left + SIDE;
  const room = node.width - 2 * SIDE;
  context.direction = node.rtl ? "rtl" : "ltr";
  context.textAlign = "start";
  context.textBaseline = "alphabetic";
  paintHead(pen, node, left, top);
  context.fillStyle = state.out ? colours.quiet : colours.ink;
  context.font = `${node.kind === "thesis" ? "bold " : ""}13px ${FONT}`;
  node.lines.forEach((line, n) => context.fillText(line, start, top + HEAD + n * LINE + 12, room));
  paintFoot(pen, node, left, top, start, room);
}

function paintHead(pen, node, left, top) {
  const { context, colours } = pen;
  const label = labelOf(numberOf.get(node.id));
  const word = kindName(node.kind) + (label && label !== "in" ? ` · ${say(`label.${label}`)}` : "");
  const turn = node.rtl ? -1 : 1;
  const start = node.rtl ? left + node.width - SIDE : left + SIDE;
  context.fillStyle = colours[node.polarity];
  paintIcon(pen, iconOf(node.kind), node.rtl ? start - 10 : start, top + 6, 10, 12);
  context.font = `bold 10px ${FONT}`;
  context.fillText(word.toUpperCase(), start + turn * 15, top + 15);
  paintMarks(pen, node, left, top, turn);
}

// At the far end of the head: how often it is used again, and how many findings there are.
function paintMarks(pen, node, left, top, turn) {
  const { context } = pen;
  const findings = elements[numberOf.get(node.id)]?.findings.length ?? 0;
  let x = node.rtl ? left + SIDE : left + node.width - SIDE;
  for (const [kind, count] of [["findings", findings], ["also", node.also]]) {
    if (!count) continue;
    const number = String(count);
    const wide = context.measureText(number).width;
    context.fillText(number, node.rtl ? x + wide : x - wide, top + 15);
    x -= turn * (wide + 13);
    paintIcon(pen, iconOf(kind), node.rtl ? x - 10 : x, top + 6, 10, 12);
    x -= turn * 8;
  }
}

function paintFoot(pen, node, left, top, start, room) {
  if (!node.foot.length) return;
  const { context, colours } = pen;
  const height = node.foot.length * SMALL_LINE;
  const y = top + node.height - height - 6;
  boxPath(context, left + SIDE - 4, y, node.width - 2 * SIDE + 8, height, 4);
  context.fillStyle = colours["neutral-tint"];
  context.fill();
  context.fillStyle = colours.neutral;
  context.font = `italic 11px ${FONT}`;
  node.foot.forEach((line, n) => context.fillText(line, start, y + n * SMALL_LINE + 11, room));
}
