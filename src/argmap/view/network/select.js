// One node is selected at most; drawing, details and address show it.

function select(n, { look = true, address = true } = {}) {
  choose(n !== null && elements[n] ? n : null, null, look, address);
}

function choose(n, added, look = true, address = true) {
  Object.assign(selection, { n, added });
  seekNear();
  showDetails();
  if (n === null && added !== null) showAdded(added, data.nodes.find(({ id }) => id === added));
  if (address) writeAddress();
  if (look) lookAt(selectedId());
  if (selectedId() !== null) announce(say("page.selected", n === null ? String(added) : headline(n)));
  restyle();
}

// What was added with pyvis says its label and its title.
function showAdded(id, node) {
  const parts = [badge(kindAt(id), "neutral"), paragraph("wording", nameAt(id))];
  if (node?.title) parts.push(paragraph("label", String(node.title)));
  parts.push(make("code", "", String(id)));
  byId("details-pane").replaceChildren(...parts);
}

function chosenOnMap([id]) {
  if (id === undefined) select(null);
  else if (numberOf.has(unkey(id))) select(numberOf.get(unkey(id)), { look: false });
  else choose(null, unkey(id), false);
}

function writeAddress() {
  const hash = selection.n === null ? "" : `#${encodeURIComponent(elements[selection.n].id)}`;
  if (location.hash === hash) return;
  try {
    history.replaceState(null, "", hash || location.pathname + location.search);
  } catch {
    // Within a notebook the page has no address of its own.
  }
}

function readAddress() {
  let id = location.hash.slice(1);
  try {
    id = decodeURIComponent(id);
  } catch {
    // A hash that is no encoded text is taken as it stands.
  }
  if (numberOf.has(id)) select(numberOf.get(id), { address: false });
}

function reveal(n) {
  if (narrow.matches) showPane("map");
  lookAt(elements[n].id);
}

// What the details ask of the page that they stand in.
const elementIsDrawn = (n) => boxes.has(elements[n].id);
const focusTools = () => [];
const passageValue = (passage) => document.createTextNode(placeOf(map.passages[passage]));
const whenJudged = redraw;
const firstSide = () => "contents";

function fillPane(pane) {
  if (pane === "whatif") showSwitches();
}
