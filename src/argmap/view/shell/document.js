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
  for (const source of map.documents) pane.append(heading(source.title), documentText(source.stretches));
  const held = new Set(map.documents.map(({ id }) => id));
  map.sources.forEach((source, number) => {
    const own = map.passages.map((passage, n) => [passage, n]).filter(([[of]]) => of === number);
    own.sort(([a], [b]) => (Number(a[1]) || 0) - (Number(b[1]) || 0));
    if (own.length && !held.has(source.id)) pane.append(placesPart(source, own));
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

function documentText(stretches) {
  const text = make("div", "document");
  text.dir = "auto";
  text.append(...stretches.map(([words, passages]) => stretch(words, passages)));
  text.addEventListener("keydown", walkText);
  text.addEventListener("focusin", (event) => stopAt(event.target));
  stopAt(text.querySelector("mark[data-claims]"));
  return text;
}

// One passage of a text is a tab stop; arrows lead to the others.
function stopAt(mark) {
  if (!mark?.dataset.claims) return;
  for (const other of mark.parentElement.querySelectorAll('mark[tabindex="0"]')) other.tabIndex = -1;
  mark.tabIndex = 0;
}

function walkText(event) {
  const all = [...event.currentTarget.querySelectorAll("mark[data-claims]")];
  const step = { ArrowDown: 1, ArrowUp: -1, ArrowRight: sideways, ArrowLeft: -sideways }[event.key];
  let at = all.indexOf(event.target);
  if (!step || at < 0) return;
  event.preventDefault();
  const { claims } = all[at].dataset;
  while (all[at]?.dataset.claims === claims) at += step;
  all[at]?.focus();
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
  made.tabIndex = -1;
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
function placesPart(source, own) {
  const part = make("section", "places");
  const picker = make("input");
  picker.type = "file";
  picker.accept = ".txt,.md,.text,text/plain,text/markdown";
  const told = make("p", "note");
  told.setAttribute("role", "status");
  const body = make("div");
  body.append(make("p", "note", say("document.absent")), placeList(own));
  picker.addEventListener("change", () => {
    openCopy(picker.files[0], { own, told, body }).catch(() => { told.textContent = say("document.failed"); });
  });
  const label = make("label", "", say("document.open"));
  label.append(picker);
  part.append(heading(source.title), label, told, body);
  return part;
}

function placeList(own) {
  const rows = make("ul");
  rows.append(...own.map(([passage, n]) => {
    const item = make("li");
    item.append(placeOf(passage));
    const digest = passage[3];
    if (digest) item.append(" ", make("code", "digest", `${digest.slice(0, 10)}…`));
    if (expressed.has(n)) item.append(list(expressed.get(n)));
    return item;
  }));
  return rows;
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
  stopAt(lit[0]);
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
