// The source documents with their passages marked. Click a passage: its claim is shown.
// Without a text there are the places, and a copy that the reader holds can be opened: it is
// checked here against the digests and goes nowhere.

const marks = new Map();
const expressed = new Map();
for (const { n, facts } of elements) for (const passage of many(facts.passages)) push(expressed, passage, n);

function buildDocuments() {
  const pane = byId("document-pane");
  if (pane.firstChild) return;
  pane.append(documentTools());
  for (const source of map.documents) pane.append(...documentParts(source.title, source.stretches));
  const held = new Set(map.documents.map(({ id }) => id));
  map.sources.forEach((source, number) => {
    const own = map.passages.map((passage, n) => [passage, n]).filter(([[of]]) => of === number);
    if (own.length && !held.has(source.id)) pane.append(placesPart(source, number, own));
  });
}

function documentTools() {
  const tools = make("p", "document-tools");
  const label = make("label", "", ` ${say("document.unmapped")}`);
  const box = make("input");
  box.type = "checkbox";
  box.id = "unmapped";
  box.addEventListener("change", () => byId("document-pane").classList.toggle("show-unmapped", box.checked));
  label.prepend(box);
  tools.append(label);
  tools.hidden = !map.documents.length;
  return tools;
}

function documentParts(title, stretches) {
  const text = make("div", "document");
  text.dir = "auto";
  text.append(...stretches.map(([words, passages]) => stretch(words, passages)));
  return [heading(title), text];
}

function stretch(words, passages) {
  if (!passages.length) return make("span", /\w/.test(words) ? "unmapped" : "", words);
  const speaking = passages.filter((passage) => expressed.has(passage));
  const made = make("mark", passages.length > 1 ? "several" : "", words);
  for (const passage of passages) push(marks, passage, made);
  if (speaking.length) makeClickable(made, speaking);
  return made;
}

function makeClickable(made, passages) {
  const numbers = [...new Set(passages.flatMap((passage) => expressed.get(passage)))];
  made.classList.add(polarityFor(numbers[0]));
  made.dataset.claims = numbers.join(" ");
  made.tabIndex = 0;
  made.setAttribute("role", "button");
  made.title = numbers.map(headline).join("\n\n");
  const choose = () => select(numbers[(numbers.indexOf(selection.n) + 1) % numbers.length], { scroll: false });
  made.addEventListener("click", choose);
  made.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    choose();
  });
}

// The places of the passages of a source that is not at hand.
function placesPart(source, number, own) {
  const part = make("section", "places");
  part.append(heading(source.title), make("p", "note", say("document.absent")));
  const picker = make("input");
  picker.type = "file";
  picker.accept = ".txt,.md,.text,text/plain,text/markdown";
  picker.setAttribute("aria-label", say("document.open"));
  const told = make("p", "note");
  told.setAttribute("role", "status");
  picker.addEventListener("change", () => openCopy(picker.files[0], source, number, own, part, told));
  const rows = make("ul");
  rows.append(...own.map(([passage, n]) => {
    const item = make("li");
    item.append(placeOf(passage));
    const digest = passage[3];
    if (digest) item.append(" ", make("code", "digest", `${digest.slice(0, 10)}…`));
    if (expressed.has(n)) item.append(list(expressed.get(n)));
    return item;
  }));
  part.append(make("p", "", say("document.open")), picker, told, rows);
  return part;
}

async function openCopy(file, source, number, own, part, told) {
  if (!file) return;
  const text = canonical(await file.text());
  const characters = [...text];
  const checks = await Promise.all(own.map(async ([[, start, end, digest]]) =>
    typeof start === "number" && (await sha256(characters.slice(start, end).join(""))) === digest));
  const right = checks.filter(Boolean).length;
  told.textContent = say("document.verified", right, own.length);
  if (!right) return;
  const found = own.filter((_, at) => checks[at]).map(([[, start, end], n]) => ({ n, start, end }));
  part.replaceWith(...documentParts(source.title, cutUp(characters, found)));
  lightPassages(selection.n, true);
  if (sought()) search(sought());
}

// A text as argmap counts it: NFC, line feeds, no mark of the byte order.
const canonical = (text) => text.replace(/^\ufeff+/, "").replace(/\r\n?/g, "\n").normalize("NFC");

async function sha256(text) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return btoa(String.fromCharCode(...digest)).replace(/=+$/, "");
}

// A text cut at the edges of its passages, the shortest passage first in each piece.
function cutUp(characters, passages) {
  const edges = ascending([0, characters.length, ...passages.flatMap(({ start, end }) => [start, end])]);
  return edges.slice(1).map((end, at) => {
    const covering = passages.filter((passage) => passage.start <= edges[at] && passage.end >= end);
    covering.sort((a, b) => a.end - a.start - (b.end - b.start));
    return [characters.slice(edges[at], end).join(""), covering.map(({ n }) => n)];
  });
}

function passageValue(passage, links) {
  const words = placeOf(map.passages[passage]);
  return links && documentHas(passage) ? action(words, () => showPassage(passage)) : document.createTextNode(words);
}

const inText = new Set(options.embed ? [] : map.documents.flatMap(({ stretches }) => stretches.flatMap(([, passages]) => passages)));

function documentHas(passage) {
  return marks.has(passage) || inText.has(passage);
}

function lightPassages(n, scroll) {
  for (const found of document.querySelectorAll("mark.lit")) found.classList.remove("lit");
  const lit = n === null ? [] : many(elements[n].facts.passages).flatMap((passage) => marks.get(passage) ?? []);
  for (const found of lit) found.classList.add("lit");
  if (scroll) lit[0]?.scrollIntoView({ block: "center" });
}

function markMatches() {
  for (const found of document.querySelectorAll("mark[data-claims]")) {
    found.classList.toggle("hit", found.dataset.claims.split(" ").some((n) => hits.has(Number(n))));
  }
}

function showPassage(passage) {
  showPane("document");
  const [first] = marks.get(passage);
  first.focus({ preventScroll: true });
  first.scrollIntoView({ block: "center", behavior: still.matches ? "auto" : "smooth" });
}
