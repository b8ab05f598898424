// The whole argument in words, as a tree for the keyboard and for screen readers.
// A flat list with levels: an argument of any depth can be shown.

const DEEPEST_INDENT = 14;
const OPEN_AT_FIRST = 400;
const rows = [];
const rowOf = new Map();

function buildOutline() {
  const open = scene.outline.length <= OPEN_AT_FIRST;
  const above = [];
  scene.outline.forEach((item, n) => {
    const parent = isParent(n);
    above.length = item.depth;
    const upper = above.at(-1) ?? null;
    const row = { item, n, parent, upper, open: parent && (open || item.depth < 3), element: rowElement(item, n) };
    above.push(row);
    rows.push(row);
    if (!item.seen && !rowOf.has(item.id)) rowOf.set(item.id, row);
  });
  setPositions();
  byId("outline").append(...rows.map((row) => row.element));
  updateOutline();
  if (rows.length) rows[0].element.tabIndex = 0;
}

function isParent(n) {
  return (scene.outline[n + 1]?.depth ?? 0) > scene.outline[n].depth;
}

function rowElement(item, n) {
  const element = make("div", `row ${item.polarity} ${item.kind}${item.seen ? " seen" : ""}`);
  element.setAttribute("role", "treeitem");
  element.setAttribute("aria-level", String(item.depth + 1));
  element.setAttribute("aria-selected", "false");
  element.tabIndex = -1;
  element.dataset.row = String(n);
  element.style.setProperty("--depth", String(Math.min(item.depth, DEEPEST_INDENT)));
  return element;
}

function rowBody(item) {
  const body = make("span", "body");
  body.append(item.polarity === "neutral" ? icon(item.kind) : stepIcon(item.polarity));
  const words = make("span", "words", item.words);
  words.lang = "en";
  if (item.polarity === "neutral") words.prepend(kindWord(item));
  const text = make("span", "text", records.get(item.id)?.text ?? item.id);
  text.dir = "auto";
  body.append(words, text, ...alsoUsed(item));
  return body;
}

function kindWord(item) {
  const kind = kindName(item.kind);
  return document.createTextNode(kind + (item.words ? ", " : ""));
}

function alsoUsed(item) {
  const also = nodes.get(item.id)?.also ?? 0;
  if (!also || item.seen) return [];
  const uses = [...(routesAt.get(item.id) ?? [])].filter((route) => route.role === "also" && route.lower === item.id);
  if (!uses.length) return [];
  const note = make("span", "also", `${say("relation.also")} `);
  note.lang = "en";
  uses.forEach((route, n) => {
    const link = make("a", "", conclusionOf(route.upper));
    link.href = `#${encodeURIComponent(route.upper)}`;
    link.tabIndex = -1;
    note.append(n ? ", " : "", link);
  });
  return [note];
}

// A step by the name of what it bears on.
function conclusionOf(id) {
  const route = [...(routesAt.get(id) ?? [])].find((candidate) => candidate.role === "step" && candidate.lower === id);
  const record = records.get(route?.upper ?? id);
  const text = record?.text || route?.upper || id;
  return text.length > 48 ? `${text.slice(0, 46).trimEnd()}…` : text;
}

// Each row's place among those that hang from the same row.
function setPositions() {
  const open = [];
  const close = (depth) => {
    while (open.length > depth) {
      const members = open.pop();
      members?.forEach((element, n) => {
        element.setAttribute("aria-posinset", String(n + 1));
        element.setAttribute("aria-setsize", String(members.length));
      });
    }
  };
  for (const { item, element } of rows) {
    close(item.depth + 1);
    open[item.depth] ??= [];
    open[item.depth].push(element);
  }
  close(0);
}

function updateOutline() {
  let closed = Infinity;
  for (const row of rows) {
    if (row.item.depth <= closed) closed = Infinity;
    row.hidden = row.item.depth > closed;
    row.element.hidden = row.hidden;
    if (!row.hidden && !row.element.firstChild) row.element.append(make("span", "twist"), rowBody(row.item));
    if (row.parent) row.element.setAttribute("aria-expanded", String(row.open));
    if (row.parent && !row.open && !row.hidden) closed = row.item.depth;
  }
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
  for (const other of byId("outline").querySelectorAll('[tabindex="0"]')) other.tabIndex = -1;
  row.element.tabIndex = 0;
  row.element.focus();
}

function markRow(id, scroll) {
  for (const marked of byId("outline").querySelectorAll('[aria-selected="true"]')) marked.setAttribute("aria-selected", "false");
  const row = rowOf.get(id);
  if (!row) return;
  if (row.hidden) openUpTo([row]);
  row.element.setAttribute("aria-selected", "true");
  for (const other of byId("outline").querySelectorAll('[tabindex="0"]')) other.tabIndex = -1;
  row.element.tabIndex = 0;
  if (scroll) row.element.scrollIntoView({ block: "nearest" });
}

const visibleFrom = (n, step) => {
  for (let m = n + step; m >= 0 && m < rows.length; m += step) if (!rows[m].hidden) return rows[m];
  return null;
};

const ROW_KEYS = {
  ArrowDown: (row) => focusRow(visibleFrom(row.n, 1)),
  ArrowUp: (row) => focusRow(visibleFrom(row.n, -1)),
  ArrowRight: (row) => toggleRow(row, true) || (row.parent && focusRow(visibleFrom(row.n, 1))),
  ArrowLeft: (row) => (row.open && toggleRow(row, false)) || focusRow(row.upper),
  Home: () => focusRow(visibleFrom(-1, 1)),
  End: () => focusRow(visibleFrom(rows.length, -1)),
  Enter: (row) => select(row.item.id, { scroll: false }),
  " ": (row) => select(row.item.id, { scroll: false }),
};

function listenToOutline() {
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
    else select(row.item.id, { scroll: false });
    focusRow(row);
  });
}
