// The address holds what is selected, the focus, what is folded, the scenario, what was switched, what
// is sought and the pane. What is chosen has an entry of its own, to which Back leads.

const firstFocus = numberOf.get(options.focus) ?? null;
const sought = () => byId("query").value;
const paneNow = () => (narrow.matches ? document.body.dataset.pane : sidePane());
const firstPane = () => (narrow.matches ? "map" : firstSide());
const idsOf = (numbers) => ascending(numbers).map((n) => elements[n].id);

function stateNow() {
  const state = new URLSearchParams();
  if (view.focus !== firstFocus) state.set("focus", elements[view.focus]?.id ?? "");
  if (view.depth !== firstDepth()) state.set("depth", view.depth === Infinity ? "all" : view.depth);
  const usual = closedAt(view.depth);
  for (const id of idsOf([...view.closed].filter((n) => !usual.has(n)))) state.append("fold", id);
  for (const id of idsOf([...usual].filter((n) => !view.closed.has(n)))) state.append("open", id);
  if (trial.scenario !== firstScenario()) state.set("scenario", reasoning.scenarios[trial.scenario].id);
  for (const n of ascending(trial.flipped)) state.append(isAccepted(n) ? "with" : "without", elements[n].id);
  if (paneNow() !== firstPane()) state.set("pane", paneNow());
  if (sought()) state.set("find", sought());
  return state.toString();
}

function writeAddress(anew = true) {
  const id = selection.n === null ? "" : encodeURIComponent(elements[selection.n].id);
  const rest = stateNow();
  const hash = id || rest ? `#${id}${rest ? `?${rest}` : ""}` : "";
  if (location.hash === hash) return;
  try {
    history[anew && !options.embed ? "pushState" : "replaceState"](null, "", hash || location.pathname + location.search);
  } catch {
    // Within a notebook the page has no address of its own.
  }
}

function readAddress() {
  const [name, rest] = location.hash.slice(1).split(/\?(.*)/s);
  const state = new URLSearchParams(rest ?? "");
  let id = name;
  try {
    id = decodeURIComponent(name);
  } catch {
    // A hash that is no encoded text is taken as it stands.
  }
  const n = numberOf.get(id) ?? null;
  const pane = state.get("pane") ?? (narrow.matches && "map");
  if (byId(`tab-${pane}`)) showPane(pane);
  readTrial(state);
  readView(state, n);
  const find = state.get("find") ?? "";
  if (find !== sought()) {
    byId("query").value = find;
    search(find);
  }
  select(n, { address: false, look: !state.has("fold") || drawing.boxes.has(n) });
}

function readTrial(state) {
  const scenario = reasoning.scenarios.findIndex(({ id }) => id === state.get("scenario"));
  trial.scenario = scenario >= 0 ? scenario : firstScenario();
  const switched = [...state.getAll("with"), ...state.getAll("without")].map((id) => numberOf.get(id));
  trial.flipped = new Set(switched.filter((n) => accepting.has(n)));
  evaluate();
  showTrial();
  whenJudged();
}

function readView(state, n) {
  const before = { ...view };
  view.focus = state.has("focus") ? numberOf.get(state.get("focus")) ?? null : firstFocus;
  const depth = state.get("depth");
  view.depth = depth === "all" ? Infinity : Number(depth) >= 1 ? Number(depth) : firstDepth();
  view.closed = closedAt(view.depth);
  const { kids } = currentForest();
  for (const one of state.getAll("fold").map((id) => numberOf.get(id))) if (kids.get(one)?.length && !isStep(one)) view.closed.add(one);
  for (const id of state.getAll("open")) view.closed.delete(numberOf.get(id));
  const alike = view.closed.size === before.closed.size && [...view.closed].every((one) => before.closed.has(one));
  if (view.focus !== before.focus) relayout();
  else if (!alike || view.depth !== before.depth) relayout(drawing.boxes.get(n ?? drawing.forest.roots[0]));
}
