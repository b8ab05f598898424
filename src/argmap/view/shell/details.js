// The details of what is selected; of the whole map when nothing is.

function badge(kind, polarity) {
  const mark = make("span", `badge ${polarity ?? "neutral"} ${kind}`);
  mark.append(icon(kind), document.createTextNode(kindName(kind)));
  return mark;
}

function showDetails() {
  const pane = byId("details-pane");
  pane.replaceChildren(...(selection.id === null ? overview() : detailsOf(selection.id)));
  pane.scrollTop = 0;
}

function overview() {
  const parts = [heading(scene.title)];
  if (scene.overview.about) parts.push(paragraph("wording", scene.overview.about));
  return [...parts, factList(scene.overview.facts)];
}

function detailsOf(id) {
  const record = records.get(id);
  if (!record) return addedDetails(id);
  const parts = [topLine(id, record)];
  if (record.text) parts.push(paragraph("wording", record.text, record.language));
  if (record.label) parts.push(paragraph("label", record.label));
  parts.push(factList(record.facts), idLine(id, record));
  return parts;
}

// A node that was added with pyvis: its label and title as plain text.
function addedDetails(id) {
  const node = data.nodes.find((candidate) => candidate.id === id);
  const parts = [backLine(badge("added"))];
  if (node) parts.push(paragraph("wording", String(node.label ?? node.id)));
  if (node?.title) parts.push(paragraph("label", String(node.title)));
  return parts;
}

function topLine(id, record) {
  const line = backLine(badge(record.kind, nodes.get(id)?.polarity));
  if (nodes.has(id)) line.append(button("page.show", () => reveal(id)));
  return line;
}

function backLine(mark) {
  const line = make("div", "top-line");
  line.append(mark, button("page.overview", () => select(null)));
  return line;
}

function idLine(id, record) {
  const line = make("p", "id-line");
  const name = make("code", "", id);
  name.title = record.iri;
  line.append(name, button("page.copy", (event) => copy(record.iri, event.currentTarget)));
  return line;
}

function heading(text) {
  const title = make("h2", "", text);
  title.dir = "auto";
  return title;
}

function paragraph(className, text, language) {
  const part = make("p", className, text);
  part.dir = "auto";
  if (language) part.lang = language;
  return part;
}

function button(word, action) {
  const made = make("button", "small", say(word));
  made.type = "button";
  made.lang = "en";
  made.addEventListener("click", action);
  return made;
}

function factList(facts, links = true) {
  const list = make("dl", "facts");
  for (const [name, values] of facts) {
    const row = make("div");
    const term = make("dt", "", name);
    term.lang = "en";
    row.append(term, ...values.map((value) => factValue(value, links)));
    list.append(row);
  }
  return list;
}

function factValue(value, links) {
  const cell = make("dd", value.severity ? `finding ${value.severity}` : "");
  cell.dir = "auto";
  if (value.lang) cell.lang = value.lang;
  cell.append(links ? linked(value) : document.createTextNode(textOf(value)));
  return cell;
}

// A value that is a statement of the map has that statement's text.
function textOf(value) {
  return value.text ?? records.get(value.id)?.text ?? value.id;
}

function linked(value) {
  if (value.passage !== undefined && documentHas(value.passage)) {
    return action(value.text, () => showPassage(value.passage));
  }
  if (value.id !== undefined) {
    const link = make("a", "", textOf(value));
    link.href = `#${encodeURIComponent(value.id)}`;
    return link;
  }
  if (value.href !== undefined && /^https?:\/\//i.test(value.href)) {
    const link = make("a", "outward", value.text);
    link.href = value.href;
    link.rel = "noopener noreferrer";
    link.target = "_blank";
    return link;
  }
  return document.createTextNode(value.text);
}

function action(text, run) {
  const made = make("button", "link", text);
  made.type = "button";
  made.addEventListener("click", run);
  return made;
}

async function copy(text, from) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    copyBySelecting(text);
  }
  from.textContent = say("page.copied");
  announce(say("page.copied"));
  setTimeout(() => { from.textContent = say("page.copy"); }, 1500);
}

function copyBySelecting(text) {
  const field = make("textarea", "hidden", text);
  document.body.append(field);
  field.select();
  document.execCommand("copy");
  field.remove();
}
