// One element is selected at most; map, outline, document, details and address all show it.

function known(id) {
  return records.has(id) || data.nodes.some((node) => node.id === id);
}

function select(id, { scroll = true, look = true, address = true } = {}) {
  selection.id = known(id) ? id : null;
  showDetails();
  markRow(selection.id, scroll);
  lightPassages(selection.id, true);
  if (address) writeAddress();
  if (look && selection.id !== null) lookAt(selection.id);
  if (selection.id !== null) announce(say("page.selected", records.get(selection.id)?.text || String(selection.id)));
  document.body.classList.toggle("selected", selection.id !== null);
  redraw();
}

function writeAddress() {
  const hash = selection.id === null ? "" : `#${encodeURIComponent(selection.id)}`;
  if (location.hash === hash) return;
  history.replaceState(null, "", hash || location.pathname + location.search);
}

function readAddress() {
  let id = location.hash.slice(1);
  try {
    id = decodeURIComponent(id);
  } catch {
    // A hash that is no encoded text is taken as it stands.
  }
  if (id && known(id)) select(id, { address: false });
}

// Shows an element in the map: on a narrow page that pane comes to the front.
function reveal(id) {
  if (narrow.matches) showPane("map");
  lookAt(id);
}

function listenToSelection() {
  network.on("click", ({ nodes: clicked }) => {
    if (clicked.length) select(unkey(clicked[0]), { look: false });
    else if (selection.id !== null) select(null);
  });
  addEventListener("hashchange", readAddress);
}
