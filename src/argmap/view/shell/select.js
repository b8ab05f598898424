// One element is selected at most; map, outline, document, details and address all show it.

// The steps of one walk share an entry of the address.
let walking = false;

function select(n, { scroll = true, look = true, address = true, walked = false } = {}) {
  selection.n = n !== null && elements[n] ? n : null;
  showDetails();
  markRow(selection.n, scroll);
  lightPassages(selection.n, true);
  if (look && selection.n !== null) lookAt(selection.n);
  if (address) writeAddress(!(walked && walking));
  walking = walked;
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

// Shows an element in the map: on a narrow page that pane comes to the front.
function reveal(n) {
  if (narrow.matches) showPane("map");
  lookAt(n);
}
