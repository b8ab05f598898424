// Panes: on a wide page the map stands beside one of the others, with the details below that;
// on a narrow one each has the page to itself. Within another page there is the map alone.

const SIDES = new Set([...byId("tabs").children].map((tab) => tab.dataset.pane).filter((pane) => pane !== "map" && pane !== "details"));

function showPane(pane) {
  if (options.embed) pane = "map";
  document.body.dataset.pane = pane;
  fillPane(narrow.matches ? pane : sidePane());
  for (const tab of byId("tabs").children) {
    const chosen = tab.dataset.pane === pane || (!narrow.matches && tab.dataset.pane === sidePane());
    tab.setAttribute("aria-selected", String(chosen));
    tab.tabIndex = chosen ? 0 : -1;
  }
}

// Which pane stands beside the map.
function sidePane() {
  const { pane } = document.body.dataset;
  if (SIDES.has(pane)) document.body.dataset.side = pane;
  document.body.dataset.side ??= firstSide();
  return document.body.dataset.side;
}

// Where the focus goes when what held it is gone.
function focusBack() {
  const { pane } = document.body.dataset;
  (narrow.matches && pane !== "map" ? byId(`tab-${pane}`) : byId("map")).focus({ preventScroll: true });
}

function listenToTabs() {
  const tabs = [...byId("tabs").children];
  tabs.forEach((tab) => tab.addEventListener("click", () => {
    showPane(tab.dataset.pane);
    writeAddress(narrow.matches);
  }));
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
