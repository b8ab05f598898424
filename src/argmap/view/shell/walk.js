// Keys: single letters for the tools, arrows for walking along the argument on the map.

function sibling(id, step) {
  const parent = nodes.get(id)?.parent ?? "";
  const family = kids.get(parent) ?? [];
  const at = family.findIndex((node) => node.id === id);
  return family[at + step]?.id;
}

const WALKS = {
  ArrowUp: (id) => nodes.get(id)?.parent || undefined,
  ArrowDown: (id) => kids.get(id)?.[0]?.id,
  ArrowLeft: (id) => sibling(id, -1),
  ArrowRight: (id) => sibling(id, 1),
  Home: () => scene.nodes[0]?.id,
};

function walk(event) {
  const step = WALKS[event.key];
  if (!step) return false;
  const to = selection.id === null ? scene.nodes[0]?.id : step(selection.id);
  if (to !== undefined) select(to);
  return true;
}

const KEYS = {
  "/": () => { byId("query").focus(); byId("query").select(); },
  "?": () => openKeys(),
  f: () => fit(glide()),
  "+": () => zoom(1.25),
  "=": () => zoom(1.25),
  "-": () => zoom(0.8),
  l: () => toggleLegend(),
  t: () => nextTheme(),
  o: () => { showPane("outline"); focusRow(rowOf.get(selection.id) ?? rows[0]); },
  m: () => { showPane("map"); byId("map").focus(); },
  Escape: () => { clearSearch(); select(null); },
};

function isTyping(target) {
  return target.matches("input, select, textarea") || byId("keys").open;
}

function listenToKeys() {
  document.addEventListener("keydown", (event) => {
    if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = KEYS[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  byId("map").addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter") showPane("details");
    if (event.key === "Enter") byId("details-pane").focus();
    if (walk(event)) event.preventDefault();
  });
}

const KEY_HELP = [
  ["/", "keys.search"], ["↑ ↓ ← →", "keys.arrows"], ["Enter", "keys.enter"], ["f", "keys.fit"], ["+ −", "keys.zoom"],
  ["o", "keys.outline"], ["m", "keys.map"], ["l", "keys.legend"], ["t", "keys.theme"], ["Esc", "keys.escape"], ["?", "keys.help"],
];

function openKeys() {
  const dialog = byId("keys");
  const title = make("h2", "", say("keys.title"));
  title.id = "keys-title";
  const list = make("dl", "keys");
  for (const [keyName, about] of KEY_HELP) {
    const row = make("div");
    const term = make("dt");
    term.append(...keyName.split(" ").map((name) => make("kbd", "", name)));
    row.append(term, make("dd", "", say(about)));
    list.append(row);
  }
  const close = button("page.close", () => dialog.close());
  dialog.replaceChildren(title, list, close);
  if (!dialog.open) dialog.showModal();
}
