// Keys: single letters for the tools, arrows for walking along the argument on the map.

function sibling(n, step) {
  const { parent, kids, roots } = drawing.forest;
  const family = parent.has(n) ? kids.get(parent.get(n)) : roots;
  return family[family.indexOf(n) + step];
}

const sideways = rightToLeft ? -1 : 1;
const WALKS = {
  ArrowUp: (n) => drawing.forest.parent.get(n),
  ArrowDown: (n) => (drawing.closed.has(n) ? toggleFold(n, true) : drawing.forest.kids.get(n)?.[0]),
  ArrowLeft: (n) => sibling(n, -sideways),
  ArrowRight: (n) => sibling(n, sideways),
  Home: () => drawing.forest.roots[0],
};

function walk(event) {
  const step = WALKS[event.key];
  if (!step) return false;
  const [first] = drawing.forest.roots;
  const to = selection.n === null || !drawing.boxes.has(selection.n) ? first : step(selection.n);
  if (to !== undefined) select(to, { walked: true });
  return true;
}

// The card that a selected step belongs to, or the card itself.
function chosenCard() {
  let { n } = selection;
  while (n !== undefined && n !== null && isStep(n)) n = drawing.forest.parent.get(n);
  return n ?? null;
}

function goTo(pane) {
  showPane(pane);
  byId(`${pane}-pane`).focus({ preventScroll: true });
}

const KEYS = {
  "/": () => { byId("query").focus(); byId("query").select(); },
  "?": () => openKeys(),
  f: () => { moved = false; fit(true); },
  x: () => { if (view.focus !== null) setFocus(null); else if (selection.n !== null) setFocus(selection.n); },
  ".": () => { const n = chosenCard(); if (n !== null && drawing.forest.kids.get(n)?.length) toggleFold(n); },
  " ": () => { if (selection.n !== null) toggle(selection.n); },
  r: () => resetTrial(),
  w: () => goTo("whatif"),
  d: () => goTo("document"),
  "+": () => zoom(1.25),
  "=": () => zoom(1.25),
  "-": () => zoom(0.8),
  l: () => toggleLegend(),
  t: () => nextTheme(),
  o: () => { showPane("outline"); focusRow(rowOf.get(selection.n) ?? rows[0]); },
  m: () => { showPane("map"); byId("map").focus(); },
  Escape: () => { clearSearch(); if (selection.n === null && view.focus !== null) setFocus(null); else select(null); },
};

function isTyping(target) {
  return target.matches("input:not([type=checkbox], [type=range]), select, textarea") || byId("keys").open;
}

// Within another page the map has no panes to go to.
const isOfPanes = (key) => options.embed && "wdo".includes(key);

function listenToKeys() {
  document.addEventListener("keydown", (event) => {
    if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = KEYS[event.key];
    if (!act || isOfPanes(event.key) || (event.key === " " && event.target.closest("button, input, mark, summary, .row"))) return;
    event.preventDefault();
    act();
  });
  byId("map").addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter") goTo("details");
    if (walk(event)) event.preventDefault();
  });
}

const KEY_HELP = [
  ["/", "keys.search"], ["↑ ↓ ← →", "keys.arrows"], ["Enter", "keys.enter"], ["f", "keys.fit"], ["x", "keys.focus"], [".", "keys.fold"], ["Space", "keys.switch"], ["r", "keys.reset"],
  ["w", "keys.whatif"], ["d", "keys.document"], ["+ −", "keys.zoom"],
  ["o", "keys.outline"], ["m", "keys.map"], ["l", "keys.legend"], ["t", "keys.theme"], ["Esc", "keys.escape"], ["?", "keys.help"],
];

function openKeys() {
  const dialog = byId("keys");
  const title = make("h2", "", say("keys.title"));
  title.id = "keys-title";
  const list = make("dl", "keys");
  for (const [keyName, about] of KEY_HELP) {
    if (isOfPanes(keyName)) continue;
    const row = make("div");
    const term = make("dt");
    term.append(...keyName.split(" ").map((name) => make("kbd", "", name)));
    row.append(term, make("dd", "", say(about)));
    list.append(row);
  }
  const close = button("page.close", () => dialog.close());
  dialog.replaceChildren(title, list, close);
  if (!dialog.open) dialog.showModal();
  dialog.scrollTop = 0;
}
