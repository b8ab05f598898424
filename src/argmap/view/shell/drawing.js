// What is drawn now: which elements are folded away or out of focus, and where all others stand.

const FEW = 60;
const MANY_BOXES = 300;
const view = { closed: new Set(), focus: null, depth: Infinity };
let wholeForest = grown(() => true);
let drawing = null;

const depthsOf = new WeakMap();

// How deep each element lies: cards count, the small nodes of steps do not.
function depthsIn(forest) {
  if (depthsOf.has(forest)) return depthsOf.get(forest);
  const depths = new Map();
  depthsOf.set(forest, depths);
  for (const n of inOrder(forest.roots, forest.kids)) {
    const parent = forest.parent.get(n);
    const upper = parent === undefined ? -1 : depths.get(parent);
    depths.set(n, isStep(n) ? upper : upper + 1);
  }
  return depths;
}

let focusForest = { n: null, forest: null };

function currentForest() {
  if (view.focus === null) return wholeForest;
  if (focusForest.n !== view.focus) {
    const { inside, top } = focused(view.focus);
    focusForest = { n: view.focus, forest: grown((n) => inside.has(n), [[top], [...inside]]) };
  }
  return focusForest.forest;
}

// What is folded when everything below a depth is; nothing at the greatest. As the map opens, trees
// beyond some cards are folded too.
function closedAt(depth) {
  const forest = currentForest();
  const depths = depthsIn(forest);
  const closed = new Set([...forest.kids.keys()].filter((n) => !isStep(n) && depths.get(n) >= depth && hiddenBelow(n, forest)));
  if (options.fold === null && depth === firstDepth()) foldRoots(forest, closed);
  return closed;
}

function foldAt(depth) {
  view.closed = closedAt(depth);
}

// Folds trees from the last one on, until at most a few cards are open; the first stays open.
function foldRoots(forest, closed) {
  const open = (roots) => inOrder(roots, forest.kids, closed).filter((n) => !isStep(n)).length;
  let total = open(forest.roots);
  for (const n of forest.roots.slice(1).reverse()) {
    if (total <= FEW) return;
    if (isStep(n) || !hiddenBelow(n, forest)) continue;
    total -= open([n]) - 1;
    closed.add(n);
  }
}

// The depth with which at most so many cards are open.
function depthFor(count) {
  const counts = [];
  for (const [n, depth] of depthsIn(currentForest())) if (!isStep(n)) counts[depth] = (counts[depth] ?? 0) + 1;
  let total = 0;
  for (let depth = 0; depth < counts.length; depth++) {
    total += counts[depth];
    if (total > count) return Math.max(depth - 1, 1);
  }
  return Infinity;
}

// How deep the map is open at first, and a focus when it is set.
const firstDepth = () => (view.focus === null ? options.fold : null) ?? depthFor(FEW);

const deepest = () => most([...depthsIn(currentForest()).values()]);

function treeOf(forest, order, closed, base) {
  const at = new Map(order.map((n, position) => [n, position]));
  const sizes = order.map((n) => boxOf(n, base));
  return {
    ids: order,
    roots: forest.roots.map((n) => at.get(n)),
    kids: order.map((n) => (closed.has(n) ? [] : forest.kids.get(n).map((kid) => at.get(kid)))),
    widths: sizes.map((size) => size.width),
    heights: sizes.map((size) => size.height),
    steps: order.map(isStep),
    gaps: order.map((n) => {
      const step = steps.get(forest.parent.get(n));
      return step?.linked && step.origins.includes(n) ? [GAP.linked, GAP.linked] : [GAP.beside, GAP.beneath];
    }),
  };
}



// Boxes and lines of a forest for a window of that width by height.
function drawn(forest, closed, aspect, onlyBase = 0) {
  const order = inOrder(forest.roots, forest.kids, closed);
  const bases = onlyBase ? [onlyBase] : order.length < MANY_BOXES ? BASES : BASES.slice(0, 1);
  const tried = bases.map((base) => {
    const tree = treeOf(forest, order, closed, base);
    return { base, tree, ...(order.length ? arranged(tree, aspect) : { scale: 1 }) };
  });
  const chosen = best(tried, ({ scale }) => scale);
  const placedAt = new Map();
  order.forEach((n, at) => placedAt.set(n, {
    n, ...boxOf(n, chosen.base), x: chosen.across[at], y: chosen.down[at],
    step: isStep(n), column: chosen.plan.columns[at], rail: chosen.rails[at],
  }));
  const found = { forest, closed, boxes: placedAt, base: chosen.base, lines: routesOf(forest, placedAt), bounds: boundsOf(placedAt) };
  if (rightToLeft) mirrored(found);
  found.bounds = boundsOf(placedAt, found.lines);
  return found;
}

// The bounds of the boxes, and of lines that lead around them.
function boundsOf(placedAt, lines = []) {
  let [left, top, right, bottom] = placedAt.size ? [Infinity, Infinity, -Infinity, -Infinity] : [0, 0, 0, 0];
  for (const box of placedAt.values()) {
    left = Math.min(left, leftOf(box));
    top = Math.min(top, topOf(box));
    right = Math.max(right, rightOf(box));
    bottom = Math.max(bottom, bottomOf(box));
  }
  for (const { role, points } of lines) {
    for (const [x, y] of CROSS.has(role) ? bulge(points) : points) {
      [left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y)];
    }
  }
  return [left, top, right, bottom];
}

// A map that is written from right to left is drawn from right to left.
function mirrored(found) {
  const [left, , right] = found.bounds;
  const turned = (x) => left + right - x;
  for (const box of found.boxes.values()) box.x = turned(box.x);
  for (const line of found.lines) line.points = line.points.map(([x, y]) => [turned(x), y]);
}

const cardsBelow = new WeakMap();

// How many cards hang below one; nodes of steps alone are never folded away.
function hiddenBelow(n, forest = drawing.forest) {
  if (!cardsBelow.has(forest)) {
    const counts = new Map();
    for (const one of [...forest.order].reverse()) {
      counts.set(one, (forest.kids.get(one) ?? []).reduce((count, kid) => count + counts.get(kid) + !isStep(kid), 0));
    }
    cardsBelow.set(forest, counts);
  }
  return cardsBelow.get(forest).get(n) ?? 0;
}

function windowAspect() {
  const { clientWidth, clientHeight } = byId("map");
  return clientWidth && clientHeight ? (clientWidth - 2 * MARGIN) / (clientHeight - 2 * MARGIN) : 1070 / 800;
}

function redrawAll() {
  drawing = drawn(currentForest(), view.closed, windowAspect());
  indexLines();
  seekHidden();
}
