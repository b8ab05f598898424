// Paper: the map as one picture, then the outline and the details of everything, nothing cut.

const PAPER_ASPECT = 0.72;
const IN_COLUMNS = 60;

function paperMap() {
  const picture = pictureOf(drawn(wholeForest, new Set(), PAPER_ASPECT), paperColours(), false);
  picture.setAttribute("class", "picture");
  for (const side of ["width", "height"]) picture.removeAttribute(side);
  return picture;
}

function paperOutline() {
  return inColumns("lines", rows.map(({ item }) => {
    const line = make("p", `row ${item.polarity}`);
    line.style.setProperty("--depth", String(Math.min(item.depth, DEEPEST_INDENT)));
    line.append(rowBody(item));
    return line;
  }));
}

function paperDetails() {
  return inColumns("all", [...new Set([...rows.map(({ item }) => item.n), ...elements.keys()])].map((n) => {
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
    return entry;
  }));
}

// In columns, some after others: a browser takes very long over many in the same.
function inColumns(className, parts) {
  const sections = [];
  for (let at = 0; at < parts.length; at += IN_COLUMNS) {
    const section = make("section", className);
    section.append(...parts.slice(at, at + IN_COLUMNS));
    sections.push(section);
  }
  return sections;
}

function buildPaper() {
  const parts = paperHead();
  if (wholeForest.order.length) parts.push(paperMap());
  parts.push(make("h2", "", say("page.outline")), ...paperOutline());
  parts.push(make("h2", "", say("page.details")), factList(Object.entries(map.overview.facts), false), ...paperDetails());
  byId("paper").replaceChildren(...parts);
}

function listenToPrint() {
  addEventListener("beforeprint", buildPaper);
  matchMedia("print").addEventListener("change", (event) => { if (event.matches) buildPaper(); });
}
