// The hybrid layout: the same as argmap.view.layout in Python, number for number; tests hold them
// equal. A tree is { roots, kids, widths, heights, steps, gaps }, by numbers; parents come first.

const GAP = { level: 30, stepLevel: 16, beside: 24, linked: 10, beneath: 12, cardIndent: 22, stepIndent: 32, apart: 44, rail: 10, hook: 15 };
const MOST_SHAPES = 30;
const LEAST_SHAPES = 10;
const ALL_SHAPES = 20000;
const FEWEST_STACKED = 4;
const STACKS = [1.3, 1.6, 2, 2.5, 3, 3.5, 4, 5, 6, 8, 11, 16, 23, 32, 45, 64, 90];
const PRICES = Array.from({ length: 20 }, (_, n) => 2 ** ((n - 6) / 2));
const STRETCHES = [0.7, 0.85, 1, 1.2, 1.5];

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
const least = (numbers) => numbers.reduce((a, b) => Math.min(a, b), Infinity);
const most = (numbers) => numbers.reduce((a, b) => Math.max(a, b), -Infinity);
const ascending = (numbers) => [...new Set(numbers)].sort((a, b) => a - b);

// The first of the items of which something is greatest.
function best(items, worth) {
  let chosen = items[0];
  let highest = worth(chosen);
  for (const item of items) {
    const value = worth(item);
    if (value > highest) [chosen, highest] = [item, value];
  }
  return chosen;
}

// To the nearest whole number, halves to the even one.
function rounded(number) {
  const low = Math.floor(number);
  const over = number - low;
  return over < 0.5 || (over === 0.5 && low % 2 === 0) ? low : low + 1;
}

function thinned(items, count) {
  if (items.length <= count) return items;
  const step = (items.length - 1) / (count - 1);
  return Array.from({ length: count }, (_, n) => items[rounded(n * step)]);
}

// How many of the numbers, which ascend, are at most (or less than) a limit.
function bisect(numbers, limit, inclusive) {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle] < limit || (inclusive && numbers[middle] === limit)) low = middle + 1;
    else high = middle;
  }
  return low;
}

const lowest = (shapes, width) => shapes.all[Math.max(bisect(shapes.widths, width, true) - 1, 0)];
const narrowest = (shapes, height) => shapes.all[Math.min(bisect(shapes.depths, -height, false), shapes.all.length - 1)];

function keptShapes(shapes, count) {
  shapes.sort((a, b) => a.width - b.width || a.height - b.height || a.column - b.column);
  const kept = [];
  for (const shape of shapes) if (!kept.length || shape.height < kept.at(-1).height) kept.push(shape);
  const all = thinned(kept, count);
  return { all, widths: all.map((s) => s.width), depths: all.map((s) => -s.height) };
}

function shapesOf(tree) {
  const size = tree.kids.length;
  const count = Math.max(LEAST_SHAPES, Math.min(MOST_SHAPES, Math.floor(ALL_SHAPES / Math.max(size, 1))));
  const found = new Array(size);
  for (let n = size - 1; n >= 0; n--) {
    const kids = tree.kids[n].map((kid) => found[kid]);
    found[n] = kids.length
      ? keptShapes([...columnShapes(tree, n, kids, count), ...rowShapes(tree, n, kids, count), ...stackShapes(tree, n, kids)], count)
      : keptShapes([{ width: tree.widths[n], height: tree.heights[n], column: false, limit: 0 }], count);
  }
  return found;
}

function columnShapes(tree, n, kids, count) {
  const gaps = sum(tree.kids[n].slice(1).map((kid) => tree.gaps[kid][1]));
  const from = most(kids.map((kid) => kid.widths[0]));
  const limits = ascending(kids.flatMap((kid) => kid.widths.filter((width) => width >= from)));
  return thinned(limits, count).map((limit) => {
    const parts = kids.map((kid) => lowest(kid, limit));
    let width = most(parts.map((part) => part.width));
    let height = gaps + sum(parts.map((part) => part.height));
    if (tree.steps[n]) [width, height] = [GAP.stepIndent + width, Math.max(height, tree.heights[n] + GAP.hook)];
    else [width, height] = [Math.max(tree.widths[n], GAP.cardIndent + width), height + (tree.heights[n] + GAP.beneath)];
    return { width, height, column: true, limit };
  });
}

function rowShapes(tree, n, kids, count) {
  const gaps = sum(tree.kids[n].slice(1).map((kid) => tree.gaps[kid][0]));
  const above = tree.heights[n] + (tree.steps[n] ? GAP.stepLevel : GAP.level);
  const from = most(kids.map((kid) => -kid.depths.at(-1)));
  const limits = ascending(kids.flatMap((kid) => kid.depths.map((depth) => -depth).filter((height) => height >= from)));
  return thinned(limits, count).map((limit) => {
    const parts = kids.map((kid) => narrowest(kid, limit));
    const width = Math.max(tree.widths[n], gaps + sum(parts.map((part) => part.width)));
    return { width, height: above + most(parts.map((part) => part.height)), column: false, limit };
  });
}

function stackShapes(tree, n, kids) {
  if (tree.steps[n] || kids.length < FEWEST_STACKED) return [];
  const tallest = sum(kids.map((kid) => kid.all[0].height + GAP.beneath));
  const found = [];
  for (const columns of STACKS) {
    const limit = tallest / columns;
    const parts = kids.map((kid) => narrowest(kid, limit));
    const groups = stacked(parts.map((part) => part.height), limit);
    if (groups.length < 2 || groups.length >= kids.length) continue;
    const [width, height] = stackSize(groups, parts);
    found.push({ width: Math.max(tree.widths[n], width), height: tree.heights[n] + GAP.level + height, column: false, limit, stacked: true });
  }
  return found;
}

function stackSize(groups, parts) {
  let width = GAP.beside * (groups.length - 1);
  let height = 0;
  for (const group of groups) {
    width += (group.length > 1 ? GAP.cardIndent : 0) + most(group.map((n) => parts[n].width));
    height = Math.max(height, sum(group.map((n) => parts[n].height)) + GAP.beneath * (group.length - 1));
  }
  return [width, height];
}

// Parts in order, dealt into columns that are at most so high where they can be.
function stacked(heights, limit) {
  const groups = [[]];
  let used = 0;
  heights.forEach((height, n) => {
    if (groups.at(-1).length && used + GAP.beneath + height > limit) {
      groups.push([]);
      used = 0;
    }
    used += height + (groups.at(-1).length ? GAP.beneath : 0);
    groups.at(-1).push(n);
  });
  return groups;
}

const packingScale = ({ width, height }, aspect) => Math.min(aspect / Math.max(width, 1), 1 / Math.max(height, 1));

// The trees on shelves, in the width that shows them largest.
function packed(sizes, aspect) {
  const area = sum(sizes.map(([width, height]) => (width + GAP.apart) * (height + GAP.apart)));
  const widths = sizes.map(([width]) => width);
  const widest = widths.length ? most(widths) : 0;
  const second = [...widths].sort((a, b) => b - a)[1];
  const limits = STRETCHES.map((stretch) => Math.max(widest, stretch * Math.sqrt(area * aspect)));
  if (second !== undefined) limits.push(widest + GAP.apart + second);
  return best(ascending(limits).map((limit) => shelves(sizes, limit)), (packing) => packingScale(packing, aspect));
}

function shelves(sizes, limit) {
  const places = [];
  let [top, shelf, left, column, used, widest] = [0, 0, 0, 0, 0, 0];
  for (const [width, height] of sizes) {
    if (places.length && width <= column && used + GAP.apart + height <= shelf) {
      places.push([left, top + used + GAP.apart]);
      used += GAP.apart + height;
      continue;
    }
    if (places.length && left + column + GAP.apart + width <= limit) left += column + GAP.apart;
    else if (places.length) [top, shelf, left] = [top + shelf + GAP.apart, 0, 0];
    places.push([left, top]);
    [column, used, shelf] = [width, height, Math.max(shelf, height)];
    widest = Math.max(widest, left + width);
  }
  return { places, width: widest, height: top + shelf };
}

// The mix of rows and columns that is shown largest in a window of that width by height.
function arranged(tree, aspect) {
  const shapes = shapesOf(tree);
  const roots = tree.roots.map((root) => shapes[root]);
  const cheapest = (root, price) => best(root.all, (shape) => -(shape.width + price * shape.height));
  const middling = roots.map((root) => cheapest(root, 1));
  const numbers = roots.map((_, n) => n);
  const largest = best(numbers, (n) => middling[n].width * middling[n].height);
  const choices = PRICES.map((price) => roots.map((root) => cheapest(root, price)));
  for (const shape of roots[largest].all) choices.push(middling.with(largest, shape));
  const tried = choices.map((tops) => ({ tops, packing: packed(tops.map((s) => [s.width, s.height]), aspect) }));
  const chosen = best(tried, ({ packing }) => packingScale(packing, aspect));
  const plan = planned(tree, shapes, chosen.tops);
  return { plan, ...placed(tree, plan, chosen.packing), scale: packingScale(chosen.packing, aspect) };
}

function planned(tree, shapes, tops) {
  const plan = { widths: [], heights: [], columns: [], limits: [] };
  const chosen = new Map(tree.roots.map((root, n) => [root, tops[n]]));
  tree.kids.forEach((kids, n) => {
    const shape = chosen.get(n);
    chosen.delete(n);
    plan.widths.push(shape.width);
    plan.heights.push(shape.height);
    plan.columns.push(shape.column);
    plan.limits.push(shape.stacked ? shape.limit : 0);
    for (const kid of kids) chosen.set(kid, (shape.column ? lowest : narrowest)(shapes[kid], shape.limit));
  });
  return plan;
}

// The centres of all boxes, and the rails from which those hang that stand in one of several columns.
function placed(tree, plan, packing) {
  const size = tree.kids.length;
  const [across, down, rails] = [new Array(size).fill(0), new Array(size).fill(0), new Array(size).fill(null)];
  const stack = tree.roots.map((root, n) => [root, ...packing.places[n]]);
  while (stack.length) {
    const [n, left, top] = stack.pop();
    if (plan.columns[n]) [across[n], down[n]] = placeColumn(tree, plan, n, left, top, stack);
    else if (plan.limits[n]) {
      placeStacks(tree, plan, n, left, top, stack, rails);
      [across[n], down[n]] = [left + plan.widths[n] / 2, top + tree.heights[n] / 2];
    } else [across[n], down[n]] = placeRow(tree, plan, n, left, top, stack);
  }
  centre(tree, plan, across);
  return { across, down, rails };
}

function placeStacks(tree, plan, n, left, top, stack, rails) {
  const kids = tree.kids[n];
  let across = left;
  for (const group of stacked(kids.map((kid) => plan.heights[kid]), plan.limits[n])) {
    const indent = group.length > 1 ? GAP.cardIndent : 0;
    let down = top + tree.heights[n] + GAP.level;
    for (const kid of group.map((m) => kids[m])) {
      stack.push([kid, across + indent, down]);
      rails[kid] = indent ? across + GAP.rail : null;
      down += plan.heights[kid] + GAP.beneath;
    }
    across += indent + most(group.map((m) => plan.widths[kids[m]])) + GAP.beside;
  }
}

function placeRow(tree, plan, n, left, top, stack) {
  const kids = tree.kids[n];
  const row = sum(kids.slice(1).map((kid) => tree.gaps[kid][0])) + sum(kids.map((kid) => plan.widths[kid]));
  let across = left + (plan.widths[n] - row) / 2;
  const below = top + tree.heights[n] + (tree.steps[n] ? GAP.stepLevel : GAP.level);
  kids.forEach((kid, position) => {
    across += position ? tree.gaps[kid][0] : 0;
    stack.push([kid, across, below]);
    across += plan.widths[kid];
  });
  return [left + plan.widths[n] / 2, top + tree.heights[n] / 2];
}

function placeColumn(tree, plan, n, left, top, stack) {
  const [width, height] = [tree.widths[n], tree.heights[n]];
  let down = tree.steps[n] ? top : top + height + GAP.beneath;
  const inner = left + (tree.steps[n] ? GAP.stepIndent : GAP.cardIndent);
  tree.kids[n].forEach((kid, position) => {
    down += position ? tree.gaps[kid][1] : 0;
    stack.push([kid, inner, down]);
    down += plan.heights[kid];
  });
  return [left + width / 2, top + (tree.steps[n] ? Math.max(GAP.hook, height / 2) : height / 2)];
}

// Moves what stands above a row over the middle of the row, within its own subtree.
function centre(tree, plan, across) {
  const low = across.map((x, n) => x - tree.widths[n] / 2);
  const high = across.map((x, n) => x + tree.widths[n] / 2);
  for (let n = across.length - 1; n >= 0; n--) {
    const kids = tree.kids[n];
    if (!kids.length) continue;
    const [left, right] = [least(kids.map((kid) => low[kid])), most(kids.map((kid) => high[kid]))];
    if (!plan.columns[n]) {
      const half = tree.widths[n] / 2;
      if (right - left >= 2 * half) {
        const middle = (least(kids.map((kid) => across[kid])) + most(kids.map((kid) => across[kid]))) / 2;
        across[n] = Math.min(Math.max(middle, left + half), right - half);
      }
      [low[n], high[n]] = [across[n] - half, across[n] + half];
    }
    [low[n], high[n]] = [Math.min(low[n], left), Math.max(high[n], right)];
  }
}
