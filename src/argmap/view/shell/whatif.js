// Labels and why: what stands in a scenario, with what was switched in it.

const { reasoning } = map;
const program = indexed(reasoning.program);
const [atoms, bodies, denied, defeated, accepting] = ["atoms", "bodies", "denied", "defeated", "accepting"].map((name) => new Map(reasoning[name]));
const ownerOf = new Map();
for (const [what, numbers] of [["element", atoms], ["denied", denied], ["defeated", defeated]]) for (const [n, atom] of numbers) ownerOf.set(atom, { what, n });

const firstScenario = () => Math.max(reasoning.scenarios.findIndex(({ id }) => id === reasoning.chosen), 0);
const trial = { scenario: 0, flipped: new Set(), off: new Set(), model: null };
let labels = [];
let plainLabels = [];
const changed = new Set();

function offIn(scenario, flipped) {
  const off = new Set(reasoning.scenarios[scenario].off);
  for (const n of flipped) {
    const rule = accepting.get(n);
    if (!off.delete(rule)) off.add(rule);
  }
  return off;
}

const labelsIn = (off) => labelled({ program, atoms, bodies }, elements.length, off);

const labelOf = (n) => labels[n] ?? "";
const isAccepted = (n) => accepting.has(n) && !trial.off.has(accepting.get(n));
const isCounted = (n) => !steps.has(n) || !isStep(n);

// Whether anything is otherwise than when the page opened.
const isTrial = () => trial.flipped.size > 0 || trial.scenario !== firstScenario();

// A label in words where only what is not in, or was something else at first, has to be told.
function toldLabel(n) {
  const label = labelOf(n);
  if (changed.has(n) && label) return say("whatif.now", say(`label.${label}`));
  return label === "in" || !label ? "" : say(`label.${label}`);
}

function evaluate() {
  const before = labels;
  trial.off = offIn(trial.scenario, trial.flipped);
  ({ model: trial.model, labels } = labelsIn(trial.off));
  plainLabels = isTrial() ? labelsIn(offIn(firstScenario(), [])).labels : labels;
  changed.clear();
  labels.forEach((label, n) => { if (label !== plainLabels[n]) changed.add(n); });
  return before;
}

function grouped(items, keyOf) {
  const groups = new Map();
  for (const item of items) push(groups, keyOf(item), item);
  return groups;
}

// Why something has its label: sentences, each with the elements it points to.
function why(n) {
  const label = labelOf(n);
  if (!label) return [];
  const rules = atoms.has(n) ? program.rulesFor[atoms.get(n)] : [bodies.get(n)];
  if (label === "in") return [whyIn(n)];
  if (label === "out") return whyOut(n, rules);
  const open = new Set(rules.flatMap((rule) => [...program.positive[rule], ...program.negative[rule]]).filter((atom) => trial.model.values[atom] === OPEN));
  return [{ words: say("why.undecided"), refs: [...open].map((atom) => ownerOf.get(atom)?.n).filter((other) => other !== undefined && other !== n) }];
}

function whyIn(n) {
  const rule = atoms.has(n) ? trial.model.grounds[atoms.get(n)] : bodies.get(n);
  if (rule === accepting.get(n)) return { words: say("why.accepted"), refs: [] };
  const by = reasoning.origins[rule];
  const premises = program.positive[rule].map((atom) => ownerOf.get(atom)?.n).filter((other) => other !== undefined && other !== n);
  if (steps.has(n) || by < 0 || by === n) return { words: say("why.holds"), refs: premises };
  return { words: say("why.supported"), refs: premises.length ? premises : [by] };
}

function whyOut(n, rules) {
  const found = [];
  const against = denied.get(n);
  if (against !== undefined && trial.model.values[against] === IN) {
    const by = reasoning.origins[trial.model.grounds[against]];
    found.push({ words: say("why.denied"), refs: by >= 0 ? [by] : [] });
  }
  for (const rule of rules) {
    if (rule === accepting.get(n)) {
      if (trial.off.has(rule)) found.push({ words: say("why.withdrawn"), refs: [] });
    } else if (trial.off.has(rule)) found.push({ words: say("why.dropped"), refs: [] });
    else found.push(...blockers(n, rule));
  }
  if (!found.length) found.push({ words: say(rules.length ? "why.circular" : "why.unsupported"), refs: [] });
  return found;
}

// What keeps a rule from holding: premises that are out, or a defeat that goes through.
function blockers(n, rule) {
  const { values, grounds } = trial.model;
  const out = program.positive[rule].filter((atom) => values[atom] === OUT).map((atom) => ownerOf.get(atom)?.n).filter((other) => other !== undefined);
  const found = out.length ? [{ words: say("why.premise"), refs: out }] : [];
  for (const atom of program.negative[rule].filter((other) => values[other] === IN)) {
    const owner = ownerOf.get(atom);
    const by = reasoning.origins[grounds[atom]];
    if (owner?.what === "denied" && owner.n === n) continue;
    found.push({ words: say(owner?.what === "defeated" ? "why.defeated" : "why.denied"), refs: by >= 0 ? [by] : [] });
  }
  return found;
}
