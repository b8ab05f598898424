// The lines of the drawing: polylines and what each of them means. The same as argmap.view.routes.

const BUS = 6;
const ASIDE = 6;

const leftOf = (box) => box.x - box.width / 2;
const rightOf = (box) => box.x + box.width / 2;
const topOf = (box) => box.y - box.height / 2;
const bottomOf = (box) => box.y + box.height / 2;
const hookOf = (box) => (box.step ? box.y : topOf(box) + GAP.hook);

// All lines between the boxes that are drawn: branches, further uses, circles, and links across.
function routesOf(forest, placedAt) {
  const found = [];
  for (const [upper, above] of placedAt) {
    const kids = (forest.kids.get(upper) ?? []).filter((kid) => placedAt.has(kid));
    const kinds = new Set(kids.filter((kid) => steps.has(kid)).map((kid) => steps.get(kid).rank));
    for (const lower of kids) branch(found, lower, upper, placedAt.get(lower), above, kinds.size > 1);
  }
  for (const [lower, upper] of forest.cuts) {
    if (!placedAt.has(lower) || !placedAt.has(upper)) continue;
    const role = isCircular(lower, upper) ? "circle" : "also";
    found.push({ lower, upper, role, polarity: polarityOf(lower, upper), points: straight(placedAt.get(lower), placedAt.get(upper)), arrow: true });
  }
  const seen = new Set();
  for (const [lower, upper, role] of map.across) {
    const pair = `${Math.min(lower, upper)} ${Math.max(lower, upper)} ${role}`;
    if (seen.has(pair) || !placedAt.has(lower) || !placedAt.has(upper)) continue;
    seen.add(pair);
    found.push({ lower, upper, role, polarity: "neutral", points: straight(placedAt.get(lower), placedAt.get(upper)) });
  }
  return found;
}

function polarityOf(lower, upper) {
  const own = steps.get(lower);
  const step = own && own.target === upper ? own : steps.get(upper);
  return step ? step.polarity : "neutral";
}

function branch(found, lower, upper, under, over, shared) {
  const polarity = polarityOf(lower, upper);
  if (steps.get(lower)?.target !== upper) {
    const { linked } = steps.get(upper);
    found.push({ lower, upper, role: "premise", polarity, points: toStep(under, over), linked });
  } else if (over.step) {
    found.push({ lower, upper, role: "step", polarity, points: toSide(under, over), arrow: true });
  } else {
    const points = toCard(under, over);
    found.push({ lower, upper, role: "step", polarity: shared ? "neutral" : polarity, points, arrow: true });
    if (shared) found.push({ lower, upper, role: "step", polarity, points: drop(points, over) });
  }
}

function toCard(under, over) {
  if (over.column) {
    const [rail, hook] = [leftOf(over) + GAP.rail, hookOf(under)];
    return [[leftOf(under), hook], [rail, hook], [rail, bottomOf(over)]];
  }
  const middle = bottomOf(over) + GAP.level / 2;
  if (under.rail !== null) {
    const start = [leftOf(under), hookOf(under)];
    return [start, ...bent(under.rail, start[1], middle, over.x, bottomOf(over))];
  }
  return bent(under.x, topOf(under), middle, over.x, bottomOf(over));
}

// The part of a line to a card that it shares with no other.
function drop(points, over) {
  const [x, y] = points[0];
  if (over.column) return [[x, y], [leftOf(over) + GAP.rail + 5, y]];
  if (points[1][1] === y) return [[x, y], [points[1][0] + 5, y]];
  return [[x, y], [x, bottomOf(over) + GAP.level / 2]];
}

function toStep(under, over) {
  if (!over.column) return bent(under.x, topOf(under), bottomOf(over) + BUS, over.x, bottomOf(over));
  const hook = hookOf(under);
  if (hook === over.y) return [[leftOf(under), hook], [rightOf(over), hook]];
  return [[leftOf(under), hook], [over.x, hook], [over.x, bottomOf(over)]];
}

function toSide(under, over) {
  if (over.column) {
    const [rail, hook] = [over.x + ASIDE, hookOf(under)];
    return [[leftOf(under), hook], [rail, hook], [rail, bottomOf(over)]];
  }
  if (Math.abs(under.x - over.x) <= over.width / 2) return [[under.x, topOf(under)], [under.x, bottomOf(over)]];
  const side = under.x > over.x ? rightOf(over) : leftOf(over);
  return [[under.x, topOf(under)], [under.x, over.y], [side, over.y]];
}

function bent(x, y, corner, toX, toY) {
  return Math.abs(x - toX) < 1 ? [[x, y], [toX, toY]] : [[x, y], [x, corner], [toX, corner], [toX, toY]];
}

function straight(lower, upper) {
  return [edge(lower, upper), edge(upper, lower)];
}

// Where the line between two centres leaves the first box.
function edge(box, towards) {
  const [dx, dy] = [towards.x - box.x, towards.y - box.y];
  if (!dx && !dy) return [rightOf(box), box.y];
  const part = Math.min(dx ? box.width / 2 / Math.abs(dx) : Infinity, dy ? box.height / 2 / Math.abs(dy) : Infinity, 1);
  return [box.x + dx * part, box.y + dy * part];
}
