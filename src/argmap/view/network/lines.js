// The lines between cards: bands of linked premises, rails, and the cross-links behind them.

const CROSS = new Set(["also", "circle", "contradicts", "restates"]);
const DASHES = { also: [7, 5], circle: [2, 4], contradicts: [2, 5], restates: [9, 3, 2, 3] };
const branches = scene.routes.filter((route) => !CROSS.has(route.role));
const crossing = scene.routes.filter((route) => CROSS.has(route.role));
const linkedBranches = branches.filter((route) => route.linked);
// Rails that several steps share are painted first, so that each step's own part lies above.
branches.sort((a, b) => (a.polarity === "neutral" ? 0 : 1) - (b.polarity === "neutral" ? 0 : 1));

for (const route of scene.routes) {
  const across = route.points.map(([x]) => x);
  const down = route.points.map(([, y]) => y);
  const slack = CROSS.has(route.role) ? 0.15 * Math.hypot(across[0] - across.at(-1), down[0] - down.at(-1)) : 8;
  route.box = [Math.min(...across) - slack, Math.min(...down) - slack, Math.max(...across) + slack, Math.max(...down) + slack];
}
// Where further uses are many or far, only a stub with an arrow is drawn until an end is selected.
const STUB = 34;
const MANY = 12;
const crowded = crossing.filter((route) => route.role === "also").length > MANY;
const stubbed = (route) => route.role === "also" && (crowded || route.box[2] - route.box[0] > 900);

function inSight({ view }, [left, top, right, bottom]) {
  return !view || (left <= view.right && right >= view.left && top <= view.bottom && bottom >= view.top);
}

function polyline(context, points, radius) {
  context.beginPath();
  context.moveTo(points[0][0], points[0][1]);
  for (let n = 1; n < points.length - 1; n++) {
    const [x, y] = points[n];
    context.arcTo(x, y, points[n + 1][0], points[n + 1][1], corner(points, n, radius));
  }
  const [x, y] = points[points.length - 1];
  context.lineTo(x, y);
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

function paintLines(pen, marked) {
  paintBands(pen);
  for (const route of crossing) {
    if (inSight(pen, route.box)) paintCross(pen, route, marked.has(route));
  }
  for (const route of branches) {
    if (inSight(pen, route.box)) paintBranch(pen, route, marked.has(route));
  }
}

// Premises that are needed together share one pale band.
function paintBands(pen) {
  const { context, colours } = pen;
  context.lineJoin = "round";
  for (const route of linkedBranches) {
    if (!inSight(pen, bandBox(route))) continue;
    context.strokeStyle = colours[`${route.polarity}-tint`];
    context.fillStyle = context.strokeStyle;
    context.lineWidth = 12;
    polyline(context, route.points, 6);
    context.stroke();
    const node = nodes.get(route.lower);
    boxPath(context, node.x - node.width / 2 - 6, node.y - node.height / 2 - 6, node.width + 12, node.height + 12, 10);
    context.fill();
  }
}

function bandBox({ box, lower }) {
  const { x, y, width, height } = nodes.get(lower);
  return [Math.min(box[0], x - width), Math.min(box[1], y - height), Math.max(box[2], x + width), Math.max(box[3], y + height)];
}

function paintBranch(pen, route, marked) {
  const { context, colours } = pen;
  context.strokeStyle = route.polarity === "neutral" ? colours.rail : colours[route.polarity];
  context.fillStyle = context.strokeStyle;
  context.lineWidth = Math.max(marked ? 3.5 : 1.75, 1 / pen.scale);
  polyline(context, route.points, 7);
  context.stroke();
  if (route.arrow) arrowHead(context, route.points.at(-2), route.points.at(-1), 9);
}

function paintCross(pen, route, marked) {
  const { context, colours } = pen;
  if (stubbed(route) && !marked) return paintStub(pen, route);
  const [from, to] = route.points;
  const [bendX, bendY] = bend(from, to);
  context.save();
  context.globalAlpha = marked ? 1 : route.role === "contradicts" ? 0.75 : 0.4;
  const usual = route.role === "contradicts" ? colours.attack : colours.neutral;
  context.strokeStyle = context.fillStyle = marked ? colours.focus : usual;
  context.lineWidth = Math.max(marked ? 3 : route.role === "contradicts" ? 2.5 : 1.5, 1 / pen.scale);
  context.lineCap = "round";
  context.setLineDash(DASHES[route.role]);
  context.beginPath();
  context.moveTo(...from);
  context.quadraticCurveTo(bendX, bendY, ...to);
  context.stroke();
  context.setLineDash([]);
  if (route.arrow) arrowHead(context, [bendX, bendY], to, 9);
  else for (const [a, b] of [[to, from], [from, to]]) endDot(context, b, a);
  context.restore();
}

function paintStub(pen, route) {
  const { context, colours } = pen;
  const [from, to] = route.points;
  const far = Math.hypot(from[0] - to[0], from[1] - to[1]);
  const part = Math.min(STUB / far, 1);
  const start = [to[0] + (from[0] - to[0]) * part, to[1] + (from[1] - to[1]) * part];
  context.save();
  context.globalAlpha = 0.65;
  context.strokeStyle = context.fillStyle = colours.neutral;
  context.lineWidth = 1.5;
  context.setLineDash([4, 3]);
  context.beginPath();
  context.moveTo(...start);
  context.lineTo(...to);
  context.stroke();
  arrowHead(context, start, to, 8);
  context.restore();
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
