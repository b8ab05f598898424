// What paper and pictures say besides what is drawn: of which scenario they are, and what was switched.

// The colours of the light theme, whatever is on the screen.
function paperColours() {
  const root = document.documentElement;
  const before = root.dataset.theme;
  root.dataset.theme = "light";
  const found = { ...readColours(), ground: "#ffffff" };
  if (before === undefined) delete root.dataset.theme;
  else root.dataset.theme = before;
  return found;
}

function standing() {
  const { name } = reasoning.scenarios[trial.scenario] ?? {};
  const several = reasoning.scenarios.length > 1;
  const switched = [...trial.flipped].map((n) => say(isAccepted(n) ? "paper.accepted" : "paper.withdrawn", headline(n)));
  return [...(several ? [say("picture.scenario", name || say("page.scenario.none"))] : []), ...switched];
}

function paperHead() {
  const legend = byId("legend").cloneNode(true);
  legend.removeAttribute("id");
  legend.className = "legend";
  return [make("h1", "", map.title), ...standing().map((words) => paragraph("standing", words)), legend];
}
