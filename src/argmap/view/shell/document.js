// The source documents with their passages marked. Click a passage: its claim is shown.

const marks = new Map();

function buildDocuments() {
  const pane = byId("document-pane");
  if (!pane) return;
  for (const source of scene.documents) {
    const title = heading(source.title);
    const text = make("div", "document");
    text.dir = "auto";
    text.append(...source.stretches.map(([words, passages]) => stretch(words, passages)));
    pane.append(title, text);
  }
}

function stretch(words, passages) {
  const speaking = passages.filter((passage) => (expressed.get(passage) ?? []).length);
  if (!passages.length) return document.createTextNode(words);
  const mark = make("mark", passages.length > 1 ? "several" : "", words);
  for (const passage of passages) {
    if (!marks.has(passage)) marks.set(passage, []);
    marks.get(passage).push(mark);
  }
  if (speaking.length) makeClickable(mark, speaking);
  return mark;
}

function makeClickable(mark, passages) {
  const ids = [...new Set(passages.flatMap((passage) => expressed.get(passage)))];
  const polarity = nodes.get(ids[0])?.polarity ?? "neutral";
  mark.classList.add(polarity);
  mark.tabIndex = 0;
  mark.setAttribute("role", "button");
  mark.title = ids.map((id) => records.get(id).text || id).join("\n\n");
  const choose = () => select(ids[(ids.indexOf(selection.id) + 1) % ids.length], { scroll: false });
  mark.addEventListener("click", choose);
  mark.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    choose();
  });
}

function documentHas(passage) {
  return marks.has(passage);
}

function passagesOf(id) {
  return [...expressed].filter(([, ids]) => ids.includes(id)).map(([passage]) => passage);
}

function lightPassages(id, scroll) {
  for (const found of document.querySelectorAll("mark.lit")) found.classList.remove("lit");
  const lit = passagesOf(id).flatMap((passage) => marks.get(passage) ?? []);
  for (const mark of lit) mark.classList.add("lit");
  if (scroll) lit[0]?.scrollIntoView({ block: "center" });
}

function showPassage(passage) {
  showPane("document");
  marks.get(passage)[0].scrollIntoView({ block: "center", behavior: still.matches ? "auto" : "smooth" });
}
