// What if: every assumption and piece of evidence has a switch, scenarios are presets, and the map
// is labelled anew at each change.

function toggle(n) {
  if (!accepting.has(n)) return;
  if (!trial.flipped.delete(n)) trial.flipped.add(n);
  retry();
}

function chooseScenario(scenario) {
  trial.scenario = scenario;
  trial.flipped.clear();
  retry();
}

function resetTrial() {
  if (!trial.flipped.size) trial.scenario = firstScenario();
  trial.flipped.clear();
  retry();
}

// Labels again, and says what became of it everywhere.
function retry() {
  const before = evaluate();
  announce(changesIn(before));
  showTrial();
  showDetails();
  whenJudged();
  writeAddress();
  redraw();
}

// "6 claims fall, 2 become undecided", of the statements whose labels differ from those before.
function changesIn(before) {
  const counts = { out: 0, undecided: 0, in: 0 };
  labels.forEach((label, n) => { if (label && isCounted(n) && before[n] !== label) counts[label] += 1; });
  const parts = Object.entries(counts).filter(([, count]) => count).map(([label, count]) => counted(`whatif.${label}`, count));
  return parts.length ? parts.join(", ") : say("whatif.nothing");
}

// The bar of the trial: which scenario, what was switched, and what became of the theses.
function showTrial() {
  const list = byId("scenario");
  if (list) list.value = String(trial.scenario);
  const bar = byId("trial");
  bar.hidden = !isTrial();
  const { id, name } = reasoning.scenarios[trial.scenario];
  const tried = trial.scenario === firstScenario() ? [] : [name || id || say("page.scenario.none")];
  if (trial.flipped.size) tried.push(counted("whatif.switched", trial.flipped.size));
  byId("trial-words").textContent = `${tried.join(", ")}: ${changesIn(plainLabels)}`;
  if (byId("whatif-list")?.firstChild) showSwitches();
}

// The switches of the side pane, those that matter to a thesis or are switched first.
function showSwitches() {
  const pane = byId("whatif-list");
  if (!pane.firstChild) buildSwitches(pane);
  for (const box of pane.querySelectorAll("input")) box.checked = isAccepted(Number(box.dataset.n));
}

function buildSwitches(pane) {
  const groups = grouped([...accepting.keys()], (n) => elements[n].kind);
  for (const kind of ["assumption", "evidence", ...[...groups.keys()].filter((k) => k !== "assumption" && k !== "evidence")]) {
    if (!groups.has(kind)) continue;
    const group = make("fieldset");
    group.append(make("legend", "", kindName(kind)), ...groups.get(kind).map(switchRow));
    pane.append(group);
  }
  pane.addEventListener("change", (event) => toggle(Number(event.target.dataset.n)));
}

function switchRow(n) {
  const row = make("div", "switch-row");
  const box = make("input");
  box.type = "checkbox";
  box.id = `switch-${n}`;
  box.dataset.n = String(n);
  const label = make("label", "", headline(n));
  label.htmlFor = box.id;
  label.dir = "auto";
  label.lang = elements[n].lang;
  row.append(box, label);
  return row;
}

function listenToTrial() {
  byId("scenario")?.addEventListener("change", (event) => chooseScenario(Number(event.target.value)));
  byId("trial-reset").addEventListener("click", () => {
    resetTrial();
    if (byId("trial").hidden) focusBack();
  });
}
