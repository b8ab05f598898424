// Panes: on a wide page the map stands beside outline or document, with the details below them;
// on a narrow one each has the page to itself. The legend has its own row and covers nothing.

const legendLines = {
  linked: [["rect", { x: 1, y: 4, width: 26, height: 12, rx: 4, class: "band" }], ["path", { d: "M8 4v12M20 4v12", class: "split" }]],
  contradicts: [["path", { d: "M1 10h26", class: "contradicts" }]],
  restates: [["path", { d: "M1 10h26", class: "restates" }]],
  also: [["path", { d: "M1 10h26", class: "also" }]],
  circle: [["path", { d: "M1 10h26", class: "circle" }]],
};

const SIDES = new Set(["outline", "document", "whatif"]);

function showPane(pane) {
  document.body.dataset.pane = pane;
  const side = narrow.matches ? pane : sidePane();
  if (side === "document") buildDocuments();
  if (side === "whatif") showSwitches();
  for (const tab of byId("tabs").children) {
    const chosen = tab.dataset.pane === pane || (!narrow.matches && tab.dataset.pane === sidePane());
    tab.setAttribute("aria-selected", String(chosen));
    tab.tabIndex = chosen ? 0 : -1;
  }
}

// Which of outline and document stands beside the map.
function sidePane() {
  const { pane } = document.body.dataset;
  if (SIDES.has(pane)) document.body.dataset.side = pane;
  document.body.dataset.side ??= map.documents.length ? "document" : "outline";
  return document.body.dataset.side;
}

function listenToTabs() {
  const tabs = [...byId("tabs").children];
  tabs.forEach((tab) => tab.addEventListener("click", () => showPane(tab.dataset.pane)));
  byId("tabs").addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const shown = tabs.filter((tab) => tab.offsetParent);
    const next = shown[(shown.indexOf(document.activeElement) + step + shown.length) % shown.length];
    next.click();
    next.focus();
    event.preventDefault();
  });
  narrow.addEventListener("change", () => showPane(document.body.dataset.pane));
}

function buildLegend() {
  const kinds = new Set(wholeForest.order.filter((n) => !isStep(n)).map((n) => elements[n].kind));
  const polarities = new Set([...steps.values()].map((step) => step.polarity));
  const roles = new Set([...wholeForest.cuts.map(([lower, upper]) => (isCircular(lower, upper) ? "circle" : "also")), ...map.across.map(([, , role]) => role)]);
  const items = [];
  for (const polarity of POLARITIES) {
    if (polarities.has(polarity)) items.push(legendItem(stepIcon(polarity), say(`legend.${polarity}`)));
  }
  if ([...steps.values()].some((step) => step.linked)) items.push(legendItem(legendLine("linked"), say("legend.linked")));
  for (const kind of ["thesis", "claim", "evidence", "assumption", "statement", "argument"]) {
    if (kinds.has(kind)) items.push(legendItem(icon(kind), say(`kind.${kind}`).toLowerCase(), kind));
  }
  for (const role of ["also", "contradicts", "restates", "circle"]) {
    if (roles.has(role)) items.push(legendItem(legendLine(role), say(`legend.${role}`)));
  }
  byId("legend").append(...items);
}

function legendItem(picture, words, kind = "") {
  const item = make("span", `item ${kind}`);
  item.append(picture, document.createTextNode(words));
  return item;
}

function legendLine(role) {
  const picture = svg(28, ...legendLines[role]);
  picture.setAttribute("viewBox", "0 0 28 20");
  picture.classList.add("icon", "line");
  return picture;
}

function toggleLegend() {
  const hidden = document.body.classList.toggle("no-legend");
  byId("legend-button").setAttribute("aria-pressed", String(!hidden));
}

function listenToTools() {
  byId("fit").addEventListener("click", () => { moved = false; fit(true); });
  byId("zoom-in").addEventListener("click", () => zoom(1.25));
  byId("zoom-out").addEventListener("click", () => zoom(0.8));
  byId("legend-button").addEventListener("click", toggleLegend);
  byId("theme").addEventListener("change", (event) => setTheme(event.target.value));
  byId("keys-button").addEventListener("click", openKeys);
  byId("focus-leave").addEventListener("click", () => setFocus(null));
  byId("depth").addEventListener("input", (event) => {
    const { value, max } = event.target;
    setDepth(value === max ? Infinity : Number(value));
  });
  byId("save").addEventListener("change", (event) => {
    saveAs(event.target.value);
    event.target.value = "";
  });
  darkSystem.addEventListener("change", recolour);
}
