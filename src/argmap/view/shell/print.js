// Paper: the map as one picture, then the outline and the details of everything, nothing cut.

const SHARPEST = 2;
const LONGEST = 8000;
const LARGEST_AREA = 30e6;

function paperScale(width, height) {
  const area = Math.sqrt(LARGEST_AREA / (width * height));
  return Math.min(SHARPEST, LONGEST / width, LONGEST / height, area);
}

function paperMap() {
  const [left, top, right, bottom] = scene.bounds;
  const width = right - left + 20;
  const height = bottom - top + 20;
  const scale = paperScale(width, height);
  const canvas = make("canvas", "picture");
  canvas.width = Math.ceil(width * scale);
  canvas.height = Math.ceil(height * scale);
  const context = canvas.getContext("2d");
  context.setTransform(scale, 0, 0, scale, (10 - left) * scale, (10 - top) * scale);
  const pen = { context, colours: paperColours(), scale: 1 };
  paintLines(pen, new Set());
  for (const node of scene.nodes) (node.shape === "card" ? paintCard : paintStep)(pen, node, {});
  return canvas;
}

function paperOutline() {
  const list = make("section", "lines");
  for (const item of scene.outline) {
    const line = make("p", `row ${item.polarity}`);
    line.style.setProperty("--depth", String(Math.min(item.depth, DEEPEST_INDENT)));
    line.append(rowBody(item));
    list.append(line);
  }
  return list;
}

function paperDetails() {
  const list = make("section", "all");
  for (const id of new Set([...scene.outline.map((item) => item.id), ...records.keys()])) {
    const record = records.get(id);
    const entry = make("section", "entry");
    entry.append(badge(record.kind, nodes.get(id)?.polarity));
    if (record.text) entry.append(paragraph("wording", record.text));
    entry.append(factList([...record.facts, [say("fact.id"), [{ text: id }]]], false));
    list.append(entry);
  }
  return list;
}

let paperReady = false;

function buildPaper() {
  if (paperReady) return;
  paperReady = true;
  const parts = [make("h1", "", scene.title)];
  if (scene.nodes.length) parts.push(paperMap());
  parts.push(make("h2", "", say("page.outline")), paperOutline());
  parts.push(make("h2", "", say("page.details")), factList(scene.overview.facts, false), paperDetails());
  byId("paper").replaceChildren(...parts);
}

function listenToPrint() {
  addEventListener("beforeprint", buildPaper);
  matchMedia("print").addEventListener("change", (event) => { if (event.matches) buildPaper(); });
}
