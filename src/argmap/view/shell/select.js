// One element is selected at most; map, outline, document, details and address all show it.

// The steps of one walk share an entry of the address.
let walking = false;

function select(n, { scroll = true, look = true, address = true, walked = false } = {}) {
  const before = selection.n;
  selection.n = n !== null && elements[n] ? n : null;
  showDetails();
  markRow(selection.n, scroll);
  lightPassages(selection.n, true);
  if (look && selection.n !== null) lookAt(selection.n);
  if (address) writeAddress(!(walked && walking));
  walking = walked;
  if (selection.n !== null) announce(spoken(selection.n));
  else if (before !== null) announce(say("page.overview"));
  if (options.embed && selection.n === null && byId("details-pane").contains(document.activeElement)) focusBack();
  document.body.classList.toggle("selected", selection.n !== null);
  redraw();
}

// An element as it is said aloud: how it bears on what is above it, its kind, words and label, its
// place among its siblings, and how much is folded away below it.
function spoken(n) {
  const { parent, kids, roots } = drawing.forest;
  const family = kids.has(n) ? kids.get(parent.get(n)) ?? roots : [];
  const words = rowOf.get(n)?.item.words;
  const said = elements[n].text || !words;
  const parts = [words, said && kindName(elements[n].kind), said && headline(n), toldLabel(n)];
  if (family.length > 1) parts.push(say("page.found.at", family.indexOf(n) + 1, family.length));
  if (drawing.closed.has(n)) parts.push(say("card.folded", hiddenBelow(n)));
  return parts.filter(Boolean).join("; ");
}

// What shows labels besides the details shows the new ones.
function whenJudged() {
  miniatureOf = null;
  updateVerdicts();
  if (byId("query").value) search(byId("query").value);
}

// Shows an element in the map: on a narrow page that pane comes to the front.
function reveal(n) {
  if (narrow.matches) {
    showPane("map");
    focusBack();
  }
  lookAt(n);
}
