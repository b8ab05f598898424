// One element is selected at most; map, outline, document, details and address all show it.

function select(n, { scroll = true, look = true, address = true } = {}) {
  selection.n = n !== null && elements[n] ? n : null;
  showDetails();
  markRow(selection.n, scroll);
  lightPassages(selection.n, true);
  if (address) writeAddress();
  if (look && selection.n !== null) lookAt(selection.n);
  if (selection.n !== null) announce(say("page.selected", headline(selection.n)));
  document.body.classList.toggle("selected", selection.n !== null);
  redraw();
}

// What shows labels besides the details shows the new ones.
function whenJudged() {
  miniatureOf = null;
  updateVerdicts();
  if (byId("query").value) search(byId("query").value);
}

// The address holds what is selected, the focus, the scenario and what was switched.
function writeAddress() {
  const state = new URLSearchParams();
  if (view.focus !== null) state.set("focus", elements[view.focus].id);
  if (trial.scenario !== firstScenario()) state.set("scenario", reasoning.scenarios[trial.scenario].id);
  const switched = [...trial.flipped].sort((a, b) => a - b);
  for (const n of switched) state.append(isAccepted(n) ? "with" : "without", elements[n].id);
  const id = selection.n === null ? "" : encodeURIComponent(elements[selection.n].id);
  const rest = state.toString();
  const hash = id || rest ? `#${id}${rest ? `?${rest}` : ""}` : "";
  if (location.hash === hash) return;
  try {
    history.replaceState(null, "", hash || location.pathname + location.search);
  } catch {
    // Within a notebook the page has no address of its own.
  }
}

const firstScenario = () => Math.max(reasoning.scenarios.findIndex(({ id }) => id === reasoning.chosen), 0);

function readAddress() {
  const [name, rest] = location.hash.slice(1).split(/\?(.*)/s);
  const state = new URLSearchParams(rest ?? "");
  const scenario = reasoning.scenarios.findIndex(({ id }) => id === state.get("scenario"));
  trial.scenario = state.has("scenario") && scenario >= 0 ? scenario : firstScenario();
  const switched = [...state.getAll("with"), ...state.getAll("without")].map((id) => numberOf.get(id));
  trial.flipped = new Set(switched.filter((n) => accepting.has(n)));
  evaluate();
  showTrial();
  updateVerdicts();
  const focus = numberOf.get(state.get("focus"));
  if (focus !== undefined && focus !== view.focus) setFocus(focus);
  let id = name;
  try {
    id = decodeURIComponent(name);
  } catch {
    // A hash that is no encoded text is taken as it stands.
  }
  if (numberOf.has(id)) select(numberOf.get(id), { address: false });
  else redraw();
}

// Shows an element in the map: on a narrow page that pane comes to the front.
function reveal(n) {
  if (narrow.matches) showPane("map");
  lookAt(n);
}
