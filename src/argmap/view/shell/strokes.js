// The lines of a drawing on a canvas: bands of linked premises, rails, and cross-links. What draws
// cards and what draws a network paint them alike; "colours" are those of the theme.

const CROSS = new Set(["also", "circle", "contradicts", "restates"]);
const DASHES = { also: [7, 5], circle: [2, 4], contradicts: [2, 5], restates: [9, 3, 2, 3] };
const STUB = 34;
const MANY = 12;
const LONG = 900;

const inSight = ([left, top, right, bottom], sight) => left <= sight[2] && right >= sight[0] && top <= sight[3] && bottom >= sight[1];

// The bounds of each line, so that only those in sight are painted. Of cross-links that are many or
// far only a stub with an arrow is drawn until an end is selected.
function measuredLines(lines) {
  for (const line of lines) {
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const [x, y] of line.points) {
      left = Math.min(left, x);
      top = Math.min(top, y);
      right = Math.max(right, x);
      bottom = Math.max(bottom, y);
    }
    const slack = CROSS.has(line.role) ? 0.15 * Math.hypot(right - left, bottom - top) : 8;
    line.box = [left - slack, top - slack, right + slack, bottom + slack];
  }
  const crossing = lines.filter((line) => CROSS.has(line.role));
  const branches = lines.filter((line) => !CROSS.has(line.role));
  // Rails that several steps share are painted first, so that each step's own part lies above.
  branches.sort((a, b) => (a.polarity === "neutral" ? 0 : 1) - (b.polarity === "neutral" ? 0 : 1));
  const crowded = crossing.filter((line) => line.arrow).length > MANY;
  for (const line of crossing) {
    const long = line.box[2] - line.box[0] > LONG || line.box[3] - line.box[1] > LONG;
    const [x, y] = line.points[1];
    line.stubbed = Boolean(line.arrow) && (crowded || long);
    line.end = [x - STUB, y - STUB, x + STUB, y + STUB];
  }
  return { branches, crossing };
}

// "pen" is { context, scale, sight, marked, boxOf, isPale }: scale is screen px for one px of the
// drawing, sight what is in the window, marked the lines at what is selected.
function paintLines(pen, { branches, crossing }) {
  for (const line of branches) if (line.linked && inSight(line.box, pen.sight)) paintBand(pen, line);
  for (const line of crossing) {
    const whole = pen.marked.has(line) || !line.stubbed;
    if (inSight(whole ? line.box : line.end, pen.sight)) paintCross(pen, line, whole);
  }
  for (const line of branches) if (inSight(line.box, pen.sight)) paintBranch(pen, line);
}

// Premises that are needed together share one pale band.
function paintBand({ context, boxOf }, line) {
  const { x, y, width, height } = boxOf(line.lower);
  context.lineJoin = "round";
  context.strokeStyle = context.fillStyle = colours[`${line.polarity}-tint`];
  context.lineWidth = 12;
  polyline(context, line.points, 6);
  context.stroke();
  context.beginPath();
  context.roundRect(x - width / 2 - 6, y - height / 2 - 6, width + 12, height + 12, 10);
  context.fill();
}

function paintBranch({ context, scale, marked, isPale }, line) {
  const chosen = marked.has(line);
  context.globalAlpha = !chosen && isPale(line.lower) ? 0.4 : 1;
  context.strokeStyle = line.polarity === "neutral" ? colours.rail : colours[line.polarity];
  context.fillStyle = context.strokeStyle;
  context.lineWidth = Math.max(chosen ? 3.5 : 1.75, 1 / scale);
  polyline(context, line.points, 7);
  context.stroke();
  if (line.arrow) arrowHead(context, line.points.at(-2), line.points.at(-1), 9);
  context.globalAlpha = 1;
}

function paintCross({ context, scale, marked }, line, whole) {
  const chosen = marked.has(line);
  const [from, to] = whole ? line.points : stub(line);
  const [bendX, bendY] = whole ? bend(from, to) : from;
  const usual = line.role === "contradicts" ? colours.attack : colours.neutral;
  context.save();
  context.globalAlpha = chosen ? 1 : line.role === "contradicts" ? 0.75 : whole ? 0.4 : 0.65;
  context.strokeStyle = context.fillStyle = chosen ? colours.focus : usual;
  context.lineWidth = Math.max(chosen ? 3 : line.role === "contradicts" ? 2.5 : 1.5, 1 / scale);
  context.lineCap = "round";
  context.setLineDash(!whole && line.role === "also" ? [4, 3] : DASHES[line.role]);
  context.beginPath();
  context.moveTo(...from);
  context.quadraticCurveTo(bendX, bendY, ...to);
  context.stroke();
  context.setLineDash([]);
  if (line.arrow) arrowHead(context, [bendX, bendY], to, whole ? 9 : 8);
  else for (const at of [from, to]) endDot(context, at);
  context.restore();
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

// The end with the arrow of a cross-link.
function stub({ points: [from, to] }) {
  const far = Math.hypot(from[0] - to[0], from[1] - to[1]);
  const part = far ? Math.min(STUB / far, 1) : 0;
  return [[to[0] + (from[0] - to[0]) * part, to[1] + (from[1] - to[1]) * part], to];
}

function endDot(context, [x, y]) {
  context.beginPath();
  context.arc(x, y, 3.5, 0, 2 * Math.PI);
  context.fill();
}

// How far a cross-link that is drawn whole leads out of its straight way.
function bulge([from, to]) {
  const [x, y] = bend(from, to);
  return Math.hypot(from[0] - to[0], from[1] - to[1]) > LONG ? [] : [[(from[0] + to[0] + 2 * x) / 4, (from[1] + to[1] + 2 * y) / 4]];
}

function bend([x, y], [toX, toY]) {
  const part = 0.12;
  return [(x + toX) / 2 - (toY - y) * part, (y + toY) / 2 + (toX - x) * part];
}
