// Paper: the map as one picture, then the outline and the details of everything, nothing cut.

const PAPER_ASPECT = 0.72;

function paperMap() {
  const picture = pictureOf(drawn(wholeForest, new Set(), PAPER_ASPECT), paperColours(), false);
  picture.setAttribute("class", "picture");
  for (const side of ["width", "height"]) picture.removeAttribute(side);
  return picture;
}

function paperOutline() {
  const lines = make("section", "lines");
  for (const { item } of rows) {
    const line = make("p", `row ${item.polarity}`);
    line.style.setProperty("--depth", String(Math.min(item.depth, DEEPEST_INDENT)));
    line.append(rowBody(item));
    lines.append(line);
  }
  return lines;
}

function paperDetails() {
  const all = make("section", "all");
  for (const n of new Set([...rows.map(({ item }) => item.n), ...elements.keys()])) {
    const { kind, text, lang, facts, findings, id } = elements[n];
    const entry = make("section", "entry");
    const head = make("p", "entry-head");
    head.append(badge(kind, polarityFor(n)));
    if (labelOf(n)) head.append(verdict(n));
    entry.append(head);
    if (text) entry.append(paragraph("wording", text, lang));
    const target = steps.get(n)?.target ?? -1;
    entry.append(factList(Object.entries({ ...(target >= 0 ? { bears: target } : {}), ...facts, id }), false));
    entry.append(...findings.map((finding) => findingItem(finding, false)));
    all.append(entry);
  }
  return all;
}

function buildPaper() {
  const parts = paperHead();
  if (wholeForest.order.length) parts.push(paperMap());
  parts.push(make("h2", "", say("page.outline")), paperOutline());
  parts.push(make("h2", "", say("page.details")), factList(Object.entries(map.overview.facts), false), paperDetails());
  byId("paper").replaceChildren(...parts);
}

function listenToPrint() {
  addEventListener("beforeprint", buildPaper);
  matchMedia("print").addEventListener("change", (event) => { if (event.matches) buildPaper(); });
}
