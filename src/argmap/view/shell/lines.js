// The canvas behind the cards, and from afar the cards themselves as blocks.

const COARSE = 0.28;
let lines = { branches: [], crossing: [] };
let linesAt = new Map();

function indexLines() {
  lines = measuredLines(drawing.lines);
  linesAt = new Map();
  for (const line of drawing.lines) for (const end of [line.lower, line.upper]) push(linesAt, end, line);
}

function paintBackground(context, sight) {
  const marked = new Set(linesAt.get(selection.n) ?? []);
  const pen = {
    context, sight, marked, scale: camera.scale,
    boxOf: (n) => drawing.boxes.get(n), isPale: (n) => labelOf(n) === "out",
  };
  if (camera.scale >= COARSE) {
    paintLines(pen, lines);
    return;
  }
  paintCoarse(context, sight);
  for (const line of marked) paintBranch(pen, line);
}

// From afar: one stroke for all lines of a colour, and blocks for the cards.
function paintCoarse(context, sight) {
  const strokes = new Map();
  for (const line of lines.branches) {
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
  context.fillStyle = selection.n === box.n ? colours.focus : hits.has(box.n) || changed.has(box.n) ? colours.hit : colours.card;
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
