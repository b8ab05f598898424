// What stands: the well-founded model of the rules of the map (Van Gelder, Ross & Schlipf 1991),
// which is the grounded labelling. The same as argmap.semantics in Python; tests hold them equal.

const OUT = 0;
const IN = 1;
const OPEN = 2;
const LABELS = ["out", "in", "undecided"];

// Which rules have an atom as head, need it, or are stopped by it.
function indexed(program) {
  const lists = () => Array.from({ length: program.size }, () => []);
  const found = { ...program, rulesFor: lists(), neededIn: lists(), stops: lists() };
  program.heads.forEach((head, rule) => {
    found.rulesFor[head].push(rule);
    for (const atom of program.positive[rule]) found.neededIn[atom].push(rule);
    for (const atom of program.negative[rule]) found.stops[atom].push(rule);
  });
  return found;
}

// The labels of all atoms when the rules in "off" take no part, and by which rule each is in.
function wellFounded(program, off) {
  const { size, heads, positive, negative, neededIn, stops } = program;
  const values = new Uint8Array(size).fill(OPEN);
  const grounds = new Int32Array(size).fill(-1);
  const waits = new Int32Array(heads.length);
  const alive = new Int32Array(size);
  const queue = [];
  const settle = (atom, value, rule) => {
    if (values[atom] !== OPEN) return;
    values[atom] = value;
    grounds[atom] = rule;
    queue.push(atom);
  };
  heads.forEach((head, rule) => {
    waits[rule] = off.has(rule) ? -1 : positive[rule].length + negative[rule].length;
    if (waits[rule] >= 0) alive[head] += 1;
  });
  heads.forEach((head, rule) => { if (waits[rule] === 0) settle(head, IN, rule); });
  for (let atom = 0; atom < size; atom++) if (!alive[atom]) settle(atom, OUT, -1);

  const propagate = () => {
    for (let n = 0; n < queue.length; n++) {
      const atom = queue[n];
      const holds = values[atom] === IN;
      for (const rule of holds ? neededIn[atom] : stops[atom]) {
        if (waits[rule] > 0 && --waits[rule] === 0) settle(heads[rule], IN, rule);
      }
      for (const rule of holds ? stops[atom] : neededIn[atom]) {
        if (waits[rule] < 0) continue;
        waits[rule] = -1;
        if (--alive[heads[rule]] === 0) settle(heads[rule], OUT, -1);
      }
    }
    queue.length = 0;
  };
  do propagate(); while (dropUnfounded(program, values, waits, settle));
  return { values, grounds };
}

// Makes out what only rests on itself: what no rule still alive can found from outside.
function dropUnfounded({ size, heads, positive, neededIn }, values, waits, settle) {
  const founded = new Uint8Array(size);
  const missing = new Int32Array(heads.length);
  const queue = [];
  const found = (atom) => {
    if (founded[atom] || values[atom] !== OPEN) return;
    founded[atom] = 1;
    queue.push(atom);
  };
  heads.forEach((head, rule) => {
    if (waits[rule] <= 0 || values[head] !== OPEN) return;
    for (const atom of positive[rule]) if (values[atom] === OPEN) missing[rule] += 1;
    if (!missing[rule]) found(head);
  });
  for (let n = 0; n < queue.length; n++) {
    for (const rule of neededIn[queue[n]]) if (waits[rule] > 0 && --missing[rule] === 0) found(heads[rule]);
  }
  let dropped = false;
  for (let atom = 0; atom < size; atom++) {
    if (values[atom] !== OPEN || founded[atom]) continue;
    settle(atom, OUT, -1);
    dropped = true;
  }
  return dropped;
}

// What becomes of a rule: its body holds, fails, or is not settled.
function bodyLabel({ positive, negative }, { values }, off, rule) {
  if (off.has(rule)) return OUT;
  if (positive[rule].some((atom) => values[atom] === OUT) || negative[rule].some((atom) => values[atom] === IN)) return OUT;
  const settled = positive[rule].every((atom) => values[atom] === IN) && negative[rule].every((atom) => values[atom] === OUT);
  return settled ? IN : OPEN;
}

// The label of every element, by its number; empty for what has none.
function labelled({ program: rules, atoms: atomOf, bodies: bodyOf }, count, off) {
  const model = wellFounded(rules, off);
  const found = Array.from({ length: count }, (_, n) => {
    if (atomOf.has(n)) return LABELS[model.values[atomOf.get(n)]];
    return bodyOf.has(n) ? LABELS[bodyLabel(rules, model, off, bodyOf.get(n))] : "";
  });
  return { model, labels: found };
}
