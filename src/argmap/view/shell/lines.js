// The canvas behind the cards: bands of linked premises, rails, cross-links, and from afar the
// cards themselves as blocks.

const CROSS = new Set(["also", "circle", "contradicts", "restates"]);
const DASHES = { also: [7, 5], circle: [2, 4], contradicts: [2, 5], restates: [9, 3, 2, 3] };
const STUB = 34;
const MANY = 12;
const COARSE = 0.28;
let branches = [];
let crossing = [];
let linesAt = new Map();
let crowded = false;

// The bounds of each line, so that only those in sight are painted, and the lines at each element.
function indexLines() {
  linesAt = new Map();
  for (const line of drawing.lines) {
    const cross = CROSS.has(line.role);
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const [x, y] of line.points) {
      left = Math.min(left, x);
      top = Math.min(top, y);
      right = Math.max(right, x);
      bottom = Math.max(bottom, y);
    }
    const slack = cross ? 0.15 * Math.hypot(right - left, bottom - top) : 8;
    line.box = [left - slack, top - slack, right + slack, bottom + slack];
    for (const end of [line.lower, line.upper]) push(linesAt, end, line);
  }
  crossing = drawing.lines.filter((line) => CROSS.has(line.role));
  branches = drawing.lines.filter((line) => !CROSS.has(line.role));
  // Rails that several steps share are painted first, so that each step's own part lies above.
  branches.sort((a, b) => (a.polarity === "neutral" ? 0 : 1) - (b.polarity === "neutral" ? 0 : 1));
  crowded = crossing.filter((line) => line.arrow).length > MANY;
  for (const line of crossing) {
    const long = line.box[2] - line.box[0] > 900 || line.box[3] - line.box[1] > 900;
    line.stubbed = Boolean(line.arrow) && (crowded || long);
    const [x, y] = line.points[1];
    line.end = [x - STUB, y - STUB, x + STUB, y + STUB];
  }
}
const inSight = ([left, top, right, bottom], sight) => left <= sight[2] && right >= sight[0] && top <= sight[3] && bottom >= sight[1];

function paintBackground(context, sight) {
  const marked = new Set(linesAt.get(selection.n) ?? []);
  if (camera.scale < COARSE) {
    paintCoarse(context, sight);
    for (const line of marked) paintBranch(context, line, true);
    return;
  }
  for (const line of branches) if (line.linked && inSight(line.box, sight)) paintBand(context, line);
  for (const line of crossing) {
    const whole = marked.has(line) || !line.stubbed;
    if (inSight(whole ? line.box : line.end, sight)) paintCross(context, line, marked.has(line));
  }
  for (const line of branches) if (inSight(line.box, sight)) paintBranch(context, line, marked.has(line));
}

// From afar: one stroke for all lines of a colour, and blocks for the cards.
function paintCoarse(context, sight) {
  const strokes = new Map();
  for (const line of branches) {
    if (!inSight(line.box, sight)) continue;
    if (!strokes.has(line.polarity)) strokes.set(line.polarity, new Path2D());
    const path = strokes.get(line.polarity);
    line.points.forEach(([x, y], n) => (n ? path.lineTo(x, y) : path.moveTo(x, y)));
  }
  context.lineWidth = 1 / camera.scale;
  for (const [polarity, path] of strokes) {
    context.strokeStyle = polarity === "neutral" ? colours.rail : colours[polarity];
    context.stroke(path);
  }
  for (const box of drawing.boxes.values()) {
    if (!box.step && inSight([leftOf(box), topOf(box), rightOf(box), bottomOf(box)], sight)) paintBlock(context, box);
  }
}

function paintBlock(context, box) {
  const [left, top] = [leftOf(box), topOf(box)];
  const colour = colours[polarityFor(box.n)];
  context.globalAlpha = isDim(box.n) || labelOf(box.n) === "out" ? 0.35 : 1;
  context.fillStyle = selection.n === box.n ? colours.focus : hits.has(box.n) ? colours.hit : colours.card;
  context.fillRect(left, top, box.width, box.height);
  context.fillStyle = colour;
  context.fillRect(rightToLeft ? left + box.width - 10 : left, top, 10, box.height);
  context.strokeStyle = colour;
  context.lineWidth = 1 / camera.scale;
  context.strokeRect(left, top, box.width, box.height);
  if (camera.scale > 0.1) {
    context.fillStyle = colours.line;
    box.lines.forEach((_, n) => context.fillRect(left + 16, top + CARD.head + n * CARD.line + 4, (box.width - 32) * (n === box.lines.length - 1 && n ? 0.6 : 1), 7));
  }
  context.globalAlpha = 1;
}

function polyline(context, points, radius) {
  context.beginPath();
  context.moveTo(points[0][0], points[0][1]);
  for (let n = 1; n < points.length - 1; n++) {
    const [x, y] = points[n];
    context.arcTo(x, y, points[n + 1][0], points[n + 1][1], corner(points, n, radius));
  }
  context.lineTo(...points.at(-1));
}

function corner(points, n, radius) {
  const reach = (a, b) => Math.hypot(a[0] - b[0], a[1] - b[1]) / 2;
  return Math.min(radius, reach(points[n - 1], points[n]), reach(points[n], points[n + 1]));
}

function arrowHead(context, [fromX, fromY], [x, y], size) {
  const angle = Math.atan2(y - fromY, x - fromX);
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(x - size * Math.cos(angle - 0.45), y - size * Math.sin(angle - 0.45));
  context.lineTo(x - size * Math.cos(angle + 0.45), y - size * Math.sin(angle + 0.45));
  context.closePath();
  context.fill();
}

// Premises that are needed together share one pale band.
function paintBand(context, line) {
  const box = drawing.boxes.get(line.lower);
  context.lineJoin = "round";
  context.strokeStyle = context.fillStyle = colours[`${line.polarity}-tint`];
  context.lineWidth = 12;
  polyline(context, line.points, 6);
  context.stroke();
  context.beginPath();
  context.roundRect(leftOf(box) - 6, topOf(box) - 6, box.width + 12, box.height + 12, 10);
  context.fill();
}

function paintBranch(context, line, marked) {
  context.globalAlpha = !marked && labelOf(line.lower) === "out" ? 0.4 : 1;
  context.strokeStyle = line.polarity === "neutral" ? colours.rail : colours[line.polarity];
  context.fillStyle = context.strokeStyle;
  context.lineWidth = Math.max(marked ? 3.5 : 1.75, 1 / camera.scale);
  polyline(context, line.points, 7);
  context.stroke();
  if (line.arrow) arrowHead(context, line.points.at(-2), line.points.at(-1), 9);
  context.globalAlpha = 1;
}

function paintCross(context, line, marked) {
  const short = line.stubbed && !marked;
  const [from, to] = short ? stub(line) : line.points;
  const [bendX, bendY] = short ? from : bend(from, to);
  const usual = line.role === "contradicts" ? colours.attack : colours.neutral;
  context.save();
  context.globalAlpha = marked ? 1 : line.role === "contradicts" ? 0.75 : short ? 0.65 : 0.4;
  context.strokeStyle = context.fillStyle = marked ? colours.focus : usual;
  context.lineWidth = Math.max(marked ? 3 : line.role === "contradicts" ? 2.5 : 1.5, 1 / camera.scale);
  context.lineCap = "round";
  context.setLineDash(short && line.role === "also" ? [4, 3] : DASHES[line.role]);
  context.beginPath();
  context.moveTo(...from);
  context.quadraticCurveTo(bendX, bendY, ...to);
  context.stroke();
  context.setLineDash([]);
  if (line.arrow) arrowHead(context, [bendX, bendY], to, short ? 8 : 9);
  else for (const at of [from, to]) endDot(context, at);
  context.restore();
}

// Of further uses that are many or far only the end with the arrow.
function stub({ points: [from, to] }) {
  const part = Math.min(STUB / Math.hypot(from[0] - to[0], from[1] - to[1]), 1);
  return [[to[0] + (from[0] - to[0]) * part, to[1] + (from[1] - to[1]) * part], to];
}

function endDot(context, [x, y]) {
  context.beginPath();
  context.arc(x, y, 3.5, 0, 2 * Math.PI);
  context.fill();
}

function bend([x, y], [toX, toY]) {
  const part = 0.12;
  return [(x + toX) / 2 - (toY - y) * part, (y + toY) / 2 + (toX - x) * part];
}
