// What the panes hold, the legend, and the tools.

const firstSide = () => (options.embed ? "details" : map.documents.length ? "document" : "outline");

function fillPane(pane) {
  if (pane === "document") {
    buildDocuments();
    if (narrow.matches) lightPassages(selection.n, true);
  }
  if (pane === "whatif") showSwitches();
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
    if (kinds.has(kind)) items.push(legendItem(smallCard(kind), say(`kind.${kind}`).toLowerCase()));
  }
  if (labels.some(Boolean)) items.push(legendItem(smallCard("claim", true), say("label.out")));
  for (const role of ["also", "contradicts", "restates", "circle"]) {
    if (roles.has(role)) items.push(legendItem(legendLine(role), say(`legend.${role}`)));
  }
  if (allFindings.length) items.push(legendItem(icon("findings"), say("fact.findings").toLowerCase()));
  byId("legend").append(...items);
}

function toggleLegend() {
  const hidden = document.body.classList.toggle("no-legend");
  byId("legend-button").setAttribute("aria-pressed", String(!hidden));
}

// The panes take a share of the window, in hundredths.
const sideShare = () => Math.round((byId("side").offsetWidth * 100) / innerWidth);

function setSide(share) {
  document.body.style.setProperty("--side", `${Math.max(15, Math.min(share, 75))}vw`);
  byId("splitter").setAttribute("aria-valuenow", String(sideShare()));
}

function listenToSplitter() {
  const splitter = byId("splitter");
  splitter.setAttribute("aria-valuenow", String(sideShare()));
  splitter.addEventListener("pointerdown", (event) => splitter.setPointerCapture(event.pointerId));
  splitter.addEventListener("pointermove", ({ clientX, pointerId }) => {
    if (splitter.hasPointerCapture(pointerId)) setSide(((rightToLeft ? clientX : innerWidth - clientX) * 100) / innerWidth);
  });
  splitter.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: sideways, ArrowRight: -sideways }[event.key];
    if (!step) return;
    event.preventDefault();
    setSide(sideShare() + 3 * step);
  });
}

function listenToTools() {
  byId("fit").addEventListener("click", () => { moved = false; fit(true); });
  byId("zoom-in").addEventListener("click", () => zoom(1.25));
  byId("zoom-out").addEventListener("click", () => zoom(0.8));
  byId("legend-button").addEventListener("click", toggleLegend);
  byId("theme").addEventListener("change", (event) => setTheme(event.target.value));
  byId("keys-button").addEventListener("click", openKeys);
  byId("focus-leave").addEventListener("click", () => { setFocus(null); focusBack(); });
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
