// How the elements hang together: the steps of the map, and the forest that is drawn of them.
// The same as argmap.view.steps and forest in Python. Elements are numbers, in reading order.

const POLARITIES = ["support", "attack", "undercut"];
const steps = new Map(map.steps.map(([n, polarity, origins, target, linked, warrants = []]) => [
  n, { n, polarity: POLARITIES[polarity], rank: polarity, origins, target, linked: Boolean(linked), warrants },
]));
const bearing = new Map();
const uses = new Map();
const push = (lists, key, value) => {
  if (!lists.has(key)) lists.set(key, []);
  lists.get(key).push(value);
};
for (const step of [...steps.values()].sort((a, b) => a.rank - b.rank || a.n - b.n)) {
  if (step.target >= 0) push(bearing, step.target, step.n);
}
for (const step of steps.values()) for (const origin of step.origins) push(uses, origin, step.n);

const circleOf = new Map(map.circles.flatMap((group, number) => group.map((n) => [n, number])));
const isBare = (step) => !step.origins.length && step.target < 0;
const theses = new Set(map.theses);

function below(n) {
  return [...(steps.get(n)?.origins ?? []), ...(bearing.get(n) ?? [])];
}

function above(n) {
  const target = steps.get(n)?.target ?? -1;
  return target >= 0 ? [target, ...(uses.get(n) ?? [])] : uses.get(n) ?? [];
}

// Whether an element is drawn as the small node of a step, and not as a card.
const isStep = (n) => steps.has(n) && (steps.get(n).origins.length > 0 || !elements[n].text);

// Possible roots, group by group; those of one group are walked level by level together.
function* tops() {
  const order = [...theses].sort((a, b) => a - b);
  yield order.filter((n) => !uses.has(n));
  for (const n of order) yield [n];
  for (const n of map.cards) if (!uses.has(n) && bearing.has(n)) yield [n];
  for (const step of steps.values()) if (step.target < 0 && !uses.has(step.n)) yield [step.n];
  for (const n of [...map.cards, ...steps.keys()]) yield [n];
}

// The spanning forest of the elements that "within" lets through: breadth first from the theses,
// so that what is used several times hangs where it is nearest to one; all other links are cuts.
function grown(within, starts = tops()) {
  const parent = new Map();
  const seen = new Set();
  const roots = [];
  const cuts = [];
  for (const group of starts) {
    const fresh = [...new Set(group)].filter((n) => within(n) && !seen.has(n));
    for (const n of fresh) {
      roots.push(n);
      seen.add(n);
    }
    walkDown(fresh, within, seen, parent, cuts);
  }
  const kids = new Map();
  for (const n of seen) {
    const own = new Set(below(n).filter((lower) => parent.get(lower) === n));
    kids.set(n, [...own]);
  }
  return { roots, parent, kids, cuts, order: inOrder(roots, kids) };
}

function walkDown(queue, within, seen, parent, cuts) {
  for (let at = 0; at < queue.length; at++) {
    const n = queue[at];
    for (const lower of below(n)) {
      if (!within(lower)) continue;
      if (seen.has(lower)) {
        cuts.push([lower, n]);
        continue;
      }
      seen.add(lower);
      parent.set(lower, n);
      queue.push(lower);
    }
  }
}

// All numbers, each followed by all that hangs from it; what is folded in "closed" is left out.
function inOrder(roots, kids, closed = new Set()) {
  const found = [];
  const stack = [...roots].reverse();
  while (stack.length) {
    const n = stack.pop();
    found.push(n);
    if (!closed.has(n)) stack.push(...[...(kids.get(n) ?? [])].reverse());
  }
  return found;
}

const isCircular = (lower, upper) => lower === upper || (circleOf.has(lower) && circleOf.get(lower) === circleOf.get(upper));

// Everything that bears on an element, at any distance, and the shortest way from it to a thesis.
function focused(n) {
  const inside = new Set([n]);
  for (const one of inside) for (const lower of below(one)) inside.add(lower);
  const before = new Map([[n, null]]);
  let top = n;
  for (const one of before.keys()) {
    top = one;
    if (theses.has(one)) break;
    for (const upper of above(one)) if (!before.has(upper)) before.set(upper, one);
  }
  const way = [];
  for (let one = top; one !== null; one = before.get(one)) way.push(one);
  for (const one of way) inside.add(one);
  return { inside, top };
}
