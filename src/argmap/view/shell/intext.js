// What is sought, in the texts of the documents: paragraphs in which all the words stand.

const MOST_PLACES = 2000;
const anyOf = (words) => new RegExp(words.map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")).join("|"), "giu");
let places = [];

function seekInText(sought) {
  places = [];
  const all = [];
  if (sought.length && map.documents.length && !options.embed) buildDocuments();
  if (sought.length) for (const text of document.querySelectorAll(".document")) seekIn(text, sought, all);
  light("found", all);
  light("here", []);
}

function seekIn(text, sought, all) {
  const pieces = piecesOf(text);
  for (const { 0: paragraph, index } of text.textContent.matchAll(/[^\n]+/g)) {
    if (all.length > MOST_PLACES || !sought.every((word) => anyOf([word]).test(paragraph))) continue;
    const ranges = [...paragraph.matchAll(anyOf(sought))].map((found) => rangeOf(pieces, index + found.index, found[0].length));
    places.push(ranges[0]);
    all.push(...ranges);
  }
}

// The text nodes, each with the place at which it begins.
function piecesOf(text) {
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  const pieces = [];
  for (let start = 0; walker.nextNode(); start += walker.currentNode.length) pieces.push({ start, node: walker.currentNode });
  return pieces;
}

function rangeOf(pieces, start, length) {
  const at = (place) => pieces.findLast((piece) => piece.start <= place);
  const [first, last] = [at(start), at(start + length - 1)];
  const range = new Range();
  range.setStart(first.node, start - first.start);
  range.setEnd(last.node, start + length - last.start);
  return range;
}

// Browsers of before 2024 may not colour ranges; they show the place all the same.
function light(name, ranges) {
  globalThis.CSS.highlights?.set(name, new Highlight(...ranges));
}

function showPlace(range) {
  showPane("document");
  const pane = byId("document-pane");
  light("here", [range]);
  pane.scrollTop += range.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 3;
}
