// The whole argument in words, as a tree for the keyboard and for screen readers.
// A flat list with levels: an argument of any depth can be shown.

const DEEPEST_INDENT = 14;
const OPEN_AT_FIRST = 400;
const AT_ONCE = 500;
const rows = [];
let visible = [];
let limit = AT_ONCE;
const rowOf = new Map();

// The lines of the outline, as argmap.view.outline has them: each element is expanded once.
function outlineItems() {
  const items = [];
  const seen = new Set();
  const path = [];
  const opposite = acrossOf();
  const stack = wholeForest.roots.map((n) => [n, 0, ""]).reverse();
  while (stack.length) {
    const [n, depth, link] = stack.pop();
    if (link) {
      items.push({ n, depth, words: say(`outline.${link}`), seen: true, polarity: "neutral", kind: elements[n].kind });
      continue;
    }
    path.length = depth;
    const upper = path.at(-1);
    const again = seen.has(n) ? say(path.includes(n) ? "outline.circle" : "outline.seen") : "";
    items.push({ ...outlineItem(n, upper, again), depth, seen: Boolean(again) });
    path.push(n);
    if (!seen.has(n)) {
      const links = (opposite.get(n) ?? []).map(([far, role]) => [far, depth + 1, role]);
      stack.push(...links.reverse(), ...below(n).map((lower) => [lower, depth + 1, ""]).reverse());
    }
    seen.add(n);
  }
  return items;
}

function acrossOf() {
  const found = new Map();
  const add = (n, far, role) => {
    if (!(found.get(n) ?? []).some(([other, how]) => other === far && how === role)) push(found, n, [far, role]);
  };
  for (const [one, other, role] of map.across) {
    add(one, other, role);
    if (role === "contradicts") add(other, one, role);
  }
  return found;
}

function outlineItem(n, upper, again) {
  const step = steps.get(n);
  const held = steps.get(upper);
  let words = "";
  if (upper !== undefined && step && step.target === upper) {
    const counters = step.rank === 2 && held && held.rank !== 0;
    words = say(`outline.${counters ? "counter" : step.polarity}${step.linked ? ".linked" : ""}`);
  } else if (held?.warrants.includes(n)) words = say("outline.warrant");
  const polarity = !step || isBare(step) ? "neutral" : step.polarity;
  return { n, words: [words, again].filter(Boolean).join(", "), polarity, kind: elements[n].kind };
}

function buildOutline() {
  const items = outlineItems();
  const open = items.length <= OPEN_AT_FIRST;
  const upwards = [];
  items.forEach((item, at) => {
    const parent = (items[at + 1]?.depth ?? 0) > item.depth;
    upwards.length = item.depth;
    const upper = upwards.at(-1) ?? null;
    const row = { item, at, parent, upper, open: parent && (open || item.depth < 1), hidden: true, made: null, place: 0, kids: 0 };
    upwards.push(row);
    rows.push(row);
    row.place = upper ? ++upper.kids : ++rows.tops;
    if (!item.seen && !rowOf.has(item.n)) rowOf.set(item.n, row);
  });
  updateOutline();
  setTabStop(rows[0]);
}

rows.tops = 0;

// The element of a row, made when it is first seen.
function elementOf(row) {
  if (row.made) return row.made;
  const { item, at, upper, place } = row;
  const element = make("div");
  row.made = element;
  element.setAttribute("role", "treeitem");
  element.setAttribute("aria-level", String(item.depth + 1));
  element.setAttribute("aria-posinset", String(place));
  element.setAttribute("aria-setsize", String(upper ? upper.kids : rows.tops));
  element.tabIndex = -1;
  element.dataset.row = String(at);
  element.style.setProperty("--depth", String(Math.min(item.depth, DEEPEST_INDENT)));
  element.append(make("span", "twist"), rowBody(item));
  markState(row);
  return element;
}

// Whether it is a match, and whether it is selected.
function markState(row) {
  const { item, made } = row;
  if (!made) return;
  made.className = `row ${item.polarity} ${item.kind}${item.seen ? " seen" : ""}${hits.has(item.n) ? " hit" : ""}`;
  made.setAttribute("aria-selected", String(selection.n === item.n && rowOf.get(item.n) === row));
}

function rowBody(item) {
  const body = make("span", "body");
  body.append(item.polarity === "neutral" ? icon(item.kind) : stepIcon(item.polarity));
  const words = make("span", "words", item.words);
  words.lang = "en";
  if (item.polarity === "neutral") words.prepend(kindWord(item));
  const silent = steps.has(item.n) && !elements[item.n].text;
  const text = make("span", "text", silent ? "" : headline(item.n));
  text.dir = "auto";
  text.lang = elements[item.n].lang;
  body.append(words, text, verdictOf(item.n), ...alsoUsed(item));
  return body;
}

function kindWord(item) {
  const kind = kindName(item.kind);
  return document.createTextNode(kind + (item.words ? ", " : ""));
}

// What is not in, in words; said aloud with the line.
function verdictOf(n) {
  const made = make("span", "row-verdict");
  setVerdict(made, n);
  return made;
}

function setVerdict(made, n) {
  made.className = `row-verdict is-${labelOf(n)}${changed.has(n) ? " changed" : ""}`;
  made.textContent = toldLabel(n);
}

function updateVerdicts() {
  for (const row of rows) {
    const { made, item } = row;
    if (!made) continue;
    row.verdict ??= made.querySelector(".row-verdict");
    const state = `${labelOf(item.n)} ${changed.has(item.n)}`;
    if (row.state !== state) setVerdict(row.verdict, item.n);
    row.state = state;
  }
}

function alsoUsed({ n, seen }) {
  const others = wholeForest.cuts.filter(([lower]) => lower === n);
  if (seen || !others.length) return [];
  const note = make("span", "also", `${say("relation.also")} `);
  note.lang = "en";
  others.forEach(([, upper], at) => {
    const target = steps.get(upper)?.target ?? upper;
    const link = linkTo(upper, shortened(headline(target >= 0 ? target : upper), 48));
    link.tabIndex = -1;
    note.append(at ? ", " : "", link);
  });
  return [note];
}

// The rows that are not folded away, and no others, stand in the page; of very many the first.
function updateOutline() {
  let closed = Infinity;
  const seen = [];
  for (const row of rows) {
    if (row.item.depth <= closed) closed = Infinity;
    row.hidden = row.item.depth > closed;
    if (!row.hidden) seen.push(row);
    if (row.parent && !row.open && !row.hidden) closed = row.item.depth;
  }
  visible = seen;
  const focused = document.activeElement?.closest?.(".row");
  const there = seen.slice(0, limit);
  byId("outline").replaceChildren(...there.map(elementOf));
  byId("outline-more").hidden = seen.length <= limit;
  byId("outline-more").textContent = say("outline.more", seen.length - limit);
  for (const row of there) if (row.parent) row.made.setAttribute("aria-expanded", String(row.open));
  if (focused?.isConnected) focused.focus({ preventScroll: true });
  if (!byId("outline").querySelector('[tabindex="0"]')) setTabStop(seen[0]);
}

// Brings a row that is not folded away into the page, if it is not there yet.
function bringIn(row) {
  const at = visible.indexOf(row);
  if (at < limit) return;
  limit = at + AT_ONCE;
  updateOutline();
}

function setTabStop(row) {
  for (const other of byId("outline").querySelectorAll('[tabindex="0"]')) other.tabIndex = -1;
  if (row) elementOf(row).tabIndex = 0;
}

function openUpTo(rowList) {
  const done = new Set();
  for (const row of rowList) {
    for (let { upper } = row; upper && !done.has(upper); { upper } = upper) {
      upper.open = true;
      done.add(upper);
    }
  }
  updateOutline();
}

function toggleRow(row, open) {
  if (!row.parent || row.open === open) return false;
  row.open = open;
  updateOutline();
  return true;
}

function focusRow(row) {
  if (!row) return;
  bringIn(row);
  setTabStop(row);
  row.made.focus();
}

function markRow(n, scroll) {
  for (const marked of byId("outline").querySelectorAll('[aria-selected="true"]')) marked.setAttribute("aria-selected", "false");
  const row = rowOf.get(n);
  if (!row) return;
  if (row.hidden) openUpTo([row]);
  bringIn(row);
  markState(row);
  setTabStop(row);
  if (scroll) row.made.scrollIntoView({ block: "nearest" });
}

const visibleFrom = (n, step) => {
  for (let m = n + step; m >= 0 && m < rows.length; m += step) if (!rows[m].hidden) return rows[m];
  return null;
};

const ROW_KEYS = {
  ArrowDown: (row) => focusRow(visibleFrom(row.at, 1)),
  ArrowUp: (row) => focusRow(visibleFrom(row.at, -1)),
  ArrowRight: (row) => toggleRow(row, true) || (row.parent && focusRow(visibleFrom(row.at, 1))),
  ArrowLeft: (row) => (row.open && toggleRow(row, false)) || focusRow(row.upper),
  Home: () => focusRow(visibleFrom(-1, 1)),
  End: () => focusRow(visibleFrom(rows.length, -1)),
  Enter: (row) => select(row.item.n, { scroll: false }),
  " ": (row) => select(row.item.n, { scroll: false }),
};

function listenToOutline() {
  byId("outline-more").addEventListener("click", () => {
    const next = visible[limit];
    limit += AT_ONCE;
    updateOutline();
    focusRow(next);
  });
  const tree = byId("outline");
  const rowAt = (target) => rows[target.closest(".row")?.dataset.row];
  tree.addEventListener("keydown", (event) => {
    const row = rowAt(event.target);
    const act = ROW_KEYS[event.key];
    if (!row || !act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    act(row);
  });
  tree.addEventListener("click", (event) => {
    const row = rowAt(event.target);
    if (!row || event.target.closest("a")) return;
    if (event.target.closest(".twist") && row.parent) toggleRow(row, !row.open);
    else select(row.item.n, { scroll: false });
    focusRow(row);
  });
}
